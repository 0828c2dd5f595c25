"""Values of several parts in other people's files: each word finds its part, and none is lost."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from persona_studio.actions import importing
from persona_studio.exchange import files
from persona_studio.exchange.guess import Guess
from persona_studio.exchange.placing import Placed, place
from persona_studio.template.kinds import Outcome
from persona_studio.template.manner import PLAIN
from persona_studio.template.shipped import templates

GUESS = Guess(templates()["buyer-persona"])


def placed(folder: Path, content: str | dict[str, Any], guess: Guess = GUESS) -> Placed:
    """One profile of a file as it will be."""
    path = folder / ("theirs.md" if isinstance(content, str) else "theirs.json")
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    (found,) = files.read(path, guess).found
    return place(found, guess, PLAIN, {})


def parts(values: Any) -> list[Any]:
    return [(value.statement, dict(value.parts)) if hasattr(value, "statement") else dict(value.parts) for value in values]


JOB = {"situation": "the board meets", "motivation": "see all numbers", "outcome": "sleep"}
STORY = "When the board meets, I want to see all numbers, so I can sleep."


@pytest.mark.parametrize(
    "content",
    [
        f"# Maria\n\n## Role\nManager\n\n## Jobs to be done\n- {STORY}\n",
        f"# Maria\n\n## Role\nManager\n\n## Jobs to be done\n{STORY}\n",
        f"# Maria\n\n## Role\nManager\n\n## What she told us\n> {STORY}\n",
        "# Maria\n\n## Role\nManager\n\n## Jobs to be done\n- When the board meets, she wants to see all numbers so that she can sleep\n",
        "# Maria\n\n## Role\nx\n\n## Jobs to be done\n- **Situation:** the board meets\n- **Motivation:** see all numbers\n- **Outcome:** sleep\n",
        "# Maria\n\n## Role\nManager\n\n## Jobs to be done\n### When\nthe board meets\n### I want to\nsee all numbers\n### So that\nsleep\n",
        {"name": "Maria", "role": "Manager", "jobs": [JOB]},
        {"name": "Maria", "role": "Manager", "jobs": JOB},
        {"name": "Maria", "role": "Manager", "jobsToBeDone": [{"when": "the board meets", "iWantTo": "see all numbers", "soThat": "sleep"}]},
        {"name": "Maria", "role": "Manager", "jobs": [STORY]},
    ],
)
def test_jobs(tmp_path: Path, content: str | dict[str, Any]) -> None:
    made = placed(tmp_path, content)
    assert parts(made.fields["jobs"]) == [JOB]
    assert "outcomes" not in made.fields


def test_a_job_without_parts_is_kept_whole(tmp_path: Path) -> None:
    made = placed(tmp_path, {"name": "Maria", "role": "x", "jobs": ["Report the pipeline", {"situation": "audit", "priority": "high"}]})
    assert parts(made.fields["jobs"]) == [{"motivation": "Report the pipeline"}, {"situation": "audit (priority: high)"}]


FIND = Outcome("Find where a figure comes from", Decimal(9), Decimal("2.5"))


@pytest.mark.parametrize(
    "content",
    [
        "# Maria\n\n## Role\nManager\n\n## Desired outcomes\n| Outcome | Importance | Satisfaction |\n|---|---|---|\n"
        "| Find where a figure comes from | 9 | 2.5 |\n",
        "# Maria\n\n## Role\nManager\n\n## Desired outcomes\n- Find where a figure comes from (importance 9, satisfaction 2.5)\n",
        "# Maria\n\n## Role\nManager\n\n## Desired outcomes\n- Find where a figure comes from (Importance: 9/10; Satisfaction: 2.5/10)\n",
        "# Maria\n\n## Role\nManager\n\n## Desired outcomes\n- Find where a figure comes from | 9 | 2.5\n",
        "# Maria\n\n## Role\nManager\n\n## Desired outcomes\n- Find where a figure comes from\n  - Importance: 9\n  - Satisfaction: 2.5 of 10\n",
        {"name": "Maria", "role": "x", "outcomes": [{"outcome": FIND.statement, "importance": 9, "satisfaction": 2.5}]},
        {"name": "Maria", "role": "x", "outcomes": [{"statement": FIND.statement, "importanceScore": "9", "currentSatisfaction": "2.5"}]},
    ],
)
def test_outcomes(tmp_path: Path, content: str | dict[str, Any]) -> None:
    assert placed(tmp_path, content).fields["outcomes"] == [FIND]


def test_what_is_no_figure_stays_with_the_outcome(tmp_path: Path) -> None:
    made = placed(tmp_path, {"name": "M", "role": "x", "outcomes": [{"outcome": "Less time", "importance": "very", "source": "survey"}]})
    assert made.fields["outcomes"] == [Outcome("Less time (importance: very) (source: survey)")]


AWARE = ("Awareness", {"questions": "Why so slow?\nIs it us?", "channels": "Search", "content": "Article"})
DECIDE = ("Decision", {"questions": "Will finance accept it?"})


@pytest.mark.parametrize(
    "content",
    [
        "# M\n\n## Role\nx\n\n## Buyer's journey\n| Stage | Questions | Channels | Content types |\n|---|---|---|---|\n"
        "| Awareness | Why so slow?<br>Is it us? | Search | Article |\n| Decision | Will finance accept it? | | |\n",
        "# M\n\n## Role\nx\n\n## Buyer's journey\n| | Awareness | Decision |\n|---|---|---|\n"
        "| Questions | Why so slow?<br>Is it us? | Will finance accept it? |\n| Channels | Search | |\n| Content | Article | |\n",
        "# M\n\n## Role\nx\n\n## Customer journey\n### Awareness\n- Questions: Why so slow?\n- Questions: Is it us?\n"
        "- Channels: Search\n- Content: Article\n"
        "### Decision\n- Questions: Will finance accept it?\n",
        {
            "name": "M", "role": "x",
            "journey": {
                "Awareness": {"questions": ["Why so slow?", "Is it us?"], "channels": ["Search"], "content": "Article"},
                "Decision": {"questions": ["Will finance accept it?"]},
            },
        },
        {
            "name": "M", "role": "x",
            "journey": [
                {"stage": "Awareness", "questions": ["Why so slow?", "Is it us?"], "channels": ["Search"], "contentTypes": "Article"},
                {"stage": "Decision", "questions": ["Will finance accept it?"]},
            ],
        },
    ],
)  # fmt: skip
def test_journeys(tmp_path: Path, content: str | dict[str, Any]) -> None:
    assert parts(placed(tmp_path, content).fields["journey"]) == [AWARE, DECIDE]


def test_a_column_of_another_name_stays_with_its_stage(tmp_path: Path) -> None:
    made = placed(tmp_path, {"name": "M", "role": "x", "journey": [{"stage": "Awareness", "feelings": "uneasy", "questions": "Why?"}]})
    assert parts(made.fields["journey"]) == [("Awareness (feelings: uneasy)", {"questions": "Why?"})]


WORD = st.text("abcdefgh", min_size=3, max_size=8)
PHRASE = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
KEY = st.sampled_from(["situation", "when", "outcome", "importance", "satisfaction", "stage", "questions", "Channels", "time", "mood", "statement"])
THING = st.recursive(PHRASE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=4), max_leaves=8)


@settings(max_examples=60)
@example({"jobs": [{"situation": "aaaa", "when": "bbb"}]})
@given(st.dictionaries(st.sampled_from(["jobs", "outcomes", "journey", "pains", "objections", "competitors"]), THING, min_size=1, max_size=4))
def test_every_word_is_somewhere(tmp_path_factory: pytest.TempPathFactory, person: dict[str, Any]) -> None:
    made = placed(tmp_path_factory.mktemp("words"), {"name": "Maria", "role": "Manager", **person})
    fields = GUESS.template
    plain = " ".join(f.kind.plain(value) for id, values in made.fields.items() if (f := fields.field(id)) for value in values)
    kept = plain + " " + made.notes
    assert [word for word in re.findall(r"[a-h]{3,}", " ".join(_texts(person))) if word not in kept] == []


def _texts(thing: Any) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    return [text for value in (thing.values() if isinstance(thing, dict) else thing) for text in _texts(value)]


# ---- which template

COMPANY_MD = """# Mid-sized SaaS

## Firmographics
- Industry: Marketing software
- Company size: 50–200 employees
- Annual revenue: $8M–40M

## Technographics
- Tech stack: HubSpot, Salesforce

## Qualifying signals
### Positive signals
- Hires for marketing operations

## Disqualifying criteria
- Public procurement
"""


COMPANY = {"name": "SaaS", "firmographics": {"industry": "Fintech", "employees": "50–200"}, "technographics": {"stack": ["HubSpot"]}}


@pytest.mark.parametrize(
    ("name", "content", "template"),
    [
        ("a.md", COMPANY_MD, "icp"),
        ("a.json", json.dumps({"icps": [COMPANY]}), "icp"),
        ("a.md", "# Negative persona: Bargain Bernard\n\n## Role\nOwner\n\n## Why not a fit\n- Cancels early\n", "negative-persona"),
        ("a.md", "# User persona: Ade\n\n## Role\nAnalyst\n\n## Goals\n- Be done by noon\n", "user-persona"),
        ("a.json", json.dumps([{"name": "Ade", "type": "User persona", "role": "Analyst", "goals": ["Be done by noon"]}]), "user-persona"),
        ("a.md", "# Maria\n\n## Role\nManager\n\n## Goals\n- Prove it\n\n## Pain points\n- Slow\n\n## Objections\n- Dear\n", "buyer-persona"),
        ("a.md", "# Maria\n\nNothing that anybody asked for.\n", "buyer-persona"),
    ],
)
def test_the_template_is_guessed_by_the_headings(tmp_path: Path, name: str, content: str, template: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert importing.read([tmp_path / name]).template.id == template


def test_a_template_that_is_named_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(COMPANY_MD, encoding="utf-8")
    assert importing.read([tmp_path / "a.md"], "buyer-persona").template.id == "buyer-persona"


def test_a_company_lands_in_its_fields(tmp_path: Path) -> None:
    guess = Guess(templates()["icp"])
    made = placed(tmp_path, COMPANY_MD, guess)
    assert made.name == "Mid-sized SaaS"
    assert set(made.fields) >= {"industry", "company_size", "revenue", "stack", "positive_signals", "disqualifying"}
    assert made.notes == ""
