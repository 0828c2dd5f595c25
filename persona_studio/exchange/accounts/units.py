"""The unit that a header names: “Revenue (M)”, “Umsatz in Mio. EUR”, “Sales ($000s)”."""

from __future__ import annotations

import re
from decimal import Decimal

_WORDS = {
    Decimal(1000): "k thousand thousands tsd 000 000s teur tusd tgbp tchf keur kusd miles milliers",
    Decimal(1_000_000): "m mm mn mil mio mill million millions millionen millones meur musd mds$",
    Decimal(1_000_000_000): "b bn bil mrd billion billions milliarde milliarden milliards mds",
}
_POWERS = {word: factor for factor, words in _WORDS.items() for word in words.split()}
_PLAIN = frozenset("usd eur gbp chf cad aud jpy inr us dollar dollars euro euros $ € £ in en % percent fte ttm fy".split())
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TAIL = re.compile(r"[\s_,]+(?:in|en)[\s_]+(.{1,24})$", re.IGNORECASE)
_LAST = re.compile(
    r"[\s_]+((?:usd|eur|gbp|chf)[\s_]+(?:mm?|k|bn?)|usd|eur|gbp|mio|mrd|mn|bn|mm|millions|thousands|billions|teur|keur|[$€£]\s?[mkb]n?)\.?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+|[$€£%]")


def split(header: str) -> tuple[str, Decimal]:
    """The header without its unit, and what its amounts are to be multiplied by."""
    factor = Decimal(1)
    for pattern in (_BRACKETS, _TAIL, _LAST, _LAST):
        found = pattern.search(header)
        if found is None:
            continue
        said = _WORD.findall(found[1].lower())
        powers = [_POWERS[word] for word in said if word in _POWERS]
        if not all(word in _POWERS or word in _PLAIN or word.isdigit() for word in said):
            continue
        factor *= powers[0] if powers else 1
        header = f"{header[: found.start()]} {header[found.end() :]}".strip()
    return header, factor
