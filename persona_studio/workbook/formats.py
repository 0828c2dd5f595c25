"""The file's format: its mark, its number, the text of its tables, and what a sound schema of each format looks like."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

APPLICATION_ID = 0x50655253  # "PeRS": how a workbook is told from any other SQLite file

# Format 1, as the tables in tables.py create it (a test compares), written out so that a workbook opens without SQLModel.
# Never edited: changes are migrations.
FIRST = (
    "CREATE TABLE template (id TEXT NOT NULL, toml TEXT NOT NULL, PRIMARY KEY (id)) STRICT",
    "CREATE TABLE setting (id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id)) STRICT",
    "CREATE TABLE profile (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL, template TEXT NOT NULL, name TEXT NOT NULL,"
    " place INTEGER NOT NULL, FOREIGN KEY(template) REFERENCES template (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX ix_profile_template ON profile (template)",
    "CREATE TABLE claim (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, profile INTEGER NOT NULL, field TEXT NOT NULL, place INTEGER NOT NULL,"
    " body TEXT NOT NULL, FOREIGN KEY(profile) REFERENCES profile (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX claim_at ON claim (profile, field, place)",
    "CREATE TABLE evidence (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, quote TEXT NOT NULL, source TEXT NOT NULL,"
    " title TEXT NOT NULL, date TEXT NOT NULL, n INTEGER, who TEXT NOT NULL, locator TEXT NOT NULL) STRICT",
    "CREATE TABLE ground (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, claim INTEGER NOT NULL, evidence INTEGER NOT NULL,"
    " FOREIGN KEY(claim) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,"
    " FOREIGN KEY(evidence) REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX ix_ground_claim ON ground (claim)",
    "CREATE INDEX ix_ground_evidence ON ground (evidence)",
    "CREATE TABLE happened (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, edit INTEGER NOT NULL, what TEXT NOT NULL, claim INTEGER,"
    " body TEXT NOT NULL) STRICT",
    "CREATE INDEX ix_happened_edit ON happened (edit)",
    "CREATE INDEX ix_happened_claim ON happened (claim)",
    'CREATE TABLE edit (id INTEGER NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, "of" INTEGER, undo INTEGER,'
    " redo INTEGER, below INTEGER, PRIMARY KEY (id)) STRICT",
    'CREATE INDEX ix_edit_of ON edit ("of")',
    'CREATE TABLE change (edit INTEGER NOT NULL, tbl TEXT NOT NULL, "key" TEXT NOT NULL, "before" TEXT, PRIMARY KEY (edit, tbl, "key"))'
    " WITHOUT ROWID, STRICT",
    'CREATE INDEX change_row ON change (tbl, "key", edit)',
    "CREATE TABLE touched (edit INTEGER NOT NULL, profile INTEGER NOT NULL, PRIMARY KEY (edit, profile)) WITHOUT ROWID, STRICT",
    "CREATE INDEX touched_profile ON touched (profile, edit)",
)

# MIGRATIONS[n] are the statements that make format n + 2 out of format n + 1. Append-only.
Migrations = Sequence[Sequence[str]]
SECOND = (
    "ALTER TABLE profile ADD COLUMN retired INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE source (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, n INTEGER,"
    " who TEXT NOT NULL, file TEXT NOT NULL, hash TEXT NOT NULL, note TEXT NOT NULL) STRICT",
    # In format 1 each evidence named its source itself: that becomes a source of its own, also for what undo would bring back.
    "INSERT INTO source SELECT id, source, title, date, n, '', '', '', '' FROM evidence WHERE source || title || date <> '' OR n IS NOT NULL",
    "INSERT OR IGNORE INTO source SELECT CAST(\"key\" AS INTEGER), was ->> 'source', was ->> 'title', was ->> 'date', was ->> 'n', '', '', '', ''"
    ' FROM (SELECT "key", edit, CASE WHEN json_valid("before") THEN "before" END AS was FROM change WHERE tbl = \'evidence\')'
    " WHERE typeof(was ->> 'n') IN ('integer', 'null') AND (was ->> 'source') || (was ->> 'title') || (was ->> 'date') <> '' ORDER BY edit DESC",
    "UPDATE change SET \"before\" = json_object('id', COALESCE(\"before\" ->> 'id', ''),"
    " 'source', (SELECT s.id FROM source s WHERE s.id = CAST(change.\"key\" AS INTEGER)), 'kind', COALESCE(\"before\" ->> 'kind', ''),"
    " 'text', COALESCE(\"before\" ->> 'quote', ''),"
    " 'locator', COALESCE(\"before\" ->> 'locator', ''), 'said', '', 'who', COALESCE(\"before\" ->> 'who', ''))"
    " WHERE tbl = 'evidence' AND CASE WHEN json_valid(\"before\") THEN json_type(\"before\") = 'object' END",
    "ALTER TABLE evidence DROP COLUMN source",
    "ALTER TABLE evidence DROP COLUMN title",
    "ALTER TABLE evidence DROP COLUMN date",
    "ALTER TABLE evidence DROP COLUMN n",
    "ALTER TABLE evidence RENAME COLUMN quote TO text",
    "ALTER TABLE evidence ADD COLUMN source INTEGER REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED",
    "ALTER TABLE evidence ADD COLUMN said TEXT NOT NULL DEFAULT ''",
    "UPDATE evidence SET source = id WHERE id IN (SELECT id FROM source)",
    "CREATE INDEX ix_evidence_source ON evidence (source)",
    "CREATE TABLE link (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject INTEGER NOT NULL, object INTEGER NOT NULL,"
    " role TEXT NOT NULL, FOREIGN KEY(subject) REFERENCES profile (id) DEFERRABLE INITIALLY DEFERRED,"
    " FOREIGN KEY(object) REFERENCES profile (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX ix_link_subject ON link (subject)",
    "CREATE INDEX ix_link_object ON link (object)",
    "CREATE TABLE blob (hash TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (hash)) STRICT",
)
THIRD = (
    "CREATE TABLE scorecard (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, profile INTEGER NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL,"
    " version INTEGER NOT NULL, body TEXT NOT NULL, FOREIGN KEY(profile) REFERENCES profile (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX ix_scorecard_profile ON scorecard (profile)",
    "CREATE TABLE edition (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, scorecard INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,"
    " body TEXT NOT NULL, FOREIGN KEY(scorecard) REFERENCES scorecard (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX edition_at ON edition (scorecard, number)",
    "CREATE TABLE account (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, code TEXT NOT NULL, domain TEXT NOT NULL,"
    " place INTEGER NOT NULL, source INTEGER, body TEXT NOT NULL,"
    " FOREIGN KEY(source) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX ix_account_source ON account (source)",
    "CREATE INDEX account_name ON account (name)",
    "CREATE INDEX account_code ON account (code)",
    "CREATE INDEX account_domain ON account (domain)",
    "CREATE TABLE rating (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, criterion TEXT NOT NULL, value INTEGER NOT NULL,"
    ' said TEXT NOT NULL, "by" TEXT NOT NULL, FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED) STRICT',
    "CREATE INDEX rating_at ON rating (account, criterion)",
    "CREATE TABLE shut (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL, gate TEXT NOT NULL, value INTEGER NOT NULL,"
    " FOREIGN KEY(account) REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX shut_at ON shut (account, gate)",
    'CREATE TABLE leftover (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, source INTEGER, "row" INTEGER NOT NULL, reason TEXT NOT NULL,'
    " body TEXT NOT NULL, FOREIGN KEY(source) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED) STRICT",
    "CREATE INDEX ix_leftover_source ON leftover (source)",
)
FOURTH = (
    "ALTER TABLE profile ADD COLUMN tier INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE profile ADD COLUMN face TEXT NOT NULL DEFAULT ''",
)
MIGRATIONS: Migrations = (SECOND, THIRD, FOURTH)
FORMAT = 1 + len(MIGRATIONS)

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def build(connection: sqlite3.Connection, version: int = FORMAT, migrations: Migrations = MIGRATIONS) -> None:
    """Creates the empty tables of a format."""
    for statements in (FIRST, *migrations[: version - 1]):
        for statement in statements:
            connection.execute(statement)


def mark(connection: sqlite3.Connection, version: int = FORMAT) -> None:
    """Marks the file as a workbook of a format."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version:d}")


def schema(version: int = FORMAT, migrations: Migrations = MIGRATIONS) -> list[tuple[str, str, str, str | None]]:
    """All that a workbook of that format may contain: one table, index, trigger or view more is not ours."""
    with closing(sqlite3.connect(":memory:")) as empty:
        build(empty, version, migrations)
        return empty.execute(SCHEMA).fetchall()
