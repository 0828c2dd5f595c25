"""The editor of a scorecard over a workbook with an ideal customer profile and a few accounts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.actions import accounts, profiles, scorecards, values
from persona_studio.ui.memory import Memory
from persona_studio.ui.score.board import Board
from persona_studio.ui.score.cards.panel import CardPanel
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Scheme, Theme
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings

EMPLOYEES = ("120", "51-200", "40", "300", "ca. many", "")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.dress(qapp)
    theme.use(Scheme.LIGHT)
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    book = create(tmp_path / "fernwood.persona", Settings(client="Fernwood Analytics"), backups=tmp_path / "backups")
    icp = profiles.create(book, "icp", "Mid-sized SaaS")
    values.set_field(book, icp, "industry", ["Marketing SaaS"])
    if not book.scorecards():
        scorecards.create(book, icp, "Mid-sized SaaS")
    for n, employees in enumerate(EMPLOYEES):
        accounts.add(book, f"Account {n}", {"Employees": employees, "Industry": "SaaS"} if employees else {"Industry": "Retail"})
    session = Session(book)
    yield session
    session.close()


@pytest.fixture
def board(qtbot: QtBot, session: Session, tmp_path: Path) -> Board:
    board = Board(session, Memory(tmp_path / "memory.json"))
    board.load()
    qtbot.waitUntil(lambda: board.ready)
    return board


@pytest.fixture
def panel(qtbot: QtBot, board: Board, theme: Theme) -> CardPanel:
    panel = CardPanel(board, theme)
    qtbot.addWidget(panel)
    panel.resize(980, 720)
    panel.show()
    panel.setFocus()
    qtbot.waitExposed(panel)
    return panel
