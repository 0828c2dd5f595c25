"""Deals that ended, from a table or from the accounts themselves: which column says so, and what is known of the account of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import Account
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.exchange.accounts.mapping import Mapping as Columns
    from persona_studio.exchange.tables import Table

WON = frozenset("won;closed won;closedwon;closed - won;win;gewonnen;gagné;gagnée;ganado;ganada;vinto;customer;kunde".split(";"))
LOST = frozenset("lost;closed lost;closedlost;closed - lost;loss;verloren;perdu;perdue;perdido;perdida;perso;lost customer".split(";"))
YES, NO = frozenset(("true", "yes", "1", "y", "ja", "oui")), frozenset(("false", "no", "0", "n", "nein", "non"))
MOST_VALUES = 40  # a column with more different values is no outcome


@dataclass(frozen=True)
class Which:
    """A column and the values in it that mean won (or lost). Case and blanks do not count."""

    column: str
    values: frozenset[str]

    @classmethod
    def of(cls, column: str, values: Iterable[str]) -> Which:
        """However the values are written."""
        return cls(column, frozenset(fold(value) for value in values))

    def holds(self, value: str) -> bool:
        """Whether a cell says so."""
        return fold(value) in self.values


@dataclass(frozen=True)
class Row:
    """A deal: its cells under the headers of the table, and the account as far as the table tells it."""

    cells: Mapping[str, str]
    account: Account


@dataclass(frozen=True)
class Deals:
    """Where deals come from. `values` are the different values of the columns that could tell how a deal ended; `won` and `lost` a guess."""

    name: str
    headers: tuple[str, ...]
    columns: frozenset[str]  # what is told of accounts, under the names that accounts use
    values: Mapping[str, tuple[str, ...]]
    won: Which | None
    lost: Which | None
    rows: Iterable[Row] = field(repr=False, default=())


def of_file(path: Path | str) -> Deals:
    """The deals in a table. Reads it through once to see what its columns hold. Raises Problem."""
    from persona_studio.exchange import tables
    from persona_studio.exchange.accounts import columns

    table = tables.open(path)
    mapping = columns.guess(table.headers, table.sample)
    values = _values(table.headers, (cells for _number, cells in table.rows()))
    told = frozenset(column.name for column in mapping.columns if column.role == "cell")
    return Deals(table.name, table.headers, told, values, *_guess(values), _FileRows(table, mapping))


def of_accounts(name: str, accounts: Sequence[Account]) -> Deals:
    """Accounts that say in one of their own columns how it ended with them."""
    headers = tuple(dict.fromkeys(column for account in accounts for column in account.cells))
    values = _values(headers, ([account.cells.get(header, "") for header in headers] for account in accounts))
    return Deals(name, headers, frozenset(headers), values, *_guess(values), [Row(account.cells, account) for account in accounts])


class Book:
    """Accounts that can be found by their id, else by domain, else by name, as an import finds them."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        from persona_studio.exchange.accounts.same import Register

        self.columns: set[str] = set()
        self._accounts: list[Account] = []
        self._register = Register()
        self._found: dict[tuple[str, str, str], Account | None] = {}
        for account in accounts:
            self.columns.update(account.cells)
            self._register.put(len(self._accounts), account.name, account.code, account.domain)
            self._accounts.append(account)

    @classmethod
    def of_file(cls, path: Path | str) -> Book:
        """The accounts that a table lists. Raises Problem."""
        return cls(row.account for row in of_file(path).rows)

    def find(self, account: Account) -> Account | None:
        """The account that is meant; None where there is none, or where several could be."""
        key = account.name, account.code, account.domain
        if key not in self._found:
            self._found[key] = self._look(*key)
        return self._found[key]

    def _look(self, name: str, code: str, domain: str) -> Account | None:
        from persona_studio.exchange.accounts.same import Ambiguous

        try:
            at = self._register.find(name, code, domain)
        except Ambiguous:
            return None
        return None if at is None else self._accounts[at]


class _FileRows:
    """The rows of a table, each time from the start. A row that names no company is a deal all the same."""

    def __init__(self, table: Table, mapping: Columns) -> None:
        self._table, self._mapping = table, mapping

    def __iter__(self) -> Iterator[Row]:
        from persona_studio.exchange.accounts import looks
        from persona_studio.exchange.accounts.cells import writer
        from persona_studio.exchange.accounts.mapping import CELL, DOMAIN, ID, NAME

        headers, mapping = self._table.headers, self._mapping
        writers = [(at, column.name, writer(column)) for at, column in enumerate(mapping.columns) if column.role == CELL]
        places = [mapping.at(role) for role in (NAME, ID, DOMAIN)]
        for number, cells in self._table.rows():
            name, code, domain = ("" if at is None or looks.says_nothing(cells[at]) else cells[at].strip() for at in places)
            own = {column: value for at, column, write in writers if (value := write(cells[at]))}
            yield Row(dict(zip(headers, cells, strict=True)), Account(number, name, code, looks.domain(domain), own))


def _values(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The different values of every column that has few."""
    seen: dict[int, dict[str, str]] = {at: {} for at in range(len(headers))}
    for cells in rows:
        for at, values in list(seen.items()):
            if cell := fold(cells[at]):
                values.setdefault(cell, cells[at].strip())
                if len(values) > MOST_VALUES:
                    del seen[at]
    return {headers[at]: tuple(sorted(values.values(), key=fold)) for at, values in seen.items() if len(values) > 1}


def _guess(values: Mapping[str, tuple[str, ...]]) -> tuple[Which | None, Which | None]:
    """A column that has both words; else one that is called won and says yes and no."""
    for header, found in values.items():
        won, lost = [v for v in found if fold(v) in WON], [v for v in found if fold(v) in LOST]
        if won and lost:
            return Which.of(header, won), Which.of(header, lost)
    for header, found in values.items():
        called = "".join(filter(str.isalnum, fold(header)))
        if called.startswith(("iswon", "won", "win", "gewonnen")) and {fold(v) for v in found} <= YES | NO:
            return Which.of(header, [v for v in found if fold(v) in YES]), Which.of(header, [v for v in found if fold(v) in NO])
    return None, None


def check(deals: Deals, *which: Which) -> None:
    """Raises Problem when a column is not there, or when the same value of a column would be won and lost."""
    for each in which:
        if each.column not in deals.headers:
            text = _("{file} has no column {column}.").format(file=deals.name, column=each.column)
            raise Problem(text, _("Its columns are {columns}.").format(columns=", ".join(deals.headers)))
    won, lost = which
    if won.column == lost.column and (both := won.values & lost.values):
        text = _("{value} cannot mean both won and lost.").format(value=", ".join(sorted(both)))
        raise Problem(text, _("Choose other values for won or for lost."))
