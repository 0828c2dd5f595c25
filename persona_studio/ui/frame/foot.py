"""The foot line: left the keys that matter now, right what the marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Ground
from persona_studio.foundation.words import _
from persona_studio.ui.parts import marks
from persona_studio.ui.theme import Theme

Keys = Sequence[tuple[str, str]]


class FootLine(QWidget):
    """Painted in one go; what has no room is left out from the end, whole hints only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, legend: bool = True, bare: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._legend, self._bare = theme, legend, bare
        self._keys: Keys = ()
        self.setFixedHeight(theme.size("foot"))
        theme.changed.connect(self.update)

    @property
    def keys(self) -> Keys:
        return self._keys

    def tell(self, keys: Keys) -> None:
        """Shows (key, what it does) pairs."""
        self._keys = tuple(keys)
        self.setAccessibleName(_("Keys"))
        self.setAccessibleDescription(", ".join(f"{key} {what}" for key, what in self._keys))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._bare:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.colour("hairline"))
        right = self._paint_legend(painter) if self._legend else self.width() - 28.0
        self._paint_keys(painter, right - 24)

    def _paint_keys(self, painter: QPainter, right: float) -> None:
        strong, plain = self._theme.font("label", weight=600), self._theme.font("label")
        x = float(self._theme.size("form", "space"))
        for key, what in self._keys:
            first, second = QFontMetricsF(strong).horizontalAdvance(key), QFontMetricsF(plain).horizontalAdvance(what)
            if x + first + 4 + second > right:
                return
            painter.setPen(self._theme.colour("text_2"))
            painter.setFont(strong)
            painter.drawText(QRectF(x, 0, first + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, key)
            painter.setFont(plain)
            painter.drawText(QRectF(x + first + 4, 0, second + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, what)
            x += first + 4 + second + 20

    def _paint_legend(self, painter: QPainter) -> float:
        font = self._theme.font("label")
        x = self.width() - float(self._theme.size("form", "space"))
        for ground in reversed(Ground):
            words = marks.words(ground)
            width = QFontMetricsF(font).horizontalAdvance(words)
            x -= width
            painter.setFont(font)
            painter.setPen(self._theme.colour("text_2"))
            painter.drawText(QRectF(x, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x -= 20
            marks.paint(painter, QRectF(x, self.height() / 2 - 7, 14, 14), ground, self._theme)
            x -= 20
        return x
