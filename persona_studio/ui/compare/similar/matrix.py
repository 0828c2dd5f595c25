"""The matrix in the window: the chart's marks, a cell that is chosen by click or arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from persona_studio.domain.comparison.similarity import MERGE
from persona_studio.foundation.words import _
from persona_studio.paper.charts import matrix
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.marks import Box
from persona_studio.ui.parts import marks_painter
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.compare.similar.finding import Found

PX = 96 / 25.4  # of a millimetre on screen
SIZE = 8.6  # points
ROOM = 1000.0
STEPS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class MatrixView(QWidget):
    """`chosen` with the ids of a pair that was clicked or walked to, `opened` when it is wanted side by side."""

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: Found | None = None
        self._chart: Chart | None = None
        self._names: list[str] = []
        self._values: list[list[float]] = []
        self.place: matrix.Place | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("How alike the profiles are"))
        theme.changed.connect(self._redraw)

    def show_found(self, found: Found) -> None:
        """Other figures."""
        self._found, self.place = found, None
        self._names = [found.profiles[id].name for id in found.similar.ids]
        self._values = [[float(n) for n in row] for row in found.similar.matrix]
        wide = matrix.SMALLEST * max(len(self._names) - 1, 1) + matrix.NAME
        self.setMinimumWidth(round(wide * self._scale()) + 1)
        self._redraw()

    def choose(self, first: int, second: int) -> None:
        """Marks the cell of a pair that was chosen elsewhere; nothing is told."""
        ids = self._found.similar.ids if self._found else ()
        if first in ids and second in ids:
            column, row = sorted((ids.index(first), ids.index(second)))
            self._mark((row, column))

    def pair(self, place: matrix.Place) -> tuple[int, int]:
        """The profiles of a cell."""
        ids = self._found.similar.ids if self._found else ()
        return ids[place[1]], ids[place[0]]

    def box(self, place: matrix.Place) -> QRectF:
        """Where a cell stands, in pixels."""
        box, scale = matrix.cell(*place, len(self._names), self._area()), self._scale()
        return QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)

    def words(self, place: matrix.Place) -> str:
        """A cell as it is spoken."""
        row, column = place
        n = matrix.percent(self._values[row][column])
        return _("{a} and {b}: {n} % alike").format(a=self._names[column], b=self._names[row], n=n)

    def _area(self) -> Box:
        return Box(0.6, 0.6, self.width() / self._scale() - 1.2, ROOM)

    def _scale(self) -> float:
        return PX * self._theme.scale

    def _redraw(self) -> None:
        if self._found is None:
            return
        theme = self._theme
        tones = Tones(*(theme.colour(role).name() for role in ("text", "text_2", "accent", "rule")))
        self._chart = matrix.likeness(self._names, self._values, MERGE, self._area(), tones, theme.colour("surface").name())
        self.setFixedHeight(round((self._chart.bottom + 0.6) * self._scale()) + 1)
        self.setAccessibleDescription(self._chart.alt)
        self.update()

    def _mark(self, place: matrix.Place) -> None:
        self.place = place
        self.setAccessibleDescription(self.words(place))
        self.update()

    def _go(self, place: matrix.Place) -> None:
        self._mark(place)
        self.chosen.emit(*self.pair(place))

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (place := self._under(event.position().x(), event.position().y())) is not None:
            self._go(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (place := self._under(event.position().x(), event.position().y())) is not None:
            self.opened.emit(*self.pair(place))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._under(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self.words(place) if place else "", self)
            return True
        return super().event(event)

    def _under(self, x: float, y: float) -> matrix.Place | None:
        scale = self._scale()
        return matrix.at(x / scale, y / scale, len(self._names), self._area()) if self._found else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        count = len(self._names) if self._found else 0
        if step and count > 1:
            row, column = self.place or (1, 0)
            if self.place is not None:
                row, column = row + step[0], column + step[1]
            if 0 <= column < row < count:
                self._go((row, column))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.place:
            self.opened.emit(*self.pair(self.place))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        painter = QPainter(self)
        marks_painter.paint(painter, self._chart.marks, self._scale())
        if self.place is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = self.box(self.place)
            painter.setPen(QPen(self._theme.colour("surface"), 4))
            painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QPen(self._theme.colour("text"), 3 if self.hasFocus() else 2))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 2, 2)
