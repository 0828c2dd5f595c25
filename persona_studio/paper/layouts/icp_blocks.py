"""The parts of an ICP sheet. Each draws itself at y and returns its bottom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persona_studio.domain.committee import Committee, Person, role_name
from persona_studio.domain.scoring.model import Criterion, Scorecard
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.content import Entry
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.fit import Fit, shown
from persona_studio.paper.layouts import bands
from persona_studio.paper.layouts.body import heading, item_list, labelled, tail, value
from persona_studio.paper.layouts.grid import GUTTER, INDENT, PAIR, WIDTH, Grid
from persona_studio.paper.layouts.subject import about, percent
from persona_studio.paper.layouts.tile import tile
from persona_studio.paper.marks import MM, Box
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import broken

SEATS = ("economic_buyer", "champion", "technical_evaluator", "user")
TILE, ABREAST = 12.6, 4
NAME, WEIGHT, IDEAL, GOOD, POOR = 0.0, 31.0, 56.0, 100.0, 142.0  # where columns of the matrix begin
BANDS = 70.0  # kept free on a page under the longest matrix
PER_CENT, ROW, WORDS = 0.52, 7.5, 8.5  # mm of bar per percent, least height of a row, size of its words


def columns(pen: Pen, page: Grid, groups: Sequence[tuple[Entry, ...]], y: float, fit: Fit) -> float:
    """Sections of facts in three columns: one each, the others below the shortest."""
    places = [page.left, page.middle, page.right]
    bottoms = [y, y, y]
    for group in groups:
        n = min(range(3), key=lambda k: bottoms[k])
        at = heading(pen, places[n], bottoms[n] + (fit.between if bottoms[n] > y else 0.0), PAIR, group[0].section.title)
        for entry in group:
            at = labelled(pen, entry, places[n], at, PAIR, fit) + fit.gap
        bottoms[n] = at - fit.gap
    return max(bottoms)


def lists(pen: Pen, page: Grid, row: Sequence[Entry], y: float, fit: Fit) -> float:
    """Two lists side by side, or one over the whole width."""
    width = (WIDTH - GUTTER) / 2 if len(row) == 2 else WIDTH
    return max(item_list(pen, entry, page.left + n * (width + GUTTER), y, width, fit) for n, entry in enumerate(row))


def gate(pen: Pen, page: Grid, entry: Entry, y: float, fit: Fit) -> float:
    """What rules a company out, in a box: the one thing that no score outweighs."""
    top, x = y, page.left + INDENT
    pen.write(entry.heads[0], x, y + 5.2, "sans-semibold", 9.2, pen.colours.ink)
    y += 6.8
    width, count = (WIDTH - 2 * INDENT - 2 * GUTTER) / 3, shown(entry, fit)
    for n in range(0, count, 3):
        ends = []
        for k, item in enumerate(entry.items[n : min(n + 3, count)]):
            at, base = x + k * (width + GUTTER), y + 3.3 * fit.scale
            pen.evidence(item.ground, at + 0.92, base - 1.15)
            end = value(pen, entry, item.text, at + INDENT, base, width - INDENT, fit)
            if item.parts:
                end = value(pen, entry, item.parts, at + INDENT, end, width - INDENT, fit, pen.colours.secondary)
            ends.append(end - 3.3 * fit.scale)
        y = max(ends) + fit.gap
    y = tail(pen, entry, x, y, count, fit) + 1.6
    pen.put(Box(page.left, top, WIDTH, y - top, "", pen.colours.ink, 1.2))
    return y


def people(pen: Pen, page: Grid, committee: Committee, y: float, photos: Mapping[str, bytes]) -> float:
    """Who decides there: a tile each with the face, and dashed seats that nobody fills yet."""
    y = heading(pen, page.left, y, WIDTH, _("Who decides there"))
    taken = [(m.person, ", ".join(map(role_name, m.roles)) or (role_name("user") if m.person.kind == "user" else "")) for m in committee.members]
    seats = [*taken, *((Person(0, role_name(role), ""), _("no persona yet")) for role in SEATS if not committee.has(role))]
    width = (WIDTH - (ABREAST - 1) * GUTTER) / ABREAST
    for n, (person, role) in enumerate(seats):
        if n and n % ABREAST == 0:
            y += TILE + 3.0
        _seat(pen, person, role, page.left + n % ABREAST * (width + GUTTER), y, width, photos)
    return y + TILE


def _seat(pen: Pen, person: Person, role: str, x: float, y: float, width: float, photos: Mapping[str, bytes]) -> None:
    colours, text, room = pen.colours, x + TILE + 2.0, width - TILE - 2.0
    if person.kind:
        tile(pen, Box(x, y, TILE, TILE), person, photos)
    else:
        pen.put(Box(x + 0.2, y + 0.2, TILE - 0.4, TILE - 0.4, "", colours.ink, 0.7, (2.0, 1.6)))
    font = "serif-text-semibold" if person.kind else "sans"
    whose, made = about("committee", _("Who decides there")), broken(person.name, font, 9.6, room, 2)
    pen.lines(whose, made, text, y + 3.6, font, 9.6, 3.9, colours.ink)
    beside = broken(role, "sans", 8, room, 1 if len(made.lines) > 1 else 2)
    pen.lines(whose, beside, text, y + 3.8 + 3.9 * len(made.lines), "sans", 8, 3.4, colours.secondary)


def matrix(pen: Pen, page: Grid, card: Scorecard, look: Look, y: float) -> float:
    """The scoring matrix and, under it, the tiers as steps with what to do: they stay together."""
    pen.rule(page.left, y, WIDTH, 1.2)
    base = y + 4.3
    pen.write(_("Scoring matrix"), page.left, base, "sans-semibold", 8.5, pen.colours.label)
    for text, x in ((_("Weight"), WEIGHT), (_("Ideal 5"), IDEAL), (_("Good 3"), GOOD), (_("Poor 1"), POOR)):
        pen.write(text, page.left + x, base, "sans-semibold", 8.5, pen.colours.ink if x > WEIGHT else pen.colours.secondary)
    y += 6.4
    widest = max(float(c.weight) for c in card.criteria)
    unit = min(PER_CENT, 13.0 / widest) if widest else 0.0
    limit = y + page.foot - page.top - BANDS
    for n, criterion in enumerate(card.criteria):
        end = _criterion(Pen(pen.colours, pen.profile, dry=True), page, criterion, unit, look, y)
        if end > limit:
            y = _more(pen, page, card.criteria[n:], y)
            break
        pen.rule(page.left, y, WIDTH, 0.5, pen.colours.hairline)
        y = _criterion(pen, page, criterion, unit, look, y)
    pen.rule(page.left, y, WIDTH, 0.8)
    if not card.tiers:
        return y
    steps = bands.of(card.tiers, page.left, WIDTH, look.manner)
    bands.steps(pen, steps, y + 10.4, 1.3, 5.4, rising=True)
    return bands.labels(pen, steps, page.left, WIDTH, y + 14.8, advice=True) + 1.0


def _more(pen: Pen, page: Grid, left: Sequence[Criterion], y: float) -> float:
    """The line that counts criteria without room on a page of their own."""
    for criterion in left:
        pen.find(about(criterion.id, criterion.name), NO_ROOM, _("the criterion"))
    text = ngettext("{n} more criterion", "{n} more criteria", len(left)).format(n=len(left))
    pen.write(text, page.left, y + 4.2, "sans", WORDS, pen.colours.label)
    return y + 6.0


def _criterion(pen: Pen, page: Grid, c: Criterion, unit: float, look: Look, y: float) -> float:
    """A row as high as its longest cell; what is longer than three lines is found."""
    field, leading = about(c.id, c.name), 3.7
    ink, secondary = pen.colours.ink, pen.colours.secondary
    cells = [
        (c.name, NAME, WEIGHT - 2.0, "sans-semibold", ink), (c.ideal, IDEAL, GOOD - IDEAL - 3.0, "sans", ink),
        (c.good, GOOD, POOR - GOOD - 3.0, "sans", secondary), (c.poor, POOR, WIDTH - POOR, "sans", secondary),
    ]  # fmt: skip
    made = [broken(text, font, WORDS, width, 3) for text, _x, width, font, _colour in cells]
    height = max(ROW, max(len(m.lines) for m in made) * leading + 2.6)
    middle = y + height / 2
    for lines, (_text, x, _width, font, colour) in zip(made, cells, strict=True):
        first = middle + 0.36 * WORDS / MM - leading * (len(lines.lines) - 1) / 2
        pen.lines(field, lines, page.left + x, first, font, WORDS, leading, colour)
    length = unit * float(c.weight)
    if length:
        pen.put(Box(page.left + WEIGHT, middle - 1.3, length, 2.6, pen.colours.bar))
    pen.write(percent(c.weight, look.manner), page.left + WEIGHT + length + 1.4, middle + 0.36 * WORDS / MM, "sans", WORDS, pen.colours.ink)
    return y + height


def in_rows(pen: Pen, page: Grid, entries: Sequence[Entry], y: float, fit: Fit) -> float:
    """A section as label over value, three abreast; a single one over the whole width."""
    y = heading(pen, page.left, y, WIDTH, entries[0].section.title)
    width = PAIR if len(entries) > 1 else WIDTH
    for n in range(0, len(entries), 3):
        row = zip(entries[n : n + 3], (page.left, page.middle, page.right), strict=False)
        y = max(labelled(pen, entry, x, y, width, fit) for entry, x in row) + fit.gap
    return y - fit.gap
