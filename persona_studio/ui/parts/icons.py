"""Line icons: SVG drawn in a theme colour at any size. An icon whose file is missing draws nothing."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from persona_studio.foundation import resource


@cache
def _source(name: str) -> str:
    file = resource.path("icons", f"{name}.svg")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@cache
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    source = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke:g}"', _source(name).replace("currentColor", colour))
    return QSvgRenderer(QByteArray(source.encode())) if source else QSvgRenderer()


def paint(painter: QPainter, box: QRectF, name: str, colour: QColor, stroke: float = 1.75) -> None:
    """Draws the icon into `box`; lines are `stroke` px of the window, whatever the size of the box."""
    renderer = _renderer(name, colour.name(), round(stroke * 24 / max(box.width(), 1), 2))
    if renderer.isValid():
        renderer.render(painter, box)


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture for those parts of Qt that want one."""
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return picture


def icon(name: str, size: int, colour: QColor) -> QIcon:
    """The icon for menus and buttons of Qt, sharp on screens up to twice as fine."""
    found = QIcon()
    for ratio in (1.0, 2.0):
        found.addPixmap(pixmap(name, size, colour, ratio))
    return found
