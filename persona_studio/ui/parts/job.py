"""Work that goes on beside the window and can be stopped; only what was begun last is answered."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
Work = Callable[[Progress, Cancelled], Any]
Then = Callable[[Any], None]


class Job(QObject):
    """One thing at a time, in a thread of its own. `failed` with what went wrong."""

    progress = Signal(int)
    failed = Signal(Exception)

    _done = Signal(object, object, object)  # the stop of this work, its result, its error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()
        self._then: Then = lambda _result: None
        self._pool: ThreadPoolExecutor | None = None
        self._done.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def begin(self, work: Work, then: Then) -> None:
        """Stops what runs and begins `work`; `then` gets what it returns, on this thread."""
        self.stop()
        stop = self._stop = Event()
        self._then = then
        self._pool = ThreadPoolExecutor(1, "job")
        self._pool.submit(self._run, work, stop)

    def stop(self) -> None:
        """Ends the work and waits until it has ended; nothing is answered."""
        self._stop.set()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _run(self, work: Work, stop: Event) -> None:
        try:
            result = work(lambda rows: None if stop.is_set() else self.progress.emit(rows), stop.is_set)
        except Exception as error:  # told on the thread of the window, where a bug becomes a report
            self._done.emit(stop, None, error)
        else:
            self._done.emit(stop, result, None)

    @Slot(object, object, object)
    def _answer(self, stop: Event, result: object, error: Exception | None) -> None:
        if stop is not self._stop or stop.is_set():
            return
        if error is not None:
            self.failed.emit(error)
        else:
            self._then(result)
