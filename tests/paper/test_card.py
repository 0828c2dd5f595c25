"""A card shows every value or says that it does not, on one tidy page."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.domain.profile import Claim, Ground, Profile
from persona_studio.paper import pdf
from persona_studio.paper.card import lay_out
from persona_studio.paper.findings import BROKEN, NO_GLYPH, NO_PLACE, NO_ROOM
from persona_studio.paper.marks import Box, Run
from persona_studio.paper.paper import PAPERS, Look
from persona_studio.template.kinds import Group, Outcome, Sentence, Unclear
from persona_studio.template.model import CardPlace, Template
from persona_studio.template.shipped import templates
from tests.paper.people import BUYER, MARIA, profile
from tests.paper.reading import extracted, lost, outside, overlapping, runs, shown, squeezed

LOOK = Look(client="Larkfield Reporting", today=datetime.date(2026, 11, 12), version="Version 4")
SIMPLE = st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf", "Zs")), min_size=1, max_size=14)
SENTENCES = st.lists(SIMPLE, min_size=1, max_size=20).map(" ".join)


def look(paper: str) -> Look:
    return replace(LOOK, paper=PAPERS[paper])


def with_place(template: Template, field_id: str, place: CardPlace) -> Template:
    """The template with one field moved to another slot."""
    sections = tuple(replace(s, fields=tuple(replace(f, card=place) if f.id == field_id else f for f in s.fields)) for s in template.sections)
    return replace(template, sections=sections)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_full_profile_is_on_its_card_whole(paper: str) -> None:
    maria = profile("Marketing Maria", MARIA)
    sheet = lay_out(maria, look(paper))
    assert sheet.findings == ()
    assert lost(maria, sheet, shown(sheet)) == []
    assert lost(maria, sheet, extracted(pdf.to_bytes([sheet]))) == []
    assert overlapping(sheet) == []
    assert outside(sheet.pages[0]) == []


def test_the_card_says_who_when_and_on_what_ground() -> None:
    text = shown(lay_out(profile("Marketing Maria", MARIA), LOOK))
    for words in ("Buyer persona", "Version 4, 12 Nov 2026", "Larkfield Reporting", "27 of 41 claims rest on evidence", "1 / 1"):
        assert words in text


def test_blank_slots_and_their_headings_are_not_there() -> None:
    text = shown(lay_out(profile("Ted", {"role": "Trainee", "goals": ["Learn"]}), LOOK))
    assert "Goals" in text
    for absent in ("Pain points", "Objections", "Buying behaviour", "Value proposition", "About", "Professional context"):
        assert absent not in text


def test_a_profile_without_anything_has_a_card() -> None:
    sheet = lay_out(profile("", {}), LOOK)
    assert sheet.findings == ()
    assert "No claims yet" in shown(sheet)


def test_body_grows_with_room_and_never_falls_below_its_floor() -> None:
    def body(sheet: Any) -> set[float]:
        return {run.size for run in runs(sheet) if run.field == "goals"}

    assert body(lay_out(profile("Ted", {"goals": ["Learn"]}), LOOK)) == {10.0}
    crowded = {**MARIA, "goals": [f"Goal number {n} of very many" for n in range(60)]}
    assert body(lay_out(profile("Maria", crowded), LOOK)) == {8.5}


def test_tails_of_lists_are_counted_where_they_are_missing_and_at_the_foot() -> None:
    maria = profile("Maria", {**MARIA, "goals": [f"Goal number {n}" for n in range(60)]})
    sheet = lay_out(maria, LOOK)
    finding = next(f for f in sheet.findings if f.field == "goals")
    count = sum("Goal number" in run.text for run in runs(sheet))
    assert finding.what == NO_ROOM
    assert finding.amount == f"{60 - count} of 60 items"
    assert count >= 3
    assert f"{60 - count} more, not on this card" in shown(sheet)
    assert "Not in full on this card:" in shown(sheet)


def test_class_d_leaves_before_c_and_a_never() -> None:
    tools = [f"Tool with a long name {n}" for n in range(40)]
    long = {"kpis": tools, "tools": tools, "reads": tools}
    sheet = lay_out(profile("Maria", {**MARIA, **long}), LOOK)
    left = {f.field for f in sheet.findings}
    ranks = {f.id: f.card.rank for f in templates()[BUYER].fields}
    assert left
    assert all(ranks[id] in "CD" for id in left)
    assert "A" not in {ranks[id] for id in left}
    assert "Maria" in shown(sheet)


def test_a_field_without_a_slot_has_no_place() -> None:
    template = with_place(templates()[BUYER], "education", CardPlace("none", "C"))
    sheet = lay_out(profile("Maria", MARIA, template), LOOK)
    assert [(f.field, f.what, f.amount) for f in sheet.findings] == [("education", NO_PLACE, "1 item")]
    assert "Not in full on this card: Education" in shown(sheet)


def test_what_the_template_no_longer_asks_is_reported() -> None:
    maria = profile("Maria", MARIA)
    old = replace(maria, claims={**maria.claims, "shoe_size": (Claim(99, "shoe_size", "38"),)})
    assert [(f.field, f.what) for f in lay_out(old, LOOK).findings] == [("shoe_size", NO_PLACE)]


@pytest.mark.parametrize("slot", ["role", "subline", "quote", "facts", "list", "pairs", "behaviour", "action", "notes"])
@pytest.mark.parametrize("field", ["education", "goals", "pains", "income_range", "tools"])
def test_any_kind_of_value_can_stand_in_any_slot(slot: str, field: str) -> None:
    template = with_place(templates()[BUYER], field, CardPlace(slot, "C"))
    maria = profile("Maria", {field: MARIA[field], "trigger": MARIA["trigger"]}, template)
    sheet = lay_out(maria, LOOK)
    assert lost(maria, sheet, shown(sheet)) == []
    assert overlapping(sheet) == []


def test_what_could_not_be_read_is_printed_as_it_was_typed() -> None:
    maria = Profile(1, "P1", "Maria", templates()[BUYER], {"age_range": (Claim(1, "age_range", Unclear("about forty-ish", "why")),)})
    assert "about forty-ish" in shown(lay_out(maria, LOOK))


def test_text_is_never_markup() -> None:
    sheet = lay_out(profile("R&D <b>Rita</b>", {"role": "<font size=99>&amp; %s {x}", "goals": ["a < b & c > d"]}), LOOK)
    assert sheet.findings == ()
    for words in ("R&D <b>Rita</b>", "<font size=99>&amp; %s {x}", "a < b & c > d"):
        assert squeezed(words) in squeezed(extracted(pdf.to_bytes([sheet])))


def test_a_long_name_takes_two_lines_and_an_endless_one_is_reported() -> None:
    name = "Vertriebsleiterin Friederike-Charlotte"
    sheet = lay_out(profile(name, {}), LOOK)
    assert sheet.findings == ()
    assert len([run for run in runs(sheet) if run.field == "name"]) == 2
    endless = lay_out(profile("Nomen " * 800 + "x" * 500, MARIA), LOOK)
    assert {(f.field, f.what) for f in endless.findings} >= {("name", NO_ROOM)}
    assert outside(endless.pages[0]) == []
    assert overlapping(endless) == []


def test_a_word_longer_than_its_column_is_broken_and_reported() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    sheet = lay_out(profile("Maria", {"education": word}), LOOK)
    assert [(f.field, f.what) for f in sheet.findings] == [("education", BROKEN)]
    assert word in squeezed(shown(sheet))


def test_a_character_without_a_glyph_is_reported_not_boxed(qapp: Any) -> None:
    sheet = lay_out(profile("Maria", {"education": "Degree \U0010fabc in art"}), LOOK)
    assert [(f.field, f.what, f.amount) for f in sheet.findings] == [("education", NO_GLYPH, "U+10FABC")]
    assert any("in art" in run.text for run in runs(sheet))


def test_huge_values_are_bounded_before_they_are_measured() -> None:
    template = with_place(templates()[BUYER], "trigger", CardPlace("notes", "C"))
    values = {**MARIA, "trigger": "lorem ipsum " * 900_000, "tools": [f"t{n}" for n in range(5000)]}
    sheet = lay_out(profile("Maria", values, template), LOOK)
    findings = {f.field: f for f in sheet.findings}
    assert "characters" in findings["trigger"].amount
    assert findings["tools"].what == NO_ROOM
    assert len(sheet.pages[0].marks) < 1500


def test_the_ground_of_a_tile_tells_the_kind() -> None:
    def tile(kind: str) -> Box:
        template = replace(templates()[BUYER], kind=kind)
        return next(mark for mark in lay_out(profile("Ned", {}, template), LOOK).pages[0].marks if isinstance(mark, Box))

    assert tile("negative").dash
    assert not tile("negative").fill
    assert tile("buyer").fill != tile("user").fill


def test_same_profile_same_bytes() -> None:
    first = pdf.to_bytes([lay_out(profile("Maria", MARIA), LOOK)])
    assert pdf.to_bytes([lay_out(profile("Maria", MARIA), LOOK)]) == first


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Profiles of every kind of value, from blank to overflowing."""
    template = templates()[draw(st.sampled_from(sorted(templates())))]
    claims: dict[str, tuple[Claim, ...]] = {}
    for field in template.fields[1:]:
        if draw(st.integers(0, 2)):
            continue
        texts = draw(st.lists(SENTENCES, min_size=1, max_size=3))
        count = draw(st.integers(1, 12)) if field.kind.many else 1
        made = [_value(draw, field.kind.word, texts[n % len(texts)]) for n in range(count)]
        claims[field.id] = tuple(Claim(n, field.id, value, Ground(n % 3)) for n, value in enumerate(made))
    return Profile(3, "P3", draw(SENTENCES), template, claims)


def _value(draw: st.DrawFn, word: str, text: str) -> Any:
    if word in ("groups", "table"):
        return Group(text, (("time", draw(SIMPLE)), ("root_cause", text)))
    if word == "statement":
        return Sentence((("situation", text), ("motivation", draw(SIMPLE))))
    if word == "outcomes":
        return Outcome(text, *draw(st.tuples(*[st.none() | st.decimals(0, 10, places=1)] * 2)))
    if word == "scale" and draw(st.booleans()):
        return draw(st.decimals(-1, 11, places=1))
    return Unclear(text, "why") if word in ("range", "money", "number", "choice", "scale", "date", "flag") else text


@settings(max_examples=40)
@given(profiles(), st.sampled_from(["a4", "letter"]))
def test_every_word_is_printed_or_its_field_reported(made: Profile, paper: str) -> None:
    sheet = lay_out(made, look(paper))
    assert lost(made, sheet, shown(sheet)) == []
    assert outside(sheet.pages[0]) == []
    assert overlapping(sheet) == []


@settings(max_examples=8)
@given(profiles())
def test_every_word_comes_back_out_of_the_file(made: Profile) -> None:
    sheet = lay_out(made, LOOK)
    assert lost(made, sheet, extracted(pdf.to_bytes([sheet]))) == []


def test_runs_are_in_the_fonts_that_ship() -> None:
    sheet = lay_out(profile("Marketing Maria", MARIA), LOOK)
    assert all(run.shaped is None for run in runs(sheet))
    assert isinstance(sheet.pages[0].marks[-1], Run)
