"""From the engine to a spreadsheet with formulas, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import FromClause, Select, select

from persona_studio.domain.scoring.model import Assessment, Rated
from persona_studio.domain.scoring.score import Score, shares, tier_words
from persona_studio.exchange.bulk import duck
from persona_studio.exchange.bulk.dialect import Duck, text
from persona_studio.exchange.bulk.expression import Plan
from persona_studio.exchange.bulk.result import excluded_by
from persona_studio.exchange.scored.result import Result

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_STRIDE = 1000  # rows at a time
_OURS = ("low", "high", "known", "best", "worst")


def raw(plan: Plan, rows: FromClause) -> Select[Any]:
    """Cells, ratings, sums, tiers and the names of the gates that are shut."""
    ratings = [rows.c[f"r{n}"] for n in range(len(plan.card.criteria))]
    return select(*(rows.c[f"c{n}"] for n in range(plan.width)), *ratings, *(rows.c[name] for name in _OURS), excluded_by(plan, rows))


def write(
    connection: DuckDBPyConnection, plan: Plan, rows: FromClause, headers: Sequence[str], names: tuple[int | None, int | None, int | None],
    file: Path,
    progress: duck.Progress, cancelled: duck.Cancelled,
) -> list[tuple[str, bool, int]]:  # fmt: skip
    """Writes the workbook and gives how many rows have which tier, with whether a gate is shut. `names`: the places of name, id and domain. Raises
    Stopped when cancelled."""
    from persona_studio.exchange.scored import xlsx_file

    found: dict[tuple[str, bool], int] = {}
    with duck.translated():
        total = connection.execute(f"SELECT count(*) FROM {duck.ROWS}").fetchall()[0][0]
        cursor = connection.execute(text(raw(plan, rows), Duck()))

    def results() -> Iterator[Result]:
        done = 0
        while batch := _fetched(cursor):
            if cancelled():
                raise duck.Stopped
            done += len(batch)
            progress(done / total)
            for row in batch:
                each = _result(plan, headers, names, row)
                key = (each.tier, bool(each.gate))
                found[key] = found.get(key, 0) + 1
                yield each

    xlsx_file.write(plan.card, results(), file, headers)
    return [(words, shut, count) for (words, shut), count in found.items()]


def _fetched(cursor: DuckDBPyConnection) -> list[Any]:
    with duck.translated():
        return cursor.fetchmany(_STRIDE)


def _result(plan: Plan, headers: Sequence[str], names: tuple[int | None, ...], row: tuple[Any, ...]) -> Result:
    card, width = plan.card, plan.width
    ratings = row[width : width + len(card.criteria)]
    low, high, known, best, worst, shut = row[width + len(card.criteria) :]
    total = sum(shares(card).values())
    score = Score(Fraction(low, total), Fraction(high, total), Fraction(known, total), best, worst, card.gates[:1] if shut else ())
    name, code, domain = (row[at] or "" if at is not None else "" for at in names)
    cells = {header: cell for header, cell in zip(headers, row[:width], strict=True) if cell}
    return Result(
        name, code, domain, ratings, score.low, score.high, score.known, card.tiers[best].name, card.tiers[worst].name, tier_words(card, score),
        shut or "",
        _ask(card, ratings), cells,
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def _ask(card: Any, ratings: tuple[int | None, ...]) -> str:
    """The name of the criterion to ask about next."""
    from persona_studio.domain.scoring.explain import ask_next

    assessment = Assessment({c.id: Rated(rating) for c, rating in zip(card.criteria, ratings, strict=True)})
    first = next(iter(ask_next(card, assessment)), None)
    return first.question or first.name if first else ""
