"""The line over a painted figure in which a number is typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.score.lab.figures import read
from persona_studio.ui.theme import Theme


class Entry(QLineEdit):
    """Enter or leaving takes the number, Esc leaves it as it was; what is no number stays and is objected to."""

    entered = Signal(object)  # Decimal
    objected = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, least: int = 0, most: int = 100) -> None:
        super().__init__(parent)
        self._theme, self._over, self._least, self._most = theme, parent, least, most
        self._before = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(lambda _text: self._object(""))
        self.hide()

    def open_at(self, box: QRect, now: str, name: str, text: str = "") -> None:
        """Shows the line with the figure chosen, or with what was typed already."""
        self._before = now
        self.setFont(self._theme.font("small", weight=600, tabular=True))
        self.setAccessibleName(name)
        self.setGeometry(box)
        self.setText(text or now)
        if not text:
            self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self._shut()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._take()

    def _take(self) -> None:
        if self.text() == self._before:
            self._shut()
            return
        number = read(self.text())
        if number is None or not self._least <= number <= self._most:
            said = _("A number from {least} to {most} is needed, with at most two decimals.")
            self._object(said.format(least=self._least, most=self._most))
            return
        self._shut()
        self.entered.emit(number)

    def _shut(self) -> None:
        self._object("")
        had = self.hasFocus()
        self.hide()
        if had:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        self._over.update()

    def _object(self, said: str) -> None:
        bad = bool(said)
        if bool(self.property("bad")) != bad:
            self.setProperty("bad", bad)
            self.style().polish(self)
        self.setAccessibleDescription(said)
        self.objected.emit(said)
