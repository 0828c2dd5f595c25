"""Two profiles become one: nothing of either is lost unless it was turned down, and undo brings both back."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from persona_studio.actions import evidence, links, merging, profiles, scorecards, snapshots, values
from persona_studio.domain.comparison import items
from persona_studio.domain.comparison.merging import Choice, kept, plan
from persona_studio.domain.ground import Ground
from persona_studio.foundation.problem import Problem
from persona_studio.template.model import Field
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create
from persona_studio.workbook.values import dump
from tests.actions.people import People, claim, people

TABLES = ("profile", "claim", "ground", "evidence", "source", "link", "scorecard", "edition", "template")


def state(book: Workbook) -> dict[str, list[Any]]:
    """Every row there is, read past the workbook."""
    connection = sqlite3.connect(book.path)
    try:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}
    finally:
        connection.close()


def said(book: Workbook, profile: int, field: str) -> list[Any]:
    return [c.value for c in book.profile(profile).of(field)]


@pytest.fixture
def team(book: Workbook) -> People:
    return people(book)


def test_a_merge_is_one_step_with_a_name_that_undo_takes_back_exactly(book: Workbook, team: People) -> None:
    claim(book, team.cfo, "Close faster")
    claim(book, team.maria, "More pipeline")
    links.link(book, team.icp, team.cfo, role="champion")
    before = state(book)
    merging.merge(book, team.maria, team.cfo)
    after = state(book)
    assert [p.name for p in book.profiles()] == ["Mid-market", "Maria", "Ulla"]
    assert said(book, team.maria, "goals") == ["More pipeline", "Close faster"]
    assert book.undo() == "Merge Carl CFO into Maria"
    assert state(book) == before
    book.redo()
    assert state(book) == after


def test_a_claim_that_moves_keeps_its_evidence_its_sign_off_and_its_id(book: Workbook, team: People) -> None:
    moved = claim(book, team.cfo, "Close faster")
    evidence.quote(book, moved, "Ten days is too long.")
    evidence.sign_off(book, moved, "Ana")
    merging.merge(book, team.maria, team.cfo)
    (found,) = book.profile(team.maria).of("goals")
    assert (found.id, found.ground) == (moved, Ground.VALIDATED)
    assert [e.text for e in book.grounds(team.maria)[moved]] == ["Ten days is too long."]
    assert book.signatures(team.maria)[moved].who == "Ana"


def test_what_both_say_stands_once_on_the_evidence_of_both(book: Workbook, team: People) -> None:
    mine, theirs = claim(book, team.maria, "Close faster"), claim(book, team.cfo, "close faster.")
    evidence.quote(book, mine, "One.")
    evidence.quote(book, theirs, "Two.")
    shared = book.evidence()[0].id
    evidence.link_evidence(book, theirs, shared)
    merging.merge(book, team.maria, team.cfo)
    assert said(book, team.maria, "goals") == ["Close faster"]
    assert sorted(e.text for e in book.grounds(team.maria)[mine]) == ["One.", "Two."]


def test_of_two_that_say_the_same_the_one_that_was_signed_off_stays(book: Workbook, team: People) -> None:
    first, mine, last = (claim(book, team.maria, text) for text in ("Before", "Close faster", "After"))
    evidence.quote(book, mine, "One.")
    theirs = claim(book, team.cfo, "Close faster!")
    evidence.quote(book, theirs, "Two.")
    evidence.sign_off(book, theirs, "Ana")
    merging.merge(book, team.maria, team.cfo)
    found = book.profile(team.maria).of("goals")
    assert [c.id for c in found] == [first, theirs, last]
    assert found[1].ground is Ground.VALIDATED
    assert sorted(e.text for e in book.grounds(team.maria)[theirs]) == ["One.", "Two."]


def test_a_single_value_that_loses_goes_to_the_notes_with_its_evidence(book: Workbook, team: People) -> None:
    claim(book, team.maria, "Head of marketing", "role")
    theirs = claim(book, team.cfo, "Finance director", "role")
    evidence.quote(book, theirs, "I run finance.")
    claim(book, team.cfo, "Met in May.", "notes")
    note = claim(book, team.maria, "Likes numbers.", "notes")
    merging.merge(book, team.maria, team.cfo)
    assert said(book, team.maria, "role") == ["Head of marketing"]
    label = book.profile(team.maria).template.field("role").label
    assert said(book, team.maria, "notes") == [f"{label} (Carl CFO): Finance director\nLikes numbers.\nMet in May."]
    assert [e.text for e in book.grounds(team.maria)[note]] == ["I run finance."]


def test_the_other_single_value_can_be_chosen_and_one_can_be_turned_down(book: Workbook, team: People) -> None:
    claim(book, team.maria, "Head of marketing", "role")
    theirs = claim(book, team.cfo, "Finance director", "role")
    claim(book, team.cfo, "Close faster")
    merging.merge(book, team.maria, team.cfo, {"role": Choice(frozenset({0}), 1), "goals": Choice(frozenset({0}))})
    (found,) = book.profile(team.maria).of("role")
    assert (found.id, found.value) == (theirs, "Finance director")
    assert not said(book, team.maria, "notes")
    assert not said(book, team.maria, "goals")


def test_values_that_the_staying_template_does_not_ask_are_kept_from_before(book: Workbook, team: People) -> None:
    asked = {f.id for f in book.profile(team.cfo).template.fields}
    alone = next(f for f in book.profile(team.user).template.fields if f.id not in asked and f.kind.word == "text")
    claim(book, team.user, "Only users are asked this", alone.id)
    before = state(book)
    row = next(r for r in plan(book.profile(team.cfo), book.profile(team.user)) if r.theirs == alone)
    merging.merge(book, team.cfo, team.user)
    where = row.field.id if row.field else alone.id
    profile = book.profile(team.cfo)
    assert [c.value for c in profile.of(where)] == ["Only users are asked this"]
    assert (alone.id in profile.kept) == (row.field is None)
    book.undo()
    assert state(book) == before


def test_a_committee_keeps_its_roles_and_loses_what_would_say_nothing(book: Workbook, team: People) -> None:
    for persona, role in ((team.cfo, "economic_buyer"), (team.maria, "champion"), (team.maria, "economic_buyer"), (team.user, "user")):
        links.link(book, team.icp, persona, role=role)
    links.link(book, team.maria, team.cfo, "reports_to")
    links.link(book, team.user, team.cfo, "influences")
    links.link(book, team.cfo, team.user, "can_stop")
    merging.merge(book, team.maria, team.cfo)
    committee = book.committee(team.icp)
    assert {m.person.name: m.roles for m in committee.members} == {"Maria": ("economic_buyer", "champion"), "Ulla": ("user",)}
    assert {(e.kind, e.subject, e.object) for e in committee.edges} == {("influences", team.user, team.maria), ("can_stop", team.maria, team.user)}


def test_nobody_gets_two_bosses_or_reports_in_a_circle(book: Workbook, team: People) -> None:
    boss, other = profiles.create(book, "buyer-persona", "Boss"), profiles.create(book, "buyer-persona", "Other")
    links.link(book, team.maria, boss, "reports_to")
    links.link(book, team.cfo, other, "reports_to")
    links.link(book, boss, team.cfo, "reports_to")
    merging.merge(book, team.maria, team.cfo)
    assert [(link.subject, link.object) for link in book.links()] == [(team.maria, boss)]


def test_a_link_that_no_such_kinds_can_have_is_left_out(book: Workbook, team: People) -> None:
    links.link(book, team.cfo, team.user, "same_person")
    second = profiles.create(book, "user-persona", "Uwe")
    links.link(book, team.maria, second, "same_person")
    assert len(merging.preview(book, team.user, team.cfo).links.left) == 1
    merging.merge(book, team.user, team.cfo)
    assert [(link.subject, link.object) for link in book.links()] == [(team.maria, second)]


def test_who_named_the_one_that_goes_names_the_one_that_stays_once(book: Workbook, team: People) -> None:
    codes = {p.id: p.code for p in book.profiles()}
    both, one = profiles.create(book, "segment", "Both"), profiles.create(book, "segment", "One")
    values.set_field(book, both, "personas", [codes[team.cfo], codes[team.maria]])
    values.set_field(book, one, "personas", [codes[team.user], codes[team.cfo]])
    assert merging.preview(book, team.maria, team.cfo).named == (both, one)
    merging.merge(book, team.maria, team.cfo)
    assert said(book, both, "personas") == [codes[team.maria]]
    assert said(book, one, "personas") == [codes[team.user], codes[team.maria]]


def test_scorecards_of_an_ideal_customer_move_behind_the_others(book: Workbook, team: People) -> None:
    second = profiles.create(book, "icp", "Enterprise")
    moved = next(card for card in book.scorecards() if card.profile == second)
    scorecards.save_version(book, moved.id)
    merging.merge(book, team.icp, second)
    cards = book.scorecards()
    assert {card.profile for card in cards} == {team.icp}
    assert cards[-1].id == moved.id
    assert len({card.name for card in cards}) == 2
    assert len(book.editions(moved.id)) == 1


def test_the_tier_of_the_one_that_stays_holds_where_it_has_one(book: Workbook, team: People) -> None:
    with book.edit("Tiers") as e:
        e.put("profile", id=team.cfo, tier=1)
        e.put("profile", id=team.user, tier=2)
    merging.merge(book, team.maria, team.cfo)
    merging.merge(book, team.maria, team.user)
    assert book.profile(team.maria).tier == 1


def test_the_history_says_who_went_where(book: Workbook, team: People) -> None:
    merging.merge(book, team.maria, team.cfo)
    (newest, *_rest) = book.history(team.maria)
    assert newest.label == "Merge Carl CFO into Maria"
    assert set(newest.names) >= {"Carl CFO", "Maria"}


def test_the_history_of_the_one_that_goes_comes_along_until_the_merge_is_undone(book: Workbook, team: People) -> None:
    claim(book, team.cfo, "Close faster")
    labels = {entry.label for entry in book.history(team.cfo)}
    merging.merge(book, team.maria, team.cfo)
    assert labels <= {entry.label for entry in book.history(team.maria)}
    ids = [entry.id for entry in book.history(team.maria)]
    assert ids == sorted(set(ids), reverse=True)
    book.undo()
    assert not any(entry.names == ("Carl CFO",) for entry in book.history(team.maria))


def test_the_one_that_went_is_restored_alone_and_the_one_that_stayed_keeps_what_it_took(book: Workbook, team: People) -> None:
    moved = claim(book, team.cfo, "Close faster")
    evidence.quote(book, moved, "Ten days is too long.")
    snapshots.take(book, "Before")
    merging.merge(book, team.maria, team.cfo)
    snapshots.restore(book, "Before", [team.cfo])
    assert said(book, team.cfo, "goals") == said(book, team.maria, "goals") == ["Close faster"]
    for profile in (team.cfo, team.maria):
        assert [e.text for found in book.grounds(profile).values() for e in found] == ["Ten days is too long."]


@pytest.mark.parametrize("pair", [("icp", "cfo"), ("cfo", "icp"), ("cfo", "cfo")])
def test_what_cannot_become_one_is_refused_and_nothing_is_written(book: Workbook, team: People, pair: tuple[str, str]) -> None:
    before = state(book)
    with pytest.raises(Problem):
        merging.merge(book, getattr(team, pair[0]), getattr(team, pair[1]))
    assert state(book) == before


def test_a_profile_that_is_gone_cannot_be_merged(book: Workbook, team: People) -> None:
    profiles.delete(book, [team.cfo])
    with pytest.raises(Problem):
        merging.merge(book, team.maria, team.cfo)


# ---- whatever two profiles say

WORDS = st.sampled_from(["alpha", "Alpha.", "beta", "gamma ray", "delta", "12", "C#", "C", "εψιλον"])
FIELDS = ("role", "trigger", "goals", "kpis", "tools", "job_core", "notes", "jobs_left_behind")
CONTENT = st.dictionaries(st.sampled_from(FIELDS), st.lists(WORDS, min_size=1, max_size=4), max_size=6)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder: Path = tmp_path_factory.mktemp("merging")
    with create(folder / "w.persona", backups=folder / "backups") as book:
        yield book


def fill(book: Workbook, profile: int, content: dict[str, list[str]]) -> None:
    """Puts it all in one step; the first claim of each field stands on a quote."""
    template = book.profile(profile).template
    with book.edit("Fill") as e:
        for field, texts in content.items():
            f = template.field(field)
            for n, text in enumerate(texts if f is None or f.kind.many else texts[:1]):
                read = f.kind.parse(text) if f else text
                key = e.put("claim", profile=profile, field=field, place=n, body=dump(f, read))
                if n == 0:
                    e.put("ground", claim=key, evidence=e.put("evidence", kind="quote", text=text))


def words(f: Field | None, value: Any) -> str:
    return str(value) if f is None else items.words(f, value)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mine=CONTENT, theirs=CONTENT, other=st.sampled_from(["buyer-persona", "user-persona"]),
    down=st.sets(st.integers(0, 30), max_size=4), data=st.data(),
)  # fmt: skip
def test_a_merge_keeps_every_item_of_both_unless_it_is_turned_down(
    shared: Workbook, mine: Any, theirs: Any, other: str, down: set[int], data: Any
) -> None:
    stays, goes = profiles.create(shared, "buyer-persona", "Stays"), profiles.create(shared, other, "Goes")
    fill(shared, stays, mine)
    fill(shared, goes, theirs)
    rows = plan(shared.profile(stays), shared.profile(goes))
    flat = [(row, at) for row in rows for at in range(len(row.items))]
    without = {n for n in down if n < len(flat)}
    choices = {}
    for row in rows:
        turned = frozenset(at for n, (of, at) in enumerate(flat) if n in without and of is row)
        choices[row.key] = Choice(turned, data.draw(st.integers(0, len(row.items) - 1)))
    before = state(shared)
    cited = {claim: [e.id for e in found] for id in (stays, goes) for claim, found in shared.grounds(id).items()}
    merging.merge(shared, stays, goes, choices)
    merged = shared.profile(stays)
    everything = "\n".join(items.folded(words(merged.template.field(c.field), c.value)) for claims in merged.claims.values() for c in claims)
    grounds = {e.id for found in shared.grounds(stays).values() for e in found}
    for row in rows:
        stands, noted = kept(row, choices[row.key])
        for item in (*stands, *noted):
            assert items.folded(item.words) in everything
            assert {e for claim in item.claims for e in cited.get(claim, [])} <= grounds
        if row.field is not None and not row.field.kind.many:
            assert len(merged.of(row.field.id)) <= 1
    shared.undo()
    assert state(shared) == before
    profiles.delete(shared, [stays, goes])
