"""Scored accounts as a spreadsheet: its formulas give our numbers, and nothing that people wrote is one."""

from __future__ import annotations

import csv
import itertools
import random
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from persona_studio.domain.scoring.model import Scorecard
from persona_studio.exchange.scored import xlsx_file
from persona_studio.exchange.scored.result import Result
from persona_studio.foundation.problem import Problem
from tests.exchange.scored.results import card, scored

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def recalculated(file: Path, folder: Path) -> list[dict[str, str]]:
    """The sheet of accounts as LibreOffice computes it; the row of weights left out."""
    assert OFFICE is not None
    own = f"-env:UserInstallation=file://{folder}/office"
    plain = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    subprocess.run(
        [OFFICE, "--headless", own, "--convert-to", plain, "--outdir", str(folder), str(file)], check=True, capture_output=True, timeout=180
    )
    with open(folder / f"{file.stem}.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return rows[1:]


def made(on: Scorecard, results: Sequence[Result], folder: Path, columns: Sequence[str] = (), title: str = "") -> Path:
    file = folder / "scored.xlsx"
    assert xlsx_file.write(on, iter(results), file, columns, title) == len(results)
    return file


def sheets(file: Path) -> dict[str, list[list[Any]]]:
    book = openpyxl.load_workbook(file)
    return {sheet.title: [list(row) for row in sheet.iter_rows()] for sheet in book.worksheets}


def trying(on: Scorecard) -> list[Result]:
    """Ratings whose scores stand on a limit, some others, and some with unknowns."""
    n, dice = len(on.criteria), random.Random(4)
    limits = {Fraction(t.least) for t in on.tiers if t.least is not None}
    every = [scored(on, "", ratings) for ratings in itertools.product(range(1, 6), repeat=n)] if n <= 6 else []
    on_limit = [r for r in every if r.low in limits]
    others = [scored(on, "", [dice.choice([1, 2, 3, 4, 5, None]) for _c in range(n)], dice.random() < 0.1) for _r in range(200)]
    return [*dice.sample(on_limit, min(150, len(on_limit))), *others, scored(on, "", [None] * n)]


@needs_office
@pytest.mark.parametrize(
    ("weights", "limits"),
    [
        (("20", "15", "25", "20", "10", "10"), ("4", "3", "2")),
        (("33.33", "33.33", "33.34"), ("3.67", "2.34")),
        (("12.55", "0.07", "0", "40.1", "80"), ("4.05", "3.3", "2.2", "1.01")),
        (("100",), ()),
    ],
)
def test_the_formulas_give_our_numbers_and_tiers(weights: tuple[str, ...], limits: tuple[str, ...], tmp_path: Path) -> None:
    on = card(weights, limits)
    results = trying(on)
    rows = recalculated(made(on, results, tmp_path), tmp_path)
    assert len(rows) == len(results)
    for row, ours in zip(rows, results, strict=True):
        assert (row["Best tier"], row["Worst tier"]) == (ours.best, ours.worst), ours
        assert row["Tier"] == ours.tier
        assert float(row["Score, worst"]) == pytest.approx(float(ours.low), abs=1e-12)
        assert float(row["Score, best"]) == pytest.approx(float(ours.high), abs=1e-12)
        assert float(row["Weight known"].rstrip("%")) == pytest.approx(100 * float(ours.known), abs=0.51)  # shown in whole percent


def test_everything_about_a_score_is_a_formula_over_the_ratings(tmp_path: Path) -> None:
    on = card()
    accounts = sheets(made(on, [scored(on, "Acme", (5, 4, None, 3, 2, 1))], tmp_path))["Accounts"]
    heads, row = [cell.value for cell in accounts[0]], accounts[2]
    kinds = {head: cell.data_type for head, cell in zip(heads, row, strict=True)}
    for head in ("Weight known", "Score, worst", "Score, best", "Best tier", "Worst tier", "Tier"):
        assert kinds[head] == "f"
    assert [row[heads.index(c.name)].value for c in on.criteria] == [5, 4, None, 3, 2, 1]
    assert row[heads.index("Best tier")].value.startswith("=IF(100*M3>='Scorecard'!$C$16,'Scorecard'!$A$16,")


def test_the_scorecard_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    on = card()
    cells = [[cell.value for cell in row] for row in sheets(made(on, [], tmp_path, title="Mid-sized SaaS"))["Scorecard"]]
    flat = [value for row in cells for value in row]
    for wanted in ("Mid-sized SaaS", "Pain intensity", 25, "Tier 1", 4, "pursue", "Data stays on the premises"):
        assert wanted in flat


@pytest.mark.parametrize("evil", ["=1+1", "+1+1", "-1-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "a\x00b\x1f", "x" * 40_000, "=\ufffe"])
def test_nothing_that_people_wrote_is_a_formula(evil: str, tmp_path: Path) -> None:
    on = card()
    file = made(on, [scored(on, evil, [5] * 6, cells={evil: evil})], tmp_path, [evil], evil)
    accounts = sheets(file)["Accounts"]
    name = accounts[2][0]
    assert name.data_type == "s"
    assert name.value == evil.replace("\x00", "").replace("\x1f", "").replace("\ufffe", "")[:32_767]
    assert accounts[2][-1].data_type == accounts[0][-1].data_type == sheets(file)["Scorecard"][0][0].data_type == "s"
    assert name.quotePrefix == (evil[0] in "=+-@")


def test_more_accounts_than_a_sheet_holds_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on = card()
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 12)
    one = scored(on, "Acme", [5] * 6)
    assert xlsx_file.write(on, [one] * 10, tmp_path / "a.xlsx") == 10
    with pytest.raises(Problem, match="holds 10 accounts") as raised:
        xlsx_file.write(on, [one] * 11, tmp_path / "b.xlsx")
    assert "CSV or Parquet" in raised.value.way_out


def test_a_cancelled_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    on = card()

    def some() -> Iterator[Result]:
        yield from [scored(on, "Acme", [5] * 6)] * 3
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        xlsx_file.write(on, some(), tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_heads_stay_in_sight(tmp_path: Path) -> None:
    on = card()
    book = openpyxl.load_workbook(made(on, [scored(on, "Acme", [5] * 6)], tmp_path))
    assert book["Accounts"].freeze_panes == "B3"
    assert book["Accounts"].column_dimensions["A"].width > 20
    assert "E3:J1048576" in str(book["Accounts"].data_validations.dataValidation[0].sqref)
