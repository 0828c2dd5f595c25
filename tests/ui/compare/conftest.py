"""The Compare place of a small workbook, as a person has it before them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from persona_studio.actions import evidence, profiles, values
from persona_studio.ui.compare.grid.model import Line
from persona_studio.ui.compare.place import ComparePlace
from persona_studio.ui.frame.window import Window
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings

SAID = {
    "Maria": {"role": ["Marketing manager"], "tools": ["HubSpot", "GA4", "Looker"], "trigger": ["The board asks"],
              "criteria": ["Works without IT", "Connects to HubSpot", "Price"]},
    "Farid": {"role": ["VP Finance"], "tools": ["NetSuite", "Excel"], "trigger": ["The board asks"],
              "criteria": ["Price", "Works without IT", "Contract terms"]},
    "Renée": {"role": ["Marketing manager"], "tools": ["HubSpot", "GA4"], "quote": ["One number for every team."]},
}  # fmt: skip


def person(book: Workbook, name: str, said: dict[str, list[str]], template: str = "buyer-persona") -> int:
    id = profiles.create(book, template, name)
    for field, words in said.items():
        values.set_field(book, id, field, words)
    return id


@pytest.fixture
def compare_file(tmp_path: Path) -> Path:
    """Three buyers who agree in some things, and eight of whom nothing is said."""
    path = tmp_path / "compare.persona"
    with create(path, Settings(client="Fernwood Analytics")) as book:
        ids = [person(book, name, said) for name, said in SAID.items()]
        evidence.quote(book, book.claims(ids[0])["trigger"][0].id, "They asked me in the board meeting.")
        for n in range(1, 6):
            person(book, f"Extra {n}", {})
    return path


@pytest.fixture
def place(qtbot: QtBot, window: Window, compare_file: Path) -> ComparePlace:
    """The place, with nobody compared yet."""
    window.open_path(compare_file)
    return opened(window)


@pytest.fixture
def three(place: ComparePlace) -> ComparePlace:
    """Maria, Farid and Renée side by side."""
    place.compare(ids(place)[:3])
    return place


def opened(window: Window) -> ComparePlace:
    """Goes to Compare."""
    assert window.workspace is not None
    window.commands.run("view.compare")
    seen = window.workspace.places.seen
    assert isinstance(seen, ComparePlace)
    return seen


def ids(place: ComparePlace) -> list[int]:
    return [listed.id for listed in place.session.book.profiles()]


def names(place: ComparePlace) -> list[str]:
    """Who stands in the columns, from the start."""
    return [column.profile.name for column in place.board.columns]


def labels(place: ComparePlace) -> list[str]:
    """The questions that are seen, from the top."""
    return [line.row.label for line in place.grid.lines.lines if isinstance(line, Line)]


def row(place: ComparePlace, key: str) -> int:
    at = place.grid.lines.row_of(key)
    assert at is not None
    return at


def go(place: ComparePlace, key: str, column: int) -> None:
    """Makes a cell the current one."""
    place.grid.setFocus()
    place.grid.setCurrentIndex(place.grid.lines.index(row(place, key), column))


def parts(place: ComparePlace, key: str, column: int) -> list[tuple[str, str, str]]:
    """What a cell shows: sign, words, what is said behind them."""
    line = place.grid.lines.lines[row(place, key)]
    assert isinstance(line, Line)
    return [(part.mark, part.words, part.behind) for part in place.grid.lines.shown(line, column).parts]


def said(place: ComparePlace, key: str, column: int) -> str:
    """A cell as a screen reader says it."""
    from PySide6.QtCore import Qt

    return str(place.grid.lines.index(row(place, key), column).data(Qt.ItemDataRole.AccessibleTextRole))
