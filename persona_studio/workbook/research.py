"""Evidence, sources, sign-offs and links as the screens see them: plain SELECTs into frozen dataclasses. No SQLModel here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from persona_studio.domain.ground import Evidence, SignOff, Source

if TYPE_CHECKING:
    from persona_studio.domain.committee import Link

SIGNED = "signed"  # the record of a sign-off: claim, and in its body the "text" that was signed and "who" did
WITHDRAWN = "withdrawn"  # the record that takes the claim's sign-off back

SOURCES = "SELECT id, type, title, date, n, who, file, hash, note FROM source ORDER BY id"
EVIDENCE = "SELECT e.id, e.text, e.kind, e.source, e.locator, e.said, e.who FROM evidence e"
INBOX = f"{EVIDENCE} WHERE NOT EXISTS (SELECT 1 FROM ground g WHERE g.evidence = e.id) ORDER BY e.id"
GROUNDS = """SELECT g.claim, e.id, e.text, e.kind, e.source, e.locator, e.said, e.who
FROM claim c JOIN ground g ON g.claim = c.id JOIN evidence e ON e.id = g.evidence WHERE c.profile = :profile ORDER BY g.claim, g.id"""
CITED = """SELECT g.evidence, c.profile, c.field, c.id FROM ground g JOIN claim c ON c.id = g.claim ORDER BY g.evidence, g.id"""
LINKS = "SELECT id, kind, subject, object, role FROM link ORDER BY id"
SIGNATURES = """SELECT h.claim, h.what, h.body, e.at FROM happened h JOIN claim c ON c.id = h.claim JOIN edit e ON e.id = h.edit
WHERE c.profile = :profile AND h.what IN (:signed, :withdrawn) ORDER BY h.id"""
SIGNED_UP_TO = """SELECT h.claim, h.what, h.body, e.at FROM happened h JOIN edit e ON e.id = h.edit
WHERE h.edit <= :edit AND h.claim IS NOT NULL AND h.what IN (:signed, :withdrawn) ORDER BY h.id"""


def sources(connection: sqlite3.Connection) -> dict[int, Source]:
    """All sources by id, oldest first."""
    return {row[0]: Source(*row) for row in connection.execute(SOURCES).fetchall()}


def evidence(connection: sqlite3.Connection) -> list[Evidence]:
    """All evidence, oldest first."""
    return _evidence(connection.execute(f"{EVIDENCE} ORDER BY e.id").fetchall(), sources(connection))


def inbox(connection: sqlite3.Connection) -> list[Evidence]:
    """Evidence that stands under no claim yet, oldest first."""
    return _evidence(connection.execute(INBOX).fetchall(), sources(connection))


def grounds(connection: sqlite3.Connection, profile: int) -> dict[int, tuple[Evidence, ...]]:
    """What each claim of a profile stands on, by the claim's id; claims that stand on nothing are left out."""
    rows = connection.execute(GROUNDS, {"profile": profile}).fetchall()
    known = sources(connection) if rows else {}
    found: dict[int, list[Evidence]] = {}
    for claim, *row in rows:
        found.setdefault(claim, []).extend(_evidence([row], known))
    return {claim: tuple(items) for claim, items in found.items()}


def cited(connection: sqlite3.Connection) -> dict[int, list[tuple[int, str, int]]]:
    """Where each evidence is used: (profile, field, claim), by the evidence's id."""
    found: dict[int, list[tuple[int, str, int]]] = {}
    for id, profile, field, claim in connection.execute(CITED).fetchall():
        found.setdefault(id, []).append((profile, field, claim))
    return found


def links(connection: sqlite3.Connection) -> list[Link]:
    """All links between profiles, oldest first."""
    from persona_studio.domain.committee import Link

    return [Link(*row) for row in connection.execute(LINKS).fetchall()]


def signatures(connection: sqlite3.Connection, profile: int) -> dict[int, SignOff]:
    """The last sign-off of each claim of a profile that was not withdrawn; whether it still holds, `standing` says."""
    found: dict[int, SignOff] = {}
    for claim, what, body, at in connection.execute(SIGNATURES, {"profile": profile, "signed": SIGNED, "withdrawn": WITHDRAWN}).fetchall():
        found.pop(claim, None)
        if what == SIGNED and (signed := _sign_off(body, at)):
            found[claim] = signed
    return found


def signatures_up_to(connection: sqlite3.Connection, edit: int) -> dict[int, SignOff]:
    """The sign-offs of all claims as they stood after a step, also of claims that are gone today."""
    found: dict[int, SignOff] = {}
    for claim, what, body, at in connection.execute(SIGNED_UP_TO, {"edit": edit, "signed": SIGNED, "withdrawn": WITHDRAWN}).fetchall():
        found.pop(claim, None)
        if what == SIGNED and (signed := _sign_off(body, at)):
            found[claim] = signed
    return found


def _evidence(rows: Iterable[Any], known: Mapping[int, Source]) -> list[Evidence]:
    return [Evidence(id, text, kind, known.get(source), locator, said, who) for id, text, kind, source, locator, said, who in rows]


def _sign_off(body: str, at: int) -> SignOff | None:
    """None for a record that a stranger wrote and nobody can read."""
    try:
        plain = json.loads(body)
        when = datetime.fromisoformat(str(plain["at"])) if "at" in plain else datetime.fromtimestamp(at / 1000, UTC)
        return SignOff(str(plain["text"]), str(plain.get("who", "")), when)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, OSError):
        return None
