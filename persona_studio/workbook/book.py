"""An open workbook: what may be asked of it and done to it, from any thread."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock as Door
from threading import RLock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from persona_studio.domain.committee import Committee, Link, Person, committee
from persona_studio.domain.ground import Evidence, SignOff, Source
from persona_studio.domain.profile import Claim, Profile
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.manner import Manner
from persona_studio.template.model import Head, Template
from persona_studio.workbook import blobs, history, read, research, settings, templates
from persona_studio.workbook.backup import Backups
from persona_studio.workbook.connection import File, connect
from persona_studio.workbook.edit import Changed, Log, Step
from persona_studio.workbook.ids import Ids
from persona_studio.workbook.lock import Holder, Lock
from persona_studio.workbook.trouble import Damaged, Moved, telling

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from persona_studio.workbook.draft import Draft

P = ParamSpec("P")
R = TypeVar("R")
OF_PROFILE = ("profile", "shares", "grounds", "signatures", "lately")
KEPT = 256  # readings kept; more would grow with the workbook


class Workbook:
    """One client's file. `create` and `open_book` make it; `close` it when done.

    Every method takes the workbook's lock. Whatever can go wrong in the world is raised as Problem.
    """

    def __init__(self, file: File, lock: Lock, backups: Backups, copy: Path | None = None) -> None:
        self._file, self._held, self._copy = file, lock, copy
        self.backups = backups
        self._lock = RLock()
        self._ids = Ids(file.given())
        self._log = Log(file, self._ids, self._before_first, self._tell)
        self._listeners: list[Callable[[Changed], None]] = []
        self._kept: dict[tuple[str, int], tuple[Any, Callable[[sqlite3.Connection], Any]]] = {}  # what was read, and how
        self._door = Door()
        self._writer: ThreadPoolExecutor | None = None
        self._closed = self._written = False

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def readonly(self) -> bool:
        return self._file.readonly

    @property
    def holder(self) -> Holder | None:
        """Who has the workbook open for writing, when it is somebody else."""
        return self._file.holder

    # ---- reading

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, telling(self.path):
            yield self._file.connection

    def _keep(self, what: str, id: int, read_it: Callable[[sqlite3.Connection], R]) -> R:
        """What was read is kept until it changes, so that a screen need not wait for a commit on its way to the disk."""
        known = self._kept.get((what, id))
        if known is not None:
            kept: R = known[0]
            return kept
        with self._reading() as connection:
            kept = read_it(connection)
            if len(self._kept) >= KEPT:
                self._kept.pop(next((key for key in self._kept if key[1]), (what, id)), None)  # the oldest profile; list and templates stay
            self._kept[what, id] = kept, read_it
        return kept

    def profiles(self) -> list[read.Listed]:
        """The list, in its order."""
        return list(self._keep("list", 0, self._read_list))

    def profile(self, id: int) -> Profile:
        """One profile with all its claims. Raises KeyError when there is none."""
        return self._keep("profile", id, lambda connection: self._read_profile(connection, id))

    def claims(self, id: int) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of one profile, by field."""
        return self.profile(id).claims

    def bodies(self, id: int) -> dict[str, list[tuple[int, str]]]:
        """The claims of one profile with their text as it is stored, by field, for exports."""
        with self._reading() as connection:
            return read.bodies(connection, id)

    def texts(self, id: int) -> tuple[str, Template, list[tuple[str, int, str]]]:
        """Name, template and claims (field, id, text as stored) of one profile, past what is kept for the screens; blank where there is none."""
        with self._reading() as connection:
            try:
                _id, _code, name, of, _place, _retired = read.profile(connection, id)
            except KeyError:
                return "", templates.missing(""), []
            bodies = read.bodies(connection, id)
            return name, self._template(of), [(field, claim, body) for field, claims in bodies.items() for claim, body in claims]

    def shares(self, id: int) -> read.Shares:
        """How full a profile is and how much of it rests on evidence. Raises KeyError when there is none."""
        return self._keep("shares", id, lambda connection: self._read_shares(connection, id))

    def grounds(self, id: int) -> Mapping[int, tuple[Evidence, ...]]:
        """What each claim of one profile stands on, by the claim's id."""
        return self._keep("grounds", id, lambda connection: research.grounds(connection, id))

    def signatures(self, id: int) -> Mapping[int, SignOff]:
        """Who signed each claim of one profile off last, by the claim's id; one whose text has changed since has lapsed."""
        return self._keep("signatures", id, lambda connection: research.signatures(connection, id))

    def sources(self) -> list[Source]:
        """Where evidence comes from, oldest first."""
        with self._reading() as connection:
            return list(research.sources(connection).values())

    def evidence(self) -> list[Evidence]:
        """All evidence, oldest first."""
        with self._reading() as connection:
            return research.evidence(connection)

    def inbox(self) -> list[Evidence]:
        """Evidence that stands under no claim yet, oldest first."""
        with self._reading() as connection:
            return research.inbox(connection)

    def cited(self) -> Mapping[int, list[tuple[int, str, int]]]:
        """Where each evidence is used: (profile, field, claim), by the evidence's id."""
        with self._reading() as connection:
            return research.cited(connection)

    def links(self) -> list[Link]:
        """All links between profiles, oldest first."""
        return list(self._keep("links", 0, research.links))

    def committee(self, icp: int) -> Committee:
        """The buying committee of an ideal customer profile."""
        return committee(icp, self.links(), {p.id: Person(p.id, p.name, p.kind) for p in self.profiles()})

    def blob(self, hash: str) -> bytes | None:
        """The content of an attached file; None when the workbook does not have it."""
        with self._reading() as connection:
            return blobs.find(connection, hash)

    def templates(self) -> dict[str, Template]:
        """The workbook's own copies of templates, by id."""
        return {id: templates.read(id, toml) for id, toml in self._tomls().items()}

    def heads(self) -> list[Head]:
        """What the workbook's own copies of templates say of themselves."""
        return [templates.head(id, toml) for id, toml in self._tomls().items()]

    def template_toml(self, id: str) -> str:
        """The text of a template. Raises KeyError when the workbook has none of that id."""
        return self._tomls()[id]

    def settings(self) -> settings.Settings:
        return self._keep("settings", 0, lambda connection: settings.read(read.settings(connection)))

    def manner(self) -> Manner:
        """How this workbook writes numbers and money."""
        return self.settings().manner

    def lately(self, id: int, since: datetime) -> frozenset[str]:
        """The fields of one profile with values that were written since then."""
        return self._keep("lately", id, lambda connection: history.lately(connection, id, since))

    def history(self, profile: int | None = None, limit: int = 200) -> list[history.Entry]:
        """The newest steps, of the whole workbook or of one profile."""
        with self._reading() as connection:
            return history.history(connection, profile, limit)

    def _tomls(self) -> dict[str, str]:
        return self._keep("templates", 0, lambda connection: dict(read.templates(connection)))

    def _template(self, id: str) -> Template:
        toml = self._tomls().get(id)
        return templates.instead(id) if toml is None else templates.read(id, toml)

    def _read_list(self, connection: sqlite3.Connection) -> list[read.Listed]:
        tomls = self._tomls()
        return [
            read.Listed(id, code, name, of, templates.head(of, tomls.get(of, "")).kind, place, bool(retired))
            for id, code, name, of, place, retired in read.profiles(connection)
        ]

    def _read_profile(self, connection: sqlite3.Connection, id: int) -> Profile:
        _id, code, name, of, _place, _retired = read.profile(connection, id)
        template = self._template(of)
        return Profile(id, code, name, template, read.claims(connection, id, template))

    def _read_shares(self, connection: sqlite3.Connection, id: int) -> read.Shares:
        _id, _code, name, of, _place, _retired = read.profile(connection, id)
        return read.shares(connection, id, name, self._template(of))

    # ---- writing

    @contextmanager
    def edit(self, label: str, visit: Hashable = None, source: Any = None) -> Iterator[Draft]:
        """Collects rows put and removed and writes them on leaving: one step. Edits of the same `visit` extend the step until it is sealed."""
        with self._lock, self._log.edit(label, visit, source) as draft:
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
        if changed.kind == "elsewhere" or any(table in ("template", "setting") for table, _key in changed.rows):
            self._kept.clear()
        else:
            self._forget(changed)
        for listener in list(self._listeners):
            listener(changed)

    def _forget(self, changed: Changed) -> None:
        """Drops the readings that a commit made old. What a screen shows of the profile that is typed in is read again at once,
        while the file is ours: the screen would wait for it as long as the next commit takes."""
        tables = {table for table, _key in changed.rows}
        whole = [what for what, table in (("list", "profile"), ("links", "link")) if table in tables]
        shown = [(what, id, self._kept.pop((what, id), None)) for id in changed.profiles for what in OF_PROFILE]
        for what in whole:
            self._kept.pop((what, 0), None)
        if tables <= {"claim", "ground", "evidence"} and len(changed.profiles) == 1:
            for what, id, known in shown:
                if known is not None:
                    self._keep(what, id, known[1])

    # ---- the file

    def check_apart(self) -> None:
        """Reads the whole file once, beside whoever works with it; raises Damaged when parts of it cannot be read.

        On a connection of its own, table by table: between two of them a commit finds its way.
        """
        if self._file.replaced():
            raise Moved(self.path)
        with telling(self.path), closing(connect(self._copy / self.path.name if self._copy else self.path)) as connection:
            for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                if connection.execute(f'PRAGMA quick_check("{table}")').fetchone()[0] != "ok":
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
