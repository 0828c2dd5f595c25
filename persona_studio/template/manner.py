"""How a workbook writes numbers and money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from persona_studio.foundation.words import _

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "CHF": "CHF", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$", "SEK": "kr", "PLN": "zł"}
_COMMA = {"de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "nb", "fi", "cs", "ru", "tr", "el"}
_SPACED = {"fr", "pl", "sv", "nb", "fi", "cs", "ru"}  # thousands stand apart
_LONGEST = 80  # characters of a number; more is not one, and would only cost time
_DIGITS = 24  # what is computed with exactly
POWERS = {"k": 3, "tsd": 3, "m": 6, "mio": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "mrd": 9, "billion": 9}
_NUMBER = re.compile(r"\s*([+-]?\d[\d.,'’\u00a0\u202f ]*)([a-zA-Z]*)\.?\s*")


def sound(number: Decimal) -> Decimal | None:
    """`number` when it is finite and can be computed with exactly, without a sign on zero; else None."""
    if not number:
        return Decimal(0) if number.is_finite() else None
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS or len(number.as_tuple().digits) > _DIGITS:
        return None
    return number


@dataclass(frozen=True)
class Manner:
    """The workbook's language ("en", "de-CH") and currency (ISO 4217); from them the decimal sign."""

    language: str = "en"
    currency: str = "USD"

    @property
    def decimal(self) -> str:
        return "," if self.language.split("-")[0] in _COMMA and not self.language.endswith("-CH") else "."

    @property
    def thousands(self) -> str:
        if self.language.split("-")[0] in _SPACED:
            return "\u202f"
        if self.language.endswith("-CH"):
            return "’"
        return "." if self.decimal == "," else ","

    @property
    def sign(self) -> str:
        """The sign of the currency, or its code where it has none."""
        return SIGNS.get(self.currency, self.currency)

    def read_number(self, text: str) -> tuple[Decimal, int] | str:
        """(number, power of ten named after it) of "1,001", "5k", "1.2 Mio"; a sentence when it cannot be read for sure."""
        found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
        if not found:
            return _("This is not a number.")
        group = "." if self.decimal == "," else ","
        digits, suffix = re.sub(r"['’\u00a0\u202f ]", "", found[1]), found[2].lower()
        if suffix and suffix not in POWERS:
            return _("“{unit}” is not a unit of numbers.").format(unit=found[2])
        if re.fullmatch(r"[+-]?\d{1,3}(" + re.escape(group) + r"\d{3})+(" + re.escape(self.decimal) + r"\d+)?", digits):
            digits = digits.replace(group, "")
        elif group in digits:
            return _("It is not clear whether “{sign}” divides thousands here.").format(sign=group)
        elif re.fullmatch(r"[+-]?[1-9]\d{0,2}" + re.escape(self.decimal) + r"\d{3}", digits) and not suffix:
            return _("It is not clear whether “{sign}” divides thousands here.").format(sign=self.decimal)
        try:
            number = sound(Decimal(digits.replace(self.decimal, ".")))
        except InvalidOperation:
            return _("This is not a number.")
        power = POWERS.get(suffix, 0)
        if number is None or sound(number.scaleb(power)) is None:
            return _("This number has too many digits.")
        return number, power

    def write_number(self, number: Decimal) -> str:
        """1234.5 as "1,234.5"; never in powers of ten, no trailing zeros but in "1.2340", as "1.234" could be a thousand."""
        text = f"{number:,f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text):
            text += "0"
        return text.translate(str.maketrans(",.", self.thousands + self.decimal))

    def write_short(self, number: Decimal) -> str:
        """12,000 as "12k", 1,250,000 as "1.25M"; exact, so 12,345 stays "12,345"."""
        for power, letter in ((6, "M"), (3, "k")):
            part = number.scaleb(-power)
            if abs(part) >= 1 and part == part.quantize(Decimal("0.01")):
                return self.write_number(part) + letter
        return self.write_number(number)


PLAIN = Manner()
