"""A card of every template: all words on it, or their field or section found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persona_studio.domain.profile import Profile
from persona_studio.paper import pdf
from persona_studio.paper.card import lay_out
from persona_studio.paper.findings import NO_PLACE, NO_ROOM
from persona_studio.paper.marks import Box, Run
from persona_studio.paper.paper import PAPERS, Look
from persona_studio.template.shipped import templates
from tests.paper.companies import COMPANY, JOB, NEGATIVE, SEGMENT, USER, Values
from tests.paper.people import MARIA, profile
from tests.paper.reading import extracted, lost, outside, overlapping, shown

NAMES = {"c1": "Marketing Maria", "c2": "Analyst Ade"}
PEOPLE: dict[str, tuple[str, Values]] = {
    "icp": ("Mid-sized SaaS, United States", COMPANY),
    "user-persona": ("Analyst Ade", USER),
    "negative-persona": ("Bargain Bernard", NEGATIVE),
    "segment": ("At-risk accounts", SEGMENT),
    "buyer-persona": ("Marketing Maria", MARIA),
}


def made(template: str, more: Values | None = None) -> Profile:
    name, values = PEOPLE[template]
    known = {field.id for field in templates()[template].fields}
    return profile(name, {**values, **{id: value for id, value in (more or {}).items() if id in known}}, templates()[template])


def filled(template: str) -> Profile:
    """A profile with something in every field: its example, three times where there is room for several."""
    whole = templates()[template]
    return profile("Everything", {f.id: [f.example] * (3 if f.kind.many else 1) for f in whole.fields if f.example and f.id != "name"}, whole)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("template", sorted(PEOPLE))
@pytest.mark.parametrize("what", ["believable", "all sections", "every field"])
def test_nothing_is_lost(template: str, paper: str, what: str) -> None:
    one = filled(template) if what == "every field" else made(template, JOB if what == "all sections" else None)
    sheet = lay_out(one, Look(PAPERS[paper]))
    assert lost(one, sheet, shown(sheet)) == []
    assert lost(one, sheet, extracted(pdf.to_bytes([sheet]))) == []
    assert outside(sheet.pages[0]) == []
    assert overlapping(sheet) == []


@pytest.mark.parametrize("template", ["icp", "negative-persona", "segment"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_believable_profiles_are_on_their_cards_whole(template: str, paper: str) -> None:
    assert lay_out(made(template), Look(PAPERS[paper])).findings == ()


def test_a_section_without_a_place_is_one_finding() -> None:
    sheet = lay_out(made("buyer-persona", JOB), Look())
    places = [f for f in sheet.findings if f.what == NO_PLACE]
    assert [f.label for f in places] == [
        "Layers of the job", "Job map", "Outcomes", "Buyer's journey", "Empathy map", "Competitors and alternatives", "Prioritisation facts",
    ]  # fmt: skip
    job_map = next(f for f in places if f.label == "Job map")
    assert job_map.sentence == "Job map: no place on this sheet for 4 answers."
    assert job_map.fields == ("map_define", "map_locate", "map_prepare", "map_execute")
    assert "Job map (4 answers)" in shown(sheet)


def test_sections_that_may_be_left_out_leave_before_others_are_shortened() -> None:
    sheet = lay_out(filled("user-persona"), Look())
    labels = {f.label for f in sheet.findings if f.what == NO_ROOM}
    assert "Objections" in labels
    assert not labels & {"Workflows", "Goals", "Pain points", "It must"}
    assert next(f for f in sheet.findings if f.label == "Objections").sentence == "Objections: no room for 3 answers."


def test_a_third_list_has_its_row_to_itself() -> None:
    sheet = lay_out(filled("icp"), Look())
    jobs = [mark.width for mark in sheet.pages[0].marks if isinstance(mark, Run) and mark.field == "jobs"]
    signals = [mark.width for mark in sheet.pages[0].marks if isinstance(mark, Run) and mark.field == "negative_signals"]
    assert max(jobs) > 60 > max(signals)


def test_codes_print_as_names_and_unknown_ones_as_they_are() -> None:
    text = shown(lay_out(made("segment"), Look(names={"c1": "Marketing Maria"})))
    assert "Marketing Maria, c2" in text


def test_a_scale_has_a_bar_as_long_as_its_value() -> None:
    bars = [mark for mark in lay_out(made("user-persona"), Look()).pages[0].marks if isinstance(mark, Box) and mark.height == 2.1]
    outline = next(box for box in bars if box.alt == "7 of 10")
    assert any(box.fill and box.x == outline.x and box.width == pytest.approx(0.7 * outline.width) for box in bars)


def test_what_is_many_has_no_face() -> None:
    alts = {template: [m.alt for m in lay_out(made(template), Look()).pages[0].marks if getattr(m, "alt", "")] for template in PEOPLE}
    faced = {template: any("portrait" in alt for alt in said) for template, said in alts.items()}
    assert faced["user-persona"]
    assert faced["negative-persona"]
    assert not faced["icp"]
    assert not faced["segment"]


def test_neighbours_of_a_single_entry_share_a_row() -> None:
    one = profile("Ade", {"environment": "Open office", "values": ["Craft"]}, templates()["user-persona"])
    rows = {r.text: r.y for r in lay_out(one, Look()).pages[0].marks if hasattr(r, "text")}
    assert rows["Tasks and skill"] == rows["Values and aspirations"]


def test_long_names_of_companies_keep_to_the_header() -> None:
    one = replace(made("icp"), name="Family-owned manufacturers of packaging machines with plants in at least three countries of Central Europe")
    sheet = lay_out(one, Look())
    assert overlapping(sheet) == []
    assert lost(one, sheet, shown(sheet)) == []
