"""Form | Committee: which view of an ideal customer profile is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.segment import Segment
from persona_studio.ui.theme import Theme


class Switch(QWidget):
    """Two words, one of them chosen. One stop for Tab, arrows inside."""

    wanted = Signal(bool)  # the committee

    def __init__(self, theme: Theme, *, committee: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.words = (Segment(theme, _("Form")), Segment(theme, _("Committee")))
        for at, word in enumerate(self.words):
            word.setChecked(bool(at) == committee)
            word.setFocusPolicy(Qt.FocusPolicy.StrongFocus if word.isChecked() else Qt.FocusPolicy.ClickFocus)
            word.clicked.connect(lambda _checked=False, on=bool(at): self.wanted.emit(on))
            row.addWidget(word)
        self.setFocusProxy(self.words[committee])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.wanted.emit(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
