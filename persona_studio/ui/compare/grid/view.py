"""The table of Compare: heads and labels frozen, columns that share the room, cells one walks by arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.compare.grid import paint
from persona_studio.ui.compare.grid.delegate import Delegate
from persona_studio.ui.compare.grid.heads import ColumnHeads, RowHeads
from persona_studio.ui.compare.grid.heights import Heights
from persona_studio.ui.compare.grid.model import GridModel, Heading, Line
from persona_studio.ui.compare.grid.texts import Texts
from persona_studio.ui.compare.switches import OUT
from persona_studio.ui.parts import marks
from persona_studio.ui.parts.buttons import KEYBOARD

if TYPE_CHECKING:
    from persona_studio.ui.compare.board import Board
    from persona_studio.ui.compare.grid.model import Index
    from persona_studio.ui.theme import Theme

BAR = 10  # px that the scroll bar takes, whether it is there or not


class CompareGrid(QTableView):
    """Says what a person wants; who listens does it."""

    entered = Signal(int, int)  # a cell is to be edited: row, column
    evidence_wanted = Signal(int, int)
    menu_wanted = Signal(int, object)  # of a column, where on the screen
    walked = Signal()  # another cell is the current one

    def __init__(self, board: Board, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board, self.theme = board, theme
        self.by_keyboard = False
        self.lines = GridModel(board, self)
        self.texts, self.notes = Texts(theme), Texts(theme, "label", "text_2")
        self.heights = Heights(theme, self.lines, self.texts, self.notes)
        self._corner: QWidget | None = None
        self.heads, self.labels = ColumnHeads(self, theme), RowHeads(self, theme)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.labels)
        self.setModel(self.lines)
        self.setItemDelegate(Delegate(self))
        self._dress()
        self.heads.moved.connect(board.move)
        self.heads.closed.connect(board.remove)
        self.heads.menu_wanted.connect(self.menu_wanted)
        self.heads.sectionClicked.connect(self._to_column)
        self.labels.folded.connect(self.toggle)
        self.doubleClicked.connect(lambda index: self._enter(index))
        board.changed.connect(self.reload)
        theme.changed.connect(self.arrange)

    def _dress(self) -> None:
        self.setAccessibleName(_("Profiles side by side"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(40)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves what is painted, and paints only what is new

    def set_corner(self, corner: QWidget) -> None:
        """What stands over the labels, beside the heads; it may stand out before the table by `OUT`."""
        corner.setParent(self.parentWidget())
        corner.show()
        self._corner = corner
        self._place_corner()

    # what is shown

    def reload(self) -> None:
        """Takes what the board has; the current cell and what is in sight stay."""
        line, column = self.current_line(), self.currentIndex().column()
        top = self.verticalScrollBar().value()
        self.lines.reload()
        self.setAccessibleDescription(self.board.silence)
        self.clearSpans()
        columns = self.lines.columnCount()
        if columns > 1:
            for row, one in enumerate(self.lines.lines):
                if isinstance(one, Heading):
                    self.setSpan(row, 0, 1, columns)
        self.arrange()
        self.verticalScrollBar().setValue(top)
        if self.lines.lines:
            known = self.lines.row_of(line.key) if line is not None else None
            first = min(1, len(self.lines.lines) - 1)
            self.setCurrentIndex(self.lines.index(first if known is None else known, max(0, min(column, columns - 1))))

    def arrange(self) -> None:
        """Gives the columns their width and each line its height."""
        columns = self.lines.columnCount()
        if not columns or self.width() < 100:
            return
        room = self.width() - self.theme.size("compare_label") - BAR
        wide = max(self.theme.size("compare_column_min"), room // columns)
        if not self.heights.widen(wide):
            return
        self.setUpdatesEnabled(False)
        for at in range(columns):
            self.heads.resizeSection(at, wide)
        for row, line in enumerate(self.lines.lines):
            self.labels.resizeSection(row, self.heights.of(line))
        self.setUpdatesEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.arrange()
        super().resizeEvent(event)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_corner()

    def _place_corner(self) -> None:
        if self._corner is not None:
            wide = self.theme.size("compare_label")
            x = self.x() + (self.width() - wide if self.isRightToLeft() else -OUT)
            self._corner.setGeometry(x, self.y(), wide + OUT, self.heads.height())
            self._corner.raise_()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place_corner()

    # where one is

    def current_line(self) -> Heading | Line | None:
        """The line of the current cell."""
        return self.lines.line(self.currentIndex())

    def current_column(self) -> int:
        """The column of the current cell, -1 for none."""
        return self.currentIndex().column()

    def is_current(self, line: Line) -> bool:
        """Whether the current cell stands in this line."""
        here = self.current_line()
        return here is not None and here.key == line.key

    def cell_box(self, row: int, column: int) -> QRect:
        """A cell on the viewport."""
        return self.visualRect(self.lines.index(row, column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.heads.viewport().update()
        self.labels.viewport().update()
        self.walked.emit()

    def _to_column(self, at: int) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.lines.index(max(0, self.currentIndex().row()), at))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, column = event.key(), self.current_column()
        self.by_keyboard = True
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._enter(self.currentIndex())
        elif key == Qt.Key.Key_Space and isinstance(line := self.current_line(), Heading):
            self.toggle(line.block.id)
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_column(1 if (key == Qt.Key.Key_Right) != self.isRightToLeft() else -1)
        elif key == Qt.Key.Key_D and not event.modifiers():
            self.board.show_only_differences(not self.board.only_differences)
        elif key == Qt.Key.Key_B and not event.modifiers():
            self.board.make_baseline(column)
        elif key == Qt.Key.Key_Delete and column >= 0:
            self.board.remove(column)
        elif event.text() and event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a table would look for rows that begin so
        else:
            super().keyPressEvent(event)

    def move_column(self, by: int) -> None:
        """Moves the current column among the others; the current cell goes with it."""
        column = self.current_column()
        to = column + by
        if 0 <= to < self.lines.columnCount():
            row = self.currentIndex().row()
            self.board.move(column, to)
            self.setCurrentIndex(self.lines.index(row, to))

    def _enter(self, index: Index) -> None:
        line = self.lines.line(index)
        if isinstance(line, Heading):
            self.toggle(line.block.id)
        elif line is not None:
            self.entered.emit(index.row(), index.column())

    def toggle(self, section: str) -> None:
        """Folds a section, or opens it."""
        self.board.fold([section], section not in self.board.folded)

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index)
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if isinstance(line, Heading):
            self.toggle(line.block.id)
        elif line is not None and self._on_mark(index, event.position().toPoint()):
            self.evidence_wanted.emit(index.row(), index.column())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index)
        over = isinstance(line, Line) and self._on_mark(index, event.position().toPoint())
        ground = self.lines.shown(line, index.column()).ground if isinstance(line, Line) else None
        self.setToolTip(marks.words(ground) if over and ground is not None else "")
        super().mouseMoveEvent(event)

    def _on_mark(self, index: Index, point: QPoint) -> bool:
        line = self.lines.line(index)
        if not isinstance(line, Line) or self.lines.shown(line, index.column()).ground is None:
            return False
        return paint.mark_box(self.visualRect(index).toRectF(), self.theme, self.isRightToLeft()).contains(point.toPointF())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            by_hand = event.reason() == QContextMenuEvent.Reason.Mouse
            self.menu_wanted.emit(index.column(), event.globalPos() if by_hand else self.viewport().mapToGlobal(self.visualRect(index).center()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in KEYBOARD:
            self.by_keyboard = True
        elif event.reason() is Qt.FocusReason.MouseFocusReason:  # else it comes back, from an editor say, and is as it was
            self.by_keyboard = False
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        if not self.lines.lines:
            paint.silence(painter, self.viewport().rect().toRectF(), self.board.silence, self.theme)
        painter.end()
        super().paintEvent(event)
