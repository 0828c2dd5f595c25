"""How alike profiles are: by the words of all pairs first, then item by item for those that come near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, log
from typing import Any

from persona_studio.domain.comparison import items
from persona_studio.domain.comparison.model import Row, Sign
from persona_studio.domain.comparison.rows import Part
from persona_studio.domain.comparison.sides import Match, Sides, match
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


def alike(a: Profile, b: Profile, manner: Manner = PLAIN, sides: Sides | None = None) -> Likeness:
    """Compares two profiles row by row. Rows weigh what their field says (`Comparing.weight`), sections what their rows weigh.
    Whoever compares many pairs gives the same `sides` each time."""
    sides = sides or Sides(manner)
    weighed = [(part, rows) for part in sides.parts((a.template, b.template)) if (rows := _weighed(part, a, b, sides))]
    whole = sum(w for _part, rows in weighed for w, _match in rows)
    shared = tuple(_shared(part, rows, whole) for part, rows in weighed)
    total = fsum(w * match.closeness for _part, rows in weighed for w, match in rows) / whole if whole else 0.0
    return Likeness(total, shared, sum(s.same for s in shared), sum(s.rows for s in shared))


def _weighed(part: Part, a: Profile, b: Profile, sides: Sides) -> list[tuple[int, Match]]:
    """The questions of a section that anybody answers and that count, each with its weight."""
    found = []
    for line in part.lines:
        if w := max(f.compare.weight for f in line.fields.values()):
            made = match(sides.of(a, line.fields.get(0)), sides.of(b, line.fields.get(1)))
            if made.sign is not Sign.BLANK:
                found.append((w, made))
    return found


def weight(row: Row) -> int:
    """What a row counts: the most that any of its fields says."""
    return max((f.compare.weight for f in row.fields if f is not None), default=0)


def _shared(part: Part, rows: list[tuple[int, Match]], whole: int) -> Shared:
    here = sum(w for w, _match in rows)
    closeness = fsum(w * match.closeness for w, match in rows) / here
    return Shared(part.id, part.title, here / whole, closeness, sum(match.sign is Sign.SAME for _w, match in rows), len(rows))


@dataclass(frozen=True)
class Similar:
    """How alike all profiles are: the pairs that were compared item by item, the most alike first, and a figure for every other pair."""

    ids: tuple[int, ...]
    pairs: tuple[Pair, ...]
    matrix: Any  # numpy, float32, symmetric, in the order of `ids`; 1 in the diagonal. Where items were not compared, what shared words suggest
    closely: Any  # numpy, bool: where items were compared

    @property
    def count(self) -> int:
        """Of all pairs."""
        return len(self.ids) * (len(self.ids) - 1) // 2


def similar(
    profiles: Sequence[Profile], manner: Manner = PLAIN, progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Similar:
    """Every pair. Raises Cancelled when nobody waits any more.

    Two stages: the words that two profiles share, the rarer the heavier (cosine of tf-idf), put all pairs in order;
    the first `CLOSELY` of them are compared item by item.
    """
    import numpy as np

    ids = tuple(profile.id for profile in profiles)
    watch = _Watch(len(profiles), progress, cancelled)
    matrix = _estimates(profiles, manner, watch)
    closely = np.eye(len(ids), dtype=bool)
    first, second = np.triu_indices(len(ids), 1)
    values = matrix[first, second]
    most = min(CLOSELY, len(values))
    best = np.argpartition(-values, most - 1)[:most] if most else np.empty(0, dtype=int)
    best = best[np.argsort(-values[best], kind="stable")]
    sides, found = Sides(manner), []
    for i, j in zip(first[best].tolist(), second[best].tolist(), strict=True):
        watch.step()
        pair = Pair(ids[i], ids[j], alike(profiles[i], profiles[j], manner, sides).total, True)
        matrix[i, j] = matrix[j, i] = pair.likeness
        closely[i, j] = closely[j, i] = True
        found.append(pair)
    places = {id: at for at, id in enumerate(ids)}
    found.sort(key=lambda pair: (-pair.likeness, places[pair.first], places[pair.second]))
    return Similar(ids, tuple(found), matrix, closely)


def pairs(
    profiles: Sequence[Profile], manner: Manner = PLAIN, progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False
) -> list[Pair]:
    """Every pair of a small workbook as an object, those compared item by item first, then by what shared words suggest."""
    import numpy as np

    whole = similar(profiles, manner, progress, cancelled)
    first, second = np.nonzero(np.triu(~whole.closely, 1))
    near = whole.matrix[first, second].tolist()
    rest = [Pair(whole.ids[i], whole.ids[j], n, False) for i, j, n in zip(first.tolist(), second.tolist(), near, strict=True)]
    return [*whole.pairs, *sorted(rest, key=lambda pair: -pair.likeness)]


class Cancelled(Exception):
    """Nobody waits for the result any more."""


class _Watch:
    """Says how far the work is and stops it: a step for each profile that is read, and for each pair that is compared."""

    def __init__(self, profiles: int, progress: Progress | None, cancelled: Callable[[], bool]) -> None:
        self._all = profiles + min(CLOSELY, profiles * (profiles - 1) // 2)
        self._progress, self._cancelled, self._at = progress, cancelled, 0

    def step(self) -> None:
        if self._at % STEP == 0:
            if self._cancelled():
                raise Cancelled
            if self._progress:
                self._progress(self._at, self._all)
        self._at += 1


def _estimates(profiles: Sequence[Profile], manner: Manner, watch: _Watch) -> Any:
    """The cosine of every pair."""
    import numpy as np

    bags = []
    for profile in profiles:
        watch.step()
        bags.append(bag(profile, manner))
    seen = Counter(word for words in bags for word in words)
    rare = {word: log(1 + len(bags) / n) for word, n in seen.items()}
    buckets = {word: _bucket(word) for word in seen}
    table = np.zeros((len(bags), BUCKETS), dtype=np.float32)
    for at, words in enumerate(bags):
        for word, count in words.items():
            table[at, buckets[word]] += (1 + log(count)) * rare[word]
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    near = np.clip(table @ table.T, 0, 1)
    np.fill_diagonal(near, 1)
    return near


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
