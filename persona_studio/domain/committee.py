"""Links between profiles, and the buying committee of an ideal customer profile as a graph of its members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from persona_studio.domain.faces import Portrait
from persona_studio.foundation.words import _

ROLES = ("economic_buyer", "champion", "technical_evaluator", "influencer", "user", "blocker")

_PEOPLE = ("buyer", "user")
# Which kinds of profile a link of each kind may lead from and to.
ENDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contains": (("icp",), _PEOPLE),
    "reports_to": (_PEOPLE, _PEOPLE),
    "influences": (_PEOPLE, _PEOPLE),
    "can_stop": (_PEOPLE, _PEOPLE),
    "same_person": (("buyer",), ("user",)),  # who decides also uses it
}
BETWEEN_MEMBERS = ("reports_to", "influences", "can_stop")


@dataclass(frozen=True)
class Link:
    """`subject` contains, reports to, influences … `object`; both are ids of profiles. Only `contains` has a role, one of ROLES or blank."""

    id: int
    kind: str
    subject: int
    object: int
    role: str = ""


@dataclass(frozen=True)
class Person:
    """As much of a profile as the committee asks for."""

    id: int
    name: str
    kind: str
    face: Portrait | None = None


@dataclass(frozen=True)
class Member:
    """A persona in a committee and the roles that it plays there."""

    person: Person
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Committee:
    """Who decides at the companies of one ICP: members in the order in which they were linked, edges between them."""

    icp: int
    members: tuple[Member, ...]
    edges: tuple[Link, ...]
    both: frozenset[int] = frozenset()  # members who are a buyer and a user in one

    def boss(self, member: int) -> int | None:
        """Whom a member reports to within the committee."""
        return next((e.object for e in self.edges if e.kind == "reports_to" and e.subject == member), None)

    def has(self, role: str) -> bool:
        """Whether somebody plays the role; a user persona is a user without saying so."""
        return any(role in m.roles or (role == "user" and (m.person.kind == "user" or m.person.id in self.both)) for m in self.members)


def committee(icp: int, links: Sequence[Link], people: Mapping[int, Person]) -> Committee:
    """The committee of an ICP, from all links of the workbook."""
    roles: dict[int, list[str]] = {}
    for link in links:
        if link.kind == "contains" and link.subject == icp and link.object in people:
            roles.setdefault(link.object, []).extend([link.role] if link.role else [])
    members = tuple(Member(people[id], tuple(sorted(of, key=_order))) for id, of in roles.items())
    edges = tuple(link for link in links if link.kind in BETWEEN_MEMBERS and link.subject in roles and link.object in roles)
    both = frozenset(id for link in links if link.kind == "same_person" for id in (link.subject, link.object) if id in roles)
    return Committee(icp, members, edges, both)


def gaps(of: Committee) -> list[str]:
    """What the committee lacks, a sentence each; the gravest first."""
    if not of.members:
        return [_("This ICP contains no persona yet.")]
    sentences = {
        "economic_buyer": _("This ICP has no economic buyer."),
        "champion": _("This ICP has no champion."),
        "technical_evaluator": _("This ICP has no technical evaluator."),
        "user": _("This ICP has no user."),
    }
    missing = [sentence for role, sentence in sentences.items() if not of.has(role)]
    unnamed = [m.person.name for m in of.members if not m.roles and m.person.kind != "user"]
    return missing + [_("{name} has no role in the committee yet.").format(name=name) for name in unnamed]


def allowed(kind: str, subject: str, object: str) -> bool:
    """Whether a link of that kind may lead from such a profile to such a one."""
    subjects, objects = ENDS.get(kind, ((), ()))
    return subject in subjects and object in objects


def cycle(reports: Iterable[tuple[int, int]], subject: int, object: int) -> list[int]:
    """The way back from `object` up to `subject`, were `subject` to report to `object`: empty when there is none."""
    bosses: dict[int, list[int]] = {}
    for one, boss in reports:
        bosses.setdefault(one, []).append(boss)
    ways, seen = [[object]], {object}
    while ways:
        way = ways.pop()
        if way[-1] == subject:
            return way
        for boss in bosses.get(way[-1], []):
            if boss not in seen:
                seen.add(boss)
                ways.append([*way, boss])
    return []


def role_name(role: str) -> str:
    """A role in words."""
    names = {
        "economic_buyer": _("economic buyer"),
        "champion": _("champion"),
        "technical_evaluator": _("technical evaluator"),
        "influencer": _("influencer"),
        "user": _("user"),
        "blocker": _("blocker"),
    }
    return names.get(role, role)


def _order(role: str) -> int:
    return ROLES.index(role) if role in ROLES else len(ROLES)
