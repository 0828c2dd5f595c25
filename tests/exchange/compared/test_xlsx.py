"""A comparison as a spreadsheet, read back by openpyxl."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from persona_studio.exchange.compared import xlsx_file
from persona_studio.exchange.compared.xlsx_file import pieces
from tests.exchange.compared.views import lost, people, view


def opened(**options: Any) -> Any:
    return load_workbook(io.BytesIO(xlsx_file.written(view())), **options)


def test_every_word_is_on_the_first_sheet() -> None:
    book = opened()
    cells = [str(cell) for row in book["Comparison"].iter_rows(values_only=True) for cell in row if cell is not None]
    known = [word for word in lost(people(), " ".join(cells)) if "\x07" not in word]  # no spreadsheet can hold a bell
    assert known == []


def test_heads_are_frozen_and_texts_wrapped_and_nothing_is_a_formula() -> None:
    sheet = opened()["Comparison"]
    assert sheet.freeze_panes == "E2"
    assert [cell.value for cell in sheet[1]][4:] == ["Marketing | Maria", "=Finance <Femi>", "Analyst Ulla"]
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    assert all(cell.alignment.wrap_text for cell in filled)
    assert {"=", "≈", "≠"} >= {cell.value for cell in sheet["C"][1:] if cell.value} > set()


def test_a_long_value_goes_on_in_rows_that_can_be_seen() -> None:
    sheet = opened()["Comparison"]
    labels = [cell.value for cell in sheet["B"]]
    assert labels.count("Notes (continued)") > 10
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=5) for cell in row if cell.value]
    assert all(xlsx_file.LINE * xlsx_file.height(cell.value, xlsx_file.LETTERS) <= sheet.row_dimensions[cell.row].height < 409 for cell in cells)


def test_the_summary_says_how_alike_they_are() -> None:
    rows = list(opened()["Summary"].iter_rows(values_only=True))
    at = next(n for n, row in enumerate(rows) if row[0] == "How alike they are, in %")
    matrix = [row[1:] for row in rows[at + 1 :]]
    assert [row[0] for row in rows[at + 1 :]] == list(rows[at][1:])
    assert all(matrix[n][n] == 100 for n in range(3))
    assert all(matrix[i][j] == matrix[j][i] for i in range(3) for j in range(3))
    assert view().sentences[0] in {row[0] for row in rows}


@given(st.text(max_size=4000))
def test_a_text_in_pieces_is_the_text(text: str) -> None:
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
