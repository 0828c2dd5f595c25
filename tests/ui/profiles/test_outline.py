"""The outline: counts, errors, keys, filter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from persona_studio.domain.profile import counted
from persona_studio.ui.profiles.filters import TO_FILL_IN
from persona_studio.ui.profiles.outline import Outline

Key = Qt.Key


@pytest.fixture
def outline(desk: Any, theme: Any, qtbot: Any) -> Iterator[Outline]:
    outline = Outline(theme)
    qtbot.addWidget(outline)
    outline.show_profile(desk.profile())
    outline.resize(outline.sizeHint())
    outline.show()
    outline.activateWindow()
    outline.setFocus()
    yield outline
    outline.close()


def test_counts_of_fields_and_of_lists(desk: Any, outline: Outline) -> None:
    desk.put("role", "Buyer")
    desk.put("goals", "One", "Two")
    outline.show_profile(desk.profile())
    counts = {title: count for _id, title, count in outline._rows()}
    assert counts["About"] == "2/7"
    assert counts["Goals"] == "2"
    assert counts["To fill in"] == str(len(counted(desk.profile().template, desk.profile().filled)) - 3)
    assert counts["Assumptions"] == "3"
    assert counts["Changed lately"] == "0"  # nobody said what changed


def test_arrows_and_enter_choose_a_section(outline: Outline, qtbot: Any) -> None:
    with qtbot.waitSignal(outline.chosen) as told:
        qtbot.keyClick(outline, Key.Key_Down)
        qtbot.keyClick(outline, Key.Key_Return)
    assert told.args == ["context"]
    assert "Context" in outline.accessibleDescription()


def test_a_click_chooses_a_section(outline: Outline, qtbot: Any) -> None:
    with qtbot.waitSignal(outline.chosen) as told:
        qtbot.mouseClick(outline, Qt.MouseButton.LeftButton, pos=QPoint(60, 2 * 28 + 10))
    assert told.args == ["goals"]


def test_a_row_filters_and_takes_the_filter_back(outline: Outline, qtbot: Any) -> None:
    told: list[Any] = []
    outline.filtered.connect(told.append)
    qtbot.keyClick(outline, Key.Key_End)
    qtbot.keyClick(outline, Key.Key_Up)
    qtbot.keyClick(outline, Key.Key_Up)
    qtbot.keyClick(outline, Key.Key_Return)
    qtbot.keyClick(outline, Key.Key_Return)
    assert told == [TO_FILL_IN, None]


def test_a_section_with_an_error_is_marked(outline: Outline) -> None:
    before = outline.grab().toImage()
    outline.set_errors({"team_size"})
    after = outline.grab().toImage()
    assert before != after
    outline.set_errors(set())
    assert outline.grab().toImage() == before
