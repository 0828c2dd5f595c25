"""A chart of paper in the window: the same marks, in the colours of the theme, with its sentence for screen readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.marks import Box
from persona_studio.ui.parts import marks_painter
from persona_studio.ui.theme import Theme

PX = 96 / 25.4  # of a millimetre on screen
ROOM = 1000.0  # mm that a chart may be high

Draw = Callable[[Box, Tones], Chart]


class ChartView(QWidget):
    """Shows what `draw` makes of its width; `again` after the figures behind it changed."""

    def __init__(self, theme: Theme, name: str, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._draw = theme, name, draw
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(1)
        theme.changed.connect(self.again)

    @property
    def chart(self) -> Chart:
        """The chart at the width that the widget has."""
        if self._chart is None:
            width = max(self.width(), 120) / self._scale()
            tones = Tones(*(self._theme.colour(role).name() for role in ("text", "text_2", "meter", "rule")))
            self._chart = self._draw(Box(0, 0, width, ROOM), tones)
        return self._chart

    def _scale(self) -> float:
        return PX * self._theme.scale

    def again(self) -> None:
        """Draws it anew."""
        self._chart = None
        self.setAccessibleName(f"{self._name}: {self.chart.alt}")
        height = round(self.chart.bottom * self._scale()) + 1
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, round(self.chart.bottom * self._scale()) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        marks_painter.paint(painter, self.chart.marks, self._scale())
