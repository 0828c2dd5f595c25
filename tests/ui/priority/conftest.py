"""The view of Compare in which profiles are put in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles, values
from persona_studio.ui.frame.window import Window
from persona_studio.ui.priority.view import PriorityView
from persona_studio.workbook.file import create

PEOPLE = {
    "Small Sam": {"lifetime_value": "$5k", "market_size": "900", "advocacy": "2", "time_to_convert": "90 days"},
    "Great Greta": {"lifetime_value": "$50k", "market_size": "400", "advocacy": "9", "time_to_convert": "20 days"},
    "Vague Vera": {"lifetime_value": "$10k–40k"},
}


@pytest.fixture
def priority_file(tmp_path: Path) -> Path:
    """Three buyers in the order in which they were thought of, and somebody who is not served."""
    path = tmp_path / "priority.persona"
    with create(path) as book:
        profiles.create(book, "negative-persona", "No Nora")
        for name, figures in PEOPLE.items():
            id = profiles.create(book, "buyer-persona", name)
            for field, text in figures.items():
                asked = book.profile(id).template.field(field)
                assert asked is not None
                values.put(book, id, field, asked.kind.parse(text), claim=book.new_id("claim"))
    return path


@pytest.fixture
def view(qtbot: QtBot, window: Window, priority_file: Path) -> PriorityView:
    window.open_path(priority_file)
    return opened(qtbot, window)


def opened(qtbot: QtBot, window: Window) -> PriorityView:
    """Goes to the view and waits until the figures are read."""
    assert window.workspace is not None
    window.commands.run("view.compare")
    window.commands.run("compare.view.priority")
    (found,) = window.workspace.findChildren(PriorityView)
    qtbot.waitUntil(lambda: found.board.loaded)
    return found
