"""Which questions of two templates are the same one."""

from __future__ import annotations

from itertools import combinations

import pytest

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column, Sign
from persona_studio.domain.comparison.rows import matched
from persona_studio.domain.comparison.similarity import alike
from persona_studio.template.model import Template
from persona_studio.template.reader import read
from persona_studio.template.shipped import templates
from tests.domain.comparison.people import person

IDS = sorted(templates())


def template(id: str, *fields: tuple[str, str, str], more: str = "") -> Template:
    asked = "".join(f'[[section.field]]\nid = "{f}"\nlabel = "{label}"\nkind = "{kind}"\n{more}\n' for f, label, kind in fields)
    name = '[[section.field]]\nid = "name"\nlabel = "Name"\nkind = "line"\nclaim = false\n'
    return read(f'id = "{id}"\nname = "{id}"\nkind = "user"\nversion = 1\n[[section]]\nid = "all"\ntitle = "All"\n{name}{asked}', id)


def met(a: Template, b: Template) -> set[tuple[str, str]]:
    lines = [line for part in matched([a, b]) for line in part.lines]
    return {(line.fields[0].id, line.fields[1].id) for line in lines if len(line.fields) == 2} - {("notes", "notes")}


@pytest.mark.parametrize(("one", "other"), list(combinations(IDS, 2)))
def test_every_field_of_both_stands_in_one_row_and_the_order_does_not_matter(one: str, other: str) -> None:
    a, b = templates()[one], templates()[other]
    lines = [line for part in matched([a, b]) for line in part.lines]
    for at, each in enumerate((a, b)):
        assert sorted(line.fields[at].id for line in lines if at in line.fields) == sorted(f.id for f in each.fields if f.id != "name")
    assert met(a, b) == {(x, y) for y, x in met(b, a)}


def test_goals_of_a_user_and_a_buyer_are_one_question() -> None:
    assert ("goals", "goals") in met(templates()["user-persona"], templates()["buyer-persona"])


def test_a_question_is_known_by_its_label_and_its_earlier_id() -> None:
    a = template("a", ("wants", "Goals", "list"), ("pay", "Budget", "money"))
    b = template("b", ("aims", "goals", "list"), ("money", "Budget", "list"))
    assert met(a, b) == {("wants", "aims")}  # one budget and several budgets are no one question
    c = template("c", ("aims", "What they seek", "list"), more='was = ["wants"]')
    assert met(a, c) == {("wants", "aims")}


def test_templates_that_share_nothing_stand_below_one_another() -> None:
    a, b = template("a", ("x", "Colour", "line")), template("b", ("y", "Weight", "number"))
    one, two = person(1, "One", {"x": "Red"}, a), person(2, "Two", {"y": "5"}, b)
    comparison = compare([Column(one), Column(two)])
    assert [(row.label, row.sign) for row in comparison.rows] == [("Colour", Sign.ALONE), ("Weight", Sign.ALONE)]
    assert alike(one, two).total == 0
