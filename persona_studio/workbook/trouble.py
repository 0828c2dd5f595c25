"""What SQLite says went wrong, as a Problem."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


class Damaged(Problem):
    """The file is a workbook, but parts of it cannot be read. `salvage` opens what can be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{file} is damaged: parts of it cannot be read.").format(file=path.name),
            _("Recover what can be read into a new workbook, or open a backup. The damaged file stays as it is."),
        )
        self.path = path


class Moved(Problem):
    """The file was moved, replaced or deleted while it was open; a rescue copy holds everything."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{file} was moved, replaced or deleted by another program while it was open.").format(file=path.name),
            _("Save a rescue copy under another name: it holds everything up to the last change."),
        )


def told(error: BaseException, path: Path) -> Problem | None:
    """The world's part in an error of SQLite; None when it is an error of ours."""
    cause: BaseException | None = getattr(error, "orig", None) or error  # SQLAlchemy wraps it
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(cause, sqlite3.Error) or code is None:
        return None
    return _sentence(code, path)


def _sentence(code: int, path: Path) -> Problem | None:
    name, kind = path.name, code & 0xFF
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Moved(path)
    if kind == sqlite3.SQLITE_FULL:
        return Problem(_("There is no room left on the disk of {file}.").format(file=name), _("Free some space; what you typed is kept, try again."))
    if kind == sqlite3.SQLITE_CORRUPT:
        return Damaged(path)
    if kind == sqlite3.SQLITE_NOTADB:
        return Problem(_("{file} is not a Persona Studio workbook.").format(file=name), _("Choose a file that ends in .persona."))
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Problem(_("{file} is being written by another program.").format(file=name), _("Try again in a moment."))
    if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return Problem(_("{file} cannot be changed here: permission denied.").format(file=name), _("Copy it to a folder of your own."))
    if kind in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return Problem(_("{file} could not be read or written on its disk.").format(file=name), _("Check the disk or the network, then try again."))
    return None


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns errors of the world that SQLite raises inside into Problems."""
    try:
        yield
    except Exception as error:
        problem = told(error, path)
        if problem is None:
            raise
        raise problem from error
