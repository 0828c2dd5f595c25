"""Typing accounts in, one after the other: a name, and what the scorecard reads of a company."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.score.words import EMPLOYEES, INDUSTRY

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme

MOST = 8  # columns that are asked for


class AddPanel(Panel):
    """Enter adds; the panel stays open for the next one."""

    def __init__(self, theme: Theme, board: Board, added: Callable[[int], None]) -> None:
        super().__init__(theme, _("New account"))
        self._board, self._added = board, added
        card = board.draft
        columns = [INDUSTRY, EMPLOYEES, *(c.column for c in card.criteria), *(g.column for g in card.gates)]
        self.name = QLineEdit(placeholderText=_("Name of the company"))
        self.domain = QLineEdit(placeholderText=_("example.com"))
        self.cells = {column: QLineEdit() for column in list(dict.fromkeys(filter(None, columns)))[:MOST]}
        self.labelled(_("Account"), self.name)
        self.labelled(_("Website"), self.domain)
        for column, line in self.cells.items():
            self.labelled(column, line)
        close, add = Button(theme, _("Close")), Button(theme, _("Add"), kind="primary")
        close.clicked.connect(self.done)
        add.clicked.connect(self.add)
        self.buttons(close, add)
        self.setFocusProxy(self.name)

    def add(self) -> None:
        """Adds what was typed and makes room for the next."""
        from persona_studio.actions import accounts

        name = " ".join(self.name.text().split())
        self.name.setProperty("bad", not name)
        self.name.style().polish(self.name)
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        cells = {column: line.text().strip() for column, line in self.cells.items() if line.text().strip()}
        self._board.session.run(accounts.add, name, cells, domain=self.domain.text().strip(), then=self._added)
        for line in (self.name, self.domain, *self.cells.values()):
            line.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_close(self) -> bool:
        """Nothing is lost by closing but half a row."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(QApplication.focusWidget(), QAbstractButton):
            self.add()
        else:
            super().keyPressEvent(event)
