"""How far weights must move before a tier flips: in whole numbers, for one account or for every vector of ratings at once."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from math import lcm

import numpy as np

from persona_studio.domain.scoring.many import Matrix, Ratings, Whole, limits, whole
from persona_studio.domain.scoring.model import BEST, RATINGS, WORST, Assessment, Scorecard

SHARES = 12  # what a unit of weight gains when it moves is 1 to 4 rating points: amounts are whole twelfths
NEVER = -1
SHOWN = Decimal("0.0001")


def stability(card: Scorecard, assessment: Assessment) -> Decimal | None:
    """The least weight, in percentage points, that must move from some criteria to others before the tier flips; for an account
    that is not certain, before either end of its range does. None: no weights flip it, or a gate is shut.

    A limit belongs to the better tier. Upwards the figure is enough by itself; downwards it only brings the score onto the limit,
    and anything more flips it: so it is 0 for a score that stands on a limit. Rounded down to four decimals, never up."""
    exact = shift(card, assessment)
    return None if exact is None else _shown(exact)


def shift(card: Scorecard, assessment: Assessment) -> Fraction | None:
    """The same, exactly."""
    matrix = Matrix.of(card, [assessment])
    amount = int(_amounts(card, matrix.criteria, matrix.ratings)[0])
    return None if amount == NEVER or matrix.excluded[0] else Fraction(amount, _unit(card))


def stabilities(card: Scorecard, matrix: Matrix) -> list[Decimal | None]:
    """The stability of every account, worked out once for each different vector of ratings."""
    vectors, which, _first = matrix.distinct
    amounts = _amounts(card, matrix.criteria, vectors)
    unit = _unit(card)
    shown = {int(a): _shown(Fraction(int(a), unit)) for a in np.unique(amounts) if a != NEVER}
    each = np.where(matrix.excluded, NEVER, amounts[which])
    return [shown.get(amount) for amount in each.tolist()]


def _shown(exact: Fraction) -> Decimal:
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(SHOWN, ROUND_DOWN)


def _amounts(card: Scorecard, criteria: tuple[str, ...], ratings: Ratings) -> Whole:
    """For each vector the least weight, in the units of `_unit`, or NEVER."""
    weights = np.array([whole(card)[0][id] for id in criteria], dtype=np.int64)
    ends = [np.where(ratings == 0, end, ratings).astype(np.int64) for end in (WORST, BEST)]
    found = [_end(card, weights, end) for end in ends]
    never = np.iinfo(np.int64).max
    least = np.minimum(*[np.where(amounts == NEVER, never, amounts) for amounts in found])
    return np.where(least == never, NEVER, least)


def _end(card: Scorecard, weights: Whole, ratings: Whole) -> Whole:
    """Up to the limit above, or down past the one below, whichever is nearer."""
    held = np.stack([(ratings == rating) @ weights for rating in RATINGS])  # the weight that stands on each rating
    score, total = ratings @ weights, int(weights.sum())
    best: Whole = np.full(len(ratings), NEVER, dtype=np.int64)
    if not total:
        return best
    parts = _parts(card)
    highest, lowest = ratings.max(axis=1), ratings.min(axis=1)
    for limit in limits(card):
        least = int(Fraction(limit) * parts)
        gap = least * total - score * parts
        up = _fill(gap, held, highest, parts)
        up[(gap <= 0) | (highest * parts < least)] = NEVER
        down = _fill(-gap, held[::-1], WORST + BEST - lowest, parts)
        down[(gap > 0) | (lowest * parts >= least)] = NEVER
        for amounts in (up, down):
            best = np.where((amounts != NEVER) & ((best == NEVER) | (amounts < best)), amounts, best)
    return best


def _parts(card: Scorecard) -> int:
    """Into how many parts a rating point must be cut for every limit to be whole."""
    return lcm(*(Fraction(limit).denominator for limit in limits(card)))


def _unit(card: Scorecard) -> int:
    """How many of the amounts make one percentage point."""
    return SHARES * _parts(card) * whole(card)[1]


def _fill(gap: Whole, held: Whole, top: Whole, parts: int) -> Whole:
    """Moves weight onto the top rating, first from where each unit gains most, until the gap is closed."""
    amount = np.zeros(len(gap), dtype=np.int64)
    left = gap.copy()
    for rating, weight in zip(RATINGS, held, strict=True):
        gain = np.maximum(top - rating, 0)
        closes = np.minimum(np.maximum(left, 0), weight * gain * parts)
        amount += np.where(gain > 0, closes * SHARES // np.maximum(gain, 1), 0)
        left -= closes
    return amount
