"""The ranked list: every account once, best first, the excluded last, heads on each page."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from persona_studio.domain.scoring.model import Account, Assessment, Rated
from persona_studio.domain.scoring.score import Score, score
from persona_studio.paper.layouts.ranking import lay_out
from persona_studio.paper.marks import Run
from persona_studio.paper.paper import PAPERS, Look
from tests.paper.reading import outside, overlapping, runs, shown, squeezed
from tests.paper.test_scorecard import CARD

Entry = tuple[Account, Assessment, Score]


def entry(n: int, name: str, ratings: list[int | None], shut: bool = False) -> Entry:
    rated = {c.id: Rated(r, "rule") for c, r in zip(CARD.criteria, ratings, strict=True)}
    assessment = Assessment(rated, {"premises": shut, "tender": False})
    return Account(n, name), assessment, score(CARD, assessment)


def some(count: int) -> list[Entry]:
    dice = random.Random(7)
    return [
        entry(n, f"Account number {n:03}", [dice.choice([1, 2, 3, 4, 5, None]) for _c in CARD.criteria], dice.random() < 0.1) for n in range(count)
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [0, 1, 20, 130])
def test_every_account_is_there_once(count: int, paper: str) -> None:
    entries = some(count)
    sheet = lay_out(entries, CARD, "Mid-sized SaaS", replace(Look(), paper=PAPERS[paper]))
    assert sheet.findings == ()
    assert len(sheet.pages) == (1 if count <= 20 else 5 if count == 130 and paper == "a4" else len(sheet.pages))
    names = [run.text for run in runs(sheet) if run.text.startswith("Account number")]
    assert sorted(names) == [account.name for account, _a, _s in entries]
    for number, page in enumerate(sheet.pages, 1):
        texts = [m.text for m in page.marks if isinstance(m, Run)]
        assert "What it is made of" in texts
        assert f"{number} / {len(sheet.pages)}" in texts
        assert outside(page) == []
        assert overlapping(replace(sheet, pages=(page,))) == []


def test_the_best_stand_first_and_the_excluded_last() -> None:
    entries = [entry(1, "Poor", [1] * 6), entry(2, "Out", [5] * 6, True), entry(3, "Fine", [4] * 6), entry(4, "Unsure", [4, 4, None, 4, 4, 4])]
    sheet = lay_out(entries, CARD, "Mid-sized SaaS", Look())
    names = [run.text for run in runs(sheet) if run.text in ("Poor", "Out", "Fine", "Unsure")]
    assert names == ["Fine", "Unsure", "Poor", "Out"]
    text = shown(sheet)
    assert "4 accounts: 1 in Tier 1, 1 in Disqualify, 1 not certain, 1 excluded" in text
    assert "Personal data stored on premises only" in text
    assert "3.3–4.3" in text


def test_long_names_are_whole_or_found() -> None:
    names = ["Family-owned manufacturers of packaging machines of Central Europe", "شركة الحلول السحابية", "A" * 90, "word " * 60]
    sheet = lay_out([entry(n, name, [3] * 6) for n, name in enumerate(names)], CARD, "T" * 200, Look())
    assert overlapping(sheet) == []
    text, found = squeezed(shown(sheet)), {f.profile for f in sheet.findings if f.field == "name"}
    for n, name in enumerate(names):
        assert n in found or squeezed(name) in text or n == 1  # Arabic is shown in its own order
    assert any(f.field == "title" for f in sheet.findings)
