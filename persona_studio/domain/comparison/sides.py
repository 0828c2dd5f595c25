"""What two profiles say to one question, laid against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Any

from persona_studio.domain.comparison import items
from persona_studio.domain.comparison.model import Column, Sign
from persona_studio.domain.comparison.rows import Part, matched
from persona_studio.domain.ground import Ground
from persona_studio.domain.profile import Profile
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field, Template


@dataclass(frozen=True)
class Side:
    """What one profile says to one question."""

    field: Field | None
    claims: tuple[tuple[int, Any, Ground], ...]
    words: tuple[str, ...]

    @cached_property
    def folds(self) -> tuple[tuple[str, str], ...]:
        """The words folded, and these in alphabetical order; made once, as they are compared with many."""
        bare = [items.folded(text) for text in self.words]
        return tuple((fold, items.in_order(fold)) for fold in bare)

    @cached_property
    def orders(self) -> tuple[str, ...]:
        """The same in alphabetical order alone."""
        return tuple(order for _fold, order in self.folds)


@dataclass(frozen=True)
class Match:
    """Two sides against each other: which item answers to which (from the first to the second), how near, and the sign of it all."""

    pairs: dict[int, tuple[int, float]]
    closeness: float
    sign: Sign


_NOTHING, _ONE = Match({}, 0.0, Sign.BLANK), Match({}, 0.0, Sign.MISSING)


def side(column: Column, f: Field | None, manner: Manner = PLAIN) -> Side:
    """What a column says in the field that answers a question."""
    return of(column.profile, f, manner)


def of(profile: Profile, f: Field | None, manner: Manner) -> Side:
    """What a profile says in a field; one that no template asks says nothing."""
    claims = profile.of(f.id) if f else ()
    found = tuple((c.id, c.value, c.ground) for c in claims)
    return Side(f, found, tuple(items.words(f, value, manner) for _id, value, _ground in found) if f else ())


def match(a: Side, b: Side) -> Match:
    """SAME: as many items, all the same, ranked ones in the same order; PARTLY: some answer to each other; DIFFERENT: none does;
    MISSING: only one of the two says something; BLANK: neither does. Closeness is what they share of all they say."""
    if not a.claims or not b.claims or a.field is None or b.field is None:
        return _ONE if a.claims or b.claims else _NOTHING
    f, g = a.field, b.field
    least = items.least(f, g)
    found = items.pairs([_near(a, i, b, least) for i in range(len(a.claims))], least)
    closeness = fsum(c for _other, c in found.values()) / (len(a.claims) + len(b.claims) - len(found))
    if closeness == 1 and not (f.kind.ranked and g.kind.ranked and any(i != j for i, (j, _c) in found.items())):
        return Match(found, 1.0, Sign.SAME)
    return Match(found, min(closeness, 0.99), Sign.PARTLY if found else Sign.DIFFERENT)


def _near(a: Side, i: int, b: Side, least: float) -> list[float]:
    """How near an item of one side comes to each item of the other."""
    assert a.field is not None
    assert b.field is not None
    (mine, my_order), theirs = a.folds[i], b.folds
    near = [1.0 if mine == fold else by_words for (fold, _order), by_words in zip(theirs, items.each_alike(my_order, b.orders, least), strict=True)]
    if a.field.kind.word not in items.MEASURED:
        return near
    own = (items.measured(a.field, a.claims[i][1], b.field, value) for _id, value, _ground in b.claims)
    return [by_words if measured is None else measured for measured, by_words in zip(own, near, strict=True)]


class Sides:
    """The sides of many profiles, and the questions of their templates, each made once: for whoever compares many pairs."""

    def __init__(self, manner: Manner = PLAIN) -> None:
        self.manner = manner
        self._sides: dict[tuple[int, str], Side] = {}
        self._parts: dict[tuple[int, ...], list[Part]] = {}
        self._held: list[object] = []  # what is known by its id() must stay

    def parts(self, templates: Sequence[Template]) -> list[Part]:
        key = tuple(map(id, templates))
        if key not in self._parts:
            self._held.append(templates)
            self._parts[key] = matched(templates)
        return self._parts[key]

    def of(self, profile: Profile, f: Field | None) -> Side:
        key = (id(profile), f.id if f else "")
        if key not in self._sides:
            self._held.append(profile)
            self._sides[key] = of(profile, f, self.manner)
        return self._sides[key]
