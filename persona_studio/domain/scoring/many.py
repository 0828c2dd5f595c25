"""Scores of many accounts at once, in whole numbers: the same as score() gives, for 100,000 accounts in milliseconds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from persona_studio.domain.scoring.model import BEST, WORST, Assessment, Scorecard

Whole = NDArray[np.int64]
Ratings = NDArray[np.int8]
Flags = NDArray[np.bool_]

MIDDLE, KNOWN, TIER = "middle", "known", "tier"  # what accounts are put in order by
BASE = BEST + 1
PACKED = 24  # ratings of so many criteria fit one whole number


class Sums(NamedTuple):
    """Numerators of the lowest and the highest possible score of each account, and what both are divided by."""

    low: Whole
    high: Whole
    denominator: int


class Tiers(NamedTuple):
    """Number of the best and of the worst tier each account can be in; 0 is the best tier."""

    best: Whole
    worst: Whole


class Counts(NamedTuple):
    """How many accounts are in each tier for certain, how many could be in several, how many a gate rules out."""

    tiers: tuple[int, ...]
    uncertain: int
    excluded: int


class Distinct(NamedTuple):
    """The different rating vectors, for each account the row of its own, for each vector the first account that has it."""

    vectors: Ratings
    which: Whole
    first: Whole


class Grouped(NamedTuple):
    """The different rating vectors as a matrix of their own, and how many accounts that no gate rules out have each."""

    matrix: Matrix
    times: Whole


@dataclass(frozen=True)
class Matrix:
    """Ratings of many accounts, an account a row, a criterion a column; 0 is unknown. `excluded` are those a gate rules out."""

    criteria: tuple[str, ...]
    ratings: Ratings
    excluded: Flags
    gates: tuple[str, ...] = ()

    @classmethod
    def of(cls, card: Scorecard, assessments: Iterable[Assessment]) -> Matrix:
        """The matrix of what a scorecard makes of accounts."""
        ids, gates = tuple(c.id for c in card.criteria), tuple(g.id for g in card.gates)
        rows = list(assessments)
        ratings = np.array([_row(ids, row) for row in rows], dtype=np.int8).reshape(len(rows), len(ids))
        return cls(ids, ratings, np.array([_excluded(gates, row) for row in rows], dtype=np.bool_), gates)

    def __len__(self) -> int:
        return len(self.ratings)

    def changed(self, rows: Mapping[int, Assessment]) -> Matrix:
        """The same with some accounts assessed anew, by their row."""
        ratings, excluded = self.ratings.copy(), self.excluded.copy()
        for at, assessment in rows.items():
            ratings[at] = _row(self.criteria, assessment)
            excluded[at] = _excluded(self.gates, assessment)
        return Matrix(self.criteria, ratings, excluded, self.gates)

    @cached_property
    def columns(self) -> Whole:
        """The ratings a criterion a row, as sums want them; unknown is 0."""
        columns: Whole = np.ascontiguousarray(self.ratings.T, dtype=np.int64)
        return columns

    @cached_property
    def unknown(self) -> Whole:
        """1 where a rating is unknown, a criterion a row."""
        unknown: Whole = (self.columns == 0).astype(np.int64)
        return unknown

    @cached_property
    def distinct(self) -> Distinct:
        """Accounts grouped by their ratings, so that what is dear is worked out once for each vector. Gates do not count."""
        if len(self.criteria) <= PACKED:
            powers = np.array([BASE**k for k in range(len(self.criteria))], dtype=np.int64)
            _codes, first, which = np.unique(powers @ self.columns, return_index=True, return_inverse=True)
        else:
            _vectors, first, which = np.unique(self.ratings, axis=0, return_index=True, return_inverse=True)
        return Distinct(self.ratings[first], which.reshape(-1), first)

    @cached_property
    def grouped(self) -> Grouped:
        """What counting goes over: real lists hold few different vectors."""
        vectors, which, _first = self.distinct
        times = np.bincount(which[~self.excluded], minlength=len(vectors))
        return Grouped(Matrix(self.criteria, vectors, np.zeros(len(vectors), dtype=np.bool_)), times)

    def weighted(self, weights: Mapping[str, int]) -> Sums:
        """Sums with whole-number weights of any scale. A criterion that the matrix lacks is unknown everywhere; where nothing weighs
        anything, nothing is known."""
        here = np.array([weights.get(id, 0) for id in self.criteria], dtype=np.int64)
        lacking = sum(weight for id, weight in weights.items() if id not in self.criteria)
        if not any(weights.values()):
            return Sums(np.full(len(self), WORST, dtype=np.int64), np.full(len(self), BEST, dtype=np.int64), 1)
        known, unknown = here @ self.columns, here @ self.unknown + lacking
        return Sums(known + WORST * unknown, known + BEST * unknown, sum(weights.values()))

    def sums(self, card: Scorecard) -> Sums:
        """The lowest and the highest possible score of each account."""
        return self.weighted(whole(card)[0])

    def tiers(self, card: Scorecard) -> Tiers:
        """The tiers that each account can be in, whatever its gates say."""
        return placed(self.sums(card), limits(card))

    def counts(self, card: Scorecard, tiers: Tiers | None = None) -> Counts:
        """How accounts spread over the tiers; `tiers` are those of all accounts, where they are known already."""
        first = self.distinct.first
        return self.spread(card, Tiers(tiers.best[first], tiers.worst[first]) if tiers else self.grouped.matrix.tiers(card))

    def spread(self, card: Scorecard, tiers: Tiers) -> Counts:
        """The same, where the tiers of the grouped matrix are known already."""
        times = self.grouped.times
        certain = tiers.best == tiers.worst
        counts = [int(times[certain & (tiers.best == tier)].sum()) for tier in range(len(card.tiers))]
        excluded = int(self.excluded.sum())
        return Counts(tuple(counts), len(self) - sum(counts) - excluded, excluded)

    def order(self, card: Scorecard, by: str = MIDDLE, descending: bool = True) -> Whole:
        """Rows in order of middle score, share of weight known, or tier (descending: the best first). Ties stay in the order
        of the rows; what a gate rules out stands last by score and by tier, in either direction."""
        if by == KNOWN:
            key = -(np.array([whole(card)[0].get(id, 0) for id in self.criteria], dtype=np.int64) @ self.unknown)
        elif by == TIER:
            best, worst = self.tiers(card)
            key = -(best * len(card.tiers) + worst)
        else:
            low, high, _denominator = self.sums(card)
            key = low + high
        order: Whole = np.argsort(-key if descending else key, kind="stable")
        if by == KNOWN:
            return order
        out = self.excluded[order]
        last: Whole = np.concatenate([order[~out], order[out]])
        return last


def whole(card: Scorecard) -> tuple[dict[str, int], int]:
    """The weights as whole numbers, and how many of these make one percentage point: 100, as long as weights have two decimals."""
    scale = lcm(100, *(Fraction(c.weight).denominator for c in card.criteria))
    return {c.id: int(c.weight * scale) for c in card.criteria}, scale


def limits(card: Scorecard) -> tuple[Decimal, ...]:
    """The limits of the tiers, best first; the last tier has none."""
    return tuple(tier.least for tier in card.tiers if tier.least is not None)


def placed(sums: Sums, limits: Sequence[Decimal]) -> Tiers:
    """The first tier whose limit a score reaches; a limit belongs to the tier above it."""
    return Tiers(_tier(sums.high, sums.denominator, limits), _tier(sums.low, sums.denominator, limits))


def _tier(numerators: Whole, denominator: int, limits: Sequence[Decimal]) -> Whole:
    tier = np.full(len(numerators), len(limits), dtype=np.int64)
    for at in range(len(limits) - 1, -1, -1):
        tier[numerators >= least_numerator(limits[at], denominator)] = at
    return tier


def least_numerator(limit: Decimal, denominator: int) -> int:
    """The smallest whole numerator that reaches the limit."""
    return -int(-Fraction(limit) * denominator // 1)


def _row(ids: Sequence[str], assessment: Assessment) -> list[int]:
    known = assessment.known
    return [known.get(id, 0) for id in ids]


def _excluded(gates: Sequence[str], assessment: Assessment) -> bool:
    return any(assessment.gates.get(gate) is True for gate in gates)
