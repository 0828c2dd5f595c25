"""Profiles: what is filled, what has evidence, what to ask next."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from persona_studio.domain.profile import (
    Claim,
    Ground,
    Profile,
    Share,
    complaint,
    completeness,
    coverage,
    initials,
    question_next,
    section_completeness,
    section_count,
)  # fmt: skip
from persona_studio.template import shipped
from persona_studio.template.kinds import Unclear
from persona_studio.template.model import Field, Section

TEMPLATE = shipped.templates()["buyer-persona"]


def profile(values: dict[str, list[Any]] | None = None, name: str = "Finance Femi", ground: Ground = Ground.ASSUMPTION) -> Profile:
    given = (values or {}).items()
    return Profile(1, "p1", name, TEMPLATE, {id: tuple(Claim(n, id, value, ground) for n, value in enumerate(items)) for id, items in given})


def field(id: str) -> Field:
    found = TEMPLATE.field(id)
    assert found is not None
    return found


def section(id: str) -> Section:
    return next(s for s in TEMPLATE.sections if s.id == id)


def full(ground: Ground) -> Profile:
    return profile({f.id: ["said"] for f in TEMPLATE.fields if f.id not in ("name", "notes")}, ground=ground)


def test_a_new_profile_has_its_name_and_nothing_else() -> None:
    asked = sum(f.asked for s in TEMPLATE.sections if not s.optional for f in s.fields)
    assert completeness(profile()) == Share(1, asked)
    assert completeness(profile(name="")) == Share(0, asked)
    assert coverage(profile()) == Share(0, 0)
    assert coverage(profile()).part == 0


def test_notes_count_for_nothing() -> None:
    assert completeness(profile({"notes": ["Likes tea"]})) == completeness(profile())
    assert coverage(profile({"notes": ["Likes tea"]})) == Share(0, 0)


def test_a_list_is_one_field_and_as_many_claims_as_items() -> None:
    three = profile({"goals": ["a", "b", "c"]}, ground=Ground.SOME)
    assert completeness(three).done == 2
    assert coverage(three) == Share(3, 3)


def test_an_assumption_is_no_evidence() -> None:
    assert coverage(profile({"role": ["Head of finance"]})) == Share(0, 1)
    assert coverage(profile({"role": ["Head of finance"]}, ground=Ground.VALIDATED)) == Share(1, 1)


@pytest.mark.parametrize(
    ("values", "of", "expected"),
    [
        ({}, "about", ("1 of 7", "1/7")),
        ({"role": ["Head"], "education": ["BA"]}, "about", ("3 of 7", "3/7")),
        ({}, "goals", ("0", "0")),
        ({"goals": ["a", "b", "c"]}, "goals", ("3, ranked", "3")),
        ({"pains": ["a", "b"]}, "pains", ("2", "2")),
        ({"quote": ["No."]}, "quote", ("1", "1")),
        ({"notes": ["Likes tea"]}, "notes", ("", "")),
    ],
)
def test_how_full_a_section_is(values: dict[str, list[str]], of: str, expected: tuple[str, str]) -> None:
    assert section_count(profile(values), section(of)) == expected


def test_a_section_counts_its_own_fields() -> None:
    assert section_completeness(profile({"kpis": ["Margin"], "goals": ["a"]}), section("context")) == Share(1, 6)


def test_the_first_blank_field_is_asked_about_next() -> None:
    assert question_next(profile()) == field("role")
    assert question_next(profile({"role": ["Head"]})) == field("reports_to")


def test_when_all_is_filled_the_field_without_evidence_is_asked_about() -> None:
    claims = dict(full(Ground.SOME).claims)
    claims["criteria"] = (Claim(1, "criteria", "Price", Ground.SOME), Claim(2, "criteria", "Speed"))
    assert question_next(Profile(1, "p1", "Femi", TEMPLATE, claims)) == field("criteria")


def test_when_all_has_evidence_there_is_nothing_to_ask() -> None:
    assert question_next(full(Ground.VALIDATED)) is None


def test_values_of_fields_that_are_gone_are_kept_apart() -> None:
    old = profile({"role": ["Head"], "shoe_size": ["43"]})
    assert [c.value for c in old.kept["shoe_size"]] == ["43"]
    assert "role" not in old.kept


def test_what_could_not_be_read_says_why() -> None:
    told = complaint(field("team_size"), Unclear("a few", "This is not a number."))
    assert told is not None
    assert told.sentence == "This is not a number."


def test_long_values_are_complained_of() -> None:
    assert complaint(field("name"), "x" * 41) is not None
    assert complaint(field("name"), "x" * 40) is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Marketing Maria", "MM"), ("femi", "F"), ("Ana de la Cruz", "AC"), ("", "?"), ("  ", "?"), ("7 of Nine", "7N"),
        ("— …", "—…"), ("المشترية ليلى", "ال"), ("🙂 Sam", "S"),
    ],
)  # fmt: skip
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_an_optional_section_counts_once_something_stands_in_it() -> None:
    optional = dataclasses.replace(section("messaging"), optional=True)
    template = dataclasses.replace(TEMPLATE, sections=tuple(optional if s.id == optional.id else s for s in TEMPLATE.sections))
    empty = Profile(1, "p1", "Femi", template)
    assert completeness(empty).all == completeness(profile()).all - len(optional.fields)
    assert section_completeness(empty, optional).all == len(optional.fields)
    begun = Profile(1, "p1", "Femi", template, {"proof_point": (Claim(1, "proof_point", "It worked"),)})
    assert completeness(begun) == Share(2, completeness(profile()).all)


def test_an_optional_section_is_asked_about_only_when_it_was_begun() -> None:
    optional = dataclasses.replace(section("about"), fields=section("about").fields[1:], id="more", optional=True)
    about = dataclasses.replace(section("about"), fields=section("about").fields[:1])
    template = dataclasses.replace(TEMPLATE, sections=(about, optional, section("quote")))
    assert question_next(Profile(1, "p1", "Femi", template)) == field("quote")
    begun = {"role": (Claim(1, "role", "Head"),)}
    assert question_next(Profile(1, "p1", "Femi", template, begun)) == field("reports_to")
