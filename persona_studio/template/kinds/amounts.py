"""Kinds of value that count: a number, a range, an amount of money, a date, yes or no."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Generic, TypeVar

from persona_studio.foundation.words import _
from persona_studio.template.kinds.base import Complaint, Json, Kind, Unclear, clip
from persona_studio.template.manner import PLAIN, SIGNS, Manner

_DASH = re.compile(r"\s*(?:–|—|‒|\bto\b|\bbis\b|\.\.\.?|…|(?<=[\dkKmM%])\s*-)\s*")
S = TypeVar("S", bound="Span")


@dataclass(frozen=True)
class Span:
    """From `low` to `high`, both in it; None is open. One exact figure has low == high."""

    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Money(Span):
    """A span of money in one currency (ISO 4217), `per` hour, day, week, month, quarter or year, or "" for once."""

    currency: str = "USD"
    per: str = ""


def exact(json: Json) -> Decimal | None:
    """A finite decimal from JSON text or integer; None for anything else."""
    if isinstance(json, bool) or not isinstance(json, str | int) or len(str(json)) > 40:
        return None
    try:
        number = Decimal(json)
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and -40 < number.adjusted() < 40 else None


def written(number: Decimal | None) -> str | None:
    """A decimal as JSON text without exponent or trailing zeros, so that equal numbers give equal bytes."""
    if number is None:
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class Number(Kind[Decimal]):
    """One number, with an optional unit ("people")."""

    word = "number"
    least: int | None = None
    most: int | None = None
    unit: str = ""

    def flaw(self) -> str | None:
        return _("least is above most") if self.least is not None and self.most is not None and self.least > self.most else None

    def parse(self, text: str, manner: Manner = PLAIN) -> Decimal | Unclear | None:
        text = text.strip()
        bare = text.removesuffix(self.unit).strip() if self.unit else text
        if not bare:
            return None
        read = manner.read_number(bare)
        return Unclear(text, read) if isinstance(read, str) else read[0].scaleb(read[1])

    def format(self, value: Decimal, manner: Manner = PLAIN) -> str:
        return f"{manner.write_number(value)} {self.unit}".strip()

    def check(self, value: Decimal) -> Complaint | None:
        if self.least is not None and value < self.least:
            return Complaint(_("Expected at least {least}.").format(least=self.least))
        if self.most is not None and value > self.most:
            return Complaint(_("Expected at most {most}.").format(most=self.most))
        return None

    def dump(self, value: Decimal) -> Json:
        return written(value)

    def load(self, json: Json) -> Decimal | Unclear:
        number = exact(json)
        return Unclear(clip(json), _("This is not a number.")) if number is None else number

    def distance(self, a: Decimal, b: Decimal) -> float:
        return float(abs(a - b) / max(abs(a), abs(b), Decimal(1)))


@dataclass(frozen=True)
class _Spans(Kind[S], Generic[S]):
    """What ranges and money share."""

    def check(self, value: S) -> Complaint | None:
        if value.low is not None and value.high is not None and value.high < value.low:
            return Complaint(_("Ends below its start."), _("Swap them"), type(value)(**{**vars(value), "low": value.high, "high": value.low}))
        return None

    def distance(self, a: S, b: S) -> float:
        """One minus the overlap of the two spans over their union."""
        low = max(a.low or Decimal(0), b.low or Decimal(0))
        ends = [s.high if s.high is not None else max(s.low or Decimal(0), low) for s in (a, b)]
        starts = [s.low or Decimal(0) for s in (a, b)]
        union = max(ends) - min(starts)
        return float(a != b) if union <= 0 else 1 - float(max(Decimal(0), min(ends) - max(starts)) / union)


def _read_span(text: str, manner: Manner) -> tuple[Decimal | None, Decimal | None] | str:
    """low and high of "28–36", "50+", "< 200", "5 to 10k"; a sentence when it cannot be read for sure."""
    text = text.strip()
    if found := re.fullmatch(r"(?:<=?|≤|up to|bis zu|under|below)\s*(.+)", text, re.IGNORECASE):
        read = manner.read_number(found[1])
        return read if isinstance(read, str) else (None, read[0].scaleb(read[1]))
    if found := re.fullmatch(r"(?:>=?|≥|from|over|above|at least|ab)\s*(.+)|(.+?)\s*\+", text, re.IGNORECASE):
        read = manner.read_number(found[1] or found[2])
        return read if isinstance(read, str) else (read[0].scaleb(read[1]), None)
    parts = [part for part in _DASH.split(text) if part]
    if len(parts) not in (1, 2):
        return _("Write a range as “from–to”.")
    reads = [manner.read_number(part) for part in parts]
    for read in reads:
        if isinstance(read, str):
            return read
    numbers = [read for read in reads if not isinstance(read, str)]
    (low, low_power), (high, high_power) = numbers[0], numbers[-1]
    if not low_power and high_power and low < 1000 and low <= high:  # "5–10k" means 5k to 10k
        low_power = high_power
    return low.scaleb(low_power), high.scaleb(high_power)


@dataclass(frozen=True)
class Range(_Spans[Span]):
    """From one number to another: ages, team sizes."""

    word = "range"
    least: int | None = None
    most: int | None = None
    unit: str = ""

    def flaw(self) -> str | None:
        return _("least is above most") if self.least is not None and self.most is not None and self.least > self.most else None

    def parse(self, text: str, manner: Manner = PLAIN) -> Span | Unclear | None:
        text = text.strip()
        bare = text.removesuffix(self.unit).strip() if self.unit else text
        if not bare:
            return None
        read = _read_span(bare, manner)
        return Unclear(text, read) if isinstance(read, str) else Span(*read)

    def format(self, value: Span, manner: Manner = PLAIN) -> str:
        if value.low is None:
            text = "≤ " + manner.write_number(value.high or Decimal(0))
        elif value.high is None:
            text = manner.write_number(value.low) + "+"
        elif value.low == value.high:
            text = manner.write_number(value.low)
        else:
            text = f"{manner.write_number(value.low)}–{manner.write_number(value.high)}"
        return f"{text} {self.unit}".strip()

    def check(self, value: Span) -> Complaint | None:
        if self.least is not None and value.low is not None and value.low < self.least:
            return Complaint(_("Expected at least {least}.").format(least=self.least))
        if self.most is not None and value.high is not None and value.high > self.most:
            return Complaint(_("Expected at most {most}.").format(most=self.most))
        return super().check(value)

    def dump(self, value: Span) -> Json:
        return {"low": written(value.low), "high": written(value.high)}

    def load(self, json: Json) -> Span | Unclear:
        if isinstance(json, dict) and set(json) == {"low", "high"}:
            low, high = exact(json["low"]), exact(json["high"])
            if (low is not None or json["low"] is None) and (high is not None or json["high"] is None) and (low, high) != (None, None):
                return Span(low, high)
        return Unclear(clip(json), _("This is not a range."))


PERIODS = ("hour", "day", "week", "month", "quarter", "year")
_PER = re.compile(r"\s*(?:/|\bper\b|\ban?\b|\bpro\b|\bje\b)\s*(hour|hr|h|day|week|month|mo|quarter|year|yr|stunde|tag|woche|monat|quartal|jahr)\b\.?|\s*(monthly|yearly|annually|weekly|daily|p\.?\s?a\.?)\s*$", re.IGNORECASE)
_PERIOD_OF = {
    "hr": "hour", "h": "hour", "mo": "month", "yr": "year", "stunde": "hour", "tag": "day", "woche": "week", "monat": "month", "quartal": "quarter",
    "jahr": "year", "monthly": "month", "yearly": "year", "annually": "year", "weekly": "week", "daily": "day", "pa": "year",
}  # fmt: skip
_CURRENCY = re.compile("|".join(sorted((re.escape(s) for s in (*SIGNS.values(), *SIGNS)), key=len, reverse=True)), re.IGNORECASE)


@dataclass(frozen=True)
class Amount(_Spans[Money]):
    """An amount of money or a span of it, in the workbook's currency unless another is written."""

    word = "money"
    per: str = ""  # the period meant when none is written

    def flaw(self) -> str | None:
        return None if self.per in ("", *PERIODS) else _("per must be one of {periods}").format(periods=", ".join(PERIODS))

    def parse(self, text: str, manner: Manner = PLAIN) -> Money | Unclear | None:
        bare, per, currency = text.strip(), self.per, manner.currency
        if not bare:
            return None
        if found := _PER.search(bare):
            word = (found[1] or found[2]).lower().replace(".", "").replace(" ", "")
            per, bare = _PERIOD_OF.get(word, word), (bare[: found.start()] + bare[found.end() :]).strip()
        signs = {s.upper() for s in _CURRENCY.findall(bare)}
        if len(signs) > 1:
            return Unclear(text.strip(), _("There are two currencies here."))
        if signs:
            sign = signs.pop()
            currency = next((code for code, s in SIGNS.items() if sign in (code, s.upper())), currency)
            bare = _CURRENCY.sub(" ", bare).strip()
        read = _read_span(bare, manner)
        return Unclear(text.strip(), read) if isinstance(read, str) else Money(*read, currency, per)

    def format(self, value: Money, manner: Manner = PLAIN) -> str:
        own = Manner(manner.language, value.currency)
        after = own.decimal == ","  # "70k € " where the comma is the decimal sign
        gap = " " if len(own.sign) > 1 and own.sign.isalpha() else ""

        def one(number: Decimal) -> str:
            short = own.write_short(number)
            return f"{short} {own.sign}" if after else f"{own.sign}{gap}{short}"

        if value.low is None:
            text = "≤ " + one(value.high or Decimal(0))
        elif value.high is None:
            text = one(value.low) + "+"
        elif value.low == value.high:
            text = one(value.low)
        elif after:
            text = f"{own.write_short(value.low)}–{one(value.high)}"
        else:
            text = f"{one(value.low)}–{own.write_short(value.high)}"
        return f"{text} / {value.per}" if value.per and value.per != self.per else text

    def dump(self, value: Money) -> Json:
        return {"low": written(value.low), "high": written(value.high), "currency": value.currency, "per": value.per}

    def load(self, json: Json) -> Money | Unclear:
        if isinstance(json, dict) and set(json) == {"low", "high", "currency", "per"}:
            low, high = exact(json["low"]), exact(json["high"])
            named = isinstance(json["currency"], str) and re.fullmatch("[A-Z]{3}", json["currency"]) and json["per"] in ("", *PERIODS)
            if named and (low is not None or json["low"] is None) and (high is not None or json["high"] is None) and (low, high) != (None, None):
                return Money(low, high, json["currency"], json["per"])
        return Unclear(clip(json), _("This is not an amount of money."))

    def distance(self, a: Money, b: Money) -> float:
        return 1.0 if (a.currency, a.per) != (b.currency, b.per) else super().distance(a, b)


_DATES = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")


@dataclass(frozen=True)
class Date(Kind[datetime.date]):
    """A day."""

    word = "date"

    def parse(self, text: str, manner: Manner = PLAIN) -> datetime.date | Unclear | None:
        text = text.strip()
        if not text:
            return None
        for pattern in _DATES:
            try:
                return datetime.datetime.strptime(text, pattern).date()
            except ValueError:
                continue
        return Unclear(text, _("Write a date as 2027-02-12 or 12 Feb 2027."))

    def format(self, value: datetime.date, manner: Manner = PLAIN) -> str:
        return f"{value.day} {value:%b %Y}"

    def dump(self, value: datetime.date) -> Json:
        return value.isoformat()

    def load(self, json: Json) -> datetime.date | Unclear:
        try:
            return datetime.date.fromisoformat(json)
        except (TypeError, ValueError):
            return Unclear(clip(json), _("This is not a date."))

    def distance(self, a: datetime.date, b: datetime.date) -> float:
        return min(1.0, abs((a - b).days) / 365)


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """Yes or no."""

    word = "flag"

    def parse(self, text: str, manner: Manner = PLAIN) -> bool | Unclear | None:
        word = text.strip().casefold()
        if not word:
            return None
        if word in ("yes", "y", "true", "1", "ja", _("Yes").casefold()):
            return True
        if word in ("no", "n", "false", "0", "nein", _("No").casefold()):
            return False
        return Unclear(text.strip(), _("Answer yes or no."))

    def format(self, value: bool, manner: Manner = PLAIN) -> str:
        return _("Yes") if value else _("No")

    def dump(self, value: bool) -> Json:
        return value

    def load(self, json: Json) -> bool | Unclear:
        return json if isinstance(json, bool) else Unclear(clip(json), _("This is neither yes nor no."))
