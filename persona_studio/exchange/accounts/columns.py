"""Guesses what the columns of a list of companies mean, from what they are called and from how their values look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from persona_studio.exchange.accounts import days, looks, units, words
from persona_studio.exchange.accounts.mapping import CELL, DOMAIN, ID, NAME, OUT, PERSONAL, TECHNICAL, Column, Mapping
from persona_studio.exchange.accounts.words import known
from persona_studio.foundation.words import _

__all__ = ["COLUMNS", "guess", "known"]

COLUMNS = tuple(words.vocabulary().columns)  # what an account's columns are called, whatever a list calls them
_PREFIXES = (
    "company",
    "account",
    "organization",
    "billing",
    "hq",
    "headquarters",
    "firm",
    "associated company",
    "primary",
    "est",
    "estimated",
    "latest",
    "current",
)
_FEW = 4  # addresses of one host that may be by chance
_AMOUNTS = 0.8  # of the values, in a column of amounts
_COUNTS = ("number", "num", "anzahl", "count")  # “Number of emails” counts, and is about nobody; “Número de teléfono” does not count
_NOT_IT = frozenset(
    "sub growth change parent per owner date previous prior last target id ids rank code note notes url"
    " average expected forecast weighted variation lost won".split()
)


@dataclass(frozen=True)
class _Seen:
    """A column under examination: what its header says without the unit, and its values that are not empty."""

    at: int
    header: str
    bare: str
    factor: Decimal
    values: tuple[str, ...]

    @property
    def key(self) -> str:
        return words.key(self.bare)


def guess(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping:
    """What each column is. `samples` are rows of the table, some hundred of them; without any the headers alone decide."""
    said = words.vocabulary()
    seen = [_seen(at, header, samples) for at, header in enumerate(headers)]
    rows = _rows(seen)
    free = {column.at: column for column in seen}
    made: dict[int, Column] = {}

    def give(at: int | None, role: str, name: str = "", why: str = "") -> None:
        if at is not None:
            column = free.pop(at)
            made[at] = Column(column.header, role, name, why=why)

    give(_best(free, said.names, lambda c: _may_name(c, rows)), NAME)
    give(_best(free, said.ids if rows == "account" else said.linked_ids, lambda c: _may_identify(c, rows)), ID)
    give(_best(free, said.domains, lambda c: not c.values or _may_be_domain(c, rows)), DOMAIN)
    for at, why in [(at, _why_out(column, rows)) for at, column in free.items()]:
        if why:
            give(at, OUT, why=why)
    for at, name in _canonical(free, rows).items():
        give(at, CELL, name)
    for at, column in list(free.items()):
        give(at, CELL, column.header)
    columns = _with_decimals([_written(made[column.at], column) for column in seen], seen)
    columns, notes = _in_millions(columns, seen, samples)
    return _named_by_look(Mapping(tuple(columns), rows, (*_notes(rows), *notes)), seen)


def _seen(at: int, header: str, samples: Sequence[Sequence[str]]) -> _Seen:
    bare, factor = units.split(header)
    values = tuple(value for row in samples if at < len(row) and not looks.says_nothing(value := row[at]))
    return _Seen(at, header, bare, factor, values)


def _rows(seen: Sequence[_Seen]) -> str:
    """What a row is. A list of people or deals has columns that a list of companies has not."""
    keys = {column.key for column in seen}
    said = words.vocabulary().rows
    for kind in ("ticket", "deal"):
        if keys & said[kind].keys():
            return kind
    return "contact" if keys & said["first_name"].keys() and keys & said["last_name"].keys() else "account"


def _best(free: dict[int, _Seen], ranks: words.Ranks, fits: Callable[[_Seen], bool]) -> int | None:
    """The column whose name stands first among those words, and whose values fit."""
    there = [(ranks[column.key], at) for at, column in free.items() if column.key in ranks and fits(column)]
    return min(there)[1] if there else None


def _may_name(column: _Seen, rows: str) -> bool:
    """In a list of deals or people a bare “Name” is that of the deal or the person."""
    if rows != "account" and column.key in words.vocabulary().rows["bare_name"]:
        return False
    return not column.values or looks.share(column.values, looks.is_words) >= 0.5


def _may_identify(column: _Seen, rows: str) -> bool:
    """An id says which company it is: what is just called so differs from row to row, in a list of companies."""
    if rows != "account" or column.key in words.vocabulary().certain_ids:
        return True
    return not column.values or len(set(column.values)) > 0.5 * len(column.values)


def _may_be_domain(column: _Seen, rows: str) -> bool:
    """Addresses; in a list of companies not all of one host, as those of the records in the system itself are."""
    hosts = [host for value in column.values if (host := looks.domain(value))]
    return len(hosts) >= 0.5 * len(column.values) and (rows != "account" or len(hosts) < _FEW or len(set(hosts)) > 1)


def _why_out(column: _Seen, rows: str) -> str:
    """Why a column is left out, if it is: it is about persons, or of use to the system only."""
    said, tokens = words.vocabulary(), words.tokens(column.header)
    if column.header.lower().endswith((".id", "_id__c")) or column.key in said.technical:
        return TECHNICAL
    if column.key in said.personal or (said.personal_words.intersection(tokens) and tokens[0] not in _COUNTS):
        return PERSONAL
    if (rows == "contact" and column.key in said.rows["bare_name"]) or looks.share(column.values, looks.is_mail) >= 0.5:
        return PERSONAL
    return TECHNICAL if looks.share(column.values, looks.is_system_id) == 1 else ""


def _canonical(free: dict[int, _Seen], rows: str) -> dict[int, str]:
    """Which column of the file is which of COLUMNS: by its whole name, without what stands before it, and last by a word in it."""
    said = words.vocabulary()
    found: dict[int, str] = {}
    for way in (_whole, _without_prefix, _within) if rows == "account" else (_whole, _without_prefix):
        for name, ranks in said.columns.items():
            if name in found.values():
                continue
            there = [
                (rank, at) for at, column in free.items() if at not in found and (rank := way(column, ranks)) is not None and _suits(column, name)
            ]
            if there:
                found[min(there)[1]] = name
    for at, column in free.items():
        if at not in found and column.key in said.places:
            name = "Country" if looks.share(column.values, lambda value: words.key(value) in said.countries) >= 0.5 else "City"
            if name not in found.values():
                found[at] = name
    return found


def _whole(column: _Seen, ranks: words.Ranks) -> int | None:
    return ranks.get(column.key)


def _without_prefix(column: _Seen, ranks: words.Ranks) -> int | None:
    for prefix in _PREFIXES:
        if column.key.startswith(bare := words.key(prefix)) and (rank := ranks.get(column.key[len(bare) :])) is not None:
            return rank
    return None


def _within(column: _Seen, ranks: words.Ranks) -> int | None:
    """A header of several words in which one of those stands: “Revenue 2023”, “Total employees worldwide”."""
    tokens = words.tokens(column.bare)
    if len(tokens) < 2 or len(tokens) > 6 or set(tokens) & _NOT_IT:
        return None
    runs = ("".join(tokens[a:b]) for a in range(len(tokens)) for b in range(a + 1, len(tokens) + 1))
    hits = [ranks[run] for run in runs if run in ranks and len(run) > 4]
    return min(hits) if hits else None


def _suits(column: _Seen, name: str) -> bool:
    """Whether the values are amounts where amounts belong, and words elsewhere."""
    if not column.values:
        return True
    amounts = looks.share(column.values, looks.is_amount)
    if name in words.vocabulary().amounts:
        return amounts >= 0.5 or looks.share(column.values, looks.is_day) >= 0.5
    return amounts < 0.5


def _written(column: Column, seen: _Seen) -> Column:
    """With how amounts and days are written in it."""
    if column.role != CELL or not seen.values:
        return replace(column, factor=seen.factor) if column.role == CELL and column.name in words.vocabulary().amounts else column
    dates = days.order(seen.values)
    if dates:
        return replace(column, dates=dates)
    if looks.share(seen.values, looks.is_amount) >= _AMOUNTS:
        # A column that keeps its own header, unit and all, keeps its figures as well.
        return replace(column, factor=seen.factor if column.name != column.header else column.factor)
    return column


def _with_decimals(columns: list[Column], seen: Sequence[_Seen]) -> list[Column]:
    """With the decimal sign of each column of amounts. Where its own cells do not tell, as in 1.200, those of the other columns do; and people are
    counted in whole numbers."""
    figures = {
        at
        for at, column in enumerate(columns)
        if column.role == CELL and not column.dates and looks.share(seen[at].values, looks.is_amount) >= _AMOUNTS
    }
    told = {at: looks.decimal(seen[at].values) for at in figures}
    signs = set(told.values()) - {""}
    usual = signs.pop() if len(signs) == 1 else "."
    for at in figures:
        people = columns[at].name == "Employees"
        columns[at] = replace(columns[at], decimal=told[at] or (looks.whole_decimal(seen[at].values) if people else usual))
    return columns


def _in_millions(columns: list[Column], seen: Sequence[_Seen], samples: Sequence[Sequence[str]]) -> tuple[list[Column], list[str]]:
    """A revenue of less than ten a year for each employee is in millions, although the header does not say so."""
    revenue = next((at for at, column in enumerate(columns) if column.role == CELL and column.name == "Annual revenue"), None)
    staff = next((at for at, column in enumerate(columns) if column.role == CELL and column.name == "Employees"), None)
    if revenue is None or staff is None or columns[revenue].factor != 1:
        return columns, []
    ratios = []
    for row in samples:
        total, people = (looks.low(row[at], columns[at].decimal) for at in (revenue, staff))
        if total and people and people > 0:
            ratios.append(total / people)
    ratios.sort()
    if len(ratios) < 5 or not (Decimal("0.001") <= ratios[len(ratios) // 2] < 10):
        return columns, []
    columns[revenue] = replace(columns[revenue], factor=Decimal(1_000_000))
    return columns, [
        _("“{header}” is taken to be in millions: otherwise it would be less than ten for each employee.").format(header=seen[revenue].header)
    ]


def _named_by_look(mapping: Mapping, seen: Sequence[_Seen]) -> Mapping:
    """Where no header says so, a column of many different words is the name, and one of addresses the domain."""
    if mapping.rows != "account":
        return mapping
    free = [
        (seen[at], column) for at, column in enumerate(mapping.columns) if column.role == CELL and column.name == column.header and seen[at].values
    ]
    if mapping.at(DOMAIN) is None:
        sites = [
            c
            for c, _column in free
            if looks.share(c.values, looks.is_domain) >= 0.8 and len(set(c.values)) > 0.5 * len(c.values) and _may_be_domain(c, mapping.rows)
        ]
        if sites:
            mapping = mapping.put(sites[0].header, DOMAIN)
            free = [(c, column) for c, column in free if c is not sites[0]]
    if mapping.at(NAME) is None and mapping.at(DOMAIN) is None:
        most = max((len(c.values) for c in seen), default=0)
        texts = [
            c
            for c, _column in free
            if len(c.values) >= 0.5 * most
            and looks.share(c.values, looks.is_words) >= 0.8
            and looks.share(c.values, looks.is_day) < 0.2
            and _distinct(c)
        ]
        if texts:
            mapping = mapping.put(texts[0].header, NAME)
            note = _("No column is called a company's name; “{header}” looks like it.").format(header=texts[0].header)
            return replace(mapping, notes=(*mapping.notes, note))
    return mapping


def _distinct(column: _Seen) -> bool:
    lengths = [len(value) for value in column.values]
    return len(set(column.values)) >= 0.9 * len(column.values) and sum(lengths) <= 60 * len(lengths)


def _notes(rows: str) -> tuple[str, ...]:
    if rows == "deal":
        return (_("Each row is a deal: an account takes what its last row says."),)
    if rows == "contact":
        return (_("Each row is a person: only what it says of the company is taken."),)
    if rows == "ticket":
        return (_("Each row is a ticket: an account takes what its last row says."),)
    return ()
