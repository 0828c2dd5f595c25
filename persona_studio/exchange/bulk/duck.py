"""DuckDB as the engine for files: reads CSV and Parquet, writes CSV and Parquet, with a bound on memory and nothing from the network."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select

from persona_studio.exchange.bulk.dialect import Duck, text
from persona_studio.exchange.bulk.expression import Plan
from persona_studio.exchange.bulk.result import Outcome, outcome
from persona_studio.exchange.scored import safe
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress = Callable[[float], None]  # the part that is done, 0 to 1
Cancelled = Callable[[], bool]
ROWS = "accounts"  # the view over what is read; its columns are c0, c1, …
_MEMORY = "360MB"
_READ, _READ_BACK = (f"max_line_size = {n}000000, buffer_size = {2 * n}000000" for n in (4, 10))  # what is written is wider than what was read
_OPTIONS = {
    "enable_progress_bar": "true",
    "enable_progress_bar_print": "false",
    "python_enable_replacements": "false",
    # A list of words is no table to be joined, and what a CASE needs for few rows must not be computed for all.
    "disabled_optimizers": "'in_clause,common_subexpressions'",
}
_LOOK = 0.05  # seconds between two looks at how far it is and whether to go on


class Unfit(Exception):
    """A file that DuckDB does not read as we do; the reader of tables has to."""


class Stopped(Exception):
    """Somebody cancelled."""


@dataclass(frozen=True)
class Text:
    """How delimited text in UTF-8 is laid out; `width` is the number of its columns."""

    delimiter: str
    width: int
    header: bool


@contextmanager
def engine(folder: Path) -> Iterator[DuckDBPyConnection]:
    """A connection that keeps what does not fit into memory in `folder`, and downloads nothing."""
    import duckdb

    config: dict[str, Any] = {
        "autoinstall_known_extensions": False, "autoload_known_extensions": False, "memory_limit": _MEMORY, "temp_directory": str(folder),
    }  # fmt: skip
    connection = duckdb.connect(":memory:", config=config)
    try:
        for option, value in _OPTIONS.items():
            connection.execute(f"SET {option} = {value}")
        yield connection
    finally:
        connection.close()


def enclose(connection: DuckDBPyConnection, files: Sequence[Path], folder: Path) -> None:
    """From here on these files and this folder are all that the connection can reach."""
    connection.execute(f"SET allowed_paths = [{', '.join(_quoted(str(file)) for file in files)}]")
    connection.execute(f"SET allowed_directories = [{_quoted(str(folder) + '/')}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def read_text(connection: DuckDBPyConnection, file: Path, layout: Text) -> None:
    """Makes the view over delimited text: every cell is text, every row as wide as the header."""
    columns = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(layout.width))
    filled = " OR ".join(f"trim(c{n}) <> ''" for n in range(layout.width))
    connection.execute(
        f"CREATE VIEW {ROWS} AS SELECT * FROM read_csv({_quoted(str(file))}, auto_detect = false, header = {str(layout.header).lower()}, "
        f"delim = {_quoted(layout.delimiter)}, quote = '\"', escape = '\"', strict_mode = true, "
        f"{_READ}, columns = {{{columns}}}) "
        f"WHERE {filled}"
    )


def read_parquet(connection: DuckDBPyConnection, file: Path) -> tuple[str, ...]:
    """Makes the view over a Parquet file and gives the names of its columns. Raises Problem when it is none."""
    import duckdb

    try:
        names = [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM read_parquet({_quoted(str(file))})").fetchall()]
    except duckdb.Error as error:
        raise Problem(_("{file} is not a Parquet file that can be read.").format(file=file.name), _("Save it again, or as CSV.")) from error
    cells = ", ".join(f"CAST({_name(name)} AS VARCHAR) AS c{n}" for n, name in enumerate(names))
    connection.execute(f"CREATE VIEW {ROWS} AS SELECT {cells} FROM read_parquet({_quoted(str(file))})")
    return tuple(names)


def sample(connection: DuckDBPyConnection, count: int) -> tuple[tuple[str, ...], ...]:
    """The first rows of the view."""
    rows = connection.execute(f"SELECT * FROM {ROWS} LIMIT {count}").fetchall()
    return tuple(tuple(cell or "" for cell in row) for row in rows)


def write(connection: DuckDBPyConnection, statement: Select[Any], file: Path, parquet: bool, progress: Progress, cancelled: Cancelled) -> None:
    """Writes what the SELECT gives as Parquet or CSV. Raises Unfit when the text is not as it was said to be, Stopped when
    cancelled."""
    kind = "FORMAT parquet, ROW_GROUP_SIZE 20480, USE_TMP_FILE false" if parquet else "FORMAT csv, USE_TMP_FILE false, HEADER, DELIMITER ','"
    run(connection, f"COPY ({text(statement, Duck())}) TO {_quoted(str(file))} ({kind})", progress, cancelled)


def run(connection: DuckDBPyConnection, sql: str, progress: Progress, cancelled: Cancelled) -> list[tuple[Any, ...]]:
    """Runs a statement on a thread, watches it, and gives its rows."""
    with ThreadPoolExecutor(1) as pool:
        task = pool.submit(lambda: connection.execute(sql).fetchall())
        try:
            while not task.done():
                if cancelled():
                    raise Stopped
                progress(max(0.0, connection.query_progress() / 100))
                wait([task], _LOOK)
        except BaseException:
            connection.interrupt()
            task.exception()
            raise
        with translated():
            return task.result()


@contextmanager
def translated() -> Iterator[None]:
    """What the engine raises within, as Unfit, Problem or OSError."""
    import duckdb

    try:
        yield
    except duckdb.InvalidInputException as error:
        raise Unfit(str(error)) from error
    except duckdb.OutOfMemoryException as error:
        raise no_room() from error
    except duckdb.IOException as error:
        raise _refused(str(error)) from error


def no_room() -> Problem:
    """What is said when memory or the temporary folder is full."""
    return Problem(_("There is not enough memory, or not enough room for temporary files."), _("Free some space, or score in parts."))


def _refused(reason: str) -> Exception:
    """What the system said to the engine, which knows its words only."""
    if "No space left" in reason or "quota" in reason:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return Problem(_("The list could not be scored: {reason}").format(reason=" ".join(reason.split())[:300]), _("Choose another folder."))


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def counted(connection: DuckDBPyConnection, file: Path, parquet: bool, plan: Plan, names: Sequence[str]) -> Outcome:
    """What was written, by tier. Whoever is excluded is in none."""
    places = ", ".join(f"'c{n}': 'VARCHAR'" for n in range(len(names)))
    text_ = (
        f"read_csv({_quoted(str(file))}, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', {_READ_BACK}, "
        f"columns = {{{places}}})"
    )
    source = f"read_parquet({_quoted(str(file))})" if parquet else text_
    at = plan.width
    tier, by = (_name(names[at]), _name(names[at + 4])) if parquet else (f"c{at}", f"c{at + 4}")
    found = connection.execute(f"SELECT {tier}, {by} IS NOT NULL, count(*) FROM {source} GROUP BY ALL").fetchall()
    named = {} if parquet else {safe.text(each.name): each.name for each in plan.card.tiers}
    return outcome(plan, [(named.get(words, str(words)), bool(shut), int(count)) for words, shut, count in found])
