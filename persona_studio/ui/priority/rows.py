"""The rows of the ranking."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from persona_studio.domain.priority.rank import Ranked
from persona_studio.ui.priority import words
from persona_studio.ui.priority.board import Board

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole  # Ranked


class RankingModel(QAbstractListModel):
    """Follows the board; it resets only when other profiles stand in it or in another order."""

    def __init__(self, board: Board, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._rows: list[Ranked] = []
        board.changed.connect(self._follow)

    def _follow(self) -> None:
        rows = self._board.ranked
        if [r.profile for r in rows] == [r.profile for r in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row(self, index: Index) -> Ranked | None:
        """The profile of a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, profile: int | None) -> QModelIndex:
        """Where a profile stands; invalid when it is not there."""
        return next((self.index(n) for n, r in enumerate(self._rows) if r.profile == profile), QModelIndex())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(self._board, index.row(), row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tooltip(self._board, row)
        return None
