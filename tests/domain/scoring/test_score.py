"""Scores, against an arithmetic of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.model import Assessment, Criterion, Gate, Rated, Scorecard, Tier
from persona_studio.domain.scoring.score import score, shown, tier_words
from persona_studio.foundation.problem import Problem

CARD = scorecard()
IDS = [c.id for c in CARD.criteria]
SEED = (20, 15, 25, 20, 10, 10)
TIERS = ("Tier 1", "Tier 2", "Tier 3", "Disqualify")


def assessed(ratings: tuple[int | None, ...]) -> Assessment:
    return Assessment(dict(zip(IDS, map(Rated, ratings), strict=True)))


def exactly(ratings: tuple[int, ...]) -> Fraction:
    return sum((Fraction(weight * rating, 100) for weight, rating in zip(SEED, ratings, strict=True)), Fraction(0))


def tier(value: Fraction) -> str:
    return TIERS[0] if value >= 4 else TIERS[1] if value >= 3 else TIERS[2] if value >= 2 else TIERS[3]


def test_every_combination_of_ratings_gets_the_tier_of_exact_fractions() -> None:
    gaps = 0
    for ratings in product(range(1, 6), repeat=6):
        result, value = score(CARD, assessed(ratings)), exactly(ratings)
        assert result.low == result.high == value
        assert (result.exact, result.certain, result.known) == (True, True, Fraction(1))
        assert tier_words(CARD, result) == tier(value)
        gaps += any(Fraction(limit) - Fraction(1, 10) < value < limit for limit in (3, 4))
    assert gaps == 633  # bands written as "4.0-5.0, 3.0-3.9, 2.0-2.9" have no place for these


def test_exactly_two_is_the_third_tier() -> None:
    result = score(CARD, assessed((1, 1, 1, 4, 4, 2)))
    assert result.low == 2
    assert (result.figures(), tier_words(CARD, result)) == ("2.0", "Tier 3")


def test_how_ideal_good_and_poor_spread_over_the_tiers() -> None:
    spread = Counter(tier_words(CARD, score(CARD, assessed(ratings))) for ratings in product((1, 3, 5), repeat=6))
    assert [spread[name] for name in TIERS] == [68, 318, 293, 50]


def test_every_range_is_that_of_its_completions() -> None:
    """All 4,096 accounts of known and unknown: the true score lies in the range whatever it turns out to be, and the tiers are those of
    its ends."""
    truth = {ratings: exactly(ratings) for ratings in product((1, 3, 5), repeat=6)}
    for ratings in product((1, 3, 5, None), repeat=6):
        result = score(CARD, assessed(ratings))
        possible = [truth[done] for done in product(*((1, 3, 5) if rating is None else (rating,) for rating in ratings))]
        assert (min(possible), max(possible)) == (result.low, result.high)
        assert result.known == Fraction(sum(weight for weight, rating in zip(SEED, ratings, strict=True) if rating), 100)
        assert (TIERS[result.best], TIERS[result.worst]) == (tier(result.high), tier(result.low))
        assert result.certain == (tier(result.high) == tier(result.low))
        assert result.exact == (None not in ratings)


def test_unknown_is_a_range_and_not_poor() -> None:
    result = score(CARD, assessed((5, 5, None, None, 5, 5)))
    assert result.figures() == "3.2–5.0"
    assert tier_words(CARD, result) == "Tier 1 to 2"
    assert (result.known, result.middle) == (Fraction(55, 100), Fraction(41, 10))
    assert not result.certain
    assert tier_words(CARD, score(CARD, Assessment({}))) == "Tier 1 to Disqualify"


def test_a_shut_gate_overrides_any_score() -> None:
    gates = (Gate("a", "Data must stay in the house"), Gate("b", "Bought a rival"), Gate("c", "No web site"))
    card = replace(CARD, gates=gates)
    result = score(card, replace(assessed((5,) * 6), gates={"a": True, "b": False}))
    assert tier_words(card, result) == "Excluded"
    assert (result.shut, result.unchecked, result.certain) == (gates[:1], gates[2:], True)
    assert result.figures() == "5.0"


def test_weights_are_shares_of_their_sum() -> None:
    heavy = CARD.weighing({c.id: c.weight * 13 for c in CARD.criteria})
    for ratings in [(1, 1, 1, 4, 4, 2), (5, 4, None, 2, 1, None)]:
        assert score(heavy, assessed(ratings)) == score(CARD, assessed(ratings))


def test_a_criterion_without_weight_counts_nothing() -> None:
    light = CARD.weighing({"pain": Decimal(0)})
    known, unknown = score(light, assessed((5, 4, 3, 2, 1, 5))), score(light, assessed((5, 4, None, 2, 1, 5)))
    assert known == unknown
    assert unknown.exact


@pytest.mark.parametrize("weights", [{"pain": Decimal(-1)}, {id: Decimal(0) for id in IDS}])
def test_weights_that_cannot_be_scored_with(weights: dict[str, Decimal]) -> None:
    with pytest.raises(Problem):
        score(CARD.weighing(weights), assessed((3,) * 6))
    with pytest.raises(Problem):
        score(Scorecard(), Assessment({}))


@pytest.mark.parametrize("rating", [0, 6, 7, -1, True])
def test_a_rating_that_is_none(rating: int) -> None:
    with pytest.raises(ValueError, match="not 1 to 5"):
        score(CARD, assessed((rating, 1, 1, 1, 1, 1)))


def test_a_weight_finer_than_hundredths() -> None:
    with pytest.raises(ValueError, match="decimals"):
        score(CARD.weighing({"pain": Decimal("0.001")}), assessed((1,) * 6))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("3.95", "3.95"),
        ("3.999", "3.999"),
        ("3.94", "3.9"),
        ("2", "2.0"),
        ("1.96", "1.96"),
        ("1.94", "1.9"),
        ("4.04", "4.0"),
        ("4.05", "4.1"),
        ("5", "5.0"),
        ("1", "1.0"),
    ],
)
def test_what_is_shown_is_not_rounded_into_another_tier(value: str, words: str) -> None:
    assert shown(Fraction(value), CARD) == words


def test_limits_between_tenths() -> None:
    card = CARD.limited((Decimal("3.75"), Decimal("2.33"), Decimal("1.5")))
    for value, words in [
        ("3.75", "3.8"),
        ("3.74", "3.7"),
        ("3.749", "3.7"),
        ("2.33", "2.33"),
        ("2.329", "2.3"),
        ("2.34", "2.34"),
        ("2.35", "2.4"),
        ("1.45", "1.45"),
    ]:
        assert shown(Fraction(value), card) == words


hundredths = st.integers(100, 500).map(lambda n: Decimal(n) / 100)


@given(st.lists(hundredths, min_size=1, max_size=4, unique=True), st.fractions(1, 5, max_denominator=100_000))
def test_shown_never_crosses_a_limit(limits: list[Decimal], value: Fraction) -> None:
    limits.sort(reverse=True)
    card = Scorecard(tiers=(*(Tier(str(least), least) for least in limits), Tier("rest", None)))
    text = shown(value, card)
    seen = Fraction(text)
    assert all((seen >= Fraction(least)) == (value >= Fraction(least)) for least in limits)
    assert abs(seen - value) <= Fraction(1, 20)
    assert len(text.partition(".")[2]) >= 1


weights = st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any)


@given(weights, st.data())
def test_any_card_scores_within_its_ends(numbers: list[int], data: st.DataObject) -> None:
    criteria = tuple(Criterion(str(n), str(n), Decimal(weight) / 100) for n, weight in enumerate(numbers))
    card = replace(CARD, criteria=criteria)
    ratings = [data.draw(st.sampled_from((1, 2, 3, 4, 5, None))) for _number in numbers]
    result = score(card, Assessment({str(n): Rated(rating) for n, rating in enumerate(ratings)}))
    full = score(card, Assessment({str(n): Rated(rating or data.draw(st.integers(1, 5))) for n, rating in enumerate(ratings)}))
    assert 1 <= result.low <= full.low <= result.high <= 5
    assert result.best <= full.best <= result.worst


def test_tiers_of_other_names() -> None:
    card = replace(CARD, tiers=tuple(replace(t, name=name) for t, name in zip(CARD.tiers, ("A", "B", "Tier C", "D"), strict=True)))
    assert tier_words(card, score(card, assessed((5, 5, None, None, 5, 5)))) == "A to B"
