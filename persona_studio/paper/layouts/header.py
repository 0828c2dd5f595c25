"""The head of an upright card: the face, who it is, and their own words."""

from __future__ import annotations

from persona_studio.domain.priority.sentences import tier_name
from persona_studio.domain.profile import Ground, Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper import type as roles
from persona_studio.paper.content import Content, Entry, items
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.layouts.grid import PAIR, WIDTH, Grid
from persona_studio.paper.layouts.quotes import quoted
from persona_studio.paper.layouts.tile import tile
from persona_studio.paper.marks import MM, Box
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import Broken, broken
from persona_studio.template.model import Field

QUOTE_LINES = 5
AIR = 2.2  # wanted above the quote; only at its floor it does without
WIDE_QUOTE = 140.0
QUOTE_MEASURE = 96.0  # lines of a display quote read best when they are not too long


def header(pen: Pen, grid: Grid, profile: Profile, content: Content, look: Look) -> None:
    """Draws the header; whatever of it has no room is found."""
    if grid.faced:
        tile(pen, Box(grid.left, grid.top, PAIR, grid.header), profile, look.photos)
    else:
        pen.rule(grid.left, grid.top - 1.8, WIDTH)
    pen.write(profile.template.name, grid.head, grid.top + 2.6, "sans-semibold", 8.5, pen.colours.label)
    if profile.tier:
        pen.write(tier_name(profile.tier), grid.head + grid.head_width, grid.top + 2.6, "sans-semibold", 8.5, pen.colours.ink, end=True)
    y = _name(pen, grid, profile)
    bottom = grid.top + grid.header
    for entry in content.of("role"):
        size, measure, most = _role_size(entry.joined.text, grid.head_width)
        made = broken(entry.joined.text, roles.ROLE.font, size, measure, most)
        y = _placed(pen, entry, made, grid.head, y, size, roles.ROLE.font, pen.colours.ink, bottom)
    for entry in content.of("subline"):
        text = _("{label}: {value}").format(label=entry.label, value=entry.joined.text)
        made = broken(text, roles.FIELD_NAME.font, 8.5, grid.head_width, 2)
        y = _placed(pen, entry, made, grid.head, y, 8.5, roles.FIELD_NAME.font, pen.colours.secondary, bottom)
    for entry in content.of("quote"):
        y = _quote(pen, grid, entry, y, bottom, look.language)


def _name(pen: Pen, grid: Grid, profile: Profile) -> float:
    """Writes the name in one line, else in two; returns the baseline for what comes below it."""
    about = profile.template.fields[0]
    size, made = _set_name(profile.name, grid.head_width)
    leading = size * 1.02 / MM
    first = grid.top + (18.3 - (roles.NAME.size - size) * 0.12 if len(made.lines) < 2 else {2: 13.2}.get(len(made.lines), 11.6))
    pen.lines(about, made, grid.head, first, roles.NAME.font, size, leading, pen.colours.ink)
    return first + leading * max(0, len(made.lines) - 1) + 6.9


def _set_name(name: str, measure: float) -> tuple[float, Broken]:
    role = roles.NAME
    size = role.size
    while size >= role.floor:
        made = broken(name, role.font, size, measure, 2)
        if len(made.lines) < 2:
            return size, made
        size -= max(0.5, 0.5 * round((size - role.floor) / 6))
    role = roles.NAME_IN_TWO
    size = role.size
    while size > role.floor and _strained(broken(name, role.font, size, measure, 2, True)):
        size -= 0.5
    most = 3 if _strained(broken(name, role.font, size, measure, 2, True)) else 2
    return size, broken(name, role.font, size, measure, most, True)


def _strained(made: Broken) -> bool:
    return bool(made.rest or made.cut)


def _role_size(text: str, measure: float) -> tuple[float, float, int]:
    """Size, measure and most lines of the role: one line if it can be."""
    for size in (10.5, 10.0, 9.5, 9.0):
        if len(broken(text, roles.ROLE.font, size, measure, 2).lines) < 2:
            return size, measure, 1
    return roles.ROLE.floor, measure, 2


def _placed(pen: Pen, entry: Entry, made: Broken, x: float, y: float, size: float, font: str, colour: str, bottom: float) -> float:
    """Lines below one another if they have room; else the whole field leaves."""
    leading = 1.3 * size / MM
    if y + leading * (len(made.lines) - 1) > bottom:
        pen.find(entry.field, NO_ROOM, items(len(entry.items)))
        return y
    pen.lines(entry.field, made, x, y, font, size, leading, colour)
    return y + leading * len(made.lines) + 0.2


def _quote(pen: Pen, grid: Grid, entry: Entry, y: float, bottom: float, language: str) -> float:
    """Their own words, on the bottom line of the face, in the largest size that fits; returns the bottom when written."""
    item, about = entry.joined, entry.field
    text, hang = quoted(item.text, language)
    room = bottom - 5.6 - y - 2.0  # from the highest first baseline to the last
    size = roles.QUOTE.size
    while True:
        leading = roles.QUOTE.leading * size / MM
        air = AIR if size > roles.QUOTE.floor else 0.0
        most = min(QUOTE_LINES, 1 + int((room - air) / leading)) if room >= air else 0
        made = broken(text, roles.QUOTE.font, size, min(grid.head_width, QUOTE_MEASURE if grid.faced else WIDE_QUOTE), most, True)
        if made.rest:
            made = broken(text, roles.QUOTE.font, size, grid.head_width - 2, most, True)
        if not made.rest or size <= roles.QUOTE.floor:
            break
        size -= 0.5
    if not made.lines:
        pen.find(about, NO_ROOM, items(len(entry.items)))
        return y
    first = bottom - 5.6 - leading * (len(made.lines) - 1)
    _hung(pen, about, made, hang, grid.head, first, size, leading)
    _ground(pen, item.ground, grid.head, bottom)
    return bottom


def _hung(pen: Pen, about: Field, made: Broken, hang: str, x: float, y: float, size: float, leading: float) -> None:
    """A display quote: its opening mark stands outside the column."""
    first = made.lines[0]
    out = broken(hang, roles.QUOTE.font, size, 50, 1).lines[0].width if hang and first.shaped is None and first.text.startswith(hang) else 0.0
    pen.lines(about, Broken(made.lines[:1]), x - out, y, roles.QUOTE.font, size, leading, pen.colours.ink)
    pen.lines(about, Broken(made.lines[1:], made.rest, made.missing, made.cut), x, y + leading, roles.QUOTE.font, size, leading, pen.colours.ink)


def _ground(pen: Pen, ground: Ground | None, x: float, y: float) -> None:
    if ground is not None:
        pen.evidence(ground, x + 0.92, y - 1.05)
        pen.write(ground_word(ground), x + 3.4, y - 0.1, roles.FIELD_NAME.font, 8, pen.colours.secondary)


def ground_word(ground: Ground) -> str:
    """The state of a claim in the words of the key."""
    return {Ground.ASSUMPTION: _("assumption"), Ground.SOME: _("some evidence"), Ground.VALIDATED: _("validated")}[ground]


def claims_sentence(done: int, all: int) -> str:
    if not all:
        return _("No claims yet")
    return ngettext("{done} of {all} claim rests on evidence", "{done} of {all} claims rest on evidence", all).format(done=done, all=all)
