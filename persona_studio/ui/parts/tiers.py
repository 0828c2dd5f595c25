"""The chip of a tier: dark for the first, grey for the second, an outline for the third. Its word says the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from persona_studio.foundation.words import _
from persona_studio.ui.theme import Theme

PAD = 5


def word(tier: int, *, short: bool = True) -> str:
    """ "T1", or "Tier 1" where there is room."""
    return (_("T{n}") if short else _("Tier {n}")).format(n=tier)


def size(text: str, theme: Theme) -> QSizeF:
    """How much room the chip takes."""
    return QSizeF(theme.advance(text, "micro", weight=600) + 2 * PAD, theme.line("micro"))


def paint(painter: QPainter, x: float, middle: float, tier: int, theme: Theme, *, short: bool = True) -> float:
    """Draws the chip from x around a middle line; gives its width, 0 for no tier."""
    if not tier:
        return 0.0
    text = word(tier, short=short)
    room = size(text, theme)
    box = QRectF(x, middle - room.height() / 2, room.width(), room.height())
    fill, ink = {1: ("ink_chip", "on_ink"), 2: ("chip", "text")}.get(tier, ("", "text_2"))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if fill else QPen(theme.colour("rule_strong"), 1))
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box if fill else box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(theme.font("micro", weight=600))
    painter.setPen(theme.colour(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return room.width()
