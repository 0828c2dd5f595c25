"""Markdown: front matter, headings, lists, tables, quotes; one persona or several."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from persona_studio.exchange import markdown
from persona_studio.exchange.found import Found
from persona_studio.exchange.guess import Guess
from persona_studio.exchange.placing import Placed, noted, place
from persona_studio.foundation.problem import Problem
from persona_studio.template import shipped
from persona_studio.template.kinds import Group, Span
from persona_studio.template.manner import PLAIN

GUESS = Guess(shipped.templates()["buyer-persona"])

WHOLE = """---
title: Marketing Maria
role: Marketing manager
tags: [b2b, saas]
reviewed: 2026-01-05
---
# Marketing Maria

> I need one number I can defend.

![Portrait](maria.png)

## About
- **Age:** 28–36
- Education: BA, communications
- Favourite colour: *blue*

## Goals
1. Grow the pipeline
2. Shine

## Pain points
- Slow reports
  - Time: 4 hours
  - Impact: doubted in front of the board
- No budget

## Tools they use
HubSpot, Figma

| Attribute | Details |
|---|---|
| Team size | 5 |
| Town | Kiel |

## Objections
- We have dashboards
  Root cause: fear

## Links
See [the study](https://example.org/a) and <b>bold <i>HTML</i></b> <img src="x.png" alt="A chart">.
"""


def read(text: str) -> list[Found]:
    return markdown.read(text, "file", "file.md", lambda heading: GUESS.field(heading) is not None)[0]


def placed(text: str) -> Placed:
    (one,) = read(text)
    return place(one, GUESS, PLAIN, {})


def test_a_whole_persona() -> None:
    got = placed(WHOLE)
    assert got.name == "Marketing Maria"
    assert got.fields["role"] == ["Marketing manager"]
    assert got.fields["quote"] == ["I need one number I can defend."]
    assert got.fields["age_range"] == [Span(Decimal(28), Decimal(36))]
    assert got.fields["education"] == ["BA, communications"]
    assert got.fields["goals"] == ["Grow the pipeline", "Shine"]
    assert got.fields["pains"] == [
        Group("Slow reports", (("time", "4 hours"), ("reputation", "doubted in front of the board"))),
        Group("No budget"),
    ]
    assert got.fields["tools"][:2] == ["HubSpot", "Figma"]
    for text in (
        "reviewed: 2026-01-05",
        "Favourite colour: blue",
        "tags:\n• b2b\n• saas",
        "the study (https://example.org/a)",
        "bold HTML",
        "A chart",
    ):
        assert text in got.notes
    assert "Portrait (maria.png)" in got.notes


def test_every_word_of_a_whole_persona_goes_somewhere() -> None:
    got = placed(WHOLE)
    kept = " ".join([got.name, got.notes, repr(got.fields)])
    headings = "About Age Education Goals Pain points Tools they use Time Impact Objections title role Team size Root cause Attribute Details Links"
    source = re.sub(r"</?[bi]>|<img src=|alt=", "", WHOLE)
    assert {w for w in re.findall(r"[^\W\d_]\w*", source) if w not in kept} <= set(re.findall(r"\w+", headings))


def test_names() -> None:
    assert read("# Persona: Maria\n\n## Goals\n- x")[0].name == "Maria"
    assert read("# Buyer persona\n\n**Name:** Maria\n\n## Goals\n- x")[0].name == "Maria"
    assert read("---\nname: Maria\ntitle: CMO\n---\ntext")[0].name == "Maria"
    assert read("- goals: x")[0].name == "file"
    assert read("")[0].name == "file"


def test_several_personas_in_one_file() -> None:
    person = "\n## {name}\n\nAbove all\n\n### Goals\n- {name} goal\n\n### Pain points\n- {name} pain\n"
    text = "# Our personas\n\nMade in May.\n" + person.format(name="Maria") + person.format(name="Tom") + "\n## How to use them\n\nWith care.\n"
    found, rest = markdown.read(text, "file", "file.md", lambda heading: GUESS.field(heading) is not None)
    assert [f.name for f in found] == ["Maria", "Tom"]
    assert place(found[1], GUESS, PLAIN, {}).fields == {"goals": ["Tom goal"], "pains": [Group("Tom pain")]}
    assert "Made in May." in noted(rest.pieces)
    assert "With care." in noted(rest.pieces)


@pytest.mark.parametrize("below", ["## Goals\n- {name} goal\n", "Role: {name} role\n", "- **Role:** {name} role\n"])
def test_two_personas_with_one_field_each(below: str) -> None:
    found = read("".join(f"# {name}\n\n{below.format(name=name)}\n" for name in ("Ada", "Bo")))
    assert [f.name for f in found] == ["Ada", "Bo"]
    values = [place(f, GUESS, PLAIN, {}).fields for f in found]
    assert [list(v.values()) for v in values] in ([[["Ada goal"]], [["Bo goal"]]], [[["Ada role"]], [["Bo role"]]])


def test_sections_of_one_persona_are_not_several() -> None:
    assert len(read("# Maria\n## Background\n### Role\nCMO\n### Education\nBA\n## Buying\n### Trigger event\nx\n### Timeline\ny\n")) <= 2
    assert len(read("# Maria\n## Goals\n- x\n## Pain points\n- y\n## Tools\n- z\n")) == 1


@pytest.mark.parametrize("front", ["a: [", "a: &x 1\nb: *x", "- 1\n- 2", "just text", "[" * 5000])
def test_odd_front_matter_is_kept_as_text(front: str) -> None:
    got = placed(f"---\n{front}\n---\n# Maria\n")
    assert got.name == "Maria"
    assert all(word in got.notes for word in re.findall(r"\w+", front))


def test_lists_too_deep_are_refused_rather_than_cut_off() -> None:
    with pytest.raises(Problem, match="too deep"):
        read("\n".join("  " * n + "- x" for n in range(400)))
    with pytest.raises(Problem, match="too deep"):
        read(">" * 2000 + " x")


def test_ten_megabytes_in_one_paragraph_are_kept() -> None:
    text = "word " * 2_000_000
    assert placed(f"# Maria\n\n## Story\n\n{text}\n").notes.count("word") == 2_000_000
