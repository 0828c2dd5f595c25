"""What the log says a row once was, checked against the table that it would go back into: a stranger may have written the log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

GROWING = frozenset({"blob", "happened", "edit", "change", "touched"})  # tables that are never put back
NAMED = frozenset({"template", "setting"})  # tables whose key is a word
COLUMNS = 'SELECT name, type, "notnull" OR pk, dflt_value FROM pragma_table_info(:table)'
LONGEST = 2**63  # of a whole number in a file

Row = dict[str, Any]


class Unreadable(ValueError):
    """Not a row of its table, or of no table that has rows to put back."""


def key(table: str, text: str) -> int | str:
    """A key as its table has it. Raises Unreadable."""
    if table in NAMED:
        return text
    try:
        return int(text[:30])
    except ValueError as error:
        raise Unreadable(table, text) from error


class Shapes:
    """The columns of the tables, asked for once each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._columns: dict[str, list[tuple[str, str, bool, str | None]]] = {}

    def row(self, table: str, text: str, before: str | None) -> Row | None:
        """The row with that key as it was, None where there was none. What columns an older format lacked have their default. Raises Unreadable."""
        columns = self._of(table)
        wanted = key(table, text)
        if before is None:
            return None
        try:
            found = json.loads(before)
            if "\\u" in before:  # halves of characters, which no file can hold
                json.dumps(found, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise Unreadable(table, text) from error
        if not isinstance(found, dict) or found.get("id") != wanted:
            raise Unreadable(table, text)
        return {name: _value(found, name, kind, needed, default) for name, kind, needed, default in columns}

    def _of(self, table: str) -> list[tuple[str, str, bool, str | None]]:
        if table not in self._columns:
            found = [] if table in GROWING else self._connection.execute(COLUMNS, {"table": table}).fetchall()
            self._columns[table] = [(name, kind, bool(needed), default) for name, kind, needed, default in found]
        if not self._columns[table]:
            raise Unreadable(table)
        return self._columns[table]


def _value(found: Mapping[str, Any], name: str, kind: str, needed: bool, default: str | None) -> Any:
    if name not in found and default is not None:
        return default.strip("'") if kind == "TEXT" else int(default)
    value = found.get(name)
    if value is None and not needed:
        return None
    fits = isinstance(value, str) if kind == "TEXT" else type(value) is int and -LONGEST <= value < LONGEST
    if not fits:
        raise Unreadable(name)
    return value
