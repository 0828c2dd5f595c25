"""The window from start page to a changed workbook, by keys and clicks."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles
from persona_studio.foundation.problem import Problem
from persona_studio.ui.frame.window import Window
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.session import State
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book

CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def names(window: Window) -> list[str]:
    assert window.workspace
    return [p.name for p in window.workspace.session.book.profiles()]


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key goes to what has the focus, as at a desk."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_a_new_workbook_and_a_first_profile_by_keys_only(qtbot: QtBot, window: Window, home: Path) -> None:
    press(qtbot, window, Qt.Key.Key_N, CTRL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Harbour Logistics")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.windowTitle() == "Harbour Logistics"
    assert window.workspace
    file = window.workspace.session.book.path
    assert file.name == "Harbour Logistics.persona"
    assert file.is_file()
    press(qtbot, window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(names(window)) == 1)
    assert window.workspace.place.list.isVisible()
    qtbot.waitUntil(lambda: window.commands.can("edit.undo"))  # the file has it before the window has heard
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: names(window) == [])
    qtbot.waitUntil(lambda: "Undid" in (window.workspace.toast.words if window.workspace else ""))
    press(qtbot, window, Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(names(window)) == 1)


def test_a_file_that_is_no_workbook_is_told_in_a_line_and_left_alone(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    strange = tmp_path / "strange.persona"
    strange.write_text("this is no database, whatever its name says")
    assert not window.open_path(strange)
    notice = window.start.error.notice
    assert notice
    assert "strange.persona" in notice.sentence
    assert window.start.error.isVisible()
    assert strange.read_text().startswith("this is no")


def test_closing_leads_back_to_the_start_page_which_knows_the_workbook(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    press(qtbot, window, Qt.Key.Key_W, CTRL)
    assert window.workspace is None
    assert window.start.isVisible()
    recent = window.recents.all()[0]
    assert (recent.path, recent.count) == (str(book_file), 3)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.workspace is not None


def test_undo_and_redo_say_what_they_do(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    assert not workspace.top.undo.isEnabled()
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: workspace.top.undo.text().startswith("Undo Duplicate"))
    assert workspace.top.undo.isEnabled()
    assert len(names(window)) == 4
    qtbot.mouseClick(workspace.top.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(window)) == 3)
    qtbot.waitUntil(workspace.top.redo.isEnabled)
    assert workspace.top.redo.text().startswith("Redo Duplicate")


def test_what_cannot_be_written_is_kept_and_written_later(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    full = [True]

    def write(book: object, name: str) -> None:
        if full[0]:
            raise Problem("The stick is full.", "Free some space.") from OSError(28, "No space left")
        from persona_studio.actions import profiles

        profiles.create(book, "buyer-persona", name)  # type: ignore[arg-type]

    workspace.session.run(write, "First")
    workspace.session.run(write, "Second")
    qtbot.waitUntil(lambda: workspace.session.now is State.NOT_SAVED)
    assert workspace.error.isVisible()
    assert workspace.top.state.words == "Not saved"
    full[0] = False
    workspace.session.retry()
    qtbot.waitUntil(lambda: workspace.session.now is State.SAVED)
    assert names(window)[-2:] == ["First", "Second"]
    assert not workspace.error.isVisible()


def test_closing_asks_before_it_loses_what_a_full_disk_refuses(qtbot: QtBot, window: Window, book_file: Path, tmp_path: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace

    def write(book: Workbook) -> None:
        if book.path == book_file:
            raise Problem("The stick is full.", "Free some space.") from OSError(28, "No space left")
        profiles.create(book, "buyer-persona", "Typed at last")

    workspace.session.run(write)
    qtbot.waitUntil(lambda: workspace.session.now is State.NOT_SAVED)
    assert window.open_path(book_file) is False
    window.close_workbook()
    assert window.workspace is workspace
    notice = workspace.error.notice
    assert notice
    assert notice.sentence == "Your last changes are not saved: sample.persona cannot be written."
    workspace.copy_to(tmp_path / "elsewhere.persona")
    qtbot.waitUntil(lambda: workspace.toast.words == "Saved elsewhere.persona")
    with open_book(tmp_path / "elsewhere.persona", write=False) as copy:
        assert copy.profiles()[-1].name == "Typed at last"
    dict(notice.offers)["Close without them"]()
    assert window.workspace is None


def test_what_the_disk_refused_is_written_on_closing_when_there_is_room_again(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    full = [True]

    def write(book: Workbook) -> None:
        if full[0]:
            raise Problem("The stick is full.", "Free some space.") from OSError(28, "No space left")
        profiles.create(book, "buyer-persona", "Typed at last")

    workspace.session.run(write)
    qtbot.waitUntil(lambda: workspace.session.now is State.NOT_SAVED)
    full[0] = False
    window.close_workbook()
    with open_book(book_file) as book:
        assert book.profiles()[-1].name == "Typed at last"


def test_a_wish_that_makes_no_sense_is_told_and_not_kept(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    workspace.session.run(lambda book: (_ for _ in ()).throw(Problem("A profile needs a name.", "Type one.")))
    qtbot.waitUntil(lambda: workspace.error.notice is not None)
    qtbot.waitUntil(lambda: workspace.session.now is State.SAVED)


def test_an_error_of_ours_becomes_a_report_that_can_be_copied(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    workspace.report("Traceback: something")
    notice = workspace.error.notice
    assert notice
    dict(notice.offers)["Copy the report"]()
    assert QApplication.clipboard().text() == "Traceback: something"


def test_a_second_window_on_the_same_file_reads_only_and_says_so(qtbot: QtBot, window: Window, book_file: Path) -> None:
    with open_book(book_file):
        window.open_path(book_file)
        workspace = window.workspace
        assert workspace
        assert workspace.top.state.words.startswith("Read-only")
        assert not window.commands.can("profile.duplicate")
        window.close_workbook()


def test_the_palette_goes_to_a_profile_by_name(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    last = names(window)[-1]
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    assert window.overlay
    qtbot.keyClicks(QApplication.focusWidget(), "@" + last[:7])
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.overlay is None
    assert workspace.place.current == workspace.session.book.profiles()[-1].id


def test_escape_clears_the_palette_then_closes_it_and_focus_returns(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    before = QApplication.focusWidget()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "dark")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.overlay is not None
    assert line.text() == ""
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.overlay is None
    assert QApplication.focusWidget() is before


def test_settings_are_changed_in_one_step(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "Fernwood")
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.windowTitle() == "Fernwood")
    assert workspace.session.book.settings().client == "Fernwood"


def test_every_command_has_words_and_shortcuts_are_unique(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    keys = [c.shortcut for c in window.commands if c.shortcut]
    assert len(keys) == len(set(keys))
    assert all(c.text for c in window.commands)
    in_no_menu = {c.id.rsplit(".", 1)[0] for c in window.commands if not c.menu}
    assert in_no_menu == {"profile.new", "template.edit"}  # one for each template: the palette lists them, the menu asks


def test_the_size_is_remembered_the_place_is_not(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.resize(1100, 700)
    window.close()
    from persona_studio.ui.memory import Memory

    memory = Memory(tmp_path / "window.json")
    assert (memory.get("width"), memory.get("height")) == (1100, 700)
    assert memory.get("x") is None


def tap(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the system sends it: to the window itself, which passes it on."""
    QTest.keyClick(window.windowHandle(), key, modifier)


def press_alt(window: Window, *while_down: Qt.Key) -> None:
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt)
    for key in while_down:
        tap(window, key, ALT)
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu that pops up asks for what offscreen has not
def test_alt_alone_brings_the_menus_and_alt_with_a_key_does_not(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    assert window.workspace
    bar, form = window.menuBar(), window.workspace.place.middle.form
    form.focus_field("role")
    press_alt(window, Qt.Key.Key_5)  # a section; the figure is not written into the role
    assert not bar.isVisible()
    here = QApplication.focusWidget()
    assert here is not None
    assert form.sheet
    assert form.sheet.boxes["pains"].isAncestorOf(here)
    assert not any("5" in str(value) for value in form.sheet.boxes["role"].editor.value())
    press_alt(window, Qt.Key.Key_Down)
    assert not bar.isVisible()
    press_alt(window)
    assert bar.isVisible()
    press_alt(window)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is here


def test_the_first_change_is_undone_before_it_is_on_disk(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    session, go_on = workspace.session, Event()
    before = [p.name for p in session.book.profiles()]
    session.ask(lambda _book: go_on.wait(30))  # a slow disk
    session.run(profiles.duplicate, session.book.profiles()[0].id)
    assert workspace.top.undo.isEnabled()
    qtbot.mouseClick(workspace.top.undo, Qt.MouseButton.LeftButton)
    go_on.set()
    with qtbot.waitSignal(session.stepped):
        pass
    assert [p.name for p in session.book.profiles()] == before
    qtbot.waitUntil(lambda: not workspace.top.undo.isEnabled())


def test_the_undo_of_a_toast_goes_when_something_else_was_done(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    workspace = window.workspace
    assert workspace
    window.commands.run("profile.delete")
    qtbot.waitUntil(lambda: workspace.toast.isVisible())
    assert workspace.toast.words.startswith("Deleted ")
    workspace.place.middle.form.focus_field("role")
    qtbot.keyClicks(QApplication.focusWidget(), "more")
    qtbot.waitUntil(lambda: not workspace.toast.isVisible())


def test_keys_do_nothing_to_what_lies_under_a_panel(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    before, client = names(window), line.text()
    qtbot.keyClicks(line, "x")
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert line.text() == client  # what was typed in the panel is what is taken back
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.workspace
    assert window.workspace.session.settle()
    assert names(window) == before
    press(qtbot, window, Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: len(names(window)) == len(before) + 1)


def test_enter_saves_the_settings_from_any_control(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    for _control in range(3):
        press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.overlay is None
    assert window.workspace
    assert window.workspace.session.settle()
    assert window.workspace.session.book.settings().paper == "letter"


def test_what_was_typed_last_is_saved_on_closing_and_nothing_is_told_to_a_closed_workbook(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    assert window.workspace
    window.workspace.place.middle.form.focus_field("role")
    qtbot.keyClicks(QApplication.focusWidget(), " tail")
    window.close_workbook()
    QApplication.processEvents()  # the notice of that commit arrives now; an error in it fails the test
    with open_book(book_file) as book:
        assert str(book.profile(book.profiles()[0].id).value("role")).endswith(" tail")


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, window: Window, book_file: Path) -> None:
    window.open_path(book_file)
    press(qtbot, window, Qt.Key.Key_Comma, CTRL)
    for _control in range(5):
        press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), Button)
    press(qtbot, window, Qt.Key.Key_Return)  # Cancel
    assert window.overlay is None
    assert window.workspace
    assert window.workspace.session.settle()
    assert window.workspace.session.undo_step is None
