"""Sections and fields of the draft as one list: walked and moved by keys, dragged by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.foundation.words import _
from persona_studio.template.editing import Draft, Spot
from persona_studio.ui.templates.words import kind_name
from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SPOT = Qt.ItemDataRole.UserRole
MIME = "application/x-persona-studio-template-row"


class OutlineModel(QAbstractListModel):
    """The rows of a draft."""

    def __init__(self, draft: Draft, parent: QObject) -> None:
        super().__init__(parent)
        self.draft = draft
        self.spots: list[Spot] = draft.spots()
        self.wrong: Spot | None = None

    def reload(self) -> None:
        """The draft has other rows now."""
        self.beginResetModel()
        self.spots = self.draft.spots()
        self.endResetModel()

    def touch(self) -> None:
        """The rows are the same and say something else."""
        self.dataChanged.emit(self.index(0), self.index(len(self.spots) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.spots)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        spot = self.spots[index.row()]
        if role == SPOT:
            return spot
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(spot)
        return None

    def words(self, spot: Spot) -> str:
        """A row as it is read aloud."""
        table = self.draft.at(spot)
        name = str(table.get("title" if spot[1] is None else "label", ""))
        kind = _("Section") if spot[1] is None else kind_name(str(table.get("kind", "")))
        gone = _("no longer asked") if self.draft.is_retired(spot) else ""
        return ", ".join(filter(None, (name, kind, gone)))

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(indexes[0].row()).encode())
        return data


class OutlineDelegate(QStyledItemDelegate):
    """A section in bold, its fields below it with their kind; what is retired is struck through."""

    def __init__(self, theme: Theme, model: OutlineModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        section = index.data(SPOT)[1] is None
        return QSize(100, max(34 if section else 28, self._theme.line("small") + (16 if section else 10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        spot, theme, draft = index.data(SPOT), self._theme, self._model.draft
        table, section = draft.at(spot), spot[1] is None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, 6, 6)
        retired, wrong = draft.is_retired(spot), spot == self._model.wrong
        font = theme.font("small", weight=600 if section else None)
        font.setStrikeOut(retired)
        painter.setFont(font)
        painter.setPen(theme.colour("error" if wrong else "text_3" if retired else "text"))
        note = "" if section else kind_name(str(table.get("kind", "")))
        width = theme.advance(note, "label")
        room = box.adjusted(10 if section else 24, 6 if section else 0, -width - 20, 0)
        name = str(table.get("title" if section else "label", ""))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, theme.metrics("small").elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_3" if retired else "text_2"))
        painter.drawText(box.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, note)
        painter.restore()


class Outline(QListView):
    """Says which row is chosen and that rows have moved."""

    chosen = Signal(object)  # Spot
    changed = Signal()
    enter = Signal()

    def __init__(self, theme: Theme, draft: Draft) -> None:
        super().__init__()
        self.rows = OutlineModel(draft, self)
        self.setModel(self.rows)
        self.setItemDelegate(OutlineDelegate(theme, self.rows, self))
        self.setAccessibleName(_("Sections and fields"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.readonly = False

    @property
    def spot(self) -> Spot:
        """The chosen row."""
        at = max(0, self.currentIndex().row())
        return self.rows.spots[min(at, len(self.rows.spots) - 1)]

    def choose(self, spot: Spot) -> None:
        """Chooses a row, and brings it into sight."""
        if spot in self.rows.spots:
            index = self.rows.index(self.rows.spots.index(spot))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.spot)

    def again(self, spot: Spot) -> None:
        """Rows have come, gone or moved; this one is chosen."""
        self.rows.reload()
        self.choose(spot)
        self.changed.emit()

    # what can be done

    def step(self, by: int) -> None:
        """Alt and arrows: moves the chosen row."""
        if not self.readonly:
            self.again(self.rows.draft.move(self.spot, by))

    def add_field(self) -> None:
        """A new field behind the chosen row."""
        self.again(self.rows.draft.add_field(self.spot))

    def add_section(self) -> None:
        """A new section behind that of the chosen row."""
        self.again(self.rows.draft.add_section(self.spot))

    def retire(self) -> None:
        """Leaves the chosen row out of the next version, or takes it in again."""
        if self.readonly:
            return
        at = self.currentIndex().row()
        self.rows.draft.retire(self.spot)
        self.rows.reload()
        self.setCurrentIndex(self.rows.index(min(at, len(self.rows.spots) - 1)))
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.retire()
        elif key == Qt.Key.Key_Insert and not self.readonly:
            (self.add_section if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.add_field)()
            self.enter.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.enter.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts the dragged row before the one it is dropped on."""
        position = event.position().toPoint()
        data = event.mimeData()
        if data.hasFormat(MIME) and not self.readonly:
            self.drop(int(bytes(data.data(MIME).data())), self.indexAt(position).row())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def drop(self, row: int, before: int) -> None:
        """The row `row` goes before the row `before` (-1: nowhere)."""
        if before >= 0 and before != row:
            self.again(self.rows.draft.carry(self.rows.spots[row], self.rows.spots[before]))
