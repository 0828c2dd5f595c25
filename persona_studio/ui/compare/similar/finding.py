"""Compares every profile with every other, beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from persona_studio.domain.comparison.carrying import mergeable
from persona_studio.domain.comparison.sides import Sides
from persona_studio.domain.comparison.similarity import CLOSELY, Cancelled, Pair, Similar, alike, similar
from persona_studio.domain.comparison.treatment import treated_alike

if TYPE_CHECKING:
    from persona_studio.domain.profile import Profile
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.read import Listed

READING, COMPARING = 10, 100  # per cent at the end of each stage
OFTEN = 20  # profiles, or pairs, between two looks at whether somebody waits


@dataclass(frozen=True)
class Found:
    """How alike the profiles in use are; `treated` are the pairs for whom the same is done, at most as many as are compared closely."""

    similar: Similar
    profiles: dict[int, Listed]
    treated: tuple[Pair, ...]

    def candidate(self, pair: Pair) -> bool:
        """Whether the two may be one persona: alike enough, and of kinds that can be one."""
        return pair.candidate and mergeable(self.profiles[pair.first].kind, self.profiles[pair.second].kind)

    def called(self, pair: Pair) -> tuple[str, str]:
        return self.profiles[pair.first].name, self.profiles[pair.second].name


def find(book: Workbook, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> Found:
    """Works it out for all profiles that are not retired. Raises Cancelled when nobody waits any more."""
    listed = {p.id: p for p in book.profiles() if not p.retired}
    profiles: list[Profile] = []
    for at, id in enumerate(listed):
        if at % OFTEN == 0:
            if cancelled():
                raise Cancelled
            progress(READING * at // len(listed))
        try:
            profiles.append(book.profile(id))
        except KeyError:  # deleted meanwhile; what changed is compared again
            continue
    manner = book.manner()
    found = similar(profiles, manner, lambda at, all: progress(READING + (COMPARING - READING) * at // max(all, 1)), cancelled)
    return Found(found, listed, _treated(found, profiles, Sides(manner), cancelled))


def _treated(found: Similar, profiles: list[Profile], sides: Sides, cancelled: Callable[[], bool]) -> tuple[Pair, ...]:
    """Those that are alike in nothing but what is done for them are among them too."""
    known = {(pair.first, pair.second): pair for pair in found.pairs}
    same = []
    for at, (i, j) in enumerate(islice(treated_alike(profiles, sides), CLOSELY)):
        if at % OFTEN == 0 and cancelled():
            raise Cancelled
        a, b = profiles[i], profiles[j]
        same.append(known.get((a.id, b.id)) or Pair(a.id, b.id, alike(a, b, sides.manner, sides).total, True))
    return tuple(sorted(same, key=lambda pair: -pair.likeness))
