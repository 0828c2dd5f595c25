"""What changes from one version of a template to the next, and how values come along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from persona_studio.template.kinds import Kind, Unclear
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field, Template

T = TypeVar("T")


@dataclass(frozen=True)
class Changes:
    """Ids of fields in the template's order; those of the new version, but for `removed`."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()  # no longer asked; values stay
    renamed: tuple[tuple[str, str], ...] = ()  # (old id, new id)
    moved: tuple[str, ...] = ()  # to another section, or past fields that stayed
    retyped: tuple[str, ...] = ()  # another kind of value, or other options of it
    reworded: tuple[str, ...] = ()  # label, help, hint, width, place on the card


def compare(old: Template, new: Template) -> Changes:
    """What `new` changes. Nothing is lost by any of it: see `carry`."""
    came = _came_from(old, new)
    both = [(before, after) for after in new.fields if (before := came.get(after.id))]
    renamed = [(id, field.id) for field in new.fields for id in field.was if old.field(id)]
    kept = {*(field.id for field in new.fields), *(before for before, _after in renamed)}
    return Changes(
        added=tuple(f.id for f in new.fields if f.id not in came),
        removed=tuple(f.id for f in old.fields if f.id not in kept),
        renamed=tuple(renamed),
        moved=_moved(old, new, both),
        retyped=tuple(after.id for before, after in both if before.kind != after.kind),
        reworded=tuple(after.id for before, after in both if _words(before) != _words(after)),
    )


def carry(claims: Mapping[str, Sequence[T]], new: Template) -> dict[str, tuple[T, ...]]:
    """Claims by field id as the new version has them: renames follow, claims of fields that are no longer asked keep theirs.

    Claims that meet in one field stand one after the other, those that were in it first. None is lost, none is made.
    """
    names = {id: field.id for field in new.fields for id in field.was}
    carried: dict[str, tuple[T, ...]] = {id: tuple(items) for id, items in claims.items() if id not in names}
    for id, items in claims.items():
        if id in names:
            carried[names[id]] = (*carried.get(names[id], ()), *items)
    return carried


def convert(value: Any, old: Kind[Any], new: Kind[Any], manner: Manner = PLAIN) -> Any:
    """A value of one kind as one of another: the same where that has its shape, else what its words mean there, or Unclear."""
    if old == new:
        return value
    if isinstance(value, Unclear):
        words = value.raw
    else:
        loaded = new.load(old.dump(value))
        figure = isinstance(loaded, str) and not isinstance(value, str)  # as text it needs what the old kind said around it: "12 hours"
        if not isinstance(loaded, Unclear) and not figure:
            return loaded
        words = old.plain(value, manner)
    read = new.parse(words, manner)
    return Unclear(words, "") if read is None else read


def _came_from(old: Template, new: Template) -> dict[str, Field]:
    """The old field of each new field that has one: the same id, else the latest of the ids that it had."""
    came: dict[str, Field] = {}
    for field in new.fields:
        before = next((found for id in (field.id, *reversed(field.was)) if (found := old.field(id))), None)
        if before:
            came[field.id] = before
    return came


def _words(field: Field) -> tuple[Any, ...]:
    return (field.label, field.help, field.hint, field.example, field.columns, field.card)


def _moved(old: Template, new: Template, both: Sequence[tuple[Field, Field]]) -> tuple[str, ...]:
    """Fields in another section, and of the others the fewest that must have moved for the new order."""
    order = {field.id: n for n, field in enumerate(old.fields)}
    stayed = [(before, after) for before, after in both if _section(old, before) == _section(new, after)]
    still = _longest_rise([order[before.id] for before, _after in stayed])
    unmoved = {after.id for n, (_before, after) in enumerate(stayed) if n in still}
    return tuple(after.id for _before, after in both if after.id not in unmoved)


def _section(template: Template, field: Field) -> str:
    section = template.section_of(field.id)
    return section.id if section else ""


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Places of a longest rising subsequence (patience sorting)."""
    ends: list[int] = []  # the lowest number that a rise of each length ends in, ...
    places: list[int] = []  # ... and where
    before: list[int] = []
    for n, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length:] = [number, *ends[length + 1 :]]
        places[length:] = [n, *places[length + 1 :]]
    found, at = set(), places[-1] if places else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found
