"""A table as it was read: headers that differ from each other, and rows of exactly that many cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from persona_studio.exchange.tables.footer import without_footer
from persona_studio.exchange.tables.record import Record, is_blank
from persona_studio.foundation.words import _

SAMPLE = 500  # rows by which a column is judged
_DELETED = ("isdeleted", "fivetrandeleted")
_TRUE = ("true", "1", "yes", "t")


@dataclass(frozen=True)
class Refused:
    """A row that could not be read as one of this table, with why."""

    row: int
    reason: str
    cells: tuple[str, ...]


@dataclass
class Tally:
    """What happened on the way through a table, beside the rows that it gave."""

    refused: list[Refused] = field(default_factory=list)
    padded: int = 0  # rows shorter than the header, filled up with empty cells
    deleted: int = 0  # rows that the system they come from has marked as deleted
    footer: int = 0  # lines that a report puts below its table


@dataclass(frozen=True)
class Table:
    """`rows()` reads anew from the start each time. `header_row` is where the header stands (0: there is none);
    `skip` is the number of lines of text before it, for engines that read the file themselves."""

    name: str
    headers: tuple[str, ...]
    records: Callable[[], Iterator[Record]] = field(repr=False)
    delimiter: str = ""  # empty in a workbook of a spreadsheet
    encoding: str = ""
    header_row: int = 1
    skip: int = 0
    notes: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    def rows(self, tally: Tally | None = None) -> Iterator[tuple[int, list[str]]]:
        """Each row with its number in the file, as many cells as there are headers. What is no row goes into `tally`."""
        tally = tally if tally is not None else Tally()
        width = len(self.headers)
        deleted = self._deleted
        for number, cells, reason in without_footer(self._body(), width, tally):
            if reason:
                tally.refused.append(Refused(number, reason, tuple(cells)))
                continue
            if len(cells) > width:
                if not is_blank(cells[width:]):
                    tally.refused.append(Refused(number, _("The row has more cells than the header."), tuple(cells)))
                    continue
                cells = cells[:width]
            elif len(cells) < width:
                tally.padded += 1
                cells = cells + [""] * (width - len(cells))
            if deleted is not None and cells[deleted].strip().lower() in _TRUE:
                tally.deleted += 1
                continue
            yield number, cells

    @cached_property
    def sample(self) -> tuple[tuple[str, ...], ...]:
        """The first rows, to look at and to judge columns by."""
        return tuple(tuple(cells) for _number, cells in islice(self.rows(), SAMPLE))

    @cached_property
    def decimals(self) -> tuple[str, ...]:
        """For each column how its amounts are written: "," in 1.234,5 and "." in 1,234.5."""
        from persona_studio.domain.scoring.amounts import number_style

        return tuple(number_style([row[at] for row in self.sample if row[at].strip()]) for at in range(len(self.headers)))

    def column(self, header: str) -> int:
        """Where a column stands. Raises ValueError."""
        return self.headers.index(header)

    @property
    def _deleted(self) -> int | None:
        for at, header in enumerate(self.headers):
            if "".join(filter(str.isalnum, header.lower())) in _DELETED:
                return at
        return None

    def _body(self) -> Iterator[Record]:
        for record in self.records():
            if record.number > self.header_row:
                yield record
