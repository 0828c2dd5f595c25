"""What every comparison must hold, whatever the profiles say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column, Comparison, Sign
from persona_studio.domain.comparison.similarity import alike
from persona_studio.domain.profile import Claim, Ground, Profile
from persona_studio.template.kinds import Unclear
from persona_studio.template.shipped import templates
from tests.domain.comparison.people import BUYER, FEMI, MARIA, USER, person, saying

SINGLE = {
    "team_size": ["5", "6", "12 people", "a few"],
    "budget_amount": ["$10k–25k", "$20k", "up to $250k", "€5k"],
    "age_range": ["30–38", "35–44", "50+"],
    "career_stage": ["Manager", "Director"],
    "trigger": ["The board asks", "the board asks!", "An audit is due", "مجلس الإدارة يسأل"],
}
MANY = {
    "goals": ["Close the month in five days", "Close the month in 5 days", "Prove what works", "close the month, in five days"],
    "tools": ["Slack", "Excel", "slack", "客户", "NetSuite"],
    "pains": ["Reports by hand | 4 hours", "reports by hand | 4 hours", "Nobody trusts it"],
}


@st.composite
def profiles(draw: st.DrawFn, id: int = 1) -> Profile:
    """A buyer who says something, some of it in several words."""
    said: dict[str, str | list[str]] = {}
    for field, pool in SINGLE.items():
        if draw(st.booleans()):
            said[field] = draw(st.sampled_from(pool))
    for field, pool in MANY.items():
        said[field] = draw(st.lists(st.sampled_from(pool) | st.text(min_size=1, max_size=20), max_size=4))
    return person(id, f"Person {id}", said)


def side_by_side(*people: Profile, baseline: int = 0) -> Comparison:
    return compare([Column(p) for p in people], baseline)


def signs(comparison: Comparison) -> dict[str, Sign]:
    return {row.key: row.sign for row in comparison.rows}


@given(profiles(1), profiles(2))
def test_it_does_not_matter_who_stands_first(a: Profile, b: Profile) -> None:
    one, other = side_by_side(a, b), side_by_side(b, a)
    assert signs(one) == signs(other)
    assert {r.key: r.cells[1].closeness for r in one.rows} == {r.key: r.cells[1].closeness for r in other.rows}
    assert alike(a, b).total == alike(b, a).total


@given(profiles(1), profiles(2), profiles(3), st.integers(0, 2))
def test_the_baseline_changes_only_how_cells_are_seen(a: Profile, b: Profile, c: Profile, baseline: int) -> None:
    one, other = side_by_side(a, b, c), side_by_side(a, b, c, baseline=baseline)
    assert signs(one) == signs(other)
    assert [[item.words for cell in row.cells for item in cell.items] for row in one.rows] == [
        [item.words for cell in row.cells for item in cell.items] for row in other.rows
    ]


@given(profiles())
def test_a_profile_equals_itself(a: Profile) -> None:
    rows = side_by_side(a, replace(a, id=2)).rows
    assert all(row.sign is Sign.SAME and not row.differs for row in rows)
    assert all(cell.closeness == 1 for row in rows for cell in row.cells)
    assert alike(a, a).total == (1 if rows else 0)


@given(profiles(1), profiles(2), st.sampled_from([*SINGLE, *MANY]))
def test_a_difference_vanishes_when_the_value_is_made_equal(a: Profile, b: Profile, field: str) -> None:
    mended = saying(b, field, [claim.value for claim in a.of(field)])
    found = signs(side_by_side(a, mended)).get(field, Sign.BLANK)
    assert found is (Sign.SAME if a.of(field) else Sign.BLANK)
    assert alike(a, mended).total >= 0
    others = {key: sign for key, sign in signs(side_by_side(a, b)).items() if key != field}
    assert others == {key: sign for key, sign in signs(side_by_side(a, mended)).items() if key != field}


@given(profiles(1), profiles(2))
def test_every_value_of_both_stands_in_a_row(a: Profile, b: Profile) -> None:
    there = {item.claim for row in side_by_side(a, b).rows for cell in row.cells for item in cell.items}
    assert there == {claim.id for p in (a, b) for claims in p.claims.values() for claim in claims}


@pytest.mark.parametrize(
    ("field", "one", "other", "sign"),
    [
        ("trigger", "The board asks.", "the board ASKS", Sign.SAME),
        ("trigger", "The board asks for figures", "The board asks for the figures", Sign.PARTLY),
        ("trigger", "The board asks", "An audit is due", Sign.DIFFERENT),
        ("budget_amount", "$10k–25k", "$20k–30k", Sign.PARTLY),
        ("budget_amount", "$10k–25k", "$30k–40k", Sign.DIFFERENT),
        ("budget_amount", "up to $5k", "up to $500k", Sign.DIFFERENT),
        ("budget_amount", "$20k", "€20k", Sign.DIFFERENT),
        ("team_size", "10", "9", Sign.PARTLY),
        ("team_size", "10", "100", Sign.DIFFERENT),
        ("age_range", "30–38", "30–38", Sign.SAME),
        ("trigger", "The board asks", "", Sign.ALONE),
    ],
)
def test_single_values_relate_as_their_kind_has_it(field: str, one: str, other: str, sign: Sign) -> None:
    both = side_by_side(person(1, "A", {field: one}), person(2, "B", {field: other}))
    assert [row.sign for row in both.rows] == [sign]


def test_lists_are_matched_item_by_item_and_ranks_are_seen() -> None:
    a = person(1, "A", {"criteria": ["Price", "Ease of use", "Audit trail"]})
    b = person(2, "B", {"criteria": ["Ease of usage", "Price"]})
    (row,) = side_by_side(a, b).rows
    second = row.cells[1]
    assert row.sign is Sign.PARTLY
    assert [(item.sign, item.like, item.rose) for item in second.items] == [(Sign.PARTLY, 1, 1), (Sign.SAME, 0, -1)]
    (row,) = side_by_side(a, person(2, "B", {"criteria": ["Ease of use", "Price", "Audit trail"]})).rows
    assert row.sign is Sign.PARTLY  # the same words in another order of importance


def test_three_of_whom_two_agree() -> None:
    a, b, c = (person(n, name, {"trigger": text}) for n, (name, text) in enumerate([("A", "One"), ("B", "Two"), ("C", "One")], 1))
    (row,) = side_by_side(a, b, c).rows
    assert row.sign is Sign.PARTLY
    assert [cell.sign for cell in row.cells] == [Sign.SAME, Sign.DIFFERENT, Sign.SAME]


def test_unread_values_and_values_of_lost_fields_are_there_too() -> None:
    a = saying(person(1, "A", {}), "budget_amount", [Unclear("a few pounds", "why")])
    b = replace(person(2, "B", {}), claims={"gone": (Claim(5, "gone", "Was here", Ground.ASSUMPTION),)})
    rows = side_by_side(a, b).rows
    assert [(row.sign, [item.words for cell in row.cells for item in cell.items]) for row in rows] == [
        (Sign.ALONE, ["a few pounds"]),
        (Sign.ALONE, ["Was here"]),
    ]
    assert "gone" in rows[1].label


def test_long_values_beside_blank_ones() -> None:
    long = "word " * 4000
    a, b = person(1, "A", {"notes": long}), person(2, "B", {})
    (row,) = side_by_side(a, b).rows
    assert row.cells[0].items[0].words.split() == long.split()
    assert row.cells[1].sign is Sign.MISSING
    assert side_by_side(person(3, "C", {}), b).rows == ()


def test_numbers_of_a_thousand_digits_do_no_harm() -> None:
    a = saying(person(1, "A", {}), "team_size", [Decimal(10) ** 200])
    b = saying(person(2, "B", {}), "team_size", [Decimal(0)])
    assert signs(side_by_side(a, b)) == {"team_size": Sign.DIFFERENT}


def test_a_user_and_a_buyer() -> None:
    buyer, user = person(1, "Maria", MARIA, BUYER), person(2, "Ulla", {"goals": FEMI["goals"]}, USER)
    rows = {row.label: row for row in side_by_side(buyer, user).rows}
    assert rows["Goals"].sign is Sign.PARTLY
    assert all(f is not None for f in rows["Goals"].fields)
    assert templates()[USER].field("goals") is rows["Goals"].fields[1]
