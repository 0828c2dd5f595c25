"""Cards: profiles laid out on paper, and saved as one PDF."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.actions import faces
from persona_studio.actions.exporting import refuse_itself
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.paper.findings import Finding
    from persona_studio.paper.marks import Sheet
    from persona_studio.workbook.book import Workbook


def lay_out(book: Workbook, ids: Sequence[int], paper: str = "") -> list[Sheet]:
    """A card for each profile, on "a4" or "letter" (the workbook's paper when blank); what is not on it in full is in its findings."""
    from persona_studio.paper.layouts import classic
    from persona_studio.paper.paper import PAPERS, Look

    settings = book.settings()
    size = PAPERS.get(paper or settings.paper)
    if size is None:
        raise Problem(_("“{value}” is not a size of paper.").format(value=paper or settings.paper), _("Choose a4 or letter."))
    names = {p.code: p.name for p in book.profiles()}
    shown = [book.profile(id) for id in ids]
    look = Look(
        paper=size, manner=book.manner(), client=settings.client, today=datetime.date.today(), language=settings.language, names=names,
        photos=faces.photos(book, [profile.face for profile in shown]),
    )  # fmt: skip
    return [classic.lay_out(profile, look) for profile in shown]


def save(book: Workbook, ids: Collection[int], paper: str, target: Path) -> list[Finding]:
    """Writes the cards as one PDF, whole or not at all, and gives what is not on them. Goes into the history where the workbook can be written."""
    from persona_studio.paper import pdf

    if not ids:
        raise Problem(_("There is nothing to print: the workbook has no profiles."), _("Create one first."))
    refuse_itself(book, target)
    sheets = lay_out(book, list(ids), paper)
    data = pdf.to_bytes(sheets)
    with atomic.replacing(target) as part:
        part.write_bytes(data)
    if not book.readonly:
        label = ngettext("Printed {count} card", "Printed {count} cards", len(ids)).format(count=len(ids))
        with book.edit(label) as e:
            e.record("printed", profiles=tuple(ids), sheet="card", paper=paper or book.settings().paper, file=target.name)
    return [finding for sheet in sheets for finding in sheet.findings]
