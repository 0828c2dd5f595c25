"""Optional sections: not there until somebody wants them, and then they stay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from persona_studio.domain.profile import completeness
from persona_studio.ui.profiles.middle import Middle

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def middle(desk: Any, theme: Any) -> Iterator[Middle]:
    middle = Middle(desk.session, theme)
    middle.resize(900, 900)
    middle.show_profile(desk.profile(), desk.book.shares(desk.id))
    middle.show()
    middle.activateWindow()
    desk.bot.waitUntil(lambda: middle.isActiveWindow())
    yield middle
    desk.form.flush()
    middle.close()
    middle.deleteLater()


def titles(middle: Middle) -> list[str]:
    return [title for _id, title, _count in middle.outline._rows()]


def test_an_optional_section_is_left_out_and_does_not_count(desk: Any, middle: Middle) -> None:
    optional = [section for section in desk.profile().template.sections if section.optional]
    assert optional
    for section in optional:
        assert not middle.form.sheet.headings[section.id].isVisible()  # type: ignore[union-attr]
        assert section.outline not in titles(middle)
    asked = [f for s in desk.profile().template.sections if not s.optional for f in s.fields if f.asked]
    assert completeness(desk.profile()).all == len(asked)


def test_the_outline_offers_the_sections_and_leads_into_the_one_chosen(desk: Any, middle: Middle) -> None:
    assert "Add a section" in titles(middle)
    before = completeness(desk.profile()).all
    middle.outline.setFocus()
    for _n in range(titles(middle).index("Add a section")):
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    QApplication.processEvents()
    menu = next(found for found in middle.findChildren(QMenu) if found.isVisible())
    action = next(action for action in menu.actions() if action.text() == "Buyer's journey")
    action.trigger()
    menu.close()
    assert middle.form._box is not None
    assert middle.form._box.field.id == "journey"
    assert "Journey" in titles(middle)
    assert completeness(desk.profile()).all == before
    desk.press(Key.Key_Tab)
    desk.type("Why?")
    middle.form.flush()
    assert completeness(desk.profile()).all == before + 1


def test_a_section_with_values_is_there_at_once_and_undo_leaves_it_in_sight(desk: Any, middle: Middle) -> None:
    desk.put("jobs", desk.profile().template.field("jobs").kind.parse("a | b | c"))
    QApplication.processEvents()
    middle.refresh(desk.profile(), desk.book.shares(desk.id))
    assert "Jobs" in titles(middle)
    desk.undo()
    assert middle.form.sheet.headings["jobs"].isVisible()  # type: ignore[union-attr]


def test_tab_and_section_keys_leave_out_what_is_not_shown(desk: Any, middle: Middle) -> None:
    middle.enter()
    seen = set()
    for _n in range(len(desk.profile().template.sections)):
        desk.press(Key.Key_Tab, Mod.ControlModifier)
        assert middle.form._box is not None
        section = desk.profile().template.section_of(middle.form._box.field.id)
        seen.add(section.id)
    assert seen == {section.id for section in desk.profile().template.sections if not section.optional}


def test_every_section_is_reached_through_its_number(desk: Any, middle: Middle) -> None:
    middle.go_to_number(2)
    assert middle.form._box is not None
    assert middle.form._box.field.id == "goals"


def test_filters_count_hide_and_say_so(desk: Any, middle: Middle) -> None:
    desk.put("role", "Buyer")
    middle.refresh(desk.profile(), desk.book.shares(desk.id))
    rows = {title: count for _id, title, count in middle.outline._rows()}
    assert (rows["Assumptions"], rows["Changed lately"]) == ("1", "1")
    middle.outline.setFocus()
    for _n in range(titles(middle).index("Changed lately")):
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    boxes = middle.form.sheet.boxes  # type: ignore[union-attr]
    assert [id for id, box in boxes.items() if box.isVisible()] == ["role"]
    assert middle.form.sheet.headings["goals"].isVisible()  # type: ignore[union-attr]
    assert middle.form.hidden == sum(len(section.fields) for section in middle.form.sections()) - 1
    desk.press(Key.Key_Return)
    assert boxes["goals"].isVisible()


def test_the_field_with_the_focus_stays_while_a_filter_is_on(desk: Any, middle: Middle) -> None:
    middle._filter("to_fill_in")
    middle.form.focus_field("role")
    desk.type("Buyer")
    middle.form.flush()
    desk.settle()
    assert middle.form.sheet.boxes["role"].isVisible()  # type: ignore[union-attr]
    desk.type("!")
    middle.form.flush()
    assert desk.value("role") == "Buyer!"
