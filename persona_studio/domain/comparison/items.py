"""How near two values come to each other, and which items of two lists mean the same. The same whichever of them comes first."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field

NEAR = 0.7  # items below this are two different things
OVERLAP = 0.01  # two spans that share anything at all have something in common
SPANS = frozenset({"range", "money"})
MEASURED = SPANS | {"number", "date", "scale", "flag", "choice", "outcomes"}  # kinds whose own distance says more than letters
LONGEST = 4000  # letters that are compared; what two texts begin with tells them apart


def words(f: Field, value: Any, manner: Manner = PLAIN) -> str:
    """All words of a value, also of one that could not be read."""
    return value.raw if isinstance(value, Unclear) else f.kind.plain(value, manner)


MEANT = "#%&@"  # punctuation to Unicode, but C# is not C and 20 % is not 20


class _Bare(dict[int, int]):
    """What becomes of each character when a text is folded: punctuation, blanks and controls are a blank. Fills itself as characters are met."""

    def __missing__(self, char: int) -> int:
        self[char] = 32 if unicodedata.category(chr(char))[0] in "PZC" and chr(char) not in MEANT else char
        return self[char]


_BARE = _Bare()


def folded(text: str) -> str:
    """A text without its capitals, its punctuation and the form of its blanks: two texts that fold alike say the same."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(composed.translate(_BARE).split()) or " ".join(composed.split())


def in_order(fold: str) -> str:
    """The words of a folded text in alphabetical order: what is compared where their order does not count."""
    return " ".join(sorted(fold[:LONGEST].split()))


def least(f: Field, g: Field) -> float:
    """From which closeness on two values of these fields answer to each other."""
    return OVERLAP if f.kind.word == g.kind.word in SPANS else NEAR


def measured(f: Field, a: Any, g: Field, b: Any) -> float | None:
    """How near two values come by their kind's own distance; None where their words must tell."""
    if f.kind.word != g.kind.word or f.kind.word not in MEASURED or isinstance(a, Unclear) or isinstance(b, Unclear):
        return None
    if a == b:
        return 1.0
    near = min(1 - f.kind.distance(a, b), 0.99)
    open_ended = f.kind.word in SPANS and None in (a.low, a.high, b.low, b.high)
    return 0.0 if open_ended and near < NEAR else near  # "up to 5" and "up to 500" overlap, and have nothing in common


def closeness(f: Field, a: Any, g: Field, b: Any) -> float:
    """How near two values come, 0 (nothing in common) to 1 (they say the same): amounts, dates, choices by their
    kind's own distance, all other values by their words in any order (token sort ratio of rapidfuzz)."""
    own = measured(f, a, g, b)
    return likeness(folded(words(f, a)), folded(words(g, b))) if own is None else own


def likeness(a: str, b: str) -> float:
    """The same for two folded texts; 1 only when they are equal."""
    return 1.0 if a == b else alike(in_order(a), in_order(b), 0)


def alike(a: str, b: str, at_least: float) -> float:
    """How near two texts come whose words are in order and that are not equal; 0 below `at_least`, which is quicker to find out."""
    from rapidfuzz.fuzz import ratio

    return min(ratio(a, b, score_cutoff=at_least * 100) / 100, 0.99)


def each_alike(one: str, others: Sequence[str], at_least: float) -> list[float]:
    """`alike` of one text and each of several, in one go."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    near = [0.0] * len(others)
    for _text, score, at in extract(one, others, scorer=ratio, processor=None, score_cutoff=at_least * 100, limit=None):
        near[at] = min(score / 100, 0.99)
    return near


def pairs(near: Sequence[Sequence[float]], at_least: float = NEAR) -> dict[int, tuple[int, float]]:
    """Which item of the first list answers to which of the second: {place: (place, closeness)}, the nearest first.

    `near` has a row for each item of the first list. An item answers to one item only.
    """
    wished = sorted((-c, abs(i - j), i + j, i, j) for i, row in enumerate(near) for j, c in enumerate(row) if c >= at_least)
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for minus, _apart, _sum, i, j in wished:
        if i not in found and j not in used:
            found[i] = (j, -minus)
            used.add(j)
    return found
