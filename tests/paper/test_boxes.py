"""What values of each kind say on a card, and what a blank worksheet offers for them."""

from __future__ import annotations

import pytest

from persona_studio.paper.boxes import CARD_BOXES, Choices, Grid, Lines, Rows, Said, Speech, Ticks, blank
from persona_studio.template.kinds import (
    Amount,
    Choice,
    Flag,
    Groups,
    Kind,
    ListOf,
    Outcomes,
    Part,
    ProfileCode,
    Range,
    Ranked,
    Scale,
    Statement,
    Table,
    Text,
    Unclear,
)  # fmt: skip
from persona_studio.template.kinds.statements import Clause

SPEECH = Speech(names={"c1": "Marketing Maria"})
CLAUSES = (Clause("situation", "Situation", "When"), Clause("motivation", "Motivation", "I want to"), Clause("outcome", "Outcome", "so I can"))
JOB = Statement(parts=CLAUSES)
JOURNEY = Table(parts=(Part("questions", "Questions"), Part("channels", "Channels")), rows=("Awareness", "Decision"), rows_label="Stage")


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (Scale(), "7 of 10", Said("7 of 10", level=0.7)),
        (Scale(least=1, most=5), "1", Said("1 of 5", level=0.0)),
        (Scale(), "12", Said("12 of 10")),
        (JOB, "the board meets | see all numbers | sleep", Said("When the board meets, I want to see all numbers, so I can sleep")),
        (Groups(parts=(Part("cost", "Cost"),), quoted=True), "No time | 4 hours", Said("No time", "4 hours", quoted=True)),
        (JOURNEY, "Awareness | Why so slow? | Search", Said("Awareness", "Why so slow?; Search")),
        (Outcomes(), "Less time | 9 | 2.5", Said("Less time", "importance 9, satisfaction 2.5, opportunity 15.5")),
        (Outcomes(), "Less time | 9", Said("Less time", "importance 9")),
        (ProfileCode(), "c1", Said("Marketing Maria")),
        (ProfileCode(), "gone", Said("gone")),
        (Amount(per="month"), "$5k–10k", Said("$5k–10k a month")),
        (Amount(per="year"), "$5k–10k", Said("$5k–10k")),
        (Amount(), "$3k", Said("$3k")),
    ],
)
def test_cards(kind: Kind[object], typed: str, said: Said) -> None:
    value = kind.parse(typed)
    assert not isinstance(value, Unclear)
    assert CARD_BOXES[type(kind)].says(kind, value, SPEECH) == said


def test_cells_of_several_lines_stand_in_one() -> None:
    row = JOURNEY.make("Awareness", {"questions": "Why?\nHow long?"})
    assert CARD_BOXES[Table].says(JOURNEY, row, SPEECH).parts == "Why?, How long?"


def test_blank_boxes() -> None:
    assert blank(Text(longest=160)) == Lines(3)
    assert blank(Range(unit="weeks")) == Lines(1, "weeks")
    assert blank(Choice(options=("Yes", "Maybe"), open=True)) == Choices(("Yes", "Maybe"), True)
    assert blank(Flag()) == Choices(("Yes", "No"))
    assert blank(Ranked(wanted=3, prompts=("First goal",))) == Lines(3, prompts=("First goal",), numbered=True)
    assert blank(ListOf(wanted=2)) == Lines(2)
    assert blank(Scale(low="calm", high="alarm")) == Ticks(0, 10, "calm", "alarm")
    assert blank(Groups(parts=(Part("cost", "Cost"),), wanted=2)) == Rows(2, ("Cost",))
    assert blank(JOB) == Rows(1, ("When", "I want to", "so I can"), leads=True)
    assert blank(JOURNEY) == Grid("Stage", ("Awareness", "Decision"), ("Questions", "Channels"))
