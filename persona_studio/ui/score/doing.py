"""What can be done in Score, as commands, and what the palette finds there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from persona_studio.foundation import resource
from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.palette import Result
from persona_studio.ui.score import cardwork, saving
from persona_studio.ui.score.side import ACCOUNT, WEIGHTS
from persona_studio.ui.score.table import copying

if TYPE_CHECKING:
    from persona_studio.ui.score.place import ScorePlace

PLACE = "score"
FOUND_MOST = 1000  # accounts that the palette lists; a longer list is searched with Ctrl+F
SAMPLE = ("sample", "accounts.csv")


def commands(place: ScorePlace) -> list[Command]:
    """The commands of Score."""
    board, table = place.board, place.table

    def some() -> bool:
        return bool(board.accounts)

    def card() -> bool:
        return board.listed is not None

    def write() -> bool:
        return not place.session.readonly

    def one() -> bool:
        return some() and table.current() is not None

    def icps() -> bool:
        return write() and any(p.kind == "icp" for p in place.session.book.profiles())

    found = [
        Command("score.add", _("Type an account in…"), partial(add_account, place), "score", "Ctrl+Shift+A", "pencil", 0, write),
        Command("score.paste", _("Paste accounts…"), partial(paste, place), "score", "Ctrl+V", "clipboard-paste", 0, write),
        Command("score.import", _("Import accounts…"), partial(ask_import, place), "score", icon="file-up", group=0, enabled=write),
        Command("score.sample", _("Import the sample accounts…"), partial(import_sample, place), "", icon="graduation-cap",
                enabled=lambda: write() and resource.path(*SAMPLE).is_file()),
        Command("score.sheet", _("Account"), place.open_sheet, "score", "Return", "id-card", 1, one, handled=True),
        Command("score.weights", _("Weights"), lambda: place.show_side(WEIGHTS), "score", "Ctrl+Shift+W", "settings", 1, some),
        Command("score.gates", _("Gates…"), place.ask_gates, "score", "G", "ban", 1, lambda: one() and write(), handled=True),
        Command("score.keep", _("Keep this score"), lambda: place.sheet.keep_score(), "score", icon="history", group=1,
                enabled=lambda: one() and write()),
        Command("score.delete", _("Delete"), lambda: place.remove(table.selected()), "score", "Del", "trash-2", 1, lambda: one() and write(),
                handled=True),
        Command("score.copy", _("Copy rows"), partial(copy, place), "score", "Ctrl+C", "copy", 2, one),
        Command("score.find", _("Search in the accounts…"), place.search, "score", "Ctrl+F", "search", 2, some),
        Command("score.card_edit", _("Edit scorecard…"), partial(cardwork.edit, place), "score", "Ctrl+E", "pencil", 3, lambda: card() and write()),
        Command("score.card_new", _("New scorecard"), partial(cardwork.new, place), "score", icon="plus", group=3, enabled=icps),
        Command("score.card_rename", _("Rename scorecard…"), partial(cardwork.rename, place), "score", icon="pencil", group=3,
                enabled=lambda: card() and write()),
        Command("score.card_duplicate", _("Duplicate scorecard"), partial(cardwork.duplicate, place), "score", icon="copy", group=3,
                enabled=lambda: card() and write()),
        Command("score.card_delete", _("Delete scorecard"), partial(cardwork.remove, place), "score", icon="trash-2", group=3,
                enabled=lambda: card() and write()),
        Command("score.versions", _("Versions of the scorecard"), lambda: place.show_side(WEIGHTS), "score", icon="history", group=3, enabled=some),
        Command("score.backtest", _("Back-test…"), partial(cardwork.backtest, place), "score", icon="target", group=4, enabled=some),
        Command("score.save_list", _("Save ranked list…"), partial(saving.ask, place), "score", "Ctrl+Shift+S", "file-down", 4,
                lambda: some() and card()),
        Command("score.save_sheets", _("Save account sheets as PDF…"), partial(saving.ask_sheets, place), "score", icon="file-text", group=4,
                enabled=lambda: one() and card()),
        Command("view.side", _("Account and weights"), place.toggle_side, "view", "F9", "panel-right", 2, some),
        Command("view.score_pane", _("Next pane"), lambda: place.next_pane(1), "view", "F6", "columns-3", 2),
        Command("view.score_pane_back", _("Previous pane"), lambda: place.next_pane(-1), "view", "Shift+F6", "columns-3", 2),
        Command("view.stability", _("Stability in the table"), table.toggle_stability, "view", icon="gauge", group=3, enabled=some,
                checked=table.stability_shown),
        *(Command(f"score.sort.{by}", said, partial(table.sort_by, by), "", icon="list-filter", enabled=some) for by, said in table.sorts().items()),
    ]  # fmt: skip
    return [_of_score(command) for command in found]


def _of_score(command: Command) -> Command:
    from dataclasses import replace

    return replace(command, place=PLACE)


def results(place: ScorePlace) -> list[Result]:
    """What the palette can go to: accounts of a list that is not too long, scorecards, profiles."""
    board = place.board
    found = [
        Result(_("Accounts"), account.name, partial(go_to, place, account.id), icon="building-2", sort="profile", also=account.domain)
        for account in (board.accounts if len(board.accounts) <= FOUND_MOST else ())
    ]
    found += [Result(_("Scorecards"), place.head.called(one.id), partial(board.choose, one.id), icon="gauge", sort="profile") for one in board.cards]
    profiles = place.scene.place
    return found + [
        Result(_("Profiles"), one.name, partial(profiles.choose, one.id), kind=one.kind, sort="profile") for one in place.session.book.profiles()
    ]


def go_to(place: ScorePlace, account: int) -> None:
    """Shows an account, also when filters hid it."""
    at = place.board.position(account)
    if at is None:
        return
    if place.table.accounts.row_of(at) is None:
        place.filter.search.clear()
        place.filter.choose(-1)
    place.table.go_to(at)
    place.show_side(ACCOUNT)


def add_account(place: ScorePlace) -> None:
    """A panel in which accounts are typed, one after the other."""
    from persona_studio.ui.score.adding import AddPanel

    def added(id: int) -> None:
        place.session.ask(lambda _book: id, then=lambda id: go_to(place, id))

    panel = AddPanel(place.theme, place.board, added)
    place.scene.open_panel(panel, _("New account"), 520)


def paste(place: ScorePlace) -> None:
    """Rows from a spreadsheet."""
    _open_import(place, QGuiApplication.clipboard().text())


def ask_import(place: ScorePlace) -> None:
    """Asks for a file."""
    from persona_studio.ui.frame.panels import documents

    dialog = QFileDialog(place, _("Import accounts"), str(documents()), _("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: import_accounts(place, [Path(path) for path in paths]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def import_accounts(place: ScorePlace, paths: list[Path]) -> None:
    """The panel in which a list is looked at before it is taken."""
    _open_import(place, paths)


def import_sample(place: ScorePlace) -> None:
    """The accounts that come with the program."""
    _open_import(place, [resource.path(*SAMPLE)])


def _open_import(place: ScorePlace, source: list[Path] | str) -> None:
    from persona_studio.ui.score.accounts.panel import ImportPanel

    place.scene.open_panel(ImportPanel(place.scene, source), _("Import accounts"), 860)


def copy(place: ScorePlace) -> None:
    """The chosen rows, as a spreadsheet takes them."""
    QGuiApplication.clipboard().setText(copying.tsv(place.board, place.table.selected()))


def fill_gates(place: ScorePlace, menu: QMenu) -> None:
    """Each gate with its three states, for the chosen accounts."""
    board, positions = place.board, place.table.selected()
    if not board.draft.gates:
        menu.addAction(_("This scorecard has no gates")).setEnabled(False)
        menu.addAction(_("Edit scorecard…"), lambda: place.scene.commands.run("score.card_edit"))
    for gate in board.draft.gates:
        states = {board.assessment(at).gates.get(gate.id) for at in positions}
        part = menu.addMenu(gate.name.replace("&", "&&"))
        for value, said in ((True, _("Shut: this rules it out")), (False, _("Open: somebody looked")), (None, _("Nobody looked"))):
            action = part.addAction(said, partial(board.shut, positions, gate.id, value))
            action.setCheckable(True)
            action.setChecked(states == {value})
            action.setEnabled(not place.session.readonly)


def fill_row(place: ScorePlace, menu: QMenu) -> None:
    """What can be done with the chosen accounts."""
    for command in place.scene.commands:
        if command.id in ("score.sheet", "score.keep", "score.copy", "score.save_sheets", "score.delete"):
            menu.addAction(command.label, partial(place.scene.commands.run, command.id)).setEnabled(place.scene.commands.can(command.id))
    fill_gates(place, menu.addMenu(_("Gates")))
