"""Form | Committee: which view of an ideal customer profile is seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme


class Switch(QWidget):
    """Two words, one of them chosen. One stop for Tab, arrows inside."""

    wanted = Signal(bool)  # the committee

    def __init__(self, theme: Theme, *, committee: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.words = (_Word(theme, _("Form")), _Word(theme, _("Committee")))
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


class _Word(Painted):
    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.theme.font("small", weight=600)).horizontalAdvance(self.text()) + 22, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Which is chosen depends on the view that is seen."""

    def ground(self) -> str | None:
        return "chip" if self.isChecked() else "hover" if self.underMouse() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        self.paint_ground(painter, box, 7)
        painter.setFont(self.theme.font("small", weight=600 if self.isChecked() else 500))
        painter.setPen(self.theme.colour("text" if self.isChecked() else "text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
