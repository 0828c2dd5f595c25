"""What DuckDB and PostgreSQL write differently, as small elements, and statements as text. No connection, no state."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Integer, Numeric, Select, Text
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.sql.functions import FunctionElement

WRITTEN = Numeric(24, 6)  # an amount as it stands in a cell: 18 figures before the point, six after it
POWER = Numeric(13, 0)  # what its word multiplies it with
WIDE = Numeric(37, 6)


class Postgres(PGDialect):
    """PostgreSQL's SQL with every word written out; backslashes in it stand for themselves (standard_conforming_strings, the default since 9.1)."""

    supports_statement_cache = False
    name = "postgresql"

    def __init__(self) -> None:
        super().__init__(paramstyle="named")
        self._backslash_escapes = False


class Duck(Postgres):
    """DuckDB's SQL, which is PostgreSQL's in nearly all that is used here."""

    supports_statement_cache = False
    name = "duckdb"


def text(statement: Select[Any], dialect: PGDialect) -> str:
    """The statement with its words in it, quoted."""
    return str(statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def named(name: str) -> quoted_name:
    """A name that is always quoted."""
    return quoted_name(name, quote=True)


class Matches(FunctionElement[bool]):
    """Whether a text matches a regular expression."""

    name, type, inherit_cache = "matches", Boolean(), True


class Groups(FunctionElement[Any]):
    """The first groups of a regular expression: (text, pattern, how many). Of a text that matches."""

    name, type, inherit_cache = "groups", Text(), True


class Group(FunctionElement[str]):
    """One of Groups, counted from 1; blank when it took no part."""

    name, type, inherit_cache = "group", Text(), True


class Quotient(FunctionElement[int]):
    """How often one whole number goes into another."""

    name, type, inherit_cache = "quotient", Integer(), True


class Easy(FunctionElement[bool]):
    """Whether `Small` does all that folding has to do: no letter that a database may see otherwise, single blanks inside and none outside."""

    name, type, inherit_cache = "easy", Boolean(), True


class Small(FunctionElement[str]):
    """An easy text in small letters."""

    name, type, inherit_cache = "small", Text(), True


Options = Any


def _parts(element: FunctionElement[Any], compiler: SQLCompiler, options: Options) -> list[str]:
    return [compiler.process(part, **options) for part in element.clauses]


def _number(element: FunctionElement[Any], place: int) -> int:
    """A part that is a whole number, known while the SQL is written."""
    return int(list(element.clauses)[place].value)  # type: ignore[attr-defined]


@compiles(Matches, "postgresql")
def _pg_matches(element: Matches, compiler: SQLCompiler, **options: Options) -> str:
    return "({} ~ {})".format(*_parts(element, compiler, options))


@compiles(Matches, "duckdb")
def _duck_matches(element: Matches, compiler: SQLCompiler, **options: Options) -> str:
    return "regexp_matches({}, {})".format(*_parts(element, compiler, options))


@compiles(Groups, "postgresql")
def _pg_groups(element: Groups, compiler: SQLCompiler, **options: Options) -> str:
    return "regexp_match({}, {})".format(*_parts(element, compiler, options)[:2])


@compiles(Groups, "duckdb")
def _duck_groups(element: Groups, compiler: SQLCompiler, **options: Options) -> str:
    names = ", ".join(f"'g{n}'" for n in range(1, _number(element, 2) + 1))
    return "regexp_extract({}, {}, [{}])".format(*_parts(element, compiler, options)[:2], names)


@compiles(Group, "postgresql")
def _pg_group(element: Group, compiler: SQLCompiler, **options: Options) -> str:
    return f"coalesce(({_parts(element, compiler, options)[0]})[{_number(element, 1)}], '')"


@compiles(Group, "duckdb")
def _duck_group(element: Group, compiler: SQLCompiler, **options: Options) -> str:
    return f"coalesce(struct_extract({_parts(element, compiler, options)[0]}, 'g{_number(element, 1)}'), '')"


@compiles(Quotient, "postgresql")
def _pg_quotient(element: Quotient, compiler: SQLCompiler, **options: Options) -> str:
    return "({} / {})".format(*_parts(element, compiler, options))


@compiles(Quotient, "duckdb")
def _duck_quotient(element: Quotient, compiler: SQLCompiler, **options: Options) -> str:
    return "({} // {})".format(*_parts(element, compiler, options))


# PostgreSQL's C collation knows ASCII only; DuckDB's lower() agrees with the table of folding on these (a test asks it for every one).
_ASCII = "!-~"
_EASY = {"postgresql": _ASCII, "duckdb": f"{_ASCII}¡-įı-ſΆ-ώЀ-џ‐-‧‰-⁞₠-₿ぁ-ヿ一-鿿"}


@compiles(Easy)
def _easy(element: Easy, compiler: SQLCompiler, **options: Options) -> str:
    known = _EASY[compiler.dialect.name]
    return compiler.process(Matches(*element.clauses, f"^[{known}]*( [{known}]+)*$"), **options)


@compiles(Small, "postgresql")
def _pg_small(element: Small, compiler: SQLCompiler, **options: Options) -> str:
    return f'lower({_parts(element, compiler, options)[0]} COLLATE "C")'


@compiles(Small, "duckdb")
def _duck_small(element: Small, compiler: SQLCompiler, **options: Options) -> str:
    return f"lower({_parts(element, compiler, options)[0]})"
