"""Puts a table together from its first records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from persona_studio.exchange.tables import header
from persona_studio.exchange.tables.record import Record, is_blank
from persona_studio.exchange.tables.table import Table
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


def build(top: Sequence[Record], at: int | None, table: Table) -> Table:
    """The table with the header that was found at `at` among its first records. Raises Problem when there is nothing."""
    if at is None and all(row.reason or is_blank(row.cells) for row in top):
        raise Problem(_("{file} holds no table.").format(file=table.name), _("Choose another file."))
    body = top if at is None else top[at + 1 :]
    cells = [] if at is None else top[at].cells
    titles = header.names(cells, header.width(cells, body))
    notes = list(table.notes)
    if at is None:
        notes.append(_("There is no header: the columns are called by their letters."))
    elif not all(row.reason or is_blank(row.cells) for row in top[:at]):
        notes.append(_("The header stands in row {row}; what is above it is left out.").format(row=top[at].number))
    if any(not cells[at].strip() and all(row.reason or is_blank(row.cells[at : at + 1]) for row in body) for at in range(1, len(cells) - 1)):
        notes.append(_("There is an empty column between others: these may be several tables beside each other."))
    return replace(table, headers=titles, header_row=0 if at is None else top[at].number, notes=tuple(notes))


def lines_before(top: Sequence[Record], at: int | None) -> int:
    """How many lines of text stand before the header."""
    return sum(1 + sum(len(cell.splitlines()) - 1 for cell in row.cells if "\n" in cell) for row in top[:at]) if at else 0
