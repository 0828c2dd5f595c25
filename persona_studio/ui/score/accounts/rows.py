"""Rows that were not understood, as a list that is read, copied and as long as it likes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class LeftRow:
    """One row: its number in the list, why it was not taken, what stands in it; which list it is of, where there are several."""

    row: int
    reason: str
    content: str
    source: str = ""

    def cells(self) -> tuple[str, str, str]:
        """As it is seen."""
        where = str(self.row) if not self.source else _("{row} of {list}").format(list=self.source, row=self.row)
        return where, self.reason, self.content


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[Any] = ()
        self._made: Callable[[Any], LeftRow] = lambda row: row

    def show_rows(self, rows: Sequence[Any], made: Callable[[Any], LeftRow]) -> None:
        self.beginResetModel()
        self._all, self._made = rows, made
        self.endResetModel()

    def at(self, row: int) -> LeftRow:
        return self._made(self._all[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._all)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return " ".join(self.at(index.row()).cells()[index.column()].split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self.at(index.row()).cells())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("Row"), _("Why"), _("What stands in it"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class RowsTable(QTableView):
    """Ctrl+C copies the chosen rows, or all where none is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setAccessibleName(_("Rows that were not understood"))
        self.setProperty("listed", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.font("small"))
        self._high = theme.line("small") + 8
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(16)
        down.setDefaultSectionSize(self._high)
        across.setFont(theme.font("micro", weight=600))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        across.setStretchLastSection(True)

    def show_rows(self, rows: Sequence[Any], made: Callable[[Any], LeftRow], *, where: int = 64) -> None:
        """`made` makes a row of one of `rows` when it is seen."""
        self._rows.show_rows(rows, made)
        self.setColumnWidth(0, where)
        self.setColumnWidth(1, 268)

    def height_of(self, most: int) -> int:
        """What up to `most` rows take."""
        return self.horizontalHeader().sizeHint().height() + self._high * min(most, max(1, self._rows.rowCount())) + 4

    def tsv(self) -> str:
        """The chosen rows, or all, as a spreadsheet takes them."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self._rows.rowCount())
        lines = ((_("Row"), _("Why"), _("What stands in it")), *(self._rows.at(row).cells() for row in chosen))
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.tsv())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(0)
