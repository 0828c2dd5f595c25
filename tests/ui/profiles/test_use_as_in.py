"""Taking over what another profile has in a field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from persona_studio.actions import profiles, values
from persona_studio.domain.ground import Ground

Key, Mod = Qt.Key, Qt.KeyboardModifier


def open_menu(desk: Any) -> QMenu:
    """The menu that Shift+F10 opens in the field with the focus."""
    desk.press(Key.Key_F10, Mod.ShiftModifier)
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def taken(menu: QMenu) -> list[Any]:
    submenu = next(action.menu() for action in menu.actions() if action.text() == "Use as in")
    assert isinstance(submenu, QMenu)
    return list(submenu.actions()) if submenu.isEnabled() else []


def other(desk: Any, **fields: list[Any]) -> None:
    id = profiles.create(desk.book, "buyer-persona", "Finance Farid")
    for field, given in fields.items():
        values.set_field(desk.book, id, field, given)
    desk.settle()


def test_a_list_takes_what_is_not_there_yet(desk: Any) -> None:
    desk.put("goals", "Prove it")
    other(desk, goals=["Cut costs", "Prove it"])
    desk.form.focus_field("goals")
    menu = open_menu(desk)
    (action,) = taken(menu)
    assert action.text() == "Finance Farid: Cut costs and 1 more"
    action.trigger()
    menu.close()
    desk.settle()
    assert desk.all("goals") == ["Prove it", "Cut costs"]
    assert desk.shown("goals") == ("Prove it", "Cut costs")
    assert {claim.ground for claim in desk.profile().of("goals")} == {Ground.ASSUMPTION}
    desk.undo()
    assert desk.all("goals") == ["Prove it"]


def test_what_was_typed_a_moment_ago_is_one_step_and_the_taking_another(desk: Any) -> None:
    other(desk, role=["VP Finance"])
    desk.form.focus_field("role")
    desk.type("CFO")
    menu = open_menu(desk)
    taken(menu)[0].trigger()
    menu.close()
    assert desk.value("role") == "VP Finance"
    desk.undo()
    assert desk.value("role") == "CFO"


def test_nobody_has_anything_there(desk: Any) -> None:
    desk.form.focus_field("role")
    menu = open_menu(desk)
    assert taken(menu) == []
    menu.close()


def test_an_example_in_an_empty_field_is_never_content(desk: Any) -> None:
    for field in desk.profile().template.fields:
        desk.form.focus_field(field.id)
    desk.settle()
    assert not desk.profile().claims
    assert all(desk.shown(field.id) == () for field in desk.profile().template.fields if field.id != "name")
