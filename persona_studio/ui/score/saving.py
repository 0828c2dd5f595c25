"""Saving scored accounts to a file, beside the window, in a thread of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.profiles.output import file_name
from persona_studio.ui.score.table.choice import ALL

if TYPE_CHECKING:
    from persona_studio.paper.findings import Finding
    from persona_studio.ui.parts.job import Cancelled, Progress
    from persona_studio.ui.score.place import ScorePlace


def ask(place: ScorePlace) -> None:
    """Which accounts, where there is a choice; then the file."""
    wishes = choices(place)
    if len(wishes) == 1:
        ask_for(place, wishes[0][1])
        return
    menu = QMenu(place)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, ids in wishes:
        menu.addAction(words, partial(ask_for, place, ids))
    menu.popup(place.head.more.mapToGlobal(QPoint(0, place.head.more.height() + 4)))


def choices(place: ScorePlace) -> list[tuple[str, list[int]]]:
    """All accounts by the order of the table, those that are seen where some are hidden, the chosen ones where there are several."""
    known, table = place.board.accounts, place.table
    ids = [known[int(at)].id for at in table.accounts.chooser.positions(replace(table.accounts.choice, which=ALL, words=""))]
    seen, picked = [known[int(at)].id for at in table.accounts.positions], [known[at].id for at in table.selected()]
    every = ngettext("All {count} account", "All {count} accounts", len(ids))
    found = [(every.format(count=len(ids)), ids)]
    if 0 < len(seen) < len(ids):
        found.append((_("The {count} shown").format(count=len(seen)), seen))
    if 1 < len(picked) < len(seen):
        found.append((_("The {count} selected").format(count=len(picked)), picked))
    return found


def ask_for(place: ScorePlace, ids: list[int]) -> None:
    """A list of these for paper or a table, by the ending of the file."""
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
    from persona_studio.ui.parts.job import Job

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
        end(_("Not saved") if isinstance(error, scored.Cancelled) else "")
        if isinstance(error, scored.Cancelled):
            return
        if not isinstance(error, Problem):
            raise error
        place.session.failed.emit(error, False)

    job.failed.connect(failed)
    place.head.busy(_("Saving {file}…").format(file=target.name))
    place.jobs.append(job)
    job.progress.connect(lambda percent: place.head.busy(_("Saving {file}… {percent} %").format(file=target.name, percent=percent)))
    given_up = Event()
    place.head.stop_wanted.connect(given_up.set)

    def work(progress: Progress, cancelled: Cancelled) -> list[Finding]:
        return scored.save(book, card, ids, target, each=sheets, progress=progress, cancelled=lambda: cancelled() or given_up.is_set())

    job.begin(work, lambda found: end(_told(target, found)))


def _told(target: Path, found: list[Finding]) -> str:
    if not found:
        return _("Saved {file}").format(file=target.name)
    words = ngettext("Saved {file}; {count} line has no room on paper", "Saved {file}; {count} lines have no room on paper", len(found))
    return words.format(file=target.name, count=len(found))
