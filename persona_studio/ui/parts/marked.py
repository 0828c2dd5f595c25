"""One line of text with the characters that were searched for in bold accent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from persona_studio.ui.theme import Theme

Spans = Sequence[tuple[int, int]]


def pieces(text: str, spans: Spans) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it is marked."""
    parts, at = [], 0
    for start, end in spans:
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(part, hit) for part, hit in (*parts, (text[at:], False)) if part]


def paint(painter: QPainter, box: QRectF, text: str, spans: Spans, theme: Theme, role: str = "body", tone: str = "text") -> float:
    """Draws the line into `box`, cut at its end; returns where it ends."""
    x = box.x()
    for part, hit in pieces(text, spans):
        font = theme.font(role, weight=600 if hit else None)
        metrics = QFontMetricsF(font)
        room = box.right() - x
        shown = part if metrics.horizontalAdvance(part) <= room else metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.colour("accent" if hit else tone))
        width = metrics.horizontalAdvance(shown)
        painter.drawText(QRectF(x, box.y(), width + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        x += width
        if shown != part:
            break
    return x
