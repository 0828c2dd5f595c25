"""Reads what the Score place shows, on the workbook's thread; accounts that did not change are not assessed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.many import Matrix
from persona_studio.domain.scoring.model import BEST, WORST, Account, Assessment, Scorecard
from persona_studio.domain.scoring.rate import assess
from persona_studio.domain.scoring.score import Score, score
from persona_studio.foundation.problem import Problem

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import Edition, ListedCard

LOOK = 500  # accounts assessed between two looks whether anybody still waits for them


@dataclass(frozen=True)
class Known:
    """What the screen has: accounts, and what a card made of them."""

    accounts: list[Account]
    matrix: Matrix
    card: Scorecard


@dataclass(frozen=True)
class Wanted:
    """What the screen asks for: the scorecards anew (else the card it has), one of them, perhaps an older version of it."""

    cards: bool
    scorecard: object
    card: Scorecard
    edition: Edition | None
    stale: Callable[[], bool]


@dataclass(frozen=True)
class Found:
    """What the workbook has. `cards` is None when they were not asked for; `positions` are the accounts that changed, None: all of them."""

    accounts: list[Account]
    matrix: Matrix
    card: Scorecard
    positions: list[int] | None
    cards: list[ListedCard] | None
    listed: ListedCard | None
    editions: list[Edition]


class _Stale(Exception):
    """Nobody waits for it any more."""


def read(book: Workbook, known: Known, wanted: Wanted) -> Found | None:
    """None when something newer was asked for meanwhile."""
    cards: list[ListedCard] | None = None
    listed: ListedCard | None = None
    editions: list[Edition] = []
    card = wanted.card
    if wanted.cards:
        cards = book.scorecards()
        listed = next((one for one in cards if one.id == wanted.scorecard), cards[0] if cards else None)
        card = listed.card if listed else Scorecard()
        editions = book.editions(listed.id) if listed else []
    if wanted.edition is not None:
        card = wanted.edition.card
    accounts = book.accounts()
    positions = _changed(known, accounts) if _rates_alike(card, known.card) else None
    try:
        matrix = _matrix(known, accounts, positions, card, wanted.stale)
    except _Stale:
        return None
    return Found(accounts, matrix, card, positions, cards, listed, editions)


def _matrix(known: Known, accounts: list[Account], positions: list[int] | None, card: Scorecard, stale: Callable[[], bool]) -> Matrix:
    if positions is None:
        return Matrix.of(card, _assessed(card, accounts, stale))
    return known.matrix.changed({at: assess(card, accounts[at]) for at in positions}) if positions else known.matrix


def _assessed(card: Scorecard, accounts: list[Account], stale: Callable[[], bool]) -> Iterator[Assessment]:
    for at, account in enumerate(accounts):
        if at % LOOK == 0 and stale():
            raise _Stale
        yield assess(card, account)


def _changed(known: Known, accounts: list[Account]) -> list[int] | None:
    """Positions of the accounts that are others than before; None when some came or went."""
    before = known.accounts
    if len(before) != len(accounts):
        return None
    different = [at for at, (old, new) in enumerate(zip(before, accounts, strict=True)) if old is not new and old != new]
    return different if all(before[at].id == accounts[at].id for at in different) else None


def _rates_alike(one: Scorecard, other: Scorecard) -> bool:
    """Whether two scorecards give the same ratings: weights, names and tiers have no part in them."""

    def rating(card: Scorecard) -> object:
        return [(c.id, c.column, c.rules) for c in card.criteria], [(g.id, g.column, g.tests) for g in card.gates]

    return rating(one) == rating(other)


def scored(card: Scorecard, assessment: Assessment) -> Score:
    """The exact score; a card whose weights are all zero, as they may be for a moment, says nothing."""
    try:
        return score(card, assessment)
    except Problem:
        limits = tuple(tier.least for tier in card.tiers if tier.least is not None)
        shut = tuple(gate for gate in card.gates if assessment.gates.get(gate.id) is True)
        return Score(Fraction(WORST), Fraction(BEST), Fraction(0), 0, len(limits), shut, (), limits)
