"""What becomes of the links of a profile that goes up in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from persona_studio.domain.committee import Link, allowed, cycle

ALONE = ("icp", "negative", "segment")  # kinds that merge only with their own


@dataclass(frozen=True)
class Carried:
    """Links with another end than before, and those that would say nothing any more: of a profile with itself, said twice, a second boss,
    a circle of reports."""

    moved: tuple[Link, ...] = ()
    left: tuple[Link, ...] = ()


def mergeable(one: str, other: str) -> bool:
    """Whether profiles of these kinds can become one: of the same kind, or a buyer and a user who turn out to be the same people."""
    return one == other or (one not in ALONE and other not in ALONE)


def carried(links: Sequence[Link], stays: int, goes: int, kinds: Mapping[int, str]) -> Carried:
    """The links of `goes` as links of `stays`. What `stays` has already comes first: its boss stays its boss."""
    standing = [link for link in links if goes not in (link.subject, link.object)]
    moved, left = list[Link](), list[Link]()
    for link in links:
        if goes not in (link.subject, link.object):
            continue
        new = replace(link, subject=_now(link.subject, stays, goes), object=_now(link.object, stays, goes))
        if idle(new, standing, kinds):
            left.append(link)
            continue
        if blank := next((other for other in standing if _ends(other) == _ends(new) and not other.role), None):
            standing.remove(blank)  # a link without a role takes the first that is given
            moved = [other for other in moved if other != blank]
            left.append(next(old for old in links if old.id == blank.id))
        standing.append(new)
        moved.append(new)
    return Carried(tuple(moved), tuple(left))


def _now(end: int, stays: int, goes: int) -> int:
    return stays if end == goes else end


def _ends(link: Link) -> tuple[str, int, int]:
    return link.kind, link.subject, link.object


def idle(new: Link, standing: Iterable[Link], kinds: Mapping[int, str]) -> bool:
    """Whether a link would say nothing, or nothing that can be."""
    if new.subject == new.object or not allowed(new.kind, kinds.get(new.subject, ""), kinds.get(new.object, "")):
        return True
    if any(_ends(other) == _ends(new) and (not new.role or other.role == new.role) for other in standing):
        return True
    if new.kind != "reports_to":
        return False
    reports = [(other.subject, other.object) for other in standing if other.kind == "reports_to"]
    return any(subject == new.subject for subject, _boss in reports) or bool(cycle(reports, new.subject, new.object))
