"""The grammars of amounts and days give the same groups in the engine that scores files, or its results would differ."""

from __future__ import annotations

import re

import duckdb
import pytest

from persona_studio.domain.scoring.amounts import CHANGED, TO, plain, shapes
from persona_studio.domain.scoring.days import DAY_FIRST, ways
from persona_studio.domain.scoring.fold import fold

CELLS = [
    "51-200", "1,001-5,000", "$8M–40M", "5-10k", "approx. .5", "ca. 1.200,50 €", "500+ employees", "(1,200)", "($1.2k)", "$-5", "5--10",
    "€ 1 200 mio.", "up to 50",
    "bis zu 5 Mrd", "between 5 and 10 people", "about 5k - 6m usd", "5 m to 6 mn", "us$5", "5 C$", "euro 5 eur", "10-5", "2013 (1888)",
    "5 million or more", "",
]  # fmt: skip
DAYS = ["2024-03-31", "2024-3-1T10:00", "1996", "31.12.2020", "2024/03/31 10:00:00+02", "2024", "20240", "3-3-2024, noon"]


@pytest.mark.parametrize("decimal", [".", ","])
def test_amounts_in_duckdb(decimal: str) -> None:
    with duckdb.connect() as engine:
        for shape in shapes(decimal):
            for cell in CELLS:
                bare = plain(cell)
                ours = re.fullmatch(shape.pattern, bare)
                theirs = engine.execute("SELECT regexp_matches($1, $2)", [bare, shape.pattern]).fetchone()
                assert theirs == (ours is not None,), (shape.name, cell)
                for group in range(1, re.compile(shape.pattern).groups + 1):
                    got = engine.execute(f"SELECT regexp_extract($1, $2, {group})", [bare, shape.pattern]).fetchone()
                    assert got == ((ours[group] or "") if ours else "",), (shape.name, cell, group)


def test_days_in_duckdb() -> None:
    with duckdb.connect() as engine:
        for way in ways(DAY_FIRST):
            for cell in DAYS:
                ours = re.fullmatch(way.pattern, fold(cell))
                got = engine.execute(f"SELECT regexp_extract($1, $2, {way.year})", [fold(cell), way.pattern]).fetchone()
                assert got == (ours[way.year] if ours else "",)


def test_translate_in_duckdb() -> None:
    with duckdb.connect() as engine:
        assert engine.execute("SELECT translate($1, $2, $3)", ["5–10 1’000", CHANGED, TO]).fetchone() == (plain("5–10 1’000"),)
