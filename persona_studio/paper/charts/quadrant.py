"""Fit against readiness on a field of three by three: a dot where both are known, else the area in which the account must lie."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.model import BEST, WORST
from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones
from persona_studio.paper.marks import MM, Box, circle

if TYPE_CHECKING:
    from persona_studio.domain.scoring.explain import Range

CELLS = 3
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
    _mark(draw, _ends(fit), _ends(readiness), field)
    alt = _("Fit: {fit}. Readiness: {readiness}.").format(fit=_told(fit), readiness=_told(readiness))
    draw.spoken(area, alt)
    return draw.chart(field.y + field.height + 1.3 * draw.leading, alt=alt)


def _ends(of: Range | None) -> tuple[Fraction, Fraction]:
    return (of.low, of.high) if of else (Fraction(WORST), Fraction(BEST))


def _field(area: Box, leading: float) -> Box:
    top = area.y + 1.25 * leading
    return Box(area.x, top, area.width, area.height - 2.5 * leading)


def _mark(draw: Sketch, fit: tuple[Fraction, Fraction], readiness: tuple[Fraction, Fraction], field: Box) -> None:
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
    low, high = f"{float(value.low):.1f}", f"{float(value.high):.1f}"
    return low if value.low == value.high else _("{low} to {high}").format(low=low, high=high)
