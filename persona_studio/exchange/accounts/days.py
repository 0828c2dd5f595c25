"""Days as lists write them. Which of 3/4/2024 is the month only the other days of the column can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from persona_studio.exchange.accounts.mapping import DMY, MDY, UNCLEAR, YMD, Mapping
from persona_studio.exchange.tables import Table
from persona_studio.foundation.words import _

_DAY = re.compile(r"\s*(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[ T,]+(\d{1,2}:\d{2}.*?))?\s*", re.DOTALL)
_MOSTLY = 0.8


def order(values: Iterable[str]) -> str:
    """How the days of a column are written: YMD, DMY or MDY; UNCLEAR when both would do; empty when they are no days."""
    count = days = year_first = 0
    fits = {DMY: 0, MDY: 0}
    pointed = 0
    for value in values:
        count += 1
        found = _DAY.fullmatch(value) if len(value) < 60 else None
        if found is None:
            continue
        days += 1
        year_first += len(found[1]) == 4
        pointed += found[2] == "."
        for style in fits:
            fits[style] += _day(found, style) is not None
    if not count or days < _MOSTLY * count:
        return ""
    if year_first > _MOSTLY * days:
        return YMD
    if fits[DMY] == fits[MDY]:
        return "" if not fits[DMY] else DMY if pointed == days else UNCLEAR
    return DMY if fits[DMY] > fits[MDY] else MDY


def iso(value: str, style: str) -> str | None:
    """The day as 2024-03-31, with the time behind it where there is one. None when it is no day in that order."""
    found = _DAY.fullmatch(value) if len(value) < 60 else None
    day = _day(found, style) if found else None
    if found is None or day is None:
        return None
    return f"{day.isoformat()} {found[5]}" if found[5] else day.isoformat()


def _day(found: re.Match[str], style: str) -> date | None:
    first, second, third = found[1], found[3], found[4]
    year, month, day = (first, second, third) if len(first) == 4 else (third, second, first) if style == DMY else (third, first, second)
    if len(year) not in (2, 4):
        return None
    try:
        return date(_century(int(year)) if len(year) == 2 else int(year), int(month), int(day))
    except ValueError:
        return None


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def settled(mapping: Mapping, table: Table) -> Mapping:
    """The mapping with the order of day and month told by every row of the table where the first ones could not tell."""
    open_ = [at for at, column in enumerate(mapping.columns) if column.dates == UNCLEAR]
    if not open_:
        return mapping
    columns = list(mapping.columns)
    votes = {at: {DMY: 0, MDY: 0} for at in open_}
    for _number, cells in table.rows():
        for at in open_:
            if found := _DAY.fullmatch(cells[at]):
                for style, fits in votes[at].items():
                    votes[at][style] = fits + (_day(found, style) is not None)
    told = {at: max(fits, key=lambda style: fits[style]) for at, fits in votes.items() if fits[DMY] != fits[MDY]}
    styles = set(told.values()) | {column.dates for column in columns if column.dates in (DMY, MDY)}
    for at in open_:
        # One file writes its days in one way: where another column tells, it speaks for all.
        columns[at] = replace(columns[at], dates=told.get(at) or (next(iter(styles)) if len(styles) == 1 else UNCLEAR))
    unclear = [columns[at].header for at in open_ if columns[at].dates == UNCLEAR]
    notes = tuple(_("Which is day and which is month in “{header}” cannot be told; it stays as written.").format(header=header) for header in unclear)
    return replace(mapping, columns=tuple(columns), notes=(*mapping.notes, *notes))
