"""A panel beside what it is about: no scrim, one shadow; Esc or a click elsewhere closes, focus goes back to where it was."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.ui.frame.overlay import Overlay
from persona_studio.ui.parts import shadows
from persona_studio.ui.theme import Theme

GAP = 6  # px between the anchor and the panel


class Popover(Overlay):
    """Stands under its anchor, right ends together; above it where there is no room."""

    def __init__(self, theme: Theme, over: QWidget, panel: QWidget, name: str, *, width: int, anchor: QRect) -> None:
        """`anchor` is in the coordinates of `over`."""
        self._anchor = anchor
        super().__init__(theme, over, panel, name, width=width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadows.paint(painter, QRectF(self.sheet.geometry()), self.theme, self.theme.size("palette", "radius"))

    def _fit(self) -> None:
        over = self._over.rect()
        self.setGeometry(over)
        width = min(self._width, over.width() - 16)
        wanted = self.panel.heightForWidth(width) if self.panel.hasHeightForWidth() else self.panel.sizeHint().height()
        height = min(wanted, over.height() - 16)
        top = self._anchor.bottom() + GAP
        if top + height > over.height() - 8:
            top = max(8, self._anchor.top() - GAP - height)
        left = max(8, min(self._anchor.right() - width + 8, over.width() - width - 8))
        self.sheet.setGeometry(left, top, width, min(height, over.height() - 8 - top))
        self.update()
