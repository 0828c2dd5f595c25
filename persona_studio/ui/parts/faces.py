"""Faces: who a row or a card is about. People are round, companies a rounded square, negative personas grey."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from persona_studio.domain.profile import initials
from persona_studio.ui.theme import Theme

COMPANIES = ("icp", "segment")


def ground(name: str, kind: str, theme: Theme) -> QColor:
    """The paper tone behind the initials: the same for the same name, on every machine."""
    face = theme.face()
    if kind == "negative":
        return QColor(face["grey"])
    return QColor(face["grounds"][zlib.crc32(name.encode()) % len(face["grounds"])])


def paint(painter: QPainter, box: QRectF, name: str, kind: str, theme: Theme, *, faded: bool = False) -> None:
    """Draws the face of `name` into the square `box`; `faded` for what cannot be reached."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    grey = kind == "negative" or faded
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground(name, "negative" if grey else kind, theme))
    if kind in COMPANIES:
        corner = box.width() * 0.28
        painter.drawRoundedRect(box, corner, corner)
    else:
        painter.drawEllipse(box)
    font = theme.font("body", weight=600)
    font.setPixelSize(max(9, round(box.width() * 0.36)))
    painter.setFont(font)
    painter.setPen(QColor(theme.face()["grey_ink" if grey else "ink"]))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()
