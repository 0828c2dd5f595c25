"""Backups: as opened, thinned, and never in the way."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.foundation.problem import Problem
from persona_studio.workbook.backup import DAYS, MONTHS, NEWEST, WEEKS, bring_back, superfluous
from persona_studio.workbook.file import create, open_book
from tests.workbook.small import persona


def test_the_first_edit_of_a_session_leaves_a_copy_as_it_was_opened(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "backups"
    with create(path, backups=home) as book:
        persona(book, "First")
        assert book.backups.listing() == [], "there was nothing to lose"
    with open_book(path, backups=home) as book:
        assert book.backups.listing() == [], "reading makes no copy"
        persona(book, "Second")
        persona(book, "Third")
        (backup,) = book.backups.listing()
    assert backup.path.is_relative_to(home)
    bring_back(backup, tmp_path / "back.persona")
    with pytest.raises(Problem, match="exists already"):
        bring_back(backup, tmp_path / "back.persona")
    with open_book(tmp_path / "back.persona", backups=home) as back:
        assert [p.name for p in back.profiles()] == ["First"]
        assert back.undo() == "New persona"


def test_the_default_folder_is_the_users(path: Path, home: Path) -> None:
    create(path).close()
    with open_book(path) as book:
        assert book.backups.folder.is_relative_to(home)


def test_two_workbooks_of_the_same_name_have_folders_of_their_own(tmp_path: Path) -> None:
    folders = set()
    for client in ("one", "two"):
        (tmp_path / client).mkdir()
        with create(tmp_path / client / "Personas.persona") as book:
            folders.add(book.backups.folder)
    assert len(folders) == 2


def test_a_backup_folder_that_cannot_be_written_keeps_nobody_from_working(path: Path, tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("not a folder")
    create(path, backups=home).close()
    with open_book(path, backups=home) as book:
        persona(book)
        assert book.backups.listing() == []


def test_a_file_that_others_touched_is_checked_before_opening(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    with create(path) as book:
        persona(book)
    real = sqlite3.connect

    def spying(*args: object, **kwargs: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*args, **kwargs)  # type: ignore[call-overload]
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", spying)
    open_book(path).close()
    assert not [statement for statement in asked if "quick_check" in statement]
    other = real(path)
    other.execute("UPDATE profile SET name = 'Else'")
    other.commit()
    other.close()
    open_book(path).close()
    assert [statement for statement in asked if "quick_check" in statement]


times = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)).map(lambda at: at.replace(tzinfo=UTC)), unique=True, max_size=60)


@given(times)
def test_thinning_keeps_the_newest_and_stays_small(made: list[datetime]) -> None:
    gone = superfluous(made)
    kept = sorted(set(made) - set(gone), reverse=True)
    assert kept[:NEWEST] == sorted(made, reverse=True)[:NEWEST]
    assert len(kept) <= NEWEST + DAYS + WEEKS + MONTHS
    assert superfluous(kept) == []


def test_thinning_keeps_days_weeks_and_months() -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    made = [now - timedelta(hours=6 * n) for n in range(4 * 400)]
    kept = sorted(set(made) - set(superfluous(made)), reverse=True)
    assert len({at.date() for at in kept if now - at < timedelta(days=DAYS)}) == DAYS
    assert {(at.year, at.month) for at in made[: 4 * 300]} <= {(at.year, at.month) for at in kept}
    assert len(kept) < 30
