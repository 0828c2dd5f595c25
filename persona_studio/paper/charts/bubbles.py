"""Value against ease: a bubble for each profile, as large as its market, with whiskers where a figure is not known for sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, middle, wide
from persona_studio.paper.marks import MM, Box, circle

LEAST, MOST = 1.3, 4.2  # radius in mm
GAP = 0.8  # between a bubble and its name
Area = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Bubble:
    """One profile. `ease` and `value` run from 0 to 1 as (low, high); `size` is of the market, None where nobody knows."""

    name: str
    short: str  # what stands for the name where that has no room
    ease: tuple[float, float]
    value: tuple[float, float]
    size: float | None = None


def chart(bubbles: Sequence[Bubble], area: Box, tones: Tones, size: float = 8.0) -> Chart:
    """Ease grows towards the end side, value upwards. The field is as high as the area lets it."""
    draw = Sketch(tones, size)
    field = _field(area, draw)
    _frame(draw, area, field)
    largest = max((b.size for b in bubbles if b.size), default=0.0)
    spots = [_spot(b, field, largest) for b in bubbles]
    for bubble, spot in zip(bubbles, spots, strict=True):
        for line in _lines(bubble, spot, field):
            draw.rule(*line, tones.quiet, 0.5)
    for bubble, (x, y, r) in sorted(zip(bubbles, spots, strict=True), key=lambda pair: -pair[1][2]):
        known = bubble.size is not None
        draw.put(circle(x, y, r, tones.strong if known else "", tones.strong, 0.9))
    _names(draw, bubbles, spots, field)
    alt = _alt(bubbles)
    draw.spoken(area, alt)
    return draw.chart(field.y + field.height + 1.5 * draw.leading, alt=alt)


def _field(area: Box, draw: Sketch) -> Box:
    return Box(area.x, area.y + 1.3 * draw.leading, area.width, area.height - 2.8 * draw.leading)


def _frame(draw: Sketch, area: Box, field: Box) -> None:
    draw.put(Box(field.x, field.y, field.width, field.height, "", draw.tones.faint, 0.6))
    draw.rule(field.x + field.width / 2, field.y, field.x + field.width / 2, field.y + field.height)
    draw.rule(field.x, field.y + field.height / 2, field.x + field.width, field.y + field.height / 2)
    draw.write(_("More value"), area.x, area.y + 0.75 * draw.leading, colour=draw.tones.quiet)
    draw.write(_("Easier to win"), field.x + field.width, field.y + field.height + 1.05 * draw.leading, colour=draw.tones.quiet, end=True)


def _spot(bubble: Bubble, field: Box, largest: float) -> tuple[float, float, float]:
    """Where a bubble stands, and its radius: its area is as the market."""
    part = bubble.size / largest if bubble.size and largest else 0.0
    r = max(LEAST, MOST * sqrt(part)) if bubble.size is not None else LEAST
    return _across(sum(bubble.ease) / 2, field), _up(sum(bubble.value) / 2, field), r


def _across(part: float, field: Box) -> float:
    """Along the field, so far inside that the largest bubble is whole."""
    return field.x + MOST + 0.4 + part * (field.width - 2 * MOST - 0.8)


def _up(part: float, field: Box) -> float:
    return field.y + field.height - MOST - 0.4 - part * (field.height - 2 * MOST - 0.8)


def _lines(bubble: Bubble, spot: tuple[float, float, float], field: Box) -> list[Area]:
    """The whiskers of a bubble: how far its figures could lie apart."""
    x, y, _r = spot
    found = []
    if bubble.ease[0] < bubble.ease[1]:
        found.append((_across(bubble.ease[0], field), y, _across(bubble.ease[1], field), y))
    if bubble.value[0] < bubble.value[1]:
        found.append((x, _up(bubble.value[1], field), x, _up(bubble.value[0], field)))
    return found


def _names(draw: Sketch, bubbles: Sequence[Bubble], spots: Sequence[tuple[float, float, float]], field: Box) -> None:
    """Names beside their bubbles, where they cover neither a bubble nor another name, and no whisker if that can be; initials where no name
    has room; else nothing, as the ranking names everybody."""
    taken: list[Area] = [(x - r, y - r, x + r, y + r) for x, y, r in spots]
    lines = [line for bubble, spot in zip(bubbles, spots, strict=True) for line in _lines(bubble, spot, field)]
    for at, (bubble, spot) in enumerate(zip(bubbles, spots, strict=True)):
        others = [area for n, area in enumerate(taken) if n != at]
        for text, kept_free in ((bubble.name, others + lines), (bubble.name, others), (bubble.short, others)):
            found = next((place for place in _places(text, spot, draw) if _free(place, kept_free, field)), None)
            if found:
                draw.write(text, found[0], middle((found[1] + found[3]) / 2, draw.size))
                taken.append(found)
                break


def _places(text: str, spot: tuple[float, float, float], draw: Sketch) -> list[Area]:
    """Where a name can stand: behind, before, above, below its bubble; between its whiskers."""
    x, y, r = spot
    width, high = wide(text, draw.size), draw.size / MM
    sides = [(x + r + GAP, y - high / 2), (x - r - GAP - width, y - high / 2)]
    above, below = y - r - GAP / 2 - high, y + r + GAP / 2
    corners = [(left, top) for top in (above, below) for left in (x + GAP, x - GAP - width)]
    starts = [*sides, (x - width / 2, above), (x - width / 2, below), *corners]
    return [(left, top, left + width, top + high) for left, top in starts]


def _free(place: Area, others: Sequence[Area], field: Box) -> bool:
    left, top, right, bottom = place
    inside = field.x < left and right < field.x + field.width and field.y < top and bottom < field.y + field.height
    return inside and not any(left < o[2] and o[0] < right and top < o[3] and o[1] < bottom for o in others)


def _alt(bubbles: Sequence[Bubble]) -> str:
    if not bubbles:
        return _("Nobody stands here yet.")
    order = sorted(bubbles, key=lambda b: -(sum(b.value) + sum(b.ease)))
    said = _("{name}: value {value}, ease {ease}.")
    return " ".join(said.format(name=b.name, value=_told(b.value), ease=_told(b.ease)) for b in order)


def _told(ends: tuple[float, float]) -> str:
    low, high = round(ends[0] * 100), round(ends[1] * 100)
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)
