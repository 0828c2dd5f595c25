"""The foot of a sheet: what left, what share rests on evidence, the key to the marks, how old it is."""

from __future__ import annotations

from collections.abc import Sequence

from persona_studio.domain.profile import Ground, Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.findings import NO_PLACE, NO_ROOM, Finding
from persona_studio.paper.layouts.grid import WIDTH, Grid
from persona_studio.paper.layouts.header import claims_sentence, ground_word
from persona_studio.paper.marks import Box
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen, hatched
from persona_studio.paper.text import broken

BAR, BAR_HEIGHT = 28.0, 2.1
NOTE_SIZE, NOTE_LEADING = 7.5, 3.4
NOTE_LINES = 2
NOTE_ROOM = NOTE_LINES * NOTE_LEADING + 2.4  # kept free above the rule when something left


def footer(pen: Pen, grid: Grid, profile: Profile, look: Look, page: int, pages: int) -> None:
    """Draws the footer of a profile."""
    grounds = [claim.ground for f in profile.template.fields if f.claim for claim in profile.of(f.id)]
    done = len(grounds) - grounds.count(Ground.ASSUMPTION)
    foot(pen, grid, look, grounds, claims_sentence(done, len(grounds)), page, pages)


def foot(pen: Pen, grid: Grid, look: Look, grounds: Sequence[Ground], sentence: str, page: int, pages: int) -> None:
    """Draws the footer: what stands on which ground, and in one sentence; the key; how old the sheet is."""
    y, ink, secondary = grid.foot, pen.colours.ink, pen.colours.secondary
    pen.rule(grid.left, y, WIDTH, 0.5)
    _bar(pen, grid.left, y + 1.9, grounds.count(Ground.SOME), grounds.count(Ground.VALIDATED), len(grounds), sentence)
    pen.write(sentence, grid.left + BAR + 2.4, y + 3.75, "sans-semibold", 7, ink)
    x = grid.left
    for ground in Ground:
        pen.evidence(ground, x + 0.95, y + 6.95, 0.8)
        x += 2.7 + pen.write(ground_word(ground), x + 2.6, y + 7.75, "sans", 7, secondary) + 3.4
    date = f"{look.today.day} {look.today:%b %Y}" if look.today else ""
    dated = ", ".join(text for text in (look.version, date) if text)
    pen.write(dated, grid.end, y + 3.75, "sans-semibold", 7, ink, end=True)
    number = _("{page} / {pages}").format(page=page, pages=pages)
    width = pen.write(number, grid.end, y + 7.75, "sans", 7, secondary, end=True)
    client = broken(look.client, "sans", 7, 70, 1).lines
    if client:
        pen.write(client[0].text, grid.end - width - 2.6, y + 7.75, "sans", 7, secondary, end=True)


def _bar(pen: Pen, x: float, y: float, some: int, validated: int, all: int, alt: str) -> None:
    ink = pen.colours.ink
    solid, half = (BAR * validated / all, BAR * some / all) if all else (0.0, 0.0)
    if solid:
        pen.put(Box(x, y, solid, BAR_HEIGHT, ink))
    if half:
        pen.put(*hatched(x + solid, y, half, BAR_HEIGHT, ink))
        pen.put(Box(x + solid, y, half, BAR_HEIGHT, "", ink, 0.5))
    pen.put(Box(x, y, BAR, BAR_HEIGHT, "", ink, 0.5, alt=alt))


def note(pen: Pen, grid: Grid, findings: Sequence[Finding]) -> None:
    """Names above the rule what is not on the sheet; as many as two lines hold, the others counted."""
    left = [f for f in findings if f.what in (NO_PLACE, NO_ROOM)]
    if not left:
        return
    names = [_("{label} ({amount})").format(label=f.label[:60], amount=f.amount) if f.what == NO_ROOM or f.section else f.label[:60] for f in left]
    made = broken(_note(names, len(names)), "sans", NOTE_SIZE, WIDTH, NOTE_LINES)
    for kept in range(len(names) - 1, -1, -1):
        if not made.rest:
            break
        made = broken(_note(names, kept), "sans", NOTE_SIZE, WIDTH, NOTE_LINES)
    y = grid.foot - 1.9 - NOTE_LEADING * (len(made.lines) - 1)
    for n, line in enumerate(made.lines):
        pen.write(line.text, grid.left, y + n * NOTE_LEADING, "sans", NOTE_SIZE, pen.colours.secondary)


def _note(names: Sequence[str], kept: int) -> str:
    hidden = len(names) - kept
    if not hidden:
        return _("Not in full on this card: {names}").format(names=", ".join(names))
    more = ngettext("{n} more", "{n} more", hidden).format(n=hidden)
    return _("Not in full on this card: {names}").format(names=", ".join([*names[:kept], more]))
