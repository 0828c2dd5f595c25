"""Import of accounts: a list is read, shown with what its columns mean, counted in a dry run, and taken in one step."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.actions import accounts
from persona_studio.actions.naming import tidy
from persona_studio.actions.places import STEP
from persona_studio.exchange import tables
from persona_studio.exchange.accounts import columns
from persona_studio.exchange.accounts.days import settled
from persona_studio.exchange.accounts.incoming import Read, apply
from persona_studio.exchange.accounts.mapping import OUT, Mapping
from persona_studio.exchange.accounts.merging import Merging
from persona_studio.exchange.tables import Refused, Table, Tally
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.workbook.scoring import mapping_id

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft

MOST_ROWS = 250_000  # what a workbook and its screens are made for; beyond it lists are scored where they are
_PULSE = 1000  # rows between two looks at whether it is cancelled
_LONGEST = 2000  # characters that are kept of a cell of a row that was refused

Progress = Callable[[int], None]  # how many rows are done
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Incoming:
    """A list that was read: its table, what the columns are taken for, and where it comes from. Nothing is written yet."""

    table: Table
    mapping: Mapping
    file: str = ""
    date: str = ""
    digest: str = ""
    remembered: bool = False  # whether the mapping is that of an earlier list with these headers

    @property
    def samples(self) -> tuple[tuple[str, ...], ...]:
        """The first rows as they stand in the list."""
        return self.table.sample[:20]


@dataclass(frozen=True)
class Count:
    """What an import does. Each of the `rows` is an account that is new, updated or the same, a further row of one (duplicates), or refused."""

    rows: int
    new: int
    updated: int
    same: int
    duplicates: int
    refused: tuple[Refused, ...]
    deleted: int = 0  # rows that the system has marked as deleted
    footer: int = 0  # lines below the table
    padded: int = 0  # rows with fewer cells than the header
    personal: tuple[str, ...] = ()  # columns that are left out because they are about persons

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows are refused for which reason."""
        found: dict[str, int] = {}
        for one in self.refused:
            found[one.reason] = found.get(one.reason, 0) + 1
        return found


@dataclass(frozen=True)
class Report:
    """What an import did; `source` is the list in the workbook."""

    source: int
    count: Count


class _Stopped(Exception):
    """Somebody has cancelled."""


def read(source: Path | str, book: Workbook | None = None, *, sheet: str = "") -> Incoming:
    """Reads a file (a Path) or what was pasted (text), and guesses its columns, or remembers what they were the last time.
    Raises Problem when it is no table."""
    if isinstance(source, Path):
        table = tables.open(source, sheet=sheet, known=columns.known)
        incoming = Incoming(table, _guess(table), source.name, _day(source), _digest(source))
    else:
        table = tables.paste(source, known=columns.known)
        incoming = Incoming(table, _guess(table), "", date.today().isoformat(), hashlib.sha256(source.encode("utf-8", "replace")).hexdigest())
    known = book.mapping(table.headers) if book else None
    return replace(incoming, mapping=incoming.mapping.remembered(known), remembered=True) if known else incoming


def preview(incoming: Incoming, mapping: Mapping | None = None, count: int = 20) -> list[Read | Refused]:
    """The first accounts as they would be taken."""
    return list(islice(apply(mapping or incoming.mapping, incoming.table), count))


def dry_run(
    book: Workbook,
    incoming: Incoming,
    mapping: Mapping | None = None,
    *,
    update: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Count | None:
    """What `take` would do; nothing is written. None when it was cancelled."""
    try:
        return _merged(book, incoming, mapping or incoming.mapping, update, progress, cancelled)[1]
    except _Stopped:
        return None


def take(
    book: Workbook,
    incoming: Incoming,
    mapping: Mapping | None = None,
    *,
    update: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Report | None:
    """Writes the accounts of a list, the list as a source, and the rows that were refused, as one step; remembers the mapping.
    With `update` the list's values win and its empty cells erase nothing; without, accounts that are there stay as they are.
    None, with nothing written, when it was cancelled. Raises Problem when no column names the companies or the list is too long."""
    mapping = mapping or incoming.mapping
    try:
        merging, count = _merged(book, incoming, mapping, update, progress, cancelled)
        total = count.new + count.updated
        with book.edit(ngettext("Import of {count} account", "Import of {count} accounts", total).format(count=total)) as e:
            source = _source(e, incoming, count)
            _write(e, source, merging, cancelled)
            for one in count.refused:
                e.put(
                    "leftover",
                    source=source,
                    row=one.row,
                    reason=one.reason,
                    body=json.dumps(_kept(incoming.table, mapping, one), ensure_ascii=False),
                )
            e.put("setting", id=mapping_id(incoming.table.headers), body=json.dumps(mapping.dump(), ensure_ascii=False))
            if cancelled and cancelled():
                raise _Stopped
    except _Stopped:
        return None
    return Report(source, count)


def _guess(table: Table) -> Mapping:
    return settled(columns.guess(table.headers, table.sample), table)


def _merged(
    book: Workbook, incoming: Incoming, mapping: Mapping, update: bool, progress: Progress | None, cancelled: Cancelled | None
) -> tuple[Merging, Count]:
    if mapping.needs_name:
        raise Problem(_("No column names the companies."), _("Choose the column that holds their name or their domain."))
    merging, tally = Merging(book.accounts(), update), Tally()
    rows = 0
    for rows, one in enumerate(_watched(apply(mapping, incoming.table, tally), progress, cancelled), 1):
        if rows > MOST_ROWS:
            sentence = _("{file} has more than {count} rows.").format(file=incoming.table.name, count=f"{MOST_ROWS:,}")
            raise Problem(sentence, _("Score it where it is: persona-studio score FILE ACCOUNTS --out PATH takes lists of any length."))
        merging.take(one)
    personal = tuple(column.header for column in mapping.columns if column.personal and column.role == OUT)
    updated, same = merging.met()
    refused = tuple(merging.refused)
    return merging, Count(rows, merging.new, updated, same, merging.duplicates, refused, tally.deleted, tally.footer, tally.padded, personal)


def _watched(rows: Iterator[Read | Refused], progress: Progress | None, cancelled: Cancelled | None) -> Iterator[Read | Refused]:
    for done, one in enumerate(rows):
        if done % _PULSE == 0:
            if cancelled and cancelled():
                raise _Stopped
            if progress:
                progress(done)
        yield one


def _source(e: Draft, incoming: Incoming, count: Count) -> int:
    """The row of the list. The same list taken again is the same source, whose refused rows are those of now."""
    note = _("SHA-256 {digest}").format(digest=incoming.digest)
    title = incoming.file or _("Pasted accounts")
    there = e.find("source", title=title, note=note)
    if there:
        e.remove("leftover", *(row["id"] for row in e.find("leftover", source=there[0]["id"])))
        return int(there[0]["id"])
    key: int = e.put("source", type=_("List of accounts"), title=title, file=incoming.file, date=incoming.date, n=count.rows, note=note)
    return key


def _write(e: Draft, source: int, merging: Merging, cancelled: Cancelled | None) -> None:
    written = list(merging.written())
    e.fetch("account", [merged.was.id for merged in written if merged.was])
    place = accounts.last_place(e)
    for done, merged in enumerate(written):
        if done % _PULSE == 0 and cancelled and cancelled():
            raise _Stopped
        if merged.was is None:
            place += STEP
            accounts.put(e, merged.name, merged.cells, code=merged.code, domain=merged.domain, source=source, place=place)
        else:
            cells = accounts.text(merged.cells)
            e.put("account", id=merged.was.id, name=tidy(merged.name), code=tidy(merged.code), domain=merged.domain, body=cells)


def _kept(table: Table, mapping: Mapping, refused: Refused) -> dict[str, str]:
    """The cells of a row that was refused, without those about persons."""
    out = {column.header for column in mapping.columns if column.personal and column.role == OUT}
    kept: dict[str, str] = {}
    for at, cell in enumerate(refused.cells):
        header = table.headers[at] if at < len(table.headers) else _("Cell {number}").format(number=at + 1)
        if cell.strip() and header not in out:
            kept[header] = cell[:_LONGEST]
    return kept


def _day(path: Path) -> str:
    try:
        return date.fromtimestamp(path.stat().st_mtime).isoformat()
    except (OSError, OverflowError, ValueError):
        return ""


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
