"""Contribution bars: width is weight, height is rating, so the filled area is the score; hatched is what nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.model import BEST
from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, hatch
from persona_studio.paper.marks import Box

if TYPE_CHECKING:
    from persona_studio.domain.scoring.explain import Part

GAP = 0.5  # between blocks
LEAST = 0.8  # of a block: a weight of nothing is a line still
DASH = (2.0, 1.6)


def contributions(parts: Sequence[Part], area: Box, tones: Tones, gap: float = GAP, pitch: float = 1.1) -> Chart:
    """A block for each criterion, filled as high as it is rated; `tones.faint` is behind what is not reached."""
    draw = Sketch(tones)
    for part, block in zip(parts, blocks(parts, area, gap), strict=True):
        if part.low != part.high:
            draw.put(Box(block.x, block.y, block.width, block.height, "", tones.faint, 0.4), hatch(block, tones.strong, pitch))
            continue
        height = block.height * _rated(part) / BEST
        draw.put(Box(block.x, block.y, block.width, block.height - height, tones.faint))
        draw.put(Box(block.x, block.y + block.height - height, block.width, height, tones.strong))
    alt = said(parts)
    draw.spoken(area, alt)
    return draw.chart(area.y + area.height, alt=alt)


def blocks(parts: Sequence[Part], area: Box, gap: float = GAP) -> list[Box]:
    """Where the block of each criterion stands: for the heads over a column of bars, and for what lies under the pointer."""
    if not parts:
        return []
    gap = min(gap, area.width / (4 * len(parts)))
    room = area.width - gap * (len(parts) - 1)
    least = min(LEAST, room / len(parts))
    total = sum((p.most for p in parts), Fraction(0))
    wanted = [least + (room - least * len(parts)) * (float(p.most / total) if total else 1 / len(parts)) for p in parts]
    result, x = [], area.x
    for width in wanted:
        result.append(Box(x, area.y, width, area.height))
        x += width + gap
    return result


def points(part: Part, area: Box, most: Fraction, tones: Tones) -> Chart:
    """What one criterion adds, as a bar: solid is sure, dashed is possible, the outline is the most that it can add. `area` is as wide as `most`."""
    draw = Sketch(tones)
    unit = area.width / float(most) if most else 0.0
    sure, possible, whole = (unit * float(n) for n in (part.low, part.high, part.most))
    known = part.low == part.high
    if whole > sure and known:
        draw.put(Box(area.x, area.y, whole, area.height, "", tones.quiet, 0.5))
    if not known:
        draw.put(Box(area.x + sure, area.y, possible - sure, area.height, "", tones.ink, 0.7, DASH))
    draw.put(Box(area.x, area.y, sure, area.height, tones.strong, alt=said([part])))
    return draw.chart(area.y + area.height, alt=said([part]))


def said(parts: Sequence[Part]) -> str:
    """The bars as they are spoken."""
    each = []
    for part in parts:
        pattern = _("{criterion}: unknown, weight {weight} %") if part.low != part.high else _("{criterion}: {rating} of 5, weight {weight} %")
        each.append(pattern.format(criterion=part.criterion.name, rating=_rated(part), weight=f"{part.criterion.weight.normalize():f}"))
    return "; ".join(each)


def _rated(part: Part) -> int:
    """The rating, from what it adds of what it can add; 0 where it weighs nothing."""
    return round(BEST * part.low / part.most) if part.most else 0
