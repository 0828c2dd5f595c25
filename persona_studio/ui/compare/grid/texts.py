"""Cells as lines of text: broken once for each width and kept, so that painting and scrolling measure nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout

from persona_studio.ui.compare.grid.cells import Part
from persona_studio.ui.editors.measure import baseline, wrapping
from persona_studio.ui.theme import Theme

KEPT = 8192  # blocks; a comparison of six full profiles has some hundred
INDENT = 18  # px that signs and ranks take before an item


@dataclass
class Piece:
    """One item: where it begins, and its text, broken when it is painted first unless it needed more than one line."""

    part: Part
    top: float
    layout: QTextLayout | None


@dataclass
class Block:
    """All items of a cell at one width."""

    width: float
    height: int
    indent: int
    pieces: list[Piece] = field(default_factory=list)


class Texts:
    """Makes blocks and keeps them until the theme changes."""

    def __init__(self, theme: Theme, role: str = "small", tone: str = "text") -> None:
        self._theme, self._role, self._tone = theme, role, tone
        self._blocks: dict[tuple[tuple[Part, ...], int], Block] = {}
        theme.changed.connect(self._blocks.clear)

    def block(self, parts: tuple[Part, ...], width: int) -> Block:
        """The items of a cell in a column of that many px."""
        key = (parts, width)
        found = self._blocks.get(key)
        if found is None:
            if len(self._blocks) >= KEPT:
                self._blocks.clear()
            found = self._blocks[key] = self._make(parts, width)
        return found

    def paint(self, painter: QPainter, block: Block, box: QRectF, *, mirrored: bool = False) -> None:
        """Draws a block into `box`, signs at its start."""
        line, theme = self._theme.line(self._role), self._theme
        left = box.x() if mirrored else box.x() + block.indent
        for piece in block.pieces:
            if piece.layout is None:
                piece.layout = self._lay(piece.part, block.width - block.indent)
            y = box.y() + piece.top
            painter.setPen(theme.colour("text_3" if piece.part.faint else self._tone))
            piece.layout.draw(painter, QPointF(left, y))
            if piece.part.mark:
                painter.setFont(theme.font(self._role, tabular=True))
                painter.setPen(theme.colour("text_3"))
                place = QRectF(box.right() - block.indent if mirrored else box.x(), y, block.indent, line)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, piece.part.mark)

    def _make(self, parts: tuple[Part, ...], width: int) -> Block:
        indent = INDENT if any(part.mark for part in parts) else 0
        block, line = Block(width, 0, indent), self._theme.line(self._role)
        for part in parts:
            whole = f"{part.words} {part.behind}" if part.behind else part.words
            weight = 600 if part.changed else 500 if part.strong else None
            short = "\n" not in whole and self._theme.advance(whole, self._role, weight=weight) <= width - indent
            layout = None if short else self._lay(part, width - indent)
            block.pieces.append(Piece(part, block.height, layout))
            block.height += line * (layout.lineCount() if layout is not None else 1)
        return block

    def _lay(self, part: Part, width: float) -> QTextLayout:
        theme = self._theme
        said = part.words.replace("\n", "\u2028")
        layout = QTextLayout(f"{said} {part.behind}" if part.behind else said, theme.font(self._role, weight=500 if part.strong else None))
        layout.setTextOption(wrapping())
        formats = [self._heavy(start, length) for start, length in part.changed]
        if part.behind:
            formats.append(self._quiet(len(said), len(part.behind) + 1))
        layout.setFormats(formats)
        height, up = theme.line(self._role), baseline(theme, self._role)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 20))
            line.setPosition(QPointF(0, y + up - line.ascent()))
            y += height
        layout.endLayout()
        return layout

    def _quiet(self, start: int, length: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Normal)
        form.setForeground(self._theme.colour("text_3"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, form
        return found

    def _heavy(self, start: int, length: int) -> QTextLayout.FormatRange:
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, form
        return found
