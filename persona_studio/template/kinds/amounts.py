"""Kinds of value that count: a number, and a range from one number to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Generic, TypeVar

from persona_studio.foundation.words import _
from persona_studio.template.kinds.base import Complaint, Json, Kind, Unclear, clip
from persona_studio.template.kinds.words import clean
from persona_studio.template.manner import PLAIN, Manner, sound

LONGEST = 200  # characters of anything that counts; more is prose, and would only cost time
_DASH = re.compile(r"\s*(?:–|—|‒|\bto\b|\bbis\b|\.\.\.?|…|(?<=[\dkKmM%])\s*-)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:from|between|von|zwischen)\s+(.+?)\s+(?:to|and|bis|und)\s+(.+)", re.IGNORECASE)
S = TypeVar("S", bound="Span")
T = TypeVar("T")


@dataclass(frozen=True)
class Span:
    """From `low` to `high`, both in it; None is open. One exact figure has low == high."""

    low: Decimal | None
    high: Decimal | None


def exact(json: Json) -> Decimal | None:
    """A finite decimal from JSON text or integer; None for anything else."""
    if isinstance(json, bool) or not isinstance(json, str | int):
        return None
    if len(json) > LONGEST if isinstance(json, str) else abs(json) > 10**LONGEST:
        return None
    try:
        return sound(Decimal(json))
    except (InvalidOperation, ValueError):
        return None


def written(number: Decimal | None) -> str | None:
    """A decimal as JSON text without exponent or trailing zeros, so that equal numbers give equal bytes."""
    if number is None:
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class _Counted(Kind[T], Generic[T]):
    """What numbers and ranges share: limits, and a unit that is written after them."""

    least: int | None = None
    most: int | None = None
    unit: str = ""  # "people"
    unit_one: str = ""  # "person"; the unit itself when blank
    units: tuple[str, ...] = ()  # other words that people write there

    def flaw(self) -> str | None:
        return _("least is above most") if self.least is not None and self.most is not None and self.least > self.most else None

    def _bare(self, text: str) -> str:
        """The text without a unit at its end."""
        for unit in sorted({self.unit, self.unit_one, *self.units} - {""}, key=len, reverse=True):
            if text.casefold().endswith(unit.casefold()):
                return text[: -len(unit)].rstrip()
        return text

    def _with_unit(self, text: str, one: bool) -> str:
        return f"{text} {self.unit_one if one and self.unit_one else self.unit}".strip()

    def _limits(self, low: Decimal | None, high: Decimal | None) -> Complaint | None:
        if self.least is not None and low is not None and low < self.least:
            return Complaint(_("Expected at least {least}.").format(least=self.least))
        if self.most is not None and high is not None and high > self.most:
            return Complaint(_("Expected at most {most}.").format(most=self.most))
        return None


@dataclass(frozen=True)
class Number(_Counted[Decimal]):
    """One number, with an optional unit ("people")."""

    word = "number"

    def parse(self, text: str, manner: Manner = PLAIN) -> Decimal | Unclear | None:
        text = clean(text).strip()
        if not text:
            return None
        read = manner.read_number(self._bare(text)) if len(text) <= LONGEST else _("This is not a number.")
        return Unclear(text, read) if isinstance(read, str) else read[0].scaleb(read[1])

    def format(self, value: Decimal, manner: Manner = PLAIN) -> str:
        return self._with_unit(manner.write_number(value), value == 1)

    def check(self, value: Decimal) -> Complaint | None:
        return self._limits(value, value)

    def dump(self, value: Decimal) -> Json:
        return written(value)

    def load(self, json: Json) -> Decimal | Unclear:
        number = exact(json)
        return Unclear(clip(json), _("This is not a number.")) if number is None else number

    def distance(self, a: Decimal, b: Decimal) -> float:
        return min(1.0, float(abs(a - b) / max(abs(a), abs(b), Decimal(1))))


@dataclass(frozen=True)
class Spans(Kind[S], Generic[S]):
    """What ranges and money share."""

    def check(self, value: S) -> Complaint | None:
        if value.low is not None and value.high is not None and value.high < value.low:
            return Complaint(_("Ends below its start."), _("Swap them"), type(value)(**{**vars(value), "low": value.high, "high": value.low}))
        return None

    def distance(self, a: S, b: S) -> float:
        """One minus the overlap of the two spans over their union; an open end reaches twice as far as anything named."""
        far = 2 * max(abs(n) for n in (a.low, a.high, b.low, b.high, Decimal(1)) if n is not None)
        starts = [Decimal(0) if s.low is None else s.low for s in (a, b)]
        ends = [far if s.high is None else s.high for s in (a, b)]
        union = max(ends) - min(starts)
        if a == b or union <= 0:
            return float(a != b)
        return 1 - min(1.0, float(max(Decimal(0), min(ends) - max(starts)) / union))


def up_to(amount: str) -> str:
    """A span without a start, in words: few fonts have the sign for it."""
    return _("up to {amount}").format(amount=amount)


def read_span(text: str, manner: Manner) -> tuple[Decimal | None, Decimal | None] | str:
    """low and high of "28–36", "50+", "< 200", "5 to 10k"; a sentence when it cannot be read for sure."""
    if len(text) > LONGEST:
        return _("Write a range as “from–to”.")
    text = text.strip()
    if found := _BETWEEN.fullmatch(text):
        text = f"{found[1]}–{found[2]}"
    ours = re.escape(up_to("").strip())
    if found := re.fullmatch(rf"(?:{ours}|<=?|≤|up to|bis zu|bis|under|below|at most|unter)\s*(.+)", text, re.IGNORECASE):
        read = manner.read_number(found[1])
        return read if isinstance(read, str) else (None, read[0].scaleb(read[1]))
    if found := re.fullmatch(r"(?:>=?|≥|from|over|above|at least|more than|ab|über)\s*(.+)|(.+?)\s*\+", text, re.IGNORECASE):
        read = manner.read_number(found[1] or found[2])
        return read if isinstance(read, str) else (read[0].scaleb(read[1]), None)
    parts = _DASH.split(text)
    if len(parts) > 2 or not all(parts):
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
class Range(_Counted[Span], Spans[Span]):
    """From one number to another: ages, weeks."""

    word = "range"

    def parse(self, text: str, manner: Manner = PLAIN) -> Span | Unclear | None:
        text = clean(text).strip()
        if not text:
            return None
        read = read_span(self._bare(text), manner) if len(text) <= LONGEST else _("Write a range as “from–to”.")
        return Unclear(text, read) if isinstance(read, str) else Span(*read)

    def format(self, value: Span, manner: Manner = PLAIN) -> str:
        if value.low is None:
            text = up_to(manner.write_number(value.high or Decimal(0)))
        elif value.high is None:
            text = manner.write_number(value.low) + "+"
        elif value.low == value.high:
            text = manner.write_number(value.low)
        else:
            text = f"{manner.write_number(value.low)}–{manner.write_number(value.high)}"
        return self._with_unit(text, value.low == value.high == 1)

    def check(self, value: Span) -> Complaint | None:
        return self._limits(value.low, value.high) or Spans.check(self, value)

    def dump(self, value: Span) -> Json:
        return {"low": written(value.low), "high": written(value.high)}

    def load(self, json: Json) -> Span | Unclear:
        if isinstance(json, dict) and set(json) == {"low", "high"}:
            low, high = exact(json["low"]), exact(json["high"])
            if (low is not None or json["low"] is None) and (high is not None or json["high"] is None) and (low, high) != (None, None):
                return Span(low, high)
        return Unclear(clip(json), _("This is not a range."))
