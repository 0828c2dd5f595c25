"""The Score place of a small workbook, as a person has it before them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from persona_studio.actions import accounts, profiles, scorecards
from persona_studio.domain.scoring.model import Gate
from persona_studio.ui.frame.window import Window
from persona_studio.ui.score.place import ScorePlace
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings

ROWS = (
    ("Tallyworks", "Marketing SaaS", "140", "555553"),
    ("Ottermail", "E-mail SaaS", "120", "55..55"),
    ("Plainsail", "HR SaaS", "95", "353353"),
    ("Harrow & Co", "Agency", "12", "111331"),
    ("Kestrel Pay", "Payments", "90", "555555"),
)


@pytest.fixture
def score_file(tmp_path: Path) -> Path:
    """Five accounts: one in Tier 1, one open, one in Tier 2, one to disqualify, one behind a gate."""
    path = tmp_path / "score.persona"
    with create(path, Settings(client="Fernwood Analytics")) as book:
        profiles.create(book, "icp", "Mid-sized US SaaS")
        listed = book.scorecards()[0]
        card = replace(listed.card, gates=(Gate("consumers", "Sells to consumers only"),))
        scorecards.change(book, listed.id, card)
        scorecards.save_version(book, listed.id)
        for name, industry, people, ratings in ROWS:
            id = accounts.add(book, name, {"Industry": industry, "Employees": people})
            for criterion, rating in zip(card.criteria, ratings, strict=True):
                if rating != ".":
                    accounts.rate(book, id, criterion.id, int(rating))
        accounts.shut(book, id, "consumers", True)
    return path


@pytest.fixture
def place(qtbot: QtBot, window: Window, score_file: Path) -> ScorePlace:
    """The place with its accounts read."""
    window.open_path(score_file)
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: Window) -> ScorePlace:
    """Goes to Score and waits until it is read."""
    assert window.workspace is not None
    window.commands.run("view.score")
    seen = window.workspace.places.seen
    assert isinstance(seen, ScorePlace)
    qtbot.waitUntil(lambda: seen.board.ready)
    return seen


def names(place: ScorePlace) -> list[str]:
    """The accounts that are seen, from the top."""
    return [place.board.accounts[int(at)].name for at in place.table.accounts.positions]


def at(place: ScorePlace, name: str) -> int:
    """The position of an account."""
    return next(n for n, account in enumerate(place.board.accounts) if account.name == name)
