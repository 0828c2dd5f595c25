"""Back-test of a scorecard on deals that were won and lost. Reads only; nothing is changed by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.actions.deals import Book, Deals, Row, Which, check, of_accounts, of_file
from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import RATINGS, Account, Assessment, Rated, Scorecard
from persona_studio.domain.scoring.rate import assess
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.scoring.backtest import Deal, Report

__all__ = ["Book", "Deals", "Tested", "Which", "of_accounts", "of_file", "run"]

STRIDE = 500  # rows between two looks at whether to go on


@dataclass(frozen=True)
class Tested:
    """The report, and the rows that are not in it or of whose account nothing was found."""

    report: Report
    rows: int
    open: int  # neither won nor lost
    strangers: int  # won or lost, but their account is in no list


def run(
    card: Scorecard,
    deals: Deals | Path | str,
    won: Which,
    lost: Which,
    *,
    accounts: Book | Path | str | Iterable[Account] = (),
    ratings: Mapping[str, str] | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Tested | None:
    """Tests on every row that was won or lost. What the deals do not tell of an account is taken from `accounts` (the workbook's, or
    another table), found by id, else domain, else name; ratings and gates given by hand count as they do everywhere. `ratings`
    names columns that hold ratings from 1 to 5 and their criteria. None when cancelled. Raises Problem."""
    from persona_studio.domain.scoring import backtest

    deals = of_file(deals) if isinstance(deals, Path | str) else deals
    book = _book(accounts)
    check(deals, won, lost)
    raters = _Assessing(card, book, deals.columns | book.columns, _rated_columns(card, deals, ratings or {}))
    found: list[Deal] = []
    rows = strangers = 0
    for rows, row in enumerate(deals.rows, 1):
        if rows % STRIDE == 0:
            if cancelled():
                return None
            progress(rows)
        outcome = _outcome(row, won, lost)
        if outcome is not None:
            assessment, account, known = raters.of(row)
            strangers += not known
            found.append(backtest.Deal(assessment, outcome, account))
    progress(rows)
    if not found:
        raise Problem(_("No row says that a deal was won or lost."), _("Choose another column, or other values for won and lost."))
    return None if cancelled() else Tested(backtest.test(card, found), rows, rows - len(found), strangers)


def _outcome(row: Row, won: Which, lost: Which) -> bool | None:
    if won.holds(row.cells.get(won.column, "")):
        return True
    return False if lost.holds(row.cells.get(lost.column, "")) else None


def _book(accounts: Book | Path | str | Iterable[Account]) -> Book:
    if isinstance(accounts, Book):
        return accounts
    return Book.of_file(accounts) if isinstance(accounts, Path | str) else Book(accounts)


def _rated_columns(card: Scorecard, deals: Deals, ratings: Mapping[str, str]) -> dict[str, str]:
    ids = {c.id for c in card.criteria}
    for column, criterion in ratings.items():
        if column not in deals.headers:
            raise Problem(_("{file} has no column {column}.").format(file=deals.name, column=column), _("Map a column that is there."))
        if criterion not in ids:
            raise Problem(_("The scorecard has no criterion {id}.").format(id=criterion), _("Its criteria are {ids}.").format(ids=", ".join(ids)))
    return dict(ratings)


class _Assessing:
    """What the scorecard makes of the account of each deal; worked out once for an account as long as the deals tell the same of it."""

    def __init__(self, card: Scorecard, book: Book, columns: frozenset[str] | set[str], rated: Mapping[str, str]) -> None:
        self._card, self._book, self._columns, self._rated = card, book, columns, rated
        self._read = sorted({c.column for c in card.criteria} | {g.column for g in card.gates} - {""})
        self._made: dict[tuple[object, ...], Assessment] = {}

    def of(self, row: Row) -> tuple[Assessment, str, bool]:
        """The assessment, what the account is known by, and whether anything was found or told of it."""
        own = row.account
        listed = self._book.find(own)
        known = replace(listed, cells={**own.cells, **listed.cells}) if listed else own
        said = tuple(row.cells.get(column, "").strip() for column in self._rated)
        key = (listed.id if listed else own.id if own.ratings or own.gates else None, *(known.cells.get(column) for column in self._read), *said)
        if key not in self._made:
            self._made[key] = assess(self._card, self._with_ratings(known, said), columns=self._columns)
        name = listed.name or listed.domain or listed.code if listed else own.code or own.domain or own.name
        return self._made[key], fold(name), bool(listed or any(column in own.cells for column in self._read) or any(said) or own.ratings)

    def _with_ratings(self, account: Account, said: tuple[str, ...]) -> Account:
        whole = {str(rating): rating for rating in RATINGS}
        told = {id: Rated(whole[cell], "column", cell) for id, cell in zip(self._rated.values(), said, strict=True) if cell in whole}
        return replace(account, ratings={**told, **account.ratings}) if told else account
