"""The weight lab tells exactly what other weights would do."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from persona_studio.domain.scoring import lab
from persona_studio.domain.scoring.many import Counts, Matrix
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.domain.scoring.stability import shift
from tests.domain.scoring.cards import NAMES, account, card, limits, ratings, tier, tier_range, weights

TINY = Fraction(1, 10**9)


def scores(amounts: list[Fraction], row: tuple[int, ...]) -> tuple[Fraction, Fraction]:
    """Lowest and highest score with weights that are fractions."""
    low, high = (sum(w * (r or end) for w, r in zip(amounts, row, strict=True)) / sum(amounts) for end in (1, 5))
    return low, high


def flips(scorecard: Scorecard, amounts: list[Fraction], row: tuple[int, ...]) -> bool:
    low, high = scores(amounts, row)
    return (tier(scorecard, high), tier(scorecard, low)) != tier_range(scorecard, account(*row))


def moved_most(amounts: list[Fraction], rated: list[int], amount: Fraction, up: bool) -> list[Fraction]:
    """Moves weight to the criterion that is rated best (worst), from the worst (best) rated first."""
    order = sorted(range(len(rated)), key=lambda k: rated[k], reverse=not up)
    after = list(amounts)
    for k in order[:-1]:
        taken = min(after[k], amount)
        after[k] -= taken
        after[order[-1]] += taken
        amount -= taken
    return after


@given(weights(), limits(), ratings(), st.lists(st.integers(0, 1000), min_size=12, max_size=12))
def test_no_smaller_redistribution_flips_the_tier(
    weights: tuple[Decimal, ...], limits: tuple[Decimal, ...], row: tuple[int, ...], draws: list[int]
) -> None:
    scorecard = card(weights, limits)
    least = shift(scorecard, account(*row))
    amounts = [Fraction(w) for w in weights]
    budget = sum(amounts) if least is None else least * Fraction(999, 1000)
    givers, takers = draws[:6], draws[6:]
    assume(sum(givers) and sum(takers))
    given = [min(budget * g / sum(givers), w) for g, w in zip(givers, amounts, strict=True)]
    after = [w - g + sum(given) * t / sum(takers) for w, g, t in zip(amounts, given, takers, strict=True)]
    assert sum(abs(a - w) for a, w in zip(after, amounts, strict=True)) / 2 <= budget
    assert least == 0 or not flips(scorecard, after, row)


@given(weights(), limits(), ratings())
def test_slightly_more_than_the_stability_can_flip_the_tier(weights: tuple[Decimal, ...], limits: tuple[Decimal, ...], row: tuple[int, ...]) -> None:
    scorecard = card(weights, limits)
    least = shift(scorecard, account(*row))
    amounts = [Fraction(w) for w in weights]
    tries = [moved_most(amounts, [r or end for r in row], (least or Fraction(0)) + TINY, up) for end in (1, 5) for up in (True, False)]
    whole = [moved_most(amounts, [r or end for r in row], sum(amounts), up) for end in (1, 5) for up in (True, False)]
    if least is None:
        assert not any(flips(scorecard, each, row) for each in whole)
    else:
        assert any(flips(scorecard, each, row) for each in tries)


def test_stability_of_accounts_that_can_be_reckoned_by_hand() -> None:
    assert lab.stability(card(), account(5, 5, 5, 5, 5, 5)) is None
    assert lab.stability(card(), account(5, 5, 5, 5, 5, 5, shut=True)) is None
    assert lab.stability(card(), account(1, 1, 1, 4, 4, 2)) == 0  # on the limit: anything flips it downwards
    # 3.9: a tenth of a point below Tier 1; a unit moved from 3 to 5 gains two hundredths.
    assert lab.stability(card(), account(5, 5, 3, 3, 5, 3)) == 5
    assert lab.stability(card(), account(5, 5, 3, 3, 5, 3, shut=True)) is None
    # 3.2 to 5.0: the lower end falls below 3 when a little more than 5 points go from a 5 to an unknown that may be 1.
    assert lab.stability(card(), account(5, 5, 0, 0, 5, 5)) == 5
    assert lab.stability(card(), account(4, 4, 4, 1, 1, 1)) == Decimal("6.6666")  # 2.8, to 3: 20/3 points


@given(st.lists(st.tuples(ratings(), st.booleans()), min_size=1, max_size=10), weights())
def test_stabilities_of_many_are_those_of_each(rows: list[tuple[tuple[int, ...], bool]], weights: tuple[Decimal, ...]) -> None:
    scorecard = card(weights)
    accounts = [account(*row, shut=shut) for row, shut in rows]
    matrix = Matrix.of(scorecard, accounts)
    assert lab.stabilities(scorecard, matrix) == [lab.stability(scorecard, each) for each in accounts]


def test_moved_counts_ups_and_downs_and_leaves_out_the_excluded() -> None:
    saved = card()
    now = saved.weighing({"pain": Decimal(45), "industry": Decimal(0)})
    # 2.8 becomes 3.6; 3.4 becomes 2.6, twice, of which a gate rules out one; 3.0 stays.
    rows = [account(1, 1, 5, 3, 3, 3), account(5, 5, 1, 5, 3, 1), account(5, 5, 1, 5, 3, 1, shut=True), account(3, 3, 3, 3, 3, 3)]
    moves = lab.moved(Matrix.of(saved, rows), saved, now)
    assert (moves.up, moves.down) == (1, 1)
    assert moves.before == Counts((0, 2, 1, 0), 0, 1)
    assert moves.after == Counts((0, 2, 1, 0), 0, 1)
    assert moves.by_tier == (0, 0, 0, 0)
    assert lab.moved(Matrix.of(saved, rows[1:]), saved, now).by_tier == (0, -1, 1, 0)


@given(st.lists(ratings(), min_size=1, max_size=8), weights(), st.integers(1, 60))
def test_tornado_is_what_exact_proportions_give(rows: list[tuple[int, ...]], weights: tuple[Decimal, ...], step: int) -> None:
    scorecard = card(weights)
    swings = lab.tornado(scorecard, Matrix.of(scorecard, [account(*row) for row in rows]), step)
    assert {swing.criterion for swing in swings} == set(NAMES)
    assert [s.moved for s in swings] == sorted((s.moved for s in swings), reverse=True)
    for swing in swings:
        at = NAMES.index(swing.criterion)
        for moves, by in ((swing.more, step), (swing.less, -step)):
            assert (moves.up, moves.down) == expected(scorecard, [Fraction(w) for w in weights], at, by, rows)


def expected(scorecard: Scorecard, amounts: list[Fraction], at: int, by: int, rows: list[tuple[int, ...]]) -> tuple[int, int]:
    total, others = sum(amounts), sum(amounts) - amounts[at]
    if not others:
        return 0, 0
    mine = min(max(amounts[at] + by, Fraction(0)), total)
    after = [mine if k == at else w * (total - mine) / others for k, w in enumerate(amounts)]
    changes = []
    for row in rows:
        low, high = scores(after, row)
        changes.append(sum(tier_range(scorecard, account(*row))) - tier(scorecard, high) - tier(scorecard, low))
    return sum(c > 0 for c in changes), sum(c < 0 for c in changes)


@given(weights(), st.sampled_from(NAMES), st.decimals(-20, 130, places=2), st.sets(st.sampled_from(NAMES)), st.sampled_from(["1", "0.01", "5"]))
def test_rebalanced_weights_are_whole_again(weights: tuple[Decimal, ...], id: str, value: Decimal, locked: set[str], step: str) -> None:
    old = dict(zip(NAMES, weights, strict=True))
    new = lab.rebalance(old, id, value, locked, Decimal(step))
    assert sum(new.values()) == 100
    assert list(new) == list(old)
    assert all(weight >= 0 and weight == weight.quantize(Decimal("0.01")) for weight in new.values())
    held = {each for each in locked if each != id}
    room = 100 - sum(old[each] for each in held)
    if room >= 0:
        assert all(new[each] == old[each] for each in held)
        if len(held) < len(old) - 1:
            assert new[id] == min(max(value, Decimal(0)), room)


def test_rebalancing_keeps_proportions() -> None:
    seed = {c.id: c.weight for c in card().criteria}
    assert lab.rebalance(seed, "pain", Decimal(40)) == dict(zip(NAMES, map(Decimal, (16, 12, 40, 16, 8, 8)), strict=True))
    assert lab.rebalance(seed, "pain", Decimal(45), {"industry"})["industry"] == 20
    zero = {"industry": Decimal(100), "size": Decimal(0), "pain": Decimal(0)}
    assert lab.rebalance(zero, "industry", Decimal(40)) == {"industry": 40, "size": 30, "pain": 30}
    assert lab.rebalance({"industry": Decimal(30)}, "industry", Decimal(10)) == {"industry": 100}


@given(limits(), st.integers(0, 2), st.decimals(-3, 9, places=3))
def test_limits_keep_falling_within_the_scale(limits: tuple[Decimal, ...], at: int, value: Decimal) -> None:
    new = lab.limit(limits, at, value)
    assert all(above > below for above, below in pairwise(new))
    assert all(1 <= each <= 5 for each in new)
    assert [new[k] for k in range(3) if k != at] == [limits[k] for k in range(3) if k != at]
    if min(limits) < value < max(limits) and at == 1:
        assert abs(new[1] - value) <= Decimal("0.0151")


def test_sentences() -> None:
    counts = Counts((0, 0, 0, 0), 0, 0)

    def said(up: int, down: int, won: lab.Won | None = None) -> str:
        return lab.sentence(lab.Moves(up, down, counts, counts), won)

    assert said(11, 3) == "11 accounts move up, 3 move down."
    assert said(1, 1) == "1 account moves up, 1 moves down."
    assert said(0, 2) == "2 accounts move down."
    assert said(1, 0) == "1 account moves up."
    assert said(0, 0) == "Nothing moves."
    tiers = ("Tier 1", "Tier 2")
    assert said(0, 0, lab.Won(22, 19, tiers)) == "Nothing moves. Of 22 won deals, 19 now sit in Tier 1 or Tier 2."
    assert said(0, 0, lab.Won(22, 1, tiers)) == "Nothing moves. Of 22 won deals, 1 now sits in Tier 1 or Tier 2."
    assert said(0, 0, lab.Won(0, 0, tiers)) == "Nothing moves."


def test_won_deals_that_sit_in_the_two_best_tiers() -> None:
    rows = [account(5, 5, 5, 5, 5, 5), account(3, 3, 3, 3, 3, 3), account(0, 5, 0, 0, 5, 5), account(5, 5, 5, 5, 5, 5, shut=True)]
    matrix = Matrix.of(card(), rows)
    assert lab.won(card(), matrix, matrix.ratings[:, 0] >= 0) == lab.Won(4, 2, ("Tier 1", "Tier 2"))
