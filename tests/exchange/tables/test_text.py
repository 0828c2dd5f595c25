"""Delimited text of every dialect and encoding is read as the rows that it holds; what is no row is told, not lost."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.exchange import tables
from persona_studio.exchange.accounts import columns
from persona_studio.foundation.problem import Problem

HEADERS = ("Company name", "Industry", "Number of Employees", "Notes")
Rows = list[list[str]]


def opened(tmp_path: Path, data: bytes | str, name: str = "list.csv") -> tables.Table:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return tables.open(path, known=columns.known)


def rows(table: tables.Table, tally: tables.Tally | None = None) -> Rows:
    return [cells for _number, cells in table.rows(tally)]


CELL = st.text(alphabet=st.sampled_from("abcXYZäéßñ€ 0123456789.,;:|\t\"'\n=+-@"), max_size=12)
NAMED = st.text(alphabet=st.sampled_from('abcdefgäéñ ,;\n"'), max_size=10).map(lambda text: f"Company {text}.")


@given(
    body=st.lists(st.tuples(NAMED, CELL, st.integers(0, 10**6).map(str), CELL), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]),
)
def test_what_any_dialect_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, body: list[tuple[str, ...]], delimiter: str, end: str, quoting: int, encoding: str
) -> None:
    written = io.StringIO(newline="")
    # A plain first row and last row, as lists have, tell the dialect; between them stands anything.
    whole = [("Plain Ltd", "Software", "12", "x"), *body, ("Last Ltd", "Retail", "7", "y")]
    csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([HEADERS, *whole])  # type: ignore[arg-type]
    path = tmp_path_factory.mktemp("list") / "list.csv"
    path.write_bytes(written.getvalue().encode(encoding))
    tally = tables.Tally()
    table = tables.open(path, known=columns.known)
    assert table.headers == HEADERS
    assert rows(table, tally) == [list(row) for row in whole]
    assert not tally.refused
    assert table.delimiter == delimiter


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_content(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("Name", "Tools", "City"), ("Acme", "A/B", "Bonn"), ("Beta", "C", "Ulm")))
    assert opened(tmp_path, text, "list.txt").delimiter == delimiter


def test_commas_as_decimals_do_not_divide_cells(tmp_path: Path) -> None:
    table = opened(tmp_path, "Name;Umsatz;Wachstum\nAcme;1.234,5;3,2\nBeta;2.000,1;4,5\n")
    assert rows(table) == [["Acme", "1.234,5", "3,2"], ["Beta", "2.000,1", "4,5"]]
    assert table.decimals[1:] == (",", ",")


def test_semicolons_within_a_cell_do_not_divide_it(tmp_path: Path) -> None:
    table = opened(tmp_path, "Name,Technologies\nAcme,AWS;Slack\nBeta,AWS;SAP\n")
    assert rows(table) == [["Acme", "AWS;Slack"], ["Beta", "AWS;SAP"]]


def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path: Path) -> None:
    table = opened(tmp_path, "sep=;\r\nName;Stadt\r\nAcme, Inc;Köln\r\n")
    assert (table.headers, list(table.rows())) == (("Name", "Stadt"), [(3, ["Acme, Inc", "Köln"])])


def test_a_single_column_is_a_table(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, "Company\nAcme\nBeta, Inc\n")) == [["Acme"], ["Beta, Inc"]]


def test_one_odd_byte_far_behind_decides_the_encoding(tmp_path: Path) -> None:
    data = b"Name,City\n" + b"Acme,Bonn\n" * 3000 + "Société,Orléans\n".encode("cp1252")
    table = opened(tmp_path, data)
    assert table.encoding == "cp1252"
    assert rows(table)[-1] == ["Société", "Orléans"]


def test_an_old_mac_is_understood(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, "Name,City\nMüller,Köln\nCafé,Málaga\n".encode("mac_roman"))) == [["Müller", "Köln"], ["Café", "Málaga"]]


def test_a_damaged_sign_in_utf8_does_not_spoil_the_others(tmp_path: Path) -> None:
    table = opened(tmp_path, "Name,City\n".encode() + "Müller,Köln\n".encode() * 20 + b"Broken \xff,Ulm\n")
    assert rows(table)[0] == ["Müller", "Köln"]
    assert rows(table)[-1] == ["Broken \ufffd", "Ulm"]
    assert table.notes


def test_noughts_are_no_text(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, "Name,City\nAc\0me,Bonn\n")) == [["Acme", "Bonn"]]


def test_every_end_of_line_and_lines_within_quotes(tmp_path: Path) -> None:
    table = opened(tmp_path, 'Name,Note\nA,1\r\nB,"two\r\nlines"\rC,3\r\r\nD,"x\ny"\n')
    assert rows(table) == [["A", "1"], ["B", "two\r\nlines"], ["C", "3"], ["D", "x\ny"]]


def test_a_short_row_is_filled_up_and_counted_a_long_one_is_refused_and_kept(tmp_path: Path) -> None:
    tally = tables.Tally()
    table = opened(tmp_path, "Name,City,Country\nAcme,Bonn,DE\nBeta,Ulm\nGamma,Rome,IT,lost\nDelta,Paris,FR,,\n")
    assert rows(table, tally) == [["Acme", "Bonn", "DE"], ["Beta", "Ulm", ""], ["Delta", "Paris", "FR"]]
    assert tally.padded == 1
    assert [(one.row, one.cells) for one in tally.refused] == [(4, ("Gamma", "Rome", "IT", "lost"))]
    assert tally.refused[0].reason


def test_a_quote_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    tally = tables.Tally()
    table = opened(tmp_path, 'Name,City\nAcme,Bonn\n"Beta,Ulm\nGamma,Rome\nDelta,Paris\n')
    assert rows(table, tally) == [["Acme", "Bonn"], ["Gamma", "Rome"], ["Delta", "Paris"]]
    assert [(one.row, one.cells) for one in tally.refused] == [(3, ('"Beta,Ulm',))]


def test_many_unclosed_quotes_cost_their_rows_only(tmp_path: Path) -> None:
    tally = tables.Tally()
    lines = [f'"Broken {n},Ulm\nSound {n},Rome\n' if n % 2 else f"Sound {n},Bonn\n" for n in range(300)]
    table = opened(tmp_path, "Name,City\n" + "".join(lines[:-1]) + '"Last,Ulm\n')
    kept = rows(table, tally)
    assert len(tally.refused) == 150
    assert [cells[0] for cells in kept] == [f"Sound {n}" for n in range(299)]


def test_a_quote_within_a_cell_opens_nothing(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, 'Name,City\n12" Pipes,Bonn\nBeta,Ulm\n')) == [['12" Pipes', "Bonn"], ["Beta", "Ulm"]]


def test_quotes_that_are_not_doubled_within_a_line_are_forgiven(tmp_path: Path) -> None:
    tally = tables.Tally()
    table = opened(tmp_path, 'Name,City\n"Acme "Best" Ltd",Bonn\nBeta,Ulm\n')
    assert [cells[1] for cells in rows(table, tally)] == ["Bonn", "Ulm"]
    assert not tally.refused


def test_lone_returns_end_lines(tmp_path: Path) -> None:
    assert rows(opened(tmp_path, "Name,City\rAcme,Bonn\rBeta,Ulm\r")) == [["Acme", "Bonn"], ["Beta", "Ulm"]]


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    tally = tables.Tally()
    table = opened(tmp_path, f"Name,Note\nAcme,{'x' * 1_100_000}\nBeta,y\n")
    assert rows(table, tally) == [["Beta", "y"]]
    assert [one.row for one in tally.refused] == [2]


def test_a_long_cell_within_the_limit_is_kept(tmp_path: Path) -> None:
    assert len(rows(opened(tmp_path, f"Name,Note\nAcme,{'x' * 180_000}\n"))[0][1]) == 180_000


def test_two_columns_of_one_name_and_one_without(tmp_path: Path) -> None:
    assert opened(tmp_path, "Name,Name,,Name (2),Name\nA,B,C,D,E\n").headers == ("Name", "Name (3)", "Column C", "Name (2)", "Name (4)")


def test_three_hundred_columns(tmp_path: Path) -> None:
    names = [f"Field {n}" for n in range(300)]
    table = opened(tmp_path, ",".join(["Company", *names]) + "\n" + ",".join(["Acme", *map(str, range(300))]) + "\n")
    assert len(table.headers) == 301
    assert rows(table)[0][300] == "299"


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_no_table(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        opened(tmp_path, data)
    assert "list.csv" in caught.value.sentence
    assert caught.value.way_out


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    table = opened(tmp_path, "Name,City,Country\n")
    assert (table.headers, rows(table)) == (("Name", "City", "Country"), [])


def test_lines_above_the_header_are_left_out_and_said(tmp_path: Path) -> None:
    table = opened(tmp_path, "Accounts of the north\nAs of 3 March 2026\n\nCompany,Employees,City\nAcme,12,Bonn\nBeta,15,Ulm\n")
    assert (table.headers, table.header_row, table.skip) == (("Company", "Employees", "City"), 4, 3)
    assert list(table.rows()) == [(5, ["Acme", "12", "Bonn"]), (6, ["Beta", "15", "Ulm"])]
    assert any("4" in note for note in table.notes)


def test_a_table_without_header_keeps_its_first_row(tmp_path: Path) -> None:
    table = opened(tmp_path, "Acme,12,acme.com\nBeta,15,beta.de\n")
    assert (table.headers, table.header_row) == (("Column A", "Column B", "Column C"), 0)
    assert rows(table) == [["Acme", "12", "acme.com"], ["Beta", "15", "beta.de"]]


def test_years_can_be_headers(tmp_path: Path) -> None:
    assert opened(tmp_path, "Company,2023,2024\nAcme,120,130\nBeta,90,95\n").headers == ("Company", "2023", "2024")


FOOTER = '\n\n"All Accounts"\n"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n"Confidential Information - Do Not Distribute"\n"Generated By:  Jane"\n"Us"\n'


@pytest.mark.parametrize("last", ['"Beta","Ulm"', '"Beta",""'])
def test_the_footer_of_a_report_is_no_account(tmp_path: Path, last: str) -> None:
    tally = tables.Tally()
    table = opened(tmp_path, f'"Account Name","City"\n"Acme","Bonn"\n{last}\n{FOOTER}')
    assert [cells[0] for cells in rows(table, tally)] == ["Acme", "Beta"]
    assert tally.footer == 5


def test_totals_are_no_accounts(tmp_path: Path) -> None:
    tally = tables.Tally()
    text = "Account Name,Employees,Industry\nAcme,5,Retail\nSubtotal (1 records),5,\nTotal,7,Energy\nBeta,2,Retail\nTotal,14,\n\nGrand Totals (3 records)\n"
    assert [cells[0] for cells in rows(opened(tmp_path, text), tally)] == ["Acme", "Total", "Beta"]
    assert tally.footer == 3


def test_a_company_called_total_among_others_stays(tmp_path: Path) -> None:
    tally = tables.Tally()
    assert len(rows(opened(tmp_path, "Name,Employees\nAcme,5\nTotal,100000\nBeta,7\n"), tally)) == 3
    assert tally.footer == 0


def test_accounts_with_nothing_but_a_name_after_an_empty_line_stay(tmp_path: Path) -> None:
    assert [cells[0] for cells in rows(opened(tmp_path, "Name,City\nAcme,Bonn\n\nBeta,\nGamma,\n"))] == ["Acme", "Beta", "Gamma"]


def test_rows_that_are_marked_as_deleted_are_counted_and_left_out(tmp_path: Path) -> None:
    tally = tables.Tally()
    table = opened(tmp_path, "Id,IsDeleted,Name\n1,FALSE,Acme\n2,TRUE,Gone\n3,false,Beta\n")
    assert [cells[2] for cells in rows(table, tally)] == ["Acme", "Beta"]
    assert tally.deleted == 1


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PAR1....", b'{"a": 1}', b"<!DOCTYPE html><html>"]
)
def test_what_is_no_table_is_refused_with_a_way_out(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        opened(tmp_path, data)
    assert "CSV" in caught.value.way_out


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Problem):
            tables.open(path)


@given(st.binary(max_size=600))
def test_any_bytes_are_a_table_or_a_problem(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(data)
    try:
        table = tables.open(path, known=columns.known)
    except Problem:
        return
    assert len(set(table.headers)) == len(table.headers)
    assert all(len(cells) == len(table.headers) for cells in rows(table))


def test_a_pasted_range_of_a_spreadsheet() -> None:
    table = tables.paste('Company\tEmployees\tNote\r\nAcme\t12\t"two\nlines"\r\nBeta\t5\t\r\n', known=columns.known)
    assert (table.headers, table.delimiter) == (("Company", "Employees", "Note"), "\t")
    assert rows(table) == [["Acme", "12", "two\nlines"], ["Beta", "5", ""]]


def test_a_pasted_list_of_names_has_no_header() -> None:
    assert rows(tables.paste("Acme\nBeta\nGamma", known=columns.known)) == [["Acme"], ["Beta"], ["Gamma"]]
    assert rows(tables.paste("Company\nAcme\nBeta", known=columns.known)) == [["Acme"], ["Beta"]]
