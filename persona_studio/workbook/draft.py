"""What one edit is about to do: rows put and removed, kept in memory until it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from persona_studio.workbook.ids import Ids
from persona_studio.workbook.statements import DEFAULTS, IDS, chosen, matching, one
from persona_studio.workbook.values import sayable

Row = dict[str, Any]
Key = int | str
Place = tuple[str, Key]
AT_ONCE = 500  # values that one statement names


@dataclass(frozen=True)
class Record:
    """Something that happened, for the history; never undone."""

    what: str
    profiles: tuple[int, ...]
    claim: int | None
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Turned:
    """One row of an edit, as it was and as it will be; None where there is no row."""

    table: str
    key: Key
    before: Row | None
    after: Row | None


class Draft:
    """Collects an edit. Reads answer with the draft's own rows, so that an edit sees what it has done."""

    def __init__(self, connection: Connection, ids: Ids) -> None:
        self._connection = connection
        self._ids = ids
        self._before: dict[Place, Row | None] = {}
        self._after: dict[Place, Row | None] = {}
        self.records: list[Record] = []

    def put(self, table: str, **row: Any) -> Any:
        """Writes a row and gives its key. With a known key only the columns named change; else the row is new and blank where nothing is named."""
        row = {name: sayable(value) if isinstance(value, str) else value for name, value in row.items()}
        unknown = set(row) - set(DEFAULTS[table])
        if unknown:
            raise TypeError(f"{table} has no {', '.join(sorted(unknown))}")
        key = row.get("id")
        if key is None:
            key = row["id"] = self._ids.new(table)
            self._before[table, key] = None
        elif isinstance(key, int):
            self._ids.saw(table, key)
        self._after[table, key] = {**DEFAULTS[table], **(self.get(table, key) or {}), **row}
        return key

    def remove(self, table: str, *keys: Key) -> None:
        """Removes rows and what points to them and cannot be without them: a profile's claims and links, an account's ratings.
        What can be without them (the evidence of a source) stays."""
        for child, column in LOOSE.get(table, ()):
            for row in self.find(child, **{column: keys}):
                self.put(child, id=row["id"], **{column: None})
        for child, column in CHILDREN.get(table, ()):
            if rows := self.find(child, **{column: keys}):
                self.remove(child, *(row["id"] for row in rows))
        self.fetch(table, keys)
        self._after.update({(table, key): None for key in keys})

    def get(self, table: str, key: Key) -> Row | None:
        """A row, or None."""
        place = table, key
        if place in self._after:
            row = self._after[place]
            return dict(row) if row else None
        if place not in self._before:
            self.fetch(table, [key])
        row = self._before[place]
        return dict(row) if row else None

    def find(self, table: str, **want: Any) -> list[Row]:
        """The rows whose columns have the wanted values (a list means any of them), by key."""
        wanted = {name: set(value) if isinstance(value, list | tuple | set | frozenset) else {value} for name, value in want.items()}
        found: dict[Key, Row] = {}
        for part in _parts(wanted):
            for stored in self._connection.execute(matching(table, part)).mappings():
                row = dict(stored)
                self._before.setdefault((table, row["id"]), row)
                found[row["id"]] = row
        for (of, key), new in self._after.items():
            if of == table:
                found.pop(key, None)
                if new and all(new[name] in values for name, values in wanted.items()):
                    found[key] = new
        return [dict(found[key]) for key in sorted(found)]

    def fetch(self, table: str, keys: Iterable[Key]) -> None:
        """Reads many rows at once, so that getting each costs nothing."""
        missing = [key for key in keys if (table, key) not in self._before]
        for key in missing:
            self._before[table, key] = None
        if len(missing) == 1:
            rows = self._connection.execute(one(table), {"one": missing[0]}).mappings()
            self._before.update({(table, row["id"]): dict(row) for row in rows})
            return
        for start in range(0, len(missing), AT_ONCE):
            rows = self._connection.execute(chosen(table), {"keys": missing[start : start + AT_ONCE]}).mappings()
            self._before.update({(table, row["id"]): dict(row) for row in rows})

    def record(self, what: str, *, profiles: Iterable[int] = (), claim: int | None = None, **body: Any) -> None:
        """Notes that something happened ("printed"); it stands in the history of those profiles for ever."""
        self.records.append(Record(what, tuple(profiles), claim, body))

    def become(self, rows: Mapping[Place, Row | None]) -> None:
        """Makes rows what they once were; None removes one, and nothing that points to it."""
        for table in {table for table, _key in rows}:
            self.fetch(table, [key for of, key in rows if of == table])
        self._after.update({place: {**DEFAULTS[place[0]], **row} if row else None for place, row in rows.items()})

    def turned(self) -> list[Turned]:
        """The rows that will be different."""
        return [Turned(*place, self._before[place], after) for place, after in self._after.items() if self._before[place] != after]

    def profiles(self, turned: Iterable[Turned]) -> frozenset[int]:
        """The profiles that these rows, and the records, are about."""
        rows = [(t.table, row) for t in turned for row in (t.before, t.after) if row]
        about = {profile for record in self.records for profile in record.profiles}
        about |= {row["id"] for table, row in rows if table == "profile"}
        about |= {row["profile"] for table, row in rows if table in ("claim", "scorecard")}
        about |= {row[end] for table, row in rows if table == "link" for end in ("subject", "object")}
        claims = {row["claim"] for table, row in rows if table == "ground"} | {r.claim for r in self.records if r.claim is not None}
        evidence = [row["id"] for table, row in rows if table == "evidence"]
        sources = [row["id"] for table, row in rows if table == "source"]
        evidence += [row["id"] for row in self.find("evidence", source=sources)] if sources else []
        claims |= {row["claim"] for row in self.find("ground", evidence=evidence)} if evidence else set()
        scorecards = {row["scorecard"] for table, row in rows if table == "edition"}
        self.fetch("claim", claims)
        self.fetch("scorecard", scorecards)
        owned = [self.get("claim", claim) for claim in claims] + [self.get("scorecard", scorecard) for scorecard in scorecards]
        return frozenset(about | {row["profile"] for row in owned if row})


def _parts(wanted: dict[str, set[Any]]) -> Iterator[dict[str, set[Any]]]:
    """The same question in pieces, none of which names more values than a statement can hold."""
    name = max(wanted, key=lambda name: len(wanted[name]), default="")
    values = list(wanted[name]) if name else []
    if len(values) <= AT_ONCE:
        yield wanted
        return
    for start in range(0, len(values), AT_ONCE):
        yield {**wanted, name: set(values[start : start + AT_ONCE])}


CHILDREN = {
    "profile": (("claim", "profile"), ("link", "subject"), ("link", "object"), ("scorecard", "profile")),
    "claim": (("ground", "claim"),),
    "evidence": (("ground", "evidence"),),
    "scorecard": (("edition", "scorecard"),),
    "account": (("rating", "account"), ("shut", "account")),
    "source": (("leftover", "source"),),
}
LOOSE = {"source": (("evidence", "source"), ("account", "source"))}
assert set(CHILDREN) | set(LOOSE) <= IDS
