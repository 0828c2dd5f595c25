"""A disk that fills while somebody types."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book
from tests.workbook.small import persona, say

BIG = '"' + "much to say " * 20_000 + '"'


def test_a_full_disk_loses_nothing_and_the_next_edit_works(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"before"')
    before = (book.profile(id), book.undo_step, len(book.history()))
    limit = book._file.connection.execute("PRAGMA page_count").fetchone()[0] + 2
    book._file.connection.execute(f"PRAGMA max_page_count = {limit}")
    for visit in (None, "typing"):
        with pytest.raises(Problem, match="no room left"), book.edit("Edit role", visit=visit) as e:
            e.put("claim", id=claim, body=BIG)
        assert (book.profile(id), book.undo_step, len(book.history())) == before
    book._file.connection.execute("PRAGMA max_page_count = 1000000")
    with book.edit("Edit role", visit="typing") as e:
        e.put("claim", id=claim, body=BIG)
    assert len(str(book.profile(id).value("role"))) > 200_000
    book.check_apart()
    assert book.undo() == "Edit role"
    assert book.profile(id).value("role") == "before"


def test_a_full_disk_in_the_middle_of_a_visit_keeps_the_visit(book: Workbook) -> None:
    id = persona(book)
    claim = say(book, id, "role", '"a"', visit=1)
    limit = book._file.connection.execute("PRAGMA page_count").fetchone()[0] + 2
    book._file.connection.execute(f"PRAGMA max_page_count = {limit}")
    with pytest.raises(Problem), book.edit("Edit role", visit=1) as e:
        e.put("claim", id=claim, body=BIG)
    book._file.connection.execute("PRAGMA max_page_count = 1000000")
    with book.edit("Edit role", visit=1) as e:
        e.put("claim", id=claim, body='"ab"')
    assert book.undo() == "Edit role"
    assert book.profile(id).of("role") == ()
    assert book.undo() == "New persona"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk with room for 1 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_real_disk_that_fills(small_disk: Path, tmp_path: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    with create(small_disk / "a.persona") as book:
        id = persona(book)
        with pytest.raises(Problem, match="no room left"):
            [say(book, id, "pains", f'"{n} {"words " * 1000}"') for n in range(200)]
        typed = len(book.profile(id).of("pains"))
        assert 10 < typed < 200
        with pytest.raises(Problem):
            create(small_disk / "b.persona")
        assert len(book.profile(id).of("pains")) == typed
        book.check_apart()
        book.rescue(tmp_path / "rescued.persona")
        ballast.unlink()
        assert book.undo()
        assert len(book.profile(id).of("pains")) == typed - 1
    assert [p.name for p in small_disk.iterdir()] == ["a.persona"]
    with open_book(tmp_path / "rescued.persona") as copy:
        assert len(copy.profile(id).of("pains")) == typed
