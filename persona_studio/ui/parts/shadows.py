"""Soft shadows: what lies over the window, sheets of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from persona_studio.ui.theme import Theme

STEPS = 12


def paint(painter: QPainter, box: QRectF, theme: Theme, radius: float, *, below: int = 16, blur: int = 48) -> None:
    """A shadow of `box`, `below` px lower and fading over `blur` px; drawn once for each size."""
    colour = theme.colour("shadow")
    key = f"shadow {box.width():.0f} {box.height():.0f} {radius} {blur} {colour.name(QColor.NameFormat.HexArgb)}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _draw(box, colour, radius, blur)
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(round(box.x() - blur / 2), round(box.y() - blur / 2 + below), picture)


def _draw(box: QRectF, colour: QColor, radius: float, blur: int) -> QPixmap:
    """Nested rounded boxes add up to the alpha; the colour comes last, since little of it would be lost in rounding."""
    picture = QPixmap(QSize(round(box.width()) + blur, round(box.height()) + blur))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    step = QColor(Qt.GlobalColor.black)
    step.setAlphaF(colour.alphaF() / STEPS)
    painter.setBrush(step)
    for at in range(STEPS):
        inset = blur / 2 * at / STEPS
        grown = radius + blur / 2 - inset
        painter.drawRoundedRect(QRectF(0, 0, box.width() + blur, box.height() + blur).adjusted(inset, inset, -inset, -inset), grown, grown)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(picture.rect(), QColor(colour.rgb()))
    painter.end()
    return picture
