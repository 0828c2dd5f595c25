"""An ICP with a small committee, for tests of links and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from persona_studio.actions import profiles, values
from persona_studio.workbook.book import Workbook


@dataclass(frozen=True)
class People:
    icp: int
    cfo: int
    maria: int
    user: int


def people(book: Workbook) -> People:
    """An ICP, two buyers and a user, not linked yet."""
    made = [("icp", "Mid-market"), ("buyer-persona", "Carl CFO"), ("buyer-persona", "Maria"), ("user-persona", "Ulla")]
    return People(*(profiles.create(book, template, name) for template, name in made))


def claim(book: Workbook, profile: int, text: str = "Slow reports", field: str = "goals") -> int:
    """A claim of that text."""
    key = book.new_id("claim")
    values.put(book, profile, field, text, claim=key)
    return key
