"""The editor of a choice: a line whose suggestions are the options."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.editors.base import Desk, Keys
from persona_studio.ui.editors.figure import FigureEditor
from persona_studio.ui.editors.popup import Suggestions, matching
from persona_studio.ui.parts import icons

CHEVRON = 18


class ChoiceEditor(FigureEditor):
    """Typing filters the options, arrows go through them, Enter takes one. An open choice takes other words too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind: Any = desk.field.kind
        self.popup = Suggestions(desk.theme, self)
        self.popup.chosen.connect(self._take)
        self.line.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keys(self) -> Keys:
        return [(_("↓"), _("choices")), *super().keys()]

    def reserved(self) -> int:
        return CHEVRON

    def finish(self) -> None:
        self.popup.close_up()
        found = [option for option in self.kind.options if option.casefold().startswith(self.line.text().strip().casefold())]
        if self.line.text().strip() and not self.kind.open and len(found) == 1 and not self.readonly:
            self._set(found[0])
        super().finish()

    def open_choices(self) -> None:
        """Shows all options, with the chosen one highlighted."""
        if not self.readonly:
            chosen = self.line.text().strip()
            at = next((n for n, option in enumerate(self.kind.options) if option.casefold() == chosen.casefold()), -1)
            self.popup.offer(self.kind.options, at=at, current=self.kind.options[at] if at >= 0 else "")

    def _edited(self, text: str) -> None:
        super()._edited(text)
        found = matching(self.kind.options, text) if text.strip() else list(self.kind.options)
        if len(found) == 1 and found[0].casefold() == text.strip().casefold():
            found = []
        self.popup.offer(found, at=0 if found and text.strip() and not self.kind.open else -1)

    def _take(self, option: str) -> None:
        self.popup.close_up()
        if self.line.text() != option:
            self._set(option)
            self.sealed.emit()

    def _set(self, option: str) -> None:
        if self.line.text() != option:
            self.line.setText(option)
            self._tell(self.parsed())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.readonly and self._key(event):
            return True
        if event.type() == QEvent.Type.MouseButtonPress and watched is self.line and not self.popup.isVisible() and self.line.hasFocus():
            self.open_choices()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the choice's own."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.popup.isVisible():
                self.open_choices()
                if self.popup.at < 0:
                    self.popup.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.popup.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.close_up()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            word = self.popup.highlighted()
            if word is not None:
                self._take(word)
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.popup.isVisible():
            self.popup.close_up()
        else:
            self.open_choices()

    def paintEvent(self, event: QPaintEvent) -> None:
        if (self.line.hasFocus() or self.underMouse()) and not self.readonly:
            box = QRectF(self.width() - 16, (self.height() - 14) / 2, 14, 14)
            icons.paint(QPainter(self), box, "chevron-down", self.desk.theme.colour("text_3"))
