"""Scored accounts on paper and in files: the ranked list, a sheet for each account, CSV, and a spreadsheet with its formulas."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from persona_studio.actions.cards import size
from persona_studio.actions.exporting import refuse_itself
from persona_studio.actions.scorecards import listed
from persona_studio.actions.scoring import Assessed, columns
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.domain.scoring.model import Scorecard
    from persona_studio.exchange.scored.result import Result
    from persona_studio.paper.findings import Finding
    from persona_studio.paper.marks import Sheet
    from persona_studio.paper.paper import Look
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import ListedCard

ENDINGS = (".csv", ".xlsx", ".pdf")
LOOK = 200  # accounts between two looks whether anybody still wants the file

Progress = Callable[[int], None]
Stop = Callable[[], bool]


class Cancelled(Exception):
    """Nobody wants the file any more; nothing is left of it."""


T = TypeVar("T")


def _nobody(_percent: int) -> None:
    pass


def _never() -> bool:
    return False


def save(
    book: Workbook, scorecard: int, accounts: Collection[int] | None, target: Path, *, paper: str = "", each: bool = False,
    progress: Progress = _nobody, cancelled: Stop = _never,
) -> list[Finding]:  # fmt: skip
    """Writes scored accounts (all of them for None), whole or not at all, as what the ending of `target` says. A PDF is the sheet of the account
    when there is one, else the ranked list, or with `each` a sheet for every account. Returns what is not on paper in full. `progress` is told the
    percent done; where `cancelled` says so, Cancelled is raised and what stood at `target` still stands there."""
    kind = target.suffix.lower()
    if kind not in ENDINGS:
        raise Problem(_("{file} has no ending that tells what to write.").format(file=target.name), _("End it in .csv, .xlsx or .pdf."))
    refuse_itself(book, target)
    found = chosen(book, scorecard, accounts, progress, cancelled)
    if not found:
        raise Problem(_("There are no accounts to write."), _("Add accounts first, or choose others."))
    if kind == ".pdf":
        return _print(book, scorecard, found, target, paper, each or len(found) == 1, cancelled)
    card = listed(book, scorecard)
    heads = list(dict.fromkeys(name for one in found for name in one.account.cells))
    with atomic.replacing(target) as part:
        _writer(kind)(card.card, _watched(results(card.card, found), len(found), progress, cancelled), part, heads, _whose(book, card))
    return []


def sheets(book: Workbook, scorecard: int, accounts: Collection[int] | None, paper: str = "") -> list[Sheet]:
    """A sheet for each account, for the preview and the printer, in the order of the list."""
    return list(_sheets(book, listed(book, scorecard), chosen(book, scorecard, accounts), paper))


def ranking(book: Workbook, scorecard: int, accounts: Collection[int] | None = None, paper: str = "") -> Sheet:
    """The ranked list: as many pages as it takes."""
    return _ranking(book, listed(book, scorecard), chosen(book, scorecard, accounts), paper)


def chosen(
    book: Workbook, scorecard: int, accounts: Collection[int] | None, progress: Progress = _nobody, cancelled: Stop = _never
) -> list[Assessed]:  # fmt: skip
    """These accounts, scored, in the order in which they are named (all for None, in that of the list). Accounts that are gone are left out."""
    from persona_studio.domain.scoring.rater import Rater
    from persona_studio.domain.scoring.score import score

    card, every = listed(book, scorecard).card, book.accounts()
    lists, rater, known = columns(every), Rater(card), {account.id: account for account in every}
    ids = list(known) if accounts is None else [id for id in accounts if id in known]
    found = []
    for at, id in enumerate(ids):
        if not at % LOOK:
            if cancelled():
                raise Cancelled
            progress(50 * at // len(ids))
        assessment = rater.assess(known[id], lists[known[id].source])
        found.append(Assessed(known[id], assessment, score(card, assessment)))
    return found


def _watched(rows: Iterable[T], count: int, progress: Progress, cancelled: Stop) -> Iterator[T]:
    """The second half of the work, told of on its way."""
    for at, row in enumerate(rows):
        if not at % LOOK:
            if cancelled():
                raise Cancelled
            progress(50 + 50 * at // count)
        yield row


def results(card: Scorecard, found: Iterable[Assessed]) -> Iterator[Result]:
    """What is written of each account."""
    from persona_studio.domain.scoring.explain import ask_next
    from persona_studio.exchange.scored.result import result

    for one in found:
        asked = ask_next(card, one.assessment)[:1] if not one.score.certain else []
        yield result(card, one.account, one.assessment, one.score, asked[0].question or asked[0].name if asked else "")


def _writer(kind: str) -> Callable[..., int]:
    from persona_studio.exchange.scored import csv_file, xlsx_file

    return xlsx_file.write if kind == ".xlsx" else csv_file.write


def _print(book: Workbook, scorecard: int, found: list[Assessed], target: Path, paper: str, each: bool, cancelled: Stop) -> list[Finding]:
    from persona_studio.paper import pdf

    card = listed(book, scorecard)
    made = []
    for sheet in _sheets(book, card, found, paper) if each else [_ranking(book, card, found, paper)]:
        made.append(sheet)
        if cancelled():
            raise Cancelled
    pdf.write(made, target)
    if not book.readonly:
        label = ngettext("Printed {count} account", "Printed {count} accounts", len(found)).format(count=len(found))
        with book.edit(label) as e:
            kind = "scorecard" if each else "ranking"
            e.record("printed", profiles=(card.profile,), sheet=kind, paper=paper or book.settings().paper, file=target.name)
    return [finding for one in made for finding in one.findings]


def _sheets(book: Workbook, card: ListedCard, found: Iterable[Assessed], paper: str) -> Iterator[Sheet]:
    from persona_studio.paper.layouts import scorecard as sheet

    look, whose = _look(book, card, paper), _whose(book, card)
    return (sheet.lay_out(one.account, one.assessment, card.card, whose, look) for one in found)


def _ranking(book: Workbook, card: ListedCard, found: Iterable[Assessed], paper: str) -> Sheet:
    from persona_studio.paper.layouts import ranking as sheet

    entries = [(one.account, one.assessment, one.score) for one in found]
    return sheet.lay_out(entries, card.card, _whose(book, card), _look(book, card, paper))


def _look(book: Workbook, card: ListedCard, paper: str) -> Look:
    from persona_studio.paper.paper import Look

    settings = book.settings()
    version = _("Scorecard version {n}").format(n=card.version) if card.version else ""
    return Look(size(book, paper), book.manner(), settings.client, datetime.date.today(), version, language=settings.language)


def _whose(book: Workbook, card: ListedCard) -> str:
    """The ideal customer profile that the scorecard belongs to, with its own name where that says more."""
    profile = next((p.name for p in book.profiles() if p.id == card.profile), "")
    return ", ".join(dict.fromkeys(name for name in (profile, card.name) if name))
