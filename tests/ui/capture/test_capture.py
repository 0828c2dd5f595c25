"""Quick capture and sorting, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from persona_studio.ui.capture.inbox import InboxPanel
from persona_studio.ui.capture.panel import CapturePanel
from persona_studio.ui.frame.window import Window
from persona_studio.ui.profiles.place import Place
from persona_studio.workbook.book import Workbook

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def place(window: Window, committee_file: Path, qtbot: QtBot) -> Place:
    window.open_path(committee_file)
    assert window.workspace
    qtbot.waitUntil(window.workspace.place.list.hasFocus)
    return window.workspace.place


@pytest.fixture
def book(place: Place) -> Workbook:
    return place._session.book


@pytest.fixture
def capture(qtbot: QtBot, window: Window, place: Place) -> CapturePanel:
    qtbot.keyClick(place.list, Key.Key_Space, CTRL)
    assert window.overlay
    panel = window.overlay.panel
    assert isinstance(panel, CapturePanel)
    return panel


@pytest.fixture
def inbox(qtbot: QtBot, window: Window, place: Place) -> InboxPanel:
    window.commands.run("capture.sort")
    assert window.overlay
    panel = window.overlay.panel
    assert isinstance(panel, InboxPanel)
    return panel


def inboxed(book: Workbook) -> list[str]:
    return [e.text for e in book.inbox()]


def goals(book: Workbook) -> list[object]:
    maria = next(p.id for p in book.profiles() if p.name == "Marketing Maria")
    return [c.value for c in book.claims(maria)["goals"]]


def test_each_enter_is_a_line_on_disk_and_the_count_goes_up(qtbot: QtBot, window: Window, book: Workbook, capture: CapturePanel) -> None:
    before = inboxed(book)
    for line in ("We pay for three tools", "Nobody trusts the numbers"):
        qtbot.keyClicks(capture.line, line)
        qtbot.keyClick(capture.line, Key.Key_Return)
    qtbot.waitUntil(lambda: inboxed(book) == [*before, "We pay for three tools", "Nobody trusts the numbers"])
    assert window.workspace
    rail = window.workspace.rail
    qtbot.waitUntil(lambda: rail.inbox.count == 4)
    assert rail.inbox.accessibleName() == "Inbox, 4 lines to sort"


def test_a_blank_line_is_no_line(qtbot: QtBot, book: Workbook, capture: CapturePanel) -> None:
    before = inboxed(book)
    qtbot.keyClick(capture.line, Key.Key_Return)
    qtbot.keyClicks(capture.line, "   ")
    qtbot.keyClick(capture.line, Key.Key_Return)
    assert capture.lines == []
    assert inboxed(book) == before


def test_pasted_lines_are_lines_and_who_said_them_stays(qtbot: QtBot, book: Workbook, capture: CapturePanel) -> None:
    qtbot.keyClicks(capture.who, "Head of IT")
    QApplication.clipboard().setText("One\n\nTwo\r\nThree")
    qtbot.keyClick(capture.line, Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: inboxed(book)[-3:] == ["One", "Two", "Three"])
    assert {e.who for e in book.inbox()[-3:]} == {"Head of IT"}


def test_ctrl_z_takes_the_last_line_back(qtbot: QtBot, book: Workbook, capture: CapturePanel) -> None:
    before = inboxed(book)
    qtbot.keyClicks(capture.line, "Said in error")
    qtbot.keyClick(capture.line, Key.Key_Return)
    qtbot.waitUntil(lambda: len(inboxed(book)) == len(before) + 1)
    qtbot.keyClick(capture.line, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: inboxed(book) == before)
    assert capture.lines == []


def test_ctrl_enter_goes_on_to_sorting(qtbot: QtBot, window: Window, capture: CapturePanel) -> None:
    qtbot.keyClick(capture.line, Key.Key_Return, CTRL)
    assert window.overlay
    assert isinstance(window.overlay.panel, InboxPanel)


def test_sorting_opened_from_quick_capture_follows_the_workbook(qtbot: QtBot, window: Window, book: Workbook, capture: CapturePanel) -> None:
    qtbot.keyClick(capture.line, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not isValid(capture))
    assert window.overlay
    panel = window.overlay.panel
    assert isinstance(panel, InboxPanel)
    qtbot.keyClicks(panel.line, "maria goals")
    qtbot.keyClick(panel.line, Key.Key_Return)
    qtbot.waitUntil(lambda: panel.title.text() == "Inbox, 1 line")
    assert len(panel.waiting.rows) == 1


def test_a_line_becomes_a_claim_that_stands_on_it(qtbot: QtBot, book: Workbook, inbox: InboxPanel) -> None:
    qtbot.keyClicks(inbox.line, "maria goals")
    target = inbox.target
    assert target
    assert (target.name, target.label, target.claim) == ("Marketing Maria", "Goals", None)
    qtbot.keyClick(inbox.line, Key.Key_Return)
    qtbot.waitUntil(lambda: goals(book)[-1] == "The security review took nine weeks")
    qtbot.waitUntil(lambda: inbox.title.text() == "Inbox, 1 line")
    maria = next(p.id for p in book.profiles() if p.name == "Marketing Maria")
    claim = book.claims(maria)["goals"][-1]
    assert [e.text for e in book.grounds(maria)[claim.id]] == ["The security review took nine weeks"]
    qtbot.keyClick(inbox.line, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: inbox.title.text() == "Inbox, 2 lines")
    assert len(goals(book)) == 2


def test_a_line_can_support_what_stands_already(qtbot: QtBot, book: Workbook, inbox: InboxPanel) -> None:
    qtbot.keyClick(inbox.line, Key.Key_Down, ALT)
    assert inbox.chosen
    assert inbox.chosen.text == "Nobody told us that the export was gone"
    qtbot.keyClicks(inbox.line, "monthly report")
    target = inbox.target
    assert target
    assert target.claim is not None
    qtbot.keyClick(inbox.line, Key.Key_Return)
    qtbot.waitUntil(lambda: len(book.inbox()) == 1)
    assert len(goals(book)) == 2


def test_what_nobody_needs_goes_and_can_come_back(qtbot: QtBot, window: Window, book: Workbook, inbox: InboxPanel) -> None:
    qtbot.keyClick(inbox.line, Key.Key_Delete, CTRL)
    qtbot.waitUntil(lambda: inboxed(book) == ["Nobody told us that the export was gone"])
    assert window.workspace
    workspace = window.workspace
    qtbot.waitUntil(lambda: workspace.toast.words == "Line removed")
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: len(inboxed(book)) == 2)
