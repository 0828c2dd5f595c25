"""The sample workbook shows what the program is about: claims with and without evidence, sign-offs, an inbox, tiers that follow from figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from persona_studio.actions import sample
from persona_studio.domain.ground import Ground
from persona_studio.domain.priority import model, rank
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import open_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    sample.make(tmp_path / "s.persona", backups=tmp_path)
    with open_book(tmp_path / "s.persona", backups=tmp_path) as opened:
        yield opened


def test_each_profile_rests_on_evidence_to_another_degree(book: Workbook) -> None:
    shares = {p.name: round(100 * book.shares(p.id).evidenced.part) for p in book.profiles()}
    wanted = {"Marketing Mei": 70, "Finance Femi": 50, "Systems Soledad": 30, "Reception Ruth": 20, "Regional hotel group": 60}
    assert shares == {name: pytest.approx(part, abs=5) for name, part in wanted.items()}
    assert all(max(len(found) for found in book.grounds(p.id).values()) >= 2 for p in book.profiles() if p.name != "Reception Ruth")


def test_where_evidence_comes_from_is_known(book: Workbook) -> None:
    used = [evidence for p in book.profiles() for found in book.grounds(p.id).values() for evidence in found]
    assert all(e.source and e.source.title and e.source.date for e in used)
    assert {e.kind for e in used} == {"quote", "figure", "fact"}
    assert {e.said for e in used if e.kind == "quote"} == {"said", "synthesised"}
    assert len(book.inbox()) == 3


def test_what_was_signed_holds_and_was_signed_after_the_research(book: Workbook) -> None:
    validated = {c.id for p in book.profiles() for claims in book.profile(p.id).claims.values() for c in claims if c.ground == Ground.VALIDATED}
    signed = {id: sign for p in book.profiles() for id, sign in book.signatures(p.id).items()}
    assert set(signed) == validated
    assert len(signed) == 8
    assert {sign.at.date() for sign in signed.values()} == {datetime(2026, 3, 20, tzinfo=UTC).date(), datetime(2026, 3, 23, tzinfo=UTC).date()}


def test_people_stand_in_the_tiers_that_their_figures_say(book: Workbook) -> None:
    profiles = [book.profile(p.id) for p in book.profiles()]
    people = [r for r in rank.rank(model.usual(), profiles, book.manner()) if r.kind != "icp"]
    assert [(r.name, r.tier) for r in people] == [("Marketing Mei", 1), ("Finance Femi", 1), ("Systems Soledad", 2), ("Reception Ruth", 3)]
    assert {p.name: p.tier for p in profiles} == {**{r.name: r.tier for r in people}, "Regional hotel group": 1}
    assert [[part.field for part in r.missing] for r in people] == [[], [], [], ["market_size"]]
