"""A line that is typed in and, at rest, says that it has more than is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class RestingLine(QLineEdit):
    """Without a border. What has no room ends in an ellipsis until the focus comes."""

    def __init__(self, text: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, placeholderText=hint)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.setTextMargins(-2, 0, -2, 0)

    def overflows(self) -> bool:
        """Whether the text is wider than the line."""
        return bool(self.text()) and QFontMetricsF(self.font()).horizontalAdvance(self.text()) > self.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.overflows():
            super().paintEvent(event)
            return
        painter, metrics = QPainter(self), QFontMetricsF(self.font())
        painter.setPen(self.palette().text().color())
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width()))
