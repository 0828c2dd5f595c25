"""One word of a switch between views."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme


class Segment(Painted):
    """Checked by whoever shows the view; arrows go to the switch that holds it."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(round(self.theme.advance(self.text(), "small", weight=600)) + 22, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Which is chosen depends on the view that is seen."""

    def ground(self) -> str | None:
        return "chip" if self.isChecked() else "hover" if self.underMouse() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        self.paint_ground(painter, box, 7)
        painter.setFont(self.theme.font("small", weight=600 if self.isChecked() else 500))
        painter.setPen(self.theme.colour("text" if self.isChecked() else "text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
