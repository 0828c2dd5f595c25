"""What one profile made of two would hold. Nothing that either of them says is left out unless somebody turns it down."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from persona_studio.domain.comparison.model import Column, Item, Sign
from persona_studio.domain.comparison.rows import matched
from persona_studio.domain.comparison.sides import Side, match, side
from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field

NOTES = "notes"  # the field that takes what has no other place


@dataclass(frozen=True)
class MergeItem:
    """One thing the merged profile may say: the claim of the profile that stays, of the one that goes, or both where they say the same."""

    stays: Item | None
    goes: Item | None

    @property
    def words(self) -> str:
        item = self.stays or self.goes
        return item.words if item else ""

    @property
    def claims(self) -> tuple[int, ...]:
        return tuple(item.claim for item in (self.stays, self.goes) if item)


@dataclass(frozen=True)
class MergeRow:
    """One question. With `field` (of the profile that stays) None, its template does not ask it: the values are kept under their old field.
    Where the field holds one value and the two differ, one of them is chosen and the other goes to the notes unless it is turned down."""

    key: str
    label: str
    section: str
    field: Field | None
    theirs: Field | None
    items: tuple[MergeItem, ...]
    sign: Sign

    @property
    def single(self) -> bool:
        """Whether only one of the items can stand in the field. Notes hold whatever there is."""
        return self.field is not None and not self.field.kind.many and self.field.id != NOTES

    @property
    def open(self) -> bool:
        """Whether somebody should look: both say something and it is not the same."""
        return self.sign in (Sign.DIFFERENT, Sign.PARTLY)

    @property
    def alike(self) -> bool:
        """Whether there is nothing to choose: every item is said by both."""
        return all(item.stays and item.goes for item in self.items)


@dataclass(frozen=True)
class Choice:
    """What is wanted of a row: the places of its items that are turned down, and for a single value the one that stands in the field."""

    without: frozenset[int] = frozenset()
    first: int = 0


Choices = Mapping[str, Choice]  # by the key of the row; a row that is not named keeps everything


def plan(stays: Profile, goes: Profile, manner: Manner = PLAIN) -> list[MergeRow]:
    """The rows in which at least one of two profiles says anything, in the order of the one that stays; last what the one that goes has kept
    from an earlier template."""
    columns = [Column(stays), Column(goes)]
    rows = []
    for part in matched([stays.template, goes.template]):
        for line in part.lines:
            mine, theirs = (side(column, line.fields.get(at), manner) for at, column in enumerate(columns))
            if mine.claims or theirs.claims:
                found = match(mine, theirs)
                same = {i: j for i, (j, _near) in found.pairs.items() if _told(mine.words[i]) == _told(theirs.words[j])}
                items = _joined(_items(mine), _items(theirs), same)
                rows.append(MergeRow(line.key, line.label, part.title, mine.field, theirs.field, items, found.sign))
    return _with_kept(rows, stays, goes)


def _told(words: str) -> str:
    """What two items must share for one of them to stand for both: less forgiving than likeness, for what is joined here is gone."""
    return " ".join(words.casefold().split()).strip(" .,;:!?")


def _items(of: Side) -> list[Item]:
    return [Item(id, value, words, ground) for (id, value, ground), words in zip(of.claims, of.words, strict=True)]


def _joined(mine: list[Item], theirs: list[Item], same: Mapping[int, int]) -> tuple[MergeItem, ...]:
    """All items of both: those of the one that stays in their order, then what only the other says. `same` has which answers to which."""
    both = [MergeItem(item, theirs[same[i]] if i in same else None) for i, item in enumerate(mine)]
    return (*both, *(MergeItem(None, item) for j, item in enumerate(theirs) if j not in same.values()))


def _with_kept(rows: list[MergeRow], stays: Profile, goes: Profile) -> list[MergeRow]:
    """The rows, and what the one that goes has under fields that its own template lost. The one that stays may have such a field still."""
    rows = list(rows)
    for id, claims in goes.kept.items():
        items = tuple(MergeItem(None, Item(c.id, c.value, _words(c.value), c.ground)) for c in claims)
        f = stays.template.field(id)
        at = next((n for n, row in enumerate(rows) if f is not None and row.field == f), None)
        if at is None:
            rows.append(MergeRow(id, f.label if f else id, _("Kept from before"), f, None, items, Sign.DIFFERENT if len(items) > 1 else Sign.ALONE))
        else:
            rows[at] = replace(rows[at], items=(*rows[at].items, *items), sign=Sign.PARTLY)
    return rows


def _words(value: Any) -> str:
    return value.raw if isinstance(value, Unclear) else str(value)


def kept(row: MergeRow, choice: Choice) -> tuple[list[MergeItem], list[MergeItem]]:
    """(what stands in the field, what goes to the notes) after a choice."""
    wanted = [item for at, item in enumerate(row.items) if at not in choice.without]
    if not row.single or len(wanted) < 2:
        return wanted, []
    first = row.items[choice.first] if choice.first not in choice.without else wanted[0]
    return [first], [item for item in wanted if item is not first]


def turned_down(rows: Collection[MergeRow], choices: Choices) -> int:
    """How many things a merge would leave out."""
    return sum(len(choice.without) for row in rows if (choice := choices.get(row.key)))
