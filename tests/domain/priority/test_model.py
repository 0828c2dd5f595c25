"""What may be changed of the questions, and what is stored of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.priority.model import dump, faults, load, usual
from persona_studio.domain.priority.rank import rank
from persona_studio.domain.priority.sentences import warnings
from persona_studio.template import shipped
from tests.domain.priority.people import person


def test_the_usual_weights_add_up_to_100_and_ask_for_fields_that_exist() -> None:
    assert usual().total == 100
    for template in shipped.templates().values():
        assert all(template.field(c.field) for c in usual().criteria)


@given(st.lists(st.integers(0, 10000), min_size=6, max_size=6).filter(any), st.integers(2, 100))
def test_what_is_kept_comes_back(weights: list[int], first: int) -> None:
    wish = usual().weighing({c.field: Decimal(w) / 100 for c, w in zip(usual().criteria, weights, strict=True)})
    wish = replace(wish, first=Decimal(first), second=Decimal(first) / 2)
    assert load(dump(wish)) == wish


@pytest.mark.parametrize(
    "body", [None, [], "x", {"weights": 3}, {"weights": {"advocacy": "NaN"}}, {"weights": {"advocacy": "-5"}}, {"first": "10", "second": "90"},
             {"first": "101", "second": "1"}, {"first": 5, "second": None}, {"weights": {c.field: "0" for c in usual().criteria}}],
)  # fmt: skip
def test_what_makes_no_sense_is_as_usual(body: Any) -> None:
    assert load(body) == usual()


def test_impossible_wishes_are_named() -> None:
    assert not faults(usual())
    assert "weight" in faults(usual().weighing({c.field: Decimal(0) for c in usual().criteria}))[0]
    assert "0 and 100" in faults(usual().weighing({"advocacy": Decimal(101)}))[0]
    assert "Tier 1" in faults(replace(usual(), first=Decimal(20)))[0]


def said(count: int, first: int, **figures: str) -> str:
    ranked = rank(usual(), [person(n, **figures) for n in range(1, count + 1)])
    return " ".join(warnings(ranked, {n: 1 if n <= first else 2 for n in range(1, count + 1)}))


def test_too_many_in_tier_1_is_said() -> None:
    assert "5 of 6 profiles are in tier 1" in said(6, 5, advocacy="5")
    assert "tier 1" not in said(5, 3, advocacy="5")
    assert "2 of 2" in said(2, 2, advocacy="5")


def test_too_many_profiles_are_said_and_eight_more_strongly() -> None:
    assert said(5, 1, advocacy="5") == ""
    assert "keep in mind" in said(6, 1, advocacy="5")
    assert "dilute" in said(8, 1, advocacy="5")


def test_an_order_without_figures_says_so() -> None:
    assert "No figures" in said(3, 0)
    assert said(1, 0) == ""
