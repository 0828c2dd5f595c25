"""Text that a spreadsheet must not take for a formula, and characters that no file of its kind may hold."""

from __future__ import annotations

import re

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # spreadsheets of East Asia take the wide signs for the others
LONGEST = 32_767  # characters of a cell
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,\u00a0\u202f' ]*%?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(cell: str) -> str:
    """A cell of a CSV file: behind an apostrophe where it begins as a formula does, unless it is a number. Whoever opens it sees the text."""
    if cell.lstrip(" ").startswith(STARTS) and not _NUMBER.fullmatch(cell.strip(" ")):
        return "'" + cell
    return cell


def sound(value: str) -> str:
    """What a cell of a spreadsheet can hold of a text."""
    return _CONTROL.sub("", value)[:LONGEST]


def formula_like(value: str) -> bool:
    """Whether a spreadsheet would read a text as a formula, were it typed."""
    return value.lstrip(" ").startswith(STARTS)
