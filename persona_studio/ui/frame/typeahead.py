"""Typing ahead: what is typed while a new field is on its way is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class TypeAhead(QObject):
    """Keeps the keys that a window gets between `hold` and `let_go`. Shortcuts do what they always do."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._holds = False
        self._kept: list[QKeyEvent] = []

    def hold(self) -> None:
        """Keeps keys from now on: where the focus is now they would mean something else, or nothing."""
        app = QApplication.instance()
        if app and not self._holds:
            self._holds = True
            app.installEventFilter(self)

    def let_go(self) -> None:
        """Types what was kept where the focus is now; also when what was waited for did not come."""
        app = QApplication.instance()
        if not app or not self._holds:
            return
        self._holds = False
        app.removeEventFilter(self)
        kept, self._kept = self._kept, []
        for key in kept:
            here = QApplication.focusWidget()  # each anew: Tab may be among them
            if here is not None:
                QApplication.sendEvent(here, key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._holds and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_ours(watched):
            self._kept.append(event.clone())
            return True
        return False

    def _is_ours(self, watched: QObject) -> bool:
        """Whether keys go to the window as such; a menu or a dialog over it has its own."""
        if not isValid(self._inside):
            return False
        window = self._inside.window()
        if isinstance(watched, QWindow):
            return watched is window.windowHandle()
        return isinstance(watched, QWidget) and watched.window() is window
