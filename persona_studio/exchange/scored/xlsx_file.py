"""Scored accounts as a spreadsheet that can be checked: ratings are cells, everything else about a score is a formula over them.

Tiers come from whole numbers, as ours do: points are hundredths of weight times ratings, what a tier needs is hundredths of its limit times the
sum of weights. Both are exact in a spreadsheet, so that 1, 1, 1, 4, 4, 2 is on the limit of 2.0 there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from persona_studio.domain.scoring.model import Scorecard
from persona_studio.exchange.scored.result import Result
from persona_studio.exchange.scored.xlsx_sheets import Layout, Styles, first_rows, scorecard_rows
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_ROWS = 1_048_576  # of a sheet, its heads among them


def write(card: Scorecard, results: Iterable[Result], file: Path, columns: Sequence[str] = (), title: str = "") -> int:
    """Writes row by row and returns how many. `columns` of the accounts stand behind ours; `title` says whose scorecard it is.

    Problem when there are more accounts than a sheet can hold. Whatever `results` raises ends the writing; nothing is left of it but `file`.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    layout = Layout(card, tuple(columns))
    with _tidy(book):
        count = _accounts(book, layout, results)
        _scorecard(book, layout, title)
        _save(book, file)
    return count


def _save(book: Workbook, file: Path) -> None:
    """As `book.save`, but the archive is closed also where the disk is full, instead of complaining when it is collected."""
    from openpyxl.writer.excel import ExcelWriter

    with ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).write_data()


def _accounts(book: Workbook, layout: Layout, results: Iterable[Result]) -> int:
    sheet = book.create_sheet(layout.accounts)
    sheet.freeze_panes = layout.frozen
    for letter, width in layout.widths():
        sheet.column_dimensions[letter].width = width
    sheet.data_validations.append(layout.only_ratings())
    styles = Styles(sheet)
    for row in first_rows(layout, styles):
        sheet.append(row)
    count, most = 0, MOST_ROWS - layout.head
    for each in results:
        if count == most:
            raise Problem(
                _("A spreadsheet holds {most} accounts, and there are more.").format(most=f"{most:,}"), _("Write a CSV or Parquet file instead.")
            )
        count += 1
        sheet.append(layout.row(each, layout.head + count, styles))
    return count


def _scorecard(book: Workbook, layout: Layout, title: str) -> None:
    sheet = book.create_sheet(layout.scorecard)
    for letter, width in (("A", 26), ("B", 12), ("C", 34), ("D", 34), ("E", 34)):
        sheet.column_dimensions[letter].width = width
    for row in scorecard_rows(layout, title, Styles(sheet)):
        sheet.append(row)


@contextmanager
def _tidy(book: Workbook) -> Iterator[None]:
    """A sheet is collected in a file of its own; when writing ends early that must go at once, not when the program does."""
    try:
        yield
    except BaseException:
        for sheet in book.worksheets:
            _discard(sheet)
        raise


def _discard(sheet: Any) -> None:
    with suppress(Exception):
        sheet.close()
    if sheet._writer is not None:
        with suppress(OSError):
            Path(sheet._writer.out).unlink()
