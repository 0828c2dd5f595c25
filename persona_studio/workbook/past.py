"""The workbook as it stood at a point of its history: today's rows, with what later steps wrote over put back in memory. Nothing is written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from persona_studio.domain.faces import Portrait
from persona_studio.domain.ground import standing
from persona_studio.domain.profile import Claim, Profile
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.model import Template
from persona_studio.workbook import history, logged, read, research, templates
from persona_studio.workbook.values import load

NAMED = "named"  # the record that gives a point a name: in its body the "name"
SNAPSHOTS = "SELECT h.id, h.body, h.edit, e.at FROM happened h JOIN edit e ON e.id = h.edit WHERE h.what = :named ORDER BY h.id DESC"
LAST_BEFORE = "SELECT id, at FROM edit WHERE at <= :at ORDER BY id DESC LIMIT 1"
EDIT = "SELECT id, at FROM edit WHERE id = :id"
# For each row that changed after a point: what it was before the first of these changes.
OVER = """SELECT c.tbl, c."key", c."before" FROM change c
JOIN (SELECT tbl, "key", MIN(edit) AS edit FROM change WHERE edit > :edit GROUP BY tbl, "key") f
ON f.edit = c.edit AND f.tbl = c.tbl AND f."key" = c."key" """
ROWS = {
    "profile": "SELECT id, code, template, name, place, retired, tier, face FROM profile",
    "claim": "SELECT id, profile, field, place, body FROM claim WHERE profile = :profile",
    "ground": "SELECT g.id, g.claim, g.evidence FROM ground g JOIN claim c ON c.id = g.claim WHERE c.profile = :profile",
    "template": "SELECT id, toml FROM template",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """A name given to a state of the workbook, and the last step that belongs to it."""

    id: int
    name: str
    at: datetime
    edit: int


@dataclass(frozen=True)
class Point:
    """A point in the history: the last step that belongs to it, when that was, and its name if it has one. Step 0 is the beginning."""

    edit: int
    at: datetime
    name: str = ""


def snapshots(connection: sqlite3.Connection) -> list[Snapshot]:
    """The points that were given a name, newest first."""
    found = []
    for id, body, edit, at in connection.execute(SNAPSHOTS, {"named": NAMED}).fetchall():
        try:
            name = json.loads(body)["name"]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if isinstance(name, str):
            found.append(Snapshot(id, name, history.time(at), edit))
    return found


def point(connection: sqlite3.Connection, wanted: int | datetime | str) -> Point:
    """A step, the last step up to a time, or what a text means: the newest snapshot of that name, else a date (its end, here) or a date and a time.

    Raises Problem for a text that is neither, or a step that never was.
    """
    if isinstance(wanted, str):
        named = next((s for s in snapshots(connection) if s.name.casefold() == wanted.strip().casefold()), None)
        return Point(named.edit, named.at, named.name) if named else point(connection, _time(wanted))
    if isinstance(wanted, datetime):
        found = connection.execute(LAST_BEFORE, {"at": int(wanted.timestamp() * 1000)}).fetchone()
        return Point(found[0] if found else 0, wanted)
    found = connection.execute(EDIT, {"id": wanted}).fetchone()
    if found is None and wanted != 0:
        raise Problem(_("This step is not in the history."), _("Choose another point."))
    return Point(wanted, history.time(found[1]) if found else datetime.fromtimestamp(0, UTC))


def _time(text: str) -> datetime:
    """A date or a time here, to which calendars reach in every time zone."""
    try:
        found = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= len("2026-03-31"):
            found = found.replace(hour=23, minute=59, second=59, microsecond=999_000)
        return found.astimezone()
    except (ValueError, OverflowError, OSError):
        sentence = _("There is no snapshot “{name}”, and it is no date.").format(name=text.strip()[:80])
        raise Problem(sentence, _("Write a date as 2026-03-31, or the name of a snapshot.")) from None


class Past:
    """What stood in the workbook at a point. Made under the workbook's lock, then good for any thread; later edits do not touch it.

    `damaged`: a row of the log that nobody can read is left out, and stands as it does today; good to look at, not to go back to.
    """

    def __init__(self, connection: sqlite3.Connection, at: Point, only: Collection[int] | None = None, faces: str = "drawn") -> None:
        self.point, self._faces = at, faces
        self.damaged = False
        self._over: dict[str, dict[str, Row | None]] = {}
        shapes = logged.Shapes(connection)
        for table, key, before in connection.execute(OVER, {"edit": at.edit}).fetchall():
            try:
                self._over.setdefault(table, {})[key] = shapes.row(table, key, before)
            except logged.Unreadable:
                self.damaged = True
        self._tomls = {row["id"]: row["toml"] for row in self._rows(connection, "template")}
        self._listed = {row["id"]: row for row in self._rows(connection, "profile")}
        self._signed = research.signatures_up_to(connection, at.edit)
        self._profiles = {id: self._read(connection, row) for id, row in self._listed.items() if only is None or id in only}

    @property
    def befores(self) -> Mapping[str, Mapping[str, Row | None]]:
        """The rows that later steps wrote over, by table and key, as they were; None for what was not there."""
        return self._over

    def profiles(self) -> list[read.Listed]:
        """The list of then, in its order."""
        rows = sorted(self._listed.values(), key=lambda row: (row["place"], row["id"]))
        return [
            read.Listed(
                row["id"], row["code"], row["name"], row["template"], self.template(row["template"]).kind, row["place"],
                bool(row["retired"]), row["tier"], self._portrait(row),
            )
            for row in rows
        ]  # fmt: skip

    def profile(self, id: int) -> Profile:
        """A profile as it was. Raises KeyError when it was not there, or was not among those asked for."""
        return self._profiles[id]

    def toml(self, id: str) -> str | None:
        """The text of a template as it was; None when the workbook had none of that id."""
        return self._tomls.get(id)

    def template(self, id: str) -> Template:
        """A template as it was."""
        toml = self._tomls.get(id)
        return templates.instead(id) if toml is None else templates.read(id, toml)

    def _read(self, connection: sqlite3.Connection, row: Row) -> Profile:
        template = self.template(row["template"])
        claims = sorted(self._rows(connection, "claim", row["id"]), key=lambda c: (c["field"], c["place"], c["id"]))
        evidenced = {ground["claim"] for ground in self._rows(connection, "ground", row["id"], {c["id"] for c in claims})}
        found: dict[str, list[Claim]] = {}
        for c in claims:
            ground = standing(c["body"], c["id"] in evidenced, self._signed.get(c["id"]))
            found.setdefault(c["field"], []).append(Claim(c["id"], c["field"], load(template.field(c["field"]), c["body"]), ground))
        claimed = {field: tuple(items) for field, items in found.items()}
        return Profile(row["id"], row["code"], row["name"], template, claimed, row["tier"], self._portrait(row))

    def _portrait(self, row: Row) -> Portrait:
        """The face of then, shown as faces are shown now."""
        return Portrait(row["code"], row["face"], self._faces)

    def _rows(self, connection: sqlite3.Connection, table: str, profile: int = 0, claims: set[int] | None = None) -> Iterator[Row]:
        """The rows of then: those of today that no later step touched, and what the touched ones were."""
        over = self._over.get(table, {})
        cursor = connection.execute(ROWS[table], {"profile": profile} if profile else {})
        names = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            if str(values[0]) not in over:
                yield dict(zip(names, values, strict=True))
        for row in over.values():
            if row and (not profile or row.get("profile") == profile or (claims is not None and row.get("claim") in claims)):
                yield row
