"""An amount of money, or a span of it, for once or for a period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_studio.foundation.words import _
from persona_studio.template.kinds.amounts import LONGEST, Span, Spans, exact, read_span, up_to, written
from persona_studio.template.kinds.base import Json, Unclear, clip
from persona_studio.template.kinds.words import clean
from persona_studio.template.manner import PLAIN, POWERS, SIGNS, Manner

PERIODS = ("hour", "day", "week", "month", "quarter", "year")
_PER = re.compile(
    r"(?:/|\bper\b|\ban?\b|\bpro\b|\bje\b|\bim\b)\s*(hour|hr|h|day|week|month|mo|quarter|year|yr|stunde|tag|woche|monat|quartal|jahr)\b\.?"
    r"|\b(monthly|yearly|annually|quarterly|weekly|daily|hourly|p\.? ?a\.?)$",
    re.IGNORECASE,
)
_PERIOD_OF = {
    "hr": "hour", "h": "hour", "mo": "month", "yr": "year", "stunde": "hour", "tag": "day", "woche": "week", "monat": "month", "quartal": "quarter",
    "jahr": "year",
    "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
    "annually": "year", "pa": "year",
}  # fmt: skip
_DOLLARS = ("USD", "CAD", "AUD")  # in a workbook of one of the others "$" is its own, and the American one is "US$"
_CODES = {sign.upper(): code for code, sign in SIGNS.items()} | {"US$": "USD", "EURO": "EUR", "EUROS": "EUR", "DOLLARS": "USD", "FR.": "CHF"}
_CURRENCY = re.compile(
    "|".join(sorted((rf"(?<![^\W\d]){re.escape(s)}" + r"(?![^\W\d])" * s.isalpha() for s in _CODES), key=len, reverse=True))
    + r"|(?-i:(?<![^\W\d])[A-Z]{3}(?![^\W\d]))",  # letters stand alone, or beside figures: "5EUR"
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Money(Span):
    """A span of money in one currency (ISO 4217), `per` hour, day, week, month, quarter or year, or "" for once."""

    currency: str = "USD"
    per: str = ""


def _phrases() -> dict[str, str]:
    """How each period is written after an amount."""
    return {
        "hour": _("{amount} an hour"), "day": _("{amount} a day"), "week": _("{amount} a week"), "month": _("{amount} a month"),
        "quarter": _("{amount} a quarter"), "year": _("{amount} a year"), "": _("{amount} once"),
    }  # fmt: skip


@dataclass(frozen=True)
class Amount(Spans[Money]):
    """An amount of money or a span of it, in the workbook's currency unless another is written."""

    word = "money"
    per: str = ""  # the period meant when none is written

    def flaw(self) -> str | None:
        return None if self.per in ("", *PERIODS) else _("per must be one of {periods}").format(periods=", ".join(PERIODS))

    def parse(self, text: str, manner: Manner = PLAIN) -> Money | Unclear | None:
        text = clean(text).strip()
        if not text:
            return None
        if len(text) > LONGEST:
            return Unclear(text, _("This is not an amount of money."))
        bare, per = self._period(text)
        bare, currencies = _currencies(bare, manner)
        if len(currencies) > 1:
            return Unclear(text, _("There are two currencies here."))
        read = read_span(bare, manner)
        return Unclear(text, read) if isinstance(read, str) else Money(*read, currencies.pop() if currencies else manner.currency, per)

    def _period(self, text: str) -> tuple[str, str]:
        """The text without its period, and the period: the template's own when none is written."""
        for per, phrase in _phrases().items():
            tail = phrase.format(amount="").strip().casefold()
            if text.casefold().endswith(f" {tail}"):
                return text[: -len(tail)].strip(), per
        if found := _PER.search(text):
            word = (found[1] or found[2]).lower().replace(".", "").replace(" ", "")
            return f"{text[: found.start()]} {text[found.end() :]}".strip(), _PERIOD_OF.get(word, word)
        return text, self.per

    def format(self, value: Money, manner: Manner = PLAIN) -> str:
        text = self._span(value, manner)
        return text if value.per == self.per else _phrases()[value.per].format(amount=text)

    def _span(self, value: Money, manner: Manner) -> str:
        low, high = value.low, value.high
        short_low, short_high = ("" if n is None else manner.write_short(n) for n in (low, high))
        if low is not None and high is not None and low != high and short_high[-1].isalpha() and not short_low[-1].isalpha():
            short_high = manner.write_number(high)  # "5–10k" would mean 5k to 10k
        if low is None:
            return up_to(_signed(short_high, value.currency, manner))
        if high is None:
            return _signed(short_low, value.currency, manner) + "+"
        return _signed(short_low if low == high else f"{short_low}–{short_high}", value.currency, manner)

    def dump(self, value: Money) -> Json:
        return {"low": written(value.low), "high": written(value.high), "currency": value.currency, "per": value.per}

    def load(self, json: Json) -> Money | Unclear:
        if isinstance(json, dict) and set(json) == {"low", "high", "currency", "per"}:
            low, high = exact(json["low"]), exact(json["high"])
            known = json["per"] in ("", *PERIODS) if isinstance(json["per"], str) else False
            named = known and isinstance(json["currency"], str) and re.fullmatch("[A-Z]{3}", json["currency"])
            if named and (low is not None or json["low"] is None) and (high is not None or json["high"] is None) and (low, high) != (None, None):
                return Money(low, high, json["currency"], json["per"])
        return Unclear(clip(json), _("This is not an amount of money."))

    def distance(self, a: Money, b: Money) -> float:
        return 1.0 if (a.currency, a.per) != (b.currency, b.per) else super().distance(a, b)


def _signed(text: str, currency: str, manner: Manner) -> str:
    """The figures with the currency where the language puts it: "$5k", "CHF 5k", "5k €"."""
    sign = "US$" if currency == "USD" and manner.currency in _DOLLARS[1:] else Manner(currency=currency).sign
    if manner.decimal == ",":
        return f"{text} {sign}"
    return f"{sign} {text}" if sign.isalpha() else sign + text


def _currencies(text: str, manner: Manner) -> tuple[str, set[str]]:
    """The text without the currencies in it, and these. A power of ten in capitals is not a currency."""
    found: set[str] = set()

    def take(match: re.Match[str]) -> str:
        word = match[0].upper()
        if word.lower() in POWERS:
            return match[0]
        found.add(manner.currency if word == "$" and manner.currency in _DOLLARS else _CODES.get(word, word))
        return " "

    return _CURRENCY.sub(take, text).strip(), found
