"""Looks things up off the interface thread; only the last question is answered."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.search import Found, Search


class Seeker(QObject):
    """One thread for one workbook, begun with the first question."""

    found = Signal(str, object, object)  # the words, the profile (None: all), Found

    _done = Signal(int, str, object, object)

    def __init__(self, book: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._search: Search | None = None
        self._pool: ThreadPoolExecutor | None = None
        self._asked = 0
        self._done.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def ask(self, words: str, profile: int | None = None) -> None:
        """Asks; `found` tells the answer unless something else was asked meanwhile."""
        self._asked += 1
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "search")
        number = self._asked
        future = self._pool.submit(self._look, number, words, profile)
        future.add_done_callback(lambda done: self._tell(number, words, profile, done))

    def forget(self) -> None:
        """Answers nothing that was asked before."""
        self._asked += 1

    def close(self) -> None:
        """Ends the thread and lets go of the workbook."""
        self._asked += 1
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        if self._search is not None:
            self._search.close()
            self._search = None

    def _look(self, number: int, words: str, profile: int | None) -> Found | None:
        from persona_studio.workbook.search import Search

        if number != self._asked:
            return None  # typed on since
        if self._search is None:
            self._search = Search(self._book)
        return self._search.find(words, profile)

    def _tell(self, number: int, words: str, profile: int | None, done: Future[Any]) -> None:
        if not done.cancelled() and number == self._asked:
            self._done.emit(number, words, profile, done.result())

    @Slot(int, str, object, object)
    def _answer(self, number: int, words: str, profile: object, found: object) -> None:
        if number == self._asked and found is not None:
            self.found.emit(words, profile, found)
