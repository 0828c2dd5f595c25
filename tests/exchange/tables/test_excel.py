"""Sheets of XLSX: the values that a person sees, and no file that harms."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from persona_studio.exchange import tables
from persona_studio.exchange.accounts import columns
from persona_studio.foundation.problem import Problem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def opened(path: Path, sheet: str = "") -> tables.Table:
    return tables.open(path, sheet=sheet, known=columns.known)


def written(path: Path, *rows: list[object], merge: str = "") -> tables.Table:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    book.save(path)
    return opened(path)


def test_values_are_plain_text(path: Path) -> None:
    row: list[object] = [
        "Acme",
        5.0,
        100000.0,
        1e20,
        0.1 + 0.2,
        123456789012,
        datetime(2024, 3, 31),
        date(2024, 1, 2),
        datetime(2024, 3, 31, 10, 30),
        True,
        None,
        "x",
    ]
    table = written(path, [f"Field {n}" for n in range(len(row))], row)
    assert [cells for _n, cells in table.rows()] == [
        ["Acme", "5", "100000", "100000000000000000000", "0.3", "123456789012", "2024-03-31", "2024-01-02", "2024-03-31 10:30:00", "TRUE", "", "x"]
    ]


def test_a_region_merged_beside_several_companies_is_that_of_each(path: Path) -> None:
    table = written(path, ["Accounts"], ["Company", "Region"], ["Acme", "North"], ["Beta", None], ["Gamma", None], ["Delta", "South"], merge="B3:B5")
    assert [cells for _n, cells in table.rows()] == [["Acme", "North"], ["Beta", "North"], ["Gamma", "North"], ["Delta", "South"]]
    assert table.header_row == 2


def test_a_title_merged_over_all_columns_is_no_header(path: Path) -> None:
    table = written(path, ["Accounts 2026"], [], ["Company", "Employees", "City"], ["Acme", 5, "Bonn"], merge="A1:C1")
    assert table.headers == ("Company", "Employees", "City")


def test_formulas_without_a_value_are_told(path: Path) -> None:
    table = written(path, ["Company", "Employees"], ["Acme", "=1+1"], ["Beta", 5])
    assert any("formula" in note for note in table.notes)
    assert [cells[1] for _n, cells in table.rows()] == ["", "5"]


def test_the_value_that_a_formula_had_when_it_was_saved_is_read(path: Path) -> None:
    written(path, ["Company", "Employees"], ["Acme", "=1+1"])
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        parts["xl/worksheets/sheet1.xml"].replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>")
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    table = opened(path)
    assert [cells for _n, cells in table.rows()] == [["Acme", "2"]]
    assert not table.notes


def test_the_first_sheet_with_a_table_is_taken_and_the_others_offered(path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Report of March"])
    book.worksheets[0].title = "Cover"
    for name in ("Accounts", "Deals"):
        book.create_sheet(name).append([name, "City"])
        book[name].append(["Acme", "Bonn"])
    book.create_sheet("Hidden").sheet_state = "hidden"
    book.save(path)
    table = opened(path)
    assert (table.sheet, table.sheets) == ("Accounts", ("Cover", "Accounts", "Deals"))
    assert opened(path, "Deals").headers == ("Deals", "City")
    with pytest.raises(Problem):
        opened(path, "Nowhere")


def test_many_sheets_rows_are_numbered_as_the_spreadsheet_does(path: Path) -> None:
    table = written(path, [], ["Company", "City"], ["Acme", "Bonn"], [], ["Beta", "Ulm"])
    assert [number for number, _cells in table.rows()] == [3, 5]


def test_an_empty_workbook_is_no_table(path: Path) -> None:
    with pytest.raises(Problem):
        written(path)


def archive(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_csv", ".csv"), content)
    return path


def refused(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        opened(path)
    assert caught.value.way_out
    return caught.value


def test_a_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<x/>")
        with made.open("xl/worksheets/sheet1.xml", "w") as part:
            for _n in range(60):
                part.write(b" " * 1_000_000)
    assert "60 MB" in refused(path).sentence


def test_thousands_of_parts_are_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        for n in range(5100):
            made.writestr(f"xl/part{n}.xml", b"")
    refused(path)


def test_xml_that_declares_entities_is_refused(path: Path) -> None:
    written(path, ["Company", "City"], ["Acme", "Bonn"])
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content if name == "xl/workbook.xml" else content)
    assert "XML" in refused(path).sentence


def test_other_archives_are_told_apart(path: Path) -> None:
    assert "archive" in refused(archive(path, accounts_csv=b"Name\nAcme\n")).sentence
    assert "kind" in refused(archive(path, content_xml=b"<office/>")).sentence


@pytest.mark.parametrize("cut", [30, 200, 1000, 3000])
def test_a_damaged_workbook_is_a_problem(path: Path, cut: int) -> None:
    written(path, ["Company", "City"], ["Acme", "Bonn"])
    path.write_bytes(path.read_bytes()[:cut])
    refused(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_damaged_part_is_a_problem(path: Path, part: str) -> None:
    written(path, ["Company", "City"], ["Acme", "Bonn"])
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content[: len(content) // 2] if name == part else content)
    refused(path)
