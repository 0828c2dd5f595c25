"""Paints the cells of the table from what was laid out before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.ui.compare.grid import paint
from persona_studio.ui.compare.grid.model import Heading, Index
from persona_studio.ui.parts.buttons import focus_ring

if TYPE_CHECKING:
    from persona_studio.ui.compare.grid.view import CompareGrid


class Delegate(QStyledItemDelegate):
    """One paint for headings and cells."""

    def __init__(self, grid: CompareGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid, line = self._grid, self._grid.lines.line(index)
        if line is None:
            return
        box, mirrored = QRectF(option.rect), grid.isRightToLeft()
        painter.save()
        painter.setLayoutDirection(grid.layoutDirection())
        if isinstance(line, Heading):
            frozen = QRectF(grid.viewport().rect())  # the title goes on where the label pane ends, however far the columns are scrolled
            label = grid.theme.size("compare_label")
            whole = QRectF(frozen.x() - (0 if mirrored else label), box.y(), frozen.width() + label, box.height())
            paint.heading(painter, whole, line, grid.theme, mirrored=mirrored, chosen=index.row() == grid.currentIndex().row())
        else:
            paint.row_ground(painter, box, grid.theme, chosen=grid.is_current(line))
            shown = grid.lines.shown(line, index.column())
            paint.cell(painter, box, shown, grid.heights.cell(line, index.column()), grid, mirrored=mirrored)
            if grid.hasFocus() and grid.by_keyboard and index == grid.currentIndex():
                focus_ring(painter, box.adjusted(0, 0, -2, -1), grid.theme, grid.theme.size("token", "radius"))
        painter.restore()
