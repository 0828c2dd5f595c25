"""Reads what the Score place shows, on a thread of its own; accounts that did not change are not assessed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from persona_studio.actions.deals import ended
from persona_studio.actions.scoring import columns
from persona_studio.domain.scoring.many import Flags, Matrix
from persona_studio.domain.scoring.model import BEST, WORST, Account, Assessment, Rated, Scorecard
from persona_studio.domain.scoring.rater import Rater
from persona_studio.domain.scoring.score import Score, score
from persona_studio.foundation.problem import Problem

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import Edition, ListedCard

HAND = "hand"
TELL = 2_000  # accounts assessed between two words on how far it is; many LOOKs
LOOK = 500  # accounts assessed between two looks whether anybody still waits for them


Lists = Mapping[int | None, set[str]]  # the columns of each list that accounts come from


@dataclass(frozen=True)
class Ask:
    """Whether nobody waits for the answer any more, and whom to tell how far the work is, in percent."""

    stale: Callable[[], bool] = lambda: False
    progress: Callable[[int], None] = lambda _percent: None


@dataclass(frozen=True)
class Known:
    """What the screen has: accounts, the columns of their lists, and what a card made of them."""

    accounts: list[Account]
    matrix: Matrix
    card: Scorecard
    lists: Lists = field(default_factory=dict)
    won: Flags | None = None  # accounts that were won, where a column of theirs tells


@dataclass(frozen=True)
class Owed:
    """What is to be read anew."""

    accounts: bool
    cards: bool

    @property
    def anything(self) -> bool:
        return self.accounts or self.cards

    def and_(self, other: Owed) -> Owed:
        """Both."""
        return Owed(self.accounts or other.accounts, self.cards or other.cards)


NOTHING, EVERYTHING = Owed(False, False), Owed(True, True)


@dataclass(frozen=True)
class Wanted:
    """What the screen asks for; one of the scorecards, perhaps an older version of it."""

    owed: Owed
    scorecard: object
    card: Scorecard
    edition: Edition | None


@dataclass(frozen=True)
class Found:
    """What the workbook has. `cards` is None when they were not asked for; `positions` are the accounts that changed, None: all of them."""

    known: Known
    positions: list[int] | None
    cards: list[ListedCard] | None
    listed: ListedCard | None
    editions: list[Edition]


class _Stale(Exception):
    """Nobody waits for it any more."""


def read(book: Workbook, known: Known, wanted: Wanted, ask: Ask = Ask()) -> Found | None:
    """None when something newer was asked for meanwhile."""
    cards: list[ListedCard] | None = None
    listed: ListedCard | None = None
    editions: list[Edition] = []
    card = wanted.card
    if wanted.owed.cards:
        cards = book.scorecards()
        listed = next((one for one in cards if one.id == wanted.scorecard), cards[0] if cards else None)
        card = listed.card if listed else Scorecard()
        editions = book.editions(listed.id) if listed else []
    if wanted.edition is not None:
        card = wanted.edition.card
    try:
        now, positions = _accounts(book, known, wanted.owed.accounts, card, ask)
    except _Stale:
        return None
    return Found(now, positions, cards, listed, editions)


def _accounts(book: Workbook, known: Known, anew: bool, card: Scorecard, ask: Ask) -> tuple[Known, list[int] | None]:
    accounts = book.accounts() if anew else known.accounts
    positions = (_changed(known, accounts) if anew else []) if _rates_alike(card, known.card) else None
    lists, won = known.lists, known.won
    if positions is None or any(accounts[at].cells != known.accounts[at].cells for at in positions):
        lists = columns(accounts)
        if anew:
            won = _won(accounts)
        if lists != known.lists:
            positions = None  # an empty cell says something else in a list that has its column
    if positions is None:
        return Known(accounts, _matrix(accounts, lists, card, ask), card, lists, won), None
    rater = Rater(card)
    rows = {at: rater.assess(accounts[at], lists[accounts[at].source]) for at in positions}
    return Known(accounts, known.matrix.changed(rows) if rows else known.matrix, card, lists, won), positions


def _won(accounts: list[Account]) -> Flags | None:
    found = ended(accounts)
    return None if found is None else np.array([one is True for one in found], dtype=np.bool_)


def _matrix(accounts: list[Account], lists: Lists, card: Scorecard, ask: Ask) -> Matrix:
    parts, rater = [], Rater(card)
    for start in range(0, max(len(accounts), 1), LOOK):  # so that never more than a few assessments are kept
        if ask.stale():
            raise _Stale
        if not start % TELL:
            ask.progress(100 * start // max(len(accounts), 1))
        parts.append(Matrix.of(card, [rater.assess(account, lists[account.source]) for account in accounts[start : start + LOOK]]))
    ratings, excluded = np.concatenate([part.ratings for part in parts]), np.concatenate([part.excluded for part in parts])
    return Matrix(parts[0].criteria, ratings, excluded, parts[0].gates)


def with_rating(account: Account, criterion: str, rating: int | None, said: str) -> Account:
    """The account as it will be when somebody rated it."""
    others = {id: rated for id, rated in account.ratings.items() if id != criterion}
    return replace(account, ratings=others if rating is None else others | {criterion: Rated(rating, HAND, said)})


def with_gate(account: Account, gate: str, value: bool | None) -> Account:
    """The account as it will be when somebody looked at a gate of it."""
    others = {id: shut for id, shut in account.gates.items() if id != gate}
    return replace(account, gates=others if value is None else others | {gate: value})


def foreseen(known: Known, changed: Mapping[int, Account]) -> Known:
    """What a person said of some accounts, before it stands in the workbook."""
    accounts, rater = list(known.accounts), Rater(known.card)
    for at, account in changed.items():
        accounts[at] = account
    rows = {at: rater.assess(account, known.lists.get(account.source)) for at, account in changed.items()}
    return Known(accounts, known.matrix.changed(rows), known.card, known.lists, known.won)


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
