"""The list before it is taken: what was read, what its columns become, which rows were not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.score.accounts import words
from persona_studio.ui.score.accounts.mapping import MappingTable
from persona_studio.ui.score.accounts.picker import Picker
from persona_studio.ui.score.accounts.rows import LeftRow, RowsTable
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.actions.account_import import Count, Incoming
    from persona_studio.exchange.accounts.mapping import Mapping
    from persona_studio.exchange.tables import Refused

SEEN = 6  # rows that were not understood, seen at once


class Scroll(QScrollArea):
    """Scrolls, but asks for as much height as there is inside."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        inner = self.widget()
        return QSize(600, inner.sizeHint().height() if inner else 0)


class Check(QWidget):
    """`changed` with another mapping, `sheet_wanted` with the name of another sheet."""

    changed = Signal(object)
    sheet_wanted = Signal(str)

    def __init__(self, theme: Theme, incoming: Incoming) -> None:
        super().__init__()
        self._theme, self._incoming = theme, incoming
        self.table = MappingTable(theme, incoming)
        self.table.setAccessibleName(_("Columns"))
        self.rows = RowsTable(theme)
        self.read = Text(theme, "small", tone="text_2")
        self.notes = Text(theme, "small", tone="text_2", wrap=True)
        self.refused = Text(theme, "small", weight=600)
        self.sheet = Picker(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self.notes)
        column.addSpacing(8)
        self.area = Scroll()
        self.area.setAccessibleName(_("Columns"))
        inner = QWidget()
        below = QVBoxLayout(inner)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.table)
        below.addSpacing(10)
        below.addWidget(self.refused)
        below.addWidget(self.rows)
        below.addStretch(1)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        column.addWidget(self.area, 1)
        self.table.changed.connect(self.changed)
        self.show_count(None)

    @property
    def mapping(self) -> Mapping:
        """As it stands."""
        return self.table.mapping

    def _head(self) -> QHBoxLayout:
        table = self._incoming.table
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Elided(self._theme, "body", self._incoming.file or _("Pasted rows"), weight=600), 1)
        if len(table.sheets) > 1:
            self.sheet.setFont(self._theme.font("small"))
            self.sheet.setAccessibleName(_("Sheet"))
            self.sheet.addItems(list(table.sheets))
            self.sheet.setCurrentText(table.sheet)
            self.sheet.textActivated.connect(self.sheet_wanted, Qt.ConnectionType.QueuedConnection)  # this part goes then
            row.addWidget(self.sheet)
        row.addWidget(self.read)
        return row

    def show_count(self, count: Count | None) -> None:
        """What a dry run has counted; None while it is counted anew."""
        said = words.source(self._incoming)
        self.read.setText(", ".join(filter(None, (words.read(self._incoming, count), said))) if count else said)
        notes = words.notes(self._incoming, self.mapping, count)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        refused = count.refused if count else ()
        self.refused.setVisible(bool(refused))
        self.rows.setVisible(bool(refused))
        self.refused.setText(_("Rows that are not understood; they are kept beside the accounts, to be read later"))
        self.rows.show_rows(refused, self._left)
        self.rows.setFixedHeight(self.rows.height_of(SEEN))
        self.area.updateGeometry()

    def show_refused(self) -> None:
        """Brings the rows that are not understood into sight."""
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        self.area.ensureWidgetVisible(self.rows, 0, 24)

    def _left(self, refused: Refused) -> LeftRow:
        from persona_studio.actions.account_import import kept

        cells = kept(self._incoming.table, self.mapping, refused)
        return LeftRow(refused.row, refused.reason, content(cells))


def content(cells: dict[str, str]) -> str:
    """The cells of a row with what they stand under."""
    return "; ".join(f"{header}: {value}" for header, value in cells.items())
