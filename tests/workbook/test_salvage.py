"""What can still be read of a damaged file becomes a new workbook."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from persona_studio.foundation.problem import Problem
from persona_studio.workbook.file import create, open_book
from persona_studio.workbook.salvage import Salvaged, salvage
from persona_studio.workbook.trouble import Damaged
from tests.workbook.small import persona, say

PROFILES, CLAIMS = 20, 150
PAGE = 4096


@pytest.fixture
def full(path: Path) -> Path:
    """A closed workbook with 3,000 claims."""
    with create(path) as book:
        for n in range(PROFILES):
            id = persona(book, f"Persona {n}")
            with book.edit("Fill") as e:
                for place in range(CLAIMS):
                    claim = e.put("claim", profile=id, field="pains", place=place, body=f'"{n}/{place} {"words " * 12}"')
                e.put("ground", claim=claim, evidence=e.put("evidence", text="x", source=e.put("source", title="y" * 300)))
                e.put("link", kind="can_stop", subject=id, object=1)
    return path


def texts(path: Path) -> set[tuple[str, str]]:
    """Every claim of a sound workbook with the name of its profile."""
    with open_book(path) as book:
        book.check_apart()
        return {(p.name, str(c.value)) for p in book.profiles() for c in book.profile(p.id).of("pains")}


def recovered(path: Path) -> tuple[Salvaged, Path]:
    before = path.read_bytes()
    with pytest.raises(Damaged):
        open_book(path)
    target = path.with_name("Recovered.persona")
    found = salvage(path, target)
    assert path.read_bytes() == before
    assert {p.name for p in path.parent.iterdir()} == {path.name, target.name}
    return found, target


def test_a_workbook_of_format_1_is_saved_in_its_format_and_opens(path: Path) -> None:
    sample = Path(__file__).parent / "formats" / "1.persona"
    found = salvage(sample, path)
    assert (found.lost, found.kept["profile"], found.kept["link"]) == ({}, 2, 0)
    with open_book(path) as book:
        assert [p.name for p in book.profiles()] == ["Maria", "Kenji 客户"]
        assert [e.text for e in book.evidence()] == ["We wait a week"] * 2


def test_a_few_lost_pages_cost_a_few_rows(full: Path) -> None:
    wanted = texts(full)
    content = bytearray(full.read_bytes())
    for page in random.Random(7).sample(range(25, len(content) // PAGE), 5):
        content[page * PAGE : (page + 1) * PAGE] = b"\xa5" * PAGE
    full.write_bytes(content)
    found, target = recovered(full)
    got = texts(target)
    assert sum(found.lost.values()) > 0
    assert found.kept["claim"] == len(got)
    assert len({text for _name, text in got} & {text for _name, text in wanted}) > 0.9 * len(wanted)
    if not found.lost.get("claim"):
        assert got == wanted


def test_the_lost_rows_are_counted(full: Path) -> None:
    content = bytearray(full.read_bytes())
    bad = next(
        page for page in range(25, len(content) // PAGE) if b'"7/100 ' in content[page * PAGE : (page + 1) * PAGE] and content[page * PAGE] == 13
    )
    content[bad * PAGE : (bad + 1) * PAGE] = bytes(PAGE)
    full.write_bytes(content)
    found, target = recovered(full)
    assert 0 < sum(found.lost.values()) < 80
    assert found.kept["claim"] + found.lost.get("claim", 0) == PROFILES * CLAIMS
    assert len(texts(target)) == found.kept["claim"]


def test_a_truncated_file(full: Path) -> None:
    content = full.read_bytes()
    full.write_bytes(content[: len(content) * 3 // 4 // PAGE * PAGE])
    found, target = recovered(full)
    assert found.kept["claim"] > PROFILES * CLAIMS // 4
    assert found.lost
    assert len(texts(target)) == found.kept["claim"]


def test_the_recovered_workbook_can_be_worked_with(full: Path) -> None:
    content = full.read_bytes()
    full.write_bytes(content[: len(content) * 3 // 4 // PAGE * PAGE])
    _found, target = recovered(full)
    with open_book(target) as book:
        assert book.undo_step is None
        assert book.history()[0].kind == "record"
        id = book.profiles()[0].id
        assert say(book, id, "role", '"New"') > PROFILES * CLAIMS
        assert book.undo() == "Edit role"


def test_an_undamaged_file_is_copied_whole(full: Path) -> None:
    wanted = texts(full)
    found = salvage(full, full.with_name("Copy.persona"))
    assert (found.lost, texts(full.with_name("Copy.persona"))) == ({}, wanted)


def test_nothing_to_read_is_said_and_leaves_nothing(full: Path) -> None:
    full.write_bytes(full.read_bytes()[:100] + b"\xa5" * 50_000)
    with pytest.raises(Problem, match="can be read any more"):
        salvage(full, full.with_name("Recovered.persona"))
    assert [p.name for p in full.parent.iterdir()] == [full.name]


def test_a_stranger_is_not_recovered(path: Path) -> None:
    path.write_text("# Personas")
    with pytest.raises(Problem):
        salvage(path, path.with_name("Recovered.persona"))
    with pytest.raises(Problem, match="exists already"):
        salvage(path, path)
