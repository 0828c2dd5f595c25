"""What a report prints below its table (its name, whose it is, who made it, totals) and what is no row of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from persona_studio.exchange.tables.record import Record, filled, is_blank

if TYPE_CHECKING:
    from persona_studio.exchange.tables.table import Tally

_MOST = 15  # a footer is not longer than this
_IMPRINT = re.compile(
    r"copyright \(c\)|©|.*\ball rights reserved\b|confidential information|do not distribute|generated (by|on|at|from)\b|salesforce\.com\b"
    r"|exported (by|on|from)\b|(source|quelle|fuente) ?: |copyright \d{4}",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"((grand |sub)?totals?|record count|total records?) ?[:(]? ?[\d.,]+ ?(records?|rows?)?\)?", re.IGNORECASE)
_TOTAL = re.compile(r"((grand|sub|report)[ -]?)?totals?:?|sum:?|summe:?|gesamt(summe)?:?|total (general|général):?|record count:?", re.IGNORECASE)
_FIGURE = re.compile(r"[\s\d.,$€£%()'+-]*(records?)?")


def without_footer(records: Iterator[Record], width: int, tally: Tally) -> Iterator[Record]:
    """The records without empty ones, and without the footer, which is counted.

    A footer can only be told at the end, so what could begin one is held back until a row of the table follows it."""
    held: list[Record] = []
    for record in records:
        if _counted(record):
            tally.footer += 1
        elif held and (record.reason or len(held) >= _MOST or not _may_be_footer(record, width)):
            yield from (r for r in held if not is_blank(r.cells) or r.reason)
            held = []
            yield from _passed(record)
        elif held or _may_be_footer(record, width):
            held.append(record)
        else:
            yield record
    start = _start(held, width)
    for at, record in enumerate(held):
        if not is_blank(record.cells):
            if at < start:
                yield record
            else:
                tally.footer += 1


def _passed(record: Record) -> Iterator[Record]:
    if record.reason or not is_blank(record.cells):
        yield record


def _may_be_footer(record: Record, width: int) -> bool:
    """Whether it could stand in a footer: empty, a single cell, or a total."""
    if record.reason:
        return False
    count = filled(record.cells)
    return count == 0 or (count == 1 and bool(record.cells[0].strip()) and (width > 1 or _is_imprint(record))) or _is_total(record)


def _is_imprint(record: Record) -> bool:
    return bool(record.cells) and _IMPRINT.match(record.cells[0].strip()) is not None


def _is_total(record: Record) -> bool:
    """A row that is called Total and holds nothing but figures; a company of that name has an industry or a place."""
    words = [cell.strip() for cell in record.cells if cell.strip()]
    return len(words) > 1 and _TOTAL.fullmatch(words[0]) is not None and all(_FIGURE.fullmatch(word) for word in words[1:])


def _counted(record: Record) -> bool:
    """A line such as “Grand Totals (18 records)”, which stands in the middle of grouped reports too."""
    words = [cell.strip() for cell in record.cells if cell.strip()]
    return bool(words) and _COUNTED.fullmatch(words[0]) is not None and all(_FIGURE.fullmatch(word) for word in words[1:])


def _start(held: list[Record], width: int) -> int:
    """Where the footer begins among the last records; after them when there is none."""
    blanks = [at for at, record in enumerate(held) if is_blank(record.cells)]
    imprint = next((at for at, record in enumerate(held) if not is_blank(record.cells) and _is_imprint(record)), None)
    total = next((at for at, record in enumerate(held) if _is_total(record)), len(held))
    if imprint is None:
        only_totals = all(is_blank(r.cells) or _is_total(r) for r in held[total:])
        return total if only_totals else len(held)
    before = [at for at in blanks if at < imprint]
    if before:
        return min(before[0] if _lone(held[before[0] : imprint]) else before[-1], total)
    titled = imprint > 0 and width > 1 and len(held[imprint - 1].cells) == 1
    return min(imprint - 1 if titled else imprint, total)


def _lone(records: list[Record]) -> bool:
    """Whether at most a title stands between the first empty line and the imprint."""
    return sum(1 for record in records if not is_blank(record.cells)) <= 3
