"""The grammars of amounts and days give the same groups in the engine that scores files, or its results would differ."""

from __future__ import annotations

import re

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.domain.scoring.amounts import CHANGED, TO, plain, shapes
from persona_studio.domain.scoring.days import DAY_FIRST, ways
from persona_studio.domain.scoring.fold import fold
from tests.domain.scoring.written import texts

DAYS = ["2024-03-31", "2024-3-1T10:00", "1996", "31.12.2020", "2024/03/31 10:00:00+02", "2024", "20240", "3-3-2024, noon"]


@given(st.lists(texts, min_size=100, max_size=200), st.sampled_from(".,"))
@settings(max_examples=10)
def test_amounts_in_duckdb(cells: list[str], decimal: str) -> None:
    bare = [plain(cell) for cell in cells]
    with duckdb.connect() as engine:
        for shape in shapes(decimal):
            ours = [re.fullmatch(shape.pattern, text) for text in bare]
            count = re.compile(shape.pattern).groups
            groups = ", ".join(f"regexp_extract(t, $1, {group})" for group in range(1, count + 1))
            theirs = engine.execute(f"SELECT regexp_matches(t, $1), {groups} FROM (SELECT unnest($2) AS t)", [shape.pattern, bare]).fetchall()
            assert theirs == [(True, *match.groups("")) if match else (False, *[""] * count) for match in ours]


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
