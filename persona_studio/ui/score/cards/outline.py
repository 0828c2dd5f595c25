"""Criteria, tiers and gates of a scorecard as one list: walked, moved, added and removed by keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.domain.scoring.model import NEGATIVE, Criterion, Gate, Scorecard, Tier
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import focus_ring
from persona_studio.ui.score.cards.changes import CRITERION, GATE, KINDS, TIER, Spot, spots
from persona_studio.ui.score.lab.figures import percent, plain
from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
SPOT, NOTE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


def title(kind: str) -> str:
    """What the rows of a kind are called together."""
    return {CRITERION: _("Criteria"), TIER: _("Tiers"), GATE: _("Gates")}[kind]


def note(row: Criterion | Tier | Gate) -> str:
    """What stands at the end of a row."""
    match row:
        case Criterion():
            return percent(row.weight)
        case Tier():
            return _("the rest") if row.least is None else _("from {limit}").format(limit=plain(row.least, 1))
        case _:
            return _("negative signal") if row.kind == NEGATIVE else _("disqualifying")


class RowDelegate(QStyledItemDelegate):
    """A heading, or a name with its note."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = index.data(SPOT) is None
        return QSize(100, self._theme.line("small") + (18 if heading and index.row() else 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, heading = self._theme, index.data(SPOT) is None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, 6, 6)
            if option.state & QStyle.StateFlag.State_HasFocus:
                focus_ring(painter, box, theme, 6)
        up = Qt.AlignmentFlag.AlignBottom if heading else Qt.AlignmentFlag.AlignVCenter
        words = index.data(NOTE)
        painter.setFont(theme.font("label", tabular=True))
        painter.setPen(theme.colour("text_2"))
        room = box.adjusted(10, 0, -10, -3 if heading else 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignTrailing | up, words)
        weight = 600 if heading else None
        painter.setFont(theme.font("small", weight=weight))
        painter.setPen(theme.colour("text"))
        name = index.data(Qt.ItemDataRole.DisplayRole) or _("Without a name")
        width = room.width() - theme.advance(words, "label") - 12
        shown = theme.metrics("small", weight=weight).elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading | up, shown)
        painter.restore()


class CardOutline(QListWidget):
    """Says which row is chosen, and what is wanted of it."""

    chosen = Signal(object)  # Spot
    add_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    enter = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(_("Criteria, tiers and gates"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._current)
        self.itemDoubleClicked.connect(lambda _item: self.enter.emit())

    @property
    def spot(self) -> Spot | None:
        """The chosen row."""
        item = self.currentItem()
        return item.data(SPOT) if item else None

    def show_card(self, card: Scorecard, spot: Spot | None) -> None:
        """Takes other rows and chooses one of them."""
        self.blockSignals(True)
        there = [self.item(n).data(SPOT) for n in range(self.count()) if self.item(n).data(SPOT)]
        if there != spots(card):
            self.clear()
            for kind in KINDS:
                self._heading(kind)
                for at in range(len(getattr(card, kind))):
                    item = QListWidgetItem(self)
                    item.setData(SPOT, Spot(kind, at))
        for n in range(self.count()):
            self._fill(self.item(n), card)
            if spot is not None and self.item(n).data(SPOT) == spot:
                self.setCurrentRow(n)
        self.blockSignals(False)

    def _heading(self, kind: str) -> None:
        item = QListWidgetItem(title(kind), self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.UserRole + 2, kind)

    def _fill(self, item: QListWidgetItem, card: Scorecard) -> None:
        spot = item.data(SPOT)
        if spot is None:
            off = item.data(Qt.ItemDataRole.UserRole + 2) == CRITERION
            item.setData(NOTE, percent(card.total) if off else "")
            return
        row = getattr(card, spot[0])[spot[1]]
        item.setText(row.name)
        item.setData(NOTE, note(row))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {note(row)}")

    def _current(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(SPOT) is not None:
            self.chosen.emit(Spot(*item.data(SPOT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.enter.emit()
        else:
            super().keyPressEvent(event)
