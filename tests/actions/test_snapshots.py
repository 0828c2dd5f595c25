"""Names for states of the workbook, the workbook as it was, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_studio.actions import evidence, profiles, sample, snapshots, values
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book


@pytest.fixture
def book(tmp_path: Path):
    path = tmp_path / "s.persona"
    sample.make(path)
    with open_book(path, backups=tmp_path / "backups") as opened:
        yield opened


def state(book: Workbook) -> dict[int, object]:
    return {listed.id: book.profile(listed.id) for listed in book.profiles()}


def by_name(book: Workbook, name: str) -> int:
    return next(p.id for p in book.profiles() if p.name == name)


def test_a_snapshot_shows_the_workbook_as_it_was_whatever_came_after(book: Workbook) -> None:
    before = state(book)
    snapshots.take(book, "Board")
    mei = by_name(book, "Marketing Mei")
    values.set_field(book, mei, "tools", ["Abacus"])
    profiles.rename(book, mei, "Maria")
    profiles.delete(book, [by_name(book, "Finance Femi")])
    added = profiles.create(book, "buyer-persona", "New one")
    past = book.past("board")
    assert {p.id: past.profile(p.id) for p in past.profiles()} == before
    with pytest.raises(KeyError):
        past.profile(added)


def test_everything_comes_back_in_one_step_that_can_be_undone(book: Workbook) -> None:
    before = state(book)
    snapshots.take(book, "Board")
    mei = by_name(book, "Marketing Mei")
    values.set_field(book, mei, "tools", ["Abacus"])
    profiles.delete(book, [by_name(book, "Finance Femi")])
    after = state(book)
    assert snapshots.restore(book, "Board") > 0
    assert state(book) == before
    assert book.history(limit=1)[0].kind == "restore"
    assert book.undo() == "Restore everything to Board"
    assert state(book) == after
    book.redo()
    assert state(book) == before


def test_one_profile_comes_back_with_its_evidence_and_the_others_stay(book: Workbook) -> None:
    mei, femi = by_name(book, "Marketing Mei"), by_name(book, "Finance Femi")
    claim = book.profile(mei).of("goals")[0].id
    quoted = evidence.quote(book, claim, "We need it by March.")
    was = book.profile(mei), book.grounds(mei)
    snapshots.take(book, "Board")
    with book.edit("Lose evidence") as e:
        e.remove("evidence", quoted)
    values.set_field(book, mei, "goals", ["Something else"])
    values.set_field(book, femi, "tools", ["Abacus"])
    assert book.profile(mei) != was[0]
    snapshots.restore(book, "Board", [mei])
    assert (book.profile(mei), book.grounds(mei)) == was
    assert [c.value for c in book.profile(femi).of("tools")] == ["Abacus"]


def test_a_deleted_profile_comes_back_alone(book: Workbook) -> None:
    femi = by_name(book, "Finance Femi")
    was = book.profile(femi)
    snapshots.take(book, "Board")
    profiles.delete(book, [femi])
    snapshots.restore(book, "Board", [femi])
    assert book.profile(femi) == was


def test_typing_that_goes_on_after_the_snapshot_is_not_in_it(book: Workbook) -> None:
    mei = by_name(book, "Marketing Mei")
    claim = book.profile(mei).of("role")[0].id
    values.put(book, mei, "role", "Head of mar", claim=claim, visit="v")
    snapshots.take(book, "Board")
    values.put(book, mei, "role", "Head of marketing", claim=claim, visit="v")
    assert book.past("Board").profile(mei).value("role") == "Head of mar"


def test_names_are_wanted_once_and_points_must_be_there(book: Workbook) -> None:
    snapshots.take(book, " Board ")
    for name in ("board", "", "x" * 81):
        with pytest.raises(Problem):
            snapshots.take(book, name)
    assert [s.name for s in book.snapshots()] == ["Board"]
    for wanted in ("Bored", "2026-99-99", 99_999):
        with pytest.raises(Problem):
            book.past(wanted)
    assert [p.name for p in book.past("1999-01-01").profiles()] == [p.name for p in book.profiles()], "a workbook begins with what it was made of"
    assert [p.id for p in book.past("2999-01-01").profiles()] == [p.id for p in book.profiles()]
    assert book.undo_step is None, "a snapshot is nothing to undo"
