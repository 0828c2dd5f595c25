"""Scores lists of any length where they are: files by an embedded engine, tables inside the user's own database. No workbook is changed by it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import Criterion, Scorecard
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from persona_studio.exchange.bulk.expression import Plan
    from persona_studio.exchange.bulk.opening import Opened
    from persona_studio.exchange.bulk.result import Outcome
    from persona_studio.exchange.tables.table import Refused

CSV, PARQUET, XLSX = ".csv", ".parquet", ".xlsx"
_SAMPLE = 500


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
    progress: Callable[[float], None] = lambda _part: None,
    cancelled: Callable[[], bool] = lambda: False,
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
            from persona_studio.exchange.reading import unreadable

            raise unreadable(path, error) from error


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


def _from_table(path: Path, folder: Path, sheet: str, cancelled: Callable[[], bool]) -> Opener:
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
    card: Scorecard, path: Path, target: Path, mapping: Mapping[str, str], folder: Path, open_: Opener, progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Run:  # fmt: skip
    from persona_studio.exchange.bulk import duck, expression, result

    with duck.engine(folder) as connection:
        opened = open_(connection)
        plan, used, missing = planned(card, opened.headers, opened.sample, mapping)
        rows = expression.scored(plan, expression.source(duck.ROWS, plan.width))
        names = result.titles(plan, opened.headers)
        kind = target.suffix.lower()
        with atomic.replacing(target) as part:
            duck.enclose(connection, [path, part], folder)
            duck.write(connection, result.presented(plan, rows, names, guarded=kind == CSV), part, kind == PARQUET, progress, cancelled)
            outcome = duck.counted(connection, part, kind == PARQUET, plan, names)
        tally = opened.tally
    refused = tuple(tally.refused) if tally else ()
    return Run(outcome, used, missing, refused, tally.footer + tally.deleted if tally else 0, opened.notes)


def _check(card: Scorecard, path: Path, target: Path) -> None:
    from persona_studio.domain.scoring.score import shares

    shares(card)
    if target.suffix.lower() not in (CSV, PARQUET):
        raise Problem(_("{file} is of no kind that can be written.").format(file=target.name), _("Choose a name that ends in .csv or .parquet."))
    if not path.is_file():
        raise Problem(_("There is no file {file}.").format(file=path), _("Check its name."))
    if target.exists() and target.samefile(path):
        raise Problem(_("{file} would be written over itself.").format(file=path.name), _("Choose another name for the result."))


def planned(
    card: Scorecard, headers: Sequence[str], sample: Sequence[Sequence[str]], mapping: Mapping[str, str]
) -> tuple[Plan, dict[str, str], tuple[str, ...]]:
    """Which column feeds what: those that were named, else a header that is called as the scorecard says, else what the headers are guessed to mean.
    Gives the plan, the columns used by the names of criteria and gates, and the names of those that found none. Raises Problem."""
    from persona_studio.exchange.accounts import columns
    from persona_studio.exchange.bulk.expression import Plan

    guessed = columns.guess(headers, sample)
    held, by_hand = _chosen(card, headers, sample, mapping)
    used = {criterion.name: headers[at] for criterion, at in (*held, *by_hand)}
    readings = {}
    for criterion, at in by_hand:
        card, column = _reading_from(card, criterion)
        readings[column] = _reading(guessed.columns[at], at)
    taken = {criterion.id for criterion, _at in held}
    wanted = [(c.name, c.column) for c in card.criteria if c.rules and c.column and c.id not in taken]
    wanted += [(g.name, g.column) for g in card.gates if g.tests and g.column]
    missing = []
    for name, column in wanted:
        if column not in readings:
            at = _place(column, headers, guessed)
            if at is None:
                missing.append(name)
                continue
            readings[column] = _reading(guessed.columns[at], at)
        used.setdefault(name, headers[readings[column].at])
    return Plan(card, len(headers), readings, {c.id: at for c, at in held}), used, tuple(missing)


def _reading_from(card: Scorecard, criterion: Criterion) -> tuple[Scorecard, str]:
    """The scorecard with a criterion that reads a column of its own name, which no other reads."""
    from dataclasses import replace

    column = f"\0{criterion.id}"
    return replace(card, criteria=tuple(replace(c, column=column) if c.id == criterion.id else c for c in card.criteria)), column


def _reading(column: Any, at: int) -> Any:
    from persona_studio.domain.scoring.days import DAY_FIRST, MONTH_FIRST
    from persona_studio.exchange.accounts.mapping import DMY, MDY
    from persona_studio.exchange.bulk.expression import Reading

    return Reading(at, column.decimal, {DMY: DAY_FIRST, MDY: MONTH_FIRST}.get(column.dates, ""), column.factor)


def _place(column: str, headers: Sequence[str], guessed: Any) -> int | None:
    same = [at for at, header in enumerate(headers) if fold(header) == fold(column)]
    if len(same) == 1:
        return same[0]
    return next((at for at, each in enumerate(guessed.columns) if each.role == "cell" and fold(each.name) == fold(column)), None)


Pairs = list[tuple[Criterion, int]]


def _chosen(card: Scorecard, headers: Sequence[str], sample: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> tuple[Pairs, Pairs]:
    """The columns that were named by hand: those that hold ratings, and those that rules have to read. Raises Problem."""
    held: Pairs = []
    by_rules: Pairs = []
    for column, name in mapping.items():
        at, criterion = _header(column, headers), named_criterion(card, name)
        if _holds_ratings(row[at] for row in sample):
            held.append((criterion, at))
        elif criterion.rules:
            by_rules.append((criterion, at))
        else:
            sentence = _("{criterion} has no rule that could rate the column {column}, and the column does not hold ratings from 1 to 5.")
            raise Problem(sentence.format(criterion=criterion.name, column=column), _("Add a rule to {name}.").format(name=criterion.name))
    return held, by_rules


def _holds_ratings(values: Iterator[str]) -> bool:
    import re

    from persona_studio.domain.scoring.amounts import empty
    from persona_studio.exchange.bulk.cells import RATING

    said = [value for value in values if not empty(value)]
    return bool(said) and all(re.fullmatch(RATING, value) for value in said)


def _header(column: str, headers: Sequence[str]) -> int:
    for same in (lambda a, b: a == b, lambda a, b: fold(a) == fold(b)):
        found = [at for at, header in enumerate(headers) if same(header, column)]
        if len(found) == 1:
            return found[0]
    shown = ", ".join(headers[:12]) + (", …" if len(headers) > 12 else "")
    raise Problem(_("The list has no column {column}.").format(column=column), _("It has {columns}.").format(columns=shown))


def named_criterion(card: Scorecard, name: str) -> Criterion:
    """The criterion of this id or name, in any case. Raises Problem."""
    found = [c for c in card.criteria if c.id == name] or [c for c in card.criteria if fold(name) in (fold(c.id), fold(c.name))]
    if len(found) == 1:
        return found[0]
    names = ", ".join(c.name for c in card.criteria)
    raise Problem(_("The scorecard has no criterion {name}.").format(name=name), _("It has {names}.").format(names=names))
