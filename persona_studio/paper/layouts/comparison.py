"""Profiles side by side on lying sheets: the same heads on each page, sections as bands, values whole however many pages they take."""

from __future__ import annotations

from persona_studio.domain.comparison.model import Block, Row
from persona_studio.domain.comparison.showing import Shown, ground_of
from persona_studio.domain.ground import Ground
from persona_studio.foundation.words import _
from persona_studio.paper.colour import palette
from persona_studio.paper.layouts.comparison_cells import Strip, continued, draw, paragraph, strips
from persona_studio.paper.layouts.comparison_grid import SIZES as SIZES
from persona_studio.paper.layouts.comparison_grid import grid
from persona_studio.paper.layouts.comparison_head import foot, heads, title
from persona_studio.paper.layouts.subject import about
from persona_studio.paper.marks import Box, Page, Sheet
from persona_studio.paper.paper import Look
from persona_studio.paper.pen import Pen
from persona_studio.paper.text import broken

TOGETHER = 0.45  # of a page: a lower row is moved to the next page rather than divided
LEAST = 2  # lines that a row must have room for to begin


def lay_out(view: Shown, look: Look) -> Sheet:
    """A comparison on as many lying pages of `look.paper` as it needs."""
    flow = _Flow(view, look)
    flow.begin()
    for block in view.blocks:
        flow.block(block)
    if view.left_out:
        flow.words(view.left_out)
    return flow.sheet()


class _Flow:
    """Goes down the pages, row by row."""

    def __init__(self, view: Shown, look: Look) -> None:
        self._view, self._look = view, look
        self._grid = grid(look.paper, len(view.heads))
        self._pens: list[Pen] = []
        self._y = self._top = 0.0

    @property
    def _pen(self) -> Pen:
        return self._pens[-1]

    @property
    def _room(self) -> float:
        return self._grid.bottom - self._y

    @property
    def _pad(self) -> float:
        return 0.32 * self._grid.leading

    def begin(self) -> None:
        """The first page: title and summary, then the heads."""
        self._pens.append(Pen(palette(self._look.brand), 0))
        self._y = title(self._pen, self._grid, self._view, self._look)
        for sentence in self._view.sentences:
            self._y = self._paragraph(sentence, self._y)
        self._y = self._top = heads(self._pen, self._grid, self._view, self._y + self._grid.leading, self._look)

    def block(self, block: Block) -> None:
        """A section: its band, then its rows; the band stands again where it goes on."""
        for n, row in enumerate(block.rows):
            self._row(row, block, first=n == 0)

    def words(self, text: str) -> None:
        """Words over the whole width, below the last row."""
        strip = paragraph(about("left-out", _("Left out")), text, self._grid.left, self._grid.text, self._grid, self._pen.colours.secondary)
        self._y += self._grid.leading / 2
        while strip.pieces:
            taken = strip.take(self._room)
            draw(self._pen, strip, taken, self._y, self._grid)
            self._y += sum(piece.leading for _top, piece in taken)
            if strip.pieces:
                self._turn()

    def sheet(self) -> Sheet:
        """All pages with their feet."""
        grounds = [ground for row in self._rows() for ground in _grounds(row)]
        pages = []
        for number, pen in enumerate(self._pens, 1):
            foot(pen, self._grid, grounds, self._look, number, len(self._pens))
            pages.append(Page(self._grid.width, self._grid.height, tuple(pen.marks)))
        findings = tuple(dict.fromkeys(finding for pen in self._pens for finding in pen.findings))
        return Sheet(tuple(pages), self._view.title[:200], self._look.language, self._look.client, findings)

    # ---- how it goes down

    def _rows(self) -> list[Row]:
        return [row for block in self._view.blocks for row in block.rows]

    def _turn(self) -> None:
        """The next page with its heads."""
        self._pens.append(Pen(palette(self._look.brand), 0))
        self._y = self._top = heads(self._pen, self._grid, self._view, self._grid.top, self._look)

    def _paragraph(self, text: str, y: float) -> float:
        size, leading = self._grid.size, self._grid.leading
        made = broken(text, "sans", size, 0.72 * self._grid.text)
        self._pen.lines(about("summary", _("Summary")), made, self._grid.left, y + leading, "sans", size, leading, self._pen.colours.ink)
        return y + leading * len(made.lines)

    def _band(self, title: str) -> None:
        high = 1.45 * self._grid.leading
        self._pen.put(Box(self._grid.left, self._y, self._grid.text, high, self._pen.colours.tint))
        line = broken(title, "sans-semibold", self._grid.size, self._grid.text - 2, 1)
        x, base = self._grid.left + 0.16 * self._grid.size, self._y + 0.97 * self._grid.leading
        self._pen.lines(about("section", _("Section")), line, x, base, "sans-semibold", self._grid.size, 0, self._pen.colours.ink)
        self._y += high

    def _row(self, row: Row, block: Block, first: bool) -> None:
        left = strips(self._view, row, self._grid, self._pen)
        whole = max(strip.height for strip in left) + 2 * self._pad
        band = 1.45 * self._grid.leading if first or self._y == self._top else 0.0
        low = whole <= TOGETHER * (self._grid.bottom - self._grid.top)
        if self._y > self._top and band + (whole if low else LEAST * self._grid.leading + 2 * self._pad) > self._room:
            self._turn()
        if first or self._y == self._top:
            self._band(block.title)
        self._part(left)
        while any(strip.pieces for strip in left[1:]) or left[0].pieces:
            self._turn()
            self._band(_("{section} (continued)").format(section=block.title))
            if not left[0].pieces:
                left[0] = continued(self._view, row, self._grid, self._pen)
            self._part(left)

    def _part(self, left: list[Strip]) -> None:
        """As much of a row as the page has room for, a line below it."""
        top, room = self._y + self._pad, self._room - 2 * self._pad
        height = 0.0
        for strip in left:
            taken = strip.take(room)
            if strip.together and taken:
                self._pen.rule(strip.x, self._y, strip.width, 0.1 * self._grid.size, self._pen.colours.ink)
            draw(self._pen, strip, taken, top, self._grid)
            height = max([height, *(down + piece.leading for down, piece in taken)])
        self._y = top + height + self._pad
        self._pen.rule(self._grid.left, self._y, self._grid.text, 0.5, self._pen.colours.hairline)


def _grounds(row: Row) -> list[Ground]:
    found = (ground_of(f, item) for f, cell in zip(row.fields, row.cells, strict=True) for item in cell.items)
    return [ground for ground in found if ground is not None]
