"""Who is chosen in the list of profiles goes to Compare from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from tests.ui.compare.conftest import names, opened


def test_space_adds_the_chosen_profile(qtbot: QtBot, window: Window, compare_file: Path) -> None:
    window.open_path(compare_file)
    assert window.workspace is not None
    rows = window.workspace.place.list
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert window.workspace.toast.words == "Maria is in Compare, alone so far"
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert window.workspace.toast.words == "Farid is in Compare, with 1 other"
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert window.workspace.toast.words == "It is in Compare already."
    assert names(opened(window)) == ["Maria", "Farid"]
    window.commands.run("view.profiles")
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert names(opened(window)) == ["Maria", "Farid", "Renée"]


def test_several_that_are_chosen_are_compared(qtbot: QtBot, window: Window, compare_file: Path) -> None:
    window.open_path(compare_file)
    assert window.workspace is not None
    rows = window.workspace.place.list
    assert not window.commands.can("compare.these")
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert window.commands.can("compare.these")
    window.commands.run("compare.these")
    assert window.workspace.places.at == "compare"
    assert names(opened(window)) == ["Maria", "Farid", "Renée"]
