"""Links between profiles: who belongs to an ICP and in which role, who reports to whom, influences or can stop whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import gone, short
from persona_studio.domain.committee import ENDS, ROLES, allowed, cycle
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft
    from persona_studio.workbook.read import Listed


def link(book: Workbook, subject: int, object: int, kind: str = "contains", role: str = "") -> int:
    """Links two profiles. A persona may play several roles in one ICP: each is a link; a link without a role takes the first that is given.

    Raises Problem for a kind of profile that such a link does not fit, for an unknown role and for a circle of reports.
    """
    people = _people(book)
    one, other = _person(people, subject), _person(people, object)
    check(kind, one.kind, other.kind, role)
    label = _("Link {name} to {other}").format(name=short(one.name), other=short(other.name))
    with book.edit(label) as e:
        return add(e, kind, subject, object, role, {id: p.name for id, p in people.items()})


def unlink(book: Workbook, subject: int, object: int, kind: str = "contains", role: str | None = None) -> bool:
    """Removes a link, with a role only that one. False when there was none. Raises Problem for an unknown role."""
    people = _people(book)
    if role:
        _known(kind, role)
    one, other = _person(people, subject), _person(people, object)
    label = _("Unlink {name} from {other}").format(name=short(other.name), other=short(one.name))
    with book.edit(label) as e:
        found = [row for row in e.find("link", kind=kind, subject=subject, object=object) if role is None or row["role"] == role]
        _remove(e, found)
    return bool(found)


def reports_to(book: Workbook, profile: int, boss: int | None) -> None:
    """Says whom a persona reports to: one person, instead of whoever it was before; None for nobody."""
    if boss is not None:
        link(book, profile, boss, "reports_to")
        return
    name = short(_person(_people(book), profile).name)
    with book.edit(_("{name} reports to nobody").format(name=name)) as e:
        _remove(e, e.find("link", kind="reports_to", subject=profile))


# ---- shared with the other actions


def add(e: Draft, kind: str, subject: int, object: int, role: str, names: Mapping[int, str]) -> int:
    """The link within an edit that does more; the one that is there already where nothing is new about it. A new boss replaces the old one.

    Raises Problem for a link to itself and for a circle of reports.
    """
    if kind == "reports_to":
        _refuse_cycle(e, subject, object, names)
        _remove(e, [row for row in e.find("link", kind=kind, subject=subject) if row["object"] != object])
    elif subject == object:
        raise Problem(_("{name} cannot be linked to itself.").format(name=short(names.get(subject, ""))), _("Choose another profile."))
    there = e.find("link", kind=kind, subject=subject, object=object)
    match = next((row for row in there if row["role"] == role), None)
    if match is None and there:
        match = there[0] if not role else next((row for row in there if not row["role"]), None)
        if match is not None and role:
            e.put("link", id=match["id"], role=role)
    key: int = match["id"] if match else e.put("link", kind=kind, subject=subject, object=object, role=role)
    return key


def _refuse_cycle(e: Draft, subject: int, boss: int, names: Mapping[int, str]) -> None:
    """Raises Problem where `boss` reports to `subject` already, over however many steps."""
    reports = [(row["subject"], row["object"]) for row in e.find("link", kind="reports_to") if row["subject"] != subject]
    way = cycle(reports, subject, boss)
    if way:
        chain = " → ".join(short(names.get(id, "")) for id in (subject, *way))
        raise Problem(_("That would be a circle of reports: {chain}.").format(chain=chain), _("Unlink one of them first."))


def check(kind: str, subject: str, object: str, role: str) -> None:
    """Raises Problem where no such link may lead from one kind of profile to the other."""
    if kind not in ENDS:
        raise Problem(_("There is no link of the kind “{kind}”.").format(kind=kind[:60]), _("Choose one of: {known}.").format(known=", ".join(ENDS)))
    if not allowed(kind, subject, object):
        raise Problem(_fits(kind), _("Choose other profiles."))
    if role:
        _known(kind, role)


def _known(kind: str, role: str) -> None:
    """Raises Problem for a role that nobody can play in such a link."""
    if kind != "contains" or role not in ROLES:
        known = ", ".join(ROLES)
        raise Problem(_("There is no role “{role}” in a committee.").format(role=role[:60]), _("Choose one of: {known}.").format(known=known))


def _fits(kind: str) -> str:
    """Which kinds of profile such a link is for, as a sentence."""
    if kind == "contains":
        return _("The buying committee of an ideal customer profile is made of buyer and user personas.")
    if kind == "same_person":
        return _("Only a buyer persona and a user persona can be the same person.")
    return _("Only buyer and user personas report to each other, influence each other or can stop each other.")


def _remove(e: Draft, rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        e.remove("link", row["id"])


def _people(book: Workbook) -> dict[int, Listed]:
    return {p.id: p for p in book.profiles()}


def _person(people: Mapping[int, Listed], id: int) -> Listed:
    if id not in people:
        raise gone()
    return people[id]
