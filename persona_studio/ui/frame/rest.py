"""When the window has come to rest: what nobody waits for is done then, not while a form is being painted or a key is on its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

REST = 300  # ms without anything painted


class Rest(QObject):
    """Calls what waits, once, after the window was painted and then left alone for a moment. A new wish takes the place of the last."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._wish: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._come)

    def then(self, wish: Callable[[], object]) -> None:
        """Waits for the next paint and the rest after it."""
        self._timer.stop()
        self._wish = wish
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:  # each paint of anything in the window begins with one
            self._timer.start()
        return False

    def _come(self) -> None:
        self._window.removeEventFilter(self)
        wish, self._wish = self._wish, None
        if wish:
            wish()
