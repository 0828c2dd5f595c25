"""The connection: the one place that speaks SQLite's own words (pragmas, transactions, keys that were given)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.workbook.lock import Holder
from persona_studio.workbook.trouble import Damaged, telling

PATIENCE = 5.0  # seconds to wait for another program's commit
PRAGMAS = (
    "synchronous = FULL",
    "locking_mode = NORMAL",  # EXCLUSIVE would shut readers out and lose work in silence when the file is moved
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "query_only = ON",  # at rest; only `writing` lifts it
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection at rest to an existing file whose schema can be read. It never creates one."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.text_factory = _text
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    except UnicodeDecodeError as error:  # SQLite's own sentence quotes a schema that is no text any more
        connection.close()
        raise Damaged(path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _text(raw: bytes) -> str:
    """Text that is no UTF-8 must not make the whole SELECT raise."""
    return raw.decode("utf-8", "replace")


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """The value of a pragma that is a number."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction; the only time at which the connection accepts writes."""
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk has rolled back already
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("PRAGMA query_only = ON")


def journal(connection: sqlite3.Connection) -> None:
    """Back to the rollback journal, should somebody have switched the file to another."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA query_only = ON")


def writable(connection: sqlite3.Connection) -> bool:
    """Whether file and folder can be written; tried, because permissions do not tell."""
    version = number(connection, "user_version")
    try:
        with writing(connection):
            connection.execute(f"PRAGMA user_version = {version:d}")
            raise _Enough
    except _Enough:
        return True
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
            return False
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            return True  # a full disk is told when something is written
        raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Enough(Exception):
    """Leaves the trial without having changed anything."""


@dataclass
class File:
    """An open workbook file: where it is, its connection, and whether it may be written."""

    path: Path
    connection: sqlite3.Connection
    readonly: bool = False
    holder: Holder | None = None  # who has it, when somebody else does
    seen: int = field(default=0, init=False)  # SQLite's count of other programs' commits
    _identity: tuple[int, int] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.seen = number(self.connection, "data_version")
        self._identity = _identity(self.path)

    def replaced(self) -> bool:
        """Whether another file, or none, stands where this one was opened."""
        return _identity(self.path) != self._identity

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; errors of the world become Problems."""
        with telling(self.path), writing(self.connection):
            yield

    def moved_on(self) -> bool:
        """Whether another program has written since this was last asked."""
        before, self.seen = self.seen, number(self.connection, "data_version")
        return before != self.seen

    def given(self) -> dict[str, int]:
        """The highest key each table ever gave."""
        return {str(name): int(seq) for name, seq in self.connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall()}

    def refusal(self) -> Problem:
        """Why this workbook cannot be written."""
        if self.holder is None:
            return Problem(
                _("{file} is open for reading only.").format(file=self.path.name), _("Copy it to a folder in which you may write to change it.")
            )
        who, since = self.holder.user or _("somebody"), self.holder.since[:16].replace("T", " ")
        sentence = _("{file} is open for writing by {user} on {host} since {time} (UTC).")
        return Problem(
            sentence.format(file=self.path.name, user=who, host=self.holder.host or _("another computer"), time=since or "?"),
            _("Close it there first; until then it can only be read here."),
        )
