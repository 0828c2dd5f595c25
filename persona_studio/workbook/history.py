"""The history: every step with its time, its name and the profiles it is about, newest first."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

ALL = "SELECT id, at, label, kind FROM edit ORDER BY id DESC LIMIT :limit"
OF_PROFILE = """SELECT e.id, e.at, e.label, e.kind FROM touched t JOIN edit e ON e.id = t.edit
WHERE t.profile = :profile ORDER BY t.edit DESC LIMIT :limit"""
MERGED = "merged"  # the record of two profiles that became one: in its body the ids of who "stays" and who "goes"
MERGES = "SELECT body FROM happened WHERE what = :merged ORDER BY id"
THERE = "SELECT 1 FROM profile WHERE id = :id"
TURNS = 'SELECT kind FROM edit WHERE "of" = :edit ORDER BY id DESC LIMIT 1'
TOUCHED = "SELECT profile FROM touched WHERE edit = :edit ORDER BY profile"
LATELY = """SELECT DISTINCT c.field FROM claim c JOIN change x ON x.tbl = 'claim' AND x."key" = CAST(c.id AS TEXT)
JOIN edit e ON e.id = x.edit WHERE c.profile = :profile AND e.at >= :since"""
NAME = "SELECT name FROM profile WHERE id = :id"
OLD_NAME = """SELECT "before" FROM change WHERE tbl = 'profile' AND "key" = :key AND "before" IS NOT NULL ORDER BY edit DESC LIMIT 1"""


@dataclass(frozen=True)
class Entry:
    """One line of the history. `profiles` are their ids, `names` what they are called, or were when they were deleted."""

    id: int
    at: datetime
    label: str
    kind: str  # do, undo, redo, restore, record
    profiles: tuple[int, ...]
    names: tuple[str, ...]
    undone: bool  # the step does not hold any more


def history(connection: sqlite3.Connection, profile: int | None, limit: int) -> list[Entry]:
    """The newest steps, of all profiles or of one with those that were merged into it."""
    if profile is None:
        steps = connection.execute(ALL, {"limit": limit}).fetchall()
    else:
        found = [connection.execute(OF_PROFILE, {"profile": id, "limit": limit}).fetchall() for id in _merged_into(connection, profile)]
        steps = sorted({tuple(step) for steps in found for step in steps}, reverse=True)[:limit]
    names: dict[int, str] = defaultdict(str)
    return [_entry(connection, names, *step) for step in steps]


def _merged_into(connection: sqlite3.Connection, profile: int) -> set[int]:
    """The profile and those that went up in it; one that is there again, as its merge was undone, is not among them."""
    found = {profile}
    for (body,) in reversed(connection.execute(MERGES, {"merged": MERGED}).fetchall()):
        try:
            record = json.loads(body)
            stays, goes = record["stays"]["id"], record["goes"]["id"]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if isinstance(goes, int) and stays in found and connection.execute(THERE, {"id": goes}).fetchone() is None:
            found.add(goes)
    return found


def lately(connection: sqlite3.Connection, profile: int, since: datetime) -> frozenset[str]:
    """The fields of a profile with values that were written since then."""
    given = {"profile": profile, "since": int(since.timestamp() * 1000)}
    return frozenset(field for (field,) in connection.execute(LATELY, given).fetchall())


def _entry(connection: sqlite3.Connection, names: dict[int, str], id: int, at: int, label: str, kind: str) -> Entry:
    profiles = tuple(profile for (profile,) in connection.execute(TOUCHED, {"edit": id}).fetchall())
    for missing in set(profiles) - set(names):
        names[missing] = _name(connection, missing)
    turn = connection.execute(TURNS, {"edit": id}).fetchone() if kind in ("do", "restore") else None
    return Entry(id, time(at), label, kind, profiles, tuple(names[p] for p in profiles), turn is not None and turn[0] == "undo")


def time(at: int) -> datetime:
    """When a step was made; a number that is no time, as in a damaged file, is the beginning of the count."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _name(connection: sqlite3.Connection, profile: int) -> str:
    """What a profile is called, or was called when it was deleted."""
    found = connection.execute(NAME, {"id": profile}).fetchone()
    if found:
        return str(found[0])
    old = connection.execute(OLD_NAME, {"key": str(profile)}).fetchone()
    try:
        return str(json.loads(old[0])["name"]) if old else ""
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
