"""A comparison as it is shown outside the window: heads, rows, and what of it was left out as equal. Paper and exports write the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from persona_studio.domain.comparison import items, similarity, summary
from persona_studio.domain.comparison.model import Block, Cell, Column, Comparison, Item, Row, Sign
from persona_studio.domain.comparison.words import cell_words, sign_words
from persona_studio.domain.ground import Ground
from persona_studio.domain.priority.sentences import tier_name
from persona_studio.domain.profile import coverage, initials
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import ProfileCode
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field

SIGNS = {Sign.SAME: "=", Sign.PARTLY: "≈", Sign.DIFFERENT: "≠"}  # all others are told in words


@dataclass(frozen=True)
class Head:
    """What stands over a column, in words; "" for what there is not."""

    name: str
    kind: str
    when: str
    role: str
    tier: str
    coverage: str
    likeness: str  # to the baseline; of the baseline that it is one
    initials: str

    @property
    def title(self) -> str:
        """The name, with when it was so."""
        return _("{name} ({when})").format(name=self.name, when=self.when) if self.when else self.name

    @property
    def lines(self) -> tuple[str, ...]:
        """All but name and time, each where there is any."""
        return tuple(text for text in (self.kind, self.role, self.tier, self.coverage, self.likeness) if text)


@dataclass(frozen=True)
class Shown:
    """A comparison with the words around it. `equal` are the rows that "only differences" left out."""

    comparison: Comparison
    heads: tuple[Head, ...]
    blocks: tuple[Block, ...]
    equal: tuple[Row, ...]
    sentences: tuple[str, ...]
    only_differences: bool
    names: Mapping[str, str]  # of the profiles that codes stand for

    @property
    def title(self) -> str:
        named = list(dict.fromkeys(head.name for head in self.heads))
        if len(named) == 1:
            return _("{name}, then and now").format(name=named[0])
        return _("{names} side by side").format(names=summary.listed(named))

    @property
    def left_out(self) -> str:
        """What "only differences" hides, in a sentence; "" when it hides nothing."""
        if not self.equal:
            return ""
        labels = ", ".join(row.label for row in self.equal)
        n = len(self.equal)
        words = ngettext("{n} row is the same everywhere and left out: {labels}.", "{n} rows are the same everywhere and left out: {labels}.", n)
        return words.format(n=n, labels=labels)

    def share(self, at: int, other: int) -> int:
        """How alike two columns are, in whole hundredths; 100 only where they say the same throughout."""
        return _share(self.comparison, at, other)

    def text(self, field: Field | None, item: Item) -> str:
        """All words of an item; a profile that it names by its name."""
        return self.names.get(item.words, item.words) if field and isinstance(field.kind, ProfileCode) else item.words

    def cell(self, row: Row, at: int) -> list[str]:
        """The items of a cell in words."""
        return [self.text(row.fields[at], item) for item in row.cells[at].items]

    def sign(self, row: Row) -> str:
        """The sign of a row: = ≈ ≠, or nothing where only words tell."""
        return SIGNS.get(row.sign, "")

    def says(self, row: Row) -> str:
        """What the sign of a row means."""
        return sign_words(row.sign)

    def against(self, cell: Cell, at: int) -> str:
        """How a cell stands to the baseline's; "" for the baseline itself."""
        base = self.comparison.baseline
        return "" if at == base else cell_words(cell, self.heads[base].title)


def ground_of(field: Field | None, item: Item) -> Ground | None:
    """What an item rests on; None where its field needs no ground."""
    return item.ground if field is not None and field.claim else None


def ranked(field: Field | None) -> bool:
    """Whether the order of a cell's items says something."""
    return field is not None and field.kind.ranked


def shown(comparison: Comparison, only_differences: bool = False, names: Mapping[str, str] | None = None, manner: Manner = PLAIN) -> Shown:
    """Reads a comparison for paper and exports: all rows, or those that differ."""
    blocks = comparison.blocks
    equal: tuple[Row, ...] = ()
    if only_differences:
        equal = tuple(row for row in comparison.rows if not row.differs)
        left = (replace(block, rows=tuple(row for row in block.rows if row.differs)) for block in comparison.blocks)
        blocks = tuple(block for block in left if block.rows)
    heads = tuple(_head(comparison, at, manner) for at in range(len(comparison.columns)))
    return Shown(comparison, heads, blocks, equal, tuple(summary.sentences(comparison)), only_differences, names or {})


def _head(comparison: Comparison, at: int, manner: Manner) -> Head:
    column = comparison.columns[at]
    profile = column.profile
    share = coverage(profile)
    words = ngettext("{done} of {all} claim rests on evidence", "{done} of {all} claims rest on evidence", share.all)
    covered = words.format(done=share.done, all=share.all) if share.all else _("No claims yet")
    letters = initials(profile.name) if profile.name.strip() else ""
    tier = tier_name(profile.tier) if profile.tier else ""
    when, role, like = _when(comparison, column), _role(column, manner), _likeness(comparison, at)
    return Head(profile.name, profile.template.name, when, role, tier, covered, like, letters)


def _when(comparison: Comparison, column: Column) -> str:
    again = sum(other.profile.id == column.profile.id for other in comparison.columns) > 1
    return column.when or (_("today") if again else "")


def _role(column: Column, manner: Manner) -> str:
    for f in column.profile.template.fields:
        if f.card.slot == "role" and (claims := column.profile.of(f.id)):
            return "; ".join(items.words(f, claim.value, manner) for claim in claims)
    return ""


def _likeness(comparison: Comparison, at: int) -> str:
    base = comparison.columns[comparison.baseline].profile
    if at == comparison.baseline:
        return _("All others are measured against this one") if len(comparison.columns) > 2 else ""
    share = _share(comparison, at, comparison.baseline)
    if base.id == comparison.columns[at].profile.id:
        return _("{share} % as in the column it is measured against").format(share=share)
    return _("{share} % like {name}").format(share=share, name=base.name)


def _share(comparison: Comparison, at: int, other: int) -> int:
    total = similarity.alike(comparison.columns[at].profile, comparison.columns[other].profile).total
    return 100 if total == 1 else min(round(100 * total), 99)
