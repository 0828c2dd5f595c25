"""The comparison as a file: a poster on paper or a table, by the ending."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.profiles.output import file_name

if TYPE_CHECKING:
    from persona_studio.ui.compare.place import ComparePlace

PAPERS = ("a4", "a3", "a2", "a1")


def kinds() -> dict[str, str]:
    """The endings beside PDF, and what they are called."""
    return {"xlsx": _("Excel"), "html": _("Web page"), "md": _("Markdown"), "csv": _("CSV")}


def fill(place: ComparePlace, menu: QMenu) -> None:
    """Paper sizes, then tables."""
    for paper in PAPERS:
        menu.addAction(_("Poster as PDF, {paper}…").format(paper=paper.upper()), partial(ask, place, "pdf", paper))
    menu.addSeparator()
    for ending, called in kinds().items():
        menu.addAction(_("{kind}…").format(kind=called), partial(ask, place, ending))


def ask(place: ComparePlace, ending: str = "pdf", paper: str = "a3") -> None:
    """Asks where to; what is written is what is seen, only differences or all rows."""
    if place.board.comparison is None:
        return
    book = place.session.book
    names = " ".join(column.profile.name for column in place.board.columns)[:80]
    name = Path(file_name(book.settings().client, names)).with_suffix(f".{ending}")
    every = [f"{_('PDF')} (*.pdf)", *(f"{called} (*.{end})" for end, called in kinds().items())]
    first = next(kind for kind in every if f"*.{ending})" in kind)
    dialog = QFileDialog(place, _("Save comparison"), str(documents() / name), ";;".join([first, *(kind for kind in every if kind != first)]))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending(kind)))
    dialog.fileSelected.connect(lambda path: save_to(place, Path(path), paper))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _ending(kind: str) -> str:
    """The ending of a kind of file as the dialog names it."""
    return kind.rpartition("*.")[2].rstrip(")")


def save_to(place: ComparePlace, target: Path, paper: str = "a3") -> None:
    """Writes the comparison beside the window; the button says so until it is done."""
    from persona_studio.actions import comparing

    board = place.board
    if board.comparison is None:
        return
    place.session.flush()
    place.busy(True)

    def done(findings: list[object]) -> None:
        place.busy(False)
        words = _("Saved {file}").format(file=target.name)
        if findings:
            rest = ngettext("{n} thing has no room on it", "{n} things have no room on it", len(findings)).format(n=len(findings))
            words = f"{words}. {rest}"
        place.scene.tell(words, "")

    place.session.ask(comparing.save, board.comparison, target, board.only_differences, paper, then=done)
