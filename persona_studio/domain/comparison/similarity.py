"""How alike profiles are: by the words of all pairs first, then item by item for those that come near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from persona_studio.domain.comparison import items
from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Block, Column, Row, Sign
from persona_studio.domain.profile import Profile
from persona_studio.template.manner import PLAIN, Manner

MERGE = 0.6  # from here two profiles may be one
CLOSELY = 2000  # pairs that are compared item by item
BUCKETS = 4096  # words are counted in that many; two that share one are a small error in a first estimate
STEP = 50  # pairs between two looks at whether somebody still waits

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Shared:
    """What a section adds to the likeness of two profiles. `weight` is its share of all weights, `same` of `rows` say the same."""

    id: str
    title: str
    weight: float
    closeness: float
    same: int
    rows: int


@dataclass(frozen=True)
class Likeness:
    """How alike two profiles are, 0 to 1, and what it is made of; a row that only one of them fills in counts as a difference."""

    total: float
    sections: tuple[Shared, ...]
    same: int  # rows that say the same
    rows: int  # rows in which anything stands


@dataclass(frozen=True)
class Pair:
    """Two profiles by their ids, the one that stands first in the list first. `closely` tells whether items were compared, or only words."""

    first: int
    second: int
    likeness: float
    closely: bool

    @property
    def candidate(self) -> bool:
        """Whether they may be one persona."""
        return self.closely and self.likeness >= MERGE


def alike(a: Profile, b: Profile, manner: Manner = PLAIN) -> Likeness:
    """Compares two profiles row by row. Rows weigh what their field says (`Comparing.weight`), sections what their rows weigh."""
    blocks = compare([Column(a), Column(b)], manner=manner).blocks
    weighed = [(block, [(row, weight(row)) for row in block.rows if weight(row)]) for block in blocks]
    whole = sum(w for _block, rows in weighed for _row, w in rows)
    shared = tuple(_shared(block, rows, whole) for block, rows in weighed if rows)
    total = sum(s.weight * s.closeness for s in shared)
    return Likeness(total, shared, sum(s.same for s in shared), sum(s.rows for s in shared))


def weight(row: Row) -> int:
    """What a row counts: the most that any of its fields says."""
    return max(f.compare.weight for f in row.fields if f is not None)


def _shared(block: Block, rows: list[tuple[Row, int]], whole: int) -> Shared:
    here = sum(w for _row, w in rows)
    closeness = sum(w * row.cells[1].closeness for row, w in rows) / here
    return Shared(block.id, block.title, here / whole, closeness, sum(row.sign is Sign.SAME for row, _w in rows), len(rows))


def pairs(
    profiles: Sequence[Profile], manner: Manner = PLAIN, progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False
) -> list[Pair]:
    """Every pair, the most alike first. Raises Cancelled when nobody waits any more.

    Two stages: the words that two profiles share, the rarer the heavier (cosine of tf-idf), put all pairs in order;
    the first `CLOSELY` of them are compared item by item.
    """
    if len(profiles) < 2:
        return []
    estimates = _estimates(profiles, manner)
    found: list[Pair] = []
    close = min(CLOSELY, len(estimates))
    for at, (near, i, j) in enumerate(estimates):
        if at < close:
            if at % STEP == 0:
                if cancelled():
                    raise Cancelled
                if progress:
                    progress(at, close)
            found.append(Pair(profiles[i].id, profiles[j].id, alike(profiles[i], profiles[j], manner).total, True))
        else:
            found.append(Pair(profiles[i].id, profiles[j].id, near, False))
    return sorted(found, key=lambda pair: (-pair.closely, -pair.likeness, pair.first, pair.second))


class Cancelled(Exception):
    """Nobody waits for the result any more."""


def _estimates(profiles: Sequence[Profile], manner: Manner) -> list[tuple[float, int, int]]:
    """(cosine, place, place) of every pair, the nearest first."""
    import numpy as np

    bags = [bag(profile, manner) for profile in profiles]
    seen = Counter(word for words in bags for word in words)
    table = np.zeros((len(bags), BUCKETS), dtype=np.float32)
    for at, words in enumerate(bags):
        for word, count in words.items():
            table[at, _bucket(word)] += (1 + log(count)) * log(1 + len(bags) / seen[word])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    near = table @ table.T
    first, second = np.triu_indices(len(bags), 1)
    values = near[first, second]
    order = np.argsort(-values, kind="stable")
    return list(zip(values[order].tolist(), first[order].tolist(), second[order].tolist(), strict=True))


def bag(profile: Profile, manner: Manner = PLAIN) -> Counter[str]:
    """How often each word stands in the fields of a profile that weigh anything."""
    words: Counter[str] = Counter()
    for f in profile.template.fields:
        if f.compare.weight and f.id != "name":
            for claim in profile.of(f.id):
                words.update(items.folded(items.words(f, claim.value, manner)).split())
    return words


def _bucket(word: str) -> int:
    from zlib import crc32

    return crc32(word.encode()) % BUCKETS
