"""The head of Compare: which view, who is compared, only differences, ways to add and to save."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from persona_studio.domain.comparison import words
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare.switches import OnOff, Segments, Words
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.ui.compare.board import Board
    from persona_studio.ui.frame.commands import Commands
    from persona_studio.ui.theme import Theme

SIDE_BY_SIDE = "side"
NARROW = 1100  # px below which the head leaves out what the rows show as well


class CompareHead(QWidget):
    """What it offers are commands."""

    def __init__(self, board: Board, theme: Theme, commands: Commands, views: dict[str, str]) -> None:
        super().__init__()
        self._board, self._theme, self._commands = board, theme, commands
        self.views = Segments(theme, views, SIDE_BY_SIDE, _("View"))
        self.who = Words(theme, "")
        self.only = OnOff(theme, _("Only differences"))
        self.only.setToolTip(_("Hides the rows that are the same everywhere (D)"))
        self.only.toggled.connect(board.show_only_differences)
        self.count = Text(theme, "label", tone="text_2")
        self.add = Button(theme, _("Add profile"), icon="plus")
        self.add.clicked.connect(lambda: commands.run("compare.pick"))
        self.export = Button(theme, _("Comparison poster"), icon="printer")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(32, 12, 32, 8)
        self.row.setSpacing(8)
        self.row.addWidget(Text(theme, "title", _("Compare")))
        self.row.addSpacing(8)
        for widget in (self.views, self.who):
            self.row.addWidget(widget)
        self.row.addStretch(1)
        self.views.setVisible(len(views) > 1)  # in the layout by now: it is no window of its own
        for part in (self.only, self.count):
            self.row.addWidget(part)
        self.row.addSpacing(12)
        for button in (self.add, self.export):
            self.row.addWidget(button)
        board.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    def show_view(self, id: str) -> None:
        """Another view is seen; what belongs to the table goes with it."""
        self.views.choose(id)
        self._seen = id
        self.refresh()

    _seen = SIDE_BY_SIDE

    def refresh(self) -> None:
        """Says what the board has now."""
        board, here = self._board, self._seen == SIDE_BY_SIDE
        margins = self.row.contentsMargins()
        self.setMinimumHeight(self.add.sizeHint().height() + margins.top() + margins.bottom())  # as high where it has no buttons
        comparison = board.comparison
        self.who.say(_who(board))
        self.who.setVisible(here and bool(board.columns))
        for part in (self.only, self.export):
            part.setVisible(here and comparison is not None)
        self.add.setVisible(here and bool(board.columns))
        self.add.setEnabled(not board.full)
        self.add.setToolTip(_("Six profiles are as many as can be read side by side.") if board.full else "")
        if self.only.isChecked() != board.only_differences:
            self.only.setChecked(board.only_differences)
        differ, rows = words.count(comparison) if comparison else (0, 0)
        said = ngettext("{differ} of {n} row", "{differ} of {n} rows", rows).format(differ=differ, n=rows)
        self.count.setText(said)
        self.count.setVisible(here and comparison is not None and self.window().width() >= NARROW * self._theme.scale)

    def pop(self, button: QWidget, fill: Callable[[QMenu], object], *, end: bool = False) -> QMenu:
        """Opens a menu under a button."""
        menu = QMenu(self)
        fill(menu)
        x = button.width() - menu.sizeHint().width() if end != self.isRightToLeft() else 0
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(x, button.height() + 4)))
        return menu


def _who(board: Board) -> str:
    """How many of which kind."""
    n = len(board.columns)
    kinds = {column.profile.kind for column in board.columns}
    said = {
        "buyer": ngettext("{n} buyer", "{n} buyers", n),
        "user": ngettext("{n} user", "{n} users", n),
        "icp": ngettext("{n} ideal customer profile", "{n} ideal customer profiles", n),
        "negative": ngettext("{n} negative persona", "{n} negative personas", n),
        "segment": ngettext("{n} segment", "{n} segments", n),
    }
    return said.get(kinds.pop() if len(kinds) == 1 else "", ngettext("{n} profile", "{n} profiles", n)).format(n=n)
