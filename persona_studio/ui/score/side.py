"""What stands beside the table: the account and the weights, as a pane, or in a drawer where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import IconButton
from persona_studio.ui.profiles.inspector import Tab

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.score.sheet.sheet import AccountSheet
    from persona_studio.ui.theme import Theme

ACCOUNT, WEIGHTS = 0, 1


class Side(QWidget):
    """`closed` when a person wants the room back. The weights are made when they are first turned to."""

    closed = Signal()

    def __init__(self, board: Board, theme: Theme, sheet: AccountSheet) -> None:
        super().__init__()
        self._board, self._theme, self.sheet = board, theme, sheet
        self.lab: QWidget | None = None
        self.setAccessibleName(_("Account and weights"))
        self.pages = QStackedWidget()
        self.pages.addWidget(sheet)
        self.tabs = [Tab(theme, words) for words in (_("Account"), _("Weights"))]
        fold = IconButton(theme, "panel-right-close", _("Fold the pane (F9)"))
        fold.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 12, 2)
        head.setSpacing(4)
        for at, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _checked=False, at=at: self.turn_to(at))
            head.addWidget(tab)
        head.addStretch(1)
        head.addWidget(fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.tabs[0])

    @property
    def page(self) -> int:
        """ACCOUNT or WEIGHTS."""
        return self.pages.currentIndex()

    def turn_to(self, page: int) -> None:
        """Shows the account or the weights."""
        if page == WEIGHTS and self.lab is None:
            from persona_studio.ui.score.lab.panel import WeightLab

            self.lab = WeightLab(self._board, self._theme)
            self.pages.addWidget(self.lab)
        self.pages.setCurrentIndex(page)
        for at, tab in enumerate(self.tabs):
            tab.setChecked(at == page)
        self.setFocusProxy(self.tabs[page])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, tab in enumerate(self.tabs) if tab.hasFocus()), None)
        if step and here is not None:
            other = (here + step) % len(self.tabs)
            self.turn_to(other)
            self.tabs[other].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("window"))
