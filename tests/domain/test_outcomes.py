"""The opportunity score."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.outcomes import opportunity

scores = st.decimals(0, 10, places=20)


@pytest.mark.parametrize(
    ("importance", "satisfaction", "expected"),
    [("9", "2", "16"), ("9", "9", "9"), ("4", "9", "4"), ("0", "0", "0"), ("10", "0", "20"), ("8.3", "7.9", "8.7")],
)
def test_what_matters_and_is_not_satisfied_scores_high(importance: str, satisfaction: str, expected: str) -> None:
    assert opportunity(Decimal(importance), Decimal(satisfaction)) == Decimal(expected)


@given(scores, scores)
def test_the_score_is_exact(importance: Decimal, satisfaction: Decimal) -> None:
    score = opportunity(importance, satisfaction)
    assert score is not None
    assert Fraction(score) == Fraction(importance) + max(Fraction(importance) - Fraction(satisfaction), Fraction(0))


@pytest.mark.parametrize("unknown", [None, Decimal(-1), Decimal(11)])
def test_nothing_is_said_where_a_rating_is_unknown(unknown: Decimal | None) -> None:
    assert opportunity(unknown, Decimal(5)) is None
    assert opportunity(Decimal(5), unknown) is None
