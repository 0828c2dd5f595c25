"""How alike profiles are, each against each: half a square, like the table of distances in a road atlas.

A name ends its own row and heads the column below it, so no name stands twice and none is turned.
"""

from __future__ import annotations

from collections.abc import Sequence

from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, middle
from persona_studio.paper.colour import contrast
from persona_studio.paper.marks import MM, Box

SMALLEST, WIDEST, HIGHEST = 6.8, 24.0, 8.6  # mm of a cell
GAP = 0.35
NAME = 44.0  # mm for the longest name
FAINTEST = 0.06  # of the strong colour where nothing is alike: a cell is seen still

INKS = ("#000000", "#FFFFFF")  # one of them can be read on any ground

Place = tuple[int, int]  # row and column, the column below the row


def likeness(names: Sequence[str], values: Sequence[Sequence[float]], limit: float, area: Box, tones: Tones, ground: str = "#FFFFFF") -> Chart:
    """A cell for each pair: the darker the more alike, with its percentage; an outline from `limit` on. `values` is symmetric, 0 to 1."""
    draw = Sketch(tones)
    wide, high = cell_size(len(names), area.width)
    for row, name in enumerate(names):
        y = area.y + row * high
        for column in range(row):
            _cell(draw, cell(row, column, len(names), area), values[row][column], limit, ground)
        x = area.x + row * wide + (1.4 if row else 0.0)
        draw.write(name, x, middle(y + high / 2, draw.size), within=area.x + area.width - x)
    alt = said(names, values)
    draw.spoken(Box(area.x, area.y, area.width, high * len(names)), alt)
    return draw.chart(area.y + high * len(names), alt=alt)


def cell_size(count: int, width: float) -> tuple[float, float]:
    """How wide and how high a cell is in a chart of that width."""
    wide = min(WIDEST, max(SMALLEST, (width - NAME) / max(count - 1, 1)))
    return wide, min(HIGHEST, max(SMALLEST, wide))


def cell(row: int, column: int, count: int, area: Box) -> Box:
    """Where the cell of a pair stands."""
    wide, high = cell_size(count, area.width)
    return Box(area.x + column * wide, area.y + row * high, wide - GAP, high - GAP)


def at(x: float, y: float, count: int, area: Box) -> Place | None:
    """The pair whose cell lies there."""
    wide, high = cell_size(count, area.width)
    column, row = int((x - area.x) // wide), int((y - area.y) // high)
    return (row, column) if 0 <= column < row < count else None


def percent(value: float) -> int:
    """Likeness in whole hundredths; 100 is said only of what is the same."""
    return 100 if value >= 1 else min(99, round(100 * value))


def said(names: Sequence[str], values: Sequence[Sequence[float]]) -> str:
    """The most alike pairs as they are spoken."""
    ranked = sorted(((values[i][j], j, i) for i in range(len(names)) for j in range(i)), key=lambda found: (-found[0], found[1], found[2]))
    return "; ".join(_("{a} and {b}: {n} %").format(a=names[i], b=names[j], n=percent(value)) for value, i, j in ranked[:5])


def _cell(draw: Sketch, box: Box, value: float, limit: float, ground: str) -> None:
    fill = mixed(ground, draw.tones.strong, FAINTEST + (1 - FAINTEST) * min(1.0, max(0.0, value)))
    draw.put(Box(box.x, box.y, box.width, box.height, fill))
    if value >= limit:
        inset = 0.45 / MM
        draw.put(Box(box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset, "", draw.tones.ink, 0.9))
    words = str(percent(value))
    ink = max(INKS, key=lambda colour: contrast(colour, fill))
    width = Sketch(draw.tones, draw.size).write(words, 0, 0)
    draw.write(words, box.x + (box.width - width) / 2, middle(box.y + box.height / 2, draw.size), colour=ink)


def mixed(a: str, b: str, part: float) -> str:
    """A colour between two, as "#RRGGBB"."""
    channels = ((int(a[n : n + 2], 16), int(b[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * part):02X}" for x, y in channels)
