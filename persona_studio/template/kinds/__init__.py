"""Every kind of value, by the word that templates use for it."""

from __future__ import annotations

from typing import Any

from persona_studio.template.kinds.amounts import Number, Range, Span
from persona_studio.template.kinds.base import MOST_WANTED, UNCLEAR, Complaint, Kind, Unclear
from persona_studio.template.kinds.dates import Date
from persona_studio.template.kinds.lists import Group, Groups, ListOf, Part, Ranked, Table
from persona_studio.template.kinds.money import Amount, Money
from persona_studio.template.kinds.references import PROFILE_KINDS, ProfileCode
from persona_studio.template.kinds.scores import Outcome, Outcomes, Scale
from persona_studio.template.kinds.statements import Clause, Sentence, Statement
from persona_studio.template.kinds.words import Choice, Flag, Line, Many, Text, clean

_EVERY = (Line, Text, Choice, Many, Number, Range, Amount, Scale, Date, Flag, ListOf, Ranked, Groups, Table, Statement, Outcomes, ProfileCode)
KINDS: dict[str, type[Kind[Any]]] = {kind.word: kind for kind in _EVERY}

__all__ = [
    "KINDS", "MOST_WANTED", "PROFILE_KINDS", "UNCLEAR", "Amount", "Choice", "Clause", "Complaint", "Date", "Flag", "Group", "Groups", "Kind", "Line",
    "ListOf", "Many", "Money", "Number", "Outcome", "Outcomes", "Part", "ProfileCode", "Range", "Ranked", "Scale", "Sentence", "Span",
    "Statement", "Table", "Text", "Unclear", "clean",
]  # fmt: skip
