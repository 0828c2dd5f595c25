"""Which weight matters: how many accounts move when a criterion weighs less (towards the start) or more (towards the end), the greatest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from persona_studio.foundation.words import _
from persona_studio.paper.charts.sketch import Chart, Sketch, Tones, hatch, middle, wide
from persona_studio.paper.marks import Box

if TYPE_CHECKING:
    from persona_studio.domain.scoring.lab import Shifts, Swing

PITCH, BAR = 1.9, 0.5  # height of a row in lines, of a bar in rows
KEY = 2.6  # side of the areas in the key


def tornado(swings: Sequence[Swing], area: Box, tones: Tones, step: str = "10", size: float = 9.2) -> Chart:
    """A row for each swing, as many as there is room for; the others are counted. Solid: accounts that come to stand better, hatched: worse."""
    draw = Sketch(tones, size)
    small = 0.85 * size
    names = min(0.34 * area.width, max((wide(s.name, size) for s in swings), default=0.0) + 2.5)
    figure = max((wide(f"{_total(m):,}", small) for s in swings for m in (s.less, s.more)), default=0.0) + 1.4
    axis = area.x + names + (area.width - names) / 2
    unit = ((area.width - names) / 2 - figure) / (max((_total(m) for s in swings for m in (s.less, s.more)), default=0) or 1)
    y = _heads(draw, area, axis, step, small)
    pitch = PITCH * draw.leading
    room = max(0, int((area.y + area.height - y - 1.3 * draw.leading) / pitch + 1e-6))
    for row, swing in enumerate(swings[:room]):
        centre = y + (row + 0.5) * pitch
        draw.write(swing.name, area.x, middle(centre, size), within=names - 1.0)
        for moves, way in ((swing.less, -1), (swing.more, 1)):
            end = _side(draw, moves, axis, centre, way, unit, BAR * pitch)
            draw.write(f"{_total(moves):,}", end + way, middle(centre, small), size=small, colour=tones.quiet, end=way < 0)
    bottom = y + pitch * min(room, len(swings))
    draw.rule(axis, y, axis, bottom, tones.ink, 0.8)
    _key(draw, area, bottom + 0.95 * draw.leading, small)
    alt = _said(swings, step)
    draw.spoken(area, alt)
    return draw.chart(bottom + 1.3 * draw.leading, max(0, len(swings) - room), alt)


def _heads(draw: Sketch, area: Box, axis: float, step: str, small: float) -> float:
    base = area.y + 0.75 * draw.leading
    less, more = _("{step} points less").format(step=step), _("{step} points more").format(step=step)
    draw.write(less, axis - 1.6, base, size=small, colour=draw.tones.quiet, end=True)
    draw.write(more, axis + 1.6, base, size=small, colour=draw.tones.quiet, within=area.x + area.width - axis - 1.6)
    return area.y + 1.25 * draw.leading


def _side(draw: Sketch, moves: Shifts, axis: float, y: float, way: int, unit: float, height: float) -> float:
    """The bar of one direction; returns where it ends."""
    at = axis
    for count, solid in ((moves.up, True), (moves.down, False)):
        length = unit * count
        if not count:
            continue
        box = Box(at if way > 0 else at - length, y - height / 2, length, height)
        _fill(draw, box, solid)
        at += way * length
    return at


def _fill(draw: Sketch, box: Box, solid: bool) -> None:
    strong = draw.tones.strong
    if solid:
        draw.put(Box(box.x, box.y, box.width, box.height, strong, strong, 0.5))
    else:
        draw.put(hatch(box, strong), Box(box.x, box.y, box.width, box.height, "", strong, 0.5))


def _key(draw: Sketch, area: Box, base: float, small: float) -> None:
    x = area.x
    for text, solid in ((_("move up"), True), (_("move down"), False)):
        _fill(draw, Box(x, base - KEY * 0.86, KEY, KEY), solid)
        x += KEY + 1.2
        x += draw.write(text, x, base, size=small, colour=draw.tones.quiet) + 4.0


def _total(moves: Shifts) -> int:
    return moves.up + moves.down


def _said(swings: Sequence[Swing], step: str) -> str:
    pattern = _("{criterion}: with {step} points less {less} accounts move, with {step} more {more}")
    return "; ".join(pattern.format(criterion=s.name, step=step, less=_total(s.less), more=_total(s.more)) for s in swings)
