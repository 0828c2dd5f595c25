"""The ranking: read by keys, moved by hand, with a way to what is not known."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import KEYBOARD, focus_ring
from persona_studio.ui.priority import paint
from persona_studio.ui.priority.board import Board
from persona_studio.ui.priority.rows import ROW, RankingModel
from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDGE = 16


class Ranking(QListView):
    """Says what a person wants; who listens does it."""

    field_wanted = Signal(int, str)  # the figure of a profile
    moved = Signal(int, int)  # a profile, by how many rows
    tier_wanted = Signal(int, int)  # for a profile
    current_changed = Signal()

    def __init__(self, board: Board, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board, self.theme = board, theme
        self.by_keyboard = False
        self.linked: int | None = None  # the profile whose way to the unknown is under the pointer
        self.ranking = RankingModel(board, self)
        self.setModel(self.ranking)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Ranking of the profiles"))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self._chosen: int | None = None
        self._held: tuple[int, QPointF] | None = None  # a profile that is dragged, and from where
        self._into: int | None = None  # the row before which it would land
        self.ranking.modelAboutToBeReset.connect(self._remember)
        self.ranking.modelReset.connect(self._come_back)
        board.changed.connect(self.viewport().update)
        theme.changed.connect(self.doItemsLayout)

    @property
    def current(self) -> int | None:
        """The chosen profile."""
        row = self.ranking.row(self.currentIndex())
        return row.profile if row else None

    def choose(self, profile: int) -> None:
        """Makes a profile the chosen one and brings it into view."""
        self.setCurrentIndex(self.ranking.index_of(profile))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def _remember(self) -> None:
        self._chosen = self.current

    def _come_back(self) -> None:
        index = self.ranking.index_of(self._chosen)
        self.setCurrentIndex(index if index.isValid() else self.ranking.index(0))

    def open_figure(self) -> None:
        """Goes to the figure of the chosen profile that is missed most, else to its first."""
        row = self.ranking.row(self.currentIndex())
        if row and row.parts:
            self.field_wanted.emit(row.profile, (row.missing or row.parts)[0].field)

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        digit = event.key() - Qt.Key.Key_0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_figure()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if self.current is not None:
                self.moved.emit(self.current, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif not event.modifiers() and 0 <= digit <= 3 and self.current is not None:
            self.tier_wanted.emit(self.current, digit)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self.ranking.row(self.indexAt(event.position().toPoint()))
        by_hand = not (self.board.by_figures or self.board.readonly)
        self._held = (row.profile, event.position()) if row and by_hand and event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseMoveEvent(event)
            self._link(self._linked_at(event.position()))
        elif (event.position() - self._held[1]).manhattanLength() >= QApplication.startDragDistance():
            self._mark(self._gap(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        held, gap = self._held, self._into
        self._held = None
        self._mark(None)
        if held is not None and gap is not None:
            at = self.ranking.index_of(held[0]).row()
            by = gap - at - (gap > at)
            if at >= 0 and by:
                self.moved.emit(held[0], by)
        elif event.button() == Qt.MouseButton.LeftButton and self._linked_at(event.position()) is not None:
            self.open_figure()

    def _gap(self, y: float) -> int:
        """Before which row something dropped at this height would land."""
        return sum(1 for n in range(self.ranking.rowCount()) if self.visualRect(self.ranking.index(n)).center().y() < y)

    def _mark(self, gap: int | None) -> None:
        if gap != self._into:
            self._into = gap
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._link(None)

    def _linked_at(self, point: QPointF) -> int | None:
        index = self.indexAt(point.toPoint())
        row = self.ranking.row(index)
        if row is None:
            return None
        name = paint.columns(QRectF(self.visualRect(index)).adjusted(EDGE, 0, -EDGE, 0), self.theme).name
        return row.profile if paint.link(self.board, row, name, self.theme).contains(point) else None

    def _link(self, profile: int | None) -> None:
        if profile != self.linked:
            self.linked = profile
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if profile is not None else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.ranking.index(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), self.theme.colour("surface"))
        super().paintEvent(event)
        if self._into is not None:
            last = self.visualRect(self.ranking.index(min(self._into, self.ranking.rowCount() - 1)))
            y = last.top() if self._into < self.ranking.rowCount() else last.bottom()
            QPainter(self.viewport()).fillRect(QRectF(EDGE, y - 1, self.viewport().width() - 2 * EDGE, 2), self.theme.colour("accent"))


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: Ranking) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(56, self._theme.line("body") + self._theme.line("label") + 20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(EDGE, 0, -EDGE, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("tint" if chosen else "hover"))
            radius = self._theme.size("row", "radius")
            painter.drawRoundedRect(box, radius, radius)
            if chosen and self._view.hasFocus() and self._view.by_keyboard:
                focus_ring(painter, box, self._theme, radius)
        row = index.data(ROW)
        paint.row(painter, box, index.row(), row, self._view.board, self._theme, linked=self._view.linked == row.profile)
        painter.restore()
