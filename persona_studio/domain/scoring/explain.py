"""Why a score is what it is, what would lift it, and what to ask next. Exact, like the score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product
from math import ceil

from persona_studio.domain.scoring.model import BEST, FIT, RATINGS, READINESS, WORST, Assessment, Criterion, Rated, Scorecard
from persona_studio.domain.scoring.score import checked, hundredths, score, shares, tier_of

WORDED = (3, 5)  # the ratings above poor that a criterion has words for
AT_MOST = 3
REACH = 10  # lifts are looked for among so many criteria, those that could add the most
CELLS = 3


@dataclass(frozen=True)
class Part:
    """What one criterion adds to the score, in points; `most` is what it could. An unknown one adds between `low` and `high`."""

    criterion: Criterion
    low: Fraction
    high: Fraction
    most: Fraction


@dataclass(frozen=True)
class Change:
    """A criterion, and the rating that it would have to get."""

    criterion: Criterion
    rating: int


@dataclass(frozen=True)
class Lift:
    """Changes that reach a better tier, all else as it is and unknowns at their worst; the score and the tier that they reach."""

    changes: tuple[Change, ...]
    score: Fraction
    tier: int


@dataclass(frozen=True)
class Range:
    """Where an account may stand on one axis, from 1 to 5, and in which of three equal cells: 0 low, 1 middle, 2 high."""

    low: Fraction
    high: Fraction

    @property
    def cells(self) -> tuple[int, int]:
        """The lowest and the highest cell that are possible. A limit belongs to the cell above it."""
        return _cell(self.low), _cell(self.high)


@dataclass(frozen=True)
class Quadrant:
    """Fit against readiness; None where no criterion with a weight stands on that axis."""

    fit: Range | None
    readiness: Range | None


def contributions(card: Scorecard, assessment: Assessment) -> list[Part]:
    """What each criterion adds, in the scorecard's order; the sums of `low` and `high` are those of the score."""
    weights, ratings = shares(card), checked(assessment.known)
    total = sum(weights.values())

    def points(c: Criterion, rating: int) -> Fraction:
        return Fraction(weights[c.id] * rating, total)

    return [Part(c, points(c, ratings.get(c.id, WORST)), points(c, ratings.get(c.id, BEST)), points(c, BEST)) for c in card.criteria]


def lifts(card: Scorecard, assessment: Assessment) -> list[Lift]:
    """At most three ways to the tier above that in which the account is for certain: the fewest criteria first, then the smallest steps.
    They are looked for among the ten criteria that could add the most. None where the account is in the best tier already, or behind a
    gate, which no rating opens."""
    now = score(card, assessment)
    if now.shut or now.worst == 0:
        return []
    ways = _Ways(card, assessment, now.low, now.worst - 1)
    found: list[Lift] = []
    for count in range(1, len(ways.movable) + 1):
        reached = [way for way in ways.of(count) if not any(_includes(way, lift) for lift in found)]
        found += ways.cheapest(reached)
        if len(found) >= AT_MOST:
            break
    return found[:AT_MOST]


def _includes(way: tuple[Change, ...], lift: Lift) -> bool:
    """Whether a way changes all that a lift does, and as far: then the lift is enough."""
    ratings = {change.criterion.id: change.rating for change in way}
    return all(ratings.get(change.criterion.id, WORST) >= change.rating for change in lift.changes)


class _Ways:
    """The sets of changes that reach a tier. Gains are in whole numbers: weight times steps, of `total`."""

    def __init__(self, card: Scorecard, assessment: Assessment, base: Fraction, tier: int) -> None:
        self.weights, self.base = shares(card), base
        self.total = sum(self.weights.values())
        self.limits = tuple(t.least for t in card.tiers if t.least is not None)
        self.tier = tier
        self.needed = ceil((Fraction(hundredths(self.limits[tier]), 100) - base) * self.total)
        self.ratings = {c.id: assessment.known.get(c.id, WORST) for c in card.criteria}
        movable = [c for c in card.criteria if self.weights[c.id] and self.ratings[c.id] < BEST]
        most = set(sorted((c.id for c in movable), key=lambda id: -self.weights[id] * (BEST - self.ratings[id]))[:REACH])
        self.movable = [c for c in movable if c.id in most]

    def of(self, count: int) -> Iterator[tuple[Change, ...]]:
        """Every set of so many changes that reaches the tier and of which none is too much."""
        for criteria in combinations(self.movable, count):
            if sum(self.gain(Change(c, BEST)) for c in criteria) < self.needed:
                continue
            for ratings in product(*(self.above(c) for c in criteria)):
                way = tuple(Change(c, rating) for c, rating in zip(criteria, ratings, strict=True))
                gain = self.gained(way)
                if gain >= self.needed and all(gain - self.gain(change) + self.less(change) < self.needed for change in way):
                    yield way

    def above(self, c: Criterion) -> list[int]:
        """The ratings that a criterion could be lifted to."""
        return [rating for rating in WORDED if rating > self.ratings[c.id]]

    def gain(self, change: Change) -> int:
        id = change.criterion.id
        return self.weights[id] * (change.rating - self.ratings[id])

    def gained(self, way: tuple[Change, ...]) -> int:
        return sum(self.gain(change) for change in way)

    def less(self, change: Change) -> int:
        """What the next smaller change of the same criterion gains; nothing when there is none."""
        smaller = [rating for rating in self.above(change.criterion) if rating < change.rating]
        return self.gain(Change(change.criterion, smaller[-1])) if smaller else 0

    def cheapest(self, ways: list[tuple[Change, ...]]) -> list[Lift]:
        """The smallest steps first, of equals the higher score, then the scorecard's order."""
        ways = sorted(ways, key=lambda way: (sum(change.rating - self.ratings[change.criterion.id] for change in way), -self.gained(way)))
        reached = [(way, self.base + Fraction(self.gained(way), self.total)) for way in ways[:AT_MOST]]
        return [Lift(way, result, tier_of(result, self.limits)) for way, result in reached]


def ask_next(card: Scorecard, assessment: Assessment) -> list[Criterion]:
    """The unknown criteria that bear weight, first the one whose answer would rule out the most tiers: on average over the ratings it may
    get, then in its best case, then by weight."""
    unknown = [c for c in card.criteria if c.id not in assessment.known and c.weight > 0]
    keys = {c.id: (*_ruled_out(card, assessment, c), c.weight) for c in unknown}
    return sorted(unknown, key=lambda c: keys[c.id], reverse=True)  # stable: of equals the first


def _ruled_out(card: Scorecard, assessment: Assessment, c: Criterion) -> tuple[int, int]:
    """By how many tiers the range shrinks: summed over all answers, and at best."""
    widths = []
    for rating in RATINGS:
        answered = score(card, replace(assessment, ratings={**assessment.ratings, c.id: Rated(rating)}))
        widths.append(answered.worst - answered.best)
    now = score(card, assessment)
    shrunk = [now.worst - now.best - width for width in widths]
    return sum(shrunk), max(shrunk)


def quadrant(card: Scorecard, assessment: Assessment) -> Quadrant:
    """Fit against readiness, each the weighted mean of its own criteria."""
    return Quadrant(_axis(card, assessment, FIT), _axis(card, assessment, READINESS))


def _axis(card: Scorecard, assessment: Assessment, axis: str) -> Range | None:
    weights, ratings = shares(card), checked(assessment.known)
    ids = [c.id for c in card.criteria if c.axis == axis]
    total = sum(weights[id] for id in ids)
    if not total:
        return None
    return Range(*(Fraction(sum(weights[id] * ratings.get(id, end) for id in ids), total) for end in (WORST, BEST)))


def _cell(value: Fraction) -> int:
    return min(int((value - WORST) * CELLS / (BEST - WORST)), CELLS - 1)
