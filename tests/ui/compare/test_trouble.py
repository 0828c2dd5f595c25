"""Compare where it was awkward: cells higher than the window, nothing to show, large text, work that takes a while."""

from __future__ import annotations

from threading import Event, current_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles, values
from persona_studio.domain.comparison import similarity
from persona_studio.domain.comparison.model import Column
from persona_studio.ui.compare import export
from persona_studio.ui.compare.grid.cells import Bar
from persona_studio.ui.compare.grid.model import Line
from persona_studio.ui.compare.place import ComparePlace
from persona_studio.ui.compare.versions.panel import VersionsPanel
from persona_studio.ui.frame.window import Window
from tests.ui.compare.conftest import go, ids, names, opened, row


def test_the_editor_of_a_cell_beside_sixty_items_is_no_higher_than_it_needs(qtbot: QtBot, window: Window, three: ComparePlace) -> None:
    three.session.run(values.set_field, ids(three)[0], "tools", [f"Tool {n}" for n in range(60)])
    go(three, "tools", 1)
    qtbot.waitUntil(lambda: three.grid.cell_box(row(three, "tools"), 1).height() > three.grid.viewport().height())
    bar = three.grid.verticalScrollBar()
    window.commands.run("compare.edit")
    assert three.popover is not None
    assert three.popover.sheet.height() < window.height() / 2
    three.close_popover()
    bar.setValue(bar.value() + 300)  # in the middle of it
    window.commands.run("compare.evidence")
    window.commands.run("compare.edit")
    assert three.popover is not None
    top = three.grid.viewport().mapTo(window, three.grid.viewport().rect().topLeft()).y()
    assert three.popover.sheet.y() >= top - 8


def test_two_that_say_the_same_are_named_whoever_is_the_baseline(qtbot: QtBot, three: ComparePlace) -> None:
    def note() -> str:
        return str(three.grid.lines.headerData(row(three, "role"), Qt.Orientation.Vertical)).partition(", ")[2]

    assert note() == "2 the same"
    go(three, "role", 1)
    qtbot.keyClick(three.grid, Qt.Key.Key_B)
    assert note() == "2 the same"


def test_sentences_about_others_do_not_stay(qtbot: QtBot, three: ComparePlace) -> None:
    qtbot.waitUntil(lambda: "Farid" in three.summary.text)
    three.compare(ids(three)[3:5])
    assert three.summary.text == ""


def test_a_table_without_rows_says_why(qtbot: QtBot, three: ComparePlace) -> None:
    three.compare(ids(three)[3:5])
    assert "Ctrl+Enter" in three.grid.accessibleDescription()
    three.session.run(values.set_field, ids(three)[3], "role", ["Chief"])
    three.session.run(values.set_field, ids(three)[4], "role", ["Chief"])
    qtbot.waitUntil(lambda: three.head.count.text() == "0 of 1 row")
    assert three.grid.accessibleDescription() == ""
    qtbot.keyClick(three.grid, Qt.Key.Key_D)
    assert three.grid.accessibleDescription() == "Nothing differs here. D shows what is the same."


def test_words_of_the_head_have_their_room_when_text_grows(qtbot: QtBot, window: Window, three: ComparePlace) -> None:
    window.resize(1280, 720)
    for _n in range(3):
        window.commands.run("view.larger")
    words = three.head.views.words.values()
    qtbot.waitUntil(lambda: all(word.width() >= word.sizeHint().width() for word in words))
    assert window.width() == 1280


def test_the_most_alike_are_looked_for_beside_the_writer(qtbot: QtBot, window: Window, place: ComparePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, ran = Event(), []
    real = similarity.similar

    def slow(*args: object, **kw: object) -> object:
        ran.append(current_thread().name)
        go_on.wait(5)
        return real(*args, **kw)  # type: ignore[arg-type]

    monkeypatch.setattr(similarity, "similar", slow)
    window.commands.run("compare.alike")
    place.session.run(values.set_field, ids(place)[0], "role", ["Chief"])  # what is typed meanwhile is written
    qtbot.waitUntil(lambda: place.session.book.profile(ids(place)[0]).value("role") == "Chief")
    go_on.set()
    qtbot.waitUntil(lambda: len(names(place)) == 2)


def test_compare_these_shows_these_and_no_others_whichever_view_was_left(qtbot: QtBot, window: Window, three: ComparePlace) -> None:
    three.add_column(Column(three.session.book.profile(ids(three)[0]), "as of 1 March 2026"))
    three.show_view("priority")
    window.commands.run("view.profiles")
    assert window.workspace is not None
    rows = window.workspace.place.list
    rows.choose(ids(three)[0])
    for _n in range(5):
        qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.commands.run("compare.these")
    assert three.view == "side"
    assert names(three) == ["Maria", "Farid", "Renée", "Extra 1", "Extra 2", "Extra 3"]


def test_columns_added_elsewhere_never_make_seven(window: Window, three: ComparePlace) -> None:
    three.add_column(Column(three.session.book.profile(ids(three)[0]), "as of 1 March 2026"))
    three.compare(ids(three)[:5])
    three.add_column(Column(three.session.book.profile(ids(three)[0]), "as of 1 March 2026"))
    window.commands.run("view.profiles")
    assert window.workspace is not None
    window.workspace.place.list.choose(ids(three)[5])
    window.commands.run("compare.add")
    assert len(names(opened(window))) == 6


def test_the_ending_follows_the_kind_that_is_chosen(three: ComparePlace) -> None:
    export.ask(three, "pdf")
    (dialog,) = three.findChildren(QFileDialog)
    dialog.filterSelected.emit("CSV (*.csv)")
    assert dialog.defaultSuffix() == "csv"
    dialog.reject()


def test_a_panel_without_a_list_is_as_high_as_what_it_says(qtbot: QtBot, window: Window, three: ComparePlace) -> None:
    go(three, "role", 0)
    window.commands.run("compare.version")
    assert window.overlay is not None
    panel = window.overlay.panel
    assert isinstance(panel, VersionsPanel)
    qtbot.waitUntil(lambda: not panel.list.isVisible() and bool(panel.told.text()))
    qtbot.waitUntil(lambda: panel.height() < 260)


def test_the_ring_is_there_again_after_a_value_was_edited_by_keys(qtbot: QtBot, three: ComparePlace) -> None:
    go(three, "role", 0)
    qtbot.keyClick(three.grid, Qt.Key.Key_Right)
    qtbot.keyClick(three.grid, Qt.Key.Key_Return)
    assert three.popover is not None
    three.close_popover()
    assert three.grid.hasFocus()
    assert three.grid.by_keyboard
    three.head.add.setFocus(Qt.FocusReason.TabFocusReason)
    three.grid.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not three.grid.by_keyboard


def test_the_words_over_the_labels_have_a_whole_ring(three: ComparePlace) -> None:
    corner, grid = three.sections, three.grid
    assert corner.x() < grid.x()
    assert corner.y() == grid.y()
    before = grid.y()
    three.summary.say(["A long sentence that says all of what differs between them, at length."] * 6)
    three.summary.turn()
    QApplication.processEvents()
    assert grid.y() > before
    assert corner.y() == grid.y()


def test_a_question_that_is_not_asked_of_somebody_is_no_difference_of_his(three: ComparePlace) -> None:
    icp = three.session.book.submit(lambda: profiles.create(three.session.book, "icp", "Mid-market")).result()
    three.compare([ids(three)[0], ids(three)[3], icp])
    line = three.grid.lines.lines[row(three, "role")]
    assert isinstance(line, Line)
    bars = [three.grid.lines.shown(line, at).bar for at in range(3)]
    assert bars == [Bar.NONE, Bar.FULL, Bar.NONE]
