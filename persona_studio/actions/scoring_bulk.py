"""Scores lists of any length where they are: files by an embedded engine, tables inside the user's own database. No workbook is changed by it."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.actions import scoring_columns
from persona_studio.actions.scoring_columns import Planned
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from persona_studio.exchange.bulk.opening import Opened
    from persona_studio.exchange.bulk.result import Outcome
    from persona_studio.exchange.tables.table import Refused

CSV, PARQUET, XLSX = ".csv", ".parquet", ".xlsx"
_SAMPLE = 500

Progress = Callable[[float], None]  # the part that is done, 0 to 1
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Run:
    """What was scored: the counts, which column of the list fed which criterion or gate, what found no column, and rows that could not be read."""

    outcome: Outcome
    used: Mapping[str, str]
    missing: tuple[str, ...]
    refused: tuple[Refused, ...] = ()
    left_out: int = 0  # lines of a footer, rows marked as deleted
    notes: tuple[str, ...] = field(default=())


def run(
    card: Scorecard,
    path: Path,
    target: Path,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = lambda _part: None,
    cancelled: Cancelled = lambda: False,
    *,
    sheet: str = "",
) -> Run | None:
    """Scores a CSV, TSV, Parquet or XLSX file into a CSV, Parquet or XLSX file, by the ending of `target`. `mapping` says which column feeds which
    criterion (by id or name). None when cancelled, and then nothing is written. Raises Problem."""
    from persona_studio.exchange.bulk import duck, opening

    _check(card, path, target)
    with tempfile.TemporaryDirectory(prefix="persona-score-") as name:
        folder = Path(name)
        try:
            if opening.is_parquet(path):
                return _scored(card, path, target, mapping or {}, folder, _from_parquet(path), progress, cancelled)
            try:
                return _scored(card, path, target, mapping or {}, folder, _from_text(path), progress, cancelled)
            except (duck.Unfit, _NotPlain):
                long = _from_table(path, folder, sheet, cancelled)
                return _scored(card, path, target, mapping or {}, folder, long, progress, cancelled)
        except duck.Stopped:
            return None
        except OSError as error:
            raise _told(error, path) from error


def _told(error: OSError, path: Path) -> Problem:
    """What went wrong beside the target, which tells its own errors: there is no room to work, or the list cannot be read."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        from persona_studio.exchange.bulk.duck import no_room

        return no_room()
    from persona_studio.exchange.reading import unreadable

    return unreadable(path, error)


class _NotPlain(Exception):
    """The engine cannot read the file as it is."""


Opener = Callable[["DuckDBPyConnection"], "Opened"]


def _from_text(path: Path) -> Opener:
    def open_(connection: DuckDBPyConnection) -> Opened:
        from persona_studio.exchange.bulk import opening

        opened = opening.directly(connection, path)
        if opened is None:
            raise _NotPlain
        return opened

    return open_


def _from_table(path: Path, folder: Path, sheet: str, cancelled: Cancelled) -> Opener:
    def open_(connection: DuckDBPyConnection) -> Opened:
        from persona_studio.exchange.bulk import opening

        return opening.copied(connection, path, folder, sheet, cancelled)

    return open_


def _from_parquet(path: Path) -> Opener:
    def open_(connection: DuckDBPyConnection) -> Opened:
        from persona_studio.exchange.bulk import duck
        from persona_studio.exchange.bulk.opening import Opened

        names = duck.read_parquet(connection, path)
        return Opened(names, duck.sample(connection, _SAMPLE), None)

    return open_


def _scored(
    card: Scorecard, path: Path, target: Path, mapping: Mapping[str, str], folder: Path, open_: Opener, progress: Progress, cancelled: Cancelled,
) -> Run:  # fmt: skip
    from persona_studio.exchange.bulk import duck

    with duck.engine(folder) as connection:
        opened = open_(connection)
        planned = scoring_columns.planned(card, opened.headers, opened.sample, mapping)
        with atomic.replacing(target) as part:
            duck.enclose(connection, [path.resolve(), part], folder)
            outcome = _written(connection, planned, opened, part, target.suffix.lower(), progress, cancelled)
    tally = opened.tally
    refused = tuple(tally.refused) if tally else ()
    return Run(outcome, planned.used, planned.missing, refused, tally.footer + tally.deleted if tally else 0, opened.notes)


def _written(
    connection: DuckDBPyConnection, planned: Planned, opened: Opened, part: Path, kind: str, progress: Progress, cancelled: Cancelled
) -> Outcome:
    from persona_studio.exchange.accounts.mapping import DOMAIN, ID, NAME
    from persona_studio.exchange.bulk import duck, expression, result, spreadsheet

    plan = planned.plan
    rows = expression.scored(plan, expression.source(duck.ROWS, plan.width))
    if kind == XLSX:
        known = (planned.guessed.at(NAME), planned.guessed.at(ID), planned.guessed.at(DOMAIN))
        return result.outcome(plan, spreadsheet.write(connection, plan, rows, opened.headers, known, part, progress, cancelled))
    names = result.titles(plan, opened.headers)
    duck.write(connection, result.presented(plan, rows, names, guarded=kind == CSV), part, kind == PARQUET, progress, cancelled)
    return duck.counted(connection, part, kind == PARQUET, plan, names)


def _check(card: Scorecard, path: Path, target: Path) -> None:
    from persona_studio.domain.scoring import score

    score.check(card)
    if target.suffix.lower() not in (CSV, PARQUET, XLSX):
        raise Problem(
            _("{file} is of no kind that can be written.").format(file=target.name), _("Choose a name that ends in .csv, .xlsx or .parquet.")
        )
    if not path.is_file():
        raise Problem(_("There is no file {file}.").format(file=path), _("Check its name."))
    if target.exists() and target.samefile(path):
        raise Problem(_("{file} would be written over itself.").format(file=path.name), _("Choose another name for the result."))


def on_server(
    card: Scorecard, address: str, table: str, mapping: Mapping[str, str] | None = None, *, out_table: str = "", replace: bool = False,
    ask: Callable[[], str] | None = None,
) -> tuple[Run, str]:  # fmt: skip
    """Scores a table inside a PostgreSQL database into a table there, `table`_scored unless named, in one transaction; gives its name too.
    `ask` gives the password where the server wants one. Raises Problem."""
    from persona_studio.domain.scoring import score
    from persona_studio.exchange.bulk import expression, postgres, result

    score.check(card)
    with postgres.connected(address, ask) as connection:
        place = postgres.find(connection, table)
        schema, name = postgres.parts(out_table) if out_table else ("", postgres.beside(place.name))
        target = postgres.Place(schema or place.schema, postgres.fitting([name])[0])
        if (target.schema, target.name) == (place.schema, place.name):
            raise Problem(_("{table} would be written over itself.").format(table=table), _("Choose another name for the result."))
        planned = scoring_columns.planned(card, place.columns, postgres.sample(connection, place, _SAMPLE), mapping or {})
        plan = planned.plan
        names = postgres.fitting(result.titles(plan, place.columns))
        rows = expression.scored(plan, postgres.rows(place), fenced=True)
        postgres.write(connection, result.presented(plan, rows, names), target, replace)
        found = postgres.counts(connection, target, names[plan.width], names[plan.width + 4])
    return Run(result.outcome(plan, found), planned.used, planned.missing), f"{target.schema}.{target.name}"
