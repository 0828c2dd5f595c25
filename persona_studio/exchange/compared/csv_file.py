"""A comparison as CSV: commas, UTF-8 with its mark so that every spreadsheet knows, a row for each question."""

from __future__ import annotations

import csv
import io

from persona_studio.domain.comparison.showing import Shown
from persona_studio.exchange.compared import table
from persona_studio.exchange.scored.safe import text


def written(view: Shown) -> bytes:
    """The file's bytes. No cell begins as a formula does; a sign alone in its cell stands behind an apostrophe for that."""
    stream = io.StringIO(newline="")
    out = csv.writer(stream)
    out.writerow([text(head) for head in table.heads(view)])
    for line in table.lines(view):
        out.writerow([text(cell) for cell in (line.section, line.label, line.sign, line.note, *line.cells)])
    return stream.getvalue().encode("utf-8-sig", "replace")
