"""The statements of the writing side, built once from the tables. Importing this imports SQLModel."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Set
from functools import cache
from typing import Any

import sqlalchemy as sa

from persona_studio.workbook.tables import FACTS, MODELS, TABLES

IDS = frozenset(FACTS)
DEFAULTS: dict[str, dict[str, Any]] = {
    name: {id: None if field.is_required() else field.default for id, field in MODELS[name].model_fields.items()} for name in FACTS
}


def adopt(connection: sqlite3.Connection) -> sa.Connection:
    """A SQLAlchemy connection over one that is open already; transactions stay in our hands."""
    engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.StaticPool)
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


@cache
def one(table: str) -> sa.Select[Any]:
    """The row with the key `one`."""
    return sa.select(TABLES[table]).where(TABLES[table].c.id == sa.bindparam("one"))


@cache
def chosen(table: str) -> sa.Select[Any]:
    """The rows with any of `keys`."""
    return sa.select(TABLES[table]).where(TABLES[table].c.id.in_(sa.bindparam("keys", expanding=True)))


def matching(table: str, wanted: Mapping[str, Set[Any]]) -> sa.Select[Any]:
    """The rows whose columns have one of the wanted values."""
    columns = TABLES[table].c
    tests = [columns[name] == next(iter(values)) if len(values) == 1 else columns[name].in_(values) for name, values in wanted.items()]
    return sa.select(TABLES[table]).where(*tests)


@cache
def insert(table: str) -> sa.Insert:
    return TABLES[table].insert()


@cache
def update(table: str) -> sa.Update:
    """Sets every column of the row with the key `one`."""
    columns = TABLES[table].c
    return TABLES[table].update().where(columns.id == sa.bindparam("one")).values({c.name: sa.bindparam(c.name) for c in columns if c.name != "id"})


@cache
def delete(table: str) -> sa.Delete:
    return TABLES[table].delete().where(TABLES[table].c.id == sa.bindparam("one"))


@cache
def stand() -> sa.Update:
    """Sets the top of the undo stack after the step `one`."""
    columns = TABLES["edit"].c
    return TABLES["edit"].update().where(columns.id == sa.bindparam("one")).values(undo=sa.bindparam("top"))


@cache
def befores() -> sa.Select[Any]:
    """What the rows of the step `edit` were before it."""
    change = TABLES["change"].c
    return sa.select(change.tbl, change.key, change.before).where(change.edit == sa.bindparam("edit"))
