"""The places on the rail: made when first gone to, each with its own commands, the last one remembered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window


def test_keys_and_the_rail_go_from_place_to_place(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace is not None
    assert [item.isChecked() for item in workspace.rail.items] == [True, False, False]
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert workspace.places.at == "score"
    assert [item.isChecked() for item in workspace.rail.items] == [False, False, True]
    qtbot.mouseClick(workspace.rail.items[0], Qt.MouseButton.LeftButton)
    assert workspace.places.at == "profiles"
    assert workspace.place.isVisible()
    assert workspace.place.list.hasFocus()


def test_commands_belong_to_the_place_that_is_seen(window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    assert window.commands.can("profile.rename")
    assert not window.commands.can("score.add")
    window.commands.run("view.score")
    assert not window.commands.can("profile.rename")
    assert window.commands.can("score.add")
    window.close_workbook()
    assert not any(command.id.startswith("score.") for command in window.commands)


def test_who_is_wanted_is_shown_where_profiles_are(window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace is not None
    window.commands.run("view.score")
    other = workspace.place.model.ids()[-1]
    workspace.place.choose(other)
    assert workspace.places.at == "profiles"
    assert workspace.place.current == other


def test_the_last_place_is_remembered(window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    window.commands.run("view.score")
    window.close_workbook()
    window.open_path(book_file)
    assert window.workspace is not None
    assert window.workspace.places.at == "score"
    assert window.commands.can("score.add")


def test_nothing_of_scoring_is_imported_before_it_is_wanted() -> None:
    code = "import sys, persona_studio.ui.frame.window; print([m for m in sys.modules if m == 'numpy' or m.startswith('persona_studio.ui.score')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
