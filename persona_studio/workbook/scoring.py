"""Scorecards, accounts and what was kept of their scores, as the screens see them: plain SELECTs into frozen dataclasses. No SQLModel here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation.words import _
from persona_studio.workbook.history import time
from persona_studio.workbook.values import plain

SCORED = "scored"  # the record of a score that was kept
MAPPING = "mapping:"  # how the id of a setting begins that remembers what the columns of a list meant

SCORECARDS = "SELECT id, profile, name, version, body FROM scorecard ORDER BY profile, place, id"
EDITIONS = """SELECT e.number, e.name, e.body, (SELECT MIN(x.edit) FROM change x WHERE x.tbl = 'edition' AND x."key" = CAST(e.id AS TEXT))
FROM edition e WHERE e.scorecard = :scorecard ORDER BY e.number, e.id"""
AT = "SELECT at FROM edit WHERE id = :id"
LEFTOVERS = 'SELECT id, source, "row", reason, body FROM leftover WHERE :source IS NULL OR source = :source ORDER BY source, "row", id'
SETTING = "SELECT body FROM setting WHERE id = :id"
KEPT = "SELECT h.body, e.at FROM happened h JOIN edit e ON e.id = h.edit WHERE h.what = :what ORDER BY h.id DESC"


@dataclass(frozen=True)
class ListedCard:
    """A scorecard of an ideal customer profile. `version` is the number of its last edition; `unclear` says why its card is empty where nobody
    can read what is stored."""

    id: int
    profile: int
    name: str
    version: int
    card: Scorecard
    unclear: str = ""


@dataclass(frozen=True)
class Edition:
    """A version of a scorecard that was kept; `at` is when (UTC), where the log knows."""

    number: int
    name: str
    card: Scorecard
    at: datetime | None = None
    unclear: str = ""


@dataclass(frozen=True)
class Leftover:
    """A row of an import that was not understood, and why."""

    id: int
    source: int | None
    row: int
    reason: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Kept:
    """A score as it was on the day when it was kept: by which edition of which scorecard, from which ratings and gates."""

    at: datetime
    account: int
    name: str  # of the account
    scorecard: int
    scorecard_name: str
    number: int  # of the edition
    card: Scorecard
    ratings: Mapping[str, int]
    gates: Mapping[str, bool]
    figures: str  # "3.2–5.0"
    tier: str  # "Tier 1 to 2"
    low: str
    high: str


def scorecards(connection: sqlite3.Connection) -> list[ListedCard]:
    """All scorecards, by profile, in their order."""
    found = []
    for id, profile, name, version, body in connection.execute(SCORECARDS).fetchall():
        card, unclear = read_card(body)
        found.append(ListedCard(id, profile, name, version, card, unclear))
    return found


def editions(connection: sqlite3.Connection, scorecard: int) -> list[Edition]:
    """The versions of a scorecard that were kept, oldest first."""
    found = []
    for number, name, body, edit in connection.execute(EDITIONS, {"scorecard": scorecard}).fetchall():
        card, unclear = read_card(body)
        at = connection.execute(AT, {"id": edit}).fetchone() if edit is not None else None
        found.append(Edition(number, name, card, time(at[0]) if at else None, unclear))
    return found


def leftovers(connection: sqlite3.Connection, source: int | None) -> list[Leftover]:
    """The rows that imports left over, of one source or of all."""
    rows = connection.execute(LEFTOVERS, {"source": source}).fetchall()
    return [Leftover(id, of, row, reason, cells(body)) for id, of, row, reason, body in rows]


def scored(connection: sqlite3.Connection, account: int) -> list[Kept]:
    """The scores of an account that were kept, newest first."""
    kept = (_kept(body, time(at)) for body, at in connection.execute(KEPT, {"what": SCORED}).fetchall())
    return [one for one in kept if one and one.account == account]


def mapping(connection: sqlite3.Connection, headers: Iterable[str]) -> dict[str, Any] | None:
    """What the columns of a list with these headers meant the last time, in the importer's own terms."""
    row = connection.execute(SETTING, {"id": mapping_id(headers)}).fetchone()
    try:
        found = plain(row[0]) if row else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def mapping_id(headers: Iterable[str]) -> str:
    """Under which setting the meaning of these headers is remembered: whatever their order, case and blanks."""
    folded = sorted({" ".join(header.split()).casefold() for header in headers})
    return MAPPING + blake2b("\n".join(folded).encode("utf-8", "replace"), digest_size=12).hexdigest()


def read_card(body: str) -> tuple[Scorecard, str]:
    """What a stored scorecard means, and why it is empty where nobody can read it; never raises."""
    from persona_studio.domain.scoring import body as language

    try:
        found = plain(body)
        return (language.load(found), "") if isinstance(found, dict) else (Scorecard(), _("This could not be read."))
    except Exception:  # a stranger's body must not keep the workbook shut
        return Scorecard(), _("This could not be read.")


def cells(body: str) -> dict[str, str]:
    """The cells of an account by column; what is no text is said as text, and what nobody can read is no cell."""
    try:
        found = plain(body)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {column: cell if isinstance(cell, str) else json.dumps(cell) for column, cell in found.items() if cell not in (None, "")}


def _kept(body: str, at: datetime) -> Kept | None:
    """None for a record that a stranger wrote and nobody can read."""
    try:
        found = plain(body)
        ratings = {str(id): int(rating) for id, rating in found["ratings"].items()}
        gates = {str(id): bool(shut) for id, shut in found["gates"].items()}
        card, _unclear = read_card(json.dumps(found["card"]))
        said = [str(found[part]) for part in ("figures", "tier", "low", "high")]
        names = str(found["name"]), int(found["scorecard"]), str(found["scorecard_name"]), int(found["number"])
        return Kept(at, int(found["account"]), *names, card, ratings, gates, *said)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
