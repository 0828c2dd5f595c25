"""One open workbook and the window: runs actions on the writer thread, brings what changed back to the screens."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from persona_studio.foundation.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.edit import Step

log = logging.getLogger(__name__)

Then = Callable[[Any], None]
AGAIN = 3000  # ms until what the disk refused is tried again


class State(Enum):
    """What the top bar says about the file."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not saved"
    READ_ONLY = "read-only"


class Session(QObject):
    """The screens' only way to an open workbook. All signals arrive on the interface thread."""

    changed = Signal(object)  # Changed, after each commit
    state = Signal(object)  # State
    failed = Signal(object, bool)  # Problem, and whether the change is kept and can be tried again
    broken = Signal(str)  # an error of ours, as a report that can be copied
    stepped = Signal(str, bool)  # label of the step that was undone (True) or redone (False)

    _news = Signal(object, object, object)
    _done = Signal(object, object)
    _refused = Signal(object)

    def __init__(self, book: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.undo_step: Step | None = book.undo_step
        self.redo_step: Step | None = book.redo_step
        self._flushers: list[Callable[[], None]] = []
        self._kept: list[Callable[[Workbook], Any]] = []  # writes that failed; touched on the writer thread only
        self._again = QTimer(self, interval=AGAIN)  # looks whether the disk takes them now
        self._again.timeout.connect(partial(self._submit, self._write_kept, None, quiet=True))
        self._open = 0
        self._closed = False
        self._state = State.READ_ONLY if book.readonly else State.SAVED
        queued = Qt.ConnectionType.QueuedConnection
        self._news.connect(self._tell, queued)
        self._done.connect(self._finish, queued)
        self._refused.connect(self._explain, queued)
        self._forget = book.listen(self._heard)

    # for the screens

    @property
    def readonly(self) -> bool:
        return self.book.readonly is True

    @property
    def now(self) -> State:
        """The state told last."""
        return self._state

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back, on disk or on its way there."""
        return not self.readonly and (self.undo_step is not None or self._state is State.SAVING)

    def flushed_by(self, flush: Callable[[], None]) -> None:
        """Registers what writes pending typing; called before undo, redo and closing."""
        self._flushers.append(flush)

    def flush(self) -> None:
        """Hands all pending typing to the writer thread."""
        for flush in self._flushers:
            flush()

    def run(self, function: Callable[..., Any], *args: Any, then: Then | None = None, **kw: Any) -> None:
        """Runs an action (which takes the book first) on the writer thread; `then` gets its result on the interface thread.

        A Problem of the disk keeps the change, in order with those that follow it, until it can be written.
        """
        self._submit(partial(self._write, lambda book: function(book, *args, **kw)), then)

    def ask(self, function: Callable[..., Any], *args: Any, then: Then | None = None, **kw: Any) -> None:
        """Like `run` for what only reads the workbook: a Problem is told and nothing is kept."""
        self._submit(partial(function, self.book, *args, **kw), then, writes=False)

    def retry(self) -> None:
        """Tries again what could not be written."""
        self._submit(self._write_kept, None)

    def settle(self) -> bool:
        """Writes all that is pending and waits for it; False while the disk refuses some of it."""
        self.flush()
        try:
            self.book.submit(self._write_kept).result()
        except _Kept:
            return False
        return True

    def copy_to(self, target: Path, then: Then | None = None) -> None:
        """Writes the workbook as it stands in the window to another file, also what its own disk refuses."""
        self.flush()
        self._submit(partial(self._copy, target), then, writes=False)

    def undo(self) -> None:
        """Takes back the last step, pending typing included."""
        self._step(lambda book: book.undo(), True)

    def redo(self) -> None:
        """Does again what was undone last."""
        self._step(lambda book: book.redo(), False)

    def close(self) -> None:
        """Writes what is pending, waits for the writer thread and closes the file. What the disk still refuses is lost: `settle` asks first."""
        self._again.stop()
        self.settle()
        self._closed = True
        self._forget()
        self.book.close()

    # on the writer thread

    def _write(self, call: Callable[[Workbook], Any]) -> Any:
        try:
            self._write_kept()
            return call(self.book)
        except Problem as problem:
            if not _of_the_disk(problem):
                raise
            self._kept.append(call)
            raise _Kept(problem) from problem
        except _Kept:
            self._kept.append(call)  # it waits behind those that came before it
            raise

    def _write_kept(self) -> None:
        while self._kept:
            try:
                self._kept[0](self.book)
            except Exception as error:
                if isinstance(error, Problem) and _of_the_disk(error):
                    raise _Kept(error) from error
                self._refused.emit(error)  # it makes no sense any more; those behind it go on
            del self._kept[0]

    def _copy(self, target: Path) -> None:
        from persona_studio.workbook.file import open_book

        self.book.rescue(target)
        if self._kept:
            with open_book(target) as copy:
                for call in self._kept:
                    call(copy)

    def _heard(self, changed: Any) -> None:
        self._news.emit(changed, self.book.undo_step, self.book.redo_step)

    # on the interface thread

    def _step(self, step: Callable[[Workbook], str | None], undone: bool) -> None:
        self.flush()
        self.run(step, then=lambda label: self.stepped.emit(label, undone) if label else None)

    def _submit(self, call: Callable[[], Any], then: Then | None, *, writes: bool = True, quiet: bool = False) -> None:
        if writes:
            self._open += 1
            if not quiet:
                self._say(State.SAVING)
        future = self.book.submit(call)
        future.add_done_callback(lambda done: self._done.emit(done, (then, writes)))

    @Slot(object, object, object)
    def _tell(self, changed: object, undo: Step | None, redo: Step | None) -> None:
        if not self._closed:  # a notice that was on its way when the workbook was closed
            self.undo_step, self.redo_step = undo, redo
            self.changed.emit(changed)

    @Slot(object, object)
    def _finish(self, future: Future[Any], about: tuple[Then | None, bool]) -> None:
        if self._closed:
            return
        then, writes = about
        self._open -= writes
        error = future.exception()
        if error is None:
            if writes:
                self._again.stop()
            if writes and not self._open:
                self._say(State.SAVED)
            if then:
                then(future.result())
        elif isinstance(error, _Kept):
            self._say(State.NOT_SAVED)
            self._again.start()
            self.failed.emit(error.problem, True)
        else:
            if writes and not self._open:
                self._say(State.SAVED)
            self._explain(error)

    @Slot(object)
    def _explain(self, error: BaseException) -> None:
        if isinstance(error, Problem):
            self.failed.emit(error, False)
        else:
            report = "".join(traceback.format_exception(error))
            log.error("An action failed.\n%s", report)
            self.broken.emit(report)

    def _say(self, state: State) -> None:
        if self.readonly:
            state = State.READ_ONLY
        if state is not self._state:
            self._state = state
            self.state.emit(state)


class _Kept(Exception):
    """A change that could not be written but is kept."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def _of_the_disk(problem: Problem) -> bool:
    """Whether trying again later can help: the file could not be written, as against a wish that makes no sense."""
    return problem.__cause__ is not None
