"""Snapshots and earlier versions, from the menus to the columns, and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles, snapshots, values
from persona_studio.ui.compare.place import ComparePlace
from persona_studio.ui.compare.versions.panel import VersionsPanel
from persona_studio.ui.compare.versions.points import Point, named
from persona_studio.ui.compare.versions.snapshots import SnapshotsPanel, TakePanel
from persona_studio.ui.frame.window import Window
from persona_studio.workbook.file import create


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Window:
    """A persona as it was at a snapshot, reworded since; the window shows it."""
    path = tmp_path / "versions.persona"
    with create(path, backups=tmp_path / "backups") as book:
        mei = profiles.create(book, "buyer-persona", "Marketing Mei")
        values.set_field(book, mei, "role", ["Marketer"])
        snapshots.take(book, "Board, March")
        values.set_field(book, mei, "role", ["Head of marketing"])
    window.open_path(path)
    assert window.workspace is not None
    qtbot.waitUntil(lambda: window.workspace.place.current is not None)
    return window


def columns(window: Window) -> list[tuple[str, str]]:
    place = window.workspace.places.seen
    if not isinstance(place, ComparePlace):
        return []
    return [(column.when, column.profile.value("role")) for column in place.board.columns]


def role(window: Window) -> str:
    book = window.workspace.session.book
    return str(book.profile(book.profiles()[0].id).value("role"))


def panel(window: Window) -> object:
    return window.overlay.panel if window.overlay else None


def test_a_snapshot_is_taken_under_a_name_that_is_free(qtbot: QtBot, opened: Window) -> None:
    opened.commands.run("file.snapshot")
    asked = panel(opened)
    assert isinstance(asked, TakePanel)
    qtbot.keyClicks(asked.name, "board, march")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "already" in asked.told.text())
    asked.name.setText("Review")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.overlay is None)
    assert [s.name for s in opened.workspace.session.book.snapshots()] == ["Review", "Board, March"]


def test_a_profile_stands_beside_what_it_was_at_a_snapshot(qtbot: QtBot, opened: Window) -> None:
    opened.commands.run("profile.earlier")
    asked = panel(opened)
    assert isinstance(asked, VersionsPanel)
    qtbot.waitUntil(lambda: asked.list.current is not None)
    qtbot.keyClick(asked.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: columns(opened) == [("", "Head of marketing"), ("Board, March", "Marketer")])


def test_a_date_can_be_typed_and_one_that_is_none_is_told(qtbot: QtBot, opened: Window) -> None:
    opened.commands.run("profile.earlier")
    asked = panel(opened)
    qtbot.keyClicks(asked.line, "last spring")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "last spring" in asked.told.text())
    asked.line.setText((datetime.now() - timedelta(days=400)).date().isoformat())
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "was not in the workbook then" in asked.told.text())
    asked.line.setText("board, march")
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(columns(opened)) == 2)


def test_a_snapshot_says_what_restoring_changes_and_restores_in_one_step(qtbot: QtBot, opened: Window) -> None:
    opened.workspace.session.run(profiles.create, "icp", "New one")
    opened.commands.run("file.snapshots")
    asked = panel(opened)
    assert isinstance(asked, SnapshotsPanel)
    qtbot.waitUntil(lambda: asked.told.text().startswith("Restoring everything changes 1 profile. 1 profile that was made since goes."))
    asked.everything.click()
    qtbot.waitUntil(lambda: role(opened) == "Marketer" and len(opened.workspace.session.book.profiles()) == 1)
    qtbot.waitUntil(lambda: opened.workspace.toast.words == "Restored to Board, March")
    opened.commands.run("edit.undo")
    qtbot.waitUntil(lambda: role(opened) == "Head of marketing" and len(opened.workspace.session.book.profiles()) == 2)


def test_one_profile_alone_is_restored_or_compared(qtbot: QtBot, opened: Window) -> None:
    for press in ("beside", "one"):
        opened.commands.run("file.snapshots")
        asked = panel(opened)
        qtbot.waitUntil(lambda asked=asked: asked.list.current is not None)
        getattr(asked, press).click()
        if press == "beside":
            qtbot.waitUntil(lambda: columns(opened) == [("", "Head of marketing"), ("Board, March", "Marketer")])
    qtbot.waitUntil(lambda: role(opened) == "Marketer")


def test_an_entry_of_the_history_leads_to_its_point(qtbot: QtBot, opened: Window) -> None:
    history = opened.workspace.place.inspector.history
    book = opened.workspace.session.book
    entry = book.history(book.profiles()[0].id)[1]
    compare, back = history.menu(entry).actions()
    assert (compare.text(), back.text()) == ("Compare with this point", "Restore this profile to here")
    back.trigger()
    qtbot.waitUntil(lambda: role(opened) == "Marketer")
    compare.trigger()
    qtbot.waitUntil(lambda: len(columns(opened)) == 2)


def test_a_workbook_without_snapshots_says_how_to_take_one(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    window.commands.run("file.snapshots")
    qtbot.waitUntil(lambda: "no snapshot yet" in panel(window).told.text())
    assert not panel(window).everything.isEnabled()


def test_points_are_named_with_their_day(opened: Window) -> None:
    (point,) = named(opened.workspace.session.book)
    assert isinstance(point, Point)
    assert point.words == "Board, March"
    assert str(datetime.now().year) in point.detail
