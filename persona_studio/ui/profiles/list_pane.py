"""The first pane of Profiles: title, a button that adds, the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import IconButton
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.list import ProfileList
from persona_studio.ui.theme import Theme


class ListPane(QWidget):
    """Its top left corner is round."""

    def __init__(self, theme: Theme, view: ProfileList) -> None:
        super().__init__()
        self._theme = theme
        self.add = IconButton(theme, "plus", _("New profile"))
        self._nobody = Text(theme, "small", _("Nobody here yet."), tone="text_2")
        self._nobody.setContentsMargins(18, 6, 18, 0)
        self._view = view
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 12, 2)
        head.addWidget(Text(theme, "title", _("Profiles")))
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._nobody)
        column.addWidget(view, 1)
        column.addStretch(0)
        theme.changed.connect(self.update)

    def say_empty(self, empty: bool) -> None:
        """Says that there is nobody yet."""
        self._nobody.setVisible(empty)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("sidebar"))
        radius = self._theme.size("pane", "radius")
        box = QRectF(self.rect())
        painter.drawRoundedRect(box.adjusted(0, 0, radius, radius), radius, radius)
