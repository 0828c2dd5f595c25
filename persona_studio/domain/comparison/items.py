"""How near two values come to each other, and which items of two lists mean the same. The same whichever of them comes first."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field

NEAR = 0.7  # items below this are two different things
MEASURED = frozenset({"number", "range", "money", "date", "scale", "flag", "choice", "outcomes"})  # kinds whose own distance says more than letters
LONGEST = 4000  # letters that are compared; what two texts begin with tells them apart


def words(f: Field, value: Any, manner: Manner = PLAIN) -> str:
    """All words of a value, also of one that could not be read."""
    return value.raw if isinstance(value, Unclear) else f.kind.plain(value, manner)


def folded(text: str) -> str:
    """A text without its capitals, its punctuation and the form of its blanks: two texts that fold alike say the same."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(" " if unicodedata.category(c)[0] in "PZC" else c for c in composed)
    return " ".join(bare.split()) or " ".join(composed.split())


def closeness(f: Field, a: Any, g: Field, b: Any) -> float:
    """How near two values come, 0 (nothing in common) to 1 (they say the same): amounts, dates, choices by their
    kind's own distance, all other values by their words in any order (token sort ratio of rapidfuzz)."""
    if f.kind.word == g.kind.word in MEASURED and not isinstance(a, Unclear) and not isinstance(b, Unclear):
        return 1.0 if a == b else min(1 - f.kind.distance(a, b), 0.99)
    return likeness(folded(words(f, a)), folded(words(g, b)))


def likeness(a: str, b: str) -> float:
    """The same for two folded texts; 1 only when they are equal."""
    from rapidfuzz.fuzz import token_sort_ratio

    if a == b:
        return 1.0
    return min(token_sort_ratio(a[:LONGEST], b[:LONGEST]) / 100, 0.99)


def pairs(near: Sequence[Sequence[float]]) -> dict[int, tuple[int, float]]:
    """Which item of the first list answers to which of the second: {place: (place, closeness)}, the nearest first.

    `near` has a row for each item of the first list. An item answers to one item only.
    """
    wished = sorted((-c, abs(i - j), i + j, i, j) for i, row in enumerate(near) for j, c in enumerate(row) if c >= NEAR)
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for minus, _apart, _sum, i, j in wished:
        if i not in found and j not in used:
            found[i] = (j, -minus)
            used.add(j)
    return found
