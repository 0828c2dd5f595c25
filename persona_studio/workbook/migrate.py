"""From an older format to today's: numbered steps, each in one transaction with its number."""

from __future__ import annotations

import sqlite3

from persona_studio.workbook.connection import number, writing
from persona_studio.workbook.formats import MIGRATIONS, Migrations


def migrate(connection: sqlite3.Connection, migrations: Migrations = MIGRATIONS) -> None:
    """Brings a workbook to the newest format. Whatever stops it, the file has one whole format or the next."""
    version = number(connection, "user_version")
    for step, statements in enumerate(migrations[version - 1 :], version + 1):
        connection.execute("PRAGMA foreign_keys = OFF")  # a table that is rebuilt is gone for a moment
        try:
            with writing(connection):
                for statement in statements:
                    connection.execute(statement)
                if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                    raise sqlite3.IntegrityError(f"format {step} leaves a reference to nothing")
                connection.execute(f"PRAGMA user_version = {step:d}")
        finally:
            connection.execute("PRAGMA foreign_keys = ON")
