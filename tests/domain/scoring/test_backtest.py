"""A back-test says what the deals bear, and no more."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring import backtest
from persona_studio.domain.scoring.backtest import Deal, Report
from persona_studio.domain.scoring.fitting import fit
from persona_studio.domain.scoring.proof import around, auc, share, trend
from persona_studio.foundation.problem import Problem
from tests.domain.scoring.cards import NAMES, account, card

Ratings = tuple[int, ...]


def deals(n: int, wins: Callable[[Ratings], float], seed: int = 4, unknown: float = 0.0) -> list[Deal]:
    """Deals of as many accounts, won by chance as the ratings tell."""
    chance = random.Random(seed)
    made = []
    for at in range(n):
        row = tuple(chance.choice((1, 3, 5)) for _name in NAMES)
        seen = tuple(0 if chance.random() < unknown else rating for rating in row)
        made.append(Deal(account(*seen), chance.random() < wins(row), f"account {at}"))
    return made


def by_pain(row: Ratings) -> float:
    return {1: 0.15, 3: 0.5, 5: 0.85}[row[2]]


def coin(_row: Ratings) -> float:
    return 0.5


def test_rows_count_every_deal_once() -> None:
    made = [
        Deal(account(5, 5, 5, 5, 5, 5), True, "a"), Deal(account(5, 5, 5, 5, 5, 5), False, "a"), Deal(account(1, 1, 1, 1, 1, 1), False, "b"),
        Deal(account(5, 5, 0, 0, 5, 5), True, "c"), Deal(account(5, 5, 5, 5, 5, 5, shut=True), False, "d"), Deal(account(), True, "e"),
    ]  # fmt: skip
    report = backtest.test(card(), made)
    assert [(row.name, row.won, row.lost) for row in report.rows] == [
        ("Tier 1", 1, 1),
        ("Tier 2", 0, 0),
        ("Tier 3", 0, 0),
        ("Disqualify", 0, 1),
        ("Tier 1 to 2", 1, 0),
        ("Tier 1 to Disqualify", 1, 0),
        ("Excluded", 0, 1),
    ]
    assert (report.won, report.lost, report.deals, report.accounts) == (3, 3, 6, 5)
    assert report.rows[0].lift == 1.0
    assert report.rows[1].rate is None
    assert report.coverage.rated == pytest.approx(5 / 6)
    assert report.coverage.weight == pytest.approx((4 + 0.55) / 6)


def test_wilson_as_published() -> None:
    assert share(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998, table I
    assert share(15, 148) == pytest.approx((0.0624, 0.1605), abs=1e-4)
    assert share(0, 20) == pytest.approx((0, 0.1611), abs=1e-4)
    assert share(20, 20).high == 1
    assert share(0, 0) == (0, 1)


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=25))
def test_auc_is_the_share_of_pairs(rows: list[tuple[int, bool]]) -> None:
    scores, won = np.array([float(s) for s, _w in rows]), np.array([w for _s, w in rows])
    pairs = [(a > b) + (a == b) / 2 for a, b in product(scores[won], scores[~won])]
    found = auc(scores, won)
    if not pairs:
        assert found is None
    else:
        assert found is not None
        assert found.value == pytest.approx(sum(pairs) / len(pairs))
        assert 0 <= found.interval.low <= found.value <= found.interval.high <= 1
        assert found.interval.high - found.interval.low > 0.01


def test_the_interval_of_an_auc_holds_the_truth_about_as_often_as_it_says() -> None:
    chance = np.random.default_rng(11)
    holds = 0
    for _run in range(400):
        won = np.arange(60) < 25
        found = auc(chance.normal(size=60) + won * 0.7416, won)  # the true AUC is 0.7
        assert found is not None
        holds += found.interval.low <= 0.7 <= found.interval.high
    assert 0.92 <= holds / 400 <= 0.985


def test_a_perfect_auc_of_few_deals_is_not_certain() -> None:
    assert around(1.0, 4, 4).low < 0.75
    assert around(1.0, 400, 400).low > 0.98


def test_trend_of_win_rates() -> None:
    assert trend([30, 20, 10], [10, 20, 30]) == pytest.approx(4.472, abs=1e-3)  # the square root of 20, by hand
    assert trend([10, 20, 30], [30, 20, 10]) == pytest.approx(-4.472, abs=1e-3)
    assert trend([10, 10], [10, 10]) == 0
    assert trend([], []) == trend([5, 5], [0, 0]) == trend([5], [5]) == 0


def test_deals_that_the_scorecard_tells_apart() -> None:
    report = backtest.test(card(), deals(600, by_pain))
    assert report.auc is not None
    assert 0.55 < report.auc.interval.low < report.auc.value < report.auc.interval.high
    assert "better than a coin" in report.verdict or "fairly well" in report.verdict
    best, worst = report.rows[0], report.rows[3]
    assert best.lift is not None
    assert worst.lift is not None
    assert best.lift > 1 > worst.lift
    assert not any("no more than chance" in warning for warning in report.warnings)


def test_suggested_weights_find_what_decides_and_stay_a_suggestion() -> None:
    scorecard = card()
    report = backtest.test(scorecard, deals(600, by_pain))
    found = report.suggestion
    assert found is not None
    assert sum(found.weights.values()) == 100
    assert all(weight >= 0 and weight == int(weight) for weight in found.weights.values())
    assert max(found.weights, key=lambda id: found.weights[id]) == "pain"
    assert found.weights["pain"] > 50
    assert found.auc.value > found.present_auc.value
    assert found.present == {c.id: c.weight for c in scorecard.criteria}
    assert report.unsuggested == ""


def test_deals_decided_by_a_coin_are_said_to_be() -> None:
    report = backtest.test(card(), deals(600, coin))
    assert report.auc is not None
    assert report.auc.interval.low <= 0.5 <= report.auc.interval.high
    assert report.verdict == "This scorecard does not tell won from lost better than a coin."
    assert "The tiers do not tell winners from losers: their win rates differ by no more than chance would make them." in report.warnings
    assert report.suggestion is None
    assert report.unsuggested.startswith("No weights are suggested")


def test_a_scorecard_that_points_the_wrong_way() -> None:
    report = backtest.test(card(), deals(600, lambda row: 1 - by_pain(row)))
    assert "wrong way" in report.verdict
    assert any("wrong way round" in warning for warning in report.warnings)
    assert report.suggestion is None


@pytest.mark.parametrize(("won", "lost"), [(0, 0), (1, 0), (0, 3), (1, 1), (9, 2), (5, 40)])
def test_few_deals_are_warned_of_and_suggest_nothing(won: int, lost: int) -> None:
    made = [Deal(account(5, 5, 5, 5, 5, 5), True)] * won + [Deal(account(1, 1, 1, 1, 1, 1), False)] * lost
    report = backtest.test(card(), made)
    assert report.suggestion is None
    assert report.unsuggested
    assert any(f"Only {won} deal" in warning for warning in report.warnings)
    assert any("below 30" in warning for warning in report.warnings) == (won + lost < 30)
    assert (report.auc is None) == (not won or not lost)


def test_unknown_is_the_mean_and_what_is_never_rated_keeps_its_weight() -> None:
    made = [Deal(account(*(0 if at == 5 else r for at, r in enumerate(row))), won, str(n)) for n, (row, won) in enumerate(_plain(500))]
    found = backtest.test(card(), made).suggestion
    assert found is not None
    assert found.weights["champion"] == 10
    assert found.kept == ("Champion",)
    assert sum(found.weights.values()) == 100


def _plain(n: int) -> list[tuple[Ratings, bool]]:
    chance = random.Random(9)
    rows = [tuple(chance.choice((1, 3, 5)) for _name in NAMES) for _at in range(n)]
    return [(row, chance.random() < by_pain(row)) for row in rows]


def test_low_coverage_and_crowded_accounts_are_warned_of() -> None:
    thin = backtest.test(card(), deals(200, by_pain, unknown=0.8))
    assert any("of the weight is known" in warning for warning in thin.warnings)
    crowded = backtest.test(card(), [Deal(d.assessment, d.won, f"account {at % 5}") for at, d in enumerate(deals(200, by_pain))])
    assert any("All deals are of 5 accounts." in warning for warning in crowded.warnings)
    assert not backtest.test(card(), deals(200, by_pain)).coverage.weight < 1


def test_nothing_is_known_of_any_account() -> None:
    report = backtest.test(card(), [Deal(account(), at % 2 == 0, str(at)) for at in range(60)])
    assert report.coverage == backtest.Coverage(0, 0)
    assert report.auc is not None
    assert report.auc.value == 0.5
    assert report.suggestion is None
    assert "same ratings, or none" in report.unsuggested
    assert "No deal is in one tier for certain, so the tiers cannot be compared." in report.warnings


def test_the_same_deals_give_the_same_report_in_any_order() -> None:
    made = deals(300, by_pain, unknown=0.2)
    again = list(made)
    random.Random(1).shuffle(again)
    assert plain(backtest.test(card(), made)) == plain(backtest.test(card(), again))


def plain(report: Report) -> tuple[object, ...]:
    return report.rows, report.auc, report.warnings, report.suggestion and report.suggestion.weights


def test_fitted_strengths_are_the_best_that_are_not_negative() -> None:
    chance = np.random.default_rng(3)
    filled = chance.choice([-1.0, 0.0, 1.0], size=(200, 3))
    won = chance.random(200) < 1 / (1 + np.exp(-(1.5 * filled[:, 0] - 1.0 * filled[:, 1])))
    strengths = fit(filled, won)
    assert strengths[1] == 0
    assert (strengths >= 0).all()

    def loss(strengths: np.ndarray) -> float:
        def at(intercept: float) -> float:
            line = intercept + filled @ strengths
            return float((np.logaddexp(0, line) - won * line).sum() + strengths @ strengths / 2)

        return min(at(intercept) for intercept in np.linspace(-2, 2, 401))

    best = loss(strengths)
    for step in product((-0.03, 0, 0.03), repeat=3):
        other = strengths + np.array(step)
        if (other >= 0).all():
            assert loss(other) >= best - 1e-3


def test_weights_that_are_not_100_are_scored_as_shares() -> None:
    doubled = card(tuple(c.weight * 2 for c in card().criteria))
    made = deals(200, by_pain)
    assert backtest.test(doubled, made).rows == backtest.test(card(), made).rows
    with pytest.raises(Problem, match="No criterion has a weight"):
        backtest.test(card((Decimal(0),) * 6), made)
