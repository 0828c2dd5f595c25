"""Where the table begins: the header among the lines at the top, and names for columns that lack one of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from persona_studio.exchange.tables.record import Record, filled, trimmed
from persona_studio.foundation.words import _

Known = Callable[[str], bool]  # whether a word is the name of a column that somebody knows
_FULL = 0.6  # of the cells of the fullest row
_FIGURE = re.compile(
    r"[-+(]?[$€£]?\s?\d[\d.,\s'’]*\s?(%|[kmb]|mn|bn|[$€£])?\)?|\d+\s?[-–]\s?\d+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[^@\s]+@[^@\s]+\.\w+|[\w-]+(\.[\w-]+)*\.(com|net|org|io|de|fr|es|uk|ai|co|eu|ch|at|it|nl)(/\S*)?", re.IGNORECASE
)
_YEAR = re.compile(r"(19|20)\d\d")


def is_data(cell: str) -> bool:
    """Whether a cell is a figure, a date or an address, which no header is."""
    cell = cell.strip()
    return bool(_FIGURE.fullmatch(cell) or _ADDRESS.fullmatch(cell))


def find(rows: Sequence[Record], known: Known | None, sure: bool) -> int | None:
    """Which of the first rows is the header; None when the table has none. `sure`: a first row of mere words is a header."""
    top = [at for at, row in enumerate(rows) if not row.reason and filled(row.cells)][:60]
    if not top:
        return None
    most = max(filled(rows[at].cells) for at in top)
    for at in top[:30]:
        if filled(rows[at].cells) >= max(1, _FULL * most) and _heads(rows[at], most) and (known is None or not _better(rows, top, at, known)):
            if at == top[0] or not _is_body(rows, top, at):
                return at if _stands_out(rows, top, at, known, sure) else None
            break
    return top[0] if _stands_out(rows, top, top[0], known, sure) else None


def _heads(row: Record, most: int) -> bool:
    """Whether the cells could be names of columns: words, and different ones."""
    cells = [cell.strip().lower() for cell in row.cells if cell.strip()]
    words = [cell for cell in cells if not is_data(cell) or _YEAR.fullmatch(cell)]
    return len(words) >= 0.8 * len(cells) and (most < 3 or len(set(cells)) > 0.3 * len(cells))


def _better(rows: Sequence[Record], top: Sequence[int], at: int, known: Known) -> bool:
    """Whether another of the next rows holds names of columns that are known, and this one does not."""

    def count(n: int) -> int:
        return sum(1 for cell in rows[n].cells if cell.strip() and known(cell))

    mine = count(at)
    return mine < 2 and any(count(n) >= max(2, mine + 2) for n in top if at < n <= at + 15)


def _is_body(rows: Sequence[Record], top: Sequence[int], at: int) -> bool:
    """Whether what stands before a row is a table already, so that the header was thin rather than preceded by other lines."""
    before = [rows[n] for n in top if n < at]
    return any(sum(1 for cell in row.cells if is_data(cell)) >= 2 for row in before)


def _stands_out(rows: Sequence[Record], top: Sequence[int], at: int, known: Known | None, sure: bool) -> bool:
    """Whether a row is of another kind than those below it."""
    cells = rows[at].cells
    below = [rows[n].cells for n in top if n > at]
    if known is not None and any(known(cell) for cell in cells if cell.strip()) and not all(is_data(cell) for cell in cells if cell.strip()):
        return True
    figures = alike = 0
    for column, cell in enumerate(cells):
        values = [row[column] for row in below if column < len(row) and row[column].strip()]
        if values and sum(map(is_data, values)) > 0.7 * len(values):
            figures += 1
            alike += bool(cell.strip()) and is_data(cell) and (not _YEAR.fullmatch(cell.strip()) or all(_YEAR.fullmatch(v.strip()) for v in values))
    if figures:
        return alike == 0
    return sure and not any(is_data(cell) for cell in cells if cell.strip() and not _YEAR.fullmatch(cell.strip()))


def names(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Names that differ: an empty one is called after its letter, a second of the same name gets a number."""
    made: list[str] = []
    seen = {" ".join(cell.split()) for cell in cells}
    given: set[str] = set()
    for at in range(width):
        name = " ".join(cells[at].split()) if at < len(cells) else ""
        name = name or _("Column {letter}").format(letter=letter(at))
        unique, n = name, 2
        while unique in given or (n > 2 and unique in seen):
            unique = f"{name} ({n})"
            n += 1
        given.add(unique)
        made.append(unique)
    return tuple(made)


def letter(at: int) -> str:
    """The name of a column in a spreadsheet: A, B … Z, AA."""
    word = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        word = chr(65 + rest) + word
    return word


def width(header: Sequence[str], rows: Sequence[Record]) -> int:
    """How many columns: those of the header, and more where most rows have more."""
    own = len(trimmed(list(header)))
    lengths = sorted(len(trimmed(row.cells)) for row in rows if not row.reason and filled(row.cells) > 1)
    usual = lengths[len(lengths) // 2] if lengths else 0
    return max(own, usual, 1)
