"""Who comes first: figures of one measure, weighted; what is not known makes a range."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.priority.model import usual
from persona_studio.domain.priority.rank import Ranked, rank
from persona_studio.domain.profile import Profile
from tests.domain.priority.people import by, person

FIELDS = tuple(c.field for c in usual().criteria)


def one(ranked: list[Ranked], id: int) -> Ranked:
    return next(r for r in ranked if r.profile == id)


def ends(ranked: list[Ranked], id: int) -> tuple[Fraction, Fraction]:
    return one(ranked, id).low, one(ranked, id).high


def test_the_least_figure_is_none_and_the_greatest_all_of_the_weight() -> None:
    order = rank(by("lifetime_value"), [person(1, lifetime_value="$10k"), person(2, lifetime_value="$30k"), person(3, lifetime_value="$15k")])
    assert [(r.profile, r.low, r.high, r.tier) for r in order] == [(2, 100, 100, 1), (3, 25, 25, 3), (1, 0, 0, 3)]


def test_of_costs_and_times_less_is_better() -> None:
    order = rank(by("time_to_convert", less=True), [person(1, time_to_convert="90 days"), person(2, time_to_convert="30 days")])
    assert [r.profile for r in order] == [2, 1]
    assert ends(order, 2) == (100, 100)


def test_who_is_not_known_could_be_anywhere_and_is_said() -> None:
    order = rank(by("advocacy"), [person(1, advocacy="9"), person(2), person(3, advocacy="3")])
    assert [r.profile for r in order] == [1, 2, 3]
    unknown = one(order, 2)
    assert (unknown.low, unknown.high, unknown.known, unknown.best, unknown.tier, unknown.worst) == (0, 100, 0, 1, 0, 3)
    assert [p.field for p in unknown.missing] == ["advocacy"]


def test_a_single_figure_says_nothing_as_there_is_nobody_to_compare_with() -> None:
    (alone,) = rank(by("advocacy"), [person(1, advocacy="9")])
    assert (alone.low, alone.high, alone.known) == (0, 100, 0)
    assert "No other profile" in alone.parts[0].why


def test_equal_figures_stand_in_the_middle() -> None:
    order = rank(by("market_size"), [person(1, market_size="500"), person(2, market_size="500")])
    assert [(r.profile, r.low, r.high) for r in order] == [(1, 50, 50), (2, 50, 50)]


def test_a_span_is_judged_from_both_ends() -> None:
    people = [person(1, lifetime_value="$0"), person(2, lifetime_value="$20k–60k"), person(3, lifetime_value="$100k")]
    assert ends(rank(by("lifetime_value"), people), 2) == (20, 60)
    people[1] = person(2, lifetime_value="$50k+")
    assert ends(rank(by("lifetime_value"), people), 2) == (50, 100)


@pytest.mark.parametrize(
    ("text", "same"), [("$1k a month", "$12k a year"), ("$3k a quarter", "$12k a year"), ("$70 a week", "$10 a day")]
)
def test_periods_are_converted_where_that_is_exact(text: str, same: str) -> None:
    order = rank(by("revenue_potential"), [person(1, revenue_potential=text), person(2, revenue_potential=same)])
    assert ends(order, 1) == ends(order, 2) == (50, 50)
    assert all(r.known for r in order)


@pytest.mark.parametrize("other", ["€50k", "$50k a month"])
def test_another_currency_or_period_than_most_is_not_compared_and_says_why(other: str) -> None:
    people = [person(1, lifetime_value="$10k"), person(2, lifetime_value="$30k"), person(3, lifetime_value=other)]
    odd = one(rank(by("lifetime_value"), people), 3)
    assert (odd.low, odd.high, odd.known) == (0, 100, 0)
    assert "currency" in odd.parts[0].why


def test_what_cannot_be_read_is_not_known_and_keeps_its_words() -> None:
    people = [person(1, lifetime_value="a lot, or so"), person(2, lifetime_value="$30k"), person(3, lifetime_value="$10k")]
    (part,) = one(rank(by("lifetime_value"), people), 1).parts
    assert (part.known, part.said) == (False, "a lot, or so")
    assert part.why


def test_companies_are_measured_against_companies() -> None:
    people = [person(1, "icp", market_size="200"), person(2, "icp", market_size="100"), person(3, market_size="9000"), person(4, market_size="8000")]
    order = rank(by("market_size"), people)
    assert {r.profile: r.low for r in order} == {1: 100, 2: 0, 3: 100, 4: 0}


def test_whom_one_does_not_serve_is_not_ranked() -> None:
    people = [person(1, "negative-persona"), person(2, "segment"), person(3, "user-persona")]
    assert [r.profile for r in rank(usual(), people)] == [3]


def test_weights_need_not_add_up_to_100() -> None:
    people = [person(1, advocacy="9", market_size="5"), person(2, advocacy="3", market_size="1")]
    few = usual().weighing({c.field: c.weight / 10 for c in usual().criteria})
    assert [(r.low, r.high) for r in rank(few, people)] == [(r.low, r.high) for r in rank(usual(), people)]


def test_a_limit_belongs_to_the_better_tier() -> None:
    people = [person(1, market_size="0"), person(2, market_size="35"), person(3, market_size="60"), person(4, market_size="100")]
    assert [r.tier for r in rank(by("market_size"), people)] == [1, 1, 2, 3]


def test_axes_hold_the_parts_of_their_own_questions() -> None:
    people = [person(1, lifetime_value="$9k", time_to_convert="10 days"), person(2, lifetime_value="$1k", time_to_convert="90 days")]
    best = rank(usual(), people)[0]
    assert best.value[0] == Fraction(25, 70)
    assert best.value[1] == 1
    assert best.ease == (Fraction(1, 2), 1)


# ---- properties

amount = st.integers(0, 50)
figure = st.one_of(
    st.none(), amount.map(lambda n: f"${n}k"), st.tuples(amount, amount).map(lambda t: f"${min(t)}k–{max(t)}k"), amount.map(lambda n: f"${n}k+"),
    amount.map(lambda n: f"up to ${n}k"), amount.map(lambda n: f"€{n}k"),
)  # fmt: skip
figures = st.lists(figure, min_size=1, max_size=6)


def people(texts: list[str | None]) -> list[Profile]:
    return [person(n, **({"lifetime_value": text} if text else {})) for n, text in enumerate(texts, 1)]


@given(st.lists(st.tuples(figure, figure, st.integers(0, 10)), min_size=1, max_size=5))
def test_totals_stay_between_0_and_100_and_are_exact(rows: list[tuple[str | None, str | None, int]]) -> None:
    made = []
    for n, (value, cost, advocacy) in enumerate(rows, 1):
        given = {"lifetime_value": value, "acquisition_cost": cost, "advocacy": str(advocacy)}
        made.append(person(n, **{field: text for field, text in given.items() if text}))
    for r in rank(usual(), made):
        assert 0 <= r.low <= r.high <= 100
        assert all(isinstance(number, Fraction) for number in (r.low, r.high, *r.value, *r.ease))
        assert r.low == sum(p.low for p in r.parts)
        assert r.best <= (r.tier or r.best) <= r.worst
        assert sum(p.most for p in r.parts) == 100


@given(figures, figure, st.booleans())
def test_to_fill_in_a_blank_never_widens_the_range(others: list[str | None], text: str | None, less: bool) -> None:
    before = ends(rank(by("lifetime_value", less), people([None, *others])), 1)
    after = ends(rank(by("lifetime_value", less), people([text, *others])), 1)
    assert before[0] <= after[0] <= after[1] <= before[1]


@given(figures, st.lists(amount, min_size=4, max_size=4).map(sorted), st.sampled_from(["both", "low", "high"]))
def test_to_know_a_figure_better_never_widens_the_range(others: list[str | None], marks: list[int], open_end: str) -> None:
    a, b, c, d = marks
    vague = {"both": f"${a}k–{d}k", "low": f"up to ${d}k", "high": f"${a}k+"}[open_end]
    dollars = [t for t in others if t is None or "€" not in t]  # else which currency is that of most may change
    before = ends(rank(by("lifetime_value"), people([vague, *dollars])), 1)
    after = ends(rank(by("lifetime_value"), people([f"${b}k–{c}k", *dollars])), 1)
    assert before[0] <= after[0] <= after[1] <= before[1]


@given(figures, st.tuples(amount, amount), st.tuples(amount, amount), st.booleans())
def test_a_better_figure_never_lowers_the_total(others: list[str | None], span: tuple[int, int], more: tuple[int, int], less: bool) -> None:
    low, high = sorted(span)
    better_low, better_high = low + more[0], max(high, low + more[0]) + more[1]
    texts = [f"${low}k–{high}k", f"${better_low}k–{better_high}k"]
    worse, better = reversed(texts) if less else texts
    before = ends(rank(by("lifetime_value", less), people([worse, *others])), 1)
    after = ends(rank(by("lifetime_value", less), people([better, *others])), 1)
    assert before[0] <= after[0]
    assert before[1] <= after[1]


@given(figures.flatmap(lambda f: st.tuples(st.just(f), st.permutations(range(len(f))))))
def test_the_order_given_matters_only_among_equals(drawn: tuple[list[str | None], list[int]]) -> None:
    texts, order = drawn
    made = people(texts)
    first, second = rank(by("lifetime_value"), made), rank(by("lifetime_value"), [made[n] for n in order])
    assert {r.profile: (r.low, r.high) for r in first} == {r.profile: (r.low, r.high) for r in second}
    assert [r.middle for r in first] == [r.middle for r in second]


def test_without_any_weight_nothing_can_be_told_but_nothing_breaks() -> None:
    none = replace(usual(), criteria=tuple(replace(c, weight=Decimal(0)) for c in usual().criteria))
    assert [(r.low, r.high) for r in rank(none, [person(1, advocacy="3"), person(2)])] == [(0, 0), (0, 0)]
