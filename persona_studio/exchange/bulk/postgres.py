"""PostgreSQL: the same SELECT inside the user's own database, over a table of theirs, into a new table beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import FromClause, Select, Text, cast, column, select, table

from persona_studio.exchange.bulk.dialect import Postgres, named, text
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from psycopg import Connection

OURS = "Scored by Persona Studio"  # the comment by which a table is known to be ours
_KINDS = ("r", "p", "v", "m", "f")  # what can be read: tables, views, foreign tables
_PART = re.compile(r'"((?:[^"]|"")+)"|([^".]+)')


@dataclass(frozen=True)
class Place:
    """A table that was found: its schema, its name, its columns."""

    schema: str
    name: str
    columns: tuple[str, ...] = ()


def check_address(address: str) -> None:
    """Raises Problem for an address that names a password, which everybody on the machine could read, or another kind of database."""
    way_out = _("Leave it out and set PGPASSWORD, put it into the file ~/.pgpass, or wait to be asked for it.")
    try:
        split = urlsplit(address)
    except ValueError:
        split = urlsplit("")
    if split.scheme not in ("postgresql", "postgres"):
        raise Problem(_("This is not the address of a PostgreSQL database."), _("Write it as postgresql://user@host/database."))
    if split.password is not None or {"password", "sslpassword"} & {key.lower() for key in parse_qs(split.query, keep_blank_values=True)}:
        raise Problem(_("The address holds a password, which others could read in the list of processes."), way_out)


@contextmanager
def connected(address: str, ask: Callable[[], str] | None = None) -> Iterator[Connection[Any]]:
    """A connection whose transaction is committed on leaving without an error. `ask` gives the password when the server wants one and no place of
    libpq's own has it. Raises Problem."""
    import psycopg

    check_address(address)
    connection = _connect(address, ask)
    try:
        with connection:
            connection.execute("SET standard_conforming_strings = on")
            connection.execute("SET DateStyle = ISO")
            connection.execute("SET client_encoding = 'UTF8'")
            yield connection
    except psycopg.Error as error:
        raise _told(error) from error


def _connect(address: str, ask: Callable[[], str] | None) -> Connection[Any]:
    import psycopg

    try:
        return psycopg.connect(address, connect_timeout=15)
    except psycopg.OperationalError as error:
        if ask is None or "password" not in str(error).lower():
            raise _told(error) from error
    try:
        return psycopg.connect(address, password=ask(), connect_timeout=15)
    except psycopg.OperationalError as error:
        raise _told(error) from error


def _told(error: Exception) -> Problem:
    reason = " ".join(str(error).split())[:400].rstrip(".?")
    return Problem(_("The database says: {reason}.").format(reason=reason), _("Check the address, the table and what you may do there."))


def find(connection: Connection[Any], name: str) -> Place:
    """The table of this name: `accounts`, `sales.accounts`, `"Sales"."My accounts"`. Raises Problem."""
    schema, bare = parts(name)
    found = connection.execute(
        "SELECT n.nspname, c.relname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relname = %s AND c.relkind = ANY(%s) AND (n.nspname = %s OR %s = '' AND pg_table_is_visible(c.oid))",
        (bare, list(_KINDS), schema, schema),
    ).fetchone()
    if found is None:
        raise Problem(_("The database has no table {name}.").format(name=name), _("Write it as schema.table, with quotation marks around capitals."))
    query = "SELECT attname FROM pg_attribute WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
    columns = connection.execute(query, (found[2],)).fetchall()
    return Place(found[0], found[1], tuple(row[0] for row in columns))


def parts(name: str) -> tuple[str, str]:
    """Schema (blank for none) and table of a name as SQL has it; what is not quoted is in small letters. Raises Problem."""
    found = [quoted.replace('""', '"') if quoted else bare.strip().lower() for quoted, bare in _PART.findall(name)]
    whole = _PART.sub("x", name).replace(" ", "")
    if whole not in ("x", "x.x") or not all(found):
        raise Problem(_("{name} is not the name of a table.").format(name=name), _("Write it as table or schema.table."))
    return (found[0], found[1]) if len(found) == 2 else ("", found[0])


def rows(place: Place) -> FromClause:
    """The table's columns as text, called c0, c1, …, and as they are, called o0, o1, …"""
    own = table(named(place.name), *(column(named(name)) for name in place.columns), schema=named(place.schema))
    cells = [cast(own.c[name], Text).label(f"c{n}") for n, name in enumerate(place.columns)]
    return select(*cells, *(own.c[name].label(f"o{n}") for n, name in enumerate(place.columns))).subquery("accounts")


def sample(connection: Connection[Any], place: Place, count: int) -> tuple[tuple[str, ...], ...]:
    """Some rows of the table."""
    cells = rows(place)
    statement = text(select(*(cells.c[f"c{n}"] for n in range(len(place.columns)))).limit(count), Postgres())
    return tuple(tuple(cell or "" for cell in row) for row in connection.execute(statement.encode()).fetchall())


def write(connection: Connection[Any], statement: Select[Any], target: Place, replace: bool) -> None:
    """Creates the table with what the SELECT gives, in the transaction that is open. One that stands there is replaced when it is ours, or told to.
    Raises Problem."""
    name = _name(target)
    there = connection.execute("SELECT c.relkind, obj_description(c.oid, 'pg_class') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                               "WHERE n.nspname = %s AND c.relname = %s", (target.schema, target.name)).fetchone()  # fmt: skip
    if there is not None:
        if there[0] not in ("r", b"r") or not (replace or there[1] == OURS):
            sentence = _("There is a table {name} already, and it is not one of ours.")
            raise Problem(sentence.format(name=target.name), _("Choose another with --out-table, or allow it with --replace."))
        connection.execute(f"DROP TABLE {name}".encode())
    connection.execute(f"CREATE TABLE {name} AS {text(statement, Postgres())}".encode())
    connection.execute(f"COMMENT ON TABLE {name} IS '{OURS}'".encode())


def counts(connection: Connection[Any], target: Place, tier: str, excluded: str) -> list[tuple[str, bool, int]]:
    """How many rows have which tier, and whether a gate is shut."""
    query = f"SELECT {_quoted(tier)}, {_quoted(excluded)} IS NOT NULL, count(*) FROM {_name(target)} GROUP BY 1, 2"
    return [(str(words), bool(shut), int(count)) for words, shut, count in connection.execute(query.encode()).fetchall()]


def beside(name: str) -> str:
    """What the table beside one of this name is called."""
    return f"{_cut(name, 56)}_scored"


def fitting(names: Sequence[str]) -> list[str]:
    """The names, cut to the 63 bytes that PostgreSQL keeps, and still different."""
    made: list[str] = []
    for name in names:
        wanted, n = _cut(name, 63), 2
        while wanted in made:
            wanted, n = f"{_cut(name, 58)} ({n})", n + 1
        made.append(wanted)
    return made


def _cut(name: str, most: int) -> str:
    return name.encode()[:most].decode("utf-8", "ignore")


def _name(place: Place) -> str:
    return f"{_quoted(place.schema)}.{_quoted(place.name)}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
