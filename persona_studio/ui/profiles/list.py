"""The list of profiles at the left: found by letters, moved by keys or by hand, renamed in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces, icons, rings, tiers
from persona_studio.ui.parts.buttons import KEYBOARD, focus_ring
from persona_studio.ui.profiles.rows import ROLE, ROW, SHARES, Fold, ProfileModel
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.read import Listed

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-persona-studio-profile"
EDGE = 8  # between the pane and the ground of a row


class ProfileList(QListView):
    """Says what a person wants; who listens does it."""

    chosen = Signal(int)
    entered = Signal()  # Enter: on to the form
    renamed = Signal(int, str)
    added = Signal()  # Space: to the comparison
    moved = Signal(int, object)  # profile, before which (None: to the end)
    dropped = Signal(list)  # paths of files

    def __init__(self, theme: Theme, model: ProfileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.profiles = theme, model
        self.by_keyboard = False
        self._line: int | None = None  # y of the insertion line while something is dragged
        self._pressed: QPoint | None = None
        self.readonly = False
        self.menu: Callable[[QPoint], None] | None = None
        self.setModel(model)
        self.setItemDelegate(Delegate(self))
        self.setAccessibleName(_("Profiles"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(not model.readonly)
        self.setDropIndicatorShown(False)
        self.setAcceptDrops(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves what is painted, and paints only what is new
        theme.changed.connect(self._redress)
        self.clicked.connect(self._fold)

    def _fold(self, index: Index) -> None:
        """A click on the heading of the retired opens or closes their group."""
        if isinstance(fold := index.data(ROW), Fold):
            self.profiles.show_retired(not fold.open)

    @property
    def current(self) -> int | None:
        """The chosen profile."""
        listed = self.profiles.listed(self.currentIndex())
        return listed.id if listed else None

    def selected(self) -> list[int]:
        """All chosen profiles in the order of the list, the one that is shown among them."""
        rows = sorted({index.row() for index in self.selectedIndexes()} | {self.currentIndex().row()})
        return [listed.id for row in rows if (listed := self.profiles.listed(self.profiles.index(row))) is not None]

    def choose(self, profile: int | None) -> None:
        """Makes a profile the chosen one and brings it into view."""
        index = self.profiles.index_of(profile) if profile is not None else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def rename(self) -> None:
        """Opens the name of the chosen profile for typing, in the row itself."""
        if self.current is not None and not self.readonly and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if (listed := self.profiles.listed(current)) is not None:
            self.chosen.emit(listed.id)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QAbstractItemView.State.EditingState:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space and self.state() != QAbstractItemView.State.EditingState:
            self.added.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Moves the chosen profile up or down among those of its kind."""
        here = self.profiles.listed(self.currentIndex())
        if here is None or self.readonly:
            return
        group = [p for p in self._listed() if p.kind == here.kind]
        at = next(n for n, p in enumerate(group) if p.id == here.id)
        if 0 <= at + by < len(group):
            behind = at + by + (by > 0)
            self.moved.emit(here.id, group[behind].id if behind < len(group) else self._after(group[-1].id))

    def _after(self, profile: int) -> int | None:
        """The profile that stands behind this one in the order of the workbook."""
        order = sorted(self._listed(), key=lambda p: (p.place, p.id))
        at = next(n for n, p in enumerate(order) if p.id == profile)
        return order[at + 1].id if at + 1 < len(order) else None

    def _listed(self) -> list[Listed]:
        return [row for n in range(self.profiles.rowCount()) if (row := self.profiles.listed(self.profiles.index(n))) is not None]

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu:
            self.menu(event.globalPos())

    # by hand

    def startDrag(self, actions: Qt.DropAction) -> None:
        here = self.profiles.listed(self.currentIndex())
        if here is None or self.readonly:
            return
        box = self.visualRect(self.currentIndex())
        data = QMimeData()
        data.setData(MIME, str(here.id).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(box))
        drag.setHotSpot(self.viewport().mapFromGlobal(self.cursor().pos()) - box.topLeft())
        drag.exec(Qt.DropAction.MoveAction)
        self._mark(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            return
        spot = self.spot(event.position().toPoint())
        self._mark(spot[1] if spot else None)
        event.setAccepted(spot is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        spot = self.spot(event.position().toPoint())
        self._mark(None)
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        elif event.mimeData().hasFormat(MIME) and spot:
            event.acceptProposedAction()
            here = self.current
            if here is not None and spot[0] != here:
                self.moved.emit(here, spot[0])

    def spot(self, point: QPoint) -> tuple[int | None, int] | None:
        """Before which profile something dropped at `point` would land, and the y of its line; only among its own kind."""
        here = self.profiles.listed(self.currentIndex())
        index = self.indexAt(point)
        over = self.profiles.listed(index)
        if here is None or over is None or over.kind != here.kind:
            return None
        box = self.visualRect(index)
        if point.y() < box.center().y():
            return over.id, box.top()
        group = [p for p in self._listed() if p.kind == here.kind]
        at = next(n for n, p in enumerate(group) if p.id == over.id) + 1
        return (group[at].id if at < len(group) else self._after(over.id)), box.bottom() + 1

    def _mark(self, y: int | None) -> None:
        if y != self._line:
            self._line = y
            self.viewport().update()

    def _redress(self) -> None:
        self.doItemsLayout()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), self.theme.colour("sidebar"))
        super().paintEvent(event)
        if self._line is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.drawLine(EDGE + 6, self._line, self.viewport().width() - EDGE, self._line)
            painter.setBrush(self.theme.colour("accent"))
            painter.drawEllipse(QPoint(EDGE + 4, self._line), 3, 3)


class Delegate(QStyledItemDelegate):
    """Paints face, name, role and rings; edits the name in place."""

    def __init__(self, view: ProfileList) -> None:
        super().__init__(view)
        self._view, self._theme = view, view.theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ROW), str | Fold):
            return QSize(100, self._theme.size("row_group") + (4 if index.row() else 0))
        return QSize(100, max(self._theme.size("row_list"), self._theme.line("body") + self._theme.line("label") + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(EDGE, 0, -EDGE, 0)
        if isinstance(row, str | Fold):
            painter.setFont(self._theme.font("micro", weight=600))
            painter.setPen(self._theme.colour("text_2"))
            words = row if isinstance(row, str) else row.words
            painter.drawText(box.adjusted(10, 8, -10, -4), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, words)
            if isinstance(row, Fold):
                icon = "chevron-down" if row.open else "chevron-right"
                icons.paint(painter, QRectF(box.right() - 30, box.bottom() - 18, 14, 14), icon, self._theme.colour("text_2"))
        else:
            self._paint_ground(painter, box, option)
            self._paint_row(painter, box, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("tint" if chosen else "hover"))
            radius = self._theme.size("row", "radius")
            painter.drawRoundedRect(box, radius, radius)
            if chosen and self._view.hasFocus() and self._view.by_keyboard:
                focus_ring(painter, box, self._theme, radius)

    def _paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        row, shares = index.data(ROW), index.data(SHARES)
        side = self._theme.size("row", "face")
        face = QRectF(box.x() + 10, box.center().y() - side / 2, side, side)
        faces.paint(painter, face, row.name, row.kind, self._theme, row.face, faded=row.retired)
        ring = QRectF(box.right() - 36, box.center().y() - 13, 26, 26)
        rings.double(painter, ring, shares.filled.part, shares.evidenced.part, self._theme)
        x, width = box.x() + 10 + side + 10, ring.x() - 10 - (box.x() + 20 + side)
        body, label = self._theme.line("body"), self._theme.line("label")
        top = box.center().y() - (body + label + 1) / 2
        for font, metrics, tone, text, y, line in (
            (self._theme.font("body", weight=500), self._theme.metrics("body", weight=500), "text", row.name, top, body),
            (self._theme.font("label"), self._theme.metrics("label"), "text_2", index.data(ROLE), top + body + 1, label),
        ):
            painter.setFont(font)
            painter.setPen(self._theme.colour(tone))
            chip = tiers.paint(painter, x, y + line / 2, row.tier, self._theme) if tone == "text_2" else 0.0
            room = QRectF(x + chip + 6, y, width - chip - 6, line) if chip else QRectF(x, y, width, line)
            shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)

    # renaming in the row

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setFont(self._theme.font("body", weight=500))
        line.setAccessibleName(_("Name of the profile"))
        line.setMaxLength(5000)
        line.setAutoFillBackground(True)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(ROW).name)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            name = " ".join(editor.text().split())
            if name and name != index.data(ROW).name:
                self._view.renamed.emit(index.data(ROW).id, name)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box = option.rect
        editor.setGeometry(box.x() + 64, box.y() + 8, box.width() - 64 - 16, 32)
