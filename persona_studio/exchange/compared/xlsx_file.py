"""A comparison as a spreadsheet: the rows on one sheet, the summary and how alike they are on another."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from persona_studio.domain.comparison.showing import Shown
from persona_studio.exchange.compared import table
from persona_studio.exchange.scored.safe import formula_like, sound
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FRONT = (18, 24, 6, 18)  # widths of section, label, sign and note
WIDTH = 46  # of a profile
LINE, MOST = 15.0, 26  # points of a line, and lines of a row: none can be higher than 409 points
LETTERS = 40  # in a line of a profile's cell, on the safe side
LONGEST = 32_000  # of a word, less than a cell holds
_PIECES = re.compile(r"\S+\s*|\s+")


def written(view: Shown) -> bytes:
    """The file's bytes. Every text is a text, whatever it begins with; a long one goes on in the row below."""
    from openpyxl import Workbook

    book = Workbook()
    _rows(book.active, view)
    _summary(book.create_sheet(_("Summary")), view)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(sheet: Any, view: Shown) -> None:
    sheet.title = _("Comparison")
    for at, width in enumerate((*FRONT, *[WIDTH] * len(view.heads)), 1):
        sheet.column_dimensions[_letter(at)].width = width
    sheet.freeze_panes = f"{_letter(len(FRONT) + 1)}2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _put(sheet, 1, table.heads(view), bold=True)
    number = 2
    for line in table.lines(view):
        for n, cells in enumerate(zip_longest(*map(pieces, line.cells), fillvalue="")):
            label = line.label if not n else _("{label} (continued)").format(label=line.label)
            beside = (line.section, label, *((line.sign, line.note) if not n else ("", "")))
            _put(sheet, number, [*beside, *cells])
            lines = max([*(height(text, width - 2) for text, width in zip(beside, FRONT, strict=True)), *(height(text, LETTERS) for text in cells)])
            sheet.row_dimensions[number].height = LINE * min(lines, MOST + 1)
            number += 1


def _summary(sheet: Any, view: Shown) -> None:
    sheet.column_dimensions["A"].width = 60
    _put(sheet, 1, [view.title], bold=True)
    number = 2
    for sentence in (*view.sentences, view.left_out):
        if sentence:
            _put(sheet, number, [sentence])
            number += 1
    names = [head.title for head in view.heads]
    _put(sheet, number + 1, [_("How alike they are, in %"), *names], bold=True)
    for at, name in enumerate(names):
        sheet.column_dimensions[_letter(at + 2)].width = 24
        _put(sheet, number + 2 + at, [name, *(view.share(at, other) for other in range(len(names)))])


def pieces(text: str) -> list[str]:
    """A text in parts that a row can show, divided between words; a word that no cell holds is divided too. Nothing is left out."""
    parts = [""]
    for piece in _PIECES.findall(text):
        for start in range(0, len(piece), LONGEST):
            some = piece[start : start + LONGEST]
            if parts[-1] and height(parts[-1] + some, LETTERS) > MOST:
                parts.append("")
            parts[-1] += some
    return [part.rstrip("\n") for part in parts]


def height(text: str, letters: int) -> int:
    """How many lines a text takes where that many letters stand in one; wide letters count twice."""
    return sum(1 + (len(line) + sum(east_asian_width(c) in "WF" for c in line)) // letters for line in text.rstrip("\n").split("\n"))


def _put(sheet: Worksheet, number: int, values: Sequence[Any], bold: bool = False) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Border(bottom=Side(style="medium" if bold else "hair"))
    for at, value in enumerate(values, 1):
        cell = sheet.cell(number, at)
        cell.border = line
        if value == "":
            continue
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if bold:
            cell.font = Font(bold=True)
        if isinstance(value, str):
            cell.value = sound(value)
            cell.data_type = "s"  # never a formula, never an error value
            cell.quotePrefix = formula_like(value)
        else:
            cell.value = value


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place)
