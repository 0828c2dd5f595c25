"""Every kind of value, by the word that templates use for it."""

from __future__ import annotations

from typing import Any

from persona_studio.template.kinds.amounts import Number, Range, Span
from persona_studio.template.kinds.base import UNCLEAR, Complaint, Kind, Unclear
from persona_studio.template.kinds.dates import Date
from persona_studio.template.kinds.lists import Group, Groups, ListOf, Part, Ranked
from persona_studio.template.kinds.money import Amount, Money
from persona_studio.template.kinds.words import Choice, Flag, Line, Many, Text, clean

KINDS: dict[str, type[Kind[Any]]] = {
    kind.word: kind for kind in (Line, Text, Choice, Many, Number, Range, Amount, Date, Flag, ListOf, Ranked, Groups)
}

__all__ = [
    "KINDS", "UNCLEAR", "Amount", "Choice", "Complaint", "Date", "Flag", "Group", "Groups", "Kind", "Line", "ListOf", "Many",
    "Money", "Number", "Part", "Range", "Ranked", "Span", "Text", "Unclear", "clean",
]  # fmt: skip
