"""A template as read: sections of fields, each with a kind of value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from persona_studio.template.kinds import PROFILE_KINDS, Kind

__all__ = ["CLASSES", "PROFILE_KINDS", "SLOTS", "CardPlace", "Comparing", "Field", "Section", "Template"]

# Where a field may stand on a card; hand-made layouts know these and nothing else.
SLOTS = (
    "name",  # the name
    "role",  # under the name, strong
    "subline",  # under the role, with its label
    "quote",  # the person's own words
    "facts",  # label over value in the narrow column, grouped by section
    "list",  # half a body column, items one under the other
    "pairs",  # two columns: statement and its parts
    "behaviour",  # label over value, two by two
    "action",  # the panel at the foot
    "notes",  # running text over the body's width
    "none",  # has no place on a card
)
CLASSES = "ABCD"  # what leaves first when space is short: D, then C, then the tails of lists of B; A never leaves


@dataclass(frozen=True)
class CardPlace:
    """Where a field stands on a card and how early it leaves."""

    slot: str = "facts"
    rank: str = "C"  # one of CLASSES


@dataclass(frozen=True)
class Comparing:
    """What a field means when profiles lie side by side."""

    weight: int = 1  # what it counts for likeness: 0 (nothing) to 5 (what a persona stands on)
    acts: bool = False  # says what we do for this person: a pair in which all such fields agree gets the same treatment
    several: str = ""  # how a sentence says it of several: "are measured on"
    one: str = ""  # and of one: "is measured on"


@dataclass(frozen=True)
class Field:
    """One question of a template."""

    id: str
    label: str
    kind: Kind[Any]
    help: str = ""  # a sentence or two: what belongs here and why it matters
    hint: str = ""  # placeholder in the empty editor
    example: str = ""
    columns: int = 12  # of the form's 12
    claim: bool = True  # False: needs no ground (name, notes)
    asked: bool = True  # False: does not count towards completeness (notes)
    sensitive: bool = False
    card: CardPlace = CardPlace()
    was: tuple[str, ...] = ()  # ids that this field had in earlier versions
    also: tuple[str, ...] = ()  # other people's words for it, for imports
    compare: Comparing = Comparing()


@dataclass(frozen=True)
class Section:
    """A headed group of fields."""

    id: str
    title: str
    fields: tuple[Field, ...]
    short: str = ""  # for the outline; the title when blank
    help: str = ""
    optional: bool = False  # counts towards completeness only when something stands in it

    @property
    def outline(self) -> str:
        return self.short or self.title


@dataclass(frozen=True)
class Head:
    """What a template says of itself: enough to choose one, and quick to read."""

    id: str
    name: str
    kind: str  # one of PROFILE_KINDS
    version: int
    question: str = ""
    used_by: str = ""
    help: str = ""


@dataclass(frozen=True)
class Template:
    """What can be asked about one kind of profile. Field ids are unique over all sections; the first field is `name`."""

    id: str
    name: str
    kind: str  # one of PROFILE_KINDS
    version: int
    sections: tuple[Section, ...]
    help: str = ""
    question: str = ""  # the question that such a profile answers
    used_by: str = ""

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)

    @cached_property
    def _by_id(self) -> dict[str, Field]:
        return {field.id: field for field in self.fields}

    def field(self, id: str) -> Field | None:
        """The field of that id, None when there is none."""
        return self._by_id.get(id)

    def section_of(self, field_id: str) -> Section | None:
        """The section in which a field stands."""
        return next((s for s in self.sections if any(f.id == field_id for f in s.fields)), None)
