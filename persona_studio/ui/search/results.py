"""What was found, as rows under the name of their profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.foundation.words import _
from persona_studio.ui.parts import icons, marked
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.search import Hit

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Heading:
    """The profile to which the rows below belong."""

    words: str


@dataclass(frozen=True)
class Row:
    """One hit and what its field is called."""

    hit: Hit
    label: str

    @property
    def icon(self) -> str:
        return "quote" if self.hit.entry.evidence is not None else "book-open" if self.hit.entry.source is not None else "corner-down-right"


class Results(QAbstractListModel):
    """Rows of hits, a heading before each profile's."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row | Heading] = []

    def show(self, rows: list[Row], names: Mapping[int, str]) -> None:
        """Shows these hits; `names` are those of the profiles."""
        self.beginResetModel()
        self.rows = []
        group: object = self
        for row in rows:
            if row.hit.entry.profile != group:
                group = row.hit.entry.profile
                self.rows.append(Heading(names.get(group, "") if isinstance(group, int) else _("Research")))
            self.rows.append(row)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words if isinstance(row, Heading) else f"{row.label}: {row.hit.excerpt}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ResultDelegate(QStyledItemDelegate):
    """Paints the excerpt with its marks, and the field at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW), Heading)
        return QSize(100, 30 if heading else max(38, self._theme.line("body") + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(ROW), self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if isinstance(row, Heading):
            painter.setFont(theme.font("micro", weight=600))
            painter.setPen(theme.colour("text_2"))
            painter.drawText(box.adjusted(14, 6, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, row.words)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("tint"))
                painter.drawRoundedRect(box, 10, 10)
            self._paint_row(painter, box, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRectF, row: Row) -> None:
        theme = self._theme
        icons.paint(painter, QRectF(box.x() + 16, box.center().y() - 8, 16, 16), row.icon, theme.colour("text_2"))
        width = min(theme.advance(row.label, "label"), box.width() * 0.3)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        label = theme.metrics("label").elidedText(row.label, Qt.TextElideMode.ElideRight, width + 1)
        painter.drawText(box.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, label)
        marked.paint(painter, box.adjusted(44, 0, -width - 30, 0), row.hit.excerpt, row.hit.marks, theme)
