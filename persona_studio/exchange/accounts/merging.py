"""Rows that speak of one account become one: new ones, those that the workbook has, and those that come twice in the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from persona_studio.domain.scoring.model import Account
from persona_studio.exchange.accounts.incoming import Read
from persona_studio.exchange.accounts.same import Ambiguous, Register, name_of
from persona_studio.exchange.tables import Refused
from persona_studio.foundation.words import _


@dataclass
class Merged:
    """An account as the list leaves it. `was` is how the workbook has it; None when it is new."""

    name: str
    code: str
    domain: str
    cells: Mapping[str, str]
    was: Account | None = None
    rows: int = 0  # of the list

    @property
    def changed(self) -> bool:
        """Whether the list says anything that the workbook does not."""
        was = self.was
        return was is None or (self.name, self.code, self.domain) != (was.name, was.code, was.domain) or self.cells != was.cells


@dataclass
class Merging:
    """What becomes of the accounts of a workbook when a list is taken. With `update` new values win and empty cells erase nothing;
    without, accounts that are there already stay as they are."""

    accounts: Iterable[Account]
    update: bool = True
    new: int = 0
    duplicates: int = 0
    refused: list[Refused] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._register = Register()
        self._merged: list[Merged] = []
        for account in self.accounts:
            self._register.put(len(self._merged), account.name, account.code, account.domain)
            self._merged.append(Merged(account.name, account.code, account.domain, account.cells, account))

    def take(self, read: Read | Refused) -> None:
        """One row of the list."""
        if isinstance(read, Refused):
            self.refused.append(read)
            return
        try:
            at = self._register.find(read.name, read.code, read.domain)
        except Ambiguous:
            self.refused.append(Refused(read.row, _("Several accounts have this name, and the row has no id."), read.said))
            return
        if at is None:
            self._begin(read)
        else:
            self._meet(at, read)

    def written(self) -> Iterator[Merged]:
        """The accounts that are new or have changed, in order."""
        return (merged for merged in self._merged if merged.rows and merged.changed)

    def met(self) -> tuple[int, int]:
        """How many of the workbook's accounts have changed, and how many stay the same although the list has them."""
        met = [merged.changed for merged in self._merged if merged.rows and merged.was is not None]
        return sum(met), len(met) - sum(met)

    def _begin(self, read: Read) -> None:
        if not read.name:
            self.refused.append(Refused(read.row, _("The row names no company."), read.said))
            return
        self._register.put(len(self._merged), read.name, read.code, read.domain)
        self._merged.append(Merged(read.name, read.code, read.domain, read.cells, rows=1))
        self.new += 1

    def _meet(self, at: int, read: Read) -> None:
        merged = self._merged[at]
        merged.rows += 1
        self.duplicates += merged.rows > 1
        if not self.update:
            return
        before = merged.name, merged.code, merged.domain
        if read.name and read.name != read.domain and (read.code or not _says_less(read.name, merged.name)):
            merged.name = read.name
        merged.code, merged.domain = merged.code or read.code, read.domain or merged.domain
        now = merged.name, merged.code, merged.domain
        if now != before:
            self._register.put(at, *now)
        if read.cells.items() - merged.cells.items():
            merged.cells = {**merged.cells, **read.cells}


def _says_less(name: str, known: str) -> bool:
    """Whether a name is the known one without its legal form: Acme GmbH, which comes later, is not Acme Inc. for all that."""
    (base, form), (known_base, known_form) = name_of(name), name_of(known)
    return base == known_base and not form and bool(known_form)
