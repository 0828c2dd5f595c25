"""Fit against readiness on a field of three by three: a dot where both are known, else the area in which the account must lie."""

from __future__ import annotations

from fractions import Fraction

from persona_studio.domain.scoring.model import BEST, WORST
from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones
from persona_studio.paper.marks import MM, Box, circle

CELLS = 3
Range = tuple[Fraction, Fraction]
DOT, GAP = 1.5, 0.7
DASH = (2.0, 1.6)


def quadrant(fit: Range | None, readiness: Range | None, area: Box, tones: Tones, size: float = 8.0) -> Chart:
    """Fit grows towards the end side, readiness upwards. None: no criterion counts on that axis, so the account may lie anywhere on it."""
    draw = Sketch(tones, size)
    field = _field(area, draw.leading)
    draw.write(_("Readiness"), area.x, area.y + 0.75 * draw.leading, colour=tones.quiet)
    draw.write(_("Fit"), field.x + field.width, field.y + field.height + 0.9 * draw.leading, colour=tones.quiet, end=True)
    side, height = (field.width - GAP * (CELLS - 1)) / CELLS, (field.height - GAP * (CELLS - 1)) / CELLS
    for row in range(CELLS):
        for column in range(CELLS):
            draw.put(Box(field.x + column * (side + GAP), field.y + row * (height + GAP), side, height, "", tones.faint, 0.6))
    _mark(draw, fit or (Fraction(WORST), Fraction(BEST)), readiness or (Fraction(WORST), Fraction(BEST)), field)
    alt = _("Fit: {fit}. Readiness: {readiness}.").format(fit=_told(fit), readiness=_told(readiness))
    draw.spoken(area, alt)
    return draw.chart(field.y + field.height + 1.3 * draw.leading, alt=alt)


def cell(value: Fraction) -> int:
    """The third in which a score from 1 to 5 lies: 0, 1 or 2; a border belongs to the upper third."""
    return min(CELLS - 1, int((value - WORST) * CELLS / (BEST - WORST)))


def _field(area: Box, leading: float) -> Box:
    top = area.y + 1.25 * leading
    return Box(area.x, top, area.width, area.height - 2.5 * leading)


def _mark(draw: Sketch, fit: Range, readiness: Range, field: Box) -> None:
    left, right = (_at(n, field.width) + field.x for n in fit)
    bottom, top = (field.y + field.height - _at(n, field.height) for n in readiness)
    strong = draw.tones.strong
    if right - left < 0.01 and bottom - top < 0.01:
        draw.put(circle(left, top, DOT, strong))
        return
    inset = 0.6 / MM
    draw.put(
        Box(left - DOT + inset, top - DOT + inset, right - left + 2 * (DOT - inset), bottom - top + 2 * (DOT - inset), "", strong, 1.2, DASH),
    )


def _at(value: Fraction, room: float) -> float:
    """How far along an axis: true to the thirds, but the mark stays inside as a whole."""
    inset = DOT + 0.4
    return min(room - inset, max(inset, room * float((value - WORST) / (BEST - WORST))))


def _told(value: Range | None) -> str:
    if value is None:
        return _("not asked")
    low, high = (f"{float(n):.1f}" for n in value)
    return low if value[0] == value[1] else _("{low} to {high}").format(low=low, high=high)
