"""The templates that come with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from persona_studio.foundation import resource
from persona_studio.foundation.problem import Problem
from persona_studio.template import shipped
from persona_studio.template.kinds import Unclear
from persona_studio.template.model import Field, Template

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
    for part in getattr(field.kind, "parts", []):
        assert resource.path("icons", f"{part.icon}.svg").is_file(), part.icon


@BY_FIELD
def test_examples_are_values_without_complaint(template: Template, field: Field) -> None:
    if not field.example:
        assert field.id == "notes"
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
    assert {f.card.slot for f in template.fields if f.card.rank == "A"} >= {"name", "role", "quote"}


def _documented() -> list[str]:
    page = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
    table = page.split("## What a buyer persona asks")[1].split("\n## ")[0]
    return [id for row in re.findall(r"^\|[^|]+\|([^|]+)\|", table, re.MULTILINE) for id in re.findall(r"`([a-z_.]+)`", row)]


def test_every_line_of_the_documented_table_is_still_a_field() -> None:
    template = shipped.templates()["buyer-persona"]
    documented = _documented()
    assert len(documented) > 25
    for id in documented:
        name, _dot, part = id.partition(".")
        field = template.field(name)
        assert field is not None, id
        assert not part or part in {p.id for p in getattr(field.kind, "parts", ())}, id
    assert {f.id for f in template.fields} == {id.partition(".")[0] for id in documented}
