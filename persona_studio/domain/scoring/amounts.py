"""Amounts and days as they stand in lists of companies: "51-200", "1,001-5,000", "$1.2M", "500+", "3,4 Mio", "2024-03-31".

The grammar is data, so that it can be compiled to SQL and gives the very same there. `shapes(decimal)` are regular expressions in what
Python, RE2 and PostgreSQL have in common (no lookaround, no names, no classes of letters), each of the whole text; at most one matches. They
are put to `plain(text)`, which is `translate(fold(text), CHANGED, TO)`; a text of more than LONGEST characters is no amount. Each amount in a
shape has three groups: what leads (a "-" in it makes the amount negative), the number, the power's word.

The value of a number arises so: thousands signs out, the decimal sign a point, decimals after the sixth cut off (not rounded), times ten to
POWERS[word]. Before the decimal sign stand at most 18 digits. In a span a first number without a power takes that of the second, unless it is
the greater of the two as written: "5-10k" is 5,000 to 10,000, "500-1k" is 500 to 1,000. A span that falls is no amount. Limits belong to the
amount: "<10" and "up to 10" are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from persona_studio.domain.scoring.fold import REMEMBERED, fold

CHANGED = "‐‑‒–—―−’‘´`"  # dashes, the minus sign and apostrophes
TO = "-------''''"
_TABLE = str.maketrans(CHANGED, TO)

# Folded cells that say nothing: what they stand for is unknown, which is not poor.
EMPTY = frozenset((
    "", "-", "--", "---", "–", "—", "?", ".", "n/a", "#n/a", "na", "n.a.", "n. a.", "null", "none", "nil", "nan", "unknown", "undefined",
    "not available", "not known", "not specified", "(blank)", "(none)", "(unknown)", "tbd", "k.a.", "k. a.", "unbekannt",
    "#value!", "#ref!", "#name?", "#div/0!",
))  # fmt: skip

POWERS = {
    "": 0, "k": 3, "tsd": 3, "thousand": 3, "tausend": 3, "m": 6, "mm": 6, "mn": 6, "mio": 6, "mil": 6, "mill": 6, "million": 6, "millions": 6,
    "millionen": 6, "b": 9, "bn": 9, "bil": 9, "billion": 9, "billions": 9, "mrd": 9, "milliarde": 9, "milliarden": 9, "tn": 12, "trillion": 12,
    "trillions": 12,
}  # fmt: skip
CURRENCIES = (  # without S$: engines differ over "millions$"
    "us[$]", "ca[$]", "c[$]", "au[$]", "a[$]", "nz[$]", "hk[$]", "r[$]", "[$€£¥₹₩₽₺]", "usd", "eur", "euro", "gbp", "chf", "cad", "aud",
    "nzd", "jpy", "cny", "inr", "sek", "nok", "dkk", "pln", "czk", "brl", "mxn", "sgd", "hkd", "zar", "ils", "krw",
)  # fmt: skip
UNITS = ("%", "percent", "employees", "employee", "people", "persons", "person", "staff", "fte", "ftes", "headcount", "mitarbeiter", "mitarbeitende",
         "beschäftigte", "users", "seats", "dollars", "euros", "per year", "a year", "/ ?year", "/ ?yr", "p[.] ?a[.]", "annually")  # fmt: skip
ABOUT = ("about", "around", "approximately", "circa", "approx[.]? ", "ca[.]? ", "c[.] ", "est[.]? ", "~", "≈")  # a point must not be taken for ".5"
AT_LEAST = (">", ">=", "=>", "≥", "over", "above", "more than", "at least", "from", "min[.]? ", "minimum", "ab", "über", "mehr als", "mindestens")
AT_MOST = ("<", "<=", "=<", "≤", "under", "below", "less than", "fewer than", "up to", "at most", "max[.]? ", "maximum", "bis", "bis zu", "unter",
           "weniger als", "höchstens")  # fmt: skip
AND_MORE = ("[+]", "plus", "and more", "or more", "and above", "and over", "und mehr")
TO_WORDS = ("-", "to", "bis", "and", "und")
CUT = "([.][0-9]{6})[0-9]+$"  # in a number with a decimal point: what the first group replaces
LONGEST = 200  # a longer cell is no amount and no day


@dataclass(frozen=True)
class Amount:
    """An amount, or a range of it; both ends belong to it, None is no end. Never both."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Shape:
    """One way to write an amount. `low` and `high` are the numbers of the first of three groups: lead, number, power. 0: no end.
    `negative`: in brackets, as accountants write it."""

    name: str
    pattern: str
    low: int
    high: int
    negative: bool = False


def empty(text: str) -> bool:
    """Whether a cell says nothing: blank, or one of the words for that."""
    return fold(text) in EMPTY


def plain(text: str) -> str:
    """What the shapes are put to."""
    return fold(text).translate(_TABLE)


def thousands(decimal: str) -> str:
    """The signs that may stand between groups of three digits."""
    return (",", ".")[decimal == ","] + " '"


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


@cache
def shapes(decimal: str = ".") -> tuple[Shape, ...]:
    """The grammar of amounts with "." or "," as decimal sign."""
    grouped = "|".join(f"[0-9]{{1,3}}(?:[{sign}][0-9]{{3}}){{1,5}}" for sign in thousands(decimal))
    number = f"((?:[0-9]{{1,18}}|{grouped})(?:[{decimal}][0-9]+)?|[{decimal}][0-9]+)"
    money = _any(CURRENCIES)
    lead = f"(-?(?:{money} ?)?|{money} ?-)"
    power = f" ?({'|'.join(word for word in POWERS if word)})?[.]?"
    unit = f" ?{_any((*UNITS, *CURRENCIES))}?"
    amount = lead + number + power + unit
    about = f"(?:{_any(ABOUT)} ?)?"
    return (
        Shape("one", f"^{about}{amount}$", 1, 1),
        Shape("span", f"^(?:between |from |von )?{about}{amount} ?{_any(TO_WORDS)} ?{amount}$", 1, 4),
        Shape("at least", f"^{_any(AT_LEAST)} ?{amount}$", 1, 0),
        Shape("and more", f"^{about}{amount} ?{_any(AND_MORE)}{unit}$", 1, 0),
        Shape("at most", f"^{_any(AT_MOST)} ?{amount}$", 0, 1),
        Shape("bracketed", f"^[(]((?:{money} ?)?){number}{power}{unit}[)]{unit}$", 1, 1, negative=True),
        Shape("bracketed behind money", f"^({money} ?)[(]{number}{power}[)]{unit}$", 1, 1, negative=True),
    )


@cache
def _compiled(decimal: str) -> tuple[tuple[Shape, re.Pattern[str]], ...]:
    return tuple((shape, re.compile(shape.pattern)) for shape in shapes(decimal))


@lru_cache(maxsize=REMEMBERED)
def read(text: str, decimal: str = ".") -> Amount | None:
    """The amount that a cell holds; None when it is no amount, or says nothing."""
    if len(text) > LONGEST:
        return None
    bare = plain(text)
    for shape, pattern in _compiled(decimal):
        if found := pattern.fullmatch(bare):
            return _amount(shape, found, decimal)
    return None


def _amount(shape: Shape, found: re.Match[str], decimal: str) -> Amount | None:
    if shape.low and shape.high and shape.low != shape.high:
        return _span(found, shape.low, shape.high, decimal)
    start = shape.low or shape.high
    value = _number(found, start, found[start + 2], decimal)
    value = -value if shape.negative else value
    return Amount(value if shape.low else None, value if shape.high else None)


def _span(found: re.Match[str], first: int, second: int, decimal: str) -> Amount | None:
    of_low, of_high = found[first + 2], found[second + 2]
    if not of_low and _number(found, first, "", decimal) <= _number(found, second, "", decimal):
        of_low = of_high
    low, high = _number(found, first, of_low, decimal), _number(found, second, of_high, decimal)
    return Amount(low, high) if low <= high else None


def _number(found: re.Match[str], start: int, power: str | None, decimal: str) -> Decimal:
    """Exact: there are at most 24 figures, and a power adds noughts only, which the 28 figures of Decimal may round away."""
    figures = found[start + 1]
    for sign in thousands(decimal):
        figures = figures.replace(sign, "")
    value = Decimal(re.sub(CUT, r"\1", figures.replace(decimal, "."))) * Decimal(10) ** POWERS[power or ""]
    return -value if "-" in found[start] else value


def number_style(samples: Iterable[str]) -> str:
    """The decimal sign of a column: "," where more of its cells are amounts only with that one than only with the point."""
    points = commas = 0
    for text in samples:
        point, comma = read(text, "."), read(text, ",")
        points += point is not None and comma is None
        commas += comma is not None and point is None
    return "," if commas > points else "."
