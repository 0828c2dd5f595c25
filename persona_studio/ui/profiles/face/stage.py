"""The large picture of a face; a photograph is moved and made larger in it by hand, by wheel and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.faces import Crop, Portrait, alternative
from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces
from persona_studio.ui.parts.buttons import KEYBOARD, focus_ring
from persona_studio.ui.theme import Theme

SIDE = 232
STEP, ZOOM = 0.02, 1.08
MOVES = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class Stage(QWidget):
    """Shows a portrait; `cropped` with what of its photograph a person wants to see."""

    cropped = Signal(object)

    def __init__(self, theme: Theme, name: str, kind: str) -> None:
        super().__init__()
        self._theme, self._name, self._kind = theme, name, kind
        self.portrait: Portrait | None = None
        self._from: QPointF | None = None
        self._by_keyboard = False
        self.setFixedSize(SIDE, SIDE)
        theme.changed.connect(self.update)

    def show_portrait(self, portrait: Portrait) -> None:
        """Shows it; where it is a photograph, keys reach it."""
        self.portrait = portrait
        self.setAccessibleName(alternative(self._name, portrait, self._kind))
        movable = bool(portrait.photo)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if movable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(_("Arrows move the photograph, plus and minus change its size.") if movable else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.portrait is None:
            return
        painter, box = QPainter(self), QRectF(self.rect()).adjusted(4, 4, -4, -4)
        faces.paint(painter, box, self._name, self._kind, self._theme, self.portrait)
        if self.hasFocus() and self._by_keyboard:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, QRectF(self.rect()), self._theme, 12)

    # moving a photograph

    def _move(self, x: float, y: float, zoom: float = 1.0) -> None:
        """By shares of what is seen; `zoom` above 1 brings the picture closer."""
        if self.portrait is None or not self.portrait.photo:
            return
        now = self.portrait.crop
        side = min(1.0, max(0.1, now.side / zoom))
        self.cropped.emit(Crop(min(1.0, max(0.0, now.x + x * now.side)), min(1.0, max(0.0, now.y + y * now.side)), side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = MOVES.get(Qt.Key(event.key()))
        if move and self.portrait and self.portrait.photo:
            self._move(-move[0] * STEP, -move[1] * STEP)
        elif event.text() in ("+", "=", "-") and self.portrait and self.portrait.photo:
            self._move(0, 0, 1 / ZOOM if event.text() == "-" else ZOOM)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._move(0, 0, ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            by = event.position() - self._from
            self._from = event.position()
            self._move(-by.x() / SIDE, -by.y() / SIDE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)
