"""Delimited text as records: bounded, and a quotation mark that is never closed costs one row and not the rest of the file."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from persona_studio.exchange.tables.record import Record
from persona_studio.foundation.words import _

MOST_CELL = 1_000_000  # characters of one cell
_MOST_RECORD = 4_000_000
_FORGIVING = 50  # after so many unclosed quotation marks a record is looked for in one line only


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Each record with its number. What cannot be read is a record with a reason."""
    csv.field_size_limit(MOST_CELL)
    feed = _Feed(iter(lines))
    number = 0
    while True:
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                number += 1
                feed.done()
                yield Record(number, cells)
            return
        except csv.Error as error:
            number += 1
            yield _mended(number, feed, str(error), delimiter)


def _mended(number: int, feed: _Feed, error: str, delimiter: str) -> Record:
    """The first line of a record that is not sound: within one line a quotation mark too many is forgiven."""
    alone = feed.is_one_line
    line = feed.again()
    if "field larger" in error and alone:
        return Record(number, [line[:MOST_CELL]], _("A cell of this row holds more than a million characters."))
    if alone and "expected after" in error:
        return Record(number, next(csv.reader([line], delimiter=delimiter), []))
    return Record(number, [line[:MOST_CELL]], _("A quotation mark is opened here and never closed."))


class _Feed:
    """Lines for a reader of CSV, which keeps those of the record at work so that they can be given once more."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()
        self._record: list[str] = []
        self._size = 0
        self._forgiven = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._size > (_MOST_RECORD if self._forgiven < _FORGIVING else 0):
            raise csv.Error
        line = self._waiting.popleft() if self._waiting else next(self._lines)
        if "\0" in line:
            line = line.replace("\0", "")
        self._record.append(line)
        self._size += len(line)
        return line

    def done(self) -> None:
        """The record was read."""
        self._record.clear()
        self._size = 0

    @property
    def is_one_line(self) -> bool:
        """Whether the record at work has one line so far."""
        return len(self._record) == 1

    def again(self) -> str:
        """Gives up the first line of the record, which is returned; the others come once more."""
        first, *rest = self._record
        self._waiting.extendleft(reversed(rest))
        self.done()
        self._forgiven += 1
        return first.rstrip("\r\n")
