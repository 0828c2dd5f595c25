"""Deals that ended, from a table or from the accounts themselves: which column says so, and what is known of the account of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.amounts import read
from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import Account
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.exchange.accounts.mapping import Column
    from persona_studio.exchange.accounts.mapping import Mapping as Columns
    from persona_studio.exchange.tables import Table

WON = frozenset("won;closed won;closedwon;closed - won;win;gewonnen;gagné;gagnée;ganado;ganada;vinto;customer;kunde".split(";"))
LOST = frozenset("lost;closed lost;closedlost;closed - lost;loss;verloren;perdu;perdue;perdido;perdida;perso;lost customer".split(";"))
YES, NO = frozenset(("true", "yes", "1", "y", "ja", "oui")), frozenset(("false", "no", "0", "n", "nein", "non"))
MOST_VALUES = 40  # a column with more different values is no outcome
PLACES = ("code", "domain", "name")  # by which an account is found, in this order


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
    """Accounts that can be found by their id, else by domain, else by name; of several alike the first."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._places: list[dict[str, Account]] = [{} for _place in PLACES]
        self.columns: set[str] = set()
        for account in accounts:
            self.columns.update(account.cells)
            for place, attribute in zip(self._places, PLACES, strict=True):
                if key := fold(getattr(account, attribute)):
                    place.setdefault(key, account)

    @classmethod
    def of_file(cls, path: Path | str) -> Book:
        """The accounts that a table lists. Raises Problem."""
        return cls(row.account for row in of_file(path).rows)

    def find(self, account: Account) -> Account | None:
        """The account that is meant."""
        for place, attribute in zip(self._places, PLACES, strict=True):
            key = fold(getattr(account, attribute))
            if key and key in place:
                return place[key]
        return None


class _FileRows:
    """The rows of a table, each time from the start."""

    def __init__(self, table: Table, mapping: Columns) -> None:
        self._table, self._mapping = table, mapping

    def __iter__(self) -> Iterator[Row]:
        headers = self._table.headers
        for number, cells in self._table.rows():
            yield Row(dict(zip(headers, cells, strict=True)), _account(number, self._mapping, cells))


def _account(number: int, mapping: Columns, cells: Sequence[str]) -> Account:
    from persona_studio.exchange.accounts import looks

    own: dict[str, str] = {}
    said = {"name": "", "id": "", "domain": ""}
    for column, cell in zip(mapping.columns, cells, strict=True):
        if column.role == "cell" and cell.strip():
            own[column.name] = _plain(column, cell.strip())
        elif column.role in said:
            said[column.role] = looks.domain(cell) if column.role == "domain" else cell.strip()
    return Account(number, said["name"], said["id"], said["domain"], own)


def _plain(column: Column, cell: str) -> str:
    """An amount in full, with a decimal point, whatever unit and sign the table uses."""
    if column.factor == 1 and column.decimal != ",":
        return cell
    amount = read(cell, column.decimal)
    if amount is None:
        return cell
    low, high = (None if end is None else _figures(end * column.factor) for end in (amount.low, amount.high))
    if low == high:
        return low or cell
    return f"{low}-{high}" if low and high else f"{low}+" if low else f"< {high}"


def _figures(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


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
