"""The mark of a claim's ground: ring, half-filled ring, disc with a tick. The shape says it, the colour only helps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from persona_studio.domain.profile import Ground
from persona_studio.foundation.words import _
from persona_studio.ui.theme import Theme

_TICK = (QPointF(-2.7, 0.2), QPointF(-0.8, 2.0), QPointF(2.7, -1.8))


def words(ground: Ground) -> str:
    """What the mark says, for tooltips, the legend and screen readers."""
    return {Ground.ASSUMPTION: _("Assumption"), Ground.SOME: _("Some evidence"), Ground.VALIDATED: _("Validated")}[ground]


def paint(painter: QPainter, box: QRectF, ground: Ground, theme: Theme) -> None:
    """Draws the mark in the middle of `box` (14 px or more)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, stroke = box.center(), theme.real("mark", "stroke")
    if ground is Ground.VALIDATED:
        r = theme.real("disc_r", "mark")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(middle, r, r)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("on_accent"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([middle + point for point in _TICK])
    else:
        r = theme.real("r", "mark")
        colour = theme.colour("accent" if ground is Ground.SOME else "text_3")
        painter.setPen(QPen(colour, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, r, r)
        if ground is Ground.SOME:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPie(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r), 90 * 16, 180 * 16)
    painter.restore()
