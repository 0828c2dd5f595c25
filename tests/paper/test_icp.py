"""The sheet of an ideal customer profile: facts, gates, people, matrix and tiers; nothing cut in silence, however many pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persona_studio.domain.committee import Committee, Member, Person
from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.paper import pdf
from persona_studio.paper.card import lay_out
from persona_studio.paper.layouts.icp import Company
from persona_studio.paper.marks import Box, Run, Sheet
from persona_studio.paper.paper import PAPERS, Look
from tests.paper.companies import COMPANY, JOB
from tests.paper.reading import extracted, lost, outside, overlapping, shown, squeezed
from tests.paper.test_templates import filled, made

PEOPLE = Committee(
    1, (Member(Person(2, "Marketing Maria", "buyer"), ("champion",)), Member(Person(3, "Finance Fiona", "buyer"), ("economic_buyer",)),
        Member(Person(4, "Analyst Ade", "user"))), (),
)  # fmt: skip
WHOLE = Company(scorecard(), PEOPLE)


def tidy(sheet: Sheet) -> None:
    for page in sheet.pages:
        assert outside(page) == []
        assert overlapping(replace(sheet, pages=(page,))) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("company", [WHOLE, Company(scorecard()), Company(committee=PEOPLE), Company()])
@pytest.mark.parametrize("what", ["believable", "all sections", "every field"])
def test_nothing_is_lost(what: str, company: Company, paper: str) -> None:
    one = filled("icp") if what == "every field" else made("icp", JOB if what == "all sections" else None)
    sheet = lay_out(one, Look(PAPERS[paper]), company)
    assert lost(one, sheet, shown(sheet)) == []
    assert lost(one, sheet, extracted(pdf.to_bytes([sheet]))) == []
    tidy(sheet)


def test_gates_matrix_and_tiers_stand_together_on_the_first_page() -> None:
    sheet = lay_out(made("icp"), Look(), WHOLE)
    assert sheet.findings == ()
    first = squeezed(" ".join(m.text for m in sheet.pages[0].marks if isinstance(m, Run)))
    for words in (
        "Disqualified, whatever the score",
        "Scoring matrix",
        "Pain intensity",
        "25 %",
        "Looks for a solution now",
        "Tier 1",
        "4 to 5",
        "under 2",
    ):
        assert squeezed(words) in first
    assert len(sheet.pages) <= 2


def test_who_decides_with_seats_that_nobody_fills() -> None:
    sheet = lay_out(made("icp"), Look(), WHOLE)
    text = shown(sheet)
    for words in ("Who decides there", "Marketing Maria", "economic buyer", "technical evaluator", "no persona yet"):
        assert words in text
    assert "Drawn portrait of Marketing Maria" in [m.alt for page in sheet.pages for m in page.marks if isinstance(m, Box)]


def test_an_empty_profile_has_its_scorecard() -> None:
    sheet = lay_out(replace(made("icp"), claims={}), Look(), WHOLE)
    assert len(sheet.pages) == 1
    assert "Scoring matrix" in shown(sheet)


@pytest.mark.parametrize("field", ["positive_signals", "disqualifying", "pain", "industry", "in_short", "value_proposition"])
def test_what_has_no_room_on_any_page_is_found(field: str) -> None:
    many = "word " * 3000 if field in ("pain", "in_short", "value_proposition") else [f"Item number {n} of very many" for n in range(400)]
    one = made("icp")
    grown = replace(one, claims={**one.claims, **made_with(field, many)})
    sheet = lay_out(grown, Look(), WHOLE)
    assert field in {f.field for f in sheet.findings}
    assert lost(grown, sheet, shown(sheet)) == []
    tidy(sheet)


def made_with(field: str, value: str | list[str]) -> dict[str, object]:
    from tests.paper.people import profile

    template = made("icp").template
    return {field: profile("x", {**{k: v for k, v in COMPANY.items() if k == "in_short"}, field: value}, template).claims[field]}


@pytest.mark.parametrize("times", [2, 4])
def test_long_matrices_and_long_words_are_whole_or_found(times: int) -> None:
    card = scorecard()
    criteria = [replace(c, id=f"{c.id}{n}", name=f"{c.name} of group {n}", ideal=c.ideal * n * 3) for n in range(times) for c in card.criteria]
    sheet = lay_out(made("icp"), Look(), Company(replace(card, criteria=tuple(criteria)), PEOPLE))
    text, found = squeezed(shown(sheet)), {f.field for f in sheet.findings}
    for c in criteria:
        assert c.id in found or squeezed(c.name + "") in text
        assert c.id in found or squeezed(c.ideal) in text
    tidy(sheet)
