"""Cards out of a workbook: names stand for codes, and every section without a place is told of once."""

from __future__ import annotations

from pathlib import Path

from persona_studio.actions import cards, committee, profiles, scorecards, values
from persona_studio.paper.marks import Run
from persona_studio.template.kinds import Outcome
from persona_studio.workbook.book import Workbook
from tests.paper.reading import extracted


def test_a_segment_names_its_personas(book: Workbook) -> None:
    maria = profiles.create(book, "buyer-persona", "Marketing Maria")
    segment = profiles.create(book, "segment", "Power users")
    values.set_field(book, segment, "personas", [book.profile(maria).code, "lost1"])
    (sheet,) = cards.lay_out(book, [segment])
    shown = [mark.text for mark in sheet.pages[0].marks if isinstance(mark, Run)]
    assert "Marketing Maria, lost1" in shown
    assert book.profile(maria).code not in " ".join(shown)


def test_saving_tells_of_a_section_once(book: Workbook, tmp_path: Path) -> None:
    id = profiles.create(book, "buyer-persona", "Marketing Maria")
    values.set_field(book, id, "map_define", ["The calendar says so"])
    values.set_field(book, id, "map_locate", ["Exports"])
    values.set_field(book, id, "outcomes", [Outcome("Less time")])
    found = cards.save(book, [id], "letter", tmp_path / "card.pdf")
    assert [f.sentence for f in found] == ["Job map: no place on this sheet for 2 answers.", "Outcomes: no place on this sheet for 1 answer."]
    assert "Job map (2 answers)" in extracted((tmp_path / "card.pdf").read_bytes()).replace("\n", " ")


def test_an_ideal_customer_profile_prints_with_its_scorecard_and_the_people_who_decide(book: Workbook) -> None:
    icp = profiles.create(book, "icp", "Mid-sized SaaS")
    if not any(card.profile == icp for card in book.scorecards()):
        scorecards.create(book, icp)
    committee.place(book, icp, profiles.create(book, "buyer-persona", "Finance Fiona"), "economic_buyer")
    (sheet,) = cards.lay_out(book, [icp])
    shown = " ".join(mark.text for page in sheet.pages for mark in page.marks if isinstance(mark, Run))
    for words in ("Scoring matrix", "25 %", "Tier 1", "Finance Fiona", "economic buyer", "no persona yet"):
        assert words in shown
