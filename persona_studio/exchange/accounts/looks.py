"""What a value looks like: an amount, an address, an id, mere words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from persona_studio.domain.scoring import amounts

_MAIL = re.compile(r"[^@\s;]+@[^@\s;]+\.[a-z]{2,}([;,]\s*[^@\s;]+@[^@\s;]+)*", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?(?P<host>(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][^\W_-]{1,62}|[^\W_][\w.-]*\.xn--[\w-]+)\.?(?::\d+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SYSTEM_ID = re.compile(r"zcrm_\d{6,}|[a-zA-Z0-9]{3}[a-zA-Z0-9]{2}0{3,}[a-zA-Z0-9]{4,10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T]+\d.*)?")
_WORD = re.compile(r"[^\W\d_]")


def share(values: Sequence[str], is_one: Callable[[str], bool]) -> float:
    """How much of the values is such; 0 when there are none."""
    return sum(1 for value in values if is_one(value)) / len(values) if values else 0.0


def says_nothing(value: str) -> bool:
    """An empty cell, or one of the words for it (N/A, -, unknown): what it stands for is unknown."""
    return not value or (len(value) < 16 and _empty(value))


@lru_cache(maxsize=65536)
def _empty(value: str) -> bool:
    return amounts.empty(value)


def is_amount(value: str) -> bool:
    return _amount(value, ".") is not None or _amount(value, ",") is not None


def low(value: str, decimal: str) -> Decimal | None:
    """The lower end of an amount."""
    amount = _amount(value, decimal)
    return amount.low if amount else None


@lru_cache(maxsize=4096)
def _amount(value: str, decimal: str) -> amounts.Amount | None:
    return amounts.read(value, decimal)


def is_day(value: str) -> bool:
    return _DAY.fullmatch(value.strip()) is not None


def is_mail(value: str) -> bool:
    return _MAIL.fullmatch(value.strip()) is not None


def is_domain(value: str) -> bool:
    return bool(domain(value))


def is_system_id(value: str) -> bool:
    return _SYSTEM_ID.fullmatch(value.strip()) is not None


def is_words(value: str) -> bool:
    """Anything with a letter in it that is no amount, address of mail or id."""
    return _WORD.search(value) is not None and not is_amount(value) and not is_mail(value) and not is_system_id(value)


def domain(value: str) -> str:
    """The domain in an address of the web: "https://www.acme.com/x" is acme.com. Empty when there is none."""
    value = value.strip()
    found = _DOMAIN.fullmatch(value) if len(value) < 2000 else None
    if found is None or is_mail(value):
        return ""
    return found["host"].lower().removeprefix("www.")


def decimal(values: Iterable[str]) -> str:
    """The sign before the decimals, in a column of amounts; empty where its cells can be read with either, as 1.200 can."""
    cells = list(values)
    style = amounts.number_style(cells)
    return style if style == "," or any(_amount(cell, ",") is None and _amount(cell, ".") is not None for cell in cells) else ""


def whole_decimal(values: Iterable[str]) -> str:
    """The sign with which amounts that could be read with either are whole numbers."""
    found = [low(value, ".") for value in values]
    return "," if any(one is not None and one % 1 for one in found) else "."
