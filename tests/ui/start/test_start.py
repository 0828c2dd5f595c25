"""The start page and what it remembers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.memory import Memory
from persona_studio.ui.start.recent import Recent, Recents, when


def test_the_newest_stands_first_and_once(tmp_path: Path) -> None:
    recents = Recents(Memory(tmp_path / "m.json"))
    for path in ("/a", "/b", "/a"):
        recents.add(Recent(path, path.strip("/"), (("Maria", "buyer"),), 1))
    again = Recents(Memory(tmp_path / "m.json")).all()
    assert [r.path for r in again] == ["/a", "/b"]
    assert again[0].faces == (("Maria", "buyer"),)


@pytest.mark.parametrize("junk", ["x", [1, None, {"path": 3}, {"path": "/a", "faces": 5}], {"a": 1}])
def test_strange_entries_are_passed_over(tmp_path: Path, junk: object) -> None:
    memory = Memory(tmp_path / "m.json")
    memory.put(recent=junk)
    assert Recents(memory).all() == []


@pytest.mark.parametrize(("opened", "said"), [
    ("2026-11-21T14:32:00", "Today, 14:32"), ("2026-11-20T23:59:00", "Yesterday"), ("2026-11-18T08:00:00", "18 November"),
    ("2024-11-18T08:00:00", "18 November 2024"), ("rubbish", ""),
])  # fmt: skip
def test_when_is_said_as_people_say_it(opened: str, said: str) -> None:
    assert when(opened, datetime(2026, 11, 21, 22, 0)) == said


def test_arrows_and_enter_open_a_recent_workbook(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.recents.add(Recent(str(book_file), "Pinegate", (), 3))
    window.recents.add(Recent(str(book_file.with_name("gone.persona")), "Gone", (), 1))
    window.start.refresh()
    window.start.begin()
    view = window.start.view
    assert QApplication.focusWidget() is view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.workspace
    assert window.workspace.session.book.path == book_file


def test_a_missing_workbook_stays_in_the_list_and_says_so(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.recents.add(Recent(str(tmp_path / "gone.persona"), "Gone", (), 1))
    window.start.refresh()
    with qtbot.waitSignal(window.start.view.located):
        window.start.view.open_row(0)
    for dialog in [w for w in QApplication.topLevelWidgets() if w.inherits("QFileDialog")]:
        dialog.close()
    text = str(window.start.view.recents.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Not found" in text
    qtbot.keyClick(window.start.view, Qt.Key.Key_Delete)
    assert window.recents.all() == []


def test_the_filter_narrows_the_list(qtbot: QtBot, window: Window) -> None:
    for name in ("Fernwood Analytics", "Harbour Logistics"):
        window.recents.add(Recent(f"/{name}", name))
    window.start.refresh()
    qtbot.keyClicks(window.start._right.filter, "harb")
    model = window.start.view.recents
    assert [model.index(n).data() for n in range(model.rowCount())] == ["Harbour Logistics"]


def test_the_sample_workbook_opens_by_click(qtbot: QtBot, window: Window, home: Path) -> None:
    sample = next(a for a in window.start._left.choices if a.text() == "Sample workbook")
    qtbot.mouseClick(sample, Qt.MouseButton.LeftButton)
    assert window.workspace
    assert len(window.workspace.session.book.profiles()) == 5


def test_a_dropped_workbook_opens(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.take_files([book_file])
    assert window.workspace


def test_another_dropped_file_is_explained(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.take_files([tmp_path / "notes.md"])
    assert window.start.error.notice
    assert "notes.md is not a workbook" in window.start.error.notice.sentence


def test_two_workbooks_of_one_client_are_told_apart_by_their_files(tmp_path: Path) -> None:
    said = []
    for stem in ("Fernwood", "Fernwood 2025"):
        path = tmp_path / f"{stem}.persona"
        path.touch()
        said.append(Recent(str(path), "Fernwood", (), 2).content())
    assert said == ["2 profiles", "2 profiles in Fernwood 2025.persona"]
