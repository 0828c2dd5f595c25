"""The cells of a comparison as lines that may stand on several pages: nothing of a value is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from persona_studio.domain.comparison.model import Item, Row, Sign
from persona_studio.domain.comparison.showing import Shown, ground_of, ranked
from persona_studio.domain.comparison.words import note
from persona_studio.domain.ground import Ground
from persona_studio.foundation.words import _
from persona_studio.paper.layouts.comparison_grid import Grid
from persona_studio.paper.layouts.subject import about
from persona_studio.paper.layouts.symbols import minus, sign
from persona_studio.paper.marks import MM
from persona_studio.paper.pen import MARK_RADIUS, Pen
from persona_studio.paper.text import Broken, broken
from persona_studio.template.model import Field

ENDLESS = 1_000_000  # lines: a value has as many as it needs
INDENT, RANK = 4.2, 8.2  # of a text behind its mark, and behind its mark and rank, where a unit is 1
GAP = 0.8  # between items


@dataclass(frozen=True)
class Piece:
    """One line of a cell. What stands before it (mark, rank, sign of the row) belongs to its first."""

    about: Field
    made: Broken  # of one line
    font: str
    size: float
    colour: str
    leading: float
    indent: float = 0.0
    gap: float = 0.0  # over it, where another stands above
    ground: Ground | None = None
    rank: str = ""
    sign: Sign | None = None
    blank: bool = False  # a dash for what is not said


@dataclass
class Strip:
    """What is still to be drawn of one cell, or of equal neighbours together."""

    x: float
    width: float
    profile: int
    pieces: list[Piece] = field(default_factory=list)
    together: bool = False

    @property
    def height(self) -> float:
        return sum(piece.leading + (piece.gap if n else 0.0) for n, piece in enumerate(self.pieces))

    def take(self, room: float) -> list[tuple[float, Piece]]:
        """Removes the lines that fit, each with its distance from the top."""
        taken: list[tuple[float, Piece]] = []
        y = 0.0
        while self.pieces:
            piece = self.pieces[0]
            top = y + (piece.gap if taken else 0.0)
            if top + piece.leading > room:
                break
            taken.append((top, self.pieces.pop(0)))
            y = top + piece.leading
        return taken


def strips(view: Shown, row: Row, grid: Grid, pen: Pen) -> list[Strip]:
    """The label of a row and its cells; neighbours that say the same on the same ground stand together."""
    made = [_label(view, row, grid, pen, "")]
    for _said, group in groupby(range(len(row.cells)), key=lambda at: _said_by(view, row, at)):
        places = list(group)
        first = places[0]
        strip = Strip(grid.x(first), grid.span(len(places)), view.comparison.columns[first].profile.id, together=len(places) > 1)
        strip.pieces = list(_cell(view, row, first, strip.width, grid, pen))
        made.append(strip)
    return made


def continued(view: Shown, row: Row, grid: Grid, pen: Pen) -> Strip:
    """The label of a row that goes on."""
    return _label(view, row, grid, pen, _("continued"))


def paragraph(whose: Field, text: str, x: float, width: float, grid: Grid, colour: str, font: str = "sans") -> Strip:
    """Words of ours over several columns."""
    strip = Strip(x, width, 0)
    strip.pieces = list(_broken(whose, text, width, font, grid.size, colour, 0.0))
    return strip


def _said_by(view: Shown, row: Row, at: int) -> object:
    """Equal for cells that are drawn as one; blank ones are drawn apart."""
    f, cell = row.fields[at], row.cells[at]
    return (ranked(f), *((view.text(f, item), ground_of(f, item)) for item in cell.items)) if cell.items else at


def _label(view: Shown, row: Row, grid: Grid, pen: Pen, goes_on: str) -> Strip:
    strip = Strip(grid.left, grid.label, 0)
    whose = row.fields[0] or about(row.key, row.label)
    strip.pieces = list(_broken(whose, row.label, grid.label, "sans-semibold", grid.size, pen.colours.label, 0.0))
    shown = view.sign(row) != "" and not goes_on
    indent = INDENT * grid.unit if shown else 0.0
    words = goes_on or note(row, view.comparison.baseline)
    told = list(_broken(whose, words, grid.label - indent, "sans", grid.small, pen.colours.secondary, indent))
    if told and shown:
        told[0] = replace(told[0], sign=row.sign)
    strip.pieces += told
    return strip


def _cell(view: Shown, row: Row, at: int, width: float, grid: Grid, pen: Pen) -> Iterator[Piece]:
    f, cell = row.fields[at], row.cells[at]
    whose = f or about(row.key, row.label)
    if not cell.items:
        yield Piece(whose, Broken(()), "sans", grid.size, pen.colours.secondary, grid.leading, blank=True)
    numbered = ranked(f) and len(cell.items) > 1
    for n, item in enumerate(cell.items, 1):
        yield from _item(view, whose, item, str(n) if numbered else "", width, grid, pen, f)


def _item(view: Shown, whose: Field, item: Item, rank: str, width: float, grid: Grid, pen: Pen, f: Field | None) -> Iterator[Piece]:
    indent = (INDENT if not rank else RANK if len(rank) < 2 else RANK + 2.0) * grid.unit
    lines = list(_broken(whose, view.text(f, item), width - indent, "sans", grid.size, pen.colours.ink, indent))
    if lines:
        lines[0] = replace(lines[0], gap=GAP * grid.unit, ground=ground_of(f, item), rank=rank)
    yield from lines


def _broken(whose: Field, text: str, width: float, font: str, size: float, colour: str, indent: float) -> Iterator[Piece]:
    """A text in lines; those of a right-to-left text stand at the end of the cell. What no font has is told once."""
    leading = 1.32 * size / MM
    made = broken(text, font, size, width, ENDLESS)
    if not made.lines and made.missing:
        made = replace(made, lines=broken("?", font, size, width, 1).lines)
    for n, line in enumerate(made.lines):
        away = width - line.width if _backwards(text) else 0.0
        one = Broken((line,), "", made.missing if not n else "", made.cut if not n else "")
        yield Piece(whose, one, font, size, colour, leading, indent + away)


def _backwards(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left."""
    for char in text[:2000]:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def draw(pen: Pen, strip: Strip, taken: Sequence[tuple[float, Piece]], top: float, grid: Grid) -> None:
    """Puts lines that were taken from a strip below a height."""
    pen.profile = strip.profile
    for down, piece in taken:
        base = top + down + 0.76 * piece.leading
        middle = base - 0.125 * grid.size
        if piece.blank:
            pen.put(minus(strip.x + 0.15 * grid.size, middle, 0.3 * grid.size, piece.colour))
            continue
        pen.evidence(piece.ground, strip.x + MARK_RADIUS * grid.unit, middle, MARK_RADIUS * grid.unit)
        if piece.rank:
            pen.write(piece.rank, strip.x + INDENT * grid.unit, base, "sans-semibold", grid.size, pen.colours.label)
        if piece.sign is not None:
            pen.put(sign(piece.sign.value, strip.x + 0.13 * grid.size, base - 0.11 * piece.size, 0.26 * grid.size, pen.colours.ink))
        pen.lines(piece.about, piece.made, strip.x + piece.indent, base, piece.font, piece.size, piece.leading, piece.colour)
