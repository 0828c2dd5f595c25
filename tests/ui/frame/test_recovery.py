"""A damaged workbook: what the window offers, and what comes of it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles
from persona_studio.ui.frame.recovery import beside
from persona_studio.ui.frame.window import Window
from persona_studio.ui.parts.buttons import Button
from persona_studio.workbook.file import open_book


def damage(path: Path) -> None:
    """Overwrites pages in the middle, as a bad disk does."""
    content = bytearray(path.read_bytes())
    middle = len(content) * 5 // 6 // 4096 * 4096  # behind the schema, without which nothing can be read
    content[middle : middle + 3 * 4096] = bytes(3 * 4096)
    path.write_bytes(content)


def click(window: Window, words: str) -> None:
    next(b for b in window.start.error.findChildren(Button) if b.text().startswith(words)).click()


def test_a_damaged_workbook_is_recovered_beside_itself(qtbot: QtBot, window: Window, book_file: Path) -> None:
    damage(book_file)
    before = book_file.read_bytes()
    assert not window.open_path(book_file)
    click(window, "Recover what can be read")
    assert window.workspace
    assert window.workspace.session.book.path.name == "sample (recovered).persona"
    assert window.workspace.toast.words.startswith("Recovered ")
    assert window.start.error.notice is None
    assert book_file.read_bytes() == before


def test_the_backup_of_a_damaged_workbook_is_opened_as_a_new_file(qtbot: QtBot, window: Window, book_file: Path) -> None:
    for name in ("Early Emil", "Late Lena"):  # the backup is made before the first change of a session
        with open_book(book_file) as book:
            profiles.create(book, "buyer-persona", name)
    damage(book_file)
    assert not window.open_path(book_file)
    click(window, "Open the backup")
    assert window.workspace
    assert window.workspace.session.book.path.name == "sample (backup).persona"
    assert len(window.workspace.session.book.profiles()) == 4


def test_a_new_neighbour_takes_no_name_that_is_taken(tmp_path: Path, book_file: Path) -> None:
    shutil.copy(book_file, tmp_path / "sample (backup).persona")
    assert beside(book_file, "{name} (backup)").name == "sample (backup) 2.persona"


def test_a_file_with_a_very_long_name_does_not_widen_the_window(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    long = tmp_path / f"{'x' * 240}.persona"
    long.write_text("no workbook")
    assert not window.open_path(long)
    assert window.start.error.minimumSizeHint().width() < window.minimumWidth()


def test_damage_behind_our_back_is_told_after_the_first_paint(qtbot: QtBot, window: Window, book_file: Path) -> None:
    with open_book(book_file) as book:
        profiles.create(book, "buyer-persona", "Someone")
        backups = book.backups
    with closing(sqlite3.connect(book_file)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'ix_happened_edit'").fetchone()[0]
    content = bytearray(book_file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)  # an index that no screen reads
    book_file.write_bytes(content)
    backups.remember()  # size and time are as we left them: a bad disk changes neither
    assert window.open_path(book_file)
    assert window.workspace
    line = window.workspace.error
    qtbot.waitUntil(lambda: line.notice is not None, timeout=10_000)
    assert line.notice is not None
    assert "damaged" in line.notice.sentence
    assert any(words.startswith("Save a copy") for words, _do in line.notice.offers)


def test_a_sound_workbook_is_checked_in_silence(qtbot: QtBot, window: Window, book_file: Path) -> None:
    with open_book(book_file):
        pass
    assert window.open_path(book_file)
    assert window.workspace
    check = window.workspace.check
    check.begin()
    with qtbot.assertNotEmitted(check.found):
        check.end()
        QApplication.processEvents()
    assert window.workspace.error.notice is None
