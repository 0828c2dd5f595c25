"""The rows of a list as accounts, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from persona_studio.exchange.accounts import looks
from persona_studio.exchange.accounts.cells import Writer, writer
from persona_studio.exchange.accounts.mapping import CELL, DOMAIN, ID, NAME, Mapping
from persona_studio.exchange.tables import Refused, Table, Tally
from persona_studio.foundation.words import _


@dataclass(frozen=True)
class Read:
    """An account as one row has it. The name may be missing where an id says which account is meant."""

    row: int
    name: str
    code: str
    domain: str
    cells: dict[str, str]
    said: tuple[str, ...]  # the row as it stands in the file


def apply(mapping: Mapping, table: Table, tally: Tally | None = None) -> Iterator[Read | Refused]:
    """Each row of the table as an account, or refused with its reason; what the table itself refuses comes last and is in `tally` too."""
    tally = tally if tally is not None else Tally()
    read = reader(mapping)
    for number, cells in table.rows(tally):
        yield read(number, cells)
    yield from tally.refused


def reader(mapping: Mapping) -> Callable[[int, Sequence[str]], Read | Refused]:
    """What makes an account of the cells of a row."""
    name_at, code_at, domain_at = (mapping.at(role) for role in (NAME, ID, DOMAIN))
    writers: list[tuple[int, str, Writer]] = [(at, column.name, writer(column)) for at, column in enumerate(mapping.columns) if column.role == CELL]

    def read(number: int, cells: Sequence[str]) -> Read | Refused:
        name, code = _text(cells, name_at), _text(cells, code_at)
        domain = looks.domain(cells[domain_at]) if domain_at is not None else ""
        name = name or domain
        if not name and not code:
            return Refused(number, _("The row names no company."), tuple(cells))
        return Read(number, name, code, domain, {column: value for at, column, write in writers if (value := write(cells[at]))}, tuple(cells))

    return read


def _text(cells: Sequence[str], at: int | None) -> str:
    return "" if at is None or looks.says_nothing(cells[at]) else " ".join(cells[at].split())
