"""A hundred thousand accounts: nothing is made for a row before it is seen."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from persona_studio.domain.scoring import defaults
from persona_studio.domain.scoring.many import Matrix
from persona_studio.domain.scoring.model import Account, Assessment, Rated
from persona_studio.ui.frame.window import Window
from persona_studio.ui.score.board import Board
from persona_studio.ui.score.table.choice import OPEN, Choice
from persona_studio.ui.score.table.view import AccountTable
from persona_studio.ui.session import Session
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings

COUNT = 100_000


@pytest.fixture
def board(window: Window, tmp_path: Path) -> Board:
    """A board on which so many accounts were put."""
    with create(tmp_path / "large.persona", Settings()):
        pass
    window.open_path(tmp_path / "large.persona")
    assert window.workspace is not None
    board = Board(window.workspace.session, window.workspace.scene.memory)
    board.draft = board.saved = card = defaults.scorecard()
    few = [Account(0, "", ratings={c.id: Rated(1 + (n + k) % 5, "hand") for k, c in enumerate(card.criteria) if (n + k) % 7}) for n in range(35)]
    board.accounts = [Account(n + 1, f"Account {n:06}", ratings=few[n % 35].ratings) for n in range(COUNT)]
    board.matrix = Matrix.of(card, (Assessment(account.ratings) for account in board.accounts))
    return board


def test_a_hundred_thousand_rows(qtbot: QtBot, window: Window, board: Board) -> None:
    table = AccountTable(board, window.theme)
    qtbot.addWidget(table)
    table.resize(QSize(1000, 800))
    table.accounts.refresh(accounts=True)
    table.show()
    table.grab()
    assert table.accounts.rowCount() == COUNT
    assert 0 < len(board._scores) < 100  # only what is seen was scored
    table.choose(Choice(by="name", descending=True))
    assert board.accounts[table.accounts.position(0)].name == "Account 099999"
    table.choose(Choice(words="account 099999"))
    assert table.accounts.rowCount() == 1
    table.choose(Choice(which=OPEN))
    assert table.accounts.rowCount() == table.accounts.chooser.count_open() == board.counts().uncertain
    table.choose(Choice())
    table.selectAll()
    assert len(table.selected()) == COUNT
    weights = {c.id: Decimal(0) for c in board.draft.criteria} | {"pain": Decimal(100)}
    board.try_weights(weights)
    table.grab()
    assert table.accounts.rowCount() == COUNT
    assert isinstance(board.session, Session)
