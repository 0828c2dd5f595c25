"""Where a captured line can go: a field of a profile, or an item that stands in one already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from persona_studio.domain.faces import Portrait
from persona_studio.template.kinds import Unclear

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

MOST = 60  # shown; nobody reads on
LONGEST = 90


@dataclass(frozen=True)
class Target:
    """One place. `claim` is set for an item that the line shall support."""

    profile: int
    kind: str
    name: str
    field: str
    label: str
    claim: int | None = None
    text: str = ""
    face: Portrait | None = None

    @property
    def words(self) -> str:
        return f"{self.name} {self.label} {self.text}".casefold()


def targets(book: Workbook, first: int | None) -> Iterator[Target]:
    """Fields of the profile `first`, then of the others; behind each list field, its items."""
    listed = [p for p in book.profiles() if not p.retired]
    for p in sorted(listed, key=lambda p: p.id != first):
        try:
            profile = book.profile(p.id)
        except KeyError:  # deleted a moment ago, on the writer thread
            continue
        for field in profile.template.fields:
            if not field.claim:
                continue
            yield Target(p.id, p.kind, p.name, field.id, field.label, face=p.face)
            for claim in profile.of(field.id):
                text = claim.value.raw if isinstance(claim.value, Unclear) else field.kind.plain(claim.value)
                yield Target(p.id, p.kind, p.name, field.id, field.label, claim.id, " ".join(str(text).split())[:LONGEST], p.face)


def matches(every: Iterable[Target], typed: str, last: Target | None = None) -> list[Target]:
    """Those that have every word; items only where words are typed. The one that was used last stands first."""
    words = typed.casefold().split()
    found = [t for t in every if (words or t.claim is None) and all(w in t.words for w in words)]
    found.sort(key=lambda t: t != last)
    return found[:MOST]
