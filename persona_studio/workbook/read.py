"""What the screens see: a handful of portable SELECTs into frozen dataclasses. No SQLModel here: this runs before the first paint."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from persona_studio.domain.faces import Portrait
from persona_studio.domain.ground import standing
from persona_studio.domain.profile import Claim, Share, counted
from persona_studio.template.model import Field, Template
from persona_studio.workbook.research import signatures
from persona_studio.workbook.values import load, plain

PROFILES = "SELECT id, code, name, template, place, retired, tier, face FROM profile ORDER BY place, id"
PROFILE = "SELECT id, code, name, template, place, retired, tier, face FROM profile WHERE id = :id"
CLAIMS = """SELECT c.id, c.field, c.body, CASE WHEN EXISTS (SELECT 1 FROM ground g WHERE g.claim = c.id) THEN 1 ELSE 0 END
FROM claim c WHERE c.profile = :profile ORDER BY c.field, c.place, c.id"""
BODIES = "SELECT field, id, body FROM claim WHERE profile = :profile ORDER BY field, place, id"
COUNTS = """SELECT c.field, COUNT(*), COUNT(CASE WHEN EXISTS (SELECT 1 FROM ground g WHERE g.claim = c.id) THEN 1 END)
FROM claim c WHERE c.profile = :profile GROUP BY c.field"""
TEMPLATES = "SELECT id, toml FROM template ORDER BY id"
SETTING = "SELECT body FROM setting WHERE id = :id"
SETTINGS = "SELECT id, body FROM setting"


@dataclass(frozen=True)
class Listed:
    """A line of the list of profiles. `template` is a template's id, `kind` what it describes."""

    id: int
    code: str
    name: str
    template: str
    kind: str
    place: int
    retired: bool = False  # kept, but no longer worked with
    tier: int = 0  # 1 to 3; 0: nobody has said
    portrait: Portrait | None = None  # None: the face of its code

    @property
    def face(self) -> Portrait:
        """What stands for it where a face is seen."""
        return self.portrait or Portrait(self.code)


@dataclass(frozen=True)
class Shares:
    """How full a profile is, and how many of its claims rest on evidence."""

    filled: Share
    evidenced: Share


Found = tuple[int, str, str, str, int, int, int, str]  # id, code, name, template, place, retired, tier, face


def profiles(connection: sqlite3.Connection) -> list[Found]:
    return connection.execute(PROFILES).fetchall()


def profile(connection: sqlite3.Connection, id: int) -> Found:
    """Raises KeyError when there is none."""
    found: Found | None = connection.execute(PROFILE, {"id": id}).fetchone()
    if found is None:
        raise KeyError(id)
    return found


def claims(connection: sqlite3.Connection, profile: int, template: Template) -> dict[str, tuple[Claim, ...]]:
    """The claims of a profile by field, in order, each with the ground it stands on."""
    signed = signatures(connection, profile)
    found: dict[str, list[Claim]] = {}
    for id, field, body, evidenced in connection.execute(CLAIMS, {"profile": profile}).fetchall():
        ground = standing(body, bool(evidenced), signed.get(id))
        found.setdefault(field, []).append(Claim(id, field, load(template.field(field), body), ground))
    return {field: tuple(items) for field, items in found.items()}


def bodies(connection: sqlite3.Connection, profile: int) -> dict[str, list[tuple[int, str]]]:
    """What is stored of each field, in order, by claim, as it stands in the file: exports lose nothing, whatever it may mean."""
    found: dict[str, list[tuple[int, str]]] = {}
    for field, id, body in connection.execute(BODIES, {"profile": profile}).fetchall():
        found.setdefault(field, []).append((id, body))
    return found


def shares(connection: sqlite3.Connection, profile: int, name: str, template: Template) -> Shares:
    """The same counts as domain.completeness and domain.coverage, without reading a value."""
    counts: Mapping[str, tuple[int, int]] = {f: (n, g) for f, n, g in connection.execute(COUNTS, {"profile": profile}).fetchall()}

    def filled(f: Field) -> bool:
        return bool(name) if f.id == "name" else f.id in counts

    asked = counted(template, filled)
    claimed = [counts[f.id] for f in template.fields if f.claim and f.id in counts]
    return Shares(Share(sum(map(filled, asked)), len(asked)), Share(sum(g for _n, g in claimed), sum(n for n, _g in claimed)))


def templates(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute(TEMPLATES).fetchall()


def settings(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute(SETTINGS).fetchall()


def setting(connection: sqlite3.Connection, id: str) -> Any:
    """The plain JSON of one setting; None where there is none, or none that anyone can read."""
    row = connection.execute(SETTING, {"id": id}).fetchone()
    try:
        return plain(row[0]) if row else None
    except ValueError:
        return None
