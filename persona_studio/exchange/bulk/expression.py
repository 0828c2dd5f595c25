"""A scorecard over the columns of a table as one SELECT: ratings, sums, tiers and gates, in whole numbers and exact decimals.

It is built in steps, each a SELECT over the one before, so that nothing is computed twice: folded cells, amounts and days, ratings, sums, tiers.
Columns of the table are called c0, c1, …; what strangers call theirs only appears quoted, at the very end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from sqlalchemy import Boolean, ColumnElement, FromClause, Integer, Select, case, cast, column, func, literal, null, select, table

from persona_studio.domain.scoring.model import BEST, WORST, After, Before, Between, Contains, Criterion, Gate, OneOf, Scorecard, Test
from persona_studio.domain.scoring.score import hundredths, shares
from persona_studio.exchange.bulk import cells, verdicts
from persona_studio.exchange.bulk.dialect import WIDE
from persona_studio.exchange.bulk.verdicts import Cell

Column = ColumnElement[Any]


@dataclass(frozen=True)
class Reading:
    """How one column is read: its place, how its amounts and days are written, and what its amounts are counted in."""

    at: int
    decimal: str = "."
    dates: str = ""
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class Plan:
    """A scorecard and where in a table its columns stand. What has no place is not in the table. `held`: columns that hold the ratings of a criterion."""

    card: Scorecard
    width: int
    readings: Mapping[str, Reading] = field(default_factory=dict)  # by the column's name in the scorecard
    held: Mapping[str, int] = field(default_factory=dict)  # place of the column, by the criterion's id


def source(name: str, width: int, schema: str | None = None) -> FromClause:
    """A table or view whose columns are c0, c1, …"""
    return table(name, *(column(f"c{n}") for n in range(width)), schema=schema)


def scored(plan: Plan, rows: FromClause, *, fenced: bool = False) -> FromClause:
    """The rows with r0, r1, … (ratings, NULL for unknown), s0, s1, … (gates: shut, NULL for unknown), known (weight in hundredths), low and high (sums of
    weight times rating), best and worst (tiers by number). `fenced`: keeps PostgreSQL from computing a step again wherever it is used."""
    steps = _Steps(rows, fenced)
    readings = {name: reading for name, reading in plan.readings.items() if _asked(plan, name)}
    for made in zip_longest(*(_made(steps, at, reading, _tests(plan, at)) for at, reading in _places(readings).items()), fillvalue={}):
        steps.add(**{name: each for of_column in made for name, each in of_column.items()})
    ready = {name: _cell(steps, reading) for name, reading in readings.items()}
    ratings = {f"r{n}": _rating(plan, criterion, steps, ready) for n, criterion in enumerate(plan.card.criteria)}
    gates = {f"s{n}": _gate(gate, ready) for n, gate in enumerate(plan.card.gates)}
    steps.add(**ratings, **gates)
    steps.add(**_sums(plan.card, steps.rows))
    steps.add(**_tiers(plan.card, steps.rows))
    return steps.rows


class _Steps:
    """Selects over selects; `rows` is the last of them."""

    def __init__(self, rows: FromClause, fenced: bool) -> None:
        self.rows = rows
        self._fenced = fenced
        self._count = 0

    def __getitem__(self, name: str) -> Column:
        return self.rows.c[name]

    def __contains__(self, name: str) -> bool:
        return name in self.rows.c

    def add(self, **columns: Column) -> None:
        if columns:
            self._count += 1
            step: Select[Any] = select(*self.rows.c, *(each.label(name) for name, each in columns.items()))
            self.rows = (step.offset(0) if self._fenced else step).subquery(f"step{self._count}")


def _asked(plan: Plan, name: str) -> bool:
    wanted = {c.column for c in plan.card.criteria if c.rules and c.id not in plan.held} | {g.column for g in plan.card.gates if g.tests}
    return name in wanted


def _places(readings: Mapping[str, Reading]) -> dict[int, Reading]:
    return {reading.at: reading for reading in readings.values()}


def _tests(plan: Plan, at: int) -> list[Test]:
    """All tests that are put to a column."""
    names = {name for name, reading in plan.readings.items() if reading.at == at}
    of_rules = [rule.test for c in plan.card.criteria if c.column in names and c.id not in plan.held for rule in c.rules]
    return of_rules + [test for g in plan.card.gates if g.column in names for test in g.tests]


def _made(steps: _Steps, at: int, reading: Reading, tests: list[Test]) -> Iterator[dict[str, Column]]:
    """What the tests ask of a cell, step by step: `bare`, `silent`, `parts`, `day`, `low` and `high`, each with the column's place in its name."""
    amount = any(isinstance(test, Between) for test in tests)
    words = any(isinstance(test, OneOf | Contains | Before | After) for test in tests)
    cell = steps[f"c{at}"]
    yield {f"plain{at}": cells.plain_amount(cell, reading.decimal)} if amount else {}
    bare = cells.folded(steps[f"c{at}"])
    yield {f"bare{at}": case((steps[f"plain{at}"].is_(None), bare)) if amount and not words else bare}
    bare = steps[f"bare{at}"]
    made = {f"silent{at}": verdicts.silence(bare, steps[f"plain{at}"] if amount else None)}
    if any(isinstance(test, OneOf) for test in tests):
        spread = literal(";") + func.regexp_replace(bare, " *; *", ";", "g") + ";"
        made[f"parts{at}"] = case((func.strpos(bare, ";") > 0, spread))
    if any(isinstance(test, Before | After) for test in tests):
        made[f"day{at}"] = cells.day_number(steps[f"c{at}"], bare, reading.dates)
    if not amount:
        yield made
        return
    yield made | {f"dashed{at}": case((steps[f"plain{at}"].is_(None), cells.dashed(bare)))}
    yield from _amount(steps, at, reading)


def _amount(steps: _Steps, at: int, reading: Reading) -> Iterator[dict[str, Column]]:
    decimal = reading.decimal
    yield {f"shape{at}": cells.shape(steps[f"c{at}"], steps[f"dashed{at}"], decimal)}
    found = cells.groups(steps[f"dashed{at}"], steps[f"shape{at}"], decimal)
    yield {f"{name}{at}": each for name, each in found.items()}
    number = cells.written({name: steps[f"{name}{at}"] for name in found}, steps[f"shape{at}"], decimal)
    yield {f"{name}{at}": each for name, each in number.items()}
    ends = cells.ends({name: steps[f"{name}{at}"] for name in number}, steps[f"shape{at}"])
    plain = steps[f"plain{at}"]
    yield {f"{name}{at}": _times(func.coalesce(plain, end), reading.factor) for name, end in ends.items()}


def _times(end: Column, factor: Decimal) -> Column:
    return end if factor == 1 else cast(end * factor, WIDE)


def _cell(steps: _Steps, reading: Reading) -> Cell:
    def there(name: str) -> Column | None:
        return steps[f"{name}{reading.at}"] if f"{name}{reading.at}" in steps else None

    return Cell(steps[f"silent{reading.at}"], there("bare"), there("parts"), there("low"), there("high"), there("day"))


def _rating(plan: Plan, criterion: Criterion, steps: _Steps, ready: Mapping[str, Cell]) -> Column:
    if criterion.id in plan.held:
        return cells.held(steps[f"c{plan.held[criterion.id]}"])
    if not criterion.rules or criterion.column not in ready:
        return cast(null(), Integer)
    return verdicts.rating(criterion, ready[criterion.column])


def _gate(gate: Gate, ready: Mapping[str, Cell]) -> Column:
    return verdicts.shut(gate, ready[gate.column]) if gate.tests and gate.column in ready else cast(null(), Boolean)


def _sums(card: Scorecard, rows: FromClause) -> dict[str, Column]:
    weights = [(rows.c[f"r{n}"], weight) for n, weight in enumerate(shares(card).values()) if weight]

    def added(least: int) -> Column:
        return sum((func.coalesce(rated, least) * weight for rated, weight in weights), literal(0, Integer))

    known = sum((case((rated.is_not(None), weight), else_=0) for rated, weight in weights), literal(0, Integer))
    return {"low": added(WORST), "high": added(BEST), "known": known}


def _tiers(card: Scorecard, rows: FromClause) -> dict[str, Column]:
    """A tier begins at the first whole sum that reaches its limit."""
    total = sum(shares(card).values())
    least = [-(-hundredths(tier.least) * total // 100) for tier in card.tiers if tier.least is not None]

    def tier(points: Column) -> Column:
        return case(*((points >= limit, n) for n, limit in enumerate(least)), else_=len(least)) if least else literal(0, Integer)

    return {"best": tier(rows.c.high), "worst": tier(rows.c.low)}
