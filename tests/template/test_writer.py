"""Templates written as TOML are read back as they were."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.template import shipped, toml
from persona_studio.template.kinds import clean
from persona_studio.template.model import Template
from persona_studio.template.reader import read
from persona_studio.template.writer import write
from tests.template import drawn

keys = st.text().map(clean) | st.sampled_from(["section", "field", "a-b"])
plain = st.text().map(clean) | st.integers(-(10**12), 10**12) | st.booleans()
values: st.SearchStrategy[Any] = st.recursive(plain, lambda v: st.lists(v, max_size=3) | st.dictionaries(keys, v, max_size=3), max_leaves=10)


@settings(max_examples=80)
@given(st.dictionaries(keys, values, max_size=4))
def test_any_table_is_read_back(table: dict[str, Any]) -> None:
    assert tomllib.loads(toml.text(table)) == table


@settings(max_examples=40)
@given(drawn.templates)
def test_any_template_is_read_back(template: Template) -> None:
    text = write(template)
    assert read(text, "own.toml") == template
    assert write(read(text, "own.toml")) == text


@pytest.mark.parametrize("template", shipped.templates().values(), ids=lambda template: template.id)
def test_shipped_templates_are_read_back(template: Template) -> None:
    assert read(write(template), "own.toml") == template


def test_what_is_usual_is_left_out() -> None:
    text = write(shipped.templates()["segment"])
    assert "sensitive" not in text
    assert "asked" in text  # the notes are not
    assert text.startswith('id = "segment"\nname = "Segment"\n')
