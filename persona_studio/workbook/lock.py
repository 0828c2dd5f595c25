"""Who works on a workbook: a neighbour `NAME.persona.lock`, locked by the operating system for the session.

The lock is the operating system's, so a killed program frees it at once; the text in the file only tells others who it is.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

REGION = 1 << 20  # Windows locks bytes, not files: one far behind the text, so that others can read who it is
BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@dataclass(frozen=True)
class Holder:
    """Who has a workbook open for writing. `since` is ISO 8601 in UTC."""

    user: str = ""
    host: str = ""
    pid: int = 0
    since: str = ""


class Held(Exception):
    """Somebody else has the lock."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


class NoLock(Exception):
    """The lock file cannot be written here."""


class Lock:
    """The lock of one workbook, held from `take` to `free`."""

    def __init__(self, workbook: Path) -> None:
        self.path = workbook.with_name(workbook.name + ".lock")
        self._handle: int | None = None

    def take(self) -> None:
        """Raises Held when another session has it, NoLock in a folder where no file can be written."""
        while self._handle is None:
            try:
                handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
            except OSError as error:
                raise NoLock(error) from error
            try:
                _hold(handle)
            except OSError as error:
                os.close(handle)
                if error.errno in BUSY:
                    raise Held(who(self.path)) from error
                with suppress(OSError):
                    os.unlink(self.path)
                return  # a file system without locks: SQLite's own must do
            if _same(handle, self.path):
                self._handle = handle
            else:  # its holder removed it between our opening and our locking
                os.close(handle)
        _write(self._handle, Holder(_user(), _host(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds")))

    def free(self) -> None:
        """Removes the file and lets go. Calling it again does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(handle)
            handle = -1
        with suppress(OSError):
            os.unlink(self.path)
        if handle >= 0:
            os.close(handle)


def who(path: Path) -> Holder:
    """What the lock file says; blanks where it cannot be read."""
    try:
        said = json.loads(path.read_text(encoding="utf-8", errors="replace")[:4096])
        return Holder(str(said["user"])[:200], str(said["host"])[:200], int(said["pid"]), str(said["since"])[:40])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Holder()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user id, as in some containers
        return ""


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket  # takes longer to import than all else that the lock does

    return socket.gethostname()


def _same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


def _write(handle: int, holder: Holder) -> None:
    """The text is a courtesy: a full disk must not keep anybody from working."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(asdict(holder)).encode())


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        os.lseek(handle, REGION, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
