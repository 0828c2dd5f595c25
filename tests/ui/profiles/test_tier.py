"""The tier of a profile in the window: in the list, in the head, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.profiles.place import Place


@pytest.fixture
def place(window: Window, committee_file: Path) -> Place:
    window.open_path(committee_file)
    assert window.workspace is not None
    found = window.workspace.place
    found.choose(next(p.id for p in found.session.book.profiles() if p.name == "Marketing Maria"))
    return found


def menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def tier(place: Place) -> int:
    assert place.current is not None
    return place.session.book.profile(place.current).tier


def spoken(place: Place) -> str:
    return str(place.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_alt_t_opens_the_tiers_and_a_digit_chooses(qtbot: QtBot, window: Window, place: Place) -> None:
    place.begin()
    assert "Tier" not in spoken(place)
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(menu(qtbot), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: tier(place) == 2 and "Tier 2" in spoken(place))
    assert place.middle.head.tier.accessibleName() == "Tier: Tier 2"
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: tier(place) == 0 and "Tier" not in spoken(place))
    assert place.middle.head.tier.accessibleName() == "Tier: No tier"


def test_a_click_on_the_chip_opens_them_too(qtbot: QtBot, place: Place) -> None:
    qtbot.mouseClick(place.middle.head.tier, Qt.MouseButton.LeftButton)
    opened = menu(qtbot)
    assert [action.text().replace("&", "") for action in opened.actions()] == ["Tier 1", "Tier 2", "Tier 3", "No tier"]
    assert [action.isChecked() for action in opened.actions()] == [False, False, False, True]
    qtbot.keyClick(opened, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: tier(place) == 1)


def test_whom_one_does_not_serve_has_no_tier(qtbot: QtBot, window: Window, place: Place) -> None:
    assert window.commands.can("profile.tier")
    place.create_profile("negative-persona")
    qtbot.waitUntil(lambda: place.middle.head.accessibleName().startswith("New negative"))
    assert not place.middle.head.tier.isVisible()
    assert not window.commands.can("profile.tier")
