"""Faces: who a row or a card is about. People are round, companies a rounded square, negative personas grey."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from persona_studio.domain.faces import COMPANIES as COMPANIES
from persona_studio.domain.faces import Portrait
from persona_studio.domain.profile import initials
from persona_studio.ui.parts import icons
from persona_studio.ui.theme import Theme

SIGNS = {"icp": "building-2", "segment": "users"}
PERSON = "user-round"


def ground(name: str, kind: str, theme: Theme) -> QColor:
    """The paper tone behind the initials: the same for the same name, on every machine."""
    face = theme.face()
    if kind == "negative":
        return QColor(face["grey"])
    return QColor(face["grounds"][zlib.crc32(name.encode()) % len(face["grounds"])])


def paint(painter: QPainter, box: QRectF, name: str, kind: str, theme: Theme, portrait: Portrait | None = None, *, faded: bool = False) -> None:
    """Draws the face of `name` into the square `box`; `faded` for what cannot be reached. Without a portrait it is the initials."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    grey, company = kind == "negative" or faded, kind in COMPANIES
    if portrait is not None and not portrait.plain and (not company or portrait.photo):
        side = max(1, round(box.width() * painter.device().devicePixelRatioF()))
        picture = theme.gallery.picture(portrait, side, painter, grey=grey, cornered=company)
        if picture is not None:
            painter.drawPixmap(box, picture, QRectF(picture.rect()))
            painter.restore()
            return
    _paint_ground(painter, box, ground(name, "negative" if grey else kind, theme), company)
    ink = QColor(theme.face()["grey_ink" if grey else "ink"])
    if portrait is not None and portrait.plain != "initials" and (company or portrait.plain):
        inset = 0.25 * box.width()
        icons.paint(painter, box.adjusted(inset, inset, -inset, -inset), SIGNS.get(kind, PERSON), ink)
    else:
        _paint_initials(painter, box, name, theme, ink)
    painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, colour: QColor, company: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if company:
        corner = box.width() * 0.28
        painter.drawRoundedRect(box, corner, corner)
    else:
        painter.drawEllipse(box)


def _paint_initials(painter: QPainter, box: QRectF, name: str, theme: Theme, ink: QColor) -> None:
    font = theme.font("body", weight=600)
    font.setPixelSize(max(9, round(box.width() * 0.36)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
