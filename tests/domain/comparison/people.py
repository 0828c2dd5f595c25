"""Profiles to lay side by side, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from persona_studio.domain.profile import Claim, Profile
from persona_studio.template.model import Template
from persona_studio.template.shipped import templates
from tests.paper import people

BUYER, USER = "buyer-persona", "user-persona"
Typed = Mapping[str, str | Sequence[str]]

MARIA = people.MARIA
FEMI: dict[str, str | list[str]] = {
    "role": "VP Finance",
    "team_size": "12 people",
    "budget_amount": "$250k",
    "kpis": ["Qualified pipeline", "Days to close"],
    "tools": ["Excel", "NetSuite", "Slack"],
    "goals": ["Close the month in five days", "Prove which campaigns bring pipeline, every month"],
    "criteria": ["Price and value", "Ease of use", "Audit trail"],
    "trigger": "An auditor asks where a number comes from",
}


def person(id: int, name: str, values: Typed, template: str | Template = BUYER, grounds: str = "210") -> Profile:
    """A profile of values as typed, with an id of its own."""
    known = templates()[template] if isinstance(template, str) else template
    made = people.profile(name, values, known, grounds)
    claims = {field: tuple(replace(c, id=1000 * id + c.id) for c in found) for field, found in made.claims.items()}
    return replace(made, id=id, code=f"p{id}", claims=claims)


def saying(profile: Profile, field: str, values: Sequence[object]) -> Profile:
    """The profile with other values in a field."""
    made = tuple(Claim(9000 + n, field, value) for n, value in enumerate(values))
    return replace(profile, claims={**profile.claims, field: made})
