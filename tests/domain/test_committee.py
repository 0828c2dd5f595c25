"""The graph of a buying committee: members, roles, gaps, and circles of reports."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.committee import ENDS, ROLES, Link, Person, allowed, committee, cycle, gaps, role_name

PEOPLE = {1: Person(1, "Mid-market", "icp"), 2: Person(2, "Carl", "buyer"), 3: Person(3, "Maria", "buyer"), 4: Person(4, "Ulla", "user")}


def graph(*links: tuple[str, int, int, str]) -> list[Link]:
    return [Link(n, *link) for n, link in enumerate(links, 1)]


def test_only_links_between_members_are_edges() -> None:
    links = graph(("contains", 1, 2, ""), ("contains", 1, 3, "champion"), ("reports_to", 3, 2, ""), ("reports_to", 2, 4, ""), ("contains", 9, 4, ""))
    found = committee(1, links, PEOPLE)
    assert [m.person.name for m in found.members] == ["Carl", "Maria"]
    assert [(e.subject, e.object) for e in found.edges] == [(3, 2)]
    assert (found.boss(3), found.boss(2)) == (2, None)


def test_a_link_to_a_profile_that_is_gone_is_no_member() -> None:
    assert committee(1, graph(("contains", 1, 7, "champion")), PEOPLE).members == ()


def test_every_important_role_is_missed_by_name() -> None:
    links = graph(*(("contains", 1, 2, role) for role in ("economic_buyer", "champion", "technical_evaluator", "user")))
    assert gaps(committee(1, links, PEOPLE)) == []
    for n, word in enumerate(("economic buyer", "champion", "technical evaluator", "user")):
        (gap,) = gaps(committee(1, links[:n] + links[n + 1 :], PEOPLE))
        assert gap == f"This ICP has no {word}."


def test_roles_stand_in_their_order_and_unknown_ones_last() -> None:
    links = graph(("contains", 1, 2, "king"), ("contains", 1, 2, "blocker"), ("contains", 1, 2, "economic_buyer"))
    assert committee(1, links, PEOPLE).members[0].roles == ("economic_buyer", "blocker", "king")
    assert [role_name(role) for role in (*ROLES[:2], "king")] == ["economic buyer", "champion", "king"]


@pytest.mark.parametrize("kind", ENDS)
def test_each_link_leads_where_it_may_and_nowhere_else(kind: str) -> None:
    kinds = ("icp", "buyer", "user", "negative", "segment", "unheard of")
    subjects, objects = ENDS[kind]
    assert {(a, b) for a in kinds for b in kinds if allowed(kind, a, b)} == {(a, b) for a in subjects for b in objects}
    assert not allowed("no such link", "buyer", "user")


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=15), st.integers(0, 6), st.integers(0, 6))
def test_a_way_back_is_a_way_and_is_found_when_there_is_one(reports: set[tuple[int, int]], subject: int, object: int) -> None:
    way = cycle(reports, subject, object)
    reachable = {object}
    while more := {boss for one, boss in reports if one in reachable} - reachable:
        reachable |= more
    assert bool(way) == (subject in reachable)
    if way:
        assert (way[0], way[-1]) == (object, subject)
        assert all(step in reports for step in pairwise(way))
