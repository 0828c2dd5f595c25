"""What a scorecard makes of the workbook's accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from persona_studio.actions.scorecards import listed
from persona_studio.domain.scoring.model import Account, Assessment

if TYPE_CHECKING:
    from persona_studio.domain.scoring.score import Score
    from persona_studio.workbook.book import Workbook


@dataclass(frozen=True)
class Assessed:
    """An account with its ratings and its score."""

    account: Account
    assessment: Assessment
    score: Score


def assessed(book: Workbook, scorecard: int) -> list[Assessed]:
    """Every account of the workbook by one scorecard, in the order of the list. Where there are many it takes long: call it off the window's
    thread."""
    from persona_studio.domain.scoring.rate import assess
    from persona_studio.domain.scoring.score import score

    card, accounts = listed(book, scorecard).card, book.accounts()
    lists = columns(accounts)
    found = []
    for account in accounts:
        assessment = assess(card, account, columns=lists[account.source])
        found.append(Assessed(account, assessment, score(card, assessment)))
    return found


def columns(accounts: Iterable[Account]) -> dict[int | None, set[str]]:
    """The columns of the list that accounts come from, by its source: an empty cell says something only where the list has the column."""
    found: dict[int | None, set[str]] = {}
    for account in accounts:
        found.setdefault(account.source, set()).update(account.cells)
    return found
