"""Rings: how much is filled in (outer) and how much of it is evidenced (inner)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from persona_studio.foundation.words import _
from persona_studio.ui.theme import Theme, percent


def words(filled: float, evidenced: float) -> str:
    """What a double ring says, for tooltips and screen readers."""
    return _("{filled} filled in, {evidenced} evidenced").format(filled=percent(filled), evidenced=percent(evidenced))


def single(painter: QPainter, box: QRectF, part: float, stroke: float, colour: QColor, track: QColor) -> None:
    """One ring inside `box`: clockwise from the top, round ends, a closed circle when all is there."""
    line = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, stroke))
    painter.drawEllipse(line)
    part = min(1.0, max(0.0, part))
    if part >= 1:
        painter.setPen(QPen(colour, stroke))
        painter.drawEllipse(line)
    elif part > 0:
        painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(line, 90 * 16, -round(part * 360 * 16))


def double(painter: QPainter, box: QRectF, filled: float, evidenced: float, theme: Theme) -> None:
    """Both rings, one in the other, as rows of the list show them."""
    middle, track = box.center(), theme.colour("chip")
    for which, part, tone in (("outer", filled, "text_2"), ("inner", evidenced, "accent")):
        stroke = theme.real(f"list_{which}_stroke", "ring")
        r = theme.real(f"list_{which}_r", "ring") + stroke / 2
        single(painter, QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r), part, stroke, theme.colour(tone), track)
