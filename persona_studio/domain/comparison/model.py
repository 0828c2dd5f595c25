"""A comparison: profiles as columns, fields as rows, and in each cell what stands there and how it relates to the other columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from persona_studio.domain.ground import Ground
from persona_studio.domain.profile import Profile
from persona_studio.template.model import Field

MOST, FEWEST = 6, 2  # columns that one can still read side by side


class Sign(Enum):
    """How two values, or the cells of a whole row, relate. The same whichever of them comes first."""

    SAME = "same"
    PARTLY = "partly"  # they share something
    DIFFERENT = "different"
    ALONE = "alone"  # in a row: one column alone says anything; in a cell: only here
    MISSING = "missing"  # in a cell: nothing stands here though it stands elsewhere
    BLANK = "blank"  # nothing anywhere


@dataclass(frozen=True)
class Item:
    """One claim of a cell. `sign` is SAME, PARTLY (nearly the same words, a range that overlaps) or ALONE against the baseline;
    `like` is the place of the baseline's item that it answers to, `rose` by how many ranks it stands higher than there."""

    claim: int
    value: Any
    words: str
    ground: Ground
    sign: Sign = Sign.ALONE
    like: int | None = None
    rose: int = 0


@dataclass(frozen=True)
class Cell:
    """What one profile says in one row, against the baseline. `closeness` is 0 (nothing in common) to 1 (the same)."""

    items: tuple[Item, ...]
    sign: Sign
    closeness: float = 0.0


@dataclass(frozen=True)
class Row:
    """One question over all columns. `fields` has the field of each column's template that answers it, None where the template does not ask it."""

    key: str
    label: str
    fields: tuple[Field | None, ...]
    cells: tuple[Cell, ...]
    sign: Sign

    @property
    def differs(self) -> bool:
        """Whether "only differences" shows the row."""
        return self.sign not in (Sign.SAME, Sign.BLANK)


@dataclass(frozen=True)
class Block:
    """The rows of one section."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """A profile as it stands in the comparison: today, or as it was (`when` says when, in words)."""

    profile: Profile
    when: str = ""


@dataclass(frozen=True)
class Comparison:
    """Columns in their order, the rows by section, and the column that all others are measured against."""

    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    baseline: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for block in self.blocks for row in block.rows)
