"""What is wrong with a scorecard, and weights brought back to 100."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.faults import faults, rescaled
from persona_studio.domain.scoring.model import Between, Contains, Criterion, Gate, OneOf, Present, Rule, Scorecard, Test, Tier
from persona_studio.foundation.problem import Problem

CARD = scorecard()


def with_rules(*tests: Test, rating: int = 5, column: str = "Employees") -> Scorecard:
    first = replace(CARD.criteria[0], column=column, rules=tuple(Rule(rating, test) for test in tests))
    return replace(CARD, criteria=(first, *CARD.criteria[1:]))


def test_a_sound_card_has_none() -> None:
    assert faults(CARD) == []
    assert faults(with_rules(Between(None, Decimal(1)), OneOf(("x",)), Present())) == []


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"industry": "50"}, "The weights add up to 130, 30 too many."),
        ({"industry": "19.5"}, "The weights add up to 99.5, 0.5 too few."),
        ({"industry": "-20", "size": "55"}, "The weight of Industry is below zero."),
        ({"industry": "20.001", "size": "14.999"}, "The weight of Industry has more than two decimals."),
        ({c.id: "0" for c in CARD.criteria}, "All weights are zero."),
    ],
)
def test_weights(weights: dict[str, str], sentence: str) -> None:
    assert sentence in faults(CARD.weighing({id: Decimal(weight) for id, weight in weights.items()}))


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (("3", "4", "2"), "Tier 2 begins at 4, which is not below Tier 1 at 3."),
        (("3", "3", "2"), "Tier 2 begins at 3, which is not below Tier 1 at 3."),
        (("5.5", "3", "2"), "Tier 1 begins at 5.5; scores go from 1 to 5."),
        (("4", "3", "0.99"), "Tier 3 begins at 0.99; scores go from 1 to 5."),
        (("4.005", "3", "2"), "The limit of Tier 1 has more than two decimals."),
    ],
)
def test_limits(limits: tuple[str, str, str], sentence: str) -> None:
    assert faults(CARD.limited(tuple(map(Decimal, limits)))) == [sentence]


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (with_rules(Present(), rating=7), "A rule of Industry gives 7; ratings go from 1 to 5."),
        (with_rules(Between(Decimal(9), Decimal(3))), "A range of Industry goes from 9 down to 3."),
        (with_rules(Contains((" ",))), "A rule of Industry has no words to look for."),
        (with_rules(Present(), column=" "), "Industry has rules, but no column that they read."),
        (replace(CARD, gates=(Gate("g", "Public sector", tests=(Present(),)),)), "Public sector has tests, but no column that they read."),
        (replace(CARD, criteria=(replace(CARD.criteria[0], name="BUDGET "), *CARD.criteria[1:])), "Two criteria are called BUDGET ."),
        (replace(CARD, criteria=(replace(CARD.criteria[0], name=""), *CARD.criteria[1:])), "A criterion has no name."),
        (replace(CARD, tiers=(*CARD.tiers[:3], Tier("tier 1", None))), "Two tiers are called Tier 1."),
        (replace(CARD, criteria=()), "There is no criterion yet."),
    ],
)
def test_rules_and_names(card: Scorecard, sentence: str) -> None:
    assert sentence in faults(card)


def test_an_empty_card_has_faults_and_does_not_crash() -> None:
    assert len(faults(Scorecard())) == 2


@given(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=12).filter(any))
def test_rescaled_weights_add_up_to_100_and_keep_their_proportions(numbers: list[int]) -> None:
    card = Scorecard(tuple(Criterion(str(n), str(n), Decimal(weight) / 100) for n, weight in enumerate(numbers)), CARD.tiers)
    new = rescaled(card)
    assert new.total == 100
    for before, after in zip(card.criteria, new.criteria, strict=True):
        assert abs(after.weight - before.weight * 100 / card.total) < Decimal("0.01")
    assert faults(new) == []
    assert rescaled(new) == new


def test_equal_weights_share_what_is_left_from_the_first_on() -> None:
    card = Scorecard(tuple(Criterion(id, id, Decimal(1)) for id in "abc"), CARD.tiers)
    assert [c.weight for c in rescaled(card).criteria] == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]


def test_there_is_no_way_to_rescale_nothing() -> None:
    with pytest.raises(Problem):
        rescaled(CARD.weighing({c.id: Decimal(0) for c in CARD.criteria}))
    with pytest.raises(Problem):
        rescaled(CARD.weighing({"pain": Decimal(-1)}))
