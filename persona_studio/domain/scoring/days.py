"""Days as they stand in lists. The grammar is data, as that of amounts: SQL uses the same regular expressions, put to the folded text.

A day is compared as the number year * 10,000 + month * 100 + day, of which SQL has to know only whether the day exists: `exists(year, month, day)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from persona_studio.domain.scoring.fold import REMEMBERED, fold

DAY_FIRST, MONTH_FIRST = "d/m/y", "m/d/y"
_TIME = "(?:[t ,].*)?$"
LONGEST = 60  # a longer cell is no day


@dataclass(frozen=True)
class Written:
    """One way to write a day. `year`, `month`, `day`: their groups; 0 means the first."""

    pattern: str
    year: int
    month: int = 0
    day: int = 0


@cache
def ways(style: str = "") -> tuple[Written, ...]:
    """How a day may be written: 2024-03-31 with or without a time, and a bare year. With a style also 31/3/2024 or 3/31/2024; "-" and "."
    will do for "/"."""
    known = (Written("^([12][0-9]{3})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})" + _TIME, 1, 2, 3), Written("^([12][0-9]{3})$", 1))
    if not style:
        return known
    pattern = "^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([12][0-9]{3})" + _TIME
    return (*known, Written(pattern, 3, 2, 1) if style == DAY_FIRST else Written(pattern, 3, 1, 2))


@cache
def _compiled(style: str) -> tuple[tuple[Written, re.Pattern[str]], ...]:
    return tuple((way, re.compile(way.pattern)) for way in ways(style))


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; years from 1000 to 2999."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 30 if month in (4, 6, 9, 11) else 28 + leap if month == 2 else 31
    return 1 <= month <= 12 and 1 <= day <= longest


@lru_cache(maxsize=REMEMBERED)
def read_date(text: str, style: str = "") -> date | None:
    """The day that a cell holds; a bare year is its first day. None when it is no day."""
    if len(text) > LONGEST:
        return None
    bare = fold(text)
    for way, pattern in _compiled(style):
        if found := pattern.fullmatch(bare):
            year, month, day = (int(found[group]) if group else 1 for group in (way.year, way.month, way.day))
            return date(year, month, day) if exists(year, month, day) else None
    return None


def date_style(samples: Iterable[str]) -> str:
    """The order of day and month in a column: what more of its cells allow; "" where nothing tells."""
    day_first = month_first = 0
    for text in samples:
        first, second = read_date(text, DAY_FIRST), read_date(text, MONTH_FIRST)
        day_first += first is not None and second is None
        month_first += second is not None and first is None
    if day_first == month_first:
        return ""
    return DAY_FIRST if day_first > month_first else MONTH_FIRST
