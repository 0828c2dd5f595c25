"""7 ICP sheet: what such a company is, what speaks for and against it, who decides there, and how it scores. One page, more where it takes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from persona_studio.domain.committee import Committee
from persona_studio.domain.profile import Profile
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.paper.boxes import Speech
from persona_studio.paper.colour import palette
from persona_studio.paper.content import Content, Entry, content
from persona_studio.paper.findings import Finding
from persona_studio.paper.fit import KEEP, LINES, MOST_ITEMS, Fit, shown
from persona_studio.paper.layouts import icp_blocks as blocks
from persona_studio.paper.layouts.footer import NOTE_ROOM, footer, note
from persona_studio.paper.layouts.grid import WIDTH, Grid, grid
from persona_studio.paper.layouts.scorecard_head import title
from persona_studio.paper.marks import MM, Page, Sheet
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import broken

COMFORT = (Fit(), Fit(gap=0.8, between=5.5), Fit(gap=0.8, between=4.0), Fit(size=8.5, gap=0.6, between=3.2))  # to keep to one page
STAYS, SIGNALS, PEOPLE, REST = range(4)


@dataclass(frozen=True)
class Company:
    """What stands on the sheet besides the profile: its scorecard, and the people who decide there."""

    card: Scorecard | None = None
    committee: Committee | None = None


@dataclass(frozen=True)
class Block:
    """A part of the sheet that stays together: draws itself at y and returns its bottom; `entries` may give up the ends of their lists."""

    draw: Callable[[Pen, float, Fit], float]
    entries: tuple[Entry, ...] = ()
    rank: int = STAYS  # what goes over the page first: the highest


def lay_out(profile: Profile, company: Company, look: Look) -> Sheet:
    """The sheet of an ideal customer profile. Every value is on it in full, or its field is among the findings."""
    said = content(profile, Speech(look.manner, look.names))
    page = grid(look.paper, faced=False)
    first = Pen(palette(look.brand), profile.id)
    first.findings += said.homeless
    top = _head(first, page, profile, said)
    parts = _blocks(page, said, company, look)
    room = page.foot - NOTE_ROOM - 1.0
    parts, fit = _arranged(first, parts, top, room)
    pens, y = [first], top
    for part in parts:
        setting = _squeezed(first, part, fit, room - page.top - 8.0)
        end = part.draw(Pen(first.colours, profile.id, dry=True), y, setting)
        if end > room and y > page.top + 9.0:
            pens.append(Pen(first.colours, profile.id))
            y = _again(pens[-1], page, profile)
        y = part.draw(pens[-1], y, setting) + fit.between
    findings = _merged(pens)
    note(pens[0], page, findings)
    for number, pen in enumerate(pens, 1):
        footer(pen, page, profile, look, number, len(pens))
    name = ", ".join(text for text in (profile.name[:200], look.version) if text)
    return Sheet(tuple(Page(page.width, page.height, tuple(pen.marks)) for pen in pens), name, look.language, look.client, findings)


def _arranged(pen: Pen, parts: Sequence[Block], top: float, room: float) -> tuple[list[Block], Fit]:
    """The order and the setting in which the first page keeps the most: people go over the page first, then signals; gates and matrix stay."""
    for most in (REST, PEOPLE, SIGNALS, STAYS):
        kept = [part for part in parts if part.rank <= most]
        for fit in COMFORT:
            if _bottom(pen, kept, top, fit) <= room:
                return kept + [part for part in parts if part.rank > most], fit
    return list(parts), COMFORT[1]


def _merged(pens: Sequence[Pen]) -> tuple[Finding, ...]:
    whole = replace(pens[0], findings=[finding for pen in pens for finding in pen.findings])
    return whole.merged()


def _bottom(pen: Pen, parts: Sequence[Block], y: float, fit: Fit) -> float:
    """Where all blocks would end on one endless page."""
    for part in parts:
        y = part.draw(Pen(pen.colours, pen.profile, dry=True), y, fit) + fit.between
    return y - fit.between


def _squeezed(pen: Pen, part: Block, fit: Fit, room: float) -> Fit:
    """The setting in which a block fits a page of its own: lists lose their ends, then texts their last lines."""

    def over() -> bool:
        return part.draw(Pen(pen.colours, pen.profile, dry=True), 0.0, fit) > room

    fit = replace(fit, most={e.id: MOST_ITEMS for e in part.entries if len(e.items) > MOST_ITEMS})
    while over() and any(shown(e, fit) > KEEP for e in part.entries):
        longest = max(part.entries, key=lambda e: shown(e, fit))
        fit = replace(fit, most={**fit.most, longest.id: shown(longest, fit) - 1})
    for lines in LINES:
        if not over():
            break
        fit = replace(fit, lines=lines)
    return fit


def _head(pen: Pen, page: Grid, profile: Profile, said: Content) -> float:
    """Kind, name and the sentence below it; returns where the body begins."""
    pen.rule(page.left, page.top, WIDTH)
    pen.write(profile.template.name, page.left, page.top + 4.2, "sans-semibold", 8.5, pen.colours.label)
    size, made = title(profile.name)
    y, leading = page.top + 20.0 - (31 - size) * 0.15, 1.1 * size / MM
    pen.lines(profile.template.fields[0], made, page.left - 0.5, y, "sans-light", size, leading, pen.colours.ink)
    y += leading * max(0, len(made.lines) - 1) + 7.6
    for entry in said.of("role"):
        text = broken(entry.joined.text, "sans", 11.5, 150, 4)
        pen.lines(entry.field, text, page.left, y, "sans", 11.5, 5.3, pen.colours.ink)
        y += 5.3 * len(text.lines)
    return y + 2.4


def _again(pen: Pen, page: Grid, profile: Profile) -> float:
    """The head of a further page."""
    pen.rule(page.left, page.top, WIDTH)
    name = broken(profile.name, "sans-semibold", 8.5, 140, 1).lines
    pen.write(name[0].text if name else "", page.left, page.top + 4.2, "sans-semibold", 8.5, pen.colours.label)
    return page.top + 8.5


def _blocks(page: Grid, said: Content, company: Company, look: Look) -> list[Block]:
    """Facts, lists, gates, people, matrix and bands, then how to approach them, then all else."""
    made: list[Block] = []
    own = [e for slot in ("facts", "behaviour") for e in said.of(slot) if not e.section.optional]
    if own:
        groups = [tuple(of) for _section, of in groupby(own, key=lambda e: e.section)]
        made.append(Block(lambda pen, y, fit: blocks.columns(pen, page, groups, y, fit)))
    lists = [e for e in said.of("list") if not e.section.optional]
    made += [_beside(page, tuple(lists[n : n + 2]), SIGNALS) for n in range(0, len(lists), 2)]
    gates = [e for e in said.of("pairs") if not e.section.optional]
    made += [Block(lambda pen, y, fit, e=e: blocks.gate(pen, page, e, y, fit), (e,)) for e in gates]  # type: ignore[misc]
    members = company.committee
    if members is not None and members.members:
        made.append(Block(lambda pen, y, _fit: blocks.people(pen, page, members, y, look.photos), rank=PEOPLE))
    if company.card is not None and company.card.criteria:
        card = company.card
        made.append(Block(lambda pen, y, _fit: blocks.matrix(pen, page, card, look, y)))
    asks = [e for slot in ("action", "quote", "subline") for e in said.of(slot)]
    late = [e for slot in ("facts", "behaviour") for e in said.of(slot) if e.section.optional]
    for _section, of in groupby([*asks, *late], key=lambda e: e.section):
        group = tuple(of)
        made.append(Block(lambda pen, y, fit, group=group: blocks.in_rows(pen, page, group, y, fit), rank=REST))  # type: ignore[misc]
    more = [e for slot in ("list", "pairs") for e in said.of(slot) if e.section.optional] + list(said.of("notes"))
    return made + [_beside(page, (entry,), REST) for entry in more]


def _beside(page: Grid, row: tuple[Entry, ...], rank: int) -> Block:
    return Block(lambda pen, y, fit: blocks.lists(pen, page, row, y, fit), row, rank)
