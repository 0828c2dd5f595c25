"""A score on the scale from 1 to 5, with ticks where tiers begin: a dot when it is certain, else a hollow capsule from worst to best."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from persona_studio.domain.scoring.model import BEST, WORST
from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, capsule
from persona_studio.paper.marks import Box, circle

Figure = Fraction | Decimal | int
TICK = 0.34  # of the height
MARK = 0.42


def scale(low: Figure, high: Figure, limits: Sequence[Decimal], area: Box, tones: Tones, line: float = 1.2) -> Chart:
    """The line over the width of `area`, half the mark's height inside at both ends; `tones.faint` is the line, `tones.strong` the mark."""
    draw = Sketch(tones)
    y, tick, r = area.y + area.height / 2, TICK * area.height, MARK * area.height / 2
    start, end = position(low, area), position(high, area)
    hollow = (start - r, end + r) if low != high else (start, start)
    for left, right in ((position(WORST, area), hollow[0]), (hollow[1], position(BEST, area))):
        if right > left:
            draw.rule(left, y, right, y, tones.faint, line)
    for limit in limits:
        x = position(limit, area)
        if WORST < limit < BEST and not hollow[0] < x < hollow[1]:
            draw.rule(x, y - tick / 2, x, y + tick / 2, tones.faint, line)
    if low == high:
        draw.put(circle(start, y, r, tones.strong))
    else:
        draw.put(capsule(Box(hollow[0], y - r, hollow[1] - hollow[0], 2 * r), "", tones.strong, 1.3))
    alt = _said(low, high)
    draw.spoken(area, alt)
    return draw.chart(area.y + area.height, alt=alt)


def position(value: Figure, area: Box) -> float:
    """Where a score stands: also for the figures over a column of scales, and for handles that are dragged."""
    inset = MARK * area.height / 2
    part = (float(value) - WORST) / (BEST - WORST)
    return area.x + inset + (area.width - 2 * inset) * min(1.0, max(0.0, part))


def _said(low: Figure, high: Figure) -> str:
    if low == high:
        return _("{score} on the scale from 1 to 5").format(score=f"{float(low):.2f}")
    return _("From {low} to {high} on the scale from 1 to 5").format(low=f"{float(low):.2f}", high=f"{float(high):.2f}")
