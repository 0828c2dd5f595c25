"""All accounts of a workbook as they are scored: read once, and after that only what a commit changed.

There may be a hundred thousand, so the rows are fetched under the workbook's lock, and made into accounts outside of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from persona_studio.domain.scoring.model import RATINGS, Account, Rated
from persona_studio.workbook.scoring import cells

ACCOUNTS = "SELECT id, place, name, code, domain, source, body FROM account"
RATED = 'SELECT id, account, criterion, value, said, "by" FROM rating'
GATES = "SELECT id, account, gate, value FROM shut"
AT_ONCE = 500

Rows = list[tuple[int, int, str, str, str, int | None, str]]
Key = tuple[str, int]


@dataclass(frozen=True)
class Fetched:
    """Rows as they stand in the file, of all accounts or of those in `ids`."""

    accounts: Rows
    ratings: list[tuple[int, int, str, int, str, str]]
    gates: list[tuple[int, int, str, int]]
    ids: Collection[int] | None = None


@dataclass(frozen=True)
class Accounts:
    """The accounts by id, in their order. `owners` says whose a rating or gate is, also when its row is gone."""

    by_id: Mapping[int, Account] = field(default_factory=dict)
    places: Mapping[int, int] = field(default_factory=dict)
    owners: dict[Key, int] = field(default_factory=dict)


def fetch(connection: sqlite3.Connection, known: Accounts | None, rows: Collection[Key]) -> Fetched:
    """The rows of every account, or, where accounts are known, of those that the changed rows belong to."""
    if known is None:
        return Fetched(*(connection.execute(select).fetchall() for select in (ACCOUNTS, RATED, GATES)))
    ids = {key for table, key in rows if table == "account"} | {known.owners[row] for row in rows if row in known.owners}
    for table, select in (("rating", "SELECT account FROM rating WHERE"), ("shut", "SELECT account FROM shut WHERE")):
        new = [key for of, key in rows if of == table and (of, key) not in known.owners]
        ids |= {account for (account,) in _chosen(connection, select, "id", new)}
    return Fetched(
        list(_chosen(connection, f"{ACCOUNTS} WHERE", "id", ids)),
        list(_chosen(connection, f"{RATED} WHERE", "account", ids)),
        list(_chosen(connection, f"{GATES} WHERE", "account", ids)),
        ids,
    )


def made(known: Accounts | None, fetched: Fetched) -> Accounts:
    """The accounts with what was fetched; those that were known stay the same objects."""
    owners = dict(known.owners) if known else {}
    ratings, gates = _ratings(fetched, owners), _gates(fetched, owners)
    new = {
        id: Account(id, name, code, domain, of, ratings.get(id, {}), gates.get(id, {}), source)
        for (id, _place, name, code, domain, source, _body), of in zip(fetched.accounts, _cells(fetched.accounts), strict=True)
    }
    places = {row[0]: row[1] for row in fetched.accounts}
    if known is None:
        return _in_order(new, places, owners)
    ids = fetched.ids or ()
    if all(id in known.by_id and places.get(id) == known.places[id] for id in ids):
        return Accounts({**known.by_id, **new}, known.places, owners)
    kept = [id for id in known.by_id if id not in ids]
    return _in_order({id: known.by_id[id] for id in kept} | new, {id: known.places[id] for id in kept} | places, owners)


def _in_order(found: Mapping[int, Account], places: Mapping[int, int], owners: dict[Key, int]) -> Accounts:
    order = sorted(found, key=lambda id: (places[id], id))
    return Accounts({id: found[id] for id in order}, places, owners)


def _ratings(fetched: Fetched, owners: dict[Key, int]) -> dict[int, dict[str, Rated]]:
    found: dict[int, dict[str, Rated]] = defaultdict(dict)
    same: dict[tuple[int, str, str], Rated] = {}
    for id, account, criterion, value, said, by in sorted(fetched.ratings):
        owners["rating", id] = account
        if value in RATINGS:  # a stranger's 7 is unknown
            found[account][criterion] = same.setdefault((value, by, said), Rated(value, by, said))
    return found


def _gates(fetched: Fetched, owners: dict[Key, int]) -> dict[int, dict[str, bool]]:
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    for id, account, gate, value in sorted(fetched.gates):
        owners["shut", id] = account
        found[account][gate] = bool(value)
    return found


def _cells(rows: Rows) -> Iterator[dict[str, str]]:
    """The cells of each row. Many bodies are read as one list: quicker, and equal headers are one text in memory."""
    for start in range(0, len(rows), AT_ONCE):
        bodies = [row[6] for row in rows[start : start + AT_ONCE]]
        yield from _together(bodies) or map(cells, bodies)


def _together(bodies: list[str]) -> list[dict[str, str]] | None:
    """None where one of the bodies is not plainly what we write: then each is read for itself."""
    text = f"[{','.join(bodies)}]"
    if "\\u" in text or '""' in text:  # what no file can hold, and what is empty, `cells` knows to answer
        return None
    try:
        found: list[dict[str, str]] = json.loads(text)
        "".join(chain.from_iterable(of.values() for of in found))  # nothing but text
    except (ValueError, RecursionError, TypeError, AttributeError):
        return None
    return found if len(found) == len(bodies) else None


def _chosen(connection: sqlite3.Connection, select: str, column: str, keys: Iterable[int]) -> Iterator[Any]:
    keys = list(keys)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        yield from connection.execute(f"{select} {column} IN ({', '.join('?' * len(some))})", some).fetchall()
