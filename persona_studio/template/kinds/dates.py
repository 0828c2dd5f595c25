"""A day as a kind of value."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from persona_studio.foundation.words import _
from persona_studio.template.kinds.base import Json, Kind, Unclear, clip
from persona_studio.template.kinds.words import clean
from persona_studio.template.manner import PLAIN, Manner

_DATES = ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST = 40  # characters of a date


@dataclass(frozen=True)
class Date(Kind[datetime.date]):
    """A day."""

    word = "date"

    def parse(self, text: str, manner: Manner = PLAIN) -> datetime.date | Unclear | None:
        text = clean(text).strip()
        if not text:
            return None
        for pattern in _DATES if len(text) <= _LONGEST else ():
            try:
                return datetime.datetime.strptime(text, pattern).date()
            except ValueError:
                continue
        return Unclear(text, _("Write a date as 2027-02-12 or 12 Feb 2027."))

    def format(self, value: datetime.date, manner: Manner = PLAIN) -> str:
        if manner.language.split("-")[0] == "de":
            return f"{value.day:02}.{value.month:02}.{value.year:04}"
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year:04}"

    def dump(self, value: datetime.date) -> Json:
        return value.isoformat()

    def load(self, json: Json) -> datetime.date | Unclear:
        try:
            return datetime.date.fromisoformat(json)
        except (TypeError, ValueError):
            return Unclear(clip(json), _("This is not a date."))

    def distance(self, a: datetime.date, b: datetime.date) -> float:
        return min(1.0, abs((a - b).days) / 365)
