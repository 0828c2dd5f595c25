"""Reads a workbook whole once, behind the first paint, when opening it trusted that nobody had touched it since."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from persona_studio.foundation.problem import Problem

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook


class Check(QObject):
    """One reading on a thread of its own; `found` tells what is wrong, on the interface thread."""

    found = Signal(object)  # Problem
    _told = Signal(object)

    def __init__(self, book: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._told.connect(self.found, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Starts to read, unless opening has read the file whole."""
        if self._book.unchecked and self._thread is None:
            self._thread = threading.Thread(target=self._read, name="check", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Reads no further; before the workbook closes."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _read(self) -> None:
        try:
            self._book.check_apart(self._stop.is_set)
        except Problem as problem:
            if not self._stop.is_set():
                self._told.emit(problem)
