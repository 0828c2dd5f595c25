"""How hard each tier is to reach."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring import defaults
from persona_studio.domain.scoring.model import Criterion, Scorecard, Tier
from persona_studio.domain.scoring.reach import reach
from persona_studio.domain.scoring.score import tier_of


def test_the_shipped_scorecard_reaches_its_tiers_as_rarely_as_is_known() -> None:
    found = reach(defaults.scorecard())
    assert found is not None
    assert found.ways == 729
    assert found.tiers == (68, 318, 293, 50)


@given(st.lists(st.integers(0, 4000), min_size=1, max_size=5).filter(any), st.integers(2, 4))
def test_it_counts_what_rating_every_way_gives(weights: list[int], tiers: int) -> None:
    limits = tuple(Decimal(5 - n) for n in range(1, tiers))
    named = tuple(Tier(str(n), limit) for n, limit in enumerate((*limits, None)))
    card = Scorecard(tuple(Criterion(str(n), str(n), Decimal(w) / 100) for n, w in enumerate(weights)), named)
    counted = [0] * tiers
    for ratings in product((1, 3, 5), repeat=len(weights)):
        counted[tier_of(Fraction(sum(w * r for w, r in zip(weights, ratings, strict=True)), sum(weights)), limits)] += 1
    found = reach(card)
    assert found is not None
    assert found.tiers == tuple(counted)


def test_many_criteria_are_counted_exactly() -> None:
    criteria = tuple(Criterion(str(n), str(n), Decimal(5)) for n in range(20))
    found = reach(replace(defaults.scorecard(), criteria=criteria))
    assert found is not None
    assert found.ways == 3**20 == sum(found.tiers)


@pytest.mark.parametrize("weights", [(), (0, 0), (120, -20)])
def test_nothing_is_counted_where_nothing_can_be_scored(weights: tuple[int, ...]) -> None:
    criteria = tuple(Criterion(str(n), str(n), Decimal(w)) for n, w in enumerate(weights))
    assert reach(replace(defaults.scorecard(), criteria=criteria)) is None


def test_limits_out_of_order_are_not_counted() -> None:
    assert reach(defaults.scorecard().limited((Decimal(3), Decimal(4), Decimal(2)))) is None
