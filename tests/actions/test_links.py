"""Links between profiles: the committee of an ICP, who reports to whom, and that nothing dangles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.actions import evidence, exporting, links, profiles, values
from persona_studio.domain.committee import gaps
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create
from tests.actions.people import claim, people


def test_a_committee_with_its_gaps(book: Workbook) -> None:
    who = people(book)
    assert gaps(book.committee(who.icp)) == ["This ICP contains no persona yet."]
    links.link(book, who.icp, who.cfo, role="economic_buyer")
    links.link(book, who.icp, who.maria)
    links.link(book, who.icp, who.user)
    assert gaps(book.committee(who.icp)) == [
        "This ICP has no champion.", "This ICP has no technical evaluator.", "Maria has no role in the committee yet.",
    ]  # fmt: skip
    links.link(book, who.icp, who.maria, role="technical_evaluator")
    links.link(book, who.icp, who.maria, role="champion")
    links.reports_to(book, who.maria, who.cfo)
    committee = book.committee(who.icp)
    assert gaps(committee) == []
    assert [(m.person.name, m.roles) for m in committee.members] == [
        ("Carl CFO", ("economic_buyer",)), ("Maria", ("champion", "technical_evaluator")), ("Ulla", ()),
    ]  # fmt: skip
    assert (committee.boss(who.maria), committee.boss(who.cfo)) == (who.cfo, None)
    assert links.unlink(book, who.icp, who.maria, role="champion")
    assert gaps(book.committee(who.icp)) == ["This ICP has no champion."]
    assert links.unlink(book, who.icp, who.maria)
    assert not links.unlink(book, who.icp, who.maria)
    assert [m.person.name for m in book.committee(who.icp).members] == ["Carl CFO", "Ulla"]


def test_a_buyer_who_uses_it_is_a_user(book: Workbook) -> None:
    who = people(book)
    links.link(book, who.icp, who.maria, role="champion")
    assert "This ICP has no user." in gaps(book.committee(who.icp))
    links.link(book, who.maria, who.user, "same_person")
    assert "This ICP has no user." not in gaps(book.committee(who.icp))


def test_linking_again_changes_nothing(book: Workbook) -> None:
    who = people(book)
    first = links.link(book, who.icp, who.cfo)
    steps = len(book.history())
    assert links.link(book, who.icp, who.cfo) == first
    assert len(book.history()) == steps
    assert links.link(book, who.icp, who.cfo, role="blocker") == first
    assert links.link(book, who.icp, who.cfo) == first
    assert [link.role for link in book.links()] == ["blocker"]


@pytest.mark.parametrize(
    ("one", "kind", "other", "role"),
    [
        ("cfo", "contains", "maria", ""), ("icp", "contains", "icp", ""), ("icp", "reports_to", "cfo", ""), ("cfo", "reports_to", "icp", ""),
        ("user", "same_person", "cfo", ""), ("icp", "marries", "cfo", ""), ("icp", "contains", "cfo", "king"),
        ("cfo", "influences", "maria", "champion"), ("cfo", "influences", "cfo", ""), ("cfo", "reports_to", "cfo", ""),
    ],
)  # fmt: skip
def test_wrong_links_are_refused(book: Workbook, one: str, kind: str, other: str, role: str) -> None:
    who = people(book)
    with pytest.raises(Problem):
        links.link(book, getattr(who, one), getattr(who, other), kind, role)
    assert book.links() == []


def test_circles_of_reports_are_refused_and_named(book: Workbook) -> None:
    who = people(book)
    links.reports_to(book, who.user, who.maria)
    links.reports_to(book, who.maria, who.cfo)
    with pytest.raises(Problem, match="Carl CFO → Ulla → Maria → Carl CFO"):
        links.reports_to(book, who.cfo, who.user)
    links.reports_to(book, who.user, who.cfo)
    assert {(link.subject, link.object) for link in book.links()} == {(who.user, who.cfo), (who.maria, who.cfo)}
    links.reports_to(book, who.user, None)
    links.reports_to(book, who.cfo, who.user)
    assert {(link.subject, link.object) for link in book.links()} == {(who.cfo, who.user), (who.maria, who.cfo)}


def test_links_to_profiles_that_are_gone_are_refused(book: Workbook) -> None:
    who = people(book)
    profiles.delete(book, [who.cfo])
    for one, other in ((who.icp, who.cfo), (who.icp, 99)):
        with pytest.raises(Problem, match="any more"):
            links.link(book, one, other)


def test_deleting_takes_links_and_mentions_along_and_undo_brings_all_back(book: Workbook) -> None:
    who = people(book)
    segment = profiles.create(book, "segment", "Power users")
    codes = {p.id: p.code for p in book.profiles()}
    values.set_field(book, segment, "personas", [codes[who.maria], codes[who.user]])
    links.link(book, who.icp, who.maria, role="champion")
    links.reports_to(book, who.maria, who.cfo)
    before = exporting.json_bytes(book)
    profiles.delete(book, [who.maria])
    assert book.links() == []
    assert [c.value for c in book.profile(segment).of("personas")] == [codes[who.user]]
    book.undo()
    assert exporting.json_bytes(book) == before


def test_a_retired_profile_keeps_everything(book: Workbook) -> None:
    who = people(book)
    links.link(book, who.icp, who.cfo)
    profiles.retire(book, who.cfo)
    assert [p.name for p in book.profiles() if p.retired] == ["Carl CFO"]
    assert [m.person.name for m in book.committee(who.icp).members] == ["Carl CFO"]
    profiles.unretire(book, who.cfo)
    assert not any(p.retired for p in book.profiles())
    assert book.undo() == "Take Carl CFO back into use"


people_of = st.integers(0, 3)


@settings(max_examples=20)
@given(
    st.lists(st.tuples(people_of, people_of, st.sampled_from(["contains", "reports_to", "influences", "can_stop", "same_person"])), max_size=12),
    st.lists(st.tuples(people_of, st.booleans()), max_size=6),
    st.sets(people_of, min_size=1),
)
def test_undo_of_a_delete_brings_links_and_evidence_back(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[tuple[int, int, str]], quoted: list[tuple[int, bool]], doomed: set[int]
) -> None:
    folder = tmp_path_factory.mktemp("delete")
    with create(folder / "a.persona", backups=folder) as book:
        who = people(book)
        ids = [who.icp, who.cfo, who.maria, who.user]
        source = evidence.add_source(book, "Survey")
        for one, other, kind in wanted:
            try:
                links.link(book, ids[one], ids[other], kind)
            except Problem:
                continue
        for n, (one, signed) in enumerate(quoted):
            field = "triggers" if ids[one] == who.icp else "goals"
            new = claim(book, ids[one], f"Claim {n}", field)
            evidence.quote(book, new, f"Quote {n}", source)
            if signed:
                evidence.sign_off(book, new, "AB")
        before, facts = exporting.json_bytes(book), (book.links(), [book.grounds(id) for id in ids], [book.claims(id) for id in ids])
        profiles.delete(book, [ids[n] for n in doomed])
        left = {p.id for p in book.profiles()}
        assert all(link.subject in left and link.object in left for link in book.links())
        assert len(book.evidence()) == len(quoted)
        assert book.undo() is not None
        assert exporting.json_bytes(book) == before
        assert (book.links(), [book.grounds(id) for id in ids], [book.claims(id) for id in ids]) == facts
        book.check_apart()
