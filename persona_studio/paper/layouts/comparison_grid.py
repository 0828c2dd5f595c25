"""Where things stand on the sheet of a comparison: a column of labels, and one for each profile; type by the size of the paper."""

from __future__ import annotations

from dataclasses import dataclass

from persona_studio.paper.marks import MM
from persona_studio.paper.paper import PAPERS, Paper

SIZES = {paper.id: paper for paper in (
    *PAPERS.values(), Paper("a3", "A3", 297, 420), Paper("tabloid", "Tabloid", 279.4, 431.8),
    Paper("a2", "A2", 420, 594), Paper("a1", "A1", 594, 841),
)}  # fmt: skip
LABEL, GAP = 0.135, 0.02  # of the text's width
EASY = 24  # letters of a line that reads with ease; narrower columns are set smaller, down to the floor
LETTER = 0.52  # width of a letter, of the size


@dataclass(frozen=True)
class Type:
    """Sizes on one paper, in points: of the title, of values with their floor, of the foot. The margin in millimetres."""

    margin: float
    title: float
    size: float
    floor: float
    foot: float


_A4, _A3 = Type(12, 26, 9.2, 8.5, 7), Type(14, 38, 13.5, 12, 9)
TYPES = {"a4": _A4, "letter": _A4, "a3": _A3, "tabloid": _A3, "a2": Type(24, 78, 26, 24, 14), "a1": Type(34, 100, 34, 24, 18)}


@dataclass(frozen=True)
class Grid:
    """The page, lying, with its columns."""

    paper: Paper
    type: Type
    columns: int

    @property
    def width(self) -> float:
        return self.paper.height

    @property
    def height(self) -> float:
        return self.paper.width

    @property
    def left(self) -> float:
        return self.type.margin

    @property
    def top(self) -> float:
        return self.type.margin

    @property
    def end(self) -> float:
        return self.width - self.type.margin

    @property
    def text(self) -> float:
        """The width between the margins."""
        return self.end - self.left

    @property
    def label(self) -> float:
        return LABEL * self.text

    @property
    def gap(self) -> float:
        return GAP * self.text

    @property
    def column(self) -> float:
        return (self.text - self.label - self.gap * self.columns) / self.columns

    def x(self, at: int) -> float:
        """Where a column begins."""
        return self.left + self.label + self.gap + at * (self.column + self.gap)

    def span(self, count: int) -> float:
        """The width of columns that stand together."""
        return count * self.column + (count - 1) * self.gap

    @property
    def size(self) -> float:
        """Of values: smaller where columns are narrow, never below the floor."""
        wanted = (self.column - 0.46 * self.type.size) * MM / (EASY * LETTER)
        return round(max(self.type.floor, min(self.type.size, wanted)), 1)

    @property
    def small(self) -> float:
        """Of notes and of what heads say under the name."""
        return round(max(self.type.foot, 0.87 * self.size), 1)

    @property
    def unit(self) -> float:
        """Millimetres of one point of the size: what grows with it."""
        return self.size / 9.2

    @property
    def leading(self) -> float:
        return 1.32 * self.size / MM

    @property
    def foot(self) -> float:
        """The rule over the footer."""
        return self.height - self.type.margin - 0.8 * self.type.foot

    @property
    def bottom(self) -> float:
        """Where rows end."""
        return self.foot - 0.35 * self.type.foot


def grid(paper: Paper, columns: int) -> Grid:
    """The grid of a paper for that many profiles."""
    return Grid(paper, TYPES[paper.id], columns)
