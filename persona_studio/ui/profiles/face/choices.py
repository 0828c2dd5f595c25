"""A row of choices painted as small pictures: arrows go through it, and what is reached is chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.domain.faces import COLOURS, PARTS, Face, Portrait, drawn
from persona_studio.ui.parts.buttons import focus_ring
from persona_studio.ui.profiles.face import words
from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
VALUE = Qt.ItemDataRole.UserRole
PICTURE, SWATCH = 58, 34
LEFT_TO_OTHERS = ("cover", "clothes", "ground")  # colours that may be left to the workbook


class Choices(QListWidget):
    """One sort of part or colour; `chosen` with its value."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, sort: str, seed: str) -> None:
        super().__init__()
        self.theme, self.sort, self.seed = theme, sort, seed
        self.face = Face()
        self.cell = PICTURE if sort in PARTS else SWATCH
        self.setAccessibleName(words.rows()[sort])
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setGridSize(QSize(self.cell, self.cell))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(self))
        values = [*PARTS[sort]] if sort in PARTS else [*([""] if sort in LEFT_TO_OTHERS else []), *COLOURS[sort]]
        for at, value in enumerate(values):
            item = QListWidgetItem(self)
            item.setData(VALUE, value)
            shift = 0 if sort in LEFT_TO_OTHERS else 1
            said = words.part(sort, value) if sort in PARTS else words.colour(sort, at + shift, len(values) - 1 + shift)
            item.setToolTip(said)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.currentItemChanged.connect(self._chosen)

    def show_face(self, face: Face) -> None:
        """The face to which these are choices; its own is marked."""
        self.face = face
        wanted = getattr(face, self.sort)
        self.blockSignals(True)
        found = next((n for n in range(self.count()) if self.item(n).data(VALUE) == wanted), -1)
        self.setCurrentRow(found)
        self.blockSignals(False)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the panel, not the beginnings of names."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, self.viewport().width() // self.cell)
        self.setFixedHeight(-(-self.count() // columns) * self.cell + 4)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(VALUE))


class _Painter(QStyledItemDelegate):
    """Draws one choice: the face with it, or its colour."""

    def __init__(self, row: Choices) -> None:
        super().__init__(row)
        self._row = row

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._row.cell, self._row.cell)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, value = self._row, index.data(VALUE)
        theme, here = row.theme, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint_2" if here else "hover"))
            painter.drawRoundedRect(box, 10, 10)
        inner = box.adjusted(4, 4, -4, -4)
        if row.sort in PARTS:
            self._picture(painter, inner, replace(row.face, **{row.sort: value}))
        else:
            self._swatch(painter, inner.adjusted(2, 2, -2, -2), value)
        if here and row.hasFocus():
            focus_ring(painter, box, theme, 10)
        painter.restore()

    def _picture(self, painter: QPainter, box: QRectF, face: Face) -> None:
        side = round(box.width() * painter.device().devicePixelRatioF())
        picture = self._row.theme.gallery.picture(Portrait(self._row.seed, drawn(face)), side, painter, grey=False)
        if picture is not None:
            painter.drawPixmap(box, picture, QRectF(picture.rect()))

    def _swatch(self, painter: QPainter, box: QRectF, value: str) -> None:
        theme = self._row.theme
        painter.setPen(QPen(theme.colour("rule_strong"), 1))
        painter.setBrush(QColor(value) if value else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if not value:  # left to the workbook: a circle with a stroke through it
            across = (box.topRight() - box.bottomLeft()) * 0.16
            painter.drawLine(box.bottomLeft() + across, box.topRight() - across)
