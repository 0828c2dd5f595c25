"""What a person does on the committee map: gives somebody a role, describes who is missing, takes somebody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.actions import links
from persona_studio.actions.naming import free_name, name_of, short
from persona_studio.actions.profiles import add, row, template_for
from persona_studio.domain.committee import role_name
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


def place(book: Workbook, icp: int, persona: int, role: str) -> None:
    """The persona plays this role in the committee and no other; it joins when it was not in it."""
    kinds = {p.id: p.kind for p in book.profiles()}
    links.check("contains", kinds.get(icp, ""), kinds.get(persona, ""), role)
    label = _("{name} as {role}").format(name=short(name_of(book, persona)), role=role_name(role))
    with book.edit(label) as e:
        first, *others = e.find("link", kind="contains", subject=icp, object=persona) or [{"id": None}]
        for other in others:
            e.remove("link", other["id"])
        e.put("link", id=first["id"], kind="contains", subject=icp, object=persona, role=role)


def join(book: Workbook, icp: int, persona: int) -> None:
    """The persona joins the committee; what it does there is said later."""
    links.link(book, icp, persona)


def describe(book: Workbook, icp: int, role: str) -> int:
    """A new persona who plays a role that nobody played, linked to the ICP: one step. Named after the role until it has a name."""
    template = "user-persona" if role == "user" else "buyer-persona"
    template_for(book, template)
    wish = role_name(role)
    name = free_name(wish[:1].upper() + wish[1:], (p.name for p in book.profiles()))
    with book.edit(_("Describe the {role}").format(role=wish)) as e:
        row(e, icp)
        key = add(e, template, name)
        e.put("link", kind="contains", subject=icp, object=key, role=role)
    return key


def take_out(book: Workbook, icp: int, persona: int) -> None:
    """The persona leaves the committee with the links it had to others in it; the profile stays."""
    label = _("Take {name} out of the committee").format(name=short(name_of(book, persona)))
    with book.edit(label) as e:
        contains = e.find("link", kind="contains")
        here = {r["object"] for r in contains if r["subject"] == icp}
        elsewhere = {r["object"] for r in contains if r["subject"] != icp}
        for link in contains:
            if link["subject"] == icp and link["object"] == persona:
                e.remove("link", link["id"])
        if persona not in elsewhere:
            for kind in ("reports_to", "influences", "can_stop"):
                for link in e.find("link", kind=kind):
                    ends = {link["subject"], link["object"]}
                    if persona in ends and ends <= here:
                        e.remove("link", link["id"])
