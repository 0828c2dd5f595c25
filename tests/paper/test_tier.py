"""The tier on the card: at the end of the line that says the kind, and only where somebody said one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from persona_studio.paper import pdf
from persona_studio.paper.card import lay_out
from persona_studio.paper.marks import Run, Sheet
from persona_studio.paper.paper import PAPERS, Look
from tests.paper.people import MARIA, profile
from tests.paper.reading import extracted, outside, overlapping, shown


def told(sheet: Sheet, text: str) -> Run:
    return next(mark for mark in sheet.pages[0].marks if isinstance(mark, Run) and mark.text == text)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tier", [1, 2, 3])
def test_the_tier_stands_in_the_line_of_the_kind(paper: str, tier: int) -> None:
    sheet = lay_out(replace(profile("Marketing Maria", MARIA), tier=tier), Look(PAPERS[paper]))
    kind, said = told(sheet, "Buyer persona"), told(sheet, f"Tier {tier}")
    assert said.y == kind.y
    assert said.x > kind.x + kind.width
    assert overlapping(sheet) == []
    assert outside(sheet.pages[0]) == []
    assert f"Tier {tier}" in extracted(pdf.to_bytes([sheet]))


def test_without_a_tier_nothing_is_said_of_it() -> None:
    assert "Tier" not in shown(lay_out(profile("Marketing Maria", MARIA), Look(PAPERS["a4"])))
