"""What one profile made of two would hold. Nothing that either of them says is left out unless somebody turns it down."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from persona_studio.domain.comparison.compare import match, side
from persona_studio.domain.comparison.model import Column, Item, Sign
from persona_studio.domain.comparison.rows import matched
from persona_studio.domain.profile import Profile
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field


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
        """Whether only one of the items can stand in the field."""
        return self.field is not None and not self.field.kind.many

    @property
    def open(self) -> bool:
        """Whether somebody should look: both say something and it is not the same."""
        return self.sign in (Sign.DIFFERENT, Sign.PARTLY)


@dataclass(frozen=True)
class Choice:
    """What is wanted of a row: the places of its items that are turned down, and for a single value the one that stands in the field."""

    without: frozenset[int] = frozenset()
    first: int = 0


Choices = Mapping[str, Choice]  # by the key of the row; a row that is not named keeps everything


def plan(stays: Profile, goes: Profile, manner: Manner = PLAIN) -> list[MergeRow]:
    """The rows in which at least one of two profiles says anything, in the order of the one that stays."""
    columns = [Column(stays), Column(goes)]
    rows = []
    for part in matched([stays.template, goes.template]):
        for line in part.lines:
            mine, theirs = (side(column, line.fields.get(at), manner) for at, column in enumerate(columns))
            if not mine.claims and not theirs.claims:
                continue
            found = match(mine, theirs)
            same = {i: j for i, (j, near) in found.pairs.items() if near == 1}
            left = [Item(id, value, words, ground) for (id, value, ground), words in zip(mine.claims, mine.words, strict=True)]
            right = [Item(id, value, words, ground) for (id, value, ground), words in zip(theirs.claims, theirs.words, strict=True)]
            both = [MergeItem(item, right[same[i]] if i in same else None) for i, item in enumerate(left)]
            rest = [MergeItem(None, item) for j, item in enumerate(right) if j not in same.values()]
            rows.append(MergeRow(line.key, line.label, part.title, mine.field, theirs.field, (*both, *rest), found.sign))
    return rows


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
