"""Backups: copies of a workbook as it was opened and before it is migrated, kept by day, week and month.

The folder also remembers how we left the workbook (size and time), so that only a file that others touched is checked on opening.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Hashable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

STAMP = "%Y-%m-%d %H%M%S"
NEWEST, DAYS, WEEKS, MONTHS = 3, 7, 5, 12  # kept: the newest, and the last one of so many days, weeks and months


@dataclass(frozen=True)
class Backup:
    """One copy; `at` is UTC."""

    path: Path
    at: datetime


class Backups:
    """The backups of one workbook, in a folder that belongs to its path."""

    def __init__(self, workbook: Path, home: Path | None = None) -> None:
        self._workbook = workbook
        self._home = home

    @property
    def folder(self) -> Path:
        home = self._home
        if home is None:
            from platformdirs import user_data_path

            home = user_data_path("persona-studio", appauthor=False) / "backups"
        hashed = blake2b(os.fsencode(self._workbook), digest_size=6).hexdigest()
        return home / f"{self._workbook.stem[:40].strip()}-{hashed}"

    def as_opened(self, connection: sqlite3.Connection) -> Path | None:
        """A copy, unless the last one was made of the same file."""
        if self._remembered("copied") == _look(self._workbook):
            return None
        return self.take(connection)

    def take(self, connection: sqlite3.Connection) -> Path:
        """A copy of the workbook as it is now; the folder is thinned after it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / f"{datetime.now(UTC):{STAMP}}.persona"
        with atomic.replacing(target) as part, closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        self._note(copied=_look(self._workbook))
        for old in superfluous([backup.at for backup in self.listing()]):
            with suppress(OSError):
                (self.folder / f"{old:{STAMP}}.persona").unlink()
        return target

    def listing(self) -> list[Backup]:
        """All copies, newest first."""
        found = []
        with suppress(OSError):
            for path in self.folder.glob("*.persona"):
                with suppress(ValueError):
                    found.append(Backup(path, datetime.strptime(path.stem, STAMP).replace(tzinfo=UTC)))
        return sorted(found, key=lambda backup: backup.at, reverse=True)

    def untouched(self) -> bool:
        """Whether the workbook is as we left it."""
        return self._remembered("left") == _look(self._workbook)

    def remember(self, *, copied: bool = False) -> None:
        """Notes how we leave the workbook; with `copied`, that it needs no backup as it is."""
        look = _look(self._workbook)
        self._note(left=look, **({"copied": look} if copied else {}))

    def _remembered(self, what: str) -> list[int] | None:
        try:
            found = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))[what]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return found if isinstance(found, list) else None

    def _note(self, **what: list[int]) -> None:
        """A folder that cannot be written only costs a check the next time."""
        state = {name: known for name in ("left", "copied") if (known := self._remembered(name))}
        with suppress(OSError, Problem):
            self.folder.mkdir(parents=True, exist_ok=True)
            with atomic.replacing(self.folder / "state.json") as part:
                part.write_text(json.dumps({**state, **what}), encoding="utf-8")


def bring_back(backup: Backup, target: Path) -> None:
    """Copies a backup to a new workbook; never over an existing file."""
    target = Path(target)
    if target.exists():
        raise Problem(_("{file} exists already.").format(file=target.name), _("Choose another name."))
    with atomic.replacing(target) as part:
        shutil.copyfile(backup.path, part)


def superfluous(times: Iterable[datetime]) -> list[datetime]:
    """Which of the copies made at these times are not kept."""
    newest = sorted(times, reverse=True)
    keep = set(newest[:NEWEST])
    periods = ((DAYS, _day), (WEEKS, _week), (MONTHS, _month))
    for many, period in periods:
        last: dict[Hashable, datetime] = {}
        for at in newest:
            last.setdefault(period(at), at)
        keep |= set(list(last.values())[:many])
    return [at for at in newest if at not in keep]


def _day(at: datetime) -> Hashable:
    return at.date()


def _week(at: datetime) -> Hashable:
    return at.date() - timedelta(days=at.weekday())


def _month(at: datetime) -> Hashable:
    return at.year, at.month


def _look(path: Path) -> list[int]:
    """Size and time of a file, which tell whether anybody touched it. Asked of the folder: only SQLite opens the file."""
    try:
        found = os.stat(path)
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
