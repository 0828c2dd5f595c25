"""What each column of a list of companies is, as it was guessed, changed by hand or remembered."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

NAME, ID, DOMAIN, CELL, OUT = "name", "id", "domain", "cell", "out"
ROLES = (NAME, ID, DOMAIN, CELL, OUT)
PERSONAL, TECHNICAL = "personal", "technical"
YMD, DMY, MDY, UNCLEAR = "ymd", "dmy", "mdy", "?"


@dataclass(frozen=True)
class Column:
    """One column of the file. `name` is the account's column it goes to; `factor` and `decimal` are how its amounts are to be read,
    `dates` the order of day and month in it. `why` tells why it is left out; `personal` stays known when somebody ticks it."""

    header: str
    role: str = OUT
    name: str = ""
    factor: Decimal = Decimal(1)
    decimal: str = "."
    dates: str = ""
    why: str = ""

    @property
    def personal(self) -> bool:
        return self.why == PERSONAL


@dataclass(frozen=True)
class Mapping:
    """The columns in the order of the file. `rows` is what a row of the list is: an account, a deal, a contact or a ticket."""

    columns: tuple[Column, ...]
    rows: str = "account"
    notes: tuple[str, ...] = ()

    def at(self, role: str) -> int | None:
        """Where the column of a role stands."""
        return next((at for at, column in enumerate(self.columns) if column.role == role), None)

    @property
    def needs_name(self) -> bool:
        """Whether nothing in the list says which company a row is."""
        return self.at(NAME) is None and self.at(DOMAIN) is None

    def column(self, header: str) -> Column:
        """Raises KeyError."""
        for column in self.columns:
            if column.header == header:
                return column
        raise KeyError(header)

    def to(self, name: str) -> Column | None:
        """The column of the file that goes to a column of the account."""
        return next((column for column in self.columns if column.role == CELL and column.name == name), None)

    def put(self, header: str, role: str, name: str = "", **how: Any) -> Mapping:
        """With a column mapped otherwise. A role that there can be only once is taken from the column that had it; so is the name of a cell."""
        self.column(header)
        name = (name or header) if role == CELL else ""
        made = []
        for column in self.columns:
            if column.header == header:
                column = replace(column, role=role, name=name, **how)
            elif column.role == role and (role in (NAME, ID, DOMAIN) or (role == CELL and column.name == name)):
                column = replace(column, role=CELL, name=column.header)
            made.append(column)
        return replace(self, columns=tuple(made))

    def dump(self) -> dict[str, Any]:
        """As plain JSON, to be remembered for the next file with these headers."""
        fields = {c.header: {"role": c.role, "name": c.name, "factor": str(c.factor), "decimal": c.decimal, "dates": c.dates} for c in self.columns}
        return {"columns": fields, "rows": self.rows}

    def remembered(self, body: Dict[str, Any] | None) -> Mapping:
        """With what was chosen for a file of the same headers before. What is not sound in it is left as guessed;
        how amounts and days are written is told by the file itself."""
        columns = (body or {}).get("columns")
        if not isinstance(columns, dict):
            return self
        return replace(self, columns=tuple(_recalled(column, columns.get(column.header)) for column in self.columns))


def _recalled(column: Column, body: Any) -> Column:
    if not isinstance(body, dict) or body.get("role") not in ROLES:
        return column
    try:
        factor = Decimal(str(body.get("factor", "1")))
    except InvalidOperation:
        factor = column.factor
    if not factor.is_finite() or factor <= 0:
        factor = column.factor
    name = body.get("name")
    return replace(column, role=body["role"], name=str(name) if isinstance(name, str) else column.name, factor=factor)


def headers(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(column.header for column in columns)
