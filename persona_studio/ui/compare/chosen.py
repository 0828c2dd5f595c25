"""Which profiles of a workbook are compared: remembered, and known before the place is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from persona_studio.ui.memory import Memory
    from persona_studio.workbook.book import Workbook

KEY = "compared"
BOOKS = 20  # workbooks whose comparison is remembered


def ids(memory: Memory, book: Workbook) -> list[int]:
    """The profiles that were compared last and are still there."""
    codes = _all(memory).get(str(book.path), [])
    known = {listed.code: listed.id for listed in book.profiles()}
    return [known[code] for code in codes if code in known] if isinstance(codes, list) else []


def keep(memory: Memory, book: Workbook, profiles: Sequence[int]) -> None:
    """Remembers them."""
    codes = {listed.id: listed.code for listed in book.profiles()}
    every = _all(memory)
    every.pop(str(book.path), None)
    every[str(book.path)] = [codes[id] for id in profiles if id in codes]
    memory.put(**{KEY: dict(list(every.items())[-BOOKS:])})


def _all(memory: Memory) -> dict[str, object]:
    found = memory.get(KEY)
    return dict(found) if isinstance(found, dict) else {}
