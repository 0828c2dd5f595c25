"""1a Classic: one upright page, A4 or Letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from persona_studio.domain.profile import Profile
from persona_studio.paper.boxes import Speech
from persona_studio.paper.colour import palette
from persona_studio.paper.content import Content, Entry, content, of_section
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.fit import Column, Fit, fitted
from persona_studio.paper.layouts.body import facts, panel, statements
from persona_studio.paper.layouts.footer import NOTE_ROOM, footer, note
from persona_studio.paper.layouts.grid import UNIT, Grid, grid
from persona_studio.paper.layouts.header import header
from persona_studio.paper.marks import Page, Sheet
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen

FACELESS = ("icp", "segment")  # kinds of profile that are many
BODY = ("facts", "list", "pairs", "behaviour", "notes", "action")  # slots of which entries may leave
TITLE = 200  # characters of a document's title


def lay_out(profile: Profile, look: Look) -> Sheet:
    """The card of one profile, with a finding for each field that is not on it in full."""
    said = content(profile, Speech(look.manner, look.names))
    page = grid(look.paper, faced=profile.kind not in FACELESS, quote=bool(said.of("quote")))
    pen = Pen(palette(look.brand), profile.id)
    pen.findings += said.homeless
    header(pen, page, profile, said, look)
    fit = fitted(_columns(pen, page, said, look), bool(pen.findings))
    _body(pen, page, said, fit, look)
    findings = pen.merged()
    note(pen, page, findings)
    footer(pen, page, profile, look, 1, 1)
    return Sheet((Page(page.width, page.height, tuple(pen.marks)),), _title(profile, said, look), look.language, look.client, findings)


def _columns(pen: Pen, page: Grid, said: Content, look: Look) -> list[Column]:
    def over(draw: Callable[[Pen, Fit], float]) -> Callable[[Fit], float]:
        def measure(fit: Fit) -> float:
            scratch = Pen(pen.colours, pen.profile, dry=True)
            return draw(scratch, fit) - _limit(scratch, page, said, fit)

        return measure

    right = tuple(entry for slot in ("list", "pairs", "behaviour", "notes") for entry in said.of(slot))
    return [
        Column(said.of("facts"), over(lambda scratch, fit: facts(scratch, page, said, fit))),
        Column((*right, *said.of("action")), over(lambda scratch, fit: statements(scratch, page, said, fit, look.language))),
    ]


def _panel_bottom(page: Grid, fit: Fit) -> float:
    return page.foot - (NOTE_ROOM + 1.0 if fit.noted else UNIT)


def _limit(pen: Pen, page: Grid, said: Content, fit: Fit) -> float:
    """Down to where the body may reach."""
    bottom = _panel_bottom(page, fit)
    top = panel(pen, page, said, fit, bottom)
    return top - (UNIT if top < bottom else 0.0)


def _body(pen: Pen, page: Grid, said: Content, fit: Fit, look: Look) -> None:
    facts(pen, page, said, fit)
    statements(pen, page, said, fit, look.language)
    panel(pen, page, said, fit, _panel_bottom(page, fit))
    _left_out(pen, [entry for slot in BODY for entry in said.of(slot)], fit)


def _left_out(pen: Pen, entries: Sequence[Entry], fit: Fit) -> None:
    """What has left is found: each field, but sections that may be left out and have left as a whole as one."""
    staying = {entry.section.id for entry in entries if entry.id not in fit.out}
    whole: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.id not in fit.out:
            continue
        if entry.section.optional and entry.section.id not in staying:
            whole.setdefault(entry.section.id, []).append(entry)
        else:
            pen.left_out(entry.field, len(entry.items))
    for gone in whole.values():
        pen.findings.append(of_section(pen.profile, gone[0].section, NO_ROOM, [(entry.field, len(entry.items)) for entry in gone]))


def _title(profile: Profile, said: Content, look: Look) -> str:
    role = next((entry.joined.text for entry in said.of("role")), "")
    parts = (profile.name[:TITLE], role[:TITLE], look.version)
    return ", ".join(part for part in parts if part)[:TITLE]
