"""The sentences that a consultant would say follow from the rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column
from persona_studio.domain.comparison.summary import sentences
from persona_studio.domain.profile import Profile
from tests.domain.comparison.people import FEMI, person
from tests.domain.comparison.test_compare import profiles


def said(*people: Profile) -> list[str]:
    return sentences(compare([Column(p) for p in people]))


def budgets(*amounts: str) -> list[Profile]:
    return [person(n, name, {"budget_amount": amount}) for n, (name, amount) in enumerate(zip("ABCDEF", amounts, strict=False), 1)]


def test_what_all_share_and_what_one_alone_says() -> None:
    a = person(1, "Maria", {"kpis": ["Pipeline", "Cost per lead"], "trigger": "The board asks"})
    b = person(2, "Fiona", {"kpis": ["pipeline", "Days to close"]})
    found = said(a, b)
    assert found[0] == "Maria and Fiona agree on none of 2 answers."
    assert "Both are measured on: Pipeline." in found
    assert "Only Maria starts looking when: The board asks." in found


def test_a_figure_far_above_all_others_is_said() -> None:
    assert "Only B signs for more than $50k." in said(*budgets("up to $50k", "$250k"))
    assert "Only C signs for more than $50k." in said(*budgets("$5k–10k", "up to $50k", "$250k"))


def test_figures_that_cannot_be_compared_are_not() -> None:
    for amounts in (("$50k", "€250k"), ("$50k", "$60k"), ("$50k", ""), ("$50k", "a lot"), ("$50k", "$250k", "")):
        assert not any("more than" in sentence for sentence in said(*budgets(*amounts)))


def test_a_profile_and_its_past() -> None:
    now = person(1, "Maria", {"trigger": "The board asks", "tools": ["Slack"]})
    then = replace(now, claims={**now.claims, "tools": ()})
    assert said(now, then) == ["Maria changed in 1 of 2 answers: Tools they use."]
    assert said(now, now) == ["Maria has not changed."]


def test_nothing_filled_in() -> None:
    assert said(person(1, "A", {}), person(2, "B", {})) == ["Nothing is filled in yet."]
    assert said(person(1, "A", {})) == []


@given(profiles(1), profiles(2), profiles(3))
def test_nobody_is_said_to_be_alone_with_what_others_say(a: Profile, b: Profile, c: Profile) -> None:
    comparison = compare([Column(p) for p in (a, b, c)])
    found = sentences(comparison)
    assert found
    if all(not row.differs for row in comparison.rows):
        assert not any(sentence.startswith("Only") for sentence in found)


def test_only_what_can_be_merged_is_said_to_be_one_persona() -> None:
    """A persona that one does not want to win may have the same words as one that one does."""
    one = person(1, "A", FEMI)
    for kind, said in (("buyer", True), ("negative", False)):
        other = replace(person(2, "B", FEMI), template=replace(one.template, kind=kind))
        assert ("A and B may be one persona." in sentences(compare([Column(one), Column(other)]))) is said
