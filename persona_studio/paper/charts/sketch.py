"""What every chart has in common: colours by their role, the result, and a hand that puts words and areas into a box."""

from __future__ import annotations

from dataclasses import dataclass, field

from persona_studio.paper.colour import Palette
from persona_studio.paper.marks import MM, Box, Mark, Path, Rule, Run
from persona_studio.paper.text import broken

HATCH, HATCH_LINE = 1.0, 0.45  # pitch in mm and width in points of hatching


@dataclass(frozen=True)
class Tones:
    """Colours by their role."""

    ink: str
    quiet: str  # words beside
    strong: str  # the marks
    faint: str  # the line on which they stand


@dataclass(frozen=True)
class Chart:
    """The marks, where they end, how many rows had no room, and the sentence that is spoken instead of it."""

    marks: tuple[Mark, ...]
    bottom: float
    left_out: int = 0
    alt: str = ""


def on_paper(colours: Palette) -> Tones:
    """The colours of charts on a sheet."""
    return Tones(colours.ink, colours.secondary, colours.bar, colours.hairline)


def hatch(area: Box, colour: str, pitch: float = HATCH, line: float = HATCH_LINE) -> Path:
    """Lines of 45° over an area, cut off at its edges: one path. The state between outlined and solid."""
    steps: list[tuple[str | float, ...]] = []
    bottom, end = area.y + area.height, area.x + area.width
    start = area.x - area.height + pitch / 2
    while start < end:
        left, right = max(start, area.x), min(start + area.height, end)
        if right > left:
            steps += [("M", left, bottom - (left - start)), ("L", right, bottom - (right - start))]
        start += pitch
    return Path(tuple(steps), "", colour, line)


def capsule(area: Box, fill: str, stroke: str, line: float) -> Path:
    """A box with half circles for its ends; as wide as it is high at least."""
    r = area.height / 2
    k, width = r * 0.5523, max(area.width, area.height)
    x, y, end, bottom = area.x, area.y, area.x + width, area.y + area.height
    return Path(
        (
            ("M", x + r, y), ("L", end - r, y), ("C", end - r + k, y, end, y + r - k, end, y + r),
            ("C", end, y + r + k, end - r + k, bottom, end - r, bottom), ("L", x + r, bottom),
            ("C", x + r - k, bottom, x, y + r + k, x, y + r), ("C", x, y + r - k, x + r - k, y, x + r, y), ("Z",),
        ), fill, stroke, line,
    )  # fmt: skip


def wide(text: str, size: float, font: str = "sans") -> float:
    """How wide a line is."""
    return sum(line.width for line in broken(text, font, size, 1000, 1).lines)


def middle(y: float, size: float) -> float:
    """The baseline of words whose figures are to stand around y."""
    return y + 0.36 * size / MM


@dataclass
class Sketch:
    """Collects the marks of one chart."""

    tones: Tones
    size: float = 9.2
    marks: list[Mark] = field(default_factory=list)

    @property
    def leading(self) -> float:
        return 1.32 * self.size / MM

    def put(self, *marks: Mark) -> None:
        self.marks += marks

    def spoken(self, area: Box, alt: str) -> None:
        """What is said instead of the chart: on a frame that is not drawn."""
        self.put(Box(area.x, area.y, area.width, area.height, alt=alt))

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str = "", line: float = 0.6) -> None:
        self.put(Rule(x1, y1, x2, y2, colour or self.tones.faint, line))

    def write(
        self, text: str, x: float, y: float, *, size: float = 0, colour: str = "", font: str = "sans", end: bool = False, within: float = 1000
    ) -> float:
        """One line from x, or up to it with `end`; returns its width. What is longer than `within` ends in an ellipsis."""
        size = size or self.size
        lines = broken(text, font, size, within, 1).lines
        if not lines:
            return 0.0
        line = lines[0]
        start = x - line.width if end else x
        self.put(Run(start, y, line.text, font, size, colour or self.tones.ink, line.width, "", line.shaped))
        return line.width

    def chart(self, bottom: float, left_out: int = 0, alt: str = "") -> Chart:
        return Chart(tuple(self.marks), bottom, left_out, alt)
