"""What a person does on the committee map, without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from persona_studio.actions import committee, links, profiles
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with create(tmp_path / "w.persona", Settings()) as made:
        yield made


@pytest.fixture
def icp(book: Workbook) -> int:
    return profiles.create(book, "icp", "Mid-sized SaaS")


@pytest.fixture
def maria(book: Workbook) -> int:
    return profiles.create(book, "buyer-persona", "Maria")


def roles(book: Workbook, icp: int) -> dict[str, tuple[str, ...]]:
    return {m.person.name: m.roles for m in book.committee(icp).members}


def test_a_place_is_one_role_instead_of_those_before(book: Workbook, icp: int, maria: int) -> None:
    links.link(book, icp, maria, role="champion")
    links.link(book, icp, maria, role="influencer")
    committee.place(book, icp, maria, "economic_buyer")
    assert roles(book, icp) == {"Maria": ("economic_buyer",)}
    book.undo()
    assert roles(book, icp) == {"Maria": ("champion", "influencer")}


def test_only_people_have_a_place(book: Workbook, icp: int) -> None:
    other = profiles.create(book, "icp", "Agencies")
    with pytest.raises(Problem):
        committee.place(book, icp, other, "champion")
    assert roles(book, icp) == {}


def test_who_is_described_has_role_link_and_a_free_name(book: Workbook, icp: int) -> None:
    first = committee.describe(book, icp, "user")
    committee.describe(book, icp, "champion")
    assert book.profile(first).kind == "user"
    assert roles(book, icp) == {"User": ("user",), "Champion": ("champion",)}
    book.undo()
    assert roles(book, icp) == {"User": ("user",)}


def test_who_leaves_takes_the_links_along_that_nobody_else_needs(book: Workbook, icp: int, maria: int) -> None:
    boss = profiles.create(book, "buyer-persona", "Farid")
    elsewhere = profiles.create(book, "icp", "Agencies")
    for company in (icp, elsewhere):
        links.link(book, company, maria)
        links.link(book, company, boss)
    links.link(book, maria, boss, "reports_to")
    committee.take_out(book, icp, maria)
    assert set(roles(book, icp)) == {"Farid"}
    assert len(book.committee(elsewhere).edges) == 1
    committee.take_out(book, elsewhere, maria)
    assert [link.kind for link in book.links() if maria in (link.subject, link.object)] == []
    book.undo()
    book.undo()
    assert len(book.committee(icp).edges) == 1
