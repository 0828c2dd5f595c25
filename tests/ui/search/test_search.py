"""Search in a profile and in the workbook, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.parts.marked import pieces
from persona_studio.ui.profiles.place import Place
from persona_studio.ui.search.bar import SearchBar
from persona_studio.ui.search.panel import SearchPanel
from persona_studio.ui.search.searching import Searching

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def place(window: Window, committee_file: Path, qtbot: QtBot) -> Place:
    window.open_path(committee_file)
    assert window.workspace
    qtbot.waitUntil(window.workspace.place.list.hasFocus)
    return window.workspace.place


@pytest.fixture
def bar(window: Window, place: Place) -> SearchBar:
    assert window.workspace
    return next(part for part in window.workspace.parts if isinstance(part, Searching)).bar


def opened(qtbot: QtBot, window: Window, place: Place) -> SearchPanel:
    qtbot.keyClick(place.list, Key.Key_F, CTRL | SHIFT)
    assert window.overlay
    panel = window.overlay.panel
    assert isinstance(panel, SearchPanel)
    return panel


def id_of(place: Place, name: str) -> int:
    return next(p.id for p in place._session.book.profiles() if p.name == name)


def test_hits_come_as_one_types_and_enter_goes_to_the_field(qtbot: QtBot, window: Window, place: Place) -> None:
    panel = opened(qtbot, window, place)
    qtbot.keyClicks(panel.line, "REVENUE")
    qtbot.waitUntil(lambda: len(panel.shown) == 1)
    assert (panel.shown[0].label, panel.count.text()) == ("Goals", "1 hit")
    qtbot.keyClick(panel.line, Key.Key_Return)
    assert window.overlay is None
    assert place.current == id_of(place, "Marketing Maria")
    sheet = place.middle.form.sheet
    assert sheet
    assert sheet.boxes["goals"].isAncestorOf(QApplication.focusWidget())


def test_diacritics_do_not_matter_and_arrows_choose(qtbot: QtBot, window: Window, place: Place) -> None:
    panel = opened(qtbot, window, place)
    qtbot.keyClicks(panel.line, "renee")
    qtbot.waitUntil(lambda: [row.hit.excerpt for row in panel.shown] == ["RevOps Renée"])
    panel.line.clear()
    qtbot.keyClicks(panel.line, "a")
    qtbot.waitUntil(lambda: len(panel.shown) > 3)
    first = panel.view.currentIndex().row()
    qtbot.keyClick(panel.line, Key.Key_Down)
    assert panel.view.currentIndex().row() > first


def test_evidence_is_found_where_it_stands(qtbot: QtBot, window: Window, place: Place) -> None:
    panel = opened(qtbot, window, place)
    qtbot.keyClicks(panel.line, "defend number")
    qtbot.waitUntil(lambda: len(panel.shown) == 1)
    assert panel.shown[0].label == "Evidence of Goals"


def test_esc_clears_then_closes(qtbot: QtBot, window: Window, place: Place) -> None:
    panel = opened(qtbot, window, place)
    qtbot.keyClicks(panel.line, "maria")
    qtbot.keyClick(panel.line, Key.Key_Escape)
    assert panel.line.text() == ""
    assert window.overlay
    qtbot.keyClick(panel.line, Key.Key_Escape)
    assert window.overlay is None


def test_in_a_profile_hits_are_counted_and_walked_round(qtbot: QtBot, place: Place, bar: SearchBar) -> None:
    place.choose(id_of(place, "Marketing Maria"))
    qtbot.keyClick(place.list, Key.Key_F, CTRL)
    assert bar.line.hasFocus()
    qtbot.keyClicks(bar.line, "on")
    qtbot.waitUntil(lambda: bool(bar.hits))
    assert bar.count.text() == f"1 of {len(bar.hits)}"
    for _hit in bar.hits:
        qtbot.keyClick(bar.line, Key.Key_Return)
    assert bar.at == 0
    qtbot.keyClick(bar.line, Key.Key_Return, SHIFT)
    assert bar.at == len(bar.hits) - 1
    assert bar.line.hasFocus()


def test_esc_leaves_the_cursor_in_the_field_that_was_found(qtbot: QtBot, place: Place, bar: SearchBar) -> None:
    place.choose(id_of(place, "Marketing Maria"))
    qtbot.keyClick(place.list, Key.Key_F, CTRL)
    qtbot.keyClicks(bar.line, "monthly")
    qtbot.waitUntil(lambda: len(bar.hits) == 1)
    qtbot.keyClick(bar.line, Key.Key_Escape)
    sheet = place.middle.form.sheet
    assert sheet
    assert sheet.boxes["goals"].isAncestorOf(QApplication.focusWidget())
    assert not bar.isVisible()


def test_nothing_found_is_said(qtbot: QtBot, place: Place, bar: SearchBar) -> None:
    qtbot.keyClick(place.list, Key.Key_F, CTRL)
    qtbot.keyClicks(bar.line, "zeppelin")
    qtbot.waitUntil(lambda: bar.count.text() == "Nothing found")


@pytest.mark.parametrize("spans", [(), ((0, 2),), ((1, 3), (4, 5)), ((0, 5),)])
def test_marked_pieces_are_the_text(spans: tuple[tuple[int, int], ...]) -> None:
    parts = pieces("goals", spans)
    assert "".join(part for part, _hit in parts) == "goals"
    assert [part for part, hit in parts if hit] == ["goals"[a:b] for a, b in spans]
