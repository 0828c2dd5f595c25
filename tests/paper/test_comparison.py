"""A comparison on paper: heads on every page, nothing cut, nothing off the page or on top of something else."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import Column
from persona_studio.domain.comparison.showing import Shown, shown
from persona_studio.domain.profile import Ground, Profile
from persona_studio.paper import pdf
from persona_studio.paper.findings import BROKEN
from persona_studio.paper.layouts.comparison import SIZES, lay_out
from persona_studio.paper.layouts.comparison_grid import TYPES, grid
from persona_studio.paper.marks import Run, Sheet
from persona_studio.paper.paper import Look
from tests.domain.comparison.people import FEMI, MARIA, USER, person
from tests.paper.reading import extracted, lost, needs_poppler, outside, overlapping, poppler, runs, squeezed
from tests.paper.reading import shown as words_of

ULLA = {"goals": ["Answer a question in an hour", "Close the month in five days"]}


def look(paper: str = "a3") -> Look:
    return Look(SIZES[paper], client="Larkfield Reporting", today=datetime.date(2026, 11, 22))


def view(*people: Profile, only_differences: bool = False) -> Shown:
    return shown(compare([Column(p) for p in people]), only_differences)


def six() -> list[Profile]:
    some = [person(1, "Marketing Maria", MARIA), person(2, "Finance Femi", FEMI), person(3, "Analyst Ulla", ULLA, USER)]
    return [*some, *(replace(p, id=p.id + 3, name=f"{p.name} too", tier=2) for p in some)]


def texts(sheet: Sheet, page: int) -> list[str]:
    return [mark.text for mark in sheet.pages[page].marks if isinstance(mark, Run)]


@pytest.mark.parametrize("paper", list(SIZES))
@pytest.mark.parametrize("count", [2, 4, 6])
def test_every_word_is_on_the_sheet_whatever_the_paper(paper: str, count: int, tmp_path: Path) -> None:
    people = six()[:count]
    sheet = lay_out(view(*people), look(paper))
    assert all(page.width > page.height for page in sheet.pages)
    assert [outside(page) for page in sheet.pages] == [[] for _page in sheet.pages]
    assert all(overlapping(replace(sheet, pages=(page,))) == [] for page in sheet.pages)
    assert {finding.what for finding in sheet.findings} <= {BROKEN}
    whole = replace(sheet, findings=())
    assert [lost(p, whole, words_of(sheet)) for p in people] == [[] for _p in people]
    for number, page in enumerate(range(len(sheet.pages)), 1):
        there = squeezed(" ".join(texts(sheet, page)))
        assert all(squeezed(p.name) in there for p in people)
        assert f"{number} / {len(sheet.pages)}" in texts(sheet, page)


@needs_poppler
def test_readers_of_pdf_find_every_word(tmp_path: Path) -> None:
    people = six()[:3]
    data = pdf.to_bytes([lay_out(view(*people), look())])
    sheet = lay_out(view(*people), look())
    for text in (extracted(data), poppler("pdftotext", data, tmp_path, "-layout")):
        assert [lost(p, replace(sheet, findings=()), text) for p in people] == [[], [], []]
    assert "A3" in poppler("pdfinfo", data, tmp_path)


def test_type_never_goes_below_its_floor() -> None:
    for paper, size in SIZES.items():
        sizes = [grid(size, count).size for count in range(2, 7)]
        assert sizes == sorted(sizes, reverse=True)
        assert all(TYPES[paper].floor <= s <= TYPES[paper].size for s in sizes)


def test_a_long_value_beside_a_blank_one_flows_over_pages() -> None:
    numbered = [f"word{n:05}" for n in range(2000)]
    long, blank = person(1, "Long", {"notes": " ".join(numbered)}), person(2, "Blank", {})
    sheet = lay_out(view(long, blank), look("a4"))
    assert sheet.findings == ()
    assert len(sheet.pages) > 2
    read = [word for run in runs(sheet) if run.field == "notes" for word in run.text.split() if word.startswith("word")]
    assert read == numbered
    assert all("continued" in texts(sheet, page) for page in range(1, len(sheet.pages)))
    assert all(overlapping(replace(sheet, pages=(page,))) == [] for page in sheet.pages)
    assert [outside(page) for page in sheet.pages] == [[] for _page in sheet.pages]


def test_many_items_break_between_lines_of_a_cell() -> None:
    tools = [f"Tool number {n} of a very long list of tools" for n in range(150)]
    sheet = lay_out(view(person(1, "A", {"tools": tools}), person(2, "B", {"tools": tools[:2]})), look("a4"))
    joined = squeezed(words_of(sheet))
    assert all(squeezed(tool) in joined for tool in tools)
    assert sheet.findings == ()


def test_right_to_left_beside_left_to_right(tmp_path: Path) -> None:
    arabic = "الوصول إلى تقرير واحد يثق به الجميع في نهاية كل شهر"
    sheet = lay_out(view(person(1, "ليلى", {"goals": [arabic]}), person(2, "Femi", FEMI)), look("a4"))
    lines = [run for run in runs(sheet) if run.field == "goals" and run.shaped is not None]
    assert lines
    measures = grid(SIZES["a4"], 2)
    assert all(run.x + run.width == pytest.approx(measures.x(0) + measures.column) for run in lines)
    assert squeezed(arabic) in squeezed(words_of(sheet))
    assert pdf.to_bytes([sheet]).startswith(b"%PDF")


def test_equal_neighbours_on_the_same_ground_stand_once() -> None:
    def people(grounds: str) -> Sequence[Profile]:
        return person(1, "A", {"trigger": "The board asks"}, grounds="2"), person(2, "B", {"trigger": "The board asks"}, grounds=grounds)

    def said(grounds: str) -> int:
        return [run.text for run in runs(lay_out(view(*people(grounds)), look())) if run.field == "trigger"].count("The board asks")

    assert (said("2"), said("0")) == (1, 2)


def test_only_differences_names_at_the_foot_what_it_leaves_out() -> None:
    a, b = person(1, "A", {"trigger": "The board asks", "team_size": "5"}), person(2, "B", {"trigger": "The board asks", "team_size": "50"})
    everything, some = (lay_out(view(a, b, only_differences=only), look()) for only in (False, True))
    assert [sum(run.field == "trigger" for run in runs(sheet) if run.text == "The board asks") for sheet in (everything, some)] == [1, 0]
    text = words_of(some)
    assert "1 row is the same everywhere and left out: Trigger event." in text
    assert "5 people" in text


def test_the_foot_counts_what_is_shown() -> None:
    a = person(1, "A", {"trigger": "One", "team_size": "5"}, grounds="20")
    b = person(2, "B", {"trigger": "Two"}, grounds="0")
    grounds = [claim.ground for p in (a, b) for claims in p.claims.values() for claim in claims]
    text = words_of(lay_out(view(a, b), look()))
    assert f"{sum(g > Ground.ASSUMPTION for g in grounds)} of 3 claims shown rest on evidence" in text
    assert "22 Nov 2026" in text
    assert "Larkfield Reporting" in text


def test_profiles_that_say_nothing() -> None:
    sheet = lay_out(view(person(1, "A", {}), person(2, "B", {})), look("a4"))
    assert len(sheet.pages) == 1
    assert "Nothing is filled in yet." in words_of(sheet)


def test_endless_names_are_whole_or_found() -> None:
    people = [person(1, "Name " * 60, FEMI), person(2, "N" * 150, FEMI)]
    sheet = lay_out(view(*people), look("a4"))
    assert [outside(page) for page in sheet.pages] == [[] for _page in sheet.pages]
    there, found = squeezed(words_of(sheet)), {f.profile for f in sheet.findings if f.field in ("name", "title")}
    assert all(squeezed(p.name) in there or p.id in found for p in people)


def test_the_same_comparison_makes_the_same_bytes() -> None:
    one, other = (pdf.to_bytes([lay_out(view(*six()), look())]) for _n in range(2))
    assert one == other
