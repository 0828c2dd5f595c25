"""Saving scored accounts to a file, beside the window, in a thread of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.profiles.output import file_name

if TYPE_CHECKING:
    from persona_studio.paper.findings import Finding
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
    """Writes the accounts by the scorecard as it stands in the workbook, beside the window; the head says so while it lasts."""
    from persona_studio.actions import scored
    from persona_studio.ui.score.backtest.job import Job

    book, card = place.session.book, place.board.id
    if card is None or not place.session.settle():
        return
    job = Job(place)

    def end(words: str = "") -> None:
        place.head.busy("")
        job.stop()  # the thread has done its work
        place.jobs.remove(job)
        job.deleteLater()
        if words:
            place.scene.tell(words, "")

    def failed(error: Exception) -> None:
        end()
        if not isinstance(error, Problem):
            raise error
        place.session.failed.emit(error, False)

    job.failed.connect(failed)
    place.head.busy(_("Saving {file}…").format(file=target.name))
    place.jobs.append(job)
    job.begin(lambda _progress, _cancelled: scored.save(book, card, ids, target, each=sheets), lambda found: end(_told(target, found)))


def _told(target: Path, found: list[Finding]) -> str:
    if not found:
        return _("Saved {file}").format(file=target.name)
    words = ngettext("Saved {file}; {count} line has no room on paper", "Saved {file}; {count} lines have no room on paper", len(found))
    return words.format(file=target.name, count=len(found))
