"""The chart of opportunities: the best first, figures at the marks, nothing outside its box."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from persona_studio.paper import pdf
from persona_studio.paper.charts.opportunity import chart
from persona_studio.paper.charts.sketch import Tones
from persona_studio.paper.marks import Box, Mark, Page, Rule, Run, Sheet
from persona_studio.template.kinds import Outcome
from persona_studio.template.manner import Manner
from tests.paper.reading import extracted, outside, overlapping, squeezed

TONES = Tones("#111111", "#555555", "#1F4068", "#BBBBBB")
AREA = Box(10, 10, 130, 90)
FIND = Outcome("Minimise the time it takes to find where a figure comes from", Decimal(9), Decimal("2.5"))
MATCH = Outcome("Numbers match finance", Decimal("8.5"), Decimal(4))
OVER = Outcome("Share without a log-in", Decimal(5), Decimal("5.5"))
UNKNOWN = Outcome("Survive an audit", Decimal(7))
scores = st.none() | st.decimals(-2, 12, places=1)
outcomes = st.lists(st.builds(Outcome, st.text("abc de", min_size=1, max_size=120).filter(str.strip), scores, scores), max_size=12)


def texts(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.text for mark in marks if isinstance(mark, Run)]


def sheet(marks: tuple[Mark, ...]) -> Sheet:
    return Sheet((Page(150, 110, marks),), "Chart")


def test_the_best_opportunity_comes_first_and_what_is_not_rated_last() -> None:
    said = texts(chart([OVER, UNKNOWN, MATCH, FIND], AREA, TONES).marks)
    wanted = ("Minimise the time it takes to find", "15.5", "Numbers match finance", "13", "Share without a log-in", "Survive an audit", "not rated")
    assert [text for text in said if text in wanted] == list(wanted)


def test_each_figure_stands_at_its_mark() -> None:
    marks = chart([FIND], AREA, TONES).marks
    square = next(m for m in marks if isinstance(m, Box) and m.alt)
    assert square.alt == "Minimise the time it takes to find where a figure comes from: importance 9, satisfaction 2.5"
    nine = next(m for m in marks if isinstance(m, Run) and m.text == "9")
    low = next(m for m in marks if isinstance(m, Run) and m.text == "2.5")
    gap = max((m for m in marks if isinstance(m, Rule)), key=lambda m: m.line)
    assert low.x + low.width < gap.x1 < gap.x2 < nine.x
    assert "15.5" in texts(marks)


def test_figures_follow_the_manner() -> None:
    assert "2,5" in texts(chart([FIND], AREA, TONES, Manner("de")).marks)


def test_rows_without_room_are_counted() -> None:
    made = chart([FIND, MATCH, OVER, UNKNOWN] * 5, Box(10, 10, 130, 30), TONES)
    assert made.left_out > 0
    assert f"{made.left_out} more outcomes" in texts(made.marks)
    assert made.bottom <= 40


def test_a_chart_in_a_document_can_be_read() -> None:
    read = squeezed(extracted(pdf.to_bytes([sheet(chart([FIND, MATCH], AREA, TONES).marks)])))
    for words in (FIND.statement, MATCH.statement, "15.5", "satisfied", "important"):
        assert squeezed(words) in read


@pytest.mark.parametrize("width", [90, 130])
@settings(max_examples=30)
@given(made=outcomes)
def test_nothing_leaves_the_box_or_covers_another(made: list[Outcome], width: int) -> None:
    area = Box(10, 10, width, 90)
    drawn = chart(made, area, TONES)
    assert drawn.bottom <= 100.01
    assert outside(Page(10 + width, 101, drawn.marks)) == []
    assert overlapping(sheet(drawn.marks)) == []
