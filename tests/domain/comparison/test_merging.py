"""A merge keeps every item of both unless it was turned down."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.comparison.merging import Choice, kept, plan, turned_down
from persona_studio.domain.profile import Profile
from tests.domain.comparison.people import person
from tests.domain.comparison.test_compare import profiles


def claims(*people: Profile) -> list[int]:
    return sorted(claim.id for p in people for found in p.claims.values() for claim in found)


@given(profiles(1), profiles(2))
def test_everything_that_either_says_is_kept(stays: Profile, goes: Profile) -> None:
    rows = plan(stays, goes)
    held = [id for row in rows for part in kept(row, Choice()) for item in part for id in item.claims]
    assert sorted(held) == claims(stays, goes)


@given(profiles(1), profiles(2), st.data())
def test_only_what_is_turned_down_is_left_out(stays: Profile, goes: Profile, data: st.DataObject) -> None:
    rows = plan(stays, goes)
    choices = {}
    for row in rows:
        without = data.draw(st.frozensets(st.integers(0, len(row.items) - 1)))
        choices[row.key] = Choice(without, data.draw(st.integers(0, len(row.items) - 1)))
    left = [id for row in rows for at in choices[row.key].without for id in row.items[at].claims]
    held = [id for row in rows for part in kept(row, choices[row.key]) for item in part for id in item.claims]
    assert sorted([*held, *left]) == claims(stays, goes)
    assert turned_down(rows, choices) == sum(len(choice.without) for choice in choices.values())


@given(profiles(1), profiles(2), st.data())
def test_a_field_of_one_value_holds_one(stays: Profile, goes: Profile, data: st.DataObject) -> None:
    for row in plan(stays, goes):
        stand, noted = kept(row, Choice(first=data.draw(st.integers(0, len(row.items) - 1))))
        assert len(stand) == 1 if row.single else noted == []


def test_what_both_say_is_one_item_with_the_claims_of_both() -> None:
    stays, goes = person(1, "A", {"tools": ["Slack", "Excel"]}), person(2, "B", {"tools": ["slack", "NetSuite"]})
    (row,) = plan(stays, goes)
    assert [(item.words, len(item.claims)) for item in row.items] == [("Slack", 2), ("Excel", 1), ("NetSuite", 1)]
    assert row.open


def test_what_differs_by_a_sign_only_is_kept_twice() -> None:
    said = [("C#", "C"), ("20 %", "20"), ("-5 days", "5 days")]
    for mine, theirs in said:
        rows = plan(person(1, "A", {"tools": [mine]}), person(2, "B", {"tools": [theirs]}))
        (row,) = [row for row in rows if row.key == "tools"]
        assert sorted(item.words for item in row.items) == sorted((mine, theirs))
