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
    from persona_studio.paper.layouts.icp import Company
    from persona_studio.paper.marks import Sheet
    from persona_studio.paper.paper import Paper
    from persona_studio.workbook.book import Workbook


def lay_out(book: Workbook, ids: Sequence[int], paper: str = "") -> list[Sheet]:
    """A card for each profile, on "a4" or "letter" (the workbook's paper when blank); what is not on it in full is in its findings.
    Ideal customer profiles bring their scorecard and the people who decide there."""
    from persona_studio.paper import card
    from persona_studio.paper.paper import Look

    settings = book.settings()
    today, names = datetime.date.today(), {p.code: p.name for p in book.profiles()}
    shown = [book.profile(id) for id in ids]
    beside = [m.person.face for profile in shown if profile.kind == "icp" for m in book.committee(profile.id).members if m.person.face]
    photos = faces.photos(book, [*(profile.face for profile in shown), *beside])
    look = Look(size(book, paper), book.manner(), settings.client, today, language=settings.language, names=names, photos=photos)
    return [card.lay_out(profile, look, company(book, profile.id)) for profile in shown]


def company(book: Workbook, profile: int) -> Company | None:
    """What stands on the sheet of an ideal customer profile besides itself: its first scorecard and its committee. None without a scorecard."""
    from persona_studio.paper.layouts.icp import Company

    found = next((listed.card for listed in book.scorecards() if listed.profile == profile and not listed.unclear), None)
    return Company(found, book.committee(profile)) if found is not None else None


def size(book: Workbook, paper: str) -> Paper:
    """The size of paper by its id, the workbook's when blank. Raises Problem when there is none such."""
    from persona_studio.paper.paper import PAPERS

    found = PAPERS.get(paper or book.settings().paper)
    if found is None:
        raise Problem(_("“{value}” is not a size of paper.").format(value=paper or book.settings().paper), _("Choose a4 or letter."))
    return found


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
