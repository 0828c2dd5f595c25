"""The tiers as steps of rising height over the axis from 1 to 5, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from persona_studio.domain.scoring.model import BEST, WORST, Tier
from persona_studio.foundation.words import _
from persona_studio.paper.marks import MM, Box
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import Broken, broken
from persona_studio.template.kinds import Line
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field

GAP, NAME, LEADING = 0.5, 9.2, 4.3
Span = float | Decimal


@dataclass(frozen=True)
class Band:
    """A tier on the axis: where it begins and ends in mm, and the scores that belong to it in words."""

    tier: Tier
    x: float
    width: float
    scores: str


def place(value: float, x: float, width: float) -> float:
    """Where a score stands on an axis from x."""
    return x + width * min(1.0, max(0.0, (value - WORST) / (BEST - WORST)))


def of(tiers: Sequence[Tier], x: float, width: float, manner: Manner) -> list[Band]:
    """The bands, worst first."""
    limits = [float(t.least) if t.least is not None else float(WORST) for t in tiers]
    bands = []
    for n in range(len(tiers) - 1, -1, -1):
        above = limits[n - 1] if n else float(BEST)
        start, end = place(limits[n], x, width), place(above, x, width)
        bands.append(Band(tiers[n], start, max(0.0, end - start), _scores(tiers, n, manner)))
    return bands


def _scores(tiers: Sequence[Tier], n: int, manner: Manner) -> str:
    """The scores of a tier; the limit above belongs to the tier above."""
    least, above = tiers[n].least, tiers[n - 1].least if n else None
    low, high = (manner.write_number(value) if value is not None else "" for value in (least, above))
    if least is None:
        return _("under {limit}").format(limit=high) if high else ""
    return _("{low} to under {high}").format(low=low, high=high) if above is not None else _("{low} to 5").format(low=low)


def steps(pen: Pen, bands: Sequence[Band], y: float, low: float, high: float, rising: bool = False) -> None:
    """The steps, from `low` to `high` mm thick: hanging from `y`, or standing on it with `rising`."""
    for n, band in enumerate(bands):
        height = low + (high - low) * (n / (len(bands) - 1) if len(bands) > 1 else 1.0)
        start = band.x + (GAP / 2 if n else 0.0)
        width = band.width - (GAP / 2 if n else 0.0) - (GAP / 2 if n < len(bands) - 1 else 0.0)
        if width > 0:
            pen.put(Box(start, y - height if rising else y, width, height, pen.colours.bar))


def labels(pen: Pen, bands: Sequence[Band], x: float, width: float, y: float, advice: bool = False) -> float:
    """Names and scores below, each under its step where all have room, else in columns of one width; returns the last baseline."""
    columns = [(band.x, band.width) for band in bands]
    if any(room < 24 for _x, room in columns):
        columns = [(x + n * width / len(bands), width / len(bands)) for n in range(len(bands))]
    about, last = Field("tiers", _("Tiers"), Line()), y
    for band, (start, room) in zip(bands, columns, strict=True):
        room -= 2.0
        at = y
        name = broken(band.tier.name, "sans-semibold", NAME, room, 2)
        pen.lines(about, name, start, at, "sans-semibold", NAME, LEADING, pen.colours.ink)
        at += LEADING * max(0, len(name.lines) - 1)
        at = _beside(pen, band, name, start, at, room)
        if advice and band.tier.advice:
            at = pen.paragraph(about, band.tier.advice, start, at + LEADING, room, "sans", 8.5, 3.9, pen.colours.ink, most=6) - 3.9
        last = max(last, at)
    return last


def _beside(pen: Pen, band: Band, name: Broken, x: float, y: float, room: float) -> float:
    """The scores behind the name, else below it; returns the baseline."""
    wide = sum(line.width for line in broken(band.scores, "sans", 8, 1000, 1).lines)
    used = name.lines[-1].width + 2.0 if name.lines else 0.0
    if used + wide > room:
        y, used = y + LEADING * 0.93, 0.0
    pen.write(band.scores, x + used, y, "sans", 8, pen.colours.secondary)
    return y


def range_over(pen: Pen, low: float, high: float, said: tuple[str, str], x: float, width: float, y: float) -> None:
    """A dashed bar from the worst to the best score between two upright ticks, or one tick where they are the same."""
    start, end, height = place(low, x, width), place(high, x, width), 7.0
    ink = pen.colours.ink
    for at in {start, end}:
        pen.put(Box(at - 0.25, y, 0.5, height, ink))
    base = y + height / 2 + 0.36 * 8.5 / MM
    if start == end:
        _outside(pen, said[0], start, base, x, width)
        return
    pen.put(Box(start, y + 1.4, end - start, height - 2.8, "", ink, 0.8, (2.2, 1.8)))
    _label(pen, _("worst {score}").format(score=said[0]), start, base, start - x, end - start, before=True)
    _label(pen, _("best {score}").format(score=said[1]), end, base, x + width - end, end - start, before=False)


def _label(pen: Pen, text: str, at: float, base: float, outside: float, inside: float, *, before: bool) -> None:
    """Outside the bar where there is room, else inside, if both labels have room there; else nowhere: the headline says it."""
    wide = sum(line.width for line in broken(text, "sans-semibold", 8.5, 1000, 1).lines)
    if outside > wide + 1.6:
        pen.write(text, at - 1.6 if before else at + 1.6, base, "sans-semibold", 8.5, pen.colours.ink, end=before)
    elif inside > 2 * wide + 6:
        pen.write(text, at + 1.6 if before else at - 1.6, base, "sans-semibold", 8.5, pen.colours.ink, end=not before)


def _outside(pen: Pen, text: str, at: float, base: float, x: float, width: float) -> None:
    before = at > x + width / 2
    pen.write(text, at - 1.6 if before else at + 1.6, base, "sans-semibold", 8.5, pen.colours.ink, end=before)
