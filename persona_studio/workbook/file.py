"""Creating and opening workbooks. Other people's files are not trusted: what is not ours is refused and stays as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.workbook import formats
from persona_studio.workbook.backup import Backups
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.connection import File, connect, journal, number, writable
from persona_studio.workbook.lock import Held, Holder, Lock, NoLock
from persona_studio.workbook.migrate import migrate
from persona_studio.workbook.settings import Settings
from persona_studio.workbook.trouble import Damaged, telling

FOLDER_REFUSES = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)


def create(
    path: Path, settings: Settings | None = None, *, backups: Path | None = None, rows: Iterable[tuple[str, Mapping[str, Any]]] = ()
) -> Workbook:
    """A new workbook, open for writing: empty, or with (table, row) as its beginning, before which there is nothing to undo.

    It appears complete or not at all, and never over an existing file.
    """
    path = Path(path).absolute()
    with atomic.replacing(path) as part:
        if os.path.lexists(path):
            raise Problem(_("{file} exists already.").format(file=path.name), _("Open it, or choose another name."))
        with telling(path), closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            formats.build(connection)
            formats.mark(connection)
            connection.executemany("INSERT INTO setting (id, body) VALUES (?, ?)", (settings or Settings()).rows())
            for table, row in rows:
                names = ", ".join(f'"{name}"' for name in row)
                connection.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + name for name in row)})", row)
            connection.execute("COMMIT")
    home = Backups(Path(os.path.realpath(path)), backups)
    home.remember(copied=True)  # it is new: nobody has damaged it, and there is nothing to back up
    return open_book(path, backups=backups)


def open_book(path: Path, write: bool = True, *, backups: Path | None = None) -> Workbook:
    """Opens a workbook. For writing, unless somebody else has it (`holder`) or the folder refuses; then it is `readonly` and follows changes.

    Raises Problem for what is not a workbook, Damaged (which salvage answers) for one that cannot be read whole.
    """
    path = Path(path).absolute()
    _present(path)
    real = Path(os.path.realpath(path))  # a link is another name for the same workbook: one lock, one set of backups
    home = Backups(real, backups)
    with ExitStack() as undo, telling(path):
        connection, copy = _connect(path, undo)
        undo.callback(connection.close)
        version = _ours(connection, path)
        lock = Lock(real)
        undo.callback(lock.free)
        readonly, holder = _may_write(connection, lock) if write and copy is None else (True, None)
        if not home.untouched() and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise Damaged(path)
        if version < formats.FORMAT:
            if readonly and copy is None:
                connection, copy = _apart(connection, path, undo)
            _modernise(connection, path, None if readonly else home)
        book = Workbook(File(path, connection, readonly, holder), lock, home, copy)
        undo.pop_all()
        return book


def _present(path: Path) -> None:
    """Refuses what is no file, before SQLite makes something of it."""
    try:
        found = os.stat(path)
    except OSError as error:
        if isinstance(error, PermissionError):
            raise Problem(_("{file} cannot be opened: permission denied.").format(file=path), "") from error
        raise Problem(_("There is no file {file}.").format(file=path), _("Check the name, or create a new workbook.")) from error
    if stat.S_ISDIR(found.st_mode):
        raise Problem(_("{file} is a folder.").format(file=path), _("Choose a file that ends in .persona."))
    if not stat.S_ISREG(found.st_mode):
        raise Problem(_("{file} is not a file.").format(file=path), _("Choose a file that ends in .persona."))
    if not found.st_size:
        sentence = _("{file} is empty: there is no workbook in it.")
        raise Problem(sentence.format(file=path.name), _("Open a backup, or create a workbook with another name."))
    if not os.access(path, os.R_OK):
        raise Problem(_("{file} cannot be opened: permission denied.").format(file=path.name), _("Ask whoever owns it."))


def _connect(path: Path, undo: ExitStack) -> tuple[sqlite3.Connection, Path | None]:
    """A connection, and the folder of the copy it goes to: a commit cut short in a folder that refuses writing can only be mended elsewhere."""
    unfinished = [path.with_name(path.name + end) for end in ("-journal", "-wal")]
    try:
        return connect(path), None
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in FOLDER_REFUSES or not any(other.exists() for other in unfinished):
            raise
    folder = _folder(undo)
    for file in (path, *unfinished):
        if file.exists():
            shutil.copyfile(file, folder / file.name)
    return connect(folder / path.name), folder


def _apart(connection: sqlite3.Connection, path: Path, undo: ExitStack) -> tuple[sqlite3.Connection, Path]:
    """A connection to a copy, and its folder: a workbook of an older format can be read only after changes that are not to be made in it."""
    folder = _folder(undo)
    with closing(sqlite3.connect(folder / path.name)) as copy:
        connection.backup(copy)
    connection.close()
    copied = connect(folder / path.name)
    undo.callback(copied.close)
    return copied, folder


def _folder(undo: ExitStack) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="persona-"))
    undo.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _ours(connection: sqlite3.Connection, path: Path) -> int:
    """The format of the file. Raises Problem when it is not exactly a workbook of that format."""
    if number(connection, "application_id") != formats.APPLICATION_ID:
        raise Problem(_("{file} is a database, but not a Persona Studio workbook.").format(file=path.name), _("Choose a file that ends in .persona."))
    version = number(connection, "user_version")
    if version > formats.FORMAT:
        sentence = _("{file} was written by a newer version of Persona Studio: it has format {theirs}, this version reads up to {ours}.")
        raise Problem(sentence.format(file=path.name, theirs=version, ours=formats.FORMAT), _("Update Persona Studio to open it."))
    if version < 1 or connection.execute(formats.SCHEMA).fetchall() != formats.schema(version):
        raise Problem(
            _("{file} has tables, views or triggers that no workbook has. It was not opened.").format(file=path.name),
            _("Ask whoever sent it for the original."),
        )
    return version


def _may_write(connection: sqlite3.Connection, lock: Lock) -> tuple[bool, Holder | None]:
    """(read-only?, who has it)."""
    try:
        lock.take()
    except Held as held:
        return True, held.holder
    except NoLock:
        return True, None
    if writable(connection):
        journal(connection)
        return False, None
    lock.free()
    return True, None


def _modernise(connection: sqlite3.Connection, path: Path, home: Backups | None) -> None:
    """Migrates, after a backup where there is a home for one: all but copies need it."""
    if home is not None:
        home.take(connection)
    try:
        migrate(connection)
    except sqlite3.IntegrityError as error:  # rows that point to nothing: salvage mends them
        raise Damaged(path) from error
