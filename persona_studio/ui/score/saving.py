"""Saving scored accounts to a file, on the workbook's thread, with a line that says so and a way to stop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.profiles.output import file_name

if TYPE_CHECKING:
    from persona_studio.ui.score.place import ScorePlace


def ask(place: ScorePlace) -> None:
    """The accounts that are seen, in their order: a list for paper or a table, by the ending of the file."""
    ids = [place.board.accounts[int(at)].id for at in place.table.accounts.positions]
    _ask(place, _("Save ranked list"), _("Excel (*.xlsx);;CSV (*.csv);;PDF (*.pdf)"), "xlsx", ids, sheets=False)


def ask_sheets(place: ScorePlace) -> None:
    """A page for each of the chosen accounts."""
    ids = [place.board.accounts[at].id for at in place.table.selected()]
    _ask(place, _("Save account sheets"), _("PDF (*.pdf)"), "pdf", ids, sheets=True)


def _ask(place: ScorePlace, title: str, kinds: str, suffix: str, ids: list[int], *, sheets: bool) -> None:
    client = place.session.book.settings().client
    name = Path(file_name(client, place.head.called(place.board.id))).with_suffix(f".{suffix}")
    dialog = QFileDialog(place, title, str(documents() / name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.fileSelected.connect(lambda path: save_to(place, Path(path), ids, sheets=sheets))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def save_to(place: ScorePlace, target: Path, ids: list[int], *, sheets: bool = False) -> None:
    """Writes the accounts by the scorecard as it stands in the workbook."""
    from persona_studio.actions import scored

    board = place.board
    if board.id is None:
        return
    place.session.flush()
    words = _("Saved {file}").format(file=target.name)
    place.session.ask(scored.save, board.id, ids, target, then=lambda _done: place.scene.tell(words, ""))
