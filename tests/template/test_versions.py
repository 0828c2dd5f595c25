"""New versions of a template: what they change, and that nothing is lost."""

from __future__ import annotations

import dataclasses
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.template import shipped
from persona_studio.template.kinds import Choice, Group, Groups, Line, ListOf, Number, Part, Unclear
from persona_studio.template.kinds.base import Kind
from persona_studio.template.model import Field, Section, Template
from persona_studio.template.reader import read
from persona_studio.template.versions import Changes, carry, compare, convert
from persona_studio.template.writer import write
from tests.template import drawn

OLD = shipped.templates()["buyer-persona"]


def made(*sections: tuple[str, str]) -> Template:
    """A template of sections with fields, "b=a" being a field b that was a."""

    def field(word: str) -> Field:
        id, _was, was = word.partition("=")
        return Field(id, id.title(), Line(), was=tuple(was.split(",")) if was else ())

    name = Section("who", "Who", (drawn.NAME,))
    return Template("t", "T", "buyer", 1, (name, *(Section(id, id, tuple(map(field, fields.split()))) for id, fields in sections)))


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (made(("s", "a b c")), made(("s", "a b c")), Changes()),
        (made(("s", "a b")), made(("s", "a b c")), Changes(added=("c",))),
        (made(("s", "a b")), made(("s", "b")), Changes(removed=("a",))),
        (made(("s", "a b")), made(("s", "z=a b")), Changes(renamed=(("a", "z"),), reworded=("z",))),
        (made(("s", "a b c d")), made(("s", "d a b c")), Changes(moved=("d",))),
        (made(("s", "a b c d")), made(("s", "b c d a")), Changes(moved=("a",))),
        (made(("s", "a b"), ("t", "c")), made(("s", "a"), ("t", "c b")), Changes(moved=("b",))),
        (made(("s", "a b")), made(("s", "c=a,b")), Changes(renamed=(("a", "c"), ("b", "c")), reworded=("c",))),
        (made(("s", "a b")), made(("s", "b=a")), Changes(renamed=(("a", "b"),))),
        (made(("s", "x")), made(("s", "z=w,x,y")), Changes(renamed=(("x", "z"),), reworded=("z",))),
    ],
)  # fmt: skip
def test_what_a_version_changes(old: Template, new: Template, changes: Changes) -> None:
    assert compare(old, new) == changes


def test_another_kind_is_said() -> None:
    text = write(OLD).replace(
        'id = "team_size"\nlabel = "Team size"\nkind = "number"\nleast = 0\n', 'id = "team_size"\nlabel = "Team"\nkind = "number"\n'
    )
    changes = compare(OLD, read(text, "copy.toml"))
    assert changes == Changes(retyped=("team_size",), reworded=("team_size",))


@pytest.mark.parametrize(
    ("claims", "new", "carried"),
    [
        ({"a": [1, 2], "b": [3]}, "z=a b", {"z": (1, 2), "b": (3,)}),
        ({"a": [1], "gone": [9]}, "b", {"a": (1,), "gone": (9,)}),
        ({"a": [1], "b": [2]}, "b=a", {"b": (2, 1)}),
        ({"a": [1]}, "c=a,b", {"c": (1,)}),  # kept since an earlier version
        ({"a": [1], "b": [2], "c": [3]}, "d=a,b c", {"c": (3,), "d": (1, 2)}),
    ],
)  # fmt: skip
def test_values_come_along(claims: dict[str, list[int]], new: str, carried: dict[str, tuple[int, ...]]) -> None:
    assert carry(claims, made(("s", new))) == carried


@st.composite
def _versions(draw: st.DrawFn) -> tuple[Template, Template, dict[str, list[int]]]:
    """A template, its next version (fields dropped, renamed, put in another order, added), and claims."""
    old = draw(drawn.templates)
    fields = [f for f in old.fields if f.id not in ("name", "notes")]
    kept = draw(st.permutations([f for f in fields if draw(st.booleans())]))
    renamed = [dataclasses.replace(f, id=f"{f.id}_new", was=(f.id,)) if draw(st.booleans()) else f for f in kept]
    added = draw(st.lists(drawn.fields, max_size=2, unique_by=lambda f: f.id))
    taken = {f.id for f in fields} | {f.id for f in renamed}
    more = (*renamed, *(f for f in added if f.id not in taken))
    new = dataclasses.replace(old, sections=(Section("who", "Who", (drawn.NAME, *more)), old.sections[-1]))
    numbers = iter(range(1000))
    claims = {id: [next(numbers) for _n in range(draw(st.integers(0, 3)))] for id in [*(f.id for f in old.fields), "forgotten"]}
    return old, new, claims


@settings(max_examples=40)
@given(_versions())
def test_nothing_is_lost_and_nothing_made(versions: tuple[Template, Template, dict[str, list[int]]]) -> None:
    old, new, claims = versions
    carried = carry(claims, new)
    assert Counter(n for items in carried.values() for n in items) == Counter(n for items in claims.values() for n in items)
    changes = compare(old, new)
    for gone in changes.removed:
        assert carried[gone] == tuple(claims[gone])
    for before, after in changes.renamed:
        assert not carried.get(before)
        assert set(claims[before]) <= set(carried[after])
    asked = {f.id for f in new.fields}
    assert set(changes.added) | {after for _before, after in changes.renamed} | {f.id for f in old.fields if f.id in asked} == asked


PAINS = Groups(parts=(Part("time", "Time"),))


@pytest.mark.parametrize(
    ("value", "old", "new", "expected"),
    [
        ("Late", Line(), ListOf(), "Late"),
        ("Late", Line(), PAINS, Group("Late")),
        (Group("Late", (("time", "4 h"),)), PAINS, Line(), "Late; 4 h"),
        ("12", Line(), Number(), 12),
        (Decimal(12000), Number(unit="hours"), Line(), "12,000 hours"),
        (Decimal(12), Number(unit="hours"), Number(unit="days"), 12),
        ("a few", Line(), Number(), Unclear("a few", "This is not a number.")),
        (Unclear("12", "why"), Choice(options=("A",)), Number(), 12),
        ("Perhaps", Line(), Choice(options=("Yes", "No")), Unclear("Perhaps", "Choose one of: Yes, No.")),
    ],
)
def test_values_become_those_of_another_kind_or_are_kept_as_words(value: Any, old: Kind[Any], new: Kind[Any], expected: Any) -> None:
    assert convert(value, old, new) == expected
