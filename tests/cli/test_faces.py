"""The commands about faces."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_studio.cli import main
from persona_studio.workbook.file import open_book


def test_avatar_writes_the_same_face_for_the_same_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.svg", "b.svg"):
        assert main(["avatar", "--seed", "Mei", "--out", str(tmp_path / name)]) == 0
    assert main(["avatar", "--seed", "Femi", "--out", str(tmp_path / "c.svg")]) == 0
    first, second, other = ((tmp_path / name).read_text(encoding="utf-8") for name in ("a.svg", "b.svg", "c.svg"))
    assert first == second
    assert first.replace("Mei", "Femi") != other
    assert "a.svg" in capsys.readouterr().out


def test_avatar_tells_what_it_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["avatar", "--seed", "Mei", "--out", str(tmp_path / "face.doc")]) == 1
    assert ".svg" in capsys.readouterr().err


def test_faces_is_the_policy_of_the_workbook(tmp_path: Path) -> None:
    file = tmp_path / "w.persona"
    assert main(["new", str(file), "--sample"]) == 0
    assert main(["faces", str(file), "none"]) == 0
    with open_book(file, write=False) as book:
        assert {p.face.plain for p in book.profiles()} == {"initials"}
