"""Commands about who belongs to whom: link, unlink, reports-to."""

from __future__ import annotations

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
    parser.add_argument("--role", metavar="ROLE", default="", help=_("one of {roles}").format(roles=", ".join(ROLES)))


def link(arguments: Arguments) -> int:
    from persona_studio.actions import links
    from persona_studio.actions.finding import find

    with writing(arguments.file) as book:
        icp, persona = find(book, arguments.icp), find(book, arguments.persona)
        links.link(book, icp, persona, role=arguments.role.strip().lower().replace("-", "_").replace(" ", "_"))
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


def unlink(arguments: Arguments) -> int:
    from persona_studio.actions import links
    from persona_studio.actions.finding import find

    with writing(arguments.file) as book:
        icp, persona = find(book, arguments.icp), find(book, arguments.persona)
        names = {p.id: p.name for p in book.profiles()}
        if not links.unlink(book, icp, persona):
            raise Problem(_("{icp} does not contain {name}.").format(icp=names[icp], name=names[persona]))
    print(_("{icp} does not contain {name} any more.").format(icp=names[icp], name=names[persona]))
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
