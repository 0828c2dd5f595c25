"""How hard each tier is to reach: of all ways to rate every criterion with 1, 3 or 5, how many lead there. Exact, for any number of criteria."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from persona_studio.domain.scoring.model import Scorecard
from persona_studio.domain.scoring.score import tier_of

THREE = (1, 3, 5)  # poor, good, ideal


class Reach(NamedTuple):
    """Ways in all, and those that lead to each tier."""

    ways: int
    tiers: tuple[int, ...]


def reach(card: Scorecard, ratings: tuple[int, ...] = THREE) -> Reach | None:
    """None where nothing can be scored: no criterion, no weight, one below zero, limits that do not fall."""
    weights = [Fraction(c.weight) for c in card.criteria]
    limits = tuple(tier.least for tier in card.tiers if tier.least is not None)
    falling = all(above > below for above, below in pairwise(limits))
    if not card.tiers or not any(weights) or any(w < 0 for w in weights) or not falling:
        return None
    sums: Counter[Fraction] = Counter({Fraction(0): 1})
    for weight in weights:
        longer: Counter[Fraction] = Counter()
        for total, ways in sums.items():
            for rating in ratings:
                longer[total + weight * rating] += ways
        sums = longer
    spread = [0] * len(card.tiers)
    for total, ways in sums.items():
        spread[tier_of(total / sum(weights), limits)] += ways
    return Reach(sum(spread), tuple(spread))
