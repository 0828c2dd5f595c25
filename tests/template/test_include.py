"""Shared sections: taken in where they are named, refused when they are not there."""

from __future__ import annotations

import pytest

from persona_studio.template.include import expand
from persona_studio.template.reader import TemplateError, read

OWN = """
id = "small"
name = "Small"
kind = "buyer"
version = 1

[[section]]
id = "about"
title = "About"

[[section.field]]
id = "name"
label = "Name"
kind = "line"
claim = false

[[section]]
include = "jobs"
"""
JOBS = """
[[section]]
id = "jobs"
title = "Jobs \\"to be done\\""

[[section.field]]
id = "job"
label = "Job"
kind = "statement"
parts = [{ id = "when", label = "Situation", lead = "When" }]

[[section]]
id = "tools"
title = "Tools"

[[section.field]]
id = "tool"
label = "Tool"
kind = "list"

[section.field.of]
kind = "line"
longest = 20
"""
SHARED = {"jobs": JOBS}


def test_sections_come_in_where_they_are_named() -> None:
    last = '[[section]]\nid = "end"\ntitle = "End"\n[[section.field]]\nid = "end"\nlabel = "End"\nkind = "line"\n'
    whole = read(expand(OWN + last, "small.toml", SHARED), "small.toml")
    assert [s.id for s in whole.sections] == ["about", "jobs", "tools", "end", "notes"]
    alone = read(OWN.split("[[section]]\ninclude")[0] + JOBS, "small.toml")
    assert whole.sections[1:3] == alone.sections[1:3]
    assert not whole.sections[1].optional


def test_an_include_may_be_optional() -> None:
    whole = read(expand(OWN + "optional = true\n", "small.toml", SHARED), "small.toml")
    assert [s.optional for s in whole.sections[:3]] == [False, True, True]


def test_an_include_may_place_fields_elsewhere_on_the_card() -> None:
    text = expand(OWN + 'card = { tool = { slot = "list", rank = "A" } }\n', "small.toml", SHARED)
    assert [(f.id, f.card.slot, f.card.rank) for f in read(text, "small.toml").fields[1:3]] == [("job", "facts", "C"), ("tool", "list", "A")]


def test_a_text_without_includes_stays_as_it_is() -> None:
    text = OWN.split("[[section]]\ninclude")[0] + "# a remark\n"
    assert expand(text, "small.toml", SHARED) == text


@pytest.mark.parametrize(
    ("text", "shared", "file", "key", "expected"),
    [
        (OWN, {}, "small.toml", "section[2].include", "unknown shared section; known: –"),
        (OWN.replace('"jobs"', '"jbos"'), SHARED, "small.toml", "section[2].include", "known: jobs"),
        (OWN.replace('"jobs"', "7"), SHARED, "small.toml", "section[2].include", "known: jobs"),
        (OWN + 'title = "Mine"\n', SHARED, "small.toml", "section[2].title", "unknown key"),
        (OWN + 'card = { rhyme = { slot = "list" } }', SHARED, "small.toml", "section[2].card", "included sections: job, tool."),
        (OWN + "card = 3", SHARED, "small.toml", "section[2].card", "included sections: job, tool."),
        (OWN, {"jobs": '[[section]]\ninclude = "jobs"\n'}, "jobs.toml", "section", "include no others"),
        (OWN, {"jobs": "section = 3"}, "jobs.toml", "section", "include no others"),
        (OWN, {"jobs": "section"}, "jobs.toml", "", "not TOML"),
    ],
)
def test_refused_with_file_and_key(text: str, shared: dict[str, str], file: str, key: str, expected: str) -> None:
    with pytest.raises(TemplateError) as caught:
        expand(text, "small.toml", shared)
    assert (caught.value.file, caught.value.key) == (file, key)
    assert expected in caught.value.expected


def test_a_workbook_does_not_include() -> None:
    with pytest.raises(TemplateError) as caught:
        read(OWN, "client.toml")
    assert caught.value.key.startswith("section[2]")
