"""Old formats open for ever; a migration is whole or not at all, and after a backup."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook import formats
from persona_studio.workbook.connection import connect, number
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.migrate import migrate
from tests.workbook.small import persona, say

SAMPLES = sorted((Path(__file__).parent / "formats").glob("*.persona"))
NEXT = (
    *formats.MIGRATIONS,
    ("ALTER TABLE profile ADD COLUMN tier TEXT NOT NULL DEFAULT ''", "CREATE TABLE blob (hash TEXT PRIMARY KEY, bytes BLOB) STRICT"),
)
BROKEN = (*formats.MIGRATIONS, ("ALTER TABLE profile ADD COLUMN tier TEXT", "CREATE TABLE claim (id)"))


@pytest.fixture
def old(path: Path) -> Path:
    """A closed workbook of today's format, soon to be an old one."""
    with create(path) as book:
        say(book, persona(book), "role", '"Buyer"')
    return path


def newer(monkeypatch: pytest.MonkeyPatch, migrations: formats.Migrations) -> None:
    """The program as it will be, one format later."""
    monkeypatch.setattr(formats, "FORMAT", 1 + len(migrations))
    monkeypatch.setattr("persona_studio.workbook.file.migrate", lambda connection: migrate(connection, migrations))


def test_an_older_workbook_is_migrated_after_a_backup(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, NEXT)
    with open_book(old) as book:
        assert not book.readonly
        assert book.profile(1).value("role") == "Buyer"
        assert book._file.connection.execute(formats.SCHEMA).fetchall() == formats.schema(2, NEXT)
        (backup,) = book.backups.listing()
        assert (number(book._file.connection, "user_version"), number(book._file.connection, "query_only")) == (2, 1)
        assert number(book._file.connection, "foreign_keys") == 1
    with closing(connect(backup.path)) as copy:
        assert number(copy, "user_version") == 1


def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, BROKEN)
    before = old.read_bytes()
    with pytest.raises(sqlite3.OperationalError):
        open_book(old)
    assert old.read_bytes() == before
    assert [p.name for p in old.parent.iterdir()] == [old.name]


def test_no_migration_without_a_backup(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, NEXT)
    home = tmp_path / "file"
    home.touch()
    before = old.read_bytes()
    with pytest.raises((Problem, OSError)):
        open_book(old, backups=home)
    assert old.read_bytes() == before


def test_reading_an_older_workbook_asks_to_open_it_for_writing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, NEXT)
    with pytest.raises(Problem, match="older version"):
        open_book(old, write=False)


def test_there_is_a_sample_of_every_format() -> None:
    assert [sample.stem for sample in SAMPLES] == [str(n + 1) for n in range(formats.FORMAT)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_samples_of_all_formats_open_and_undo(sample: Path, path: Path) -> None:
    shutil.copyfile(sample, path)
    with open_book(path) as book:
        assert [p.name for p in book.profiles()] == ["Maria", "Kenji 客户"]
        assert book.settings().client == "Example & Sons"
        maria = book.profiles()[0].id
        assert [c.value for c in book.profile(maria).of("pains")] == ["Slow reports", "No budget"]
        assert [c.ground.name for c in book.profile(maria).of("pains")] == ["VALIDATED", "SOME"]
        assert book.redo() == "Rename persona"
        assert book.profile(maria).name == "Maria Muster"
        turned = 0
        while book.undo():
            turned += 1
        assert turned > 4
        assert book.profiles() == []
        book.check()


def test_undone_records_stay(path: Path) -> None:
    shutil.copyfile(SAMPLES[0], path)
    with open_book(path, write=False) as book:
        assert "record" in {entry.kind for entry in book.history()}
