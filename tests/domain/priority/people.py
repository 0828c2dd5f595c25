"""Profiles with figures, made without a workbook."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from persona_studio.domain.priority.model import Criterion, Priorities
from persona_studio.domain.profile import Claim, Profile
from persona_studio.template import shipped
from persona_studio.template.model import Template


@cache
def template(id: str = "buyer-persona") -> Template:
    return shipped.templates()[id]


def person(id: int, of: str = "buyer-persona", **figures: str) -> Profile:
    """A profile with those figures, as a person would type them."""
    claims = {}
    for n, (field, text) in enumerate(figures.items()):
        asked = template(of).field(field)
        assert asked is not None
        claims[field] = (Claim(id * 100 + n, field, asked.kind.parse(text)),)
    return Profile(id, f"code{id}", f"Person {id}", template(of), claims)


def by(field: str, less: bool = False) -> Priorities:
    """One question only."""
    return Priorities((Criterion(field, "?", Decimal(100), less=less),))
