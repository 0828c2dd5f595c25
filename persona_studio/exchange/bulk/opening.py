"""From a file of accounts to the engine's view over it: directly where DuckDB reads it as the reader of tables does, else through a plain copy."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.exchange import tables
from persona_studio.exchange.bulk import duck
from persona_studio.exchange.tables.footer import without_footer
from persona_studio.exchange.tables.record import Record
from persona_studio.exchange.tables.table import Table, Tally

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_HEAD, _TAIL = 1 << 20, 1 << 16  # bytes at both ends of a file by which it is told whether it is plain
PARQUET = b"PAR1"
_STRIDE = 2000  # rows between two looks at whether to go on


@dataclass(frozen=True)
class Opened:
    """What the view holds. `tally` is what the reader of tables left out; None where DuckDB reads the file as it is."""

    headers: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    tally: Tally | None
    notes: tuple[str, ...] = ()


def is_parquet(path: Path) -> bool:
    """Whether a file begins as Parquet does."""
    with path.open("rb") as stream:
        return stream.read(4) == PARQUET


def directly(connection: DuckDBPyConnection, path: Path) -> Opened | None:
    """The view over the file as it is; None when it needs the reader of tables: another encoding, lines above or below the table, rows marked as
    deleted, a spreadsheet."""
    table = _plain(path)
    if table is None:
        return None
    duck.read_text(connection, path, duck.Text(table.delimiter, len(table.headers), table.header_row > 0))
    return Opened(table.headers, table.sample, None, table.notes)


def copied(connection: DuckDBPyConnection, path: Path, folder: Path, sheet: str, cancelled: duck.Cancelled) -> Opened:
    """The view over a plain copy of the table in `folder`. Raises Problem when there is none in the file, Stopped when cancelled."""
    table = tables.open(path, sheet=sheet)
    tally, copy = Tally(), folder / "accounts.csv"
    with copy.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        for count, (_number, cells) in enumerate(table.rows(tally)):
            if count % _STRIDE == 0 and cancelled():
                raise duck.Stopped
            writer.writerow(cells)
    duck.read_text(connection, copy, duck.Text(",", len(table.headers), False))
    return Opened(table.headers, table.sample, tally, table.notes)


def _plain(path: Path) -> Table | None:
    """The table as its beginning tells it, when nothing in it or at its end asks for more than cells in rows."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
    if b"\0" in head or head[:2] in (b"PK", b"\xff\xfe", b"\xfe\xff"):
        return None
    table = _of_head(head if size <= _HEAD else head[: head.rfind(b"\n") + 1], path)
    if table is None or table.encoding not in ("utf-8", "utf-8-sig") or table.skip or len(table.delimiter) != 1 or table.header_row > 1:
        return None
    if any("\n" in header or "\r" in header for header in table.headers) or table._deleted is not None:
        return None
    return table if _ends_plainly(tail if size <= _TAIL else tail[tail.find(b"\n") + 1 :], table) else None


def _of_head(head: bytes, path: Path) -> Table | None:
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder) / path.name
        start.write_bytes(head)
        table = tables.open(start)
        tally = Tally()
        sound = all(True for _row in table.rows(tally)) and not (tally.refused or tally.footer or tally.padded)
        _ = table.sample
    return table if sound else None


def _ends_plainly(tail: bytes, table: Table) -> bool:
    """Whether nothing stands below the table. What is cut in the middle of a quoted cell cannot be told, and is read the long way."""
    tally = Tally()
    cells = csv.reader(tail.decode("utf-8", "replace").splitlines(), delimiter=table.delimiter)
    records: Iterator[Record] = (Record(number, row) for number, row in enumerate(cells))
    try:
        whole = all(len(record.cells) == len(table.headers) for record in without_footer(records, len(table.headers), tally))
    except csv.Error:
        return False
    return whole and not tally.footer
