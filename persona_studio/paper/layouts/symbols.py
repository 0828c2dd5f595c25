"""Signs as drawn paths, as many fonts lack them: tick, cross, plus, minus, the open circle of what nobody knows."""

from __future__ import annotations

from math import cos, pi, sin

from persona_studio.paper.marks import Path

LINE = 1.1


def tick(x: float, y: float, size: float, colour: str) -> Path:
    """Centred on (x, y), as wide as `size`."""
    h = size / 2
    return Path((("M", x - h, y + 0.05 * size), ("L", x - 0.18 * size, y + 0.36 * size), ("L", x + h, y - 0.38 * size)), "", colour, LINE)


def cross(x: float, y: float, size: float, colour: str) -> Path:
    h = 0.4 * size
    return Path((("M", x - h, y - h), ("L", x + h, y + h), ("M", x - h, y + h), ("L", x + h, y - h)), "", colour, LINE)


def plus(x: float, y: float, size: float, colour: str) -> Path:
    h = size / 2
    return Path((("M", x - h, y), ("L", x + h, y), ("M", x, y - h), ("L", x, y + h)), "", colour, LINE)


def minus(x: float, y: float, size: float, colour: str) -> Path:
    return Path((("M", x - size / 2, y), ("L", x + size / 2, y)), "", colour, LINE)


def unknown(x: float, y: float, r: float, colour: str) -> Path:
    """A dashed circle: not there."""
    arcs, share = 8, 0.55
    steps: list[tuple[str | float, ...]] = []
    for n in range(arcs):
        start, end = 2 * pi * n / arcs, 2 * pi * (n + share) / arcs
        steps += [("M", x + r * cos(start), y + r * sin(start)), ("L", x + r * cos(end), y + r * sin(end))]
    return Path(tuple(steps), "", colour, 0.65)


def sign(meaning: str, x: float, y: float, size: float, colour: str) -> Path:
    """How things relate: "same" two lines, "different" the same struck through, "partly" two waves. Centred on (x, y), as wide as `size`."""
    h, apart = size / 2, 0.17 * size
    steps: list[tuple[str | float, ...]] = []
    for at in (y - apart, y + apart):
        if meaning == "partly":
            steps += [
                ("M", x - h, at + 0.08 * size),
                ("C", x - 0.2 * size, at - 0.28 * size, x + 0.2 * size, at + 0.28 * size, x + h, at - 0.08 * size),
            ]
        else:
            steps += [("M", x - h, at), ("L", x + h, at)]
    if meaning == "different":
        steps += [("M", x - 0.3 * size, y + 0.5 * size), ("L", x + 0.3 * size, y - 0.5 * size)]
    return Path(tuple(steps), "", colour, LINE)
