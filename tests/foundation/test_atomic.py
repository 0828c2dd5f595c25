"""Files are replaced whole or not at all, and nothing that is no file is replaced."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem


def write(target: Path) -> None:
    with atomic.replacing(target) as part:
        part.write_bytes(b"new")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real, link = tmp_path / "folder" / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert sorted(os.listdir(tmp_path / "folder")) == ["real.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_taken_away(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Problem, match="is not a file"):
        write(pipe)
    assert stat.S_ISFIFO(os.stat(pipe).st_mode)
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder"):
        write(tmp_path)


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail() -> None:
        with atomic.replacing(target) as part:
            part.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (target.read_bytes(), os.listdir(tmp_path)) == (b"old", ["a.pdf"])
