"""A choice between a few words that stand side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme

PAD = 10


class Toggle(Painted):
    """Left and Right, Space or a click choose."""

    changed = Signal(str)

    def __init__(self, theme: Theme, words: Mapping[str, str], value: str, name: str, parent: QWidget | None = None) -> None:
        self.words, self.value, self._name = dict(words), value, name
        super().__init__(theme, name, parent)
        self._say()

    def choose(self, value: str) -> None:
        """Takes another of the words."""
        if value in self.words and value != self.value:
            self.value = value
            self._say()
            self.changed.emit(value)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}: {self.words.get(self.value, '')}")
        self.update()

    def _boxes(self) -> list[tuple[str, QRectF]]:
        metrics, x, boxes = QFontMetricsF(self.theme.font("label", weight=500)), 0.0, []
        for value, word in self.words.items():
            wide = metrics.horizontalAdvance(word) + 2 * PAD
            boxes.append((value, QRectF(x, 2, wide, self.theme.line("label") + 8)))
            x += wide + 2
        return boxes

    def sizeHint(self) -> QSize:
        return QSize(round(self._boxes()[-1][1].right()) + 2, self.theme.line("label") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.size("token", "radius")
        for value, box in self._boxes():
            here = value == self.value
            if here:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("tint_2" if self.hasFocus() else "chip"))
                painter.drawRoundedRect(box, radius, radius)
            painter.setFont(theme.font("label", weight=500 if here else None))
            painter.setPen(theme.colour("text" if here else "text_2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words[value])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = list(self.words)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.choose(order[(order.index(self.value) + step) % len(order)])
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for value, box in self._boxes():
            if box.contains(event.position()):
                self.choose(value)
