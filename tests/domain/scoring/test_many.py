"""Many scores at once are those that exact fractions give one by one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.many import Matrix
from persona_studio.domain.scoring.score import score
from tests.domain.scoring.cards import account, card, ends, limits, ratings, tier_range, weights


@given(weights(), limits(), st.lists(ratings(), min_size=1, max_size=8))
def test_sums_and_tiers_are_exact(weights: tuple[Decimal, ...], limits: tuple[Decimal, ...], rows: list[tuple[int, ...]]) -> None:
    scorecard, accounts = card(weights, limits), [account(*row) for row in rows]
    matrix = Matrix.of(scorecard, accounts)
    low, high, denominator = matrix.sums(scorecard)
    assert [(Fraction(int(a), denominator), Fraction(int(b), denominator)) for a, b in zip(low, high, strict=True)] == [
        ends(scorecard, each) for each in accounts
    ]
    best, worst = matrix.tiers(scorecard)
    assert list(zip(best.tolist(), worst.tolist(), strict=True)) == [tier_range(scorecard, each) for each in accounts]
    scores = [score(scorecard, each) for each in accounts]
    assert [(s.best, s.worst) for s in scores] == list(zip(best.tolist(), worst.tolist(), strict=True))
    assert [(s.low * denominator, s.high * denominator) for s in scores] == list(zip(low.tolist(), high.tolist(), strict=True))


def test_every_combination_of_six_ratings_and_unknown() -> None:
    scorecard = card()
    rows = list(product(range(6), repeat=6))
    matrix = Matrix(tuple(c.id for c in scorecard.criteria), np.array(rows, dtype=np.int8), np.zeros(len(rows), dtype=np.bool_))
    best, worst = matrix.tiers(scorecard)
    whole = [int(c.weight) for c in scorecard.criteria]

    def tier(score: int) -> int:
        return 0 if score >= 400 else 1 if score >= 300 else 2 if score >= 200 else 3

    for at, row in enumerate(rows):
        assert worst[at] == tier(sum(w * (r or 1) for w, r in zip(whole, row, strict=True)))
        assert best[at] == tier(sum(w * (r or 5) for w, r in zip(whole, row, strict=True)))
    assert sum(matrix.counts(scorecard).tiers) + matrix.counts(scorecard).uncertain == 6**6


def test_exactly_on_a_limit_is_the_better_tier() -> None:
    scorecard = card()
    assert Matrix.of(scorecard, [account(1, 1, 1, 4, 4, 2)]).tiers(scorecard).worst.tolist() == [2]


def test_counts_keep_uncertain_and_excluded_apart() -> None:
    scorecard = card()
    rows = [account(5, 5, 5, 5, 5, 5), account(5, 5, 0, 0, 5, 5), account(1, 1, 1, 1, 1, 1), account(5, 5, 5, 5, 5, 5, shut=True)]
    counts = Matrix.of(scorecard, rows).counts(scorecard)
    assert (counts.tiers, counts.uncertain, counts.excluded) == ((1, 0, 0, 1), 1, 1)
    matrix = Matrix.of(scorecard, rows)
    assert matrix.counts(scorecard, matrix.tiers(scorecard)) == counts


def test_a_criterion_that_the_matrix_lacks_is_unknown() -> None:
    wide, narrow = card(), card(tuple(Decimal(n) for n in (20, 15, 25)))
    matrix = Matrix.of(narrow, [account(5, 5, 5)])
    low, high, denominator = matrix.sums(wide)
    assert (Fraction(int(low[0]), denominator), Fraction(int(high[0]), denominator)) == ends(wide, account(5, 5, 5, 0, 0, 0))


def test_nothing_is_known_where_nothing_weighs() -> None:
    scorecard = card((Decimal(0),) * 6)
    assert Matrix.of(scorecard, [account(5, 5, 5, 5, 5, 5)]).tiers(scorecard) == (np.array([0]), np.array([3]))


def test_no_accounts() -> None:
    scorecard = card()
    matrix = Matrix.of(scorecard, [])
    assert len(matrix) == 0
    assert matrix.counts(scorecard).tiers == (0, 0, 0, 0)
    assert matrix.order(scorecard).tolist() == []
    assert matrix.distinct.which.tolist() == []


@pytest.mark.parametrize("criteria", [6, 30])
def test_distinct_vectors_give_back_every_account(criteria: int) -> None:
    rows = np.random.default_rng(4).integers(0, 3, (500, criteria), dtype=np.int8)
    matrix = Matrix(tuple(f"c{n}" for n in range(criteria)), rows, np.zeros(500, dtype=np.bool_))
    vectors, which, first = matrix.distinct
    assert (rows[first] == vectors).all()
    assert (vectors[which] == rows).all()
    assert len({tuple(v) for v in vectors.tolist()}) == len(vectors)


@given(st.lists(st.tuples(ratings(), st.booleans()), min_size=1, max_size=12), st.sampled_from(["middle", "known", "tier"]), st.booleans())
def test_order_is_stable_and_puts_excluded_last(rows: list[tuple[tuple[int, ...], bool]], by: str, descending: bool) -> None:
    scorecard = card()
    accounts = [account(*row, shut=shut) for row, shut in rows]

    def key(at: int) -> tuple[object, ...]:
        low, high = ends(scorecard, accounts[at])
        best, worst = tier_range(scorecard, accounts[at])
        known = sum(c.weight for c in scorecard.criteria if c.id in accounts[at].known)
        value = {"middle": low + high, "known": known, "tier": Fraction(-best * 4 - worst)}[by]
        return (rows[at][1] and by != "known", -value if descending else value, at)

    assert Matrix.of(scorecard, accounts).order(scorecard, by, descending).tolist() == sorted(range(len(rows)), key=key)


def test_changed_rows_are_assessed_anew_and_the_rest_stays() -> None:
    scorecard = card()
    before = Matrix.of(scorecard, [account(1, 1, 1, 1, 1, 1), account(5, 5, 5, 5, 5, 5)])
    after = before.changed({1: account(3, 3, 3, 3, 3, 3, shut=True)})
    assert after.ratings.tolist() == [[1] * 6, [3] * 6]
    assert after.excluded.tolist() == [False, True]
    assert before.ratings.tolist() == [[1] * 6, [5] * 6]
