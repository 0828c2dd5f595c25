"""The sheet of an account: the score and what it rests on, gates before points, nothing cut in silence."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.model import STEP, Account, Gate, Rated, Scorecard
from persona_studio.domain.scoring.rate import assess
from persona_studio.paper import pdf
from persona_studio.paper.layouts.scorecard import lay_out
from persona_studio.paper.marks import Box, Sheet
from persona_studio.paper.paper import PAPERS, Look
from tests.paper.reading import extracted, outside, overlapping, shown, squeezed

GATES = (Gate("premises", "Personal data stored on premises only"), Gate("tender", "Public procurement"))
CARD = replace(scorecard(), gates=GATES)
LOOK = Look(client="Larkfield Reporting", today=datetime.date(2026, 11, 12), version="Version 4")
ACCOUNT = Account(
    3, "Hollowell Cloud", domain="hollowell.example", cells={"Industry": "CRM software", "Employees": "112", "City": "Denver"},
    ratings={"industry": Rated(5, "hand", "CRM software"), "size": Rated(5, "rule", "112"), "pain": Rated(3, "hand", "Aware, no project"), "tech": Rated(3, "hand")},
    gates={"premises": False},
)  # fmt: skip
EVERY = {"industry": 5, "size": 4, "pain": 5, "budget": 3, "tech": 2, "champion": 1}


def sheet(account: Account = ACCOUNT, card: Scorecard = CARD, look: Look = LOOK) -> Sheet:
    return lay_out(account, assess(card, account), card, "Mid-sized SaaS, United States", look)


def rated(**ratings: int) -> Account:
    return replace(ACCOUNT, ratings={id: Rated(rating, "hand") for id, rating in ratings.items()})


def many(times: int) -> Scorecard:
    """The scorecard with its criteria several times."""
    criteria = [
        replace(c, id=f"{c.id}{n}", name=f"{c.name} of group {n}", weight=(c.weight / times).quantize(STEP))
        for n in range(times)
        for c in CARD.criteria
    ]
    return replace(CARD, criteria=tuple(criteria))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheet_says_what_is_known_and_what_is_not(paper: str) -> None:
    made = sheet(look=replace(LOOK, paper=PAPERS[paper]))
    assert made.findings == ()
    assert len(made.pages) == 1
    text = squeezed(extracted(pdf.to_bytes([made])))
    for words in (
        "Hollowell Cloud", "CRM software, 112 employees, Denver, hollowell.example", "Profile: Mid-sized SaaS, United States", "3.1–4.3",
        "Tier 2, Tier 1 is possible", "70 % of the weight is known. Not known: Budget and Champion.", "worst 3.1", "best 4.3",
        "Public procurement: not checked", "Personal data stored on premises only: does not apply", "Aware, no project", "unknown", "not asked",
        "0.20–1.00", "2.80 known", "+ 0.30 to 1.50 unknown", "Ask next", "Money is set aside for this", "What would lift it to Tier 1",
        "Fit and readiness", "3 of 4 ratings rest on data or a note, 2 unknown", "Version 4, 12 Nov 2026", "1 / 1",
    ):  # fmt: skip
        assert squeezed(words) in text, words
    assert overlapping(made) == []
    assert outside(made.pages[0]) == []


def test_one_number_when_all_is_known() -> None:
    text = shown(sheet(rated(**EVERY)))
    assert "3.8" in text
    assert "All of the weight is known." in text
    assert "Ask next" not in text
    assert "worst 3.8" not in text


def test_a_shut_gate_goes_before_the_score() -> None:
    made = sheet(replace(ACCOUNT, gates={"premises": True}))
    text = shown(made)
    assert "Disqualified" in text
    assert "A gate overrides every score. Without it: 3.1–4.3. Tier 2, Tier 1 is possible." in text
    assert "What would lift it" not in text
    assert "Ask next" not in text
    large = max((run for page in made.pages for run in page.marks if hasattr(run, "size")), key=lambda run: run.size)
    assert large.text == "Disqualified"


def test_at_most_three_questions_with_boxes_to_tick() -> None:
    made = sheet(rated())
    boxes = [m for m in made.pages[0].marks if isinstance(m, Box) and m.width == m.height == 3.0]
    assert len(boxes) == 9
    assert "0 % of the weight is known" in shown(made)


def test_nothing_is_rounded_across_a_limit() -> None:
    almost = replace(CARD, criteria=tuple(replace(c, weight=Decimal(w)) for c, w in zip(CARD.criteria, ("95", "5", "0", "0", "0", "0"), strict=True)))
    text = shown(sheet(rated(industry=4, size=3), almost))
    assert "3.95" in text
    assert "Tier 2" in text


@pytest.mark.parametrize("times", [2, 3, 6])
def test_many_criteria_are_all_there_or_told_of(times: int) -> None:
    card = many(times)
    made = sheet(replace(ACCOUNT, ratings={"pain1": Rated(3, "hand", "Aware")}), card)
    text = shown(made) + " ".join(f.label + f.amount for f in made.findings)
    for criterion in card.criteria:
        assert squeezed(criterion.name) in squeezed(text)
    assert overlapping(made) == []
    assert outside(made.pages[0]) == []
    if times == 2:
        assert not [f for f in made.findings if f.field == "criteria"]
    if made.findings:
        assert "Not in full on this card" in text


def test_a_criterion_without_room_is_found() -> None:
    made = sheet(card=many(6))
    assert any(f.field == "criteria" for f in made.findings)
    assert "more criteria, counted in the total" in shown(made)


@pytest.mark.parametrize(
    "name",
    ["شركة الحلول السحابية", "חברת הענן הישראלית", "株式会社クラウド", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "A" * 300, "", "word " * 90],
)  # fmt: skip
def test_names_of_every_kind_keep_to_the_head(name: str) -> None:
    note = Rated(4, "hand", "سوق البرمجيات " * 20)
    made = sheet(replace(ACCOUNT, name=name, ratings={"industry": note}))
    assert overlapping(made) == []
    assert outside(made.pages[0]) == []
    assert any(f.field == "industry" for f in made.findings)
    if len(name) >= 300:
        assert any(f.field == "name" for f in made.findings)


@settings(max_examples=25)
@given(
    st.dictionaries(
        st.sampled_from([c.id for c in CARD.criteria]), st.builds(Rated, st.integers(1, 5), st.just("hand"), st.text("ab cd", max_size=60))
    ),
    st.dictionaries(st.sampled_from(["premises", "tender"]), st.booleans()),
    st.sampled_from(["a4", "letter"]),
)
def test_whatever_is_known_one_tidy_page(ratings: dict[str, Rated], gates: dict[str, bool], paper: str) -> None:
    made = sheet(replace(ACCOUNT, ratings=ratings, gates=gates), look=replace(LOOK, paper=PAPERS[paper]))
    assert len(made.pages) == 1
    assert overlapping(made) == []
    assert outside(made.pages[0]) == []
