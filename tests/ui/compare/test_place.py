"""Compare as a person uses it: pick, walk, fold, hide what is the same, put in order, edit in place, undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles, values
from persona_studio.domain.comparison.model import Column
from persona_studio.ui.compare.adding import AddPanel
from persona_studio.ui.compare.grid import paint
from persona_studio.ui.compare.place import ComparePlace
from persona_studio.ui.frame.window import Window
from persona_studio.ui.profiles.evidence_panel import EvidencePanel
from persona_studio.ui.score.ways import Ways
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings
from tests.ui.compare.conftest import go, ids, labels, names, opened, parts, row, said


def press(qtbot: QtBot, place: ComparePlace, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(place.grid, key, modifier)


def typed(qtbot: QtBot, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, words)


def test_an_empty_place_asks_and_offers_ways_in(qtbot: QtBot, place: ComparePlace) -> None:
    ways = place.stack.currentWidget()
    assert isinstance(ways, Ways)
    assert [card.way.title for card in ways.cards] == ["Pick profiles", "The two most alike", "The first ones"]
    qtbot.keyClick(ways.cards[0], Qt.Key.Key_3)
    assert names(place) == ["Maria", "Farid", "Renée", "Extra 1"]
    assert place.grid.hasFocus()


def test_profiles_are_added_by_typing_their_names(qtbot: QtBot, window: Window, place: ComparePlace) -> None:
    window.commands.run("compare.pick")
    assert place.popover is not None
    panel = place.popover.panel
    assert isinstance(panel, AddPanel)
    for name in ("renee", "mari"):
        typed(qtbot, name)
        qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert names(place) == ["Renée", "Maria"]
    assert panel.line.text() == ""
    typed(qtbot, "nobody of this name")
    assert panel.told.text() == "Nobody is called that."
    qtbot.keyClick(panel.line, Qt.Key.Key_Escape)
    assert place.popover is None
    assert place.grid.hasFocus()


def test_one_profile_alone_asks_for_another(place: ComparePlace) -> None:
    place.compare(ids(place)[:1])
    ways = place.stack.currentWidget()
    assert isinstance(ways, Ways)
    assert ways.accessibleName() == "With whom do you compare Maria?"


def test_a_workbook_of_one_profile_says_what_is_missing(window: Window, tmp_path: Path) -> None:
    with create(tmp_path / "one.persona", Settings()) as book:
        profiles.create(book, "buyer-persona", "Alone")
    window.open_path(tmp_path / "one.persona")
    seen = opened(window).stack.currentWidget()
    assert isinstance(seen, Ways)
    assert seen.accessibleName() == "Whom could you compare?"


def test_a_seventh_is_refused_with_a_sentence(place: ComparePlace) -> None:
    place.compare(ids(place)[:6])
    assert len(names(place)) == 6
    assert "Six profiles" in place.add(ids(place)[6])
    assert len(names(place)) == 6
    assert not place.head.add.isEnabled()
    assert "already" in place.add(ids(place)[0])


def test_cells_say_how_they_stand_to_the_baseline(three: ComparePlace) -> None:
    assert parts(three, "tools", 0) == [("", "HubSpot", ""), ("", "GA4", ""), ("", "Looker", "")]
    assert parts(three, "tools", 1) == [("+", "NetSuite", ""), ("+", "Excel", "")]
    assert parts(three, "tools", 2) == [("=", "HubSpot", ""), ("=", "GA4", "")]
    assert parts(three, "role", 2) == [("", "Same as Maria", "")]
    assert parts(three, "criteria", 1) == [("1", "Price", "up 2"), ("2", "Works without IT", "down 1"), ("3", "Contract terms", "")]
    assert parts(three, "criteria", 2) == [("", "Nothing yet", "")]
    assert said(three, "tools", 2) == "Renée, Tools they use: HubSpot; GA4. overlaps with Maria. Assumption"
    assert said(three, "trigger", 0) == "Maria, Trigger event: The board asks. Some evidence"


def test_d_hides_what_is_the_same_and_says_how_many_rows_are_left(qtbot: QtBot, three: ComparePlace) -> None:
    three.compare([ids(three)[0], ids(three)[2]])
    assert "Role" in labels(three)
    assert three.head.count.text() == "4 of 5 rows"
    press(qtbot, three, Qt.Key.Key_D)
    assert three.head.only.isChecked()
    assert "Role" not in labels(three)
    assert len(labels(three)) == 4
    qtbot.mouseClick(three.head.only, Qt.MouseButton.LeftButton)
    assert "Role" in labels(three)


def test_b_makes_the_column_of_the_current_cell_the_baseline(qtbot: QtBot, three: ComparePlace) -> None:
    go(three, "tools", 1)
    press(qtbot, three, Qt.Key.Key_B)
    assert three.board.baseline == 1
    assert parts(three, "tools", 0)[0] == ("+", "HubSpot", "")
    assert "baseline" in three.grid.lines.column_words(1)
    assert "% alike" in three.grid.lines.column_words(0).replace("\xa0", " ")


def test_alt_and_arrows_move_the_column_and_the_baseline_stays_who_it_is(qtbot: QtBot, three: ComparePlace) -> None:
    go(three, "tools", 0)
    press(qtbot, three, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert names(three) == ["Farid", "Maria", "Renée"]
    assert three.board.baseline == 1
    assert three.grid.current_column() == 1
    press(qtbot, three, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert names(three) == ["Maria", "Farid", "Renée"]


def test_a_head_is_dragged_elsewhere(qtbot: QtBot, three: ComparePlace) -> None:
    heads = three.grid.heads
    start, wide = QPoint(100, 70), heads.sectionSize(0)
    view = heads.viewport()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for x in (120, 100 + wide, 60 + 2 * wide + wide // 2):
        qtbot.mouseMove(view, QPoint(x, 70))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(60 + 2 * wide + wide // 2, 70))
    qtbot.waitUntil(lambda: names(three) == ["Farid", "Renée", "Maria"])
    assert [heads.visualIndex(n) for n in range(3)] == [0, 1, 2]


def test_the_cross_and_del_take_a_column_out(qtbot: QtBot, three: ComparePlace) -> None:
    cross = three.grid.heads.cross(1).center()
    qtbot.mouseClick(three.grid.heads.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert names(three) == ["Maria", "Renée"]
    go(three, "tools", 0)
    press(qtbot, three, Qt.Key.Key_Delete)
    assert names(three) == ["Renée"]
    assert isinstance(three.stack.currentWidget(), Ways)
    assert len(three.session.book.profiles()) == 8


def test_a_section_folds_by_click_and_by_key(qtbot: QtBot, three: ComparePlace) -> None:
    before = labels(three)
    heading = row(three, "section about")
    box = three.grid.visualRect(three.grid.lines.index(heading, 0))
    qtbot.mouseClick(three.grid.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert "Role" not in labels(three)
    assert len(labels(three)) < len(before)
    three.grid.setCurrentIndex(three.grid.lines.index(heading, 0))
    press(qtbot, three, Qt.Key.Key_Space)
    assert labels(three) == before


def test_one_section_can_be_seen_alone(three: ComparePlace) -> None:
    three.board.show_section("context")
    assert labels(three) == ["Tools they use"]
    assert three.sections.text() == "Professional context"
    three.board.show_section("")
    assert three.sections.text() == "All sections"


def test_a_value_is_edited_in_its_cell_and_undone(qtbot: QtBot, window: Window, three: ComparePlace) -> None:
    go(three, "role", 2)
    press(qtbot, three, Qt.Key.Key_Return)
    assert three.popover is not None
    typed(qtbot, " of brands")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert three.popover is None
    qtbot.waitUntil(lambda: parts(three, "role", 2)[0][1] == "Marketing manager of brands")
    assert three.grid.hasFocus()
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: parts(three, "role", 2) == [("", "Same as Maria", "")])


def test_f2_opens_a_blank_cell_and_an_item_typed_there_is_an_item_of_the_profile(qtbot: QtBot, three: ComparePlace) -> None:
    go(three, "criteria", 2)
    press(qtbot, three, Qt.Key.Key_F2)
    typed(qtbot, "Price")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    if three.popover is not None:  # the first Esc puts back what stood there; the panel closes with what is left
        three.close_popover()
    go(three, "criteria", 2)
    press(qtbot, three, Qt.Key.Key_F2)
    typed(qtbot, "Data export")
    three.close_popover()
    qtbot.waitUntil(lambda: [claim.value for claim in three.session.book.profile(ids(three)[2]).of("criteria")] == ["Data export"])
    qtbot.waitUntil(lambda: parts(three, "criteria", 2) == [("1", "Data export", "")])


def test_what_a_claim_rests_on_opens_beside_its_mark(qtbot: QtBot, window: Window, three: ComparePlace) -> None:
    go(three, "trigger", 0)
    window.commands.run("compare.evidence")
    assert three.popover is not None
    assert isinstance(three.popover.panel, EvidencePanel)
    three.close_popover()
    index = three.grid.lines.index(row(three, "role", ), 1)
    spot = paint.mark_box(three.grid.visualRect(index).toRectF(), three.theme, False).center().toPoint()
    qtbot.mouseClick(three.grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert three.popover is not None
    assert isinstance(three.popover.panel, EvidencePanel)
    three.close_popover()


def test_cells_and_rows_are_copied_as_text(window: Window, three: ComparePlace) -> None:
    go(three, "criteria", 0)
    window.commands.run("compare.copy")
    assert QGuiApplication.clipboard().text() == "1. Works without IT\n2. Connects to HubSpot\n3. Price"
    window.commands.run("compare.copy_row")
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "Decision criteria", "Maria: 1. Works without IT; 2. Connects to HubSpot; 3. Price",
    ]  # fmt: skip


def test_the_profile_opens_where_it_is_written(window: Window, three: ComparePlace) -> None:
    go(three, "tools", 1)
    window.commands.run("compare.open")
    assert window.workspace is not None
    assert window.workspace.places.at == "profiles"
    assert window.workspace.place.current == ids(three)[1]
    assert window.workspace.place.middle.form.at == "tools"


def test_the_table_follows_what_others_write(qtbot: QtBot, three: ComparePlace) -> None:
    id = ids(three)[1]
    three.session.run(values.set_field, id, "tools", ["HubSpot", "GA4", "Looker"])
    qtbot.waitUntil(lambda: parts(three, "tools", 1) == [("", "Same as Maria", "")])
    three.session.run(profiles.delete, [id])
    qtbot.waitUntil(lambda: names(three) == ["Maria", "Renée"])
    three.session.undo()
    qtbot.waitUntil(lambda: names(three) == ["Maria", "Farid", "Renée"])


def test_sentences_come_and_all_of_them_are_read_aloud(qtbot: QtBot, three: ComparePlace) -> None:
    qtbot.waitUntil(lambda: bool(three.summary.text))
    assert three.summary.text == " ".join(three.board.sentences)
    assert three.summary.accessibleName() == three.summary.text


def test_long_sentences_take_two_lines_until_they_are_clicked(qtbot: QtBot, three: ComparePlace) -> None:
    summary = three.summary
    summary.say(["Maria and Farid say much that differs, and all of it is said here at length."] * 6)
    closed = summary.height()
    assert summary.cut
    qtbot.mouseClick(summary, Qt.MouseButton.LeftButton)
    assert summary.height() > closed
    qtbot.keyClick(summary, Qt.Key.Key_Space)
    assert summary.height() == closed


def test_a_profile_as_it_was_is_a_column_that_cannot_be_changed(qtbot: QtBot, three: ComparePlace) -> None:
    id = ids(three)[0]
    then = three.session.book.profile(id)
    three.session.run(values.set_field, id, "role", ["Head of marketing"])
    qtbot.waitUntil(lambda: parts(three, "role", 0)[0][1] == "Head of marketing")
    three.add_column(Column(then, "as of 1 March 2026"))
    assert names(three) == ["Maria", "Farid", "Renée", "Maria"]
    assert parts(three, "role", 3)[0][1] == "Marketing manager"
    assert "as of 1 March 2026" in three.grid.lines.column_words(3)
    go(three, "role", 3)
    press(qtbot, three, Qt.Key.Key_Return)
    assert three.popover is None
    assert three.scene.commands.can("compare.edit") is False


def test_who_is_compared_is_remembered_with_the_workbook(window: Window, compare_file: Path, three: ComparePlace) -> None:
    three.board.move(0, 2)
    window.close_workbook()
    window.open_path(compare_file)
    assert names(opened(window)) == ["Farid", "Renée", "Maria"]


def test_every_value_stands_whole_however_narrow_the_window(window: Window, three: ComparePlace) -> None:
    three.session.run(values.set_field, ids(three)[1], "trigger", ["a long story " * 60])
    three.compare(ids(three)[:6])
    window.resize(1280, 720)
    grid = three.grid
    assert grid.heads.sectionSize(0) == three.theme.size("compare_column_min")
    assert grid.horizontalScrollBar().maximum() > 0
    for at, line in enumerate(grid.lines.lines):
        assert grid.labels.sectionSize(at) >= grid.heights.of(line)


def test_the_most_alike_are_found(qtbot: QtBot, window: Window, place: ComparePlace) -> None:
    window.commands.run("compare.alike")
    qtbot.waitUntil(lambda: len(names(place)) == 2)


def test_the_palette_adds_and_leads_to_sections(three: ComparePlace) -> None:
    found = {(result.group, result.text): result for result in three.results()}
    found["Add to the comparison", "Extra 1"].run()
    assert names(three)[-1] == "Extra 1"
    found["Compare", "Buying behaviour"].run()
    line = three.grid.current_line()
    assert line is not None
    assert line.key == "section buying"
