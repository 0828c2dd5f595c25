"""Files that are not ours, or not any more: a clear sentence, and the file as it was."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook import formats
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.salvage import salvage
from persona_studio.workbook.trouble import Damaged
from tests.workbook.small import persona, say


def refused(path: Path, match: str) -> Problem:
    """Opening must refuse with that sentence and leave everything as it was, also when asked to write."""
    before = {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file()}
    for write in (False, True):
        with pytest.raises(Problem, match=match) as caught:
            open_book(path, write=write)
        assert path.name in caught.value.sentence
        assert {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file()} == before
    return caught.value


def changed(path: Path, *statements: str) -> None:
    """Somebody else's program at work on the file."""
    with closing(sqlite3.connect(path)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()


@pytest.mark.parametrize("content", [b"# Personas\n" * 400, b"x", b"PK\x03\x04" + bytes(5000), b"\xff" * 4096])
def test_not_sqlite(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path, "not a Persona Studio workbook")


def test_sqlite_but_not_ours(path: Path) -> None:
    changed(path, "CREATE TABLE profile (id)", "INSERT INTO profile VALUES (1)")
    refused(path, "a database, but not")


def test_sqlite_in_another_journal_mode_but_not_ours(path: Path) -> None:
    changed(path, "PRAGMA journal_mode = WAL", "CREATE TABLE profile (id)")
    refused(path, "a database, but not")


def test_an_empty_file(path: Path) -> None:
    path.touch()
    refused(path, "is empty")


def test_a_folder_and_nothing(path: Path) -> None:
    refused(path.with_name("missing.persona"), "no file")
    path.mkdir()
    refused(path, "is a folder")


def test_a_newer_format_is_named(path: Path) -> None:
    create(path).close()
    changed(path, f"PRAGMA user_version = {formats.FORMAT + 7}")
    problem = refused(path, f"format {formats.FORMAT + 7}")
    assert "Update" in problem.way_out


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON claim BEGIN DELETE FROM profile; END",
        "CREATE VIEW everything AS SELECT * FROM claim",
        "CREATE TABLE extra (id)",
        "CREATE INDEX extra ON claim (body)",
        "ALTER TABLE claim ADD COLUMN extra TEXT",
        "DROP INDEX claim_at",
        "PRAGMA user_version = 0",
    ],
)
def test_a_foreign_schema(path: Path, statement: str) -> None:
    create(path).close()
    changed(path, statement)
    refused(path, "no workbook has")


@pytest.fixture
def full(path: Path) -> Path:
    """A workbook of some hundred pages, closed."""
    with create(path) as book:
        id = persona(book)
        with book.edit("Fill") as e:
            for place in range(3000):
                e.put("claim", profile=id, field="pains", place=place, body=f'"{place} {"words " * 20}"')
    return path


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_a_truncated_workbook(full: Path, part: float) -> None:
    full.write_bytes(full.read_bytes()[: int(full.stat().st_size * part)])
    problem = refused(full, "is damaged")
    assert isinstance(problem, Damaged)
    assert "Recover" in problem.way_out


def test_overwritten_pages(full: Path) -> None:
    content = bytearray(full.read_bytes())
    for page in (20, 40, 41, 60):
        content[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
    full.write_bytes(content)
    assert isinstance(refused(full, "is damaged"), Damaged)


def test_damage_that_only_the_full_check_finds_is_told_when_asked(full: Path) -> None:
    book = open_book(full)
    content = bytearray(full.read_bytes())
    content[40 * 4096 : 41 * 4096] = b"\xa5" * 4096
    with open(full, "rb+") as stream:
        stream.write(content)
    with pytest.raises(Damaged):
        book.check_apart()
    book.close()


def test_damage_met_while_reading_is_a_problem(full: Path) -> None:
    book = open_book(full)
    with open(full, "rb+") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * (full.stat().st_size - 4096))
    with pytest.raises(Damaged):
        book.profile(1)
    book.close()


def test_a_read_only_folder_opens_for_reading(path: Path, as_nobody: Callable[[str, Path], str]) -> None:
    with create(path) as book:
        say(book, persona(book), "role", '"Buyer"')
    folder = path.parent
    path.chmod(0o666)
    before = path.read_bytes()
    script = f"""
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.file import open_book
with open_book({str(path)!r}) as book:
    assert book.readonly and book.holder is None
    assert book.profile(1).value("role") == "Buyer"
    try:
        with book.edit("Try") as e:
            e.put("profile", id=1, name="Else")
    except Problem as problem:
        print(problem.sentence)
"""
    assert "reading only" in as_nobody(script, folder)
    assert path.read_bytes() == before
    assert [p.name for p in folder.iterdir()] == [path.name]


def interrupted(path: Path) -> None:
    """Leaves the workbook as a kill in the middle of a commit would: half written, with its journal."""
    beside = path.with_name("beside")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE claim SET body = '\"half\"'")
        other.execute("DELETE FROM change")
        for end in ("", "-journal"):
            shutil.copyfile(f"{path}{end}", f"{beside}{end}")
        other.execute("ROLLBACK")
    for end in ("", "-journal"):
        shutil.move(f"{beside}{end}", f"{path}{end}")


def test_a_commit_cut_short_is_rolled_back(full: Path) -> None:
    with open_book(full) as book:
        wanted = book.profile(1)
    interrupted(full)
    with open_book(full) as book:
        assert book.profile(1) == wanted
        book.check_apart()


def test_a_commit_cut_short_in_a_read_only_folder_is_read_from_a_copy(full: Path, as_nobody: Callable[[str, Path], str]) -> None:
    interrupted(full)
    script = f"""
from persona_studio.workbook.file import open_book
with open_book({str(full)!r}) as book:
    claims = book.profile(1).of("pains")
    print(book.readonly, len(claims), claims[7].value[:7])
"""
    assert as_nobody(script, full.parent) == "True 3000 7 words"


def test_a_schema_that_is_no_text_is_damage(full: Path, tmp_path: Path) -> None:
    """SQLite quotes such a schema in its error, which Python cannot read."""
    data = full.read_bytes()
    at = data.index(b"CREATE INDEX claim_at")
    full.write_bytes(data[:at] + b"CREATE INDEX \xd9laim at" + data[at + 21 :])
    with pytest.raises(Damaged):
        open_book(full)
    with pytest.raises(Problem, match="Nothing in"):
        salvage(full, tmp_path / "saved.persona")


@pytest.mark.parametrize("at", [2**62, -(2**62), 0])
def test_times_that_no_calendar_has(full: Path, at: int) -> None:
    changed(full, f"UPDATE edit SET at = {at}")
    with open_book(full) as book:
        assert len({entry.at for entry in book.history()}) == 1


@pytest.mark.parametrize("before", ["{", "[1]", "7", '"x"'])
def test_a_log_that_cannot_be_read_is_damage(full: Path, before: str) -> None:
    changed(full, f"UPDATE change SET \"before\" = '{before}'")
    with open_book(full) as book:
        wanted = book.profile(1)
        with pytest.raises(Damaged):
            book.undo()
        assert book.profile(1) == wanted
