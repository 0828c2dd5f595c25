"""The accounts as Qt wants them: a row is a position on the board, nothing is made before it is seen."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from persona_studio.domain.scoring.many import MIDDLE, TIER
from persona_studio.foundation.words import _
from persona_studio.ui.score import words
from persona_studio.ui.score.table.choice import NAME, STABILITY, Choice, Chooser

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board

Index = QModelIndex | QPersistentModelIndex
POSITION = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """What stands in a row, from its start."""

    ACCOUNT = 0
    TIER = 1
    SCORE = 2
    SCALE = 3
    BARS = 4
    STABILITY = 5
    ASK = 6


SORTS = {Column.ACCOUNT: NAME, Column.TIER: TIER, Column.SCORE: MIDDLE, Column.STABILITY: STABILITY}


def titles() -> dict[Column, str]:
    """What the columns are called."""
    return {
        Column.ACCOUNT: _("Account"), Column.TIER: _("Tier"), Column.SCORE: _("Score"), Column.SCALE: _("Scale from 1 to 5"),
        Column.BARS: _("Criteria"), Column.STABILITY: _("Stability"), Column.ASK: _("Ask next"),
    }  # fmt: skip


class AccountModel(QAbstractTableModel):
    """`choose` shows others, or others in order (a reset); a drag of weights only tells that the rows are to be painted again."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board, self.chooser = board, Chooser(board)
        self.choice = Choice()
        self.positions = np.zeros(0, dtype=np.int64)
        self.known = board.accounts  # those that the positions are of
        self._titles = titles()

    def choose(self, choice: Choice) -> None:
        """Shows what is asked for."""
        self.choice = choice
        positions = self.chooser.positions(choice)
        if not np.array_equal(positions, self.positions):
            self.beginResetModel()
            self.positions = positions
            self.endResetModel()

    def refresh(self, *, accounts: bool) -> None:
        """Looks again which accounts are to be seen: they changed, or with `accounts` there are others."""
        self.chooser.forget(accounts=accounts)
        if accounts:
            self.beginResetModel()
            self.known = self.board.accounts
            self.positions = self.chooser.positions(self.choice)
            self.endResetModel()
        else:
            self.choose(self.choice)
            self.repaint()

    def repaint(self) -> None:
        """The figures of all rows are others; the rows stay where they are."""
        self.chooser.forget(accounts=False)
        if len(self.positions):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.positions) - 1, len(Column) - 1))

    def position(self, row: int) -> int:
        """The account of a row."""
        return int(self.positions[row])

    def row_of(self, position: int | None) -> int | None:
        """Where an account stands, if it is seen."""
        if position is None:
            return None
        found = np.flatnonzero(self.positions == position)
        return int(found[0]) if len(found) else None

    # for Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.positions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._titles[Column(section)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == POSITION:
            return self.position(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.words(index.row(), Column.BARS)
        return None

    def words(self, row: int, column: Column) -> str:
        """What a cell says; the first one says the whole row."""
        board, at = self.board, self.position(row)
        account, score = board.accounts[at], board.score(at)
        if column is Column.ACCOUNT:
            return words.row(account.name, board.draft, score)
        if column is Column.TIER:
            return words.tier_short(board.draft, score)
        if column is Column.SCORE:
            return score.figures()
        if column is Column.SCALE:
            return words.known(score.known)
        if column is Column.BARS:
            ratings = board.assessment(at).ratings
            return ", ".join(words.rating(c, ratings[c.id]) for c in board.draft.criteria if c.id in ratings)
        if column is Column.STABILITY:
            return words.stability(self.chooser.stability(at))
        return self.ask(at)

    def ask(self, position: int) -> str:
        """The question that could settle the tier; for an excluded account why it is out; blank when there is nothing to ask."""
        from persona_studio.domain.scoring.explain import ask_next

        score = self.board.score(position)
        if score.shut:
            return ", ".join(gate.name for gate in score.shut)
        if score.certain:
            return ""
        first = next(iter(ask_next(self.board.draft, self.board.assessment(position))), None)
        return (first.question or first.name) if first else ""
