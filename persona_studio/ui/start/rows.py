"""The list of recent workbooks: faces, name, content, ring, when and where."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from persona_studio.domain.faces import Portrait
from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces, rings
from persona_studio.ui.parts.buttons import KEYBOARD, focus_ring
from persona_studio.ui.start.recent import FACES, Recent, short_folder, when
from persona_studio.ui.theme import Theme, percent

Index = QModelIndex | QPersistentModelIndex
RECENT = Qt.ItemDataRole.UserRole
SIDE = 20  # between the edge of a row and what stands in it


class RecentModel(QAbstractListModel):
    """The recent workbooks that match the filter."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[Recent] = []
        self._shown: list[tuple[Recent, bool]] = []  # with whether the file is there, looked up once

    def show(self, recents: list[Recent], words: str = "") -> None:
        """Shows those whose name or path has every word."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._all = recents
        self._shown = [(r, r.there) for r in recents if all(w in f"{r.name} {r.path}".casefold() for w in wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        recent, there = self._shown[index.row()]
        if role == RECENT:
            return recent, there
        if role == Qt.ItemDataRole.DisplayRole:
            return recent.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join([recent.name, recent.content(), _("{part} evidenced").format(part=percent(recent.evidenced))])
        if role == Qt.ItemDataRole.ToolTipRole:
            return recent.path
        return None


class RecentView(QListView):
    """`opened` with the path and whether to write; `located` for a file that is not where it was."""

    opened = Signal(str, bool)
    located = Signal(str)
    forgotten = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recents = RecentModel(self)
        self.by_keyboard = False
        self.setModel(self.recents)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(_("Recent workbooks"))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def open_row(self, row: int, write: bool = True) -> None:
        """Opens the workbook of a row, or asks where it is."""
        index = self.recents.index(row)
        if index.isValid():
            recent, there = index.data(RECENT)
            if there:
                self.opened.emit(recent.path, write)
            else:
                self.located.emit(recent.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_row(self.currentIndex().row(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.forgotten.emit(self.currentIndex().data(RECENT)[0].path)
        else:
            self.by_keyboard = True
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.open_row(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in KEYBOARD
        if self.by_keyboard and not self.currentIndex().isValid():
            self.setCurrentIndex(self.recents.index(0))
        super().focusInEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: RecentView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, self._theme.size("row_recent"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        recent, there = index.data(RECENT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        chosen = self._view.hasFocus() and index.row() == self._view.currentIndex().row()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "tint" if chosen else "hover" if hover else "surface"
        if ground != "surface":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ground))
            painter.drawRoundedRect(box, 12, 12)
            if chosen and self._view.by_keyboard:
                focus_ring(painter, box, self._theme, 12)
        elif index.row():
            painter.fillRect(QRectF(box.x() + SIDE, box.y(), box.width() - 2 * SIDE, 1), self._theme.colour("hairline"))
        inner = box.adjusted(SIDE, 0, -SIDE, 0)
        self._paint_faces(painter, inner, recent, there, ground)
        right = self._paint_when(painter, inner, recent, there)
        self._paint_words(painter, inner, recent, there, right)
        painter.restore()

    def _paint_faces(self, painter: QPainter, box: QRectF, recent: Recent, there: bool, ground: str) -> None:
        side, step = self._theme.size("start", "face"), 32
        top = box.center().y() - side / 2
        shown = recent.faces[:FACES]
        for at in reversed(range(len(shown))):  # the first lies on top
            name, kind, *portrait = shown[at]
            place = QRectF(box.x() + at * step, top, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ground))
            painter.drawEllipse(place.adjusted(-2.5, -2.5, 2.5, 2.5))
            faces.paint(painter, place, name, kind, self._theme, Portrait(*portrait) if portrait else None, faded=not there)
        if recent.count > FACES:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("text_2"))
            more = QRectF(box.x() + side + (FACES - 1) * step + 8, box.y(), 40, box.height())
            painter.drawText(more, Qt.AlignmentFlag.AlignVCenter, f"+{recent.count - FACES}")

    def _paint_when(self, painter: QPainter, box: QRectF, recent: Recent, there: bool) -> float:
        """Ring or "Locate…", when and where; returns where their room begins."""
        wide = box.width() > 560
        room = QRectF(box.right() - (172 if wide else 0), box.y() + 22, 172 if wide else 0, 20)
        if wide:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when(recent.opened, datetime.now()))
            painter.setFont(self._theme.font("label"))
            painter.setPen(self._theme.colour("text_2"))
            where = QFontMetricsF(painter.font()).elidedText(short_folder(Path(recent.path).parent), Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room.translated(0, 20), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, where)
        if there:
            ring = QRectF(room.x() - 48, box.center().y() - 16, 32, 32)
            rings.single(painter, ring, recent.evidenced, 3.5, self._theme.colour("accent"), self._theme.colour("chip"))
            return ring.x() - 16
        painter.setFont(self._theme.font("small", weight=500))
        painter.setPen(self._theme.colour("accent"))
        words = _("Locate…")
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.drawText(QRectF(room.x() - width - 16, box.y(), width + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return room.x() - width - 32

    def _paint_words(self, painter: QPainter, box: QRectF, recent: Recent, there: bool, right: float) -> None:
        x = box.x() + 162
        for font, tone, text, y in (
            (self._theme.font("lead", weight=600), "text" if there else "text_2", recent.name, 20),
            (self._theme.font("small"), "text_2", recent.content(), 43),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(tone))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, right - x)
            painter.drawText(QRectF(x, box.y() + y, right - x, 22), Qt.AlignmentFlag.AlignVCenter, shown)
