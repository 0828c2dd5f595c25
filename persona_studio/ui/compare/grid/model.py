"""The lines of the table: headings of sections that fold, and the questions below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from persona_studio.domain.comparison import words
from persona_studio.domain.comparison.model import Block, Row
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare.board import Board
from persona_studio.ui.compare.grid import cells
from persona_studio.ui.compare.grid.cells import Shown
from persona_studio.ui.parts import tiers
from persona_studio.ui.theme import percent

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """The line of a section, over all columns."""

    block: Block
    folded: bool

    @property
    def key(self) -> str:
        return f"section {self.block.id}"

    @property
    def count(self) -> str:
        """How many of its rows differ, of those that are seen."""
        rows = self.block.rows
        differ = sum(row.differs for row in rows)
        if not differ:
            return ngettext("the same", "all {n} the same", len(rows)).format(n=len(rows))
        return ngettext("{differ} of {n} differs", "{differ} of {n} differ", differ).format(differ=differ, n=len(rows))


@dataclass(frozen=True)
class Line:
    """One question."""

    row: Row
    section: str

    @property
    def key(self) -> str:
        return self.row.key


class GridModel(QAbstractTableModel):
    """Follows the board. What a cell shows is made when it is first wanted."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = board
        self.lines: list[Heading | Line] = []
        self._shown: dict[tuple[str, int], Shown] = {}

    def reload(self) -> None:
        """Takes what the board has now."""
        self.beginResetModel()
        self._shown.clear()
        self.lines = []
        for block in self.board.blocks():
            folded = block.id in self.board.folded
            self.lines.append(Heading(block, folded))
            if not folded:
                self.lines += [Line(row, block.id) for row in block.rows]
        self.endResetModel()

    def shown(self, line: Line, at: int) -> Shown:
        """What a cell shows."""
        key = (line.key, at)
        if key not in self._shown:
            comparison = self.board.comparison
            assert comparison is not None, "there are no lines without one"
            self._shown[key] = cells.shown(comparison, line.row, at, self.board.names)
        return self._shown[key]

    def line(self, index: Index) -> Heading | Line | None:
        """The line of an index."""
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def row_of(self, key: str) -> int | None:
        """Where a line stands now."""
        return next((n for n, line in enumerate(self.lines) if line.key == key), None)

    # for Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.board.comparison is None else len(self.board.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(line, Heading):
            folded = _("folded") if line.folded else ""
            return ", ".join(filter(None, (line.block.title, line.count, folded)))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells.text(line.row.cells[index.column()], line.row.fields[index.column()], self.board.names)
        name = self.board.columns[index.column()].profile.name
        return f"{name}, {line.row.label}: {self.shown(line, index.column()).said}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tip = role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal
        if not tip and role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.column_words(section) if section < len(self.board.columns) else None
        if section >= len(self.lines):
            return None
        line = self.lines[section]
        if isinstance(line, Heading):
            return line.block.title
        return f"{line.row.label}, {words.note(line.row, self.board.baseline)}"

    def column_words(self, at: int) -> str:
        """The head of a column for who does not see it."""
        column = self.board.columns[at]
        stands = _("baseline") if at == self.board.baseline else self.alike(at)
        tier = tiers.word(column.profile.tier, short=False) if column.profile.tier else ""
        return ", ".join(filter(None, (column.profile.name, column.when, tier, stands)))

    def alike(self, at: int) -> str:
        """How alike a column is to the baseline."""
        return _("{percent} alike").format(percent=percent(self.board.likeness(at)))
