"""What a score is made of, what would lift it, what to ask next, and the 3×3."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.explain import Lift, ask_next, contributions, lifts, quadrant
from persona_studio.domain.scoring.model import Assessment, Criterion, Gate, Rated, Scorecard
from persona_studio.domain.scoring.score import score

CARD = scorecard()
IDS = [c.id for c in CARD.criteria]
SHEET = {"industry": 5, "size": 5, "pain": 3, "tech": 3}


def assessed(**ratings: int | None) -> Assessment:
    return Assessment({id: Rated(rating) for id, rating in ratings.items()})


def changes(lift: Lift) -> dict[str, int]:
    return {change.criterion.id: change.rating for change in lift.changes}


def test_what_each_criterion_adds() -> None:
    parts = {part.criterion.id: (part.low, part.high, part.most) for part in contributions(CARD, assessed(**SHEET))}
    assert parts["pain"] == (Fraction("0.75"), Fraction("0.75"), Fraction("1.25"))
    assert parts["budget"] == (Fraction("0.2"), Fraction(1), Fraction(1))
    assert list(parts) == IDS


maybe = st.dictionaries(st.sampled_from(IDS), st.integers(1, 5))


@given(maybe)
def test_contributions_add_up_to_the_score(ratings: dict[str, int]) -> None:
    parts, result = contributions(CARD, assessed(**ratings)), score(CARD, assessed(**ratings))
    assert (sum(part.low for part in parts), sum(part.high for part in parts)) == (result.low, result.high)
    assert sum(part.most for part in parts) == 5


def test_what_would_lift_an_account() -> None:
    found = lifts(CARD, assessed(**SHEET))
    assert [(changes(lift), lift.score, lift.tier) for lift in found] == [
        ({"pain": 5, "budget": 3}, Fraction(4), 0),
        ({"budget": 5, "tech": 5}, Fraction("4.1"), 0),
        ({"budget": 5, "champion": 3}, Fraction("4.1"), 0),
    ]


@given(maybe)
def test_every_lift_reaches_the_next_tier_and_nothing_in_it_is_needless(ratings: dict[str, int]) -> None:
    before = score(CARD, assessed(**ratings))
    worst = {id: ratings.get(id, 1) for id in IDS}
    for lift in lifts(CARD, assessed(**ratings)):
        wanted = changes(lift)
        after = score(CARD, assessed(**{**worst, **wanted}))
        assert (after.low, after.worst) == (lift.score, lift.tier)
        assert after.worst < before.worst
        assert all(rating > worst[id] for id, rating in wanted.items())
        for id in wanted:
            assert score(CARD, assessed(**{**worst, **wanted, id: worst[id]})).worst == before.worst


@given(st.tuples(*[st.integers(1, 5)] * 6))
def test_no_way_with_fewer_criteria_is_missed(ratings: tuple[int, ...]) -> None:
    found = lifts(CARD, assessed(**dict(zip(IDS, ratings, strict=True))))
    now = score(CARD, assessed(**dict(zip(IDS, ratings, strict=True))))
    assert bool(found) == (now.worst > 0)
    assert 0 <= len(found) <= 3
    fewest = min((len(lift.changes) for lift in found), default=0)
    for better in product(*({rating, 5} for rating in ratings)):
        changed = sum(new > old for new, old in zip(better, ratings, strict=True))
        if now.worst and 0 < changed < fewest:
            assert score(CARD, assessed(**dict(zip(IDS, better, strict=True)))).worst >= now.worst


def test_no_rating_opens_a_gate_and_the_best_tier_needs_none() -> None:
    card = replace(CARD, gates=(Gate("g", "G"),))
    assert lifts(card, replace(assessed(**SHEET), gates={"g": True})) == []
    assert lifts(CARD, assessed(**dict.fromkeys(IDS, 4))) == []


def test_lifts_of_many_criteria() -> None:
    card = Scorecard(tuple(Criterion(str(n), str(n), Decimal(5)) for n in range(20)), CARD.tiers)
    found = lifts(card, assessed(**{str(n): 3 for n in range(11)}, **{str(n): 5 for n in range(11, 20)}))
    assert [len(lift.changes) for lift in found] == [1, 1, 1]


def test_what_to_ask_next() -> None:
    assert [c.id for c in ask_next(CARD, assessed(**SHEET))] == ["budget", "champion"]
    assert ask_next(CARD, assessed(**dict.fromkeys(IDS, 3))) == []
    assert ask_next(CARD, Assessment({}))[0].id == "pain"


@given(maybe)
def test_no_other_answer_rules_out_more_tiers_than_that_of_the_first_question(ratings: dict[str, int]) -> None:
    def still_possible(id: str) -> int:
        """Tiers that are left, summed over the answers to one question."""
        answered = [score(CARD, assessed(**ratings, **{id: answer})) for answer in range(1, 6)]
        return sum(len(range(result.best, result.worst + 1)) for result in answered)

    asked = [c.id for c in ask_next(CARD, assessed(**ratings))]
    assert sorted(asked) == sorted(set(IDS) - set(ratings))
    assert [still_possible(id) for id in asked] == sorted(still_possible(id) for id in asked)


def test_what_bears_no_weight_is_not_asked() -> None:
    assert [c.id for c in ask_next(CARD.weighing({"budget": Decimal(0)}), assessed(**SHEET))] == ["champion"]


def test_of_equal_answers_the_heavier_is_asked_first() -> None:
    card = Scorecard(
        (Criterion("a", "A", Decimal(84), axis="fit"), Criterion("b", "B", Decimal(8)), Criterion("c", "C", Decimal(8), question="?")),
        CARD.limited((Decimal("4.90"), Decimal("3.00"), Decimal("2.00"))).tiers,
    )
    order = ask_next(card, assessed(a=5))
    assert [c.id for c in order] == ["b", "c"]
    order = ask_next(card.weighing({"b": Decimal("7.99"), "c": Decimal("8.01")}), assessed(a=5))
    assert [c.id for c in order] == ["c", "b"]


def test_fit_against_readiness() -> None:
    stands = quadrant(CARD, assessed(**SHEET))
    assert stands.fit is not None
    assert stands.readiness is not None
    assert (stands.fit.low, stands.fit.high, stands.fit.cells) == (Fraction(41, 9), Fraction(41, 9), (2, 2))
    assert (stands.readiness.low, stands.readiness.high, stands.readiness.cells) == (Fraction(21, 11), Fraction(45, 11), (0, 2))


def test_thirds_are_exact_and_a_limit_belongs_to_the_cell_above() -> None:
    thirds = Scorecard((Criterion("a", "A", Decimal(2), axis="fit"), Criterion("b", "B", Decimal(1), axis="fit")), CARD.tiers)
    for ratings, cell in [((1, 1), 0), ((2, 3), 1), ((2, 2), 0), ((3, 5), 2), ((4, 3), 2), ((3, 4), 1), ((5, 5), 2)]:
        stands = quadrant(thirds, assessed(a=ratings[0], b=ratings[1]))
        assert stands.fit is not None
        assert stands.fit.cells == (cell, cell)
        assert stands.readiness is None


def test_criteria_of_no_axis_leave_the_quadrant_alone() -> None:
    card = replace(CARD, criteria=(*CARD.criteria, Criterion("x", "X", Decimal(50))))
    assert quadrant(card, assessed(**SHEET)) == quadrant(CARD, assessed(**SHEET))
