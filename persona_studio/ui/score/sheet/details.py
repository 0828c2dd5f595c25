"""What is known of an account as it was typed or imported: name, website, key and columns, each a line one can type in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from persona_studio.domain.scoring.model import Account
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import IconButton
from persona_studio.ui.parts.lines import RestingLine
from persona_studio.ui.parts.text import Elided, Text

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme

NAME, DOMAIN, CODE = "name", "domain", "code"


class Details(QWidget):
    """Enter takes what was typed, Esc brings back what was there. An empty cell goes; the last line makes a new column."""

    changed = Signal(dict)  # what accounts.change takes: name, domain, code, cells

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._account, self._readonly = theme, Account(0, ""), False
        self.parts = {part: RestingLine() for part in (NAME, DOMAIN, CODE)}
        self.cells: dict[str, RestingLine] = {}
        self.column = RestingLine(hint=_("New column"))
        self.cell = RestingLine(hint=_("Value"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.addWidget(Text(theme, "heading", _("Details")), 0, 0, 1, 3)
        for row, (part, words) in enumerate(((NAME, _("Name")), (DOMAIN, _("Website")), (CODE, _("Key"))), 1):
            self._line(row, words, self.parts[part], partial(self._part, part))
        self._last(1 + len(self.parts))
        self._dress(self.column, _("Name of a new column"))
        self._dress(self.cell, _("Value in the new column"))
        self.column.returnPressed.connect(self.cell.setFocus)
        self.cell.editingFinished.connect(self._add)

    def tell(self, account: Account, *, readonly: bool) -> None:
        """Another account, or the same one changed; a line that is being typed in stays as it is."""
        other = account.id != self._account.id
        self._account, self._readonly = account, readonly
        for part, line in self.parts.items():
            self._fill(line, getattr(account, part), anew=other)
        if list(self.cells) != list(account.cells):
            self._build()
        for column, line in self.cells.items():
            self._fill(line, account.cells[column], anew=other)
        for line in (self.column, self.cell):
            line.setVisible(not readonly)
            if other:
                line.clear()

    def flush(self) -> None:
        """Takes what was typed and not entered."""
        for part in self.parts:
            self._part(part)
        for column in list(self.cells):
            self._cell(column)
        self._add()

    # within

    def _build(self) -> None:
        first = 1 + len(self.parts)
        for row in range(first, self._grid.rowCount()):
            for at in range(3):
                if (item := self._grid.itemAtPosition(row, at)) is not None and (widget := item.widget()) is not None:
                    self._grid.removeWidget(widget)
                    if widget not in (self.column, self.cell):
                        widget.hide()
                        widget.deleteLater()
        self.cells = {}
        for row, column in enumerate(self._account.cells, first):
            line = self.cells[column] = RestingLine()
            self._line(row, column, line, partial(self._cell, column))
            gone = IconButton(self._theme, "x", _("Remove {column}").format(column=column))
            gone.clicked.connect(partial(self._remove, column))
            gone.setEnabled(not self._readonly)
            self._grid.addWidget(gone, row, 2)
        self._last(first + len(self.cells))

    def _last(self, row: int) -> None:
        """The line that makes a new column."""
        self._grid.addWidget(self.column, row, 0)
        self._grid.addWidget(self.cell, row, 1, 1, 2)

    def _line(self, row: int, words: str, line: QLineEdit, take: partial[None]) -> None:
        self._dress(line, words)
        line.editingFinished.connect(take)
        self._grid.addWidget(Elided(self._theme, "label", words, tone="text_2"), row, 0)
        self._grid.addWidget(line, row, 1)

    def _dress(self, line: QLineEdit, words: str) -> None:
        line.setMinimumHeight(self._theme.line("label") + 10)
        line.setFont(self._theme.font("label"))
        line.setAccessibleName(words)

    def _fill(self, line: QLineEdit, text: str, *, anew: bool) -> None:
        line.setReadOnly(self._readonly)
        if (anew or not (line.hasFocus() and line.isModified())) and line.text() != text:
            line.setText(text)
        if not line.hasFocus():
            line.setCursorPosition(0)

    def _part(self, part: str) -> None:
        text = " ".join(self.parts[part].text().split())
        if part == NAME and not text:
            self.parts[part].setText(self._account.name)  # an account has a name
        elif text != getattr(self._account, part):
            self._say(**{part: text})

    def _cell(self, column: str) -> None:
        text = self.cells[column].text().strip()
        if text != self._account.cells.get(column, ""):
            self._say(cells={column: text or None})

    def _remove(self, column: str) -> None:
        self._say(cells={column: None})

    def _add(self) -> None:
        column, cell = " ".join(self.column.text().split()), self.cell.text().strip()
        if column and cell:
            self.column.clear()
            self.cell.clear()
            self._say(cells={column: cell})

    def _say(self, **given: object) -> None:
        if not self._readonly and self._account.id:
            self.changed.emit(given)

    def back(self) -> bool:
        """Esc: what is typed and not entered goes; whether there was any."""
        lines = [(self.parts[part], str(getattr(self._account, part))) for part in self.parts]
        lines += [(line, self._account.cells.get(column, "")) for column, line in self.cells.items()]
        lines += [(self.column, ""), (self.cell, "")]
        typed = [(line, text) for line, text in lines if line.text() != text]
        for line, text in typed:
            line.setText(text)
        return bool(typed)
