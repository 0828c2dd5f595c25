"""Who is chosen in the list of profiles goes to Compare from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.profiles.list import MIME
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


def test_a_profile_dropped_on_compare_in_the_rail_is_added(qtbot: QtBot, window: Window, compare_file: Path) -> None:
    window.open_path(compare_file)
    assert window.workspace is not None
    item, data = window.workspace.rail.item("compare"), QMimeData()
    data.setData(MIME, b"1")
    at, buttons, none = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at.toPoint(), Qt.DropAction.MoveAction, data, buttons, none)
    item.dragEnterEvent(entered)
    assert entered.isAccepted()
    dropped = QDropEvent(at, Qt.DropAction.MoveAction, data, buttons, none)
    item.dropEvent(dropped)
    assert dropped.isAccepted()
    assert window.workspace.toast.words == "Maria is in Compare, alone so far"


def test_del_takes_all_that_are_chosen(qtbot: QtBot, window: Window, compare_file: Path) -> None:
    window.open_path(compare_file)
    assert window.workspace is not None
    workspace = window.workspace
    qtbot.keyClick(workspace.place.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(workspace.place.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(workspace.session.book.profiles()) == 6)
    qtbot.waitUntil(lambda: workspace.toast.words == "Deleted 2 profiles")
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: len(workspace.session.book.profiles()) == 8)
