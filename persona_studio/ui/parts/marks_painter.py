"""Draws the marks of paper in the window, so that a chart is the same on screen and in print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QByteArray, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from persona_studio.paper import text_qt
from persona_studio.paper.charts.sketch import Tones
from persona_studio.paper.marks import MM, Box, Mark, Path, Picture, Rule, Run
from persona_studio.ui.theme import Theme


def paint(painter: QPainter, marks: Iterable[Mark], scale: float) -> None:
    """Draws marks at `scale` pixels a millimetre, their top start corner at the painter's origin."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    drawers = _drawers()
    for mark in marks:
        drawers[type(mark)](painter, mark)
    painter.restore()


def tones(theme: Theme) -> Tones:
    """The colours of charts in the scheme in use."""
    return Tones(*(theme.colour(role).name() for role in ("text", "text_2", "accent", "rule")))


@cache
def _drawers() -> dict[type[Mark], Callable[[QPainter, Any], None]]:
    return {Box: _box, Rule: _rule, Run: _run, Path: _path, Picture: _picture}


def _pen(colour: str, line: float, dash: tuple[float, ...] = ()) -> QPen:
    """A pen of `line` points; none without a colour."""
    if not colour:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colour), line / MM)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([part / line for part in dash])
    return pen


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour)) if colour else QBrush()


def _box(painter: QPainter, box: Box) -> None:
    painter.setPen(_pen(box.stroke, box.line, box.dash))
    painter.setBrush(_brush(box.fill))
    painter.drawRect(QRectF(box.x, box.y, box.width, box.height))


def _rule(painter: QPainter, rule: Rule) -> None:
    painter.setPen(_pen(rule.colour, rule.line, rule.dash))
    painter.drawLine(QLineF(rule.x1, rule.y1, rule.x2, rule.y2))


def _path(painter: QPainter, path: Path) -> None:
    painter.setPen(_pen(path.stroke, path.line))
    painter.setBrush(_brush(path.fill))
    painter.drawPath(_outline(path.steps))


@lru_cache(512)
def _outline(steps: tuple[tuple[str | float, ...], ...]) -> QPainterPath:
    """Kept, for the parts of faces are drawn again and again. Whoever changes one takes a copy."""
    outline = QPainterPath()
    for command, *numbers in steps:
        flat = [float(n) for n in numbers]
        points = [QPointF(x, y) for x, y in zip(flat[::2], flat[1::2], strict=True)]
        if command == "M":
            outline.moveTo(*points)
        elif command == "L":
            outline.lineTo(*points)
        elif command == "C":
            outline.cubicTo(*points)
        else:
            outline.closeSubpath()
    return outline


def _run(painter: QPainter, run: Run) -> None:
    painter.save()
    painter.translate(run.x, run.y)
    if run.shaped is not None:
        outline = QPainterPath(_outline(run.shaped.steps))
        outline.setFillRule(Qt.FillRule.WindingFill)
        painter.fillPath(outline, QColor(run.colour))
        for x, y, side, data in run.shaped.pictures:
            painter.drawImage(QRectF(x, y, side, side), QImage.fromData(QByteArray(data)))
    else:
        painter.scale(1 / (MM * text_qt.SCALE), 1 / (MM * text_qt.SCALE))
        painter.setPen(QColor(run.colour))
        painter.setFont(text_qt.typeface(run.font, run.size))
        painter.drawText(QPointF(0, 0), run.text)
    painter.restore()


def _picture(painter: QPainter, picture: Picture) -> None:
    painter.drawImage(QRectF(picture.x, picture.y, picture.width, picture.height), QImage.fromData(QByteArray(picture.data)))
