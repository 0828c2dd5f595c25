"""Scored accounts as CSV: every account a row, figures as they are, no cell a formula."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.exchange.scored import csv_file
from persona_studio.exchange.scored.result import decimals
from persona_studio.exchange.scored.safe import STARTS, text
from tests.exchange.scored.results import card, scored


def read(file: Path) -> list[dict[str, str]]:
    with open(file, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_account_is_a_row_with_score_ratings_and_its_own_columns(tmp_path: Path) -> None:
    on, file = card(), tmp_path / "out.csv"
    rows = [scored(on, "Acme", (5, 5, None, 3, 5, 5), cells={"Industry": "SaaS", "City": "Köln"}), scored(on, "Bolt", (1, 1, 1, 4, 4, 2), True)]
    assert csv_file.write(on, iter(rows), file, ["Industry", "City"]) == 2
    acme, bolt = read(file)
    assert acme["Account"] == "Acme"
    assert (acme["Score, worst"], acme["Score, best"], acme["Weight known, %"]) == ("3.6", "4.6", "75.0")
    assert (acme["Tier"], acme["Best tier"], acme["Worst tier"]) == ("Tier 1 to 2", "Tier 1", "Tier 2")
    assert (acme["Industry"], acme["Pain intensity"], acme["Industry (2)"], acme["City"]) == ("5", "", "SaaS", "Köln")
    assert acme["Ask next"] == "Is there a budget line?"
    assert (bolt["Tier"], bolt["Score, worst"], bolt["Worst tier"]) == ("Excluded", "2.0", "Tier 3")
    assert bolt["Excluded by"] == "Data stays on the premises"


@pytest.mark.parametrize("evil", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_no_cell_is_a_formula(evil: str, tmp_path: Path) -> None:
    on, file = card(), tmp_path / "out.csv"
    csv_file.write(on, [scored(on, evil, [5] * 6, cells={evil: evil})], file, [evil])
    with open(file, encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert cells.count("'" + evil) == 3
    assert not any(cell.lstrip(" ").startswith(STARTS) for cell in cells)


@pytest.mark.parametrize("number", ["-5", "+3.5 %".replace(" ", ""), "-1,234.5", "12"])
def test_numbers_stay_numbers(number: str) -> None:
    assert text(number) == number


@given(st.text())
def test_whatever_is_text_begins_harmlessly_or_is_a_number(value: str) -> None:
    safe = text(value)
    assert safe in (value, "'" + value)
    assert not safe.lstrip(" ").startswith(("=", "@", "\t", "\r"))


@given(st.integers(100, 500), st.integers(1, 20_000))
def test_figures_never_cross_a_limit(hundredths: int, total: int) -> None:
    limit = Fraction(hundredths, 100)
    below = Fraction((limit * total).__ceil__() - 1, total)
    assert Fraction(decimals(below)) < limit


def test_a_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    on, file = card(), tmp_path / "out.csv"
    csv_file.write(on, [scored(on, "Ac\ud800me", [5] * 6)], file)
    assert read(file)[0]["Account"] == "Ac?me"
