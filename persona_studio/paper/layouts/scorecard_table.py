"""The table of a scorecard sheet: a row for each criterion with its weight, rating and points, and why it has them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from persona_studio.domain.scoring.explain import Part, contributions
from persona_studio.domain.scoring.model import Rated
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.charts.bars import points
from persona_studio.paper.charts.sketch import on_paper
from persona_studio.paper.findings import NO_ROOM
from persona_studio.paper.layouts.grid import INDENT, WIDTH, Grid
from persona_studio.paper.layouts.scorecard_foot import Setting
from persona_studio.paper.layouts.subject import Subject, about, ground, percent, rating_word
from persona_studio.paper.layouts.symbols import unknown
from persona_studio.paper.marks import MM, Box
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import broken
from persona_studio.template.manner import PLAIN

WEIGHT, RATING, POINTS, BAR, BECAUSE = 33.0, 47.0, 67.0, 56.0, 37.0  # where columns begin; how wide bars and reasons are
HEADS, BODY = 8.5, 9.2
BAR_HEIGHT = 3.8


def table(pen: Pen, grid: Grid, subject: Subject, setting: Setting, y: float) -> float:
    """Draws the table; returns its bottom."""
    _heads(pen, grid, y)
    parts = contributions(subject.card, subject.assessment)
    most = max((part.most for part in parts), default=Fraction(0))
    y += 6.6
    for n, part in enumerate(parts[: setting.criteria]):
        if n:
            pen.rule(grid.left, y, WIDTH, 0.5, pen.colours.hairline)
        _row(pen, grid, subject, part, most, setting, y)
        y += setting.row
    left = [part.criterion.name for part in parts[setting.criteria :]]
    if left:
        pen.find(about("criteria", _("Criteria")), NO_ROOM, ", ".join(left))
        text = ngettext("{n} more criterion, counted in the total", "{n} more criteria, counted in the total", len(left)).format(n=len(left))
        pen.write(text, grid.left + INDENT, y + 4.0, "sans", HEADS, pen.colours.label)
        y += 5.6
    return _total(pen, grid, subject, parts, y)


def _heads(pen: Pen, grid: Grid, y: float) -> None:
    pen.rule(grid.left, y, WIDTH, 1.2)
    base, secondary = y + 4.3, pen.colours.secondary
    pen.write(_("Criterion"), grid.left, base, "sans-semibold", HEADS, pen.colours.label)
    for text, x in ((_("Weight"), WEIGHT), (_("Rating"), RATING), (_("Points"), POINTS)):
        pen.write(text, grid.left + x, base, "sans-semibold", HEADS, secondary)
    pen.write(_("Because"), grid.end, base, "sans-semibold", HEADS, secondary, end=True)
    pen.rule(grid.left, y + 6.6, WIDTH, 0.5, pen.colours.hairline)


def _row(pen: Pen, grid: Grid, subject: Subject, part: Part, most: Fraction, setting: Setting, y: float) -> None:
    c, rated, ink, middle = part.criterion, subject.rated(part.criterion), pen.colours.ink, y + setting.row / 2
    base = middle + 0.36 * BODY / MM
    known = ground(rated)
    if known is None:
        pen.put(unknown(grid.left + 0.92, middle, 0.92, ink))
    else:
        pen.evidence(known, grid.left + 0.92, middle)
    _centred(pen, c.id, c.name, c.name, grid.left + INDENT, middle, WEIGHT - INDENT - 2, setting.row, "sans-semibold", BODY, ink)
    pen.write(percent(c.weight, PLAIN), grid.left + WEIGHT, base, "sans", BODY, ink)
    if rated.rating is None:
        pen.write(_("unknown"), grid.left + RATING, base, "sans-italic", BODY, ink)
    else:
        wide = pen.write(str(rated.rating), grid.left + RATING, base, "sans-semibold", BODY, ink)
        pen.write(rating_word(rated.rating), grid.left + RATING + wide + 1.6, base, "sans", BODY, pen.colours.secondary)
    height = min(BAR_HEIGHT, setting.row - 2.4)
    _points(pen, part, most, Box(grid.left + POINTS, middle - height / 2, BAR, height), base)
    _centred(pen, c.id, c.name, reason(rated), grid.end, middle, BECAUSE, setting.row, "sans", 8.5, pen.colours.secondary, end=True)


def reason(rated: Rated) -> str:
    """Why a criterion has its rating, or has none."""
    return rated.said or rated.why or (_("not asked") if rated.rating is None else _("no note"))


def _points(pen: Pen, part: Part, most: Fraction, area: Box, base: float) -> None:
    if pen.dry:
        return
    pen.put(*points(part, area, most, on_paper(pen.colours)).marks)
    whole = area.width * float(part.most / most) if most else 0.0
    pen.write(span(part.low, part.high), area.x + whole + 1.8, base, "sans-semibold", BODY, pen.colours.ink)


def span(low: Fraction, high: Fraction) -> str:
    """Points in two decimals: "0.75", "0.20–1.00"."""
    one, other = (f"{float(value):.2f}" for value in (low, high))
    return one if low == high else f"{one}–{other}"


def _centred(
    pen: Pen, id: str, label: str, text: str, x: float, middle: float, width: float, row: float, font: str, size: float, colour: str, *,
    end: bool = False,
) -> None:  # fmt: skip
    """A text around a middle, in as many lines as the row has room for, at most two; from x, or up to it with `end`."""
    leading = 1.18 * size / MM
    most = 2 if row >= 2 * leading + 0.4 else 1
    made = broken(text, font, size, width, most)
    if len(made.lines) == 1 and made.rest:
        size = max(8.0, size - 0.7)
        made = broken(text, font, size, width, most)
    first = middle + 0.36 * size / MM - leading * (len(made.lines) - 1) / 2
    starts = [x - line.width if end else x for line in made.lines]
    if not end or len(made.lines) < 2:
        pen.lines(about(id, label), made, starts[0] if starts else x, first, font, size, leading, colour)
        return
    pen.lines(about(id, label), type(made)(made.lines[:1], made.rest, made.missing, made.cut), starts[0], first, font, size, leading, colour)
    pen.lines(about(id, label), type(made)(made.lines[1:]), starts[1], first + leading, font, size, leading, colour)


def _total(pen: Pen, grid: Grid, subject: Subject, parts: Sequence[Part], y: float) -> float:
    pen.rule(grid.left, y, WIDTH, 1.2)
    base, ink = y + 5.0, pen.colours.ink
    pen.write(_("Total"), grid.left, base, "sans-semibold", BODY, ink)
    pen.write(percent(sum((c.weight for c in subject.card.criteria), Decimal(0)), PLAIN), grid.left + WEIGHT, base, "sans", BODY, ink)
    sure = sum((p.low for p in parts if p.low == p.high), Fraction(0))
    open_low, open_high = subject.score.low - sure, subject.score.high - sure
    if not open_high:
        pen.write(f"{float(sure):.2f}", grid.left + POINTS, base, "sans-semibold", BODY, ink)
        return y + 6.4
    wide = pen.write(_("{points} known").format(points=f"{float(sure):.2f}"), grid.left + POINTS, base, "sans-semibold", BODY, ink)
    more = _("+ {low} to {high} unknown").format(low=f"{float(open_low):.2f}", high=f"{float(open_high):.2f}")
    pen.write(more, grid.left + POINTS + wide + 5, base, "sans", BODY, ink)
    return y + 6.4
