"""What the map says: lanes, roles, links and the sentence above it."""

from __future__ import annotations

from persona_studio.domain.committee import ROLES, Committee, Link, Member, gaps, role_name
from persona_studio.foundation.words import _, ngettext

DECIDES, DRIVES, USES = LANES = ("decides", "drives", "uses")
LANE_ROLES = {
    DECIDES: ("economic_buyer",),
    DRIVES: ("champion", "technical_evaluator", "influencer", "blocker"),
    USES: ("user",),
}
NEEDED = ("economic_buyer", "champion", "technical_evaluator", "user")  # roles whose absence is a gap
LINK_KINDS = ("reports_to", "influences", "can_stop")


def lane_title(lane: str) -> tuple[str, str]:
    """The name of a lane and, where it has one, a second line."""
    titles = {DECIDES: (_("Decides"), ""), DRIVES: (_("Drives"), _("or stops")), USES: (_("Uses"), _("every day"))}
    return titles[lane]


def lane_of(member: Member) -> str:
    """Where somebody stands: by the weightiest role, else by what kind of persona it is."""
    if "economic_buyer" in member.roles:
        return DECIDES
    if set(member.roles) & {"champion", "technical_evaluator", "blocker"}:
        return DRIVES
    return USES if member.person.kind == "user" or "user" in member.roles else DRIVES


def role_lane(role: str) -> str:
    """The lane in which a role stands."""
    return next(lane for lane, roles in LANE_ROLES.items() if role in roles)


def title(role: str) -> str:
    """A role as a line of its own: "Economic buyer"."""
    name = role_name(role)
    return name[:1].upper() + name[1:]


def roles_of(member: Member) -> str:
    """The line under a name."""
    if member.roles:
        return ", ".join([title(member.roles[0]), *(role_name(r) for r in member.roles[1:])])
    return title("user") if member.person.kind == "user" else _("No role yet")


def missing(committee: Committee) -> list[str]:
    """Roles that nobody plays, in the order of weight."""
    return [role for role in NEEDED if not committee.has(role)]


def gap_sentence(role: str) -> str:
    """What the lack of a role is called."""
    sentences = {
        "economic_buyer": _("This ICP has no economic buyer."),
        "champion": _("This ICP has no champion."),
        "technical_evaluator": _("This ICP has no technical evaluator."),
        "user": _("This ICP has no user."),
    }
    return sentences[role]


def summary(committee: Committee) -> tuple[str, str]:
    """The sentence over the map: what is there, and what is lacking, which is set in bold."""
    lacking = gaps(committee)
    count = len(committee.members)
    if not count:
        return "", lacking[0]
    if not lacking:
        said = ngettext("{n} person takes part, and every role is described.", "{n} people take part, and every role is described.", count)
        return said.format(n=count), ""
    return ngettext("{n} person takes part.", "{n} people take part.", count).format(n=count), lacking[0]


def on_line(kind: str, count: int = 1) -> str:
    """The words on a line; `count` people stand at its lower end."""
    if kind == "reports_to":
        return _("reports to") if count == 1 else _("report to")
    return {"influences": _("influences"), "can_stop": _("can stop")}[kind]


def sentence(link: Link, names: dict[int, str]) -> str:
    """A link as a sentence, for the list of links and for screen readers."""
    sentences = {
        "reports_to": _("{one} reports to {other}"),
        "influences": _("{one} influences {other}"),
        "can_stop": _("{one} can stop {other}"),
    }
    return sentences[link.kind].format(one=names.get(link.subject, "?"), other=names.get(link.object, "?"))


def known_roles() -> tuple[str, ...]:
    """All roles, in the order in which they are offered."""
    return ROLES
