"""The face in the head of a profile: a click opens its designer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from persona_studio.domain.faces import Portrait, alternative
from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme


class FaceButton(Painted):
    """Shows who it is; whoever listens to `clicked` opens the designer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._name, self._kind = "", ""
        self.portrait: Portrait | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from the outline into the form; keys open it by Alt F
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_profile(self, profile: Profile) -> None:
        """The face as it is now."""
        self._name, self._kind, self.portrait = profile.name, profile.kind, profile.face
        self.setAccessibleName(alternative(profile.name, profile.face, profile.kind))
        self.setToolTip(_("{face} (Alt F changes it)").format(face=self.accessibleName()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        faces.paint(painter, box, self._name, self._kind, self.theme, self.portrait)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = box.adjusted(1, 1, -1, -1)
            if self._kind in faces.COMPANIES:
                painter.drawRoundedRect(ring, 0.28 * box.width(), 0.28 * box.width())
            else:
                painter.drawEllipse(ring)
