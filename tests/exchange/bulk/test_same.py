"""The same accounts through Python, DuckDB and PostgreSQL: the same ratings, gates, sums and tiers, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import duckdb
import psycopg
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from persona_studio.domain.scoring.fold import CHANGED, fold
from persona_studio.domain.scoring.model import Account, Rated
from persona_studio.domain.scoring.rate import Manner, assess
from persona_studio.domain.scoring.score import score, shares
from persona_studio.exchange.bulk import cells, dialect, expression
from persona_studio.exchange.bulk.dialect import Duck, Postgres, text
from persona_studio.exchange.bulk.expression import Plan, Reading
from tests.exchange.bulk.examples import COLUMNS, accounts, scorecard

COUNT = 10_000
CHAMPION = COLUMNS.index("Champion")


@cache
def sample(count: int = COUNT) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[name] for name in COLUMNS) for row in accounts(count))


def plan(manner: Manner = Manner()) -> Plan:  # noqa: B008
    readings = {name: Reading(at, manner.decimal, manner.dates) for at, name in enumerate(COLUMNS)}
    return Plan(scorecard(), len(COLUMNS), readings, {"champion": CHAMPION})


def statement(manner: Manner, *, fenced: bool) -> Any:
    rows = expression.scored(plan(manner), expression.source("accounts", len(COLUMNS)), fenced=fenced)
    card = scorecard()
    names = [*(f"r{n}" for n in range(len(card.criteria))), *(f"s{n}" for n in range(len(card.gates))), "low", "high", "known", "best", "worst"]
    return select(*(rows.c[name] for name in names))


def in_python(row: Sequence[str], manner: Manner) -> tuple[Any, ...]:
    card, written = scorecard(), dict(zip(COLUMNS, row, strict=True))
    said = re.fullmatch(cells.RATING, written["Champion"])
    ratings = {"champion": Rated(int(written["Champion"].strip()[0]), "column")} if said else {}
    account = Account(1, "", cells={name: cell for name, cell in written.items() if cell}, ratings=ratings)
    assessment = assess(card, account, manner=manner, columns=COLUMNS)
    result, total = score(card, assessment), sum(shares(card).values())
    rated = (assessment.ratings[c.id].rating for c in card.criteria)
    gates = (assessment.gates[g.id] for g in card.gates)
    return (*rated, *gates, *(int(part * total) for part in (result.low, result.high, result.known)), result.best, result.worst)


def in_duckdb(rows: Sequence[Sequence[str]], manner: Manner) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")  # keeps the order of the rows
        lists = [[row[n] or None for row in rows] for n in range(len(COLUMNS))]
        columns = ", ".join(f"unnest(?::VARCHAR[]) AS c{n}" for n in range(len(COLUMNS)))
        connection.execute(f"CREATE TABLE accounts AS SELECT {columns}", lists)
        return connection.execute(text(statement(manner, fenced=False), Duck())).fetchall()


def in_postgresql(address: str, rows: Sequence[Sequence[str]], manner: Manner) -> list[tuple[Any, ...]]:
    with psycopg.connect(address) as connection:
        connection.execute(f"CREATE TEMP TABLE accounts ({', '.join(f'c{n} text' for n in range(len(COLUMNS)))})".encode())
        with connection.cursor().copy("COPY accounts FROM STDIN") as copy:
            for row in rows:
                copy.write_row([cell or None for cell in row])
        return connection.execute(text(statement(manner, fenced=True), Postgres()).encode()).fetchall()


def same(found: Sequence[tuple[Any, ...]], rows: Sequence[Sequence[str]], manner: Manner) -> None:
    wrong = [(row, got, wanted) for row, got in zip(rows, found, strict=True) if tuple(got) != (wanted := in_python(row, manner))]
    assert wrong[:3] == []


def test_duckdb_says_what_python_says() -> None:
    same(in_duckdb(sample(), Manner()), sample(), Manner())
    for manner in (Manner(",", "d/m/y"), Manner(".", "m/d/y")):
        same(in_duckdb(sample()[:1000], manner), sample()[:1000], manner)


def test_postgresql_says_what_python_says(server: str) -> None:
    same(in_postgresql(server, sample(), Manner()), sample(), Manner())
    other = Manner(",", "d/m/y")
    same(in_postgresql(server, sample()[:1000], other), sample()[:1000], other)


def test_the_sample_reaches_every_state() -> None:
    """Else the two tests above would prove less than they say."""
    card, found = scorecard(), [in_python(row, Manner()) for row in sample()]
    for at, criterion in enumerate(card.criteria):
        wanted = {rule.rating for rule in criterion.rules} | ({1, 2, 3, 4, 5} if criterion.id == "champion" else set())
        assert {row[at] for row in found} >= ((wanted | {None}) if criterion.id not in ("nothing", "missing") else {None}), criterion.name
    first = len(card.criteria)
    for at, gate in enumerate(card.gates[:3]):
        assert {row[first + at] for row in found} >= {True, False}, gate.name
    assert {row[-2] for row in found} | {row[-1] for row in found} == {0, 1, 2, 3}


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
PIECES = st.sampled_from(
    ["5", "12", "1,000", "1.5", "-", " - ", "–", "k", "M", " Mio", "$", "€", "+", "<", ">=", "about ", "(", ")", " to ", "%", "USD", "'", " "]
)
AMOUNTS = st.lists(PIECES, min_size=1, max_size=6).map("".join)
DAYS = st.builds("{}{}{}{}{}".format, *(st.integers(0, 3000), st.sampled_from("-/."), st.integers(0, 14), st.sampled_from("-/."), st.integers(0, 40)))


@settings(max_examples=15)
@given(st.lists(st.one_of(WORDS, AMOUNTS, DAYS), min_size=1, max_size=300), st.sampled_from((Manner(), Manner(",", "m/d/y"))))
def test_any_cell_in_any_column(values: list[str], manner: Manner) -> None:
    rows = [[value] * len(COLUMNS) for value in values]
    assert [tuple(row) for row in in_duckdb(rows, manner)] == [in_python(row, manner) for row in rows]


def test_every_letter_folds_alike(server: str) -> None:
    letters = (
        [chr(n) for n in range(1, 0x3100) if not 0xD800 <= n < 0xE000]
        + list(CHANGED)
        + ["一", "鿿", "😀", "a  b", " a ", " a", "a ", "", " ", "A\tb"]
    )
    column = expression.source("letters", 1).c["c0"]
    ordered = select(cells.folded(column))
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.execute("CREATE TABLE letters AS SELECT unnest(?::VARCHAR[]) AS c0", [letters])
        assert [row[0] for row in connection.execute(text(ordered, Duck())).fetchall()] == [fold(letter) for letter in letters]
    with psycopg.connect(server) as connection:
        connection.execute("CREATE TEMP TABLE letters (c0 text)")
        with connection.cursor().copy("COPY letters FROM STDIN") as copy:
            for letter in letters:
                copy.write_row([letter])
        assert [row[0] for row in connection.execute(text(ordered, Postgres()).encode()).fetchall()] == [fold(letter) for letter in letters]


def test_words_of_strangers_are_words() -> None:
    card = scorecard()
    odd = "x'); DROP TABLE accounts; -- \\ %s :name \" $$"
    from dataclasses import replace

    from persona_studio.domain.scoring.model import OneOf, Rule

    criteria = (replace(card.criteria[0], rules=(Rule(5, OneOf((odd,))),)),)
    rows = expression.scored(Plan(replace(card, criteria=criteria), 1, {"Industry": Reading(0)}), expression.source("accounts", 1))
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE accounts AS SELECT unnest([?, 'y']) AS c0", [odd])
        assert connection.execute(dialect.text(select(rows.c.r0), Duck())).fetchall() == [(5,), (None,)]
