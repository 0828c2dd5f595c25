"""Reads accounts beside the window and beside the workbook's writer; only the last question is answered."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from persona_studio.ui.score.reading import Ask, Found


class Loader(QObject):
    """A thread for each question, one working at a time; it ends with its answer. `failed` with what went wrong."""

    progress = Signal(int)  # percent of the accounts that are assessed
    failed = Signal(Exception)

    _came = Signal(int, int)
    _done = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = Lock()
        self._asked = 0
        self._then: Callable[[Found], None] = lambda _found: None
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._done.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ask(self, read: Callable[[Ask], Found | None], then: Callable[[Found], None]) -> None:
        """Reads on the thread and gives `then` what was found, on this one, unless something else was asked meanwhile."""
        self._asked += 1
        number, self._then = self._asked, then
        Thread(target=self._read, args=(number, read), name="accounts").start()

    def forget(self) -> None:
        """Answers nothing that was asked before."""
        self._asked += 1

    def close(self) -> None:
        """Waits until nothing is read any more."""
        self._asked += 1
        with self._door:
            pass

    def _read(self, number: int, read: Callable[[Ask], Found | None]) -> None:
        with self._door:
            if number != self._asked:
                return
            try:
                found = read(Ask(lambda: number != self._asked, lambda percent: self._came.emit(number, percent)))
            except Exception as error:  # told on the thread of the window, where a bug becomes a report
                self._done.emit(number, None, error)
            else:
                self._done.emit(number, found, None)

    @Slot(int, int)
    def _tell(self, number: int, percent: int) -> None:
        if number == self._asked:
            self.progress.emit(percent)

    @Slot(int, object, object)
    def _answer(self, number: int, found: Any, error: Any) -> None:
        if number != self._asked:
            return
        if error is not None:
            self.failed.emit(error)
        elif found is not None:
            self._then(found)
