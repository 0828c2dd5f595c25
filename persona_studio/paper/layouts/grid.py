"""Where things stand on the upright page: six columns of 25, gutters of 6, lines of 4.5."""

from __future__ import annotations

from dataclasses import dataclass

from persona_studio.paper.paper import Paper

COLUMN, GUTTER, UNIT = 25.0, 6.0, 4.5
PAIR = 2 * COLUMN + GUTTER  # the width of two columns
FOUR = 4 * COLUMN + 3 * GUTTER
WIDTH = 6 * COLUMN + 5 * GUTTER
INDENT = 4.2  # of a text behind its mark


@dataclass(frozen=True)
class Grid:
    """The page of one size of paper."""

    width: float
    height: float
    side: float
    top: float
    header: float  # height of the header
    panel: float  # least height of the panel at the foot
    faced: bool = True  # a face stands in columns 1 and 2 of the header

    @property
    def left(self) -> float:
        return self.side

    @property
    def middle(self) -> float:
        """Where columns 3 and 4 begin."""
        return self.side + PAIR + GUTTER

    @property
    def right(self) -> float:
        """Where columns 5 and 6 begin."""
        return self.side + 2 * (PAIR + GUTTER)

    @property
    def head(self) -> float:
        """Where the words of the header begin."""
        return self.middle if self.faced else self.side

    @property
    def head_width(self) -> float:
        return FOUR if self.faced else WIDTH

    @property
    def end(self) -> float:
        return self.side + WIDTH

    @property
    def body(self) -> float:
        """Where the body begins."""
        return self.top + self.header + 2 * UNIT

    @property
    def foot(self) -> float:
        """The rule over the footer."""
        return self.height - self.top - 7.75


def grid(paper: Paper, *, faced: bool = True, quote: bool = True) -> Grid:
    """The grid of a paper: tighter where the paper is shorter than A4, the header low where it has no face."""
    short = paper.height < 290
    header = (54.0 if short else 58.5) if faced else 47.0 if quote else 36.0
    return Grid(paper.width, paper.height, (paper.width - WIDTH) / 2, 13.5, header, 24.0 if short else 26.5, faced)
