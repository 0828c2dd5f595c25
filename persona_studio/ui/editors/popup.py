"""Suggestions under an editor: painted, never focused; the editor passes the keys on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from persona_studio.ui.editors import paint
from persona_studio.ui.parts import icons
from persona_studio.ui.theme import Theme

ROW = 30
MOST = 8  # rows in sight
EDGE = 12  # room for the shadow
PAD = 6


class Popup(QWidget):
    """A raised panel over the window, under an anchor or above it where there is no room."""

    def __init__(self, theme: Theme, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.theme, self.anchor = theme, anchor
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def open_at(self, width: int, height: int) -> None:
        """Shows the panel with that room inside its edge."""
        window = self.anchor.window()
        self.setParent(window)
        below = self.anchor.mapTo(window, QPoint(-8, self.anchor.height() + 4))
        top = below.y()
        if top + height > window.height() - 8:
            top = max(8, self.anchor.mapTo(window, QPoint(0, 0)).y() - height - 4)
        left = max(8, min(below.x(), window.width() - width - 8))
        self.setGeometry(left - EDGE, top - EDGE, width + 2 * EDGE, height + 2 * EDGE)
        self.show()
        self.raise_()
        self.update()

    def panel(self) -> QRectF:
        """The panel itself, without its shadow."""
        return QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def close_up(self) -> None:
        """Hides and goes back under its anchor."""
        self.hide()
        self.setParent(self.anchor)


class Suggestions(Popup):
    """A list of words; one may be highlighted."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, anchor: QWidget) -> None:
        super().__init__(theme, anchor)
        self.words: list[str] = []
        self.at = -1
        self._first = 0
        self._current = ""
        self.setMouseTracking(True)

    def offer(self, words: Sequence[str], *, at: int = -1, current: str = "") -> None:
        """Shows these words, one of them highlighted; `current` carries a tick. None: closes."""
        self.words, self.at, self._current = list(words), at, current
        self._first = 0
        if not self.words:
            self.close_up()
            return
        metrics = QFontMetricsF(self.theme.font("body"))
        wide = max(metrics.horizontalAdvance(word) for word in self.words) + 64
        width = round(max(self.anchor.width() + 16, min(wide, 420)))
        self.open_at(width, min(len(self.words), MOST) * ROW + 2 * PAD)
        self._into_sight()

    def step(self, by: int) -> None:
        """Highlights the next word, round and round."""
        if self.words:
            self.at = (self.at + by) % len(self.words) if self.at >= 0 or by > 0 else len(self.words) - 1
            self._into_sight()
            self.update()

    def highlighted(self) -> str | None:
        return self.words[self.at] if self.isVisible() and 0 <= self.at < len(self.words) else None

    def _into_sight(self) -> None:
        self._first = max(0, min(self._first, max(self.at, 0)))
        self._first = max(self._first, self.at - MOST + 1, 0)

    def _row_at(self, y: float) -> int:
        index = int((y - EDGE - PAD) // ROW) + self._first
        return index if 0 <= index < len(self.words) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, panel = QPainter(self), self.panel()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.lifted(painter, panel, self.theme, self.theme.size("control", "radius"))
        metrics = QFontMetricsF(self.theme.font("body"))
        for n, word in enumerate(self.words[self._first : self._first + MOST]):
            box = QRectF(panel.left() + 4, panel.top() + PAD + n * ROW, panel.width() - 8, ROW)
            if n + self._first == self.at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.colour("tint"))
                painter.drawRoundedRect(box, 6, 6)
            painter.setFont(self.theme.font("body"))
            painter.setPen(self.theme.colour("text"))
            room = box.adjusted(8, 0, -28, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(word, Qt.TextElideMode.ElideRight, room.width()))
            if word == self._current:
                icons.paint(painter, QRectF(box.right() - 22, box.center().y() - 7, 14, 14), "check", self.theme.colour("accent"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.at = self._row_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._row_at(event.position().y())
        if index >= 0:
            self.chosen.emit(self.words[index])

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._first = max(0, min(self._first - (1 if event.angleDelta().y() > 0 else -1), len(self.words) - MOST))
        self.update()
        event.accept()


def matching(words: Sequence[str], typed: str) -> list[str]:
    """The words that begin with what was typed, then those that hold it elsewhere."""
    folded = typed.strip().casefold()
    begin = [word for word in words if word.casefold().startswith(folded)]
    return begin + [word for word in words if folded in word.casefold() and word not in begin]
