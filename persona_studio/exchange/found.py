"""What was found in somebody's file, before it is known where it belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

SEPARATOR = " / "  # between the headings of a path
MOST_PIECES = 500_000

Scalar = str | int | bool


@dataclass(frozen=True)
class Item:
    """One text or number, and what is said about it under headings of its own."""

    value: Scalar
    parts: tuple[tuple[str, str], ...] = ()
    listed: bool = True  # an item of a list; False for running text
    key: str = ""  # under which the text stood, where that says more than "text" or "name"

    @property
    def text(self) -> str:
        return str(self.value).lower() if isinstance(self.value, bool) else str(self.value)


@dataclass(frozen=True)
class Piece:
    """What stands under one of their headings; "" for what stands under none."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Found:
    """One profile of somebody else's file: its name, its id there ("" for none), and all else in their order."""

    name: str
    id: str
    pieces: tuple[Piece, ...]
    template: str = ""  # the id of ours that the file names for it


class Gatherer:
    """Collects pieces in order; the same heading again adds to the first."""

    def __init__(self) -> None:
        self._items: dict[str, list[Item]] = {}
        self._count = 0

    def add(self, heading: str, *items: Item) -> None:
        kept = [item for item in items if item.text.strip() or item.parts]
        self._count += len(kept)
        if self._count > MOST_PIECES:
            raise Problem(_("There are more than {count} values in one profile.").format(count=MOST_PIECES), _("Divide the file."))
        if kept:
            self._items.setdefault(heading, []).extend(kept)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(Piece(heading, tuple(items)) for heading, items in self._items.items())


def path(*headings: str) -> str:
    """Headings as one path; blank ones are left out."""
    return SEPARATOR.join(h for h in headings if h)


_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\W_]+")


def normal(heading: str) -> str:
    """A heading as words alone, in lower case and singular: "painPoints", "Pain-points:" and "Pain Point" are the same."""
    words = [w.casefold() for w in _WORDS.split(heading.strip()) if w]
    if len(words) > 1 and words[0] in ("the", "their", "his", "her", "my", "a", "an"):
        words = words[1:]
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
