"""A sheet of an XLSX workbook as a table."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from persona_studio.exchange.tables import guard, header
from persona_studio.exchange.tables.building import build
from persona_studio.exchange.tables.record import Record, filled, is_blank, trimmed
from persona_studio.exchange.tables.table import Table
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

_TOP = 400
_AT_ONCE = 2000
_MOST_COLUMNS = 4000
_MOST_EMPTY = 5000  # empty rows in a row after which a sheet ends


def open_sheet(path: Path, sheet: str, known: header.Known | None) -> Table:
    """The table of a sheet: of the one that is named, else of the first that holds more than a line. Raises Problem."""
    guard.check(path)
    names, parts = _sheets(path)
    if sheet and sheet not in names:
        raise Problem(_("{file} has no sheet {sheet}.").format(file=path.name, sheet=sheet), _("It has: {known}.").format(known=", ".join(names)))
    chosen = sheet or _first(path, names)
    down, unworked = guard.merged(path, parts[chosen]) if parts.get(chosen) else ([], 0)

    def records() -> Iterator[Record]:
        return _spread(_records(path, chosen), down)

    top = list(islice(records(), _TOP))
    notes = []
    if unworked:
        notes.append(
            _("{count} formulas have no value: open the file in a spreadsheet and save it, so that they are worked out.").format(count=unworked)
        )
    others = [name for name in names if name != chosen]
    if others:
        notes.append(_("This is the sheet {sheet}; there are also: {others}.").format(sheet=chosen, others=", ".join(others)))
    at = header.find(top, known, True)
    return build(top, at, Table(path.name, (), records, notes=tuple(notes), sheet=chosen, sheets=tuple(names)))


def _book(path: Path) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that no table needs
            return openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError, IndexError) as error:
        raise guard.damaged(path) from error


def _sheets(path: Path) -> tuple[list[str], dict[str, str]]:
    """The sheets that people see, and in which part of the file each stands."""
    book = _book(path)
    try:
        sheets = [s for s in book.worksheets if s.sheet_state == "visible"] or book.worksheets
        if not sheets:
            raise Problem(_("{file} holds no table.").format(file=path.name), _("Choose another file."))
        return [s.title for s in sheets], {s.title: str(getattr(s, "_worksheet_path", "")).lstrip("/") for s in sheets}
    finally:
        book.close()


def _first(path: Path, names: Sequence[str]) -> str:
    for name in names:
        full = [row for row in islice(_records(path, name), 60) if filled(row.cells)]
        if len(full) > 1:
            return name
    return names[0]


def _records(path: Path, sheet: str) -> Iterator[Record]:
    book = _book(path)
    try:
        ws = book[sheet]
        ws.reset_dimensions()  # what a file says of its size is not always so
        rows = ws.iter_rows(values_only=True)
        number = empty = 0
        while batch := _batch(path, rows):
            for cells in batch:
                number += 1
                plain = trimmed([_text(cell) for cell in cells[:_MOST_COLUMNS]])
                empty = 0 if plain else empty + 1
                if empty > _MOST_EMPTY:
                    return
                yield Record(number, plain)
    finally:
        book.close()


def _batch(path: Path, rows: Iterator[Any]) -> list[Any]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(islice(rows, _AT_ONCE))
    except (ValueError, KeyError, TypeError, IndexError, SyntaxError, OSError, AttributeError, OverflowError) as error:
        raise guard.damaged(path) from error


def _text(cell: Any) -> str:
    """A cell as plain text: days as 2024-03-31, numbers with all their digits and no exponent."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case int():
            return str(cell)
        case float():
            return _number(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return _number(cell / timedelta(days=1))
    return str(cell)


def _number(value: float) -> str:
    """The digits that a spreadsheet shows: 0.1 + 0.2 is 0.3 there."""
    if value != value or abs(value) == float("inf"):
        return ""
    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _spread(records: Iterator[Record], down: Sequence[tuple[int, int, int]]) -> Iterator[Record]:
    """With the value of cells that are merged downwards in each of their rows: a region that stands beside five companies is that of all five."""
    if not down:
        yield from records
        return
    waiting = sorted(down, key=lambda one: one[1])
    held: dict[int, tuple[int, str]] = {}
    for record in records:
        cells = record.cells
        held = {column: (last, value) for column, (last, value) in held.items() if last >= record.number}
        if held and not is_blank(cells):
            cells = cells + [""] * (max(held) - len(cells))
            for column, (_last, value) in held.items():
                cells[column - 1] = cells[column - 1] or value
        while waiting and waiting[0][1] <= record.number:
            column, _first, last = waiting.pop(0)
            held[column] = (last, cells[column - 1] if column <= len(cells) else "")
        yield record._replace(cells=cells)
