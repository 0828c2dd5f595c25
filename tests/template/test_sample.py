"""The sample workbook's content: whole, readable by the shipped templates, short enough for a card."""

from __future__ import annotations

import json
from typing import Any

import pytest

from persona_studio.foundation import resource
from persona_studio.template import shipped
from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import Manner

SAMPLE: dict[str, Any] = json.loads(resource.text("sample", "workbook.json"))
MANNER = Manner(SAMPLE["settings"]["language"], SAMPLE["settings"]["currency"])
PROFILES = pytest.mark.parametrize("profile", SAMPLE["profiles"], ids=lambda profile: profile["name"])
WHOLE = [profile for profile in SAMPLE["profiles"] if profile["template"] != "user-persona"]  # in the user's there is something left to do
LONGEST = {"goals": 60, "quote": 110, "value_proposition": 90, "criteria": 60}


def values(profile: dict[str, Any], field: str) -> list[Any]:
    found = profile["fields"][field]
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("profile", WHOLE, ids=lambda profile: profile["name"])
def test_every_field_is_filled(profile: dict[str, Any]) -> None:
    template = shipped.templates()[profile["template"]]
    assert {f.id for section in template.sections for f in section.fields if not section.optional} <= {"name", *profile["fields"]}


@PROFILES
def test_values_are_read_without_complaint(profile: dict[str, Any]) -> None:
    template = shipped.templates()[profile["template"]]
    for field in map(template.field, profile["fields"]):
        assert field is not None
        for given in values(profile, field.id):
            value = field.kind.absorb(given, MANNER)
            assert value is not None
            assert not isinstance(value, Unclear), (field.id, given)
            assert field.kind.check(value) is None, (field.id, given)


@PROFILES
def test_lists_are_as_long_as_the_template_asks(profile: dict[str, Any]) -> None:
    for field in shipped.templates()[profile["template"]].fields[1:]:
        if field.kind.many and field.id in profile["fields"]:
            assert len(values(profile, field.id)) >= getattr(field.kind, "wanted", 1), field.id


@PROFILES
def test_what_is_big_on_a_card_is_short(profile: dict[str, Any]) -> None:
    for field, most in ((field, most) for field, most in LONGEST.items() if field in profile["fields"]):
        assert max(len(text) for text in values(profile, field)) <= most, field


def test_three_buyers_a_user_and_the_companies_of_one_client() -> None:
    assert SAMPLE["settings"]["client"]
    assert [profile["template"] for profile in SAMPLE["profiles"]] == ["buyer-persona"] * 3 + ["user-persona", "icp"]
    names = {profile["name"] for profile in SAMPLE["profiles"]}
    assert len(names) == 5
    assert {link[end] for link in SAMPLE["links"] for end in ("subject", "object")} == names
