"""Names for states of the workbook, the workbook as it was, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from persona_studio.actions import comparing, evidence, links, merging, profiles, sample, scorecards, snapshots, templates, values
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book
from persona_studio.workbook.trouble import Damaged
from tests.workbook.small import TOML


@pytest.fixture
def book(tmp_path: Path):
    path = tmp_path / "s.persona"
    sample.make(path)
    with open_book(path, backups=tmp_path / "backups") as opened:
        with opened.edit("Nobody is linked") as e:
            e.remove("link", *(link.id for link in opened.links()))
        opened.seal()
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
    step = book.undo_step
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
    assert book.undo_step == step, "a snapshot is nothing to undo"


def test_restoring_what_has_not_changed_is_no_step_and_leaves_redo_alone(book: Workbook) -> None:
    mei = by_name(book, "Marketing Mei")
    snapshots.take(book, "Board")
    values.set_field(book, mei, "tools", ["Abacus"])
    book.undo()
    steps = len(book.history())
    assert snapshots.restore(book, "Board") == 0
    assert snapshots.restore(book, "Board", [mei]) == 0
    assert (len(book.history()), book.redo_step is not None) == (steps, True)


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59-14:00", "0001-01-01T00:00+14:00"])
def test_beyond_the_ends_of_the_calendar_is_no_date(book: Workbook, text: str) -> None:
    with pytest.raises(Problem, match="no date"):
        comparing.columns(book, [by_name(book, "Marketing Mei")], text)


def test_a_snapshot_has_no_name_that_steers_a_terminal(book: Workbook) -> None:
    snapshots.take(book, "Board\x1b[31m\nof\tMarch\x07")
    assert [s.name for s in book.snapshots()] == ["Board[31m of March"]


def ends(book: Workbook) -> set[tuple[str, int, int, str]]:
    return {(link.kind, link.subject, link.object, link.role) for link in book.links()}


def test_one_profile_comes_back_with_its_links_and_the_links_of_others_stay(book: Workbook) -> None:
    icp = profiles.create(book, "icp", "Hotels")
    mei, femi, sol = (by_name(book, name) for name in ("Marketing Mei", "Finance Femi", "Systems Soledad"))
    links.link(book, icp, mei, role="champion")
    links.link(book, icp, femi, role="economic_buyer")
    links.reports_to(book, mei, femi)
    before = ends(book)
    snapshots.take(book, "Board")
    links.unlink(book, icp, mei)
    links.link(book, icp, mei, role="user")
    links.reports_to(book, mei, sol)
    links.link(book, icp, sol, role="user")
    snapshots.restore(book, "Board", [mei])
    assert ends(book) == before | {("contains", icp, sol, "user")}
    profiles.delete(book, [mei])
    snapshots.restore(book, "Board", [mei])
    assert ends(book) == before | {("contains", icp, sol, "user")}
    book.undo()
    assert not any(mei in link[1:3] for link in ends(book))


def test_links_that_others_rule_out_today_stay_away(book: Workbook) -> None:
    mei, femi, sol = (by_name(book, name) for name in ("Marketing Mei", "Finance Femi", "Systems Soledad"))
    links.reports_to(book, mei, femi)
    links.reports_to(book, sol, mei)
    snapshots.take(book, "Board")
    links.reports_to(book, mei, None)
    links.reports_to(book, sol, None)
    links.reports_to(book, femi, sol)
    snapshots.restore(book, "Board", [mei])
    assert len(ends(book)) == 2, "Mei under Femi under Soledad under Mei is a circle"
    profiles.delete(book, [femi])
    snapshots.restore(book, "Board", [mei])
    assert all(femi not in link[1:3] for link in ends(book))


def test_who_went_up_in_another_comes_back_with_links_of_its_own(book: Workbook) -> None:
    icp = profiles.create(book, "icp", "Hotels")
    mei, femi = by_name(book, "Marketing Mei"), by_name(book, "Finance Femi")
    links.link(book, icp, mei, role="champion")
    snapshots.take(book, "Board")
    merging.merge(book, femi, mei)
    snapshots.restore(book, "Board", [mei])
    assert ends(book) == {("contains", icp, mei, "champion"), ("contains", icp, femi, "champion")}


def test_scorecards_that_are_gone_come_back_and_those_that_stand_stay(book: Workbook) -> None:
    icp = profiles.create(book, "icp", "Hotels")
    lost, kept = scorecards.create(book, icp, "Lost"), scorecards.create(book, icp, "Kept")
    scorecards.save_version(book, lost, "First")
    snapshots.take(book, "Board")
    scorecards.rename(book, kept, "Renamed since")
    scorecards.remove(book, lost)
    snapshots.restore(book, "Board", [icp])
    assert {card.name for card in book.scorecards() if card.profile == icp} == {"Scorecard", "Lost", "Renamed since"}
    assert len(book.editions(lost)) == 1
    profiles.delete(book, [icp])
    snapshots.restore(book, "Board", [icp])
    assert {card.name for card in book.scorecards() if card.profile == icp} == {"Scorecard", "Lost", "Kept"}


def test_claims_follow_the_template_of_today_and_bring_back_one_that_is_gone(book: Workbook) -> None:
    templates.put(book, TOML)
    maria = profiles.create(book, "small", "Maria")
    values.set_field(book, maria, "role", ["12"])
    values.set_field(book, maria, "pains", ["Slow"])
    snapshots.take(book, "Board")
    values.set_field(book, maria, "role", [])
    values.set_field(book, maria, "pains", [])
    number = TOML.replace('label = "Role"\nkind = "line"', 'label = "Role"\nkind = "number"').replace('id = "pains"', 'id = "hurts"\nwas = ["pains"]')
    templates.put(book, number)
    snapshots.restore(book, "Board", [maria])
    assert str(book.profile(maria).value("role")) == "12", "read again as the kind that the field has today"
    assert [c.value for c in book.profile(maria).of("hurts")] == ["Slow"]
    profiles.delete(book, [maria])
    templates.remove(book, "small")
    snapshots.restore(book, "Board", [maria])
    assert [c.value for c in book.profile(maria).of("pains")] == ["Slow"]


@pytest.mark.parametrize("before", [
    "x", "[]", "null", '{"id": 1}', '{"id": [1]}', '{"id":1,"code":"c","template":"buyer-persona","name":"n","place":"p","retired":0,"tier":0}',
    '{"id":1,"code":"c","template":"buyer-persona","name":"\\ud800","place":1,"retired":0,"tier":0}', "[" * 100_000,
])  # fmt: skip
@pytest.mark.parametrize(("table", "key"), [("profile", "1"), ("claim", "x"), ("template", "buyer-persona"), ("edit", "1"), ("nonsense", "1")])
def test_a_log_that_a_stranger_wrote_can_be_looked_at_and_is_not_gone_back_to(book: Workbook, table: str, key: str, before: str) -> None:
    snapshots.take(book, "Board")
    mei = by_name(book, "Marketing Mei")
    values.set_field(book, mei, "tools", ["Abacus"])
    with closing(sqlite3.connect(book.path)) as stranger:
        stranger.execute("INSERT INTO change SELECT MAX(id), ?, ?, ? FROM edit", (table, key, before))
        stranger.commit()
    past, there = book.past("Board"), state(book)
    assert past.profile(mei).of("tools") != book.profile(mei).of("tools")
    assert {p.id for p in past.profiles()} == set(there)
    for restored in (None, [mei]):
        with pytest.raises(Damaged):
            snapshots.restore(book, "Board", restored)
    assert state(book) == there
