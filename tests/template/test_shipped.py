"""The templates that come with the program."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from persona_studio.foundation import resource
from persona_studio.foundation.problem import Problem
from persona_studio.template import shipped
from persona_studio.template.kinds import Unclear
from persona_studio.template.model import PROFILE_KINDS, Field, Template
from persona_studio.template.reader import read

TEMPLATES = list(shipped.templates().values())
FIELDS = [(template, field) for template in TEMPLATES for field in template.fields]
BY_FIELD = pytest.mark.parametrize(("template", "field"), FIELDS, ids=[f"{t.id}-{f.id}" for t, f in FIELDS])
BY_TEMPLATE = pytest.mark.parametrize("template", TEMPLATES, ids=[t.id for t in TEMPLATES])


def test_the_buyer_persona_is_there_under_the_name_of_its_file() -> None:
    assert "buyer-persona" in shipped.templates()
    assert all(f'id = "{id}"' in shipped.toml(id) for id in shipped.templates())


def test_an_unknown_template_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Problem, match="buyer-persona"):
        shipped.toml("../../pyproject")


@BY_FIELD
def test_every_field_explains_itself(template: Template, field: Field) -> None:
    assert len(field.help) > 30
    assert field.help.endswith((".", "?"))
    assert field.hint or getattr(field.kind, "prompts", None)


@BY_FIELD
def test_icons_of_parts_are_there(template: Template, field: Field) -> None:
    for part in (part for part in getattr(field.kind, "parts", ()) if getattr(part, "icon", "")):
        assert resource.path("icons", f"{part.icon}.svg").is_file(), part.icon


@BY_FIELD
def test_examples_are_values_without_complaint(template: Template, field: Field) -> None:
    if not field.example:
        assert field.id == "notes" or field.kind.word == "profile"  # the codes of profiles are nothing to show
        return
    value = field.kind.parse(field.example)
    assert value is not None
    assert not isinstance(value, Unclear)
    assert field.kind.check(value) is None


@BY_TEMPLATE
def test_no_word_of_other_people_means_two_fields(template: Template) -> None:
    claimed: dict[str, str] = {}
    for field in template.fields:
        for word in {field.id.replace("_", " "), field.label.casefold(), *field.also}:
            assert word == word.casefold()
            assert claimed.setdefault(word, field.id) == field.id, word
    assert not claimed.keys() & {"description", "bio", "biography", "attributes", "summary", "background"}  # these go to the notes


@BY_TEMPLATE
def test_short_fields_fill_rows_of_twelve(template: Template) -> None:
    for section in template.sections:
        used = 0
        for field in section.fields:
            used = used + field.columns if used + field.columns <= 12 else field.columns
        assert used == 12, section.id


@BY_TEMPLATE
def test_the_card_keeps_what_must_never_leave(template: Template) -> None:
    wanted = {"name", "role", "quote"} if template.kind in ("buyer", "user", "negative") else {"name", "role"}
    assert {f.card.slot for f in template.fields if f.card.rank == "A"} >= wanted


@BY_TEMPLATE
def test_cards_have_something_in_every_part_of_the_page(template: Template) -> None:
    assert {f.card.slot for f in template.fields} >= {"name", "role", "facts", "list", "pairs", "behaviour", "action"}


@BY_TEMPLATE
def test_the_whole_text_is_what_a_workbook_keeps(template: Template) -> None:
    text = shipped.toml(template.id)
    assert "include" not in tomllib.loads(text)["section"][0].keys() | {key for s in tomllib.loads(text)["section"] for key in s}
    assert read(text, "copy.toml") == template


PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def documented() -> list[tuple[str, str]]:
    """(line of a source, "template.field") of the tables that say where each line of the two documents is asked."""
    tables = PAGE.split("## What is asked, line by line")[1].split("\n## ")[0]
    rows = re.findall(r"^\|([^|]+)\|([^|]+)\|", tables, re.MULTILINE)
    return [(line.strip(), id) for line, ids in rows for id in re.findall(r"`([a-z_.-]+)`", ids)]


@pytest.mark.parametrize(("line", "id"), documented(), ids=lambda text: text[:40])
def test_every_line_of_the_documents_still_has_its_field(line: str, id: str) -> None:
    template_id, field_id, *rest = id.split(".")
    field = shipped.templates()[template_id].field(field_id)
    assert field is not None, line
    parts = {p.id for p in getattr(field.kind, "parts", ())} | {f.name for f in dataclasses.fields(field.kind)} | {"importance", "satisfaction"}
    assert set(rest) <= parts, line


@BY_TEMPLATE
def test_every_field_is_documented(template: Template) -> None:
    told = {id.split(".")[1] for _line, id in documented() if id.split(".")[0] == template.id}
    assert told == {f.id for f in template.fields}


SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two source documents are not beside this checkout")
@pytest.mark.parametrize("line", sorted({line for line, _id in documented() if not line.startswith("–")}))
def test_documented_lines_stand_in_the_documents(line: str) -> None:
    said = " ".join(" ".join(path.read_text(encoding="utf-8").split()).casefold() for path in SEEDS.glob("*.txt"))
    assert line.casefold() in said


def test_each_kind_of_profile_has_a_template() -> None:
    assert {template.kind for template in TEMPLATES} == set(PROFILE_KINDS)


def test_heads_say_what_templates_say_without_reading_them() -> None:
    assert [head.kind for head in shipped.heads()] == list(PROFILE_KINDS)
    for head in shipped.heads():
        template = shipped.templates()[head.id]
        assert (head.name, head.kind, head.version) == (template.name, template.kind, template.version)
        assert (head.question, head.used_by, head.help) == (template.question, template.used_by, template.help)
        assert min(map(len, (head.question, head.used_by, head.help))) > 20


def test_shipped_templates_are_a_mapping() -> None:
    shipped_ones = shipped.templates()
    assert list(shipped_ones) == [head.id for head in shipped.heads()]
    assert len(shipped_ones) == len(shipped.heads())
    assert "segment" in shipped_ones
    assert shipped_ones.get("../../pyproject") is None


@BY_TEMPLATE
def test_what_is_asked_only_sometimes_is_optional(template: Template) -> None:
    optional = {section.id for section in template.sections if section.optional}
    assert optional <= {s.id for s in template.sections} - {"about", "notes"}
    assert ("job_map" in optional) == (template.field("map_define") is not None)


def test_a_user_persona_can_carry_all_of_a_buyer_persona() -> None:
    buyer, user = shipped.templates()["buyer-persona"], shipped.templates()["user-persona"]
    assert {f.id for f in buyer.fields} <= {f.id for f in user.fields}


def test_a_buyer_persona_keeps_the_ids_of_its_first_version() -> None:
    first = "role reports_to age_range education career_stage income_range team_size budget_authority budget_amount reads kpis tools goals pains"
    first += " trigger research criteria timeline influencers objections value_proposition proof_point call_to_action quote notes"
    assert set(first.split()) <= {f.id for f in shipped.templates()["buyer-persona"].fields}
