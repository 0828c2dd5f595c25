"""A choice that changes only by choosing: arrows and letters open it, the wheel scrolls what it stands in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from persona_studio.ui.frame.panels import Choice
from persona_studio.ui.theme import Theme

ENDS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(Choice):
    """Stepping through would take the name of one column for another on the way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)  # hundreds of them measure no items
        self.setMinimumContentsLength(12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and (event.key() in ENDS or (event.text().isprintable() and event.text().strip())):
            self.showPopup()
            if event.text().strip():
                self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
