"""Work of the panel on the workbook's thread: it can be stopped, and only what was begun last is answered."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.ui.session import Session
    from persona_studio.workbook.book import Workbook

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
Task = Callable[["Workbook", Progress, Cancelled], Any]
Then = Callable[[Any], None]


class Work(QObject):
    """Belongs to the session, so that it outlives a panel that is closed while something runs. `then` gets the result, or the Problem that
    kept it from being made: the panel tells it, with nothing lost."""

    progress = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._stop = Event()
        self._progress = self.progress  # looked up here: the other thread only emits

    def begin(self, task: Task, then: Then, *, writes: bool = False) -> None:
        """Stops what runs and begins `task`."""
        self.stop()
        stop = self._stop = Event()

        def tell(rows: int) -> None:
            if not stop.is_set():
                with suppress(RuntimeError):  # the window has closed meanwhile
                    self._progress.emit(rows)

        def run(book: Workbook) -> Any:
            try:
                return None if stop.is_set() else task(book, tell, stop.is_set)
            except Problem as problem:
                return problem
            except OSError as error:
                return Problem(_("The list cannot be read any more: {why}.").format(why=error.strerror or error), _("Choose it again."))

        def answer(result: Any) -> None:
            if stop is self._stop and not stop.is_set():
                then(result)

        (self._session.run if writes else self._session.ask)(run, then=answer)

    def stop(self) -> None:
        """Nothing is answered any more; what runs ends soon."""
        self._stop.set()

    def heard_by(self, told: Callable[[int], None]) -> None:
        """Tells how many rows are done, on the thread of the window."""
        self.progress.connect(told, Qt.ConnectionType.QueuedConnection)
