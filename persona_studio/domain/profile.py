"""A profile as the screens, the paper and the exports see it: a template and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from persona_studio.template.kinds import Complaint, Unclear
from persona_studio.template.model import Field, Section, Template


class Ground(IntEnum):
    """What a claim stands on; computed, never typed in."""

    ASSUMPTION = 0
    SOME = 1
    VALIDATED = 2


@dataclass(frozen=True)
class Claim:
    """One value, or one item of a list. `value` is what the field's kind makes of it, or Unclear."""

    id: int
    field: str
    value: Any
    ground: Ground = Ground.ASSUMPTION


@dataclass(frozen=True)
class Profile:
    """One persona or ideal customer profile. Claims of a field are in their order; a blank field has none."""

    id: int  # row in the workbook
    code: str  # what people and exports call it by; never changes, travels with the profile
    name: str
    template: Template
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return self.template.kind

    def of(self, field_id: str) -> tuple[Claim, ...]:
        """The claims of one field, in order."""
        return self.claims.get(field_id, ())

    def value(self, field_id: str) -> Any:
        """The value of a field with one claim; None when blank."""
        claims = self.of(field_id)
        return claims[0].value if claims else None

    def filled(self, f: Field) -> bool:
        """Whether anything stands in the field; the name lives in the profile itself."""
        return bool(self.name) if f.id == "name" else bool(self.of(f.id))

    @property
    def kept(self) -> dict[str, tuple[Claim, ...]]:
        """Claims of fields that the template no longer has: shown as "Kept from before", never dropped."""
        return {id: claims for id, claims in self.claims.items() if claims and self.template.field(id) is None}


@dataclass(frozen=True)
class Share:
    """`done` of `all`; a share of nothing is 0."""

    done: int
    all: int

    @property
    def part(self) -> float:
        return self.done / self.all if self.all else 0.0


def completeness(profile: Profile, fields: Iterable[Field] | None = None) -> Share:
    """How many of the asked fields have a value (DESIGN: blank means no row, so completeness is a count)."""
    asked = [f for f in (profile.template.fields if fields is None else fields) if f.asked]
    return Share(sum(profile.filled(f) for f in asked), len(asked))


def section_completeness(profile: Profile, section: Section) -> Share:
    return completeness(profile, section.fields)


def coverage(profile: Profile) -> Share:
    """How many claims rest on at least some evidence."""
    claims = [c for f in profile.template.fields if f.claim for c in profile.of(f.id)]
    return Share(sum(c.ground > Ground.ASSUMPTION for c in claims), len(claims))


def complaint(f: Field, value: Any) -> Complaint | None:
    """What is wrong with a value: it could not be read, its kind objects, or it is longer than the template wishes."""
    if isinstance(value, Unclear):
        return Complaint(value.why)
    return f.kind.check(value)


def initials(name: str) -> str:
    """Up to two letters for a face without a picture: "Marketing Maria" gives "MM"."""
    words = [w for w in name.split() if w[0].isalnum()] or name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"
