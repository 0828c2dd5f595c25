"""What became of the deals of each tier: the share that was won with its interval, beside the share of all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, middle, wide
from persona_studio.paper.marks import Box, circle

if TYPE_CHECKING:
    from persona_studio.domain.scoring.backtest import Row

PITCH, DOT, BRACKET = 2.3, 0.95, 1.5
TICKS = (0, 25, 50, 75, 100)


def winrates(rates: Sequence[Row], overall: float | None, area: Box, tones: Tones, size: float = 9.2) -> Chart:
    """A row for each tier: a dot at its share, a line over the interval, how many deals. The upright line is the share of all deals."""
    draw = Sketch(tones, size)
    counts = [_("{won} of {all}").format(won=f"{r.won:,}", all=f"{r.deals:,}") for r in rates]
    names = min(0.35 * area.width, max((wide(r.name, size) for r in rates), default=0.0) + 3.0)
    beside = max((wide(c, size) for c in counts), default=0.0) + 3.0
    figures = wide("100 %", size, "sans-semibold") + 3.0
    start, end = area.x + names, area.x + area.width - beside - figures
    small = 0.82 * size
    pitch = min(PITCH * draw.leading, (area.height - 1.6 * draw.leading) / max(1, len(rates)))
    bottom = area.y + pitch * len(rates)
    for tick in TICKS:
        x = start + (end - start) * tick / 100
        draw.rule(x, area.y, x, bottom, line=0.4)
        told = _("{share} %").format(share=tick)
        draw.write(told, x - wide(told, small) / 2, bottom + 1.1 * draw.leading, size=small, colour=tones.quiet)
    if overall is not None:
        x = start + (end - start) * overall
        draw.rule(x, area.y, x, bottom, tones.ink, 1.2)
    for row, (rate, count) in enumerate(zip(rates, counts, strict=True)):
        y = area.y + (row + 0.5) * pitch
        base = middle(y, size)
        draw.write(rate.name, area.x, base, within=names - 1.0)
        draw.write(count, area.x + area.width, base, colour=tones.quiet, end=True)
        if rate.rate is not None:
            _interval(draw, rate, rate.rate, start, end, y)
            draw.write(percent(rate.rate), area.x + area.width - beside, base, font="sans-semibold", end=True)
    alt = _said(rates, overall)
    draw.spoken(area, alt)
    return draw.chart(bottom + 1.4 * draw.leading, alt=alt)


def _interval(draw: Sketch, row: Row, rate: float, start: float, end: float, y: float) -> None:
    low, high, at = (start + (end - start) * share for share in (*row.interval, rate))
    strong = draw.tones.strong
    draw.rule(low, y, high, y, strong, 1.4)
    for x in (low, high):
        draw.rule(x, y - BRACKET / 2, x, y + BRACKET / 2, strong, 1.0)
    draw.put(circle(at, y, DOT, strong))


def percent(share: float) -> str:
    """A share in whole percent."""
    return _("{share} %").format(share=round(100 * share))


def _said(rates: Sequence[Row], overall: float | None) -> str:
    each = [
        _("{tier}: {won} of {all} won, between {low} and {high}").format(
            tier=r.name, won=r.won, all=r.deals, low=percent(r.interval.low), high=percent(r.interval.high)
        ) if r.deals else _("{tier}: no deals").format(tier=r.name)
        for r in rates
    ]  # fmt: skip
    return "; ".join([*each, _("all deals: {share}").format(share=percent(overall))] if overall is not None else each)
