"""The values of a column as an account keeps them: text, with amounts and days written in one way where the file has another."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from persona_studio.domain.scoring import amounts
from persona_studio.exchange.accounts import days, looks
from persona_studio.exchange.accounts.mapping import DMY, MDY, Column

Writer = Callable[[str], str]
_POWER = re.compile(
    r"\d\s*(?:k|m|b|bn|mm|mn|mil|mio|mrd|tsd|thousand|millions?|billions?|trillions?|tausend|millionen|milliarden?)(?![^\W\d_])", re.IGNORECASE
)


def writer(column: Column) -> Writer:
    """What makes of a cell of this column what the account keeps; empty for what says nothing."""
    if column.dates in (DMY, MDY):
        return lambda value: "" if looks.says_nothing(value) else days.iso(value, column.dates) or value.strip()
    if column.factor != 1 or column.decimal != ".":
        return lambda value: "" if looks.says_nothing(value) else amount(value, column.decimal, column.factor)
    return lambda value: "" if looks.says_nothing(value) else value.strip()


def amount(value: str, decimal: str, factor: Decimal) -> str:
    """An amount with a point before its decimals and its unit multiplied out; what is none stays as it was written."""
    found = amounts.read(value, decimal)
    if found is None:
        return value.strip()
    if _POWER.search(value):
        factor = Decimal(1)  # “1.2M” in a column of millions says its unit itself
    low, high = (None if end is None else plain(end * factor) for end in (found.low, found.high))
    if low == high:
        return low or ""
    if high is None:
        return f"{low}+"
    if low is None:
        return f"<={high}"
    return f"{low}-{high}" if "-" not in low + high else f"{low} to {high}"


def plain(number: Decimal) -> str:
    """All its digits, and no more."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
