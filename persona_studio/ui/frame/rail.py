"""The rail at the left: one button for each place that exists. One stop for Tab, arrows inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.places import PlaceName
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme


class Rail(QWidget):
    """Says which place was chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, places: Sequence[PlaceName], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.size("rail"))
        self.setAccessibleName(_("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(2)
        self.items = [_RailItem(theme, place) for place in places]
        for at, item in enumerate(self.items, 1):
            item.setToolTip(_("{place}  (Ctrl {number})").format(place=item.place.title, number=at))
            item.clicked.connect(lambda _checked=False, id=item.place.id: self._wanted(id))
            column.addWidget(item)
        self.inbox = InboxButton(theme)
        column.addSpacing(10)
        column.addWidget(self.inbox)
        column.addStretch(1)

    def item(self, id: str) -> _RailItem:
        """The button of a place."""
        return next(item for item in self.items if item.place.id == id)

    def choose(self, id: str) -> None:
        """Marks a place as the one that is seen."""
        for item in self.items:
            item.setChecked(item.place.id == id)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item.isChecked() else Qt.FocusPolicy.ClickFocus)

    def _wanted(self, id: str) -> None:
        self.chosen.emit(id)
        for item in self.items:
            if item.place.id == id:
                item.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, item in enumerate(self.items) if item.hasFocus()), None)
        if step and here is not None:
            self.items[(here + step) % len(self.items)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class _RailItem(Painted):
    dropped = Signal()

    def __init__(self, theme: Theme, place: PlaceName) -> None:
        super().__init__(theme, place.title)
        self.place = place
        self.takes = ""  # the kind of thing that can be dropped here
        self.setCheckable(True)
        self.setFixedSize(60, theme.size("place"))

    def take(self, kind: str) -> None:
        """Lets things of a kind be dropped here."""
        self.takes = kind
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes and event.mimeData().hasFormat(self.takes):
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        event.acceptProposedAction()
        self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self.paint_ground(painter, box, self.theme.size("row", "radius"))
        tone = self.theme.colour("accent" if self.isChecked() else "text_2")
        icons.paint(painter, QRectF((box.width() - 20) / 2, 9, 20, 20), self.place.icon, tone)
        painter.setFont(self.theme.font("micro", weight=600 if self.isChecked() else 500))
        painter.setPen(tone)
        painter.drawText(QRectF(0, 32, box.width(), 18), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.text())


class InboxButton(Painted):
    """How many captured lines wait to be sorted; not there while none do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Inbox"))
        self.count = 0
        self.setFixedSize(60, theme.size("place"))
        self.hide()

    def tell(self, count: int) -> None:
        """Another number."""
        self.count = count
        self.setVisible(count > 0)
        self.setAccessibleName(ngettext("Inbox, {n} line to sort", "Inbox, {n} lines to sort", count).format(n=count))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        box = QRectF(self.rect())
        self.paint_ground(painter, box, theme.size("row", "radius"))
        icons.paint(painter, QRectF((box.width() - 20) / 2, 9, 20, 20), "message-square-quote", theme.colour("text_2"))
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QRectF(0, 32, box.width(), 18), Qt.AlignmentFlag.AlignCenter, self.text())
        shown = str(self.count) if self.count < 100 else "99+"
        painter.setFont(theme.font("micro", weight=600))
        width = max(17.0, theme.advance(shown, "micro", weight=600) + 9)
        place = QRectF(box.center().x() + 4, 3, width, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink_chip"))
        painter.drawRoundedRect(place, 8.5, 8.5)
        painter.setPen(theme.colour("on_ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
