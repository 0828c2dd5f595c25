"""The tables, declared with SQLModel. Imported at the first edit only: opening and reading need no SQLModel (its import costs a third of a second).

What a table is for is in `FACTS` and below: facts are undone and restored, records and the log only grow.
Every fact has a single-column key; integer keys are never given twice (AUTOINCREMENT).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Text
from sqlmodel import Field, SQLModel

LONG = BigInteger().with_variant(Integer, "sqlite")  # a strict table of SQLite knows INTEGER only, which holds 64 bits there
STRICT = {"sqlite_strict": True}
COUNTED = {**STRICT, "sqlite_autoincrement": True}
PAIRED = {**STRICT, "sqlite_with_rowid": False}


class Base(SQLModel):
    metadata = MetaData()


def counted() -> Any:
    """An integer key that the workbook gives out."""
    return Field(default=None, primary_key=True)


def text(default: str = "", *, key: bool = False) -> Any:
    return Field(default=default, sa_type=Text, primary_key=key, nullable=False)


def points_to(target: str, kind: Any = Integer, *, indexed: bool = True, blank: bool = False) -> Any:
    """A reference that is checked at the end of the transaction, so that undo need not sort its rows."""
    reference = ForeignKey(target, deferrable=True, initially="DEFERRED")
    column = Column(kind, reference, nullable=blank, index=indexed)
    return Field(default=None, sa_column=column) if blank else Field(sa_column=column)


class Template(Base, table=True):
    __table_args__ = STRICT
    id: str = text(key=True)
    toml: str = text()


class Setting(Base, table=True):
    __table_args__ = STRICT
    id: str = text(key=True)
    body: str = text()


class Profile(Base, table=True):
    __table_args__ = COUNTED
    id: int | None = counted()
    code: str = text()
    template: str = points_to("template.id", Text)
    name: str = text()
    place: int = 0
    retired: int = 0  # 1: kept, but no longer worked with
    tier: int = 0  # 1 to 3: whom to serve first; 0: nobody has said
    face: str = text()  # what the faces of domain/faces store; "": the face of its code


class Claim(Base, table=True):
    __table_args__ = (Index("claim_at", "profile", "field", "place"), COUNTED)
    id: int | None = counted()
    profile: int = points_to("profile.id", indexed=False)
    field: str = text()
    place: int = 0
    body: str = text()


class Source(Base, table=True):
    """Where evidence comes from: an interview, a survey, a file."""

    __table_args__ = COUNTED
    id: int | None = counted()
    type: str = text()
    title: str = text()
    date: str = text()
    n: int | None = None  # how many were asked
    who: str = text()
    file: str = text()  # its name; the content is the blob of `hash`
    hash: str = text()
    note: str = text()


class Evidence(Base, table=True):
    """A quote, a figure or a fact. Without a ground it waits in the inbox."""

    __table_args__ = COUNTED
    id: int | None = counted()
    source: int | None = points_to("source.id", blank=True)
    kind: str = text()
    locator: str = text()
    said: str = text()
    who: str = text()
    text: str = text()  # last, for its name hides the function


class Ground(Base, table=True):
    __table_args__ = COUNTED
    id: int | None = counted()
    claim: int = points_to("claim.id")
    evidence: int = points_to("evidence.id")


class Link(Base, table=True):
    """One profile and another: this ICP contains that persona, this persona reports to that one."""

    __table_args__ = COUNTED
    id: int | None = counted()
    kind: str = text()
    subject: int = points_to("profile.id")
    object: int = points_to("profile.id")
    role: str = text()


class Scorecard(Base, table=True):
    """How the accounts of one ideal customer profile are scored. `version` is the number of its last edition, 0 before the first."""

    __table_args__ = COUNTED
    id: int | None = counted()
    profile: int = points_to("profile.id")
    name: str = text()
    place: int = 0
    version: int = 0
    body: str = text()


class Edition(Base, table=True):
    """A scorecard as it was when somebody kept it; never changed."""

    __table_args__ = (Index("edition_at", "scorecard", "number"), COUNTED)
    id: int | None = counted()
    scorecard: int = points_to("scorecard.id", indexed=False)
    number: int = 0
    name: str = text()
    body: str = text()


class Account(Base, table=True):
    """A company that is scored; `body` is its cells by column. Of the whole workbook: it belongs to no profile."""

    __table_args__ = (Index("account_name", "name"), Index("account_code", "code"), Index("account_domain", "domain"), COUNTED)
    id: int | None = counted()
    name: str = text()
    code: str = text()  # its key in the system it comes from
    domain: str = text()
    place: int = 0
    source: int | None = points_to("source.id", blank=True)
    body: str = text()


class Rating(Base, table=True):
    """What somebody, or a column of ratings, said of one criterion of an account."""

    __table_args__ = (Index("rating_at", "account", "criterion"), COUNTED)
    id: int | None = counted()
    account: int = points_to("account.id", indexed=False)
    criterion: str = text()
    value: int = 0
    said: str = text()
    by: str = text()


class Shut(Base, table=True):
    """What somebody found out about one gate of an account: 1 it is shut, 0 it is open. No row: nobody looked."""

    __table_args__ = (Index("shut_at", "account", "gate"), COUNTED)
    id: int | None = counted()
    account: int = points_to("account.id", indexed=False)
    gate: str = text()
    value: int = 0


class Leftover(Base, table=True):
    """A row of an import that was not understood, kept with the reason."""

    __table_args__ = COUNTED
    id: int | None = counted()
    source: int | None = points_to("source.id", blank=True)
    row: int = 0
    reason: str = text()
    body: str = text()


class Blob(Base, table=True):
    """An attached file by the hash of its content. Neither undone nor logged: rows that are undone only name the hash."""

    __table_args__ = STRICT
    hash: str = text(key=True)
    content: bytes = Field(sa_type=LargeBinary, nullable=False)


class Happened(Base, table=True):
    """Records: what was printed, named, signed off. `claim` is no reference: a record outlives what it speaks of."""

    __table_args__ = COUNTED
    id: int | None = counted()
    edit: int = Field(index=True)
    what: str = text()
    claim: int | None = Field(default=None, index=True)
    body: str = text()


class Edit(Base, table=True):
    """One step. `undo` and `redo` are the tops of the two stacks after it, `below` what lies under it on its own."""

    __table_args__ = STRICT
    id: int = Field(primary_key=True)
    label: str = text()
    at: int = Field(sa_type=LONG)  # milliseconds since 1970, UTC, never before the step before it
    kind: str = text()  # do, undo, redo, restore, record
    of: int | None = Field(default=None, index=True)  # the first step that an undo or redo turns
    undo: int | None = None
    redo: int | None = None
    below: int | None = None


class Change(Base, table=True):
    """What a row was before a step; NULL where there was none."""

    __table_args__ = (Index("change_row", "tbl", "key", "edit"), PAIRED)
    edit: int = Field(primary_key=True)
    tbl: str = text(key=True)
    key: str = text(key=True)
    before: str | None = Field(default=None, sa_type=Text)


class Touched(Base, table=True):
    """Which profiles a step is about, so that the history of one needs no search through the log."""

    __table_args__ = (Index("touched_profile", "profile", "edit"), PAIRED)
    edit: int = Field(primary_key=True)
    profile: int = Field(primary_key=True)


TABLES = {table.name: table for table in Base.metadata.sorted_tables}
FACTS = (
    "template", "setting", "profile", "claim", "source", "evidence", "ground", "link",
    "scorecard", "edition", "account", "rating", "shut", "leftover",
)  # fmt: skip
MODELS = {str(model.__tablename__): model for model in Base.__subclasses__()}
