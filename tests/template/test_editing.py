"""A template while it is changed."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.template import shipped
from persona_studio.template.editing import Draft, slug
from persona_studio.template.kinds import KINDS
from persona_studio.template.reader import TemplateError
from persona_studio.template.versions import compare

BUYER = "buyer-persona"


def draft(id: str = BUYER) -> Draft:
    return Draft(shipped.toml(id), f"{id}.toml")


@pytest.mark.parametrize("id", sorted(shipped.templates()))
def test_an_untouched_draft_is_the_template(id: str) -> None:
    made = draft(id)
    template = shipped.templates()[id]
    assert not made.changed
    assert made.read() == dataclasses.replace(template, version=template.version + 1)


def test_a_new_field_takes_its_id_from_its_label_and_keeps_it_once_saved() -> None:
    made = draft()
    spot = made.add_field((0, 2))
    made.put(spot, "label", "Meetings a week")
    assert made.at(spot)["id"] == "meetings_a_week"
    saved = Draft(made.toml(), "")
    saved.put(spot, "label", "Calls a week")
    assert saved.at(spot)["id"] == "meetings_a_week"


def test_two_new_fields_of_one_label_get_two_ids() -> None:
    made = draft()
    ids = {made.at(made.add_field((1, 0)))["id"] for _n in range(3)}
    assert len(ids) == 3
    made.read()


def test_a_retired_field_is_left_out_and_can_be_asked_again() -> None:
    made = draft()
    before = shipped.templates()[BUYER]
    made.retire((0, 2))
    gone = made.at((0, 2))["id"]
    assert compare(before, made.read()).removed == (gone,)
    made.retire((0, 2))
    assert not made.changed


def test_the_name_stays_the_first() -> None:
    made = draft()
    assert made.move((0, 0), 1) == (0, 0)
    assert made.move((0, 1), -1) == (0, 1)
    assert made.carry((2, 0), (0, 0)) == (2, 0)
    made.retire((0, 0))
    assert made.add_field((0, None)) == (0, 1)
    assert made.read().fields[0].id == "name"


def test_a_field_moves_on_into_the_next_section() -> None:
    made = draft()
    last = len(made.fields(1)) - 1
    id = made.at((1, last))["id"]
    assert made.move((1, last), 1) == (2, 0)
    assert made.at((2, 0))["id"] == id
    assert made.move((2, 0), -1) == (1, last)


def test_a_kind_keeps_the_options_that_it_knows() -> None:
    made = draft()
    spot = made.add_field((0, 1))
    made.put(spot, "longest", 40)
    made.put_kind(spot, "text")
    assert made.at(spot)["longest"] == 40
    made.put_kind(spot, "date")
    assert "longest" not in made.at(spot)


@pytest.mark.parametrize("word", sorted(KINDS))
def test_a_new_field_of_any_kind_is_sound(word: str) -> None:
    made = draft()
    spot = made.add_field((0, 1))
    for before in ("groups", word):
        made.put_kind(spot, before)
    assert made.read().field(made.at(spot)["id"]) is not None


def test_the_place_of_a_refusal_is_found() -> None:
    made = draft()
    made.put((1, 0), "columns", 40)
    with pytest.raises(TemplateError) as refused:
        made.read()
    assert made.place(refused.value) == ((1, 0), "columns")


def test_a_copy_is_a_template_of_its_own() -> None:
    made = draft()
    made.as_copy({BUYER, "buyer-persona-copy"})
    template = made.read()
    assert (template.id, template.name, template.version) == ("buyer-persona-copy-2", "Buyer persona (copy)", 1)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["move", "carry", "retire", "field", "section"]), st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_whatever_is_done_the_reader_takes_it_and_no_id_is_there_twice(steps: list[tuple[str, int, int]]) -> None:
    made = draft()
    for what, a, b in steps:
        spots = made.spots()
        one, other = spots[a % len(spots)], spots[b % len(spots)]
        if what == "move":
            made.move(one, 1 if b % 2 else -1)
        elif what == "carry":
            made.carry(one, other)
        elif what == "retire":
            made.retire(one)
        else:
            (made.add_field if what == "field" else made.add_section)(one)
    assert made.read().fields[0].id == "name"


@given(st.text(max_size=80))
def test_a_slug_is_an_id_or_nothing(words: str) -> None:
    made = slug(words)
    assert made == "" or (made[0].isalpha() and made.isascii() and made.replace("_", "a").isalnum() and made.lower() == made)
