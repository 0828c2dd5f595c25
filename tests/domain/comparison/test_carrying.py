"""Links of a profile that goes up in another: nothing points to itself, nobody has two bosses, no circle, nothing is said twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persona_studio.domain.committee import Link, allowed, cycle
from persona_studio.domain.comparison.carrying import carried, mergeable

KINDS = {1: "buyer", 2: "buyer", 3: "buyer", 4: "user", 5: "icp", 6: "icp"}


@st.composite
def links(draw: st.DrawFn) -> list[Link]:
    """What a workbook may hold: allowed, one boss each, no circle, no two the same."""
    made: list[Link] = []
    wished = st.tuples(
        st.sampled_from(["contains", "reports_to", "influences", "can_stop", "same_person"]), st.integers(1, 6), st.integers(1, 6),
        st.sampled_from(["", "champion", "user"]),
    )  # fmt: skip
    for kind, subject, object, wish in draw(st.lists(wished, max_size=12)):
        role = wish if kind == "contains" else ""
        known = any((link.kind, link.subject, link.object) == (kind, subject, object) and (not role or link.role in ("", role)) for link in made)
        if subject == object or known or not allowed(kind, KINDS[subject], KINDS[object]):
            continue
        reports = [(link.subject, link.object) for link in made if link.kind == "reports_to"]
        if kind == "reports_to" and (cycle(reports, subject, object) or any(one == subject for one, _boss in reports)):
            continue
        made.append(Link(len(made) + 1, kind, subject, object, role))
    return made


@given(links(), st.sampled_from([(1, 2), (2, 1), (1, 4), (4, 1), (5, 6)]))
def test_what_is_left_makes_sense_and_nothing_else_is_touched(of: list[Link], pair: tuple[int, int]) -> None:
    stays, goes = pair
    found = carried(of, stays, goes, KINDS)
    changed = {link.id: link for link in found.moved}
    left = {link.id for link in found.left}
    after = [changed.get(link.id, link) for link in of if link.id not in left]
    assert all(goes not in (link.subject, link.object) and link.subject != link.object for link in after)
    assert all(allowed(link.kind, KINDS[link.subject], KINDS[link.object]) for link in after)
    said = [(link.kind, link.subject, link.object, link.role) for link in after]
    assert len(said) == len(set(said))
    reports = [(link.subject, link.object) for link in after if link.kind == "reports_to"]
    assert len({one for one, _boss in reports}) == len(reports)
    assert not any(cycle([r for r in reports if r != (one, boss)], one, boss) for one, boss in reports)
    ends = [(link.subject, link.object) for link in of if link.kind == "contains"]
    members = {tuple(stays if end == goes else end for end in pair) for pair in ends}
    assert {(link.subject, link.object) for link in after if link.kind == "contains"} == members
    untouched = [link for link in of if goes not in (link.subject, link.object) and link.id not in left]
    assert all(link in after for link in untouched)


@given(links())
def test_every_role_in_a_committee_is_carried(of: list[Link]) -> None:
    found = carried(of, 1, 2, KINDS)
    before = {(link.subject, link.role) for link in of if link.kind == "contains" and link.object in (1, 2) and link.role}
    left = {link.id for link in found.left}
    changed = {link.id: link for link in found.moved}
    now = [changed.get(link.id, link) for link in of if link.id not in left]
    assert {(link.subject, link.role) for link in now if link.kind == "contains" and link.object == 1 and link.role} == before


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        ("buyer", "user", True), ("icp", "icp", True), ("segment", "segment", True),
        ("icp", "buyer", False), ("negative", "buyer", False), ("user", "segment", False),
    ],
)  # fmt: skip
def test_which_kinds_can_become_one(one: str, other: str, can: bool) -> None:
    assert mergeable(one, other) is can
    assert mergeable(other, one) is can
