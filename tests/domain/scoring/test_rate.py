"""Ratings from what people said and from rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from persona_studio.domain.scoring.model import (
    Absent,
    Account,
    After,
    Before,
    Between,
    Contains,
    Criterion,
    Gate,
    OneOf,
    Present,
    Rated,
    Rule,
    Scorecard,
    Test,
)  # fmt: skip
from persona_studio.domain.scoring.rate import Manner, assess, rate, shut


def between(low: int | None, high: int | None) -> Between:
    return Between(None if low is None else Decimal(low), None if high is None else Decimal(high))


def criterion(*rules: tuple[int, Test]) -> Criterion:
    return Criterion("x", "X", Decimal(100), column="Cell", rules=tuple(Rule(rating, test) for rating, test in rules))


SIZE = criterion((5, between(50, 200)), (3, between(20, 400)), (1, between(None, None)))


def of(c: Criterion, cell: str, manner: Manner | None = None) -> Rated:
    return rate(c, {"Cell": cell}, manner=manner or Manner())


@pytest.mark.parametrize(
    ("cell", "rating"),
    [("50", 5), ("200", 5), ("51-200", 5), ("201-400", 3), ("20", 3), ("19", 1), ("401+", 1), ("10,001+", 1), ("<10", 1), ("1,000", 1)],
)
def test_ranges_of_numbers(cell: str, rating: int) -> None:
    assert of(SIZE, cell) == Rated(rating, "rule", cell)


@pytest.mark.parametrize("cell", ["51-500", "11-50", "201-500", "up to 50", "500-", "100+"])
def test_a_range_that_reaches_over_several_ratings_is_unknown(cell: str) -> None:
    rated = of(SIZE, cell)
    assert rated.rating is None
    assert rated.said == cell
    assert rated.why in (f"{cell} reaches over more than one rating.", f"“{cell}” is not an amount.")


def test_why_names_the_range() -> None:
    assert of(SIZE, "51–500").why == "51–500 reaches over more than one rating."
    assert of(criterion((5, between(50, 200))), "100-300").why == "100-300 reaches beyond what the rules speak of."


def test_a_range_over_rules_that_agree_is_rated() -> None:
    assert of(criterion((3, between(1, 10)), (5, between(20, 30)), (3, between(None, None))), "5-12").rating == 3


@pytest.mark.parametrize("cell", ["", " ", "n/a", "Unknown", "-"])
def test_an_empty_cell_is_unknown_and_not_poor(cell: str) -> None:
    assert of(criterion((5, OneOf(("a",))), (1, Present())), cell) == Rated()
    assert of(criterion((5, Present()), (1, Absent())), cell) == Rated(1, "rule")


def test_absent_says_nothing_where_the_list_has_no_such_column() -> None:
    c = criterion((5, Present()), (1, Absent()))
    assert rate(c, {}) == Rated(1, "rule")
    assert rate(c, {}, columns=("Cell",)) == Rated(1, "rule")
    assert rate(c, {}, columns=("Other",)) == Rated()


def test_words() -> None:
    c = criterion((5, OneOf(("Fintech", " Payments "))), (3, Contains(("Soft", ""))), (1, Present()))
    for cell, rating in [("FINTECH", 5), ("Retail; payments", 5), ("fintech software", 3), ("Retail", 1)]:
        assert of(c, cell).rating == rating
    assert of(criterion((5, OneOf(("",))), (5, Contains(()))), "anything").why == "No rule speaks of “anything”."


def test_a_word_with_a_semicolon_can_be_the_whole_cell() -> None:
    assert of(criterion((5, OneOf(("a; b",)))), " A;\tB").rating == 5
    assert of(criterion((5, OneOf(("a; b",)))), "a; b; c").rating is None


def test_days() -> None:
    c = criterion((1, Before(date(1990, 1, 1))), (5, After(date(2015, 6, 1))), (3, Present()))
    for cell, rating in [("1989", 1), ("1990", 3), ("2015-05-31", 3), ("2015-06-01", 5), ("2020", 5)]:
        assert of(c, cell).rating == rating
    assert of(c, "01/07/2015", Manner(dates="d/m/y")).rating == 5
    assert of(c, "01/07/2015", Manner(dates="m/d/y")).rating == 3


def test_what_could_not_be_read_is_not_anything_else() -> None:
    assert of(criterion((5, between(50, 200)), (1, Present())), "2013 (1888)") == Rated(None, "", "2013 (1888)", "“2013 (1888)” is not an amount.")
    assert of(criterion((5, Before(date(2000, 1, 1))), (1, Present())), "long ago").why == "“long ago” is not a date."
    assert of(criterion((5, between(50, 200)), (3, OneOf(("mid-sized",)))), "Mid-sized").rating == 3


def test_the_first_rule_that_holds_counts() -> None:
    assert of(criterion((5, Contains(("soft",))), (1, Contains(("software",)))), "Software").rating == 5


def test_a_comma_as_decimal_sign() -> None:
    c = criterion((5, between(1, 2)), (1, between(None, None)))
    assert of(c, "1,5", Manner(",")).rating == 5
    assert of(c, "1,5").rating is None


CARD = Scorecard((SIZE,), gates=(Gate("g", "Public sector", column="Type", tests=(OneOf(("Government",)),)), Gate("h", "Asked")))


def test_people_go_before_rules() -> None:
    account = Account(1, "Acme", cells={"Cell": "100", "Type": "Government"}, ratings={"x": Rated(2, "hand", "saw it")}, gates={"g": False})
    assessed = assess(CARD, account)
    assert assessed.ratings == {"x": Rated(2, "hand", "saw it")}
    assert assessed.gates == {"g": False, "h": None}


def test_a_rating_taken_back_leaves_it_to_the_rules() -> None:
    assert assess(CARD, Account(1, "Acme", cells={"Cell": "100"}, ratings={"x": Rated(None, "hand")})).ratings["x"].rating == 5


@pytest.mark.parametrize(("cell", "state"), [("Government", True), ("private", False), ("", None), ("n/a", None)])
def test_gates_by_their_column(cell: str, state: bool | None) -> None:
    assert assess(CARD, Account(1, "Acme", cells={"Type": cell})).gates == {"g": state, "h": None}


@pytest.mark.parametrize(("cell", "state"), [("5", True), ("<10", True), ("1-50", None), ("50", False), ("small", None)])
def test_a_gate_on_a_number_is_open_only_when_that_is_sure(cell: str, state: bool | None) -> None:
    assert shut(Gate("g", "Too small", column="Cell", tests=(between(None, 10),)), {"Cell": cell}) is state


def test_a_gate_for_what_is_absent() -> None:
    gate = Gate("g", "No web site", column="Web", tests=(Absent(),))
    assert shut(gate, {}) is True
    assert shut(gate, {}, columns=()) is None
    assert shut(gate, {"Web": "x.example"}) is False


def test_without_rules_or_column_nothing_is_known() -> None:
    assert rate(Criterion("x", "X", Decimal(1)), {"": "5"}) == Rated()
    assert rate(Criterion("x", "X", Decimal(1), rules=(Rule(1, Absent()),)), {}) == Rated()


def test_a_rule_that_gives_no_rating_leaves_it_unknown() -> None:
    for c, cell in ((criterion((7, Present())), "x"), (criterion((0, Absent())), "")):
        rated = of(c, cell)
        assert (rated.rating, "ratings go from 1 to 5" in rated.why) == (None, True)
