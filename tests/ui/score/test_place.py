"""Score as a person uses it: rate by keys, sort, filter, search, undo, the sheet beside the table."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from persona_studio.actions import accounts, profiles
from persona_studio.domain.scoring.model import Account
from persona_studio.ui.frame.window import Window
from persona_studio.ui.score import saving
from persona_studio.ui.score.lab.panel import WeightLab
from persona_studio.ui.score.place import ScorePlace
from persona_studio.ui.score.side import ACCOUNT, WEIGHTS
from persona_studio.ui.score.table.choice import ALL, EXCLUDED
from persona_studio.ui.score.table.filter import PAD, FilterChip
from persona_studio.ui.score.table.model import Column
from persona_studio.ui.score.ways import Ways
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings
from tests.ui.score.conftest import at, names, opened

SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def press(qtbot: QtBot, place: ScorePlace, *keys: Qt.Key) -> None:
    place.table.setFocus()
    for key in keys:
        qtbot.keyClick(place.table, key)


def words(place: ScorePlace, name: str, column: Column) -> str:
    row = place.table.accounts.row_of(at(place, name))
    assert row is not None
    return place.table.accounts.words(row, column)


def test_accounts_stand_by_score_and_what_is_out_stands_last(place: ScorePlace) -> None:
    assert names(place) == ["Tallyworks", "Ottermail", "Plainsail", "Harrow & Co", "Kestrel Pay"]
    assert words(place, "Ottermail", Column.TIER) == "Tier 1–2"
    assert words(place, "Ottermail", Column.SCORE) == "3.2–5.0"
    assert words(place, "Kestrel Pay", Column.TIER) == "Excluded"
    assert words(place, "Kestrel Pay", Column.ASK) == "Sells to consumers only"
    assert "Ottermail, Tier 1 to 2, score 3.2–5.0, 55 % known" == words(place, "Ottermail", Column.ACCOUNT)


def test_digits_rate_the_marked_criterion_and_undo_takes_it_back(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Ottermail"))
    press(qtbot, place, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert place.table.criterion == "pain"
    press(qtbot, place, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: words(place, "Ottermail", Column.SCORE) == "4.2–5.0")
    assert words(place, "Ottermail", Column.TIER) == "Tier 1"
    assert place.table.current() == at(place, "Ottermail")
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: words(place, "Ottermail", Column.SCORE) == "3.2–5.0")


def test_a_rating_of_several_rows_is_one_step(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    place.table.selectAll()
    press(qtbot, place, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: all(place.board.assessment(n).ratings["industry"].rating == 1 for n in range(5)))
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: place.board.assessment(at(place, "Tallyworks")).ratings["industry"].rating == 5)


def test_u_takes_a_rating_back(qtbot: QtBot, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Tallyworks"))
    press(qtbot, place, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: words(place, "Tallyworks", Column.SCALE) == "80 % known")


def test_chips_filter_and_count(qtbot: QtBot, place: ScorePlace) -> None:
    chips = {chip.text(): chip for chip in (*place.filter.chips, place.filter.open)}
    assert {said: chip.count for said, chip in chips.items()} == {
        "All": 5, "Tier 1": 1, "Tier 2": 1, "Tier 3": 0, "Disqualify": 1, "Excluded": 1, "Not certain": 1,
    }  # fmt: skip
    for said, seen in (("Tier 2", ["Plainsail"]), ("Excluded", ["Kestrel Pay"]), ("Not certain", ["Ottermail"])):
        qtbot.mouseClick(chips[said], Qt.MouseButton.LeftButton)
        assert names(place) == seen
    qtbot.mouseClick(chips["All"], Qt.MouseButton.LeftButton)
    assert len(names(place)) == 5


def test_search_looks_into_the_columns_too(qtbot: QtBot, place: ScorePlace) -> None:
    qtbot.keyClick(place, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    place.search()
    qtbot.keyClicks(place.filter.search, "saas")
    assert names(place) == ["Tallyworks", "Ottermail", "Plainsail"]
    qtbot.keyClick(place.filter.search, Qt.Key.Key_Escape)
    assert len(names(place)) == 5


def test_a_head_sorts_and_sorts_the_other_way_round(place: ScorePlace) -> None:
    place.table.header.sectionClicked.emit(Column.ACCOUNT)
    assert names(place) == ["Harrow & Co", "Kestrel Pay", "Ottermail", "Plainsail", "Tallyworks"]
    place.table.header.sectionClicked.emit(Column.ACCOUNT)
    assert names(place)[0] == "Tallyworks"
    place.table.sort_by("known")
    assert names(place)[-1] == "Ottermail"


def test_the_same_accounts_stay_chosen_in_another_order(place: ScorePlace) -> None:
    place.table.go_to(at(place, "Plainsail"))
    place.table.sort_by("name")
    assert place.table.selected() == [at(place, "Plainsail")]


def test_delete_takes_away_and_undo_brings_back(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Plainsail"))
    press(qtbot, place, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(place.board.accounts) == 4)
    assert "Plainsail" not in names(place)
    assert place.table.current() is not None
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: "Plainsail" in names(place))


def test_weights_that_are_tried_repaint_and_never_reset(qtbot: QtBot, place: ScorePlace) -> None:
    resets: list[int] = []
    place.table.accounts.modelReset.connect(lambda: resets.append(1))
    weights = {c.id: Decimal(0) for c in place.board.draft.criteria} | {"pain": Decimal(100)}
    place.board.try_weights(weights)
    assert resets == []
    assert words(place, "Harrow & Co", Column.SCORE) == "1.0"
    assert words(place, "Ottermail", Column.SCORE) == "1.0–5.0"
    place.board.reset()
    assert words(place, "Ottermail", Column.SCORE) == "3.2–5.0"


def test_enter_opens_the_sheet_where_a_rating_shows_in_the_table(qtbot: QtBot, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Ottermail"))
    press(qtbot, place, Qt.Key.Key_Return)
    assert place.side.page == ACCOUNT
    assert place.sheet.name.text() == "Ottermail"
    pain = next(row for row in place.sheet.rows if row.criterion.id == "pain")
    assert pain.scale.hasFocus()
    qtbot.keyClick(pain.scale, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: pain.scale.rating == 3)
    assert words(place, "Ottermail", Column.SCORE) == "3.7–4.5"
    assert pain.note.isVisible()
    qtbot.keyClicks(pain.note, "They look at tools")
    pain.flush()
    qtbot.waitUntil(lambda: place.board.assessment(at(place, "Ottermail")).ratings["pain"].said == "They look at tools")
    qtbot.mouseClick(pain.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pain.scale.rating is None)


def test_a_gate_beats_the_score(qtbot: QtBot, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Tallyworks"))
    place.open_sheet()
    place.sheet.gates.toggles["consumers"].choose("shut")
    qtbot.waitUntil(lambda: words(place, "Tallyworks", Column.TIER) == "Excluded")
    assert place.sheet.next.advice.text() == "Out: Sells to consumers only"


def test_a_kept_score_stays_and_says_its_version(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Plainsail"))
    place.open_sheet()
    window.commands.run("score.keep")
    qtbot.waitUntil(lambda: len(place.sheet.kept.said) == 1)
    assert "Tier 2" in place.sheet.kept.said[0].text()
    assert "version 1" in place.sheet.kept.said[0].text()


def test_rows_are_copied_as_a_spreadsheet_takes_them(window: Window, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Ottermail"))
    window.commands.run("score.copy")
    head, row = QGuiApplication.clipboard().text().splitlines()
    told = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert (told["Account"], told["Tier"], told["Score"], told["Employees"]) == ("Ottermail", "Tier 1 to 2", "3.2–5.0", "120")


def test_other_files_that_are_dropped_are_for_the_window(qtbot: QtBot, place: ScorePlace, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "persona.json"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(place.files_dropped) as dropped:
        place.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    assert dropped.args == [[tmp_path / "persona.json"]]


def test_an_account_is_typed_in(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.commands.run("score.add")
    assert window.overlay is not None
    panel = window.overlay.panel
    qtbot.keyClicks(panel.name, "Veldt")  # type: ignore[attr-defined]
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Veldt" in names(place))
    assert words(place, "Veldt", Column.SCORE) == "1.0–5.0"


def test_empty_places_ask_and_show_the_ways_in(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "empty.persona"
    with create(path, Settings()):
        pass
    window.open_path(path)
    place = opened(qtbot, window)
    nothing = place.stack.currentWidget()
    assert isinstance(nothing, Ways)
    assert nothing.cards[0].way.id == "profile.new.icp"
    assert window.workspace is not None
    window.workspace.session.run(profiles.create, "icp", "SaaS")
    qtbot.waitUntil(lambda: place.board.listed is not None)
    ways = place.stack.currentWidget()
    assert isinstance(ways, Ways)
    assert [card.way.id for card in ways.cards][:3] == ["score.add", "score.paste", "score.import"]
    qtbot.keyClick(ways, Qt.Key.Key_1)
    assert window.overlay is not None
    window.overlay.close_now()
    window.workspace.session.run(accounts.add, "Acme")
    qtbot.waitUntil(lambda: names(place) == ["Acme"])
    assert place.table.isVisible()


def test_a_narrow_window_opens_the_pane_as_a_drawer(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    assert place.side.isVisible()
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: not place.side.isVisible())
    qtbot.mouseClick(place.head.beside, Qt.MouseButton.LeftButton)
    assert place.side.isVisible()
    qtbot.keyClick(place, Qt.Key.Key_Escape)
    assert not place.side.isVisible()


def test_the_list_that_is_seen_is_saved_as_a_table(qtbot: QtBot, place: ScorePlace, tmp_path: Path) -> None:
    target = tmp_path / "ranked.csv"
    ids = [place.board.accounts[int(n)].id for n in place.table.accounts.positions[:2]]
    saving.save_to(place, target, ids)
    qtbot.waitUntil(lambda: target.is_file() and not place.head.count.whole().startswith("Saving"))
    text = target.read_text(encoding="utf-8-sig")
    assert "Tallyworks" in text
    assert "Plainsail" not in text


def test_a_scorecard_is_renamed_copied_and_deleted(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.commands.run("score.card_rename")
    assert window.overlay is not None
    line = window.overlay.panel.focusProxy()
    line.setText("Europe")  # type: ignore[attr-defined]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.board.name == "Europe")
    window.commands.run("score.card_duplicate")
    qtbot.waitUntil(lambda: len(place.board.cards) == 2 and place.board.name != "Europe")
    window.commands.run("score.card_delete")
    qtbot.waitUntil(lambda: len(place.board.cards) == 1 and place.board.name == "Europe")
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: len(place.board.cards) == 2)


def test_what_to_save_is_asked_where_there_is_a_choice(qtbot: QtBot, place: ScorePlace) -> None:
    assert [words for words, _ids in saving.choices(place)] == ["All 5 accounts"]
    place.filter.choose(EXCLUDED)
    assert [words for words, _ids in saving.choices(place)] == ["All 5 accounts", "The 1 shown"]
    place.filter.choose(ALL)
    place.table.selectRow(1)
    place.table.selectionModel().select(place.table.accounts.index(0, 0), SELECT)
    (_all, every), (words, picked) = saving.choices(place)
    assert words == "The 2 selected"
    assert picked == every[:2] == [place.board.accounts[at(place, name)].id for name in ("Tallyworks", "Ottermail")]


def test_g_opens_the_gates_and_its_keys_shut_one(qtbot: QtBot, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Tallyworks"))
    press(qtbot, place, Qt.Key.Key_G)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["&1  Sells to consumers only"]
    qtbot.keyClick(menu, Qt.Key.Key_1)
    part = QApplication.activePopupWidget()
    assert isinstance(part, QMenu)
    qtbot.keyClick(part, Qt.Key.Key_1)
    assert words(place, "Tallyworks", Column.TIER) == "Excluded"
    qtbot.waitUntil(lambda: place.session.undo_step is not None and "Tallyworks" in place.session.undo_step.label)


def test_rows_on_the_clipboard_are_looked_at_before_they_are_taken(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    QGuiApplication.clipboard().setText("Company\tIndustry\nNewcomer\tSaaS\n")
    place.table.setFocus()
    qtbot.keyClick(place.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.overlay is not None
    assert type(window.overlay.panel).__name__ == "ImportPanel"
    assert len(place.board.accounts) == 5


def test_names_of_criteria_never_touch(place: ScorePlace) -> None:
    header, theme = place.table.header, place.theme
    for room in range(4, 160):
        for name in ("Tech fit", "Champion", "Willingness to change the way they work", "Pain"):
            shown = header.short(name, room)
            assert theme.advance(shown, "micro") <= room
            assert shown == "" or len(shown.rstrip("…")) >= 3


def test_what_is_known_of_an_account_is_typed_in_its_sheet(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    def now() -> Account:
        return place.session.book.account(account)

    account = place.board.accounts[at(place, "Ottermail")].id
    place.table.go_to(at(place, "Ottermail"))
    place.open_sheet()
    details = place.sheet.details
    details.parts["name"].setText("Ottermail Ltd")
    qtbot.keyClick(details.parts["name"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: now().name == "Ottermail Ltd")
    qtbot.waitUntil(lambda: "Ottermail Ltd" in names(place))
    details.cells["Employees"].setText("130")
    qtbot.keyClick(details.cells["Employees"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: now().cells["Employees"] == "130")
    qtbot.keyClicks(details.column, "Country")
    qtbot.keyClick(details.column, Qt.Key.Key_Return)
    qtbot.keyClicks(details.cell, "Ireland")
    qtbot.keyClick(details.cell, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Country" in details.cells)
    assert now().cells["Country"] == "Ireland"
    details.cells["Industry"].setText("")
    qtbot.keyClick(details.cells["Industry"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Industry" not in details.cells)
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: "Industry" in details.cells)
    details.cells["Employees"].setText("9")
    qtbot.keyClick(details.cells["Employees"], Qt.Key.Key_Escape)
    assert details.cells["Employees"].text() == "130"


def test_tab_goes_through_the_line_over_the_table_in_the_order_it_is_seen(qtbot: QtBot, place: ScorePlace) -> None:
    line = place.filter
    line.chips[0].setFocus()
    reached = []
    for _n in range(3):
        seen = QApplication.focusWidget()
        reached.append(seen)
        qtbot.keyClick(seen, Qt.Key.Key_Tab)
    assert reached == [line.chips[0], line.open, line.search]
    assert QApplication.focusWidget() is place.table


def test_tab_reaches_the_versions_behind_the_weights(qtbot: QtBot, place: ScorePlace) -> None:
    place.show_side(WEIGHTS)
    lab = place.side.lab
    assert isinstance(lab, WeightLab)
    lab.limits.handles[0].setFocus()
    for _n in range(len(lab.limits.handles)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is lab.versions.rows[0]


def test_the_widest_tier_has_room_in_its_column(place: ScorePlace) -> None:
    box = place.table.room(QRectF(0, 0, place.table.columnWidth(Column.TIER), 40), Column.TIER)
    assert box.width() >= place.theme.advance("Tier 1 – Disqualify", "micro", weight=600) + 2 * place.theme.size("pad", "tier")


def test_the_focus_stays_in_the_accounts_when_a_small_window_folds_the_pane(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.resize(1440, 900)
    place.table.go_to(0)
    place.open_sheet()
    assert place.side.isAncestorOf(QApplication.focusWidget())
    window.resize(1200, 720)
    qtbot.waitUntil(lambda: not place.side.isVisible())
    assert place.table.hasFocus()


def test_text_that_is_made_larger_is_larger_in_the_search_too(window: Window, place: ScorePlace) -> None:
    before = place.filter.search.height()
    for _n in range(3):
        window.commands.run("view.larger")
    assert place.filter.search.height() > before
    assert place.filter.search.font().pixelSize() == place.theme.font("small").pixelSize()


def test_a_profile_that_is_deleted_takes_its_scorecard_from_under_the_account_that_is_seen(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.resize(1440, 900)
    place.table.go_to(0)
    place.open_sheet()
    place.session.run(profiles.delete, [one.id for one in place.session.book.profiles()])
    qtbot.waitUntil(lambda: place.board.id is None)
    assert isinstance(place.stack.currentWidget(), Ways)
    assert not place.side.isVisible()
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: place.board.id is not None)
    assert place.stack.currentWidget().isAncestorOf(place.table)
    assert len(place.sheet.rows) == 6


def test_the_whole_row_under_the_mouse_is_lit(qtbot: QtBot, place: ScorePlace) -> None:
    table = place.table
    middle = table.visualRect(table.model().index(2, Column.TIER)).center()

    def ends() -> set[int]:
        seen = table.viewport().grab().toImage()
        return {seen.pixel(x, middle.y() - 16) for x in (30, middle.x(), table.viewport().width() - 30)}

    qtbot.mouseMove(table.viewport(), middle)
    before = table.theme.colour("surface").rgb()
    qtbot.waitUntil(lambda: ends() != {before})
    assert len(ends()) == 1
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert ends() == {before}


def test_a_large_count_keeps_off_the_word_before_it(place: ScorePlace) -> None:
    chip, theme = FilterChip(place.theme, ALL, "All"), place.theme
    chip.tell("All", 111_111)
    digits = QFontMetricsF(theme.font("small", tabular=True)).horizontalAdvance(chip.number())
    words_ = QFontMetricsF(theme.font("small", weight=600)).horizontalAdvance("All")
    assert chip.sizeHint().width() - 2 * PAD - digits - words_ >= 7


def test_an_account_is_shown_though_its_scorecard_weighs_nothing(qtbot: QtBot, place: ScorePlace) -> None:
    place.table.go_to(at(place, "Ottermail"))
    press(qtbot, place, Qt.Key.Key_Return)
    weightless = replace(place.board.draft, criteria=tuple(replace(c, weight=Decimal(0)) for c in place.board.draft.criteria))
    place.board.change(weightless)
    qtbot.waitUntil(lambda: words(place, "Ottermail", Column.SCORE) == "1.0–5.0")  # an exception in a slot fails the test
    assert place.sheet.name.text() == "Ottermail"
