"""Creating and opening: what a workbook is like at rest, and that it opens without what only writing needs."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook import formats
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.settings import Settings
from tests.workbook.small import persona, say


def test_new_workbook_holds_its_settings_and_nothing_else(path: Path) -> None:
    wanted = Settings("Müller & Söhne", "de", "EUR", "letter")
    with create(path, wanted) as book:
        assert (book.settings(), book.profiles(), book.history(), book.readonly) == (wanted, [], [], False)
    with open_book(path) as book:
        assert book.settings() == wanted
        assert book.manner().decimal == ","


def test_create_refuses_an_existing_file(path: Path) -> None:
    path.write_bytes(b"somebody's work")
    with pytest.raises(Problem, match="exists already"):
        create(path)
    assert path.read_bytes() == b"somebody's work"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_create_in_no_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no folder"):
        create(tmp_path / "nowhere" / "a.persona")


def test_the_file_is_marked_and_the_connection_careful(book: Workbook) -> None:
    connection = book._file.connection
    wanted = {
        "application_id": formats.APPLICATION_ID, "user_version": formats.FORMAT, "journal_mode": "delete", "synchronous": 2,
        "locking_mode": "normal", "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "mmap_size": 0, "query_only": 1, "busy_timeout": 5000,
    }  # fmt: skip
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
    persona(book)
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.parametrize("statement", ["INSERT INTO setting VALUES ('a', '1')", "DELETE FROM setting", "DROP TABLE claim", "CREATE TABLE x (y)"])
def test_a_write_outside_an_edit_is_refused(book: Workbook, statement: str) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        book._file.connection.execute(statement)


def test_the_schema_is_what_the_tables_declare() -> None:
    import sqlalchemy as sa

    from persona_studio.workbook.tables import Base

    connection = sqlite3.connect(":memory:")
    engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.StaticPool)
    Base.metadata.create_all(engine)
    declared = _described(connection)
    engine.dispose()
    with closing(sqlite3.connect(":memory:")) as migrated:
        formats.build(migrated)
        assert _described(migrated) == declared


def _described(connection: sqlite3.Connection) -> dict[str, object]:
    """What each table is, but for the order of its columns: migrations add columns at the end."""
    found: dict[str, object] = {}
    for _schema, table, kind, _columns, without_rowid, strict in connection.execute("PRAGMA table_list").fetchall():
        if table.startswith("sqlite_") and table != "sqlite_sequence":
            continue
        asked = {what: connection.execute(f"PRAGMA {what}({table})").fetchall() for what in ("table_xinfo", "foreign_key_list", "index_list")}
        columns = {(name, type_, notnull, key) for _n, name, type_, notnull, _default, key, _hidden in asked["table_xinfo"]}
        references = {row[2:] for row in asked["foreign_key_list"]}
        parts = {name: connection.execute(f"PRAGMA index_info({name})").fetchall() for _n, name, *_more in asked["index_list"]}
        indexes = {(name, tuple(column for _n, _c, column in of)) for name, of in parts.items()}
        text = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0].upper()
        counts = ("AUTOINCREMENT" in text, text.count("DEFERRABLE INITIALLY DEFERRED"))
        found[table] = (kind, without_rowid, strict, columns, references, indexes, counts)
    return found


def test_opening_and_reading_import_no_sqlmodel(book: Workbook) -> None:
    id = persona(book)
    say(book, id, "role", '"Head of marketing"')
    book.close()
    script = f"""
import sys
from persona_studio.workbook.file import open_book
book = open_book({str(book.path)!r})
book.profiles(), book.profile({id}), book.shares({id}), book.history(), book.settings(), book.undo_step
heavy = [name for name in ("sqlmodel", "sqlalchemy", "pydantic", "PySide6", "concurrent.futures.thread") if name in sys.modules]
assert not heavy, heavy
book.warm()
assert "sqlmodel" in sys.modules
book.close()
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60, cwd=Path(__file__).parents[2])


def test_odd_file_names_open(tmp_path: Path) -> None:
    for name in ("50% #1? ü 客户.persona", "مرحبا 🙂.persona", "no ending"):
        with create(tmp_path / name) as book:
            persona(book)
        with open_book(tmp_path / name) as book:
            assert [p.name for p in book.profiles()] == ["Maria"]


def test_closing_leaves_nothing_but_the_workbook(book: Workbook) -> None:
    persona(book)
    book.submit(book.undo).result()
    book.close()
    book.close()
    assert [p.name for p in book.path.parent.iterdir()] == [book.path.name]


def test_a_file_in_another_journal_mode_comes_back(path: Path) -> None:
    create(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    with open_book(path) as book:
        persona(book)
        assert book._file.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_a_full_check_of_a_sound_workbook_says_nothing(book: Workbook) -> None:
    persona(book)
    book.check_apart()
