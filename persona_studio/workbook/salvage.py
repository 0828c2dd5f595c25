"""What can still be read of a damaged workbook, as a new one. The damaged file stays as it is; all work is done on a copy.

SQLite refuses a whole SELECT for one bad page, so each table is read by ranges of its key, halved until only the lost rows fail.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.workbook import formats
from persona_studio.workbook.connection import connect, number
from persona_studio.workbook.trouble import Damaged

KEYS = {  # what each table is read by; facts come before what points to them
    "template": "rowid", "setting": "rowid", "profile": "id", "claim": "id", "source": "id", "evidence": "id", "ground": "id", "link": "id",
    "scorecard": "id", "edition": "id", "account": "id", "rating": "id", "shut": "id", "leftover": "id",
    "blob": "rowid", "happened": "id", "edit": "id", "change": "edit", "touched": "edit",
}  # fmt: skip
LOOSE = (("evidence", "source", "source"), ("account", "source", "source"), ("leftover", "source", "source"))  # can be without what they point to
TIED = (
    ("ground", "claim", "claim"), ("ground", "evidence", "evidence"), ("link", "subject", "profile"), ("link", "object", "profile"),
    ("edition", "scorecard", "scorecard"), ("rating", "account", "account"), ("shut", "account", "account"),
)  # fmt: skip
EXISTS = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
AT_ONCE = 1024
UNKNOWN = 1 << 17  # how far to look for keys when the table cannot say where it ends


@dataclass(frozen=True)
class Salvaged:
    """How many rows of each table were kept, and how many were there but cannot be read."""

    kept: dict[str, int]
    lost: dict[str, int]


def salvage(path: Path, target: Path) -> Salvaged:
    """Writes a new workbook with all that can be read of a damaged one. Raises Problem when nothing can, or when `target` exists."""
    path, target = Path(path).absolute(), Path(target).absolute()
    if os.path.lexists(target):
        raise Problem(_("{file} exists already.").format(file=target.name), _("Choose another name."))
    folder = Path(tempfile.mkdtemp(prefix="persona-"))
    try:
        with closing(_copy(path, folder)) as damaged, atomic.replacing(target) as part, closing(sqlite3.connect(part, isolation_level=None)) as sound:
            return _rescue(damaged, sound, path)
    except OSError as error:
        raise atomic.told(error, target) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy(path: Path, folder: Path) -> sqlite3.Connection:
    """A connection to a copy, filled up with empty pages to the length that its head names."""
    copy = folder / path.name
    shutil.copyfile(path, copy)
    with suppress(FileNotFoundError):
        shutil.copyfile(path.with_name(path.name + "-journal"), folder / (path.name + "-journal"))
    with open(copy, "rb+") as stream:
        head = stream.read(100)
        size = int.from_bytes(head[16:18], "big") % 65535 or 65536
        stream.truncate(max(size * min(int.from_bytes(head[28:32], "big"), 1 << 24), os.stat(copy).st_size))
    try:
        return connect(copy)
    except (sqlite3.Error, Damaged) as error:
        raise _hopeless(path) from error


def _rescue(damaged: sqlite3.Connection, sound: sqlite3.Connection, path: Path) -> Salvaged:
    version = _version(damaged, path)
    sound.execute("PRAGMA foreign_keys = OFF")
    sound.execute("BEGIN")
    formats.build(sound, version)
    formats.mark(sound, version)
    kept: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    tables = {table: key for table, key in KEYS.items() if sound.execute(EXISTS, (table,)).fetchone()}
    for table, key in tables.items():
        _table(damaged, sound, table, key, kept, lost)
    _mend(sound, tables, lost)
    _count_on(damaged, sound)
    _begin_anew(sound)
    sound.execute("COMMIT")
    if not (kept["profile"] or kept["claim"]) and any(lost.values()):
        raise _hopeless(path)
    return Salvaged({table: kept[table] for table in KEYS}, {table: n for table in KEYS if (n := lost[table])})


def _version(damaged: sqlite3.Connection, path: Path) -> int:
    """The format of the damaged file; its schema must be readable and ours."""
    try:
        version = number(damaged, "user_version")
        ours = number(damaged, "application_id") == formats.APPLICATION_ID and 1 <= version <= formats.FORMAT
        if ours and damaged.execute(formats.SCHEMA).fetchall() == formats.schema(version):
            return version
    except sqlite3.DatabaseError as error:
        raise _hopeless(path) from error
    raise Problem(_("{file} is not a workbook that this version knows.").format(file=path.name), _("Choose a file that ends in .persona."))


def _table(damaged: sqlite3.Connection, sound: sqlite3.Connection, table: str, key: str, kept: Counter[str], lost: Counter[str]) -> None:
    columns = [column[0] for column in sound.execute(f"SELECT * FROM {table} LIMIT 0").description]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    read = f"SELECT {names} FROM {table} WHERE {key} BETWEEN ? AND ?"
    write = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    top, known = _top(damaged, table, key)
    for low in range(0, top + 1, AT_ONCE):
        for rows in _ranges(damaged, read, low, low + AT_ONCE - 1):
            if rows is None:
                lost[table] += known
                continue
            for row in rows:
                try:
                    sound.execute(write, row)
                    kept[table] += 1
                except sqlite3.IntegrityError:  # a value that no such column can have, or a key seen before
                    lost[table] += 1


def _ranges(damaged: sqlite3.Connection, read: str, low: int, high: int) -> Iterator[list[tuple[object, ...]] | None]:
    """The rows of a range of keys; None for each key whose row cannot be read."""
    try:
        yield damaged.execute(read, (low, high)).fetchall()
    except sqlite3.DatabaseError:
        if low == high:
            yield None
            return
        middle = (low + high) // 2
        yield from _ranges(damaged, read, low, middle)
        yield from _ranges(damaged, read, middle + 1, high)


def _top(damaged: sqlite3.Connection, table: str, key: str) -> tuple[int, bool]:
    """The highest key, and whether it is known for sure (else a key that cannot be read need not have had a row)."""
    for ask in (f"SELECT MAX({key}) FROM {table}", f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'"):
        with suppress(sqlite3.DatabaseError):
            found = damaged.execute(ask).fetchone()
            return int(found[0] or 0) if found else 0, True
    return UNKNOWN, False


def _mend(sound: sqlite3.Connection, tables: Collection[str], lost: Counter[str]) -> None:
    """Rows whose parent is lost get one in its place; links without an end, and ratings of accounts that are lost, are dropped."""
    from persona_studio.template import shipped

    owners = " UNION ".join(f"SELECT profile FROM {table}" for table in ("claim", "scorecard") if table in tables)
    orphans = f"SELECT DISTINCT profile FROM ({owners}) WHERE profile NOT IN (SELECT id FROM profile)"
    common = sound.execute("SELECT template FROM profile GROUP BY template ORDER BY COUNT(*) DESC LIMIT 1").fetchone()
    known = sound.execute("SELECT id FROM template LIMIT 1").fetchone()
    template = (common or known or ("buyer-persona",))[0]
    for (id,) in sound.execute(orphans).fetchall():
        name = _("Recovered profile {number}").format(number=id)
        sound.execute("INSERT INTO profile (id, code, template, name, place) VALUES (?, ?, ?, ?, ?)", (id, f"recovered-{id}", template, name, id))
    for (id,) in sound.execute("SELECT DISTINCT template FROM profile WHERE template NOT IN (SELECT id FROM template)").fetchall():
        sound.execute("INSERT INTO template VALUES (?, ?)", (id, shipped.toml(id) if id in shipped.templates() else ""))
    for table, column, parent in LOOSE:
        if table in tables and parent in tables:
            sound.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM {parent})")
    for table, column, parent in TIED:
        if table in tables:
            lost[table] += sound.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {parent})").rowcount


def _count_on(damaged: sqlite3.Connection, sound: sqlite3.Connection) -> None:
    """Keys that were given once must not be given again, also those of lost rows."""
    given: Counter[str] = Counter(dict(sound.execute("SELECT name, seq FROM sqlite_sequence").fetchall()))
    with suppress(sqlite3.DatabaseError):
        given |= Counter(dict(damaged.execute("SELECT name, seq FROM sqlite_sequence").fetchall()))
    counted = [table for table, key in KEYS.items() if key == "id" and table != "edit"]
    for table in counted:
        logged = sound.execute("SELECT MAX(CAST(key AS INTEGER)) FROM change WHERE tbl = ?", (table,)).fetchone()[0] or 0
        sound.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        sound.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, max(given[table], logged)))


def _begin_anew(sound: sqlite3.Connection) -> None:
    """The history stays, but undo starts here: with steps missing, going further back would mix times."""
    last, at = sound.execute("SELECT COALESCE(MAX(id), 0), COALESCE(MAX(at), 0) FROM edit").fetchone()
    logged = sound.execute("SELECT COALESCE(MAX(edit), 0) FROM change").fetchone()[0]
    row = (max(last, logged) + 1, _("Recover a damaged workbook"), max(at, int(time.time() * 1000)), "record")
    sound.execute("INSERT INTO edit (id, label, at, kind) VALUES (?, ?, ?, ?)", row)


def _hopeless(path: Path) -> Problem:
    return Problem(_("Nothing in {file} can be read any more.").format(file=path.name), _("Open its newest backup."))
