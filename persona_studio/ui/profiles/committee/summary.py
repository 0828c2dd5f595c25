"""The sentence over the map, in the voice that says what follows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from persona_studio.ui.theme import Theme


class Summary(QWidget):
    """Serif; what is lacking in bold. Breaks into lines where the window is narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plain, self._strong = "", ""
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._again)

    def say(self, plain: str, strong: str) -> None:
        """Another sentence."""
        self._plain, self._strong = plain, strong
        self.setAccessibleName(" ".join(filter(None, (plain, strong))))
        self._again()

    def _again(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._layout(width).boundingRect().height()) + 2

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def _layout(self, width: int) -> QTextLayout:
        text = " ".join(filter(None, (self._plain, self._strong)))
        font = self._theme.font("name_low", weight=400)
        font.setPixelSize(round(20 * self._theme.scale))
        layout = QTextLayout(text, font)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        bold.setForeground(self._theme.colour("text"))
        usual = QTextCharFormat()
        usual.setForeground(self._theme.colour("text"))
        both = QTextLayout.FormatRange()
        both.start, both.length, both.format = 0, len(text), usual
        strong = QTextLayout.FormatRange()
        strong.start, strong.length, strong.format = len(text) - len(self._strong), len(self._strong), bold
        layout.setFormats([both, strong])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QRectF(0, y, 1, 1).topLeft())
            y += max(line.height(), 28 * self._theme.scale)
        layout.endLayout()
        return layout

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout(self.width()).draw(painter, QRectF(self.rect()).topLeft())
