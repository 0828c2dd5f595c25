"""A line that is typed in and, at rest, says that it has more than is seen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

INDENT = 2  # px that Qt keeps before and behind the text of a line


class RestingLine(QLineEdit):
    """What has no room ends in an ellipsis until the focus comes. `bare`: without the rule below."""

    def __init__(self, text: str = "", *, hint: str = "", bare: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(text, parent, placeholderText=hint)
        if bare:
            self.setProperty("bare", True)
            self.setFrame(False)
            self.setTextMargins(-INDENT, 0, -INDENT, 0)

    def overflows(self) -> bool:
        """Whether the text is wider than the line."""
        return bool(self.text()) and QFontMetricsF(self.font()).horizontalAdvance(self.text()) > self._room(self._frame()).width()

    def _frame(self) -> QStyleOptionFrame:
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        return frame

    def _room(self, frame: QStyleOptionFrame) -> QRect:
        inside, margins = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self), self.textMargins()
        return inside.adjusted(margins.left() + INDENT, 0, -margins.right() - INDENT, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.overflows():
            super().paintEvent(event)
            return
        painter, frame = QPainter(self), self._frame()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        room = self._room(frame)
        painter.setPen(self.palette().text().color())
        painter.setFont(self.font())
        shown = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
