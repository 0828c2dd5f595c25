"""Two programs and one workbook."""

from __future__ import annotations

import getpass
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.edit import Changed
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.lock import Lock
from persona_studio.workbook.trouble import Moved
from tests.workbook.small import persona, say

ROOT = Path(__file__).parents[2]
HOLD = "import sys; from persona_studio.workbook.file import open_book; b = open_book(sys.argv[1]); print(b.readonly, flush=True); sys.stdin.read()"


def test_the_second_reads_and_says_who_has_it(book: Workbook) -> None:
    id = persona(book)
    with open_book(book.path) as second:
        assert second.readonly
        assert second.holder
        assert (second.holder.user, second.holder.host, second.holder.pid) == (getpass.getuser(), socket.gethostname(), os.getpid())
        assert second.profile(id).name == "Maria"
        with pytest.raises(Problem, match=f"open for writing by {getpass.getuser()} on {socket.gethostname()}"):
            persona(second)
        with pytest.raises(Problem):
            second.undo()
    assert book.undo() == "New persona"


def test_a_link_is_the_same_workbook(book: Workbook, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.persona"
    link.parent.mkdir()
    link.symlink_to(book.path)
    with open_book(link) as second:
        assert second.readonly
        assert second.holder
        assert second.holder.pid == os.getpid()
        assert second.backups.folder == book.backups.folder


def test_reading_asks_for_no_lock(book: Workbook) -> None:
    book.close()
    with open_book(book.path, write=False) as reader:
        assert (reader.readonly, reader.holder) == (True, None)
        with open_book(book.path) as writer:
            assert not writer.readonly
            persona(writer)


def test_the_second_follows_changes(book: Workbook) -> None:
    id = persona(book)
    with open_book(book.path) as second:
        heard: list[Changed] = []
        second.listen(heard.append)
        assert second.profile(id).of("role") == ()
        assert not second.refresh()
        say(book, id, "role", '"Buyer"')
        assert second.refresh()
        assert [change.kind for change in heard] == ["elsewhere"]
        assert second.profile(id).value("role") == "Buyer"
        assert second.undo_step == book.undo_step
        assert not second.refresh()


def test_closing_frees_it(book: Workbook) -> None:
    book.close()
    with open_book(book.path) as second:
        assert not second.readonly
        book.close()
        assert Lock(book.path).path.exists(), "closing twice must not take the lock from another"


def test_another_process_holds_it_until_it_is_killed(path: Path) -> None:
    create(path).close()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdout
        assert other.stdout.readline() == "False\n"
        with open_book(path) as second:
            assert second.holder
            assert second.holder.pid == other.pid
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert Lock(path).path.exists()
    with open_book(path) as again:
        assert not again.readonly
    assert not Lock(path).path.exists()


@pytest.mark.parametrize("said", [b"", b"\xff\xfe", b"[]", b'{"user": 5}', b"[" * 10_000, json.dumps({"user": "x" * 5000}).encode()])
def test_a_lock_file_that_says_nothing_is_still_a_lock(book: Workbook, said: bytes) -> None:
    Lock(book.path).path.write_bytes(said)
    with open_book(book.path) as second:
        assert second.readonly
        with pytest.raises(Problem, match="open for writing by somebody on another computer"):
            persona(second)


def test_a_lock_file_carried_here_by_a_sync_client_refuses_nobody(path: Path) -> None:
    create(path).close()
    Lock(path).path.write_text('{"user": "eve", "host": "elsewhere", "pid": 1, "since": "2020-01-01"}')
    with open_book(path) as book:
        assert not book.readonly


def test_where_locks_do_not_work_the_later_of_two_edits_is_refused_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lock, "take", lambda _lock: None)
    with create(path) as one, open_book(path) as two:
        persona(one, "One")
        with pytest.raises(Problem, match="changed by another program"):
            persona(two, "Two")
        persona(two, "Two")
        assert [p.name for p in two.profiles()] == ["One", "Two"]
        assert two.undo()
        assert two.undo()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_file_replaced_under_us_is_told_and_rescued(book: Workbook, tmp_path: Path) -> None:
    id = persona(book)
    say(book, id, "role", '"Buyer"')
    theirs = tmp_path / "theirs.persona"
    create(theirs).close()
    os.replace(theirs, book.path)
    untouched = book.path.read_bytes()
    with pytest.raises(Moved):
        persona(book, "Lost?")
    with pytest.raises(Moved):
        book.refresh()
    rescued = tmp_path / "rescued.persona"
    book.rescue(rescued)
    with pytest.raises(Problem, match="exists already"):
        book.rescue(rescued)
    assert book.path.read_bytes() == untouched
    with open_book(rescued) as copy:
        assert copy.profile(id).value("role") == "Buyer"
        assert copy.undo() == "Edit role"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
def test_a_file_deleted_under_us_is_rescued(book: Workbook, tmp_path: Path) -> None:
    persona(book)
    book.path.unlink()
    with pytest.raises(Moved):
        persona(book, "Lost?")
    book.rescue(tmp_path / "rescued.persona")
    with open_book(tmp_path / "rescued.persona") as copy:
        assert [p.name for p in copy.profiles()] == ["Maria"]
