"""Draws the lines of the map: solid reports to, dashed with an arrow influences, dashed with an end bar can stop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from persona_studio.ui.profiles.committee.layout import Line
from persona_studio.ui.theme import Theme

CORNER = 8.0


def paint(painter: QPainter, lines: Sequence[Line], theme: Theme) -> None:
    """All lines, then all words, so that no line runs through words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        _stroke(painter, line, theme)
    for line in lines:
        if line.text:
            _words(painter, line, theme)


def pen(kind: str, theme: Theme) -> QPen:
    """How a line of that kind is drawn."""
    made = QPen(theme.colour("rule_strong"), 1.5)
    if kind != "reports_to":
        made.setDashPattern([3.5, 3])
    return made


def end(painter: QPainter, kind: str, tip: QPointF, before: QPointF, theme: Theme) -> None:
    """The arrow or the bar at the end of a line that comes from `before`."""
    across = tip - before
    length = max((across.x() ** 2 + across.y() ** 2) ** 0.5, 0.01)
    along = across / length
    side = QPointF(-along.y(), along.x())
    painter.setPen(QPen(theme.colour("text_2"), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "influences":
        painter.drawPolyline([tip - along * 8 + side * 5, tip, tip - along * 8 - side * 5])
    elif kind == "can_stop":
        painter.drawLine(tip + side * 8, tip - side * 8)


def _stroke(painter: QPainter, line: Line, theme: Theme) -> None:
    painter.setPen(pen(line.kind, theme))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(line.points))
    end(painter, line.kind, line.points[-1], line.points[-2], theme)


def rounded(points: Sequence[QPointF]) -> QPainterPath:
    """A path through points with round corners."""
    path = QPainterPath(points[0])
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(_toward(here, before))
        path.quadTo(here, _toward(here, after))
    path.lineTo(points[-1])
    return path


def _toward(here: QPointF, other: QPointF) -> QPointF:
    way = other - here
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return here if length < 0.01 else here + way * (min(CORNER, length / 2) / length)


def _words(painter: QPainter, line: Line, theme: Theme) -> None:
    width, height = theme.advance(line.text, "label") + 14, theme.line("label") + 2
    box = QRectF(line.at.x() - width / 2, line.at.y() - height / 2, width, height)
    painter.fillRect(box, theme.colour("surface"))
    painter.setFont(theme.font("label"))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line.text)
