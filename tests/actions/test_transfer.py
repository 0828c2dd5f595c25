"""Copies from one workbook to another bring their evidence, files, links and templates along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from persona_studio.actions import evidence, exporting, importing, links, profiles, scorecards, templates, transfer, values
from persona_studio.foundation.problem import Problem
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create
from tests.actions.people import People, claim, people
from tests.workbook.small import TOML


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workbook]:
    with create(tmp_path / "other.persona", backups=tmp_path / "backups") as other:
        yield other


@pytest.fixture
def who(book: Workbook, tmp_path: Path) -> People:
    who = people(book)
    file = tmp_path / "notes.txt"
    file.write_text("words")
    source = evidence.add_source(book, "Interview", file=file)
    goal = claim(book, who.maria)
    evidence.quote(book, goal, "A week", source)
    evidence.sign_off(book, goal, "AB")
    evidence.add_evidence(book, "In the inbox")
    links.link(book, who.icp, who.maria, role="champion")
    links.reports_to(book, who.maria, who.cfo)
    segment = profiles.create(book, "segment", "Power users")
    values.set_field(book, segment, "personas", [next(p.code for p in book.profiles() if p.id == who.maria)])
    return who


def test_profiles_come_with_all_they_stand_on(book: Workbook, other: Workbook, who: People) -> None:
    ids = [p.id for p in book.profiles()]
    copies = transfer.copy_profiles(book, ids, other)
    assert [p.name for p in other.profiles()] == ["Mid-market", "Carl CFO", "Maria", "Ulla", "Power users"]
    assert exporting.json_bytes(other) == exporting.json_bytes(book, ids)
    (source,) = other.sources()
    assert other.blob(source.hash) == b"words"
    assert other.inbox() == []
    assert other.undo() == "Import of 5 profiles"
    assert other.profiles() == []
    assert len(copies) == 5


def test_a_second_copy_stands_beside_the_first(book: Workbook, other: Workbook, who: People) -> None:
    ids = [p.id for p in book.profiles()]
    first = transfer.copy_profiles(book, ids, other)
    second = transfer.copy_profiles(book, ids, other)
    listed = {p.id: p for p in other.profiles()}
    assert set(first) & set(second) == set()
    assert listed[second[2]].name == "Maria (copy)"
    assert [m.person.name for m in other.committee(second[0]).members] == ["Maria (copy)"]
    assert [c.value for c in other.profile(second[4]).of("personas")] == [listed[second[2]].code]
    assert len(other.evidence()) == 1


def test_the_settings_of_the_other_workbook_stay(book: Workbook, other: Workbook, who: People) -> None:
    before = other.settings()
    transfer.copy_profiles(book, [who.maria], other)
    assert other.settings() == before
    assert other.links() == []


def test_never_into_itself(book: Workbook, who: People) -> None:
    with pytest.raises(Problem, match="same workbook"):
        transfer.copy_profiles(book, [who.maria], book)


def test_templates_come_with_the_profiles_that_the_other_has(book: Workbook, other: Workbook) -> None:
    templates.put(other, TOML)
    id = profiles.create(other, "small", "Maria")
    claim(other, id, "Slow", "pains")
    templates.put(book, TOML.replace("version = 1", "version = 2").replace('id = "pains"', 'id = "pain_points"\nwas = ["pains"]'))
    transfer.copy_template(book, "small", other)
    assert [c.value for c in other.profile(id).of("pain_points")] == ["Slow"]


def test_scorecards_come_with_their_profile(book: Workbook, other: Workbook, who: People, tmp_path: Path) -> None:
    (first,) = book.scorecards()
    card = first.card.weighing({"pain": Decimal(10)})
    scorecards.change(book, first.id, card)
    scorecards.create(book, who.icp, "For upsell")
    (copy,) = transfer.copy_profiles(book, [who.icp], other)
    assert [(one.profile, one.name, one.card) for one in other.scorecards()] == [(copy, one.name, one.card) for one in book.scorecards()]
    exporting.save(book, [who.icp], tmp_path / "icp.json")
    scorecards.change(book, first.id, first.card)
    importing.take(book, importing.read([tmp_path / "icp.json"]))
    assert [one.name for one in book.scorecards()] == [first.name, "For upsell"]
    assert book.scorecards()[0].card == card
    book.undo()
    assert book.scorecards()[0].card == first.card


def test_a_file_whose_scorecard_is_none_is_refused(book: Workbook, who: People, tmp_path: Path) -> None:
    plain = json.loads(exporting.json_bytes(book, [who.icp]))
    plain["profiles"][0]["scorecards"][0]["card"] = {"criteria": 3}
    (tmp_path / "odd.json").write_text(json.dumps(plain))
    with pytest.raises(Problem, match="scorecards / 1 / card"):
        importing.read([tmp_path / "odd.json"])
