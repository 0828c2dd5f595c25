"""Commands about who belongs to whom: link, unlink, reports-to."""

from __future__ import annotations

import re
from argparse import ArgumentParser

from persona_studio.cli.opening import writing
from persona_studio.cli.parsing import Arguments, Command
from persona_studio.domain.committee import ROLES, gaps, role_name
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


def _link_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("icp", metavar="ICP")
    parser.add_argument("persona", metavar="BUYER", help=_("a buyer or user persona"))
    parser.add_argument("--role", metavar="ROLE", type=_role, default="", help=_("one of {roles}").format(roles=", ".join(ROLES)))


def _role(text: str) -> str:
    """The id of a role as people type it: "Economic buyer", "economic-buyer"."""
    return "_".join(re.split(r"[\s_-]+", text.strip().lower()))


def link(arguments: Arguments) -> int:
    from persona_studio.actions import links
    from persona_studio.actions.finding import find

    with writing(arguments.file) as book:
        icp, persona = find(book, arguments.icp), find(book, arguments.persona)
        links.link(book, icp, persona, role=arguments.role)
        names = {p.id: p.name for p in book.profiles()}
        committee = book.committee(icp)
    roles = ", ".join(role_name(role) for member in committee.members if member.person.id == persona for role in member.roles)
    sentence = _("{icp} contains {name} as {roles}.") if roles else _("{icp} contains {name}.")
    print(sentence.format(icp=names[icp], name=names[persona], roles=roles))
    for gap in gaps(committee):
        print(gap)
    return 0


def _unlink_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("icp", metavar="ICP")
    parser.add_argument("persona", metavar="BUYER")
    parser.add_argument("--role", metavar="ROLE", type=_role, help=_("only out of this role, one of {roles}").format(roles=", ".join(ROLES)))


def unlink(arguments: Arguments) -> int:
    from persona_studio.actions import links
    from persona_studio.actions.finding import find

    with writing(arguments.file) as book:
        icp, persona = find(book, arguments.icp), find(book, arguments.persona)
        names = {p.id: p.name for p in book.profiles()}
        removed = links.unlink(book, icp, persona, role=arguments.role or None)
    said = {"icp": names[icp], "name": names[persona], "role": role_name(arguments.role) if arguments.role else ""}
    if not removed:
        sentence = _("{icp} does not contain {name} as {role}.") if arguments.role else _("{icp} does not contain {name}.")
        raise Problem(sentence.format(**said))
    sentence = _("{icp} does not contain {name} as {role} any more.") if arguments.role else _("{icp} does not contain {name} any more.")
    print(sentence.format(**said))
    return 0


def _reports_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("boss", metavar="BOSS", help=_("blank for nobody"))


def reports_to(arguments: Arguments) -> int:
    from persona_studio.actions import links
    from persona_studio.actions.finding import find

    with writing(arguments.file) as book:
        profile = find(book, arguments.name)
        boss = find(book, arguments.boss) if arguments.boss.strip() else None
        links.reports_to(book, profile, boss)
        names = {p.id: p.name for p in book.profiles()}
    if boss is None:
        print(_("{name} reports to nobody.").format(name=names[profile]))
    else:
        print(_("{name} reports to {boss}.").format(name=names[profile], boss=names[boss]))
    return 0


COMMANDS = (
    Command("link", _("puts a persona into the buying committee of an ICP"), _link_arguments, link),
    Command("unlink", _("takes it out again"), _unlink_arguments, unlink),
    Command("reports-to", _("says whom a persona reports to"), _reports_arguments, reports_to),
)
