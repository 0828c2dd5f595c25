"""Old formats open for ever; a migration is whole or not at all, and after a backup."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook import formats
from persona_studio.workbook.connection import connect, number
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.lock import Lock
from persona_studio.workbook.migrate import migrate
from persona_studio.workbook.salvage import salvage
from persona_studio.workbook.trouble import Damaged
from tests.workbook.small import persona, say

SAMPLES = sorted((Path(__file__).parent / "formats").glob("*.persona"))
TODAY = formats.FORMAT
NEXT = (
    *formats.MIGRATIONS,
    ("ALTER TABLE profile ADD COLUMN mood TEXT NOT NULL DEFAULT ''", "CREATE TABLE mark (id INTEGER PRIMARY KEY) STRICT"),
)
BROKEN = (*formats.MIGRATIONS, ("ALTER TABLE profile ADD COLUMN mood TEXT", "CREATE TABLE claim (id)"))


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
        assert book._file.connection.execute(formats.SCHEMA).fetchall() == formats.schema(TODAY + 1, NEXT)
        (backup,) = book.backups.listing()
        assert (number(book._file.connection, "user_version"), number(book._file.connection, "query_only")) == (TODAY + 1, 1)
        assert number(book._file.connection, "foreign_keys") == 1
    with closing(connect(backup.path)) as copy:
        assert number(copy, "user_version") == TODAY


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


def test_an_older_workbook_is_read_as_it_is(path: Path, tmp_path: Path) -> None:
    shutil.copyfile(SAMPLES[0], path)
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())
    with open_book(path, write=False, backups=tmp_path / "none") as book:
        assert book.readonly
        assert [p.name for p in book.profiles()] == ["Maria", "Kenji 客户"]
        assert [e.text for e in book.evidence()][:1] == ["We wait a week"]
        assert book.links() == []
        book.check_apart()
        copy = book._copy
        with pytest.raises(Problem, match="reading only"), book.edit("Rename") as e:
            e.put("profile", id=1, name="Other")
    assert copy is not None
    assert not copy.exists()
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(path.parent.iterdir())) == before
    assert not (tmp_path / "none").exists()


def test_an_older_workbook_in_a_read_only_folder_is_read(path: Path, as_nobody: Callable[[str, Path], str]) -> None:
    shutil.copyfile(SAMPLES[0], path)
    script = f"""
from pathlib import Path
from persona_studio.workbook.file import open_book
for write in (False, True):
    with open_book(Path({str(path)!r}), write, backups=Path("/nowhere")) as book:
        print(book.readonly, book.profile(1).name, len(book.evidence()))
"""
    assert as_nobody(script, path.parent).split("\n") == ["True Maria 2"] * 2


def test_an_older_workbook_that_somebody_has_is_read_too(path: Path) -> None:
    shutil.copyfile(SAMPLES[0], path)
    lock = Lock(path)
    lock.take()
    try:
        with open_book(path) as book:
            assert book.readonly
            assert book.profile(1).name == "Maria"
    finally:
        lock.free()
    with closing(connect(path)) as original:
        assert number(original, "user_version") == 1


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
        first, second = book.profile(maria).of("pains")
        (evidence,) = book.grounds(maria)[first.id]
        assert (evidence.text, evidence.kind, evidence.who) == ("We wait a week", "quote", "CFO")
        assert book.signatures(maria)[first.id].who == "AB"
        assert set(book.grounds(maria)) == {first.id, second.id}
        assert book.redo() == "Rename persona"
        assert book.profile(maria).name == "Maria Muster"
        turned = 0
        while book.undo():
            turned += 1
        assert turned > 4
        assert book.profiles() == []
        book.check_apart()


def test_evidence_of_format_1_keeps_its_source_also_what_undo_brings_back(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        formats.build(old, 1)
        formats.mark(old, 1)
        old.execute("INSERT INTO evidence VALUES (1, 'quote', 'We wait', 'survey', 'Spring', '2026-04', 40, 'CFO', 'row 7')")
        old.execute("INSERT INTO evidence VALUES (2, 'fact', 'Half leave', '', '', '', NULL, '', '')")
        for number_, edit in ((3, 1), (1, 2)):
            kept = {"id": number_, "kind": "quote", "quote": "Gone", "source": "interview", "title": "Old", "date": "", "n": 3, "who": ""}
            old.execute("INSERT INTO edit VALUES (?, 'Remove', ?, 'do', NULL, ?, NULL, NULL)", (edit, edit, edit))
            old.execute("INSERT INTO change VALUES (?, 'evidence', ?, ?)", (edit, str(number_), json.dumps(kept)))
        old.execute("INSERT INTO change VALUES (9, 'evidence', '9', 'no JSON')")
        old.execute("UPDATE edit SET below = 1 WHERE id = 2")
    with open_book(path) as book:
        first, second = book.evidence()
        assert first.source is not None
        assert (first.text, first.who, first.locator, first.source.title, first.source.n) == ("We wait", "CFO", "row 7", "Spring", 40)
        assert (second.text, second.source) == ("Half leave", None)
        assert book.undo() == "Remove"
        assert book.evidence()[0].text == "Gone"
        assert book.undo() == "Remove"
        again = book.evidence()[2]
        assert (again.text, again.source and again.source.title, again.source and again.source.n) == ("Gone", "Old", 3)


def test_an_old_workbook_with_rows_that_point_to_nothing_is_for_salvage(path: Path) -> None:
    shutil.copyfile(SAMPLES[0], path)
    with closing(sqlite3.connect(path)) as old:
        old.execute("DELETE FROM profile WHERE name = 'Maria'")
        old.commit()
    before = path.read_bytes()
    with pytest.raises(Damaged):
        open_book(path)
    assert path.read_bytes() == before
    salvage(path, path.with_name("saved.persona"))
    with open_book(path.with_name("saved.persona")) as book:
        assert {p.name for p in book.profiles()} == {"Recovered profile 1", "Kenji 客户"}
        assert len(book.grounds(1)) == 2


def test_undone_records_stay(path: Path) -> None:
    shutil.copyfile(SAMPLES[-1], path)
    with open_book(path, write=False) as book:
        assert "record" in {entry.kind for entry in book.history()}


def test_scoring_of_format_3_is_read_undone_and_saved_from_damage(path: Path) -> None:
    shutil.copyfile(SAMPLES[2], path)
    with open_book(path) as book:
        (card,) = book.scorecards()
        assert (card.name, card.version, [e.name for e in book.editions(card.id)]) == ("Fit", 1, ["March"])
        (account,) = book.accounts()
        assert (account.name, account.cells, account.gates) == ("Example Works", {"Employees": "51-200"}, {"on-premises": False})
        assert account.ratings["pain"].rating == 4
        assert [(row.row, row.cells) for row in book.leftovers()] == [(7, {"Company": "Sum"})]
        while book.undo_step and book.undo_step.label != "Link":
            book.undo()
        assert (book.scorecards(), book.accounts(), book.leftovers()) == ([], [], [])
        while book.redo():
            pass
        assert [a.name for a in book.accounts()] == ["Example Works"]
    with closing(sqlite3.connect(path)) as broken:
        broken.execute("DELETE FROM account")
        broken.execute("DELETE FROM scorecard")
        broken.commit()
    found = salvage(path, path.with_name("saved.persona"))
    assert {table: found.lost[table] for table in ("edition", "rating", "shut")} == {"edition": 1, "rating": 1, "shut": 1}
    with open_book(path.with_name("saved.persona")) as book:
        assert (book.accounts(), [row.reason for row in book.leftovers()]) == ([], ["Total"])
