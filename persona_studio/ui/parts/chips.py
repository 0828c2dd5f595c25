"""Chips: short words on a small rounded ground (tokens of a field, keys in a hint)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from persona_studio.ui.theme import Theme

PAD = 8
HEIGHT = 22


def size(text: str, theme: Theme, most: float = 1e6) -> QSizeF:
    """How much room the chip of `text` takes, at most `most` wide."""
    return QSizeF(min(most, theme.advance(text, "small") + 2 * PAD), max(HEIGHT, theme.line("small") + 4))


def paint(painter: QPainter, box: QRectF, text: str, theme: Theme, *, chosen: bool = False) -> None:
    """Draws a chip that fills `box`; text that is too long ends in an ellipsis."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent" if chosen else "chip"))
    radius = theme.size("token", "radius")
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()
    words(painter, box, text, theme, chosen=chosen)


def words(painter: QPainter, box: QRectF, text: str, theme: Theme, *, chosen: bool = False) -> None:
    """The text of a chip, without its ground."""
    painter.save()
    font = theme.font("small")
    painter.setFont(font)
    painter.setPen(theme.colour("on_accent" if chosen else "text"))
    room = box.adjusted(PAD, 0, -PAD, 0)
    shown = text
    if theme.advance(text, "small") > room.width() + 0.5:
        shown = theme.metrics("small").elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
    painter.restore()
