"""The keys at the right end of a foot line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from persona_studio.ui.theme import Theme

MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
MARGIN = 32.0


def paint(painter: QPainter, keys: Sequence[tuple[str, str]], start: float, width: float, height: float, theme: Theme) -> None:
    """Draws (key, what it does) from the right end to `start`, the last first; those that have no room are left out."""
    right = width - MARGIN
    painter.setPen(theme.colour("text_2"))
    for key, what in reversed(keys):
        first, second = theme.advance(key, "label", weight=600), theme.advance(what, "label")
        if right - first - second - 4 < start:
            break
        for said, wide, weight in ((what, second, None), (key, first, 600)):
            right -= wide
            painter.setFont(theme.font("label", weight=weight))
            painter.drawText(QRectF(right, 0, wide + 2, height), MIDDLE, said)
            right -= 4
        right -= 14
