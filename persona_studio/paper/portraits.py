"""Portraits as marks: the drawn face, and the plain signs of a person and a company. The same marks in the window, in PDF and in SVG."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache

from persona_studio.domain.faces import COMPANIES, Face
from persona_studio.foundation import resource
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.paper.colour import greyed
from persona_studio.paper.marks import Box, Mark, Path, circle

INK = "#15120F"
FIXED = {"ink": INK, "white": "#FFFFFF", "metal": "#5A6472", "red": "#C63D2F", "blue": "#2E8FC4"}
GREY = 0.75  # how much of a grey face there is: negative personas, and who is out of reach
BOTTOM = 752.0  # where the figure is cut, in units of the canvas the parts are drawn on
MIDDLE = 348.0
HIGH = 0.9  # of a tile is figure
CLOSE = 26.0  # units of ground above the hair where a face is round

Steps = tuple[tuple[str | float, ...], ...]
Layer = tuple[str, Steps]
Extent = tuple[float, float, float]  # start, top, end
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


@lru_cache(1)
def _parts() -> dict[str, dict[str, list[list[str]]]]:
    try:
        found: dict[str, dict[str, list[list[str]]]] = json.loads(resource.text("faces", "parts.json"))
    except FileNotFoundError:
        raise Problem(_("The parts of faces are missing."), _("Run packaging/cut_assets.py once.")) from None
    return found


@lru_cache(256)
def _layers(sort: str, name: str, where: str = "") -> tuple[Layer, ...]:
    """The outlines of one part with their roles; of a device those `where` "behind" or "before" the figure."""
    rows = _parts()[sort][name] if name else []
    return tuple((row[-2], _read(row[-1])) for row in rows if not where or row[0] == where)


def _read(outline: str) -> Steps:
    return tuple((letter, *map(float, numbers.split())) for letter, numbers in _STEP.findall(outline))


def _figure(face: Face) -> Iterator[Layer]:
    """All outlines from behind to before."""
    yield from _layers("device", face.device, "behind")
    yield from _layers("body", "bust")
    for sort in ("head", "expression", "beard", "glasses"):
        yield from _layers(sort, getattr(face, sort))
    yield from _layers("device", face.device, "before")


@lru_cache(256)
def _extent(head: str) -> Extent:
    """How far the figure with that head reaches to both sides and up."""
    xs, ys = [], []
    for layer in (*_layers("body", "bust"), *_layers("head", head)):
        for step in layer[1]:
            xs += [n for n in step[1::2] if isinstance(n, float)]
            ys += [n for n in step[2::2] if isinstance(n, float)]
    return min(xs), min(ys), max(xs)


def colours(face: Face, *, grey: bool = False) -> dict[str, str]:
    """The colour of each role."""
    found = {**FIXED, "skin": face.skin, "hair": face.hair, "clothes": face.clothes, "cover": face.cover or face.clothes}
    return {role: greyed(colour, GREY) for role, colour in found.items()} if grey else found


def figure(face: Face, x: float, y: float, scale: float, *, grey: bool = False, mirrored: bool = False) -> list[Mark]:
    """The figure with its canvas at (x, y), `scale` mm a unit; mirrored it looks to the start side."""
    tones = colours(face, grey=grey)
    sign, start = (-scale, x + 2 * MIDDLE * scale) if mirrored else (scale, x)
    return [Path(_placed(steps, sign, start, scale, y), tones.get(role, role)) for role, steps in _figure(face)]


def _placed(steps: Steps, across: float, x: float, down: float, y: float) -> Steps:
    if (across, x, down, y) == (1.0, 0.0, 1.0, 0.0):
        return steps
    return tuple(
        (step[0], *(x + across * float(n) if place % 2 == 0 else y + down * float(n) for place, n in enumerate(step[1:]))) for step in steps
    )


def on_tile(face: Face, area: Box, *, grey: bool = False, mirrored: bool = False) -> list[Mark]:
    """The figure on a tile: cut by its bottom edge, its head HIGH of its height, in the middle. The tile itself is not drawn."""
    start, top, end = _extent(face.head)
    half = max(MIDDLE - start, end - MIDDLE)
    scale = min(HIGH * area.height / (BOTTOM - top), 0.485 * area.width / half)
    return figure(face, area.x + area.width / 2 - MIDDLE * scale, area.y + area.height - BOTTOM * scale, scale, grey=grey, mirrored=mirrored)


def in_round(face: Face, side: float, *, grey: bool = False) -> list[Mark]:
    """The ground and the figure for a square of which a circle will be seen; what stands beyond it is for the painter to cut."""
    left, top, seen = window(face)
    scale = side / seen
    return [Box(0, 0, side, side, behind(face, grey=grey)), *figure(face, -left * scale, -top * scale, scale, grey=grey)]


def window(face: Face) -> tuple[float, float, float]:
    """Left, top and side of the square of the canvas that a round face shows."""
    top = min(_extent(face.head)[1], 70.0) - CLOSE
    seen = BOTTOM - 6.0 - top
    return MIDDLE - seen / 2, top, seen


def behind(face: Face, *, grey: bool = False) -> str:
    """The colour of what is behind a round face."""
    return greyed(face.ground) if grey else face.ground


def sign(kind: str, area: Box, colour: str) -> list[Mark]:
    """A plain sign in the middle of an area: a house with windows for companies, head and shoulders for people."""
    side = 0.5 * min(area.width, area.height)
    x, y = area.x + (area.width - side) / 2, area.y + (area.height - side) / 2
    return _house(x, y, side, colour) if kind in COMPANIES else _person(x, y, side, colour)


def _person(x: float, y: float, side: float, colour: str) -> list[Mark]:
    middle, r = x + side / 2, 0.24 * side
    top, wide = y + 0.58 * side, 0.46 * side
    shoulders = Path(
        (
            ("M", middle - wide, y + side), ("C", middle - wide, top + 0.1 * side, middle - 0.28 * side, top, middle, top),
            ("C", middle + 0.28 * side, top, middle + wide, top + 0.1 * side, middle + wide, y + side), ("Z",),
        ), colour,
    )  # fmt: skip
    return [circle(middle, y + r, r, colour), shoulders]


def _house(x: float, y: float, side: float, colour: str) -> list[Mark]:
    """One path, its windows left open by the even-odd rule."""
    steps: list[tuple[str | float, ...]] = []

    def box(left: float, top: float, width: float, height: float) -> None:
        a, b = x + left * side, y + top * side
        c, d = a + width * side, b + height * side
        steps.extend((("M", a, b), ("L", c, b), ("L", c, d), ("L", a, d), ("Z",)))

    box(0.14, 0.0, 0.72, 1.0)
    for row in (0.16, 0.40):
        for column in (0.28, 0.56):
            box(column, row, 0.16, 0.14)
    box(0.40, 0.70, 0.20, 0.30)
    return [Path(tuple(steps), colour)]
