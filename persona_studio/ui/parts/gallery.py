"""The pictures of faces that were drawn before, by size; a list of a thousand rows draws each of its faces once."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from persona_studio.domain.faces import Portrait
from persona_studio.foundation.problem import Problem

MOST = 800  # pictures kept
AT_ONCE = 0.012  # seconds of drawing in one turn; the rest is drawn in the next ones, so that no paint waits

Key = tuple[Portrait, int, bool, bool]


class Gallery(QObject):
    """Draws a face when it is first wanted. `photos` reads a photograph by its hash; whoever opens a workbook sets it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos: Callable[[str], bytes | None] = _none
        self._pictures: dict[Key, QPixmap] = {}
        self._spent = 0.0
        self._waiting: set[QWidget] = set()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._again)

    def picture(self, portrait: Portrait, side: int, painter: QPainter, *, grey: bool, cornered: bool = False) -> QPixmap | None:
        """The face in a square of `side` device pixels, cut to its shape; None where it is drawn in a moment, or cannot be drawn."""
        key = (portrait, side, grey, cornered)
        found = self._pictures.get(key)
        if found is None:
            if self._spent > AT_ONCE:
                self._wait(painter)
                return None
            found = self._draw(key)
        return None if found.isNull() else found

    def forget(self) -> None:
        """Lets go of all pictures: another workbook, or its photographs have changed."""
        self._pictures.clear()

    def _draw(self, key: Key) -> QPixmap:
        began = perf_counter()
        try:
            found = QPixmap.fromImage(shaped(self._square(*key[:3]), key[3]))
        except Problem:  # the parts were not cut: initials stand instead
            found = QPixmap()
        if len(self._pictures) >= MOST:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[key] = found
        self._spent += perf_counter() - began
        self._next.start()
        return found

    def _square(self, portrait: Portrait, side: int, grey: bool) -> QImage:
        data = self.photos(portrait.photo) if portrait.photo else None
        return (photograph(data, portrait, side, grey) if data else None) or drawing(portrait, side, grey)

    def _wait(self, painter: QPainter) -> None:
        device = painter.device()
        self._waiting |= {device} if isinstance(device, QWidget) else {w for w in QApplication.topLevelWidgets() if w.isVisible()}
        self._next.start()

    def _again(self) -> None:
        self._spent = 0.0
        waiting, self._waiting = self._waiting, set()
        for widget in waiting:
            if shiboken6.isValid(widget):
                widget.update()


def _none(hash: str) -> bytes | None:
    return None


def drawing(portrait: Portrait, side: int, grey: bool) -> QImage:
    """The drawn face on its ground."""
    from persona_studio.paper import portraits
    from persona_studio.ui.parts import marks_painter

    face = portrait.dressed()
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(portraits.behind(face, grey=grey)))
    left, top, seen = portraits.window(face)
    painter = QPainter(image)
    painter.scale(side / seen, side / seen)
    painter.translate(-left, -top)
    marks_painter.paint(painter, portraits.figure(face, 0.0, 0.0, 1.0, grey=grey), 1)  # on its own canvas, where outlines are kept
    painter.end()
    return image


def photograph(data: bytes, portrait: Portrait, side: int, grey: bool) -> QImage | None:
    """What is seen of a photograph; None when it is none."""
    from persona_studio.paper.photos import window

    image = QImage.fromData(QByteArray(data))
    if image.isNull():
        return None
    left, top, wide, high = window(image.width(), image.height(), portrait.crop)
    seen = image.copy(round(left), round(top), max(1, round(wide)), max(1, round(high)))
    if grey:
        seen = seen.convertToFormat(QImage.Format.Format_Grayscale8)
    mode = Qt.TransformationMode.SmoothTransformation
    return seen.scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, mode).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def shaped(square: QImage, cornered: bool) -> QImage:
    """A square cut to a circle, or to a square with round corners."""
    image = QImage(square.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter, box = QPainter(image), QRectF(image.rect())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(square))
    if cornered:
        painter.drawRoundedRect(box, 0.28 * box.width(), 0.28 * box.width())
    else:
        painter.drawEllipse(box)
    painter.end()
    return image
