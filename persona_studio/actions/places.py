"""The order of rows: places in steps, so that one row moves alone, renumbered when a gap is used up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from persona_studio.workbook.draft import Draft

STEP = 1024


def ordered(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows in their order; equal places by age."""
    return sorted((dict(row) for row in rows), key=lambda row: (row["place"], row["id"]))


def make_room(e: Draft, table: str, rows: list[dict[str, Any]], at: int, count: int = 1) -> list[int]:
    """Places for `count` new rows that come before `rows[at]` (at the end when `at` is their number).

    Where the gap is too narrow all rows of the list are put again in full steps.
    """
    below = rows[at - 1]["place"] if at else 0
    if at == len(rows):
        return [int(below) + STEP * (n + 1) for n in range(count)]
    gap = int((rows[at]["place"] - below) // (count + 1))
    if gap >= 1:
        return [int(below) + gap * (n + 1) for n in range(count)]
    for n, row in enumerate(rows):
        e.put(table, id=row["id"], place=STEP * (n + 1 + (count if n >= at else 0)))
    return [STEP * (at + n + 1) for n in range(count)]


def index_before(rows: Sequence[Mapping[str, Any]], before: int | None) -> int:
    """Where the row `before` stands; the end for None or a row that is gone."""
    return next((n for n, row in enumerate(rows) if row["id"] == before), len(rows))
