"""Scoring inside somebody's own database, against a real server."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import psycopg
import pytest

from persona_studio.actions import scoring_bulk
from persona_studio.domain.scoring.model import Between, Criterion, Gate, OneOf, Present, Rule, Scorecard, Tier
from persona_studio.exchange.bulk import postgres
from persona_studio.foundation.problem import Problem
from tests.exchange.bulk import server as servers

CARD = Scorecard(
    (
        Criterion("industry", "Industry", Decimal(50), column="Industry", rules=(Rule(5, OneOf(("Software",))), Rule(1, Present()))),
        Criterion("size", "S" * 80, Decimal(50), column="Employees", rules=(Rule(5, Between(Decimal(50), Decimal(500))), Rule(1, Present()))),
    ),
    (Tier("Tier 1", Decimal(4)), Tier("Rest", None)),
    (Gate("rival", "It's a rival; really", column="Type", tests=(OneOf(("Competitor",)),)),),
)


@pytest.fixture
def database(server: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute('DROP SCHEMA IF EXISTS "Sales" CASCADE')
        connection.execute('CREATE SCHEMA "Sales"')
        connection.execute(
            'CREATE TABLE "Sales"."My ""accounts""" (id bigint, "Industry" text, employees numeric, type varchar, gone int, seen date, f float8)'
        )
        connection.execute('ALTER TABLE "Sales"."My ""accounts""" DROP COLUMN gone')
        connection.execute(
            'INSERT INTO "Sales"."My ""accounts""" VALUES (1, \' SOFTWARE\', 120.00, NULL, \'2024-01-31\', 1.5), '
            "(2, 'n/a', 20, 'competitor', NULL, NULL), (3, 'x', NULL, 'Partner', NULL, NULL)"
        )
        yield connection


TABLE = '"Sales"."My ""accounts"""'
RESULT = '"Sales"."My ""accounts""_scored"'


def test_a_table_is_scored_beside_itself(server: str, database: psycopg.Connection) -> None:
    run, name = scoring_bulk.on_server(CARD, server, TABLE)
    assert name == 'Sales.My "accounts"_scored'
    found = database.execute(
        f'SELECT id, "Tier", "Score, worst", "Score, best", "Excluded by", employees FROM {RESULT} ORDER BY id'.encode()
    ).fetchall()
    assert found == [
        (1, "Tier 1", Decimal("5.0"), Decimal("5.0"), None, Decimal(120)),
        (2, "Excluded", Decimal("1.0"), Decimal("3.0"), "It's a rival; really", Decimal(20)),
        (3, "Rest", Decimal("1.0"), Decimal("3.0"), None, None),
    ]
    assert (run.outcome.rows, run.outcome.excluded, run.outcome.uncertain) == (3, 1, 0)


def test_ours_is_replaced_and_no_other(server: str, database: psycopg.Connection) -> None:
    scoring_bulk.on_server(CARD, server, TABLE)
    scoring_bulk.on_server(CARD, server, TABLE)
    database.execute('CREATE TABLE "Sales".theirs (a int)')
    with pytest.raises(Problem):
        scoring_bulk.on_server(CARD, server, TABLE, out_table='"Sales".theirs')
    assert database.execute('SELECT count(*) FROM "Sales".theirs').fetchone() == (0,)
    scoring_bulk.on_server(CARD, server, TABLE, out_table='"Sales".theirs', replace=True)
    assert database.execute('SELECT count(*) FROM "Sales".theirs').fetchone() == (3,)
    with pytest.raises(Problem):
        scoring_bulk.on_server(CARD, server, TABLE, out_table=TABLE, replace=True)
    assert database.execute(f"SELECT count(*) FROM {TABLE}".encode()).fetchone() == (3,)


def test_what_is_not_there(server: str, database: psycopg.Connection) -> None:
    for table in ("none", "public.none", "a.b.c", "", '"', "x; drop table y"):
        with pytest.raises(Problem):
            scoring_bulk.on_server(CARD, server, table)
    with pytest.raises(Problem):
        scoring_bulk.on_server(CARD, "postgresql://tester@/nowhere?host=/none", TABLE)


@pytest.mark.parametrize(
    "address",
    ["postgresql://me:secret@host/db", "postgresql://host/db?password=secret", "mysql://host/db", "host=a password=b", "", "postgres://me:@h/d"],
)
def test_addresses_that_are_refused(address: str) -> None:
    with pytest.raises(Problem) as told:
        postgres.check_address(address)
    assert "secret" not in str(told.value)


def test_an_address_that_is_none() -> None:
    with pytest.raises(Problem, match="not the address"):
        postgres.check_address("postgresql://[::x/y")


def test_the_longest_name_of_a_table(server: str, database: psycopg.Connection) -> None:
    database.execute(f'CREATE TABLE {"n" * 63} ("Industry" text)')
    _run, name = scoring_bulk.on_server(CARD, server, "n" * 63)
    assert name == f"public.{'n' * 56}_scored"


def test_a_password_is_asked_for() -> None:
    with servers.running(password="open sesame") as address:
        with psycopg.connect(address, password="open sesame", autocommit=True) as connection:
            connection.execute('CREATE TABLE list ("Industry" text)')
            connection.execute("INSERT INTO list VALUES ('software')")
        with pytest.raises(Problem):
            scoring_bulk.on_server(CARD, address, "list")
        with pytest.raises(Problem):
            scoring_bulk.on_server(CARD, address, "list", ask=lambda: "wrong")
        run, name = scoring_bulk.on_server(CARD, address, "list", ask=lambda: "open sesame")
    assert (run.outcome.rows, name) == (1, "public.list_scored")
