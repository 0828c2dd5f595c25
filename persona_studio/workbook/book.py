"""An open workbook: what may be asked of it and done to it, from any thread."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock as Door
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.workbook import blobs
from persona_studio.workbook.backup import Backups
from persona_studio.workbook.connection import File, connect
from persona_studio.workbook.edit import Changed, Log, Step
from persona_studio.workbook.ids import Ids
from persona_studio.workbook.lock import Lock
from persona_studio.workbook.reading import Reading
from persona_studio.workbook.trouble import Damaged, Moved, telling

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from persona_studio.workbook.draft import Draft

P = ParamSpec("P")
R = TypeVar("R")
BETWEEN_LOOKS = 10_000  # steps of SQLite's machine, some milliseconds


class Workbook(Reading):
    """One client's file. `create` and `open_book` make it; `close` it when done.

    Every method takes the workbook's lock. Whatever can go wrong in the world is raised as Problem.
    """

    def __init__(self, file: File, lock: Lock, backups: Backups, copy: Path | None = None, *, unchecked: bool = False) -> None:
        super().__init__(file)
        self.unchecked = unchecked  # opening trusted the file, for it is as we left it: `check_apart` has not read it whole yet
        self._held, self._copy = lock, copy
        self.backups = backups
        self._ids = Ids(file.given())
        self._log = Log(file, self._ids, self._before_first, self._tell)
        self._listeners: list[Callable[[Changed], None]] = []
        self._door = Door()
        self._writer: ThreadPoolExecutor | None = None
        self._closed = self._written = False

    # ---- writing

    @contextmanager
    def edit(self, label: str, visit: Hashable = None, source: Any = None) -> Iterator[Draft]:
        """Collects rows put and removed and writes them on leaving: one step. Edits of the same `visit` extend the step until it is sealed."""
        with self._lock, self._log.edit(label, visit, source) as draft:
            yield draft

    @contextmanager
    def restoring(self, label: str) -> Iterator[Draft]:
        """An edit that puts back what once was."""
        with self._lock, self._log.restore(label) as draft:
            yield draft

    def seal(self) -> None:
        """Ends the visit that typing extends."""
        with self._lock:
            self._log.seal()

    def undo(self) -> str | None:
        """Takes the last step back and gives its name; None when there is none."""
        with self._lock:
            return self._log.undo()

    def redo(self) -> str | None:
        """Does again what was taken back last."""
        with self._lock:
            return self._log.redo()

    @property
    def undo_step(self) -> Step | None:
        """What undo would take back."""
        return self._log.undo_step

    @property
    def redo_step(self) -> Step | None:
        """What redo would do again."""
        return self._log.redo_step

    def new_id(self, table: str) -> int:
        """A key never given before; never waits."""
        return self._ids.new(table)

    def keep(self, content: bytes) -> str:
        """Keeps the content of an attached file and gives its hash. Rows name it; it is neither undone nor in the history."""
        hash = blobs.name(content)
        with self._lock:
            if self.readonly:
                raise self._file.refusal()
            if self.blob(hash) is None:
                self._before_first()
                with self._file.writing():
                    blobs.keep(self._file.connection, content)
        return hash

    def submit(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Runs a function on the workbook's writer thread, in order; `close` waits for all of them."""
        with self._door:
            if self._closed:
                raise RuntimeError("the workbook is closed")
            if self._writer is None:
                from concurrent.futures import ThreadPoolExecutor

                self._writer = ThreadPoolExecutor(1, "workbook")
            return self._writer.submit(function, *args, **kwargs)

    def listen(self, callback: Callable[[Changed], None]) -> Callable[[], None]:
        """Calls back after each commit, on the thread that wrote. Calling what this returns ends it."""
        with self._lock:
            self._listeners.append(callback)

        def forget() -> None:
            with self._lock, suppress(ValueError):
                self._listeners.remove(callback)

        return forget

    def refresh(self) -> bool:
        """Follows what another program wrote: tells the listeners and gives True when there was something."""
        with self._reading():
            if self._file.replaced():
                raise Moved(self.path)
            if not self._file.moved_on():
                return False
            self._log.seal()
            self._log.reload()
            self._ids.saw_all(self._file.given())
            self._tell(Changed(self._log.last, "", kind="elsewhere"))
            return True

    def _before_first(self) -> None:
        """A backup of the workbook as it was opened, before the first commit of the session. Its failure keeps nobody from working."""
        if not self._written:
            self._written = True
            with suppress(Problem, OSError, sqlite3.Error):
                self.backups.as_opened(self._file.connection)

    def _tell(self, changed: Changed) -> None:
        self._follow(changed)
        for listener in list(self._listeners):
            listener(changed)

    # ---- the file

    def check_apart(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Reads the whole file once, beside whoever works with it; raises Damaged when parts of it cannot be read.

        On a connection of its own, table by table: between two of them a commit finds its way. `stop` is asked now and then; True ends it.
        """
        if self._file.replaced():
            raise Moved(self.path)
        with telling(self.path), closing(connect(self._copy / self.path.name if self._copy else self.path)) as connection:
            connection.set_progress_handler(stop, BETWEEN_LOOKS)
            for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                try:
                    sound = connection.execute(f'PRAGMA quick_check("{table}")').fetchone()[0] == "ok"
                except sqlite3.OperationalError:
                    if stop():
                        return
                    raise
                if not sound:
                    raise Damaged(self.path)

    def rescue(self, target: Path) -> None:
        """Writes everything up to the last change to a new file, also when the workbook itself was moved or replaced."""
        target = Path(target).absolute()
        if target.exists():
            raise Problem(_("{file} exists already.").format(file=target.name), _("Choose another name."))
        with self._reading() as connection, atomic.replacing(target) as part, closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)

    def warm(self) -> None:
        """Imports what the first edit needs, in the calling thread, so that it need not wait then."""
        import persona_studio.workbook.draft  # noqa: F401

    def close(self) -> None:
        """Waits for the writer thread, closes the file and lets others write. Closing again does nothing."""
        with self._door:
            if self._closed:
                return
            self._closed = True
            writer = self._writer
        if writer is not None:
            writer.shutdown(wait=True)
        with self._lock:
            self._log.close()
            self._file.connection.close()
            if not self.readonly:
                self.backups.remember()
            self._held.free()
            if self._copy is not None:
                shutil.rmtree(self._copy, ignore_errors=True)

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
