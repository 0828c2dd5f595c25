"""Opens a table, whatever it is written in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from persona_studio.exchange.reading import unreadable
from persona_studio.exchange.tables import dialect, header
from persona_studio.exchange.tables.building import build, lines_before
from persona_studio.exchange.tables.encoding import encoding_of
from persona_studio.exchange.tables.record import Record
from persona_studio.exchange.tables.records import records
from persona_studio.exchange.tables.table import Table
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

_SNIFFED = 400_000  # characters at the start of a file by which its dialect is told
_TOP = 400  # records by which header and width are told
_XLSX, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open(path: Path | str, *, sheet: str = "", known: header.Known | None = None) -> Table:
    """A table in delimited text or in a sheet of an XLSX workbook. `known` tells the names of columns that help to find the header.

    Raises Problem when there is no such file, it holds no table, or it is of a kind that cannot be read."""
    path = Path(path)
    try:
        with path.open("rb") as stream:
            start = stream.read(8)
        if start[:4] == _XLSX:
            from persona_studio.exchange.tables import excel

            return excel.open_sheet(path, sheet, known)
        _refuse_other(path, start)
        encoding, replacing = encoding_of(path)
    except OSError as error:
        raise unreadable(path, error) from error

    def text() -> io.TextIOBase:
        return path.open(encoding=encoding, errors="replace" if replacing else "strict", newline="")

    return _delimited(path.name, text, encoding, known, True)


def paste(text: str, *, known: header.Known | None = None) -> Table:
    """A table that was copied: from a spreadsheet, or as text with any delimiter; with or without a header."""
    text = text.removeprefix("\ufeff")
    return _delimited(_("Pasted"), lambda: io.StringIO(text, newline=""), "", known, False)


def _delimited(name: str, text: Callable[[], io.TextIOBase], encoding: str, known: header.Known | None, sure: bool) -> Table:
    with text() as stream:
        start = stream.read(_SNIFFED)
    if not start.replace("\0", "").strip():
        raise Problem(_("{file} is empty.").format(file=name), _("Choose another file."))
    if start.lstrip()[:1] == "{" or start.lstrip()[:2] in ("[{", "<?", "<!", "<h", "<H"):
        raise Problem(_("{file} is not a table.").format(file=name), _("Save it as CSV or XLSX."))
    lines = list(io.StringIO(start, newline=""))
    if len(start) == _SNIFFED and len(lines) > 1:
        lines.pop()  # cut in the middle
    said = dialect.named(lines[0])
    sign = said or dialect.delimiter([line.replace("\0", "") for line in lines])

    def read() -> Iterator[Record]:
        with text() as stream:
            if said:
                stream.readline()
            for record in records(stream, sign):
                yield record._replace(number=record.number + 1) if said else record

    top = list(islice(read(), _TOP))
    at = header.find(top, known, sure)
    notes = (_("Some signs of {file} are not sound {encoding} and were replaced.").format(file=name, encoding=encoding),) if "\ufffd" in start else ()
    skip = bool(said) + lines_before(top, at)
    return build(top, at, Table(name, (), read, sign, encoding, notes=notes, skip=skip))


def _refuse_other(path: Path, start: bytes) -> None:
    """Raises Problem for kinds of file that hold tables in a way we cannot read."""
    ending = path.suffix.lower()
    if start.startswith(_OLD_EXCEL):
        sentence = _("{file} is an old or a password-protected Excel workbook.").format(file=path.name)
    elif start.startswith((b"PAR1", b"%PDF", b"\x1f\x8b", b"SQLite f")) or ending in (".numbers", ".ods", ".xls", ".xlsb"):
        sentence = _("{file} is of a kind that cannot be read as a table.").format(file=path.name)
    else:
        return
    raise Problem(sentence, _("Save it as CSV or XLSX."))
