"""Scorecards and ratings for the tests, and the plainest possible way to score them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from persona_studio.domain.scoring.model import Assessment, Criterion, Gate, Rated, Scorecard, Tier

NAMES = ("industry", "size", "pain", "budget", "tech", "champion")
SEED = tuple(Decimal(w) for w in (20, 15, 25, 20, 10, 10))
LIMITS = tuple(Decimal(w) for w in ("4", "3", "2"))


def card(weights: tuple[Decimal, ...] = SEED, limits: tuple[Decimal, ...] = LIMITS) -> Scorecard:
    """The seed's scorecard, with other weights or limits if wanted."""
    names = ("Tier 1", "Tier 2", "Tier 3", "Disqualify")
    tiers = tuple(Tier(name, least) for name, least in zip(names, (*limits, None), strict=True))
    return Scorecard(
        tuple(Criterion(id, id.title(), weight) for id, weight in zip(NAMES, weights, strict=False)),
        tiers,
        (Gate("gate", "Sells to consumers only"),),
    )


def account(*ratings: int, shut: bool = False) -> Assessment:
    """Ratings in the order of the criteria; 0 is unknown."""
    rated = {id: Rated(rating or None) for id, rating in zip(NAMES, ratings, strict=False)}
    return Assessment(rated, {"gate": True, "of another scorecard": True} if shut else {"of another scorecard": True})


def ends(card: Scorecard, assessment: Assessment) -> tuple[Fraction, Fraction]:
    """The lowest and the highest possible score."""
    known = assessment.known
    low, high = (sum(Fraction(c.weight) * known.get(c.id, end) for c in card.criteria) / Fraction(card.total) for end in (1, 5))
    return low, high


def tier(card: Scorecard, score: Fraction) -> int:
    """The number of the tier that a score is in."""
    return next(n for n, t in enumerate(card.tiers) if t.least is None or score >= t.least)


def tier_range(card: Scorecard, assessment: Assessment) -> tuple[int, int]:
    """The best and the worst tier an account can be in."""
    low, high = ends(card, assessment)
    return tier(card, high), tier(card, low)


def weights() -> st.SearchStrategy[tuple[Decimal, ...]]:
    """Six weights with two decimals that are not all zero."""
    weight = st.one_of(st.integers(0, 40).map(lambda n: Decimal(n)), st.integers(0, 10000).map(lambda n: Decimal(n) / 100))
    return st.lists(weight, min_size=6, max_size=6).map(tuple).filter(any)


def ratings() -> st.SearchStrategy[tuple[int, ...]]:
    """Six ratings; 0 is unknown."""
    return st.lists(st.integers(0, 5), min_size=6, max_size=6).map(tuple)


def limits() -> st.SearchStrategy[tuple[Decimal, ...]]:
    """Three falling limits within 1 and 5."""
    cents = st.lists(st.integers(100, 500), min_size=3, max_size=3, unique=True)
    return st.one_of(st.just(LIMITS), cents.map(lambda c: tuple(Decimal(n) / 100 for n in sorted(c, reverse=True))))
