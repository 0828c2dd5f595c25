"""compare, similar, snapshot, snapshots and restore as their user sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from persona_studio.cli import main
from persona_studio.workbook.file import open_book

Run = pytest.CaptureFixture[str]
FILE = "a.persona"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Run) -> Path:
    monkeypatch.chdir(tmp_path)
    assert main(["new", FILE, "--sample"]) == 0
    capsys.readouterr()
    return tmp_path


def told(capsys: Run, *argv: str) -> str:
    assert main(argv) == 0
    return capsys.readouterr().out


def refused(capsys: Run, *argv: str, code: int = 1) -> str:
    assert main(argv) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    return err


def names() -> list[str]:
    with open_book(Path(FILE), write=False) as book:
        return [p.name for p in book.profiles()]


def test_compare_tells_sentences_and_rows(capsys: Run) -> None:
    first, second = names()[:2]
    out = told(capsys, "compare", FILE, first, second.upper())
    assert out.startswith(f"{first} and {second} agree on")
    assert "  Role: ≠ all differ" in out
    assert f"    {second}: " in out


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "md", "html", "csv"])
def test_compare_writes_by_the_ending(capsys: Run, folder: Path, ending: str) -> None:
    out = told(capsys, "compare", FILE, *names(), "--out", f"o.{ending}", "--only-differences", "--paper", "A4")
    assert out == f"Compared {len(names())} columns in o.{ending}.\n"
    assert (folder / f"o.{ending}").stat().st_size > 1000


def test_compare_refuses_what_makes_no_sense(capsys: Run) -> None:
    name = names()[0]
    assert "named twice" in refused(capsys, "compare", FILE, name, name)
    assert "at least two" in refused(capsys, "compare", FILE, name)
    assert "no snapshot" in refused(capsys, "compare", FILE, name, "--at", "never")
    assert "do not fit" in refused(capsys, "compare", FILE, *twins(capsys, 7))
    assert "endings" in refused(capsys, "compare", FILE, *names()[:2], "--out", "o.docx")
    assert "There is no profile" in refused(capsys, "compare", FILE, name, "Nobody")
    refused(capsys, "compare", FILE, *names()[:2], "--paper", "a7", code=2)


def twins(capsys: Run, count: int) -> list[str]:
    """The ids of that many profiles."""
    from persona_studio.actions import profiles

    with open_book(Path(FILE)) as book:
        while len(book.profiles()) < count:
            profiles.create(book, "buyer-persona")
        return [p.code for p in book.profiles()][:count]


def test_a_profile_beside_its_snapshot_and_the_way_back(capsys: Run) -> None:
    name = names()[0]
    assert "Board, March" in told(capsys, "snapshot", FILE, "Board, March")
    assert "already" in refused(capsys, "snapshot", FILE, "board, march")
    told(capsys, "set", FILE, name, "tools", "Abacus")
    out = told(capsys, "compare", FILE, name, "--at", "board, march", "--only-differences")
    assert out.startswith(f"{name} changed in 1 of ")
    assert f"{name} (today): Abacus" in out
    assert f"{name} (Board, March): " in out
    assert "left out" in out
    assert told(capsys, "restore", FILE, "Board, March", name).startswith("One profile is as it was then (Board, March).")
    assert told(capsys, "restore", FILE, "Board, March", name).startswith("Nothing has changed")
    assert "has not changed" in told(capsys, "compare", FILE, name, "--at", "Board, March")


def test_everything_is_restored_and_undone(capsys: Run) -> None:
    told(capsys, "snapshot", FILE, "Start")
    before = names()
    told(capsys, "set", FILE, before[0], "name", "Maria")
    assert "no snapshot" in refused(capsys, "restore", FILE, "Stat")
    assert told(capsys, "restore", FILE, "Start").startswith("The workbook is as it was then (Start).")
    assert names() == before
    told(capsys, "undo", FILE)
    assert names()[0] == "Maria"


def test_snapshots_are_listed(capsys: Run) -> None:
    assert told(capsys, "snapshots", FILE) == "There are no snapshots yet.\n"
    assert json.loads(told(capsys, "snapshots", FILE, "--json")) == []
    for name in ("One", "Two"):
        told(capsys, "snapshot", FILE, name)
    assert [line.split("  ")[1] for line in told(capsys, "snapshots", FILE).splitlines()] == ["Two", "One"]
    assert [s["name"] for s in json.loads(told(capsys, "snapshots", FILE, "--json"))] == ["Two", "One"]


def test_similar(capsys: Run) -> None:
    count = len(names())
    assert len(told(capsys, "similar", FILE).splitlines()) == count * (count - 1) // 2
    found = json.loads(told(capsys, "similar", FILE, "--json", "--most", "1"))
    assert len(found) == 1
    assert {"first", "second", "likeness", "merge_candidate", "sections", "treatment"} <= set(found[0])
    assert sum(s["weight"] for s in found[0]["sections"]) == pytest.approx(1, abs=0.01)
    refused(capsys, "similar", FILE, "--most", "0", code=2)
