"""The import of accounts, as a person does it: bring a list, look, Enter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from persona_studio.actions import account_import
from persona_studio.foundation.problem import Problem
from persona_studio.ui.frame.window import Window
from persona_studio.ui.score import doing
from persona_studio.ui.score.accounts.mapping import MappingTable
from persona_studio.ui.score.accounts.panel import ImportPanel
from persona_studio.ui.score.accounts.words import number
from persona_studio.ui.score.place import ScorePlace
from persona_studio.workbook.file import open_book
from tests.ui.score.conftest import names

Key, CONTROL, LEFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton
EXPORTS = Path(__file__).parents[5].joinpath("shared", "exports")
LIST = """Company name,Domain,Industry,Employees,Owner email
Veldt,veldt.example,Software,120,a@veldt.example
Birch,birch.example,Hotels,30,b@birch.example
,,Trade,4,
"""
Opened = Callable[[str], ImportPanel]


def seen(qtbot: QtBot, window: Window) -> ImportPanel:
    """The panel, when it has read and counted."""
    assert window.overlay is not None
    panel = window.overlay.panel
    assert isinstance(panel, ImportPanel)
    qtbot.waitUntil(lambda: panel.state == "" and (panel.count is not None or bool(panel.status.text()) or panel.check is None))
    return panel


@pytest.fixture
def opened(qtbot: QtBot, window: Window, place: ScorePlace, tmp_path: Path) -> Opened:
    """Opens the panel with a file of that content."""

    def open_with(text: str, name: str = "list.csv") -> ImportPanel:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        doing.import_accounts(place, [path])
        return seen(qtbot, window)

    return open_with


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def become(panel: ImportPanel) -> dict[str, str]:
    """What each column of the list becomes."""
    assert panel.check is not None
    return {row.header: row.choice.currentText() for row in panel.check.table.rows}


def choose(qtbot: QtBot, panel: ImportPanel, header: str, words: str) -> None:
    """Chooses by keys what a column becomes, and waits until it is counted anew."""
    assert panel.check is not None
    choice = next(row.choice for row in panel.check.table.rows if row.header == header)
    pick(qtbot, choice, words)
    qtbot.waitUntil(lambda: panel.state == "")


def pick(qtbot: QtBot, choice: QComboBox, words: str) -> None:
    """Opens a choice and chooses, by keys alone."""
    choice.setFocus()
    qtbot.keyClick(choice, Key.Key_Down)
    view, at = choice.view(), choice.findText(words)
    for _n in range(abs(at - choice.currentIndex())):
        qtbot.keyClick(view, Key.Key_Down if at > choice.currentIndex() else Key.Key_Up)
    qtbot.keyClick(view, Key.Key_Return)


def test_a_usual_list_needs_only_enter(qtbot: QtBot, window: Window, place: ScorePlace, opened: Opened) -> None:
    panel = opened(LIST)
    assert become(panel) == {
        "Company name": "Name", "Domain": "Domain", "Industry": "Industry", "Employees": "Employees", "Owner email": "Leave out",
    }  # fmt: skip
    assert panel.status.text() == "2 new, 0 updated, 1 row without a name"
    assert "3 rows, 5 columns, UTF-8, separated by commas" in said(panel)
    assert panel.take.text() == "Import 2 accounts"
    assert panel.take.hasFocus()
    qtbot.keyClick(panel.take, Key.Key_Return)
    qtbot.waitUntil(lambda: {"Veldt", "Birch"} <= set(names(place)))
    qtbot.waitUntil(lambda: window.overlay is None)
    assert "2 accounts imported, 1 row was not understood" in said(window)
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: not {"Veldt", "Birch"} & set(names(place)))
    assert place.session.book.leftovers() == []


def test_control_enter_imports_wherever_the_focus_is(qtbot: QtBot, place: ScorePlace, opened: Opened) -> None:
    panel = opened(LIST)
    panel.cancel.setFocus()
    qtbot.keyClick(panel.cancel, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Veldt" in names(place))


def test_refused_rows_are_listed_before_and_after(qtbot: QtBot, window: Window, place: ScorePlace, opened: Opened) -> None:
    panel = opened(LIST)
    assert panel.check is not None
    qtbot.mouseClick(panel.see, LEFT)
    assert panel.check.rows.hasFocus()
    line = panel.check.rows.tsv().splitlines()[1].split("\t")
    assert line == ["4", "The row names no company.", "Industry: Trade; Employees: 4"]
    panel.import_now()
    qtbot.waitUntil(lambda: window.overlay is None)
    window.commands.run("score.leftovers")
    assert window.overlay is not None
    left: Any = window.overlay.panel
    qtbot.waitUntil(lambda: left.copy.isVisible())
    qtbot.mouseClick(left.copy, LEFT)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "4 of list.csv\tThe row names no company.\tIndustry: Trade; Employees: 4"
    qtbot.mouseClick(left.remove, LEFT)
    qtbot.waitUntil(lambda: place.session.book.leftovers() == [])
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: len(place.session.book.leftovers()) == 1)


def test_without_refused_rows_the_list_says_so(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.commands.run("score.leftovers")
    assert window.overlay is not None
    qtbot.waitUntil(lambda: "Every row of the lists that were imported was understood." in said(window))


def test_another_choice_is_counted_at_once(qtbot: QtBot, place: ScorePlace, opened: Opened) -> None:
    panel = opened("Firm,Branch,Staff\nVeldt,Tallyworks,1\nBirch,Ottermail,2\n")
    choose(qtbot, panel, "Branch", "Name")
    assert become(panel)["Firm"] == "Keep under its own name"
    assert panel.status.text() == "0 new, 2 updated"
    assert panel.existing.isVisible()
    panel.existing.setFocus()
    qtbot.keyClick(panel.existing, Key.Key_Down)
    qtbot.waitUntil(lambda: panel.state == "")
    assert panel.status.text() == "0 new, 0 updated, 2 stay as they are"
    assert not panel.take.isEnabled()


def test_a_header_of_our_own_name_keeps_what_was_chosen_for_it(qtbot: QtBot, opened: Opened) -> None:
    panel = opened(LIST)
    choose(qtbot, panel, "Industry", "Keep under its own name")
    assert become(panel)["Industry"] == "Keep under its own name"
    assert become(panel)["Company name"] == "Name"


def test_the_wheel_over_a_choice_changes_nothing(opened: Opened) -> None:
    panel = opened(LIST)
    assert panel.check is not None
    choice = panel.check.table.rows[2].choice
    none, turn = Qt.KeyboardModifier.NoModifier, QPoint(0, -120)
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), turn, turn, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(choice, wheel)
    assert choice.currentText() == "Industry"


def test_a_mapping_is_remembered_and_said(qtbot: QtBot, window: Window, opened: Opened) -> None:
    panel = opened(LIST)
    choose(qtbot, panel, "Industry", "Leave out")
    panel.import_now()
    qtbot.waitUntil(lambda: window.overlay is None)
    again = opened(LIST.replace("Veldt", "Larch"))
    assert "The columns mean what they meant last time." in said(again)
    assert become(again)["Industry"] == "Leave out"


def test_personal_columns_are_taken_in_where_somebody_ticks_them(qtbot: QtBot, place: ScorePlace, opened: Opened) -> None:
    panel = opened(LIST)
    assert panel.check is not None
    assert "Left out because it is about persons: Owner email." in said(panel)
    row = next(row for row in panel.check.table.rows if row.header == "Owner email")
    row.personal.setFocus()
    qtbot.keyClick(row.personal, Key.Key_Space)
    qtbot.waitUntil(lambda: panel.state == "")
    panel.import_now()
    qtbot.waitUntil(lambda: "Veldt" in names(place))
    assert next(a for a in place.board.accounts if a.name == "Veldt").cells["Owner email"] == "a@veldt.example"


def test_a_unit_is_guessed_shown_and_changed(qtbot: QtBot, place: ScorePlace, opened: Opened) -> None:
    panel = opened("Firma;Umsatz in Mio. EUR\nVeldt;1,5\nBirch;12,25\nLarch;0,75\n")
    assert panel.check is not None
    row = panel.check.table.rows[1]
    assert row.factor.currentText() == "in millions"
    assert row.samples.whole() == "1,5 → 1500000 · 12,25 · 0,75"
    pick(qtbot, row.factor, "in thousands")
    qtbot.waitUntil(lambda: panel.state == "")
    assert row.samples.whole().startswith("1,5 → 1500 ")
    panel.import_now()
    qtbot.waitUntil(lambda: "Birch" in names(place))
    assert next(a for a in place.board.accounts if a.name == "Birch").cells["Annual revenue"] == "12250"


def test_rows_are_pasted_from_a_spreadsheet(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    QGuiApplication.clipboard().setText("Company\tIndustry\nVeldt\tSoftware\n")
    place.table.setFocus()
    window.commands.run("score.paste")
    panel = seen(qtbot, window)
    assert "Pasted rows" in said(panel)
    QGuiApplication.clipboard().setText("Company\tIndustry\nBirch\tSoftware\nLarch\tSoftware\n")
    qtbot.keyClick(panel, Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: panel.take.text() == "Import 2 accounts" and panel.state == "")
    qtbot.keyClick(panel.take, Key.Key_Return)
    qtbot.waitUntil(lambda: {"Birch", "Larch"} <= set(names(place)))
    assert "Veldt" not in names(place)


def test_nothing_to_paste_is_said_with_a_way_out(qtbot: QtBot, window: Window, place: ScorePlace, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("")
    window.commands.run("score.paste")
    panel = seen(qtbot, window)
    qtbot.mouseClick(panel.begin.paste, LEFT)
    assert "There is nothing to paste." in said(panel)
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    qtbot.mouseClick(panel.begin.file, LEFT)
    dialog = panel.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: panel.take.text() == "Import 2 accounts")


def test_several_files_that_are_dropped_come_one_after_the_other(qtbot: QtBot, window: Window, place: ScorePlace, tmp_path: Path) -> None:
    paths = [tmp_path / "one.csv", tmp_path / "two.tsv"]
    paths[0].write_text("Company,Industry\nVeldt,Software\n")
    paths[1].write_text("Company\tIndustry\nBirch\tSoftware\nLarch\tHotels\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier))
    panel = seen(qtbot, window)
    assert panel.take.text() == "Import 1 account"
    panel.import_now()
    qtbot.waitUntil(lambda: panel.take.text() == "Import 2 accounts" and panel.state == "")
    panel.import_now()
    qtbot.waitUntil(lambda: {"Veldt", "Birch", "Larch"} <= set(names(place)))


def test_another_sheet_can_be_chosen(qtbot: QtBot, window: Window, place: ScorePlace, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for name, rows in (("North", [("Company", "Industry"), ("Veldt", "Software")]), ("South", [("Company", "Staff"), ("Birch", 3), ("Larch", 4)])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "list.xlsx")
    doing.import_accounts(place, [tmp_path / "list.xlsx"])
    panel = seen(qtbot, window)
    assert panel.check is not None
    assert panel.check.sheet.currentText() == "North"
    pick(qtbot, panel.check.sheet, "South")
    qtbot.waitUntil(lambda: panel.take.text() == "Import 2 accounts" and panel.state == "")
    assert "sheet South" in said(panel)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "list.csv is empty."), ("<html><body>no</body></html>", "list.csv is not a table."), ("\n\n", "list.csv is empty.")],
)
def test_what_is_no_list_is_said_and_another_can_be_chosen(opened: Opened, text: str, sentence: str) -> None:
    panel = opened(text)
    assert sentence in said(panel)
    assert panel.begin.file.isVisible()
    assert panel.begin.file.isEnabled()


def test_a_list_without_names_waits_for_a_choice(qtbot: QtBot, opened: Opened) -> None:
    panel = opened("Industry,Employees\nSoftware,12\nSoftware,14\nHotels,13\n")
    assert panel.status.text() == "No column names the companies. Choose the column that holds their name or their domain."
    assert not panel.take.isEnabled()
    choose(qtbot, panel, "Industry", "Name")
    assert panel.take.isEnabled()


def test_a_list_that_is_too_long_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_import, "MOST_ROWS", 2)
    panel = opened(LIST)
    assert "list.csv has more than 2 rows." in panel.status.text()
    assert not panel.take.isEnabled()


def test_a_file_that_went_away_is_said_and_nothing_is_lost(qtbot: QtBot, place: ScorePlace, opened: Opened, tmp_path: Path) -> None:
    panel = opened(LIST)
    (tmp_path / "list.csv").unlink()
    panel.import_now()
    qtbot.waitUntil(lambda: panel.state == "")
    assert panel.status.text().startswith("The list cannot be read any more")
    assert panel.isVisible()


def test_a_problem_of_the_disk_leaves_the_panel(qtbot: QtBot, window: Window, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: Any, **_kw: Any) -> None:
        raise Problem("The disk is full.", "Make room.")

    panel = opened(LIST)
    monkeypatch.setattr(account_import, "take", full)
    panel.import_now()
    qtbot.waitUntil(lambda: panel.state == "")
    assert panel.status.text() == "The disk is full. Make room."
    monkeypatch.undo()
    qtbot.mouseClick(panel.take, LEFT)
    qtbot.waitUntil(lambda: window.overlay is None)


def test_cancel_stops_an_import_and_nothing_is_written(
    qtbot: QtBot, window: Window, place: ScorePlace, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, taken = Event(), Event(), account_import.take

    def slowly(book: Any, *args: Any, progress: Any, cancelled: Any, **kw: Any) -> Any:
        progress(1000)
        begun.set()
        go_on.wait(30)
        return taken(book, *args, progress=progress, cancelled=cancelled, **kw)

    panel = opened(LIST)
    before = len(place.board.accounts)
    monkeypatch.setattr(account_import, "take", slowly)
    panel.import_now()
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: panel.status.text() == f"{number(1000)} rows read…")
    assert panel.cancel.hasFocus()
    qtbot.keyClick(panel.cancel, Key.Key_Space)
    go_on.set()
    assert panel.status.text() == "Stopped; nothing was imported."
    assert panel.isVisible()
    assert place.session.settle()
    assert len(place.session.book.accounts()) == before
    qtbot.keyClick(panel, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.overlay is None)


@pytest.mark.parametrize("way", ["file.close", "file.quit"])
def test_closing_stops_an_import_and_nothing_is_written(
    qtbot: QtBot, window: Window, place: ScorePlace, opened: Opened, score_file: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    begun, never, taken = Event(), Event(), account_import.take

    def slowly(book: Any, *args: Any, cancelled: Any, **kw: Any) -> Any:
        begun.set()
        for _look in range(500):
            if not cancelled():
                never.wait(0.01)
        return taken(book, *args, cancelled=cancelled, **kw)

    panel = opened(LIST)
    before = len(place.board.accounts)
    monkeypatch.setattr(account_import, "take", slowly)
    panel.import_now()
    qtbot.waitUntil(begun.is_set)
    window.close() if way == "file.quit" else window.close_workbook()
    assert window.workspace is None
    with open_book(score_file) as book:
        assert len(book.accounts()) == before


def test_everything_has_a_name_for_screen_readers_and_tab_reaches_it(opened: Opened) -> None:
    panel = opened(LIST)
    assert panel.check is not None
    row = panel.check.table.rows[2]
    assert row.choice.accessibleName() == "What Industry becomes"
    assert "Software" in row.choice.accessibleDescription()
    reached = [w for w in panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert all(w.accessibleName() for w in reached)
    assert {panel.take, panel.cancel, row.choice, panel.check.rows} <= set(reached)


def test_the_sample_accounts_are_imported_from_the_empty_place(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.commands.run("score.sample")
    panel = seen(qtbot, window)
    assert panel.take.text() == "Import 40 accounts"


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("hubspot/derived/hubspot-crm-exports-all-companies-DERIVED.csv", "Import 85 accounts"),
        ("zoho/derived/Accounts_001-DERIVED.csv", "Import 85 accounts"),
        ("crm_sales_opportunities/accounts.csv", "Import 85 accounts"),
        ("companies/sp500-constituents.csv", "Import 503 accounts"),
        ("companies/fortune1000-2017.csv", f"Import {number(1000)} accounts"),
    ],
)
def test_real_lists_need_no_hand(qtbot: QtBot, window: Window, place: ScorePlace, path: str, button: str) -> None:
    file = EXPORTS / path
    if not file.is_file():
        pytest.skip("the real exports are not on this machine")
    doing.import_accounts(place, [file])
    panel = seen(qtbot, window)
    assert panel.take.text() == button
    assert QApplication.focusWidget() is panel.take


def test_the_rows_of_a_very_wide_list_come_while_the_window_goes_on(qtbot: QtBot, window: Window, place: ScorePlace, tmp_path: Path) -> None:
    headers = ["Name", *(f"Column {n}" for n in range(298)), "Contact email"]
    path = tmp_path / "wide.csv"
    path.write_text(",".join(headers) + "\n" + ",".join(["Veldt", *"x" * 298, "a@veldt.example"]) + "\n", encoding="utf-8")
    table = MappingTable(window.theme, account_import.read(path, place.session.book))
    qtbot.addWidget(table)
    assert 10 < len(table.rows) < 100
    table.rows[1].choice.activated.emit(table.rows[1].choice.findText("Industry"))  # a choice while rows are still to come
    qtbot.waitUntil(lambda: len(table.rows) == 300)
    assert [row.header for row in table.rows] == headers
    assert table.rows[1].choice.currentText() == "Industry"
    assert table.rows[-1].choice.currentText() == "Leave out"
    assert table.rows[-1].personal.isVisibleTo(table)
