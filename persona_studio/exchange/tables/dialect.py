"""Which sign divides the cells of a text. The content decides, whatever the file is called."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice

_CANDIDATES = ("\t", ";", "|", ",")  # the rarer a sign is in prose, the more it says
_ROWS = 300
_NAMED = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def named(first_line: str) -> str:
    """The sign that a first line such as `sep=;` names, by which Excel is told; empty when it does not."""
    said = _NAMED.fullmatch(first_line.strip(' "\r\n') or "")
    return said[1] if said else "\t" if first_line.rstrip("\r\n") == "sep=\t" else ""


def delimiter(lines: list[str]) -> str:
    """The sign by which most rows have the same number of cells, from the header on; for a single column one that does not occur."""
    best, choice = (0.0, 0, 0, 0), next((sign for sign in _CANDIDATES if not any(sign in line for line in lines)), ",")
    for rank, candidate in enumerate(_CANDIDATES):
        score = _score(lines, candidate)
        if score is not None and (key := (*score, -rank)) > best:
            best, choice = key, candidate
    return choice


def _score(lines: list[str], candidate: str) -> tuple[float, int, int] | None:
    """How even the rows are, how few lines stand before the first full one, how many cells they have."""
    try:
        rows = [row for row in islice(csv.reader(iter(lines), delimiter=candidate), _ROWS) if any(cell.strip() for cell in row)]
    except csv.Error:
        return None
    widths = [len(row) for row in rows]
    many = Counter(width for width in widths if width > 1)
    if not many:
        return None
    usual = max(many, key=lambda width: (many[width], width))
    first = next(at for at, width in enumerate(widths) if width >= usual)
    last = max(at for at, width in enumerate(widths) if width >= usual)
    body = widths[first : last + 1]
    even = sum(1 for width in body if width == usual) / len(body)
    whole = len(body) / len(widths)
    if first and (whole < 0.4 or _in_prose(lines, candidate)):
        return None
    return round(even * (whole**0.5), 1), -first, usual


def _in_prose(lines: list[str], candidate: str) -> bool:
    """Whether the sign divides words and not cells: a blank follows it wherever it stands."""
    return all(candidate not in line.replace(f"{candidate} ", "") for line in lines)
