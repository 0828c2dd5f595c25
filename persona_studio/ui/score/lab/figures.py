"""Weights and limits as they are written and read."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

from persona_studio.domain.scoring.model import STEP


def plain(number: Decimal, least: int = 0) -> str:
    """12.5 in the reader's own way of writing it, at least with `least` decimals and never with more than it has."""
    text = format(number.normalize(), "f")
    places = max(least, len(text.partition(".")[2]))
    return QLocale().toString(float(number), "f", places)


def percent(number: Decimal) -> str:
    """A weight with its sign."""
    return f"{plain(number)} %"


def read(text: str) -> Decimal | None:
    """A typed number, with comma or point and with or without a sign of percent; None when it is none, or has more than two decimals."""
    words = text.replace("%", "").replace(",", ".").strip()
    try:
        number = Decimal(words)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < 10**9 and number == number.quantize(STEP) else None


def signed(number: int) -> str:
    """A change: "+8", "−4", nothing for none."""
    return f"{'+' if number > 0 else '−'}{QLocale().toString(abs(number))}" if number else ""
