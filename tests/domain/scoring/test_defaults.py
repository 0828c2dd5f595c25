"""The scorecard that a new profile begins with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from persona_studio.domain.profile import Claim, Profile
from persona_studio.domain.scoring.body import dump, load
from persona_studio.domain.scoring.defaults import propose, scorecard
from persona_studio.domain.scoring.faults import faults
from persona_studio.domain.scoring.model import DISQUALIFYING, NEGATIVE, Account, Gate
from persona_studio.domain.scoring.rate import assess
from persona_studio.template import shipped
from persona_studio.template.kinds import Group, Span, Unclear
from persona_studio.template.manner import Manner

TEMPLATE = shipped.templates()["icp"]


def icp(**values: list[Any]) -> Profile:
    number = iter(range(1, 100))
    return Profile(
        1, "p1", "Mid-sized SaaS", TEMPLATE, {id: tuple(Claim(next(number), id, value) for value in items) for id, items in values.items()}
    )


FULL = icp(
    industry=["Software", "IT"],
    company_size=[Span(Decimal(50), Decimal(200))],
    stack=["HubSpot", "Salesforce"],
    disqualifying=[Group("Data may be stored on premises only", (("check", "Ask in the first call"),))],
    negative_signals=["Bought a rival's product"],
)


def rating(profile: Profile, criterion: str, **cells: str) -> int | None:
    return assess(propose(profile), Account(1, "Acme", cells=cells)).ratings[criterion].rating


def test_the_seed() -> None:
    card = scorecard()
    assert {c.id: c.weight for c in card.criteria} == {"industry": 20, "size": 15, "pain": 25, "budget": 20, "tech": 10, "champion": 10}
    assert {c.id: c.axis for c in card.criteria if c.axis == "fit"}.keys() == {"industry", "size", "tech"}
    assert {c.id: c.axis for c in card.criteria if c.axis == "readiness"}.keys() == {"pain", "budget", "champion"}
    assert [(t.name, t.least) for t in card.tiers] == [("Tier 1", 4), ("Tier 2", 3), ("Tier 3", 2), ("Disqualify", None)]
    assert all(c.ideal and c.good and c.poor and c.question for c in card.criteria)
    assert all(t.advice for t in card.tiers)
    assert faults(card) == []


def test_a_profile_that_says_nothing_gets_the_seed() -> None:
    assert propose(icp()) == scorecard()


def test_a_proposal_is_sound_and_can_be_kept() -> None:
    card = propose(FULL)
    assert faults(card) == []
    assert load(dump(card)) == card


def test_industries_that_are_not_named_are_unknown() -> None:
    assert rating(FULL, "industry", Industry="Computer Software") == 5
    assert rating(FULL, "industry", Industry="Retail; IT") == 5
    assert rating(FULL, "industry", Industry="Hospitality") is None
    assert rating(FULL, "industry") is None


def test_sizes() -> None:
    for cell, expected in [("112", 5), ("51-200", 5), ("201-400", 3), ("25", 3), ("24", 1), ("10,000+", 1), ("201-500", None), ("", None)]:
        assert rating(FULL, "size", Employees=cell) == expected
    ideal, good = (getattr(propose(FULL).criterion("size"), key) for key in ("ideal", "good"))
    assert (ideal, good) == ("50–200 employees", "25–400 employees")


def test_words_are_written_as_in_the_workbook() -> None:
    card = propose(icp(company_size=[Span(Decimal(1500), Decimal(2000))]), Manner("de"))
    assert card.criterion("size").ideal == "1.500–2.000 employees"


def test_sizes_open_at_one_end() -> None:
    large = icp(company_size=[Span(Decimal(1000), None)])
    assert [rating(large, "size", Employees=cell) for cell in ("5,000", "10,001+", "500-800", "499")] == [5, 5, 3, 1]
    assert propose(large).criterion("size").ideal == "1,000+ employees"
    small = icp(company_size=[Span(None, Decimal(10))])
    assert [rating(small, "size", Employees=cell) for cell in ("<10", "1-10", "20", "21")] == [5, 5, 3, 1]
    assert propose(small).criterion("size").good == "up to 20 employees"


def test_one_tool_of_several_is_an_overlap() -> None:
    assert rating(FULL, "tech", Technologies="hubspot;slack") == 3
    assert rating(icp(stack=["HubSpot"]), "tech", Technologies="hubspot;slack") == 5
    assert rating(FULL, "tech", Technologies="Slack") is None


def test_what_rules_a_company_out_becomes_gates_that_a_person_answers() -> None:
    assert propose(FULL).gates == (
        Gate("disqualifying-6", "Data may be stored on premises only", DISQUALIFYING),
        Gate("negative_signals-7", "Bought a rival's product", NEGATIVE),
    )
    assert assess(propose(FULL), Account(1, "Acme")).gates == {"disqualifying-6": None, "negative_signals-7": None}


def test_values_that_nobody_could_read_are_left_aside() -> None:
    unclear = icp(
        industry=[Unclear("?", "why")], company_size=[Unclear("many", "why")], stack=[Unclear("?", "")], disqualifying=[Unclear("?", ""), Group("")]
    )
    assert propose(unclear) == scorecard()
    assert propose(icp(company_size=[Span(Decimal(9), Decimal(3))])) == scorecard()
