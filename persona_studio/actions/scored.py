"""Scored accounts on paper and in files: the ranked list, a sheet for each account, CSV, and a spreadsheet with its formulas."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

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


def save(
    book: Workbook, scorecard: int, accounts: Collection[int] | None, target: Path, *, paper: str = "", each: bool = False
) -> list[Finding]:  # fmt: skip
    """Writes scored accounts (all of them for None), whole or not at all, as what the ending of `target` says. A PDF is the sheet of the account
    when there is one, else the ranked list, or with `each` a sheet for every account. Returns what is not on paper in full."""
    kind = target.suffix.lower()
    if kind not in ENDINGS:
        raise Problem(_("{file} has no ending that tells what to write.").format(file=target.name), _("End it in .csv, .xlsx or .pdf."))
    refuse_itself(book, target)
    found = chosen(book, scorecard, accounts)
    if not found:
        raise Problem(_("There are no accounts to write."), _("Add accounts first, or choose others."))
    if kind == ".pdf":
        return _print(book, scorecard, found, target, paper, each or len(found) == 1)
    card = listed(book, scorecard)
    heads = list(dict.fromkeys(name for one in found for name in one.account.cells))
    with atomic.replacing(target) as part:
        _writer(kind)(card.card, results(card.card, found), part, heads, _whose(book, card))
    return []


def sheets(book: Workbook, scorecard: int, accounts: Collection[int] | None, paper: str = "") -> list[Sheet]:
    """A sheet for each account, for the preview and the printer, in the order of the list."""
    return _sheets(book, listed(book, scorecard), chosen(book, scorecard, accounts), paper)


def ranking(book: Workbook, scorecard: int, accounts: Collection[int] | None = None, paper: str = "") -> Sheet:
    """The ranked list: as many pages as it takes."""
    return _ranking(book, listed(book, scorecard), chosen(book, scorecard, accounts), paper)


def chosen(book: Workbook, scorecard: int, accounts: Collection[int] | None) -> list[Assessed]:
    """These accounts (all for None), scored, in the order of the list. Accounts that are gone are left out."""
    from persona_studio.domain.scoring.rate import assess
    from persona_studio.domain.scoring.score import score

    card, every = listed(book, scorecard).card, book.accounts()
    lists, wanted = columns(every), None if accounts is None else frozenset(accounts)
    found = []
    for account in every:
        if wanted is None or account.id in wanted:
            assessment = assess(card, account, columns=lists[account.source])
            found.append(Assessed(account, assessment, score(card, assessment)))
    return found


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


def _print(book: Workbook, scorecard: int, found: list[Assessed], target: Path, paper: str, each: bool) -> list[Finding]:
    from persona_studio.paper import pdf

    card = listed(book, scorecard)
    made = _sheets(book, card, found, paper) if each else [_ranking(book, card, found, paper)]
    pdf.write(made, target)
    if not book.readonly:
        label = ngettext("Printed {count} account", "Printed {count} accounts", len(found)).format(count=len(found))
        with book.edit(label) as e:
            sheet = "scorecard" if each else "ranking"
            e.record("printed", profiles=(card.profile,), sheet=sheet, paper=paper or book.settings().paper, file=target.name)
    return [finding for one in made for finding in one.findings]


def _sheets(book: Workbook, card: ListedCard, found: Iterable[Assessed], paper: str) -> list[Sheet]:
    from persona_studio.paper.layouts import scorecard as sheet

    look, whose = _look(book, card, paper), _whose(book, card)
    return [sheet.lay_out(one.account, one.assessment, card.card, whose, look) for one in found]


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
