"""Scored accounts out of a workbook: on paper, as CSV, as a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from persona_studio.actions import accounts, profiles, scorecards, scored
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from tests.paper.reading import extracted, squeezed


@pytest.fixture
def card(book: Workbook) -> int:
    """A scorecard with three accounts."""
    id = scorecards.create(book, profiles.create(book, "icp", "Mid-sized SaaS"))
    best = accounts.add(book, "Acme", {"Industry": "SaaS", "City": "=Oslo"})
    for criterion in book.scorecards()[0].card.criteria:
        accounts.rate(book, [best], criterion.id, 5)
    accounts.add(book, "=Bolt")
    accounts.add(book, "Cold")
    return id


def test_csv_has_every_account(book: Workbook, card: int, tmp_path: Path) -> None:
    assert scored.save(book, card, None, tmp_path / "out.csv") == []
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["Account"] for row in rows] == ["Acme", "'=Bolt", "Cold"]
    assert [row["Tier"] for row in rows] == ["Tier 1", "Tier 1 to Disqualify", "Tier 1 to Disqualify"]
    assert rows[0]["City"] == "'=Oslo"
    assert rows[0]["Ask next"] == ""
    assert rows[1]["Ask next"]


def test_a_spreadsheet_holds_the_chosen_ones(book: Workbook, card: int, tmp_path: Path) -> None:
    bolt = next(a.id for a in book.accounts() if a.name == "=Bolt")
    scored.save(book, card, [bolt], tmp_path / "Out.XLSX")
    made = openpyxl.load_workbook(tmp_path / "Out.XLSX")
    cells = [row[0] for row in made["Accounts"].iter_rows(min_row=3)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=Bolt", "s")]
    assert "Mid-sized SaaS" in str(made["Scorecard"]["A1"].value)


def test_one_account_prints_as_its_sheet_and_several_as_a_list(book: Workbook, card: int, tmp_path: Path) -> None:
    acme = book.accounts()[0].id
    scored.save(book, card, [acme], tmp_path / "one.pdf")
    scored.save(book, card, None, tmp_path / "all.pdf", paper="letter")
    scored.save(book, card, None, tmp_path / "each.pdf", each=True)
    one, all, each = (squeezed(extracted((tmp_path / f"{name}.pdf").read_bytes())) for name in ("one", "all", "each"))
    assert "Accountscorecard" in one
    assert "Profile:Mid-sizedSaaS" in one
    assert "Accountsbyscore" in all
    assert each.count("Accountscorecard") == 3
    assert [entry.label for entry in book.history()[:3]] == ["Printed 3 accounts", "Printed 3 accounts", "Printed 1 account"]


def test_sheets_and_list_for_the_preview(book: Workbook, card: int) -> None:
    assert [sheet.title.split(",")[0] for sheet in scored.sheets(book, card, None)] == ["Acme", "=Bolt", "Cold"]
    assert len(scored.ranking(book, card).pages) == 1
    assert not [entry for entry in book.history() if entry.label.startswith("Printed")]


def test_what_cannot_be_written_is_a_problem(book: Workbook, card: int, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no ending") as raised:
        scored.save(book, card, None, tmp_path / "out.doc")
    assert ".csv, .xlsx or .pdf" in raised.value.way_out
    with pytest.raises(Problem, match="no accounts"):
        scored.save(book, card, [999], tmp_path / "out.csv")
    with pytest.raises(Problem, match="size of paper"):
        scored.save(book, card, None, tmp_path / "out.pdf", paper="a9")
    assert not list(tmp_path.glob("out.*"))


def test_the_rows_stand_in_the_order_asked_for(book: Workbook, card: int, tmp_path: Path) -> None:
    ids = [account.id for account in book.accounts()][::-1]
    scored.save(book, card, ids[:2], tmp_path / "out.csv")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as stream:
        names = [row["Account"] for row in csv.DictReader(stream)]
    assert names == ["Cold", "'=Bolt"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".pdf"])
def test_what_is_given_up_leaves_no_half_file(book: Workbook, card: int, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    target.write_bytes(b"before")
    said: list[int] = []
    with pytest.raises(scored.Cancelled):
        scored.save(book, card, None, target, progress=said.append, cancelled=lambda: bool(said))
    assert target.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out")] == [target.name]
