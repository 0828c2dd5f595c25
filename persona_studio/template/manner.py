"""How a workbook writes numbers and money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from persona_studio.foundation.words import _

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "CHF": "CHF", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$", "SEK": "kr", "PLN": "zł"}
_COMMA = {"de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "nb", "fi", "cs", "ru", "tr", "el"}
_POWERS = {"k": 3, "tsd": 3, "m": 6, "mio": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "mrd": 9, "billion": 9}
_NUMBER = re.compile(r"\s*([+-]?\d[\d.,'’\u00a0\u202f ]*)\s*([a-zA-Z]*)\.?\s*")


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
        return "." if self.decimal == "," else ","

    @property
    def sign(self) -> str:
        """The sign of the currency, or its code where it has none."""
        return SIGNS.get(self.currency, self.currency)

    def read_number(self, text: str) -> tuple[Decimal, int] | str:
        """(number, power of ten named after it) of "1,001", "5k", "1.2 Mio"; a sentence when it cannot be read for sure."""
        found = _NUMBER.fullmatch(text)
        if not found:
            return _("This is not a number.")
        digits, suffix = re.sub(r"['’\u00a0\u202f ]", "", found[1]), found[2].lower()
        if suffix and suffix not in _POWERS:
            return _("“{unit}” is not a unit of numbers.").format(unit=found[2])
        if re.fullmatch(r"[+-]?\d{1,3}(" + re.escape(self.thousands) + r"\d{3})+(" + re.escape(self.decimal) + r"\d+)?", digits):
            digits = digits.replace(self.thousands, "")
        elif self.thousands in digits:
            return _("It is not clear whether “{sign}” divides thousands here.").format(sign=self.thousands)
        elif re.fullmatch(r"[+-]?[1-9]\d{0,2}" + re.escape(self.decimal) + r"\d{3}", digits) and not suffix:
            return _("It is not clear whether “{sign}” divides thousands here.").format(sign=self.decimal)
        try:
            return Decimal(digits.replace(self.decimal, ".")), _POWERS.get(suffix, 0)
        except InvalidOperation:
            return _("This is not a number.")

    def write_number(self, number: Decimal) -> str:
        """1234.5 as "1,234.5"; never in powers of ten, no trailing zeros."""
        text = f"{number:,f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.translate(str.maketrans({",": self.thousands, ".": self.decimal}))

    def write_short(self, number: Decimal) -> str:
        """12,000 as "12k", 1,250,000 as "1.25M"; exact, so 12,345 stays "12,345"."""
        for power, letter in ((6, "M"), (3, "k")):
            part = number.scaleb(-power)
            if abs(part) >= 1 and part == part.quantize(Decimal("0.01")):
                return self.write_number(part) + letter
        return self.write_number(number)


PLAIN = Manner()
