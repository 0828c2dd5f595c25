"""Asks before a scorecard is filled from its profile: shows each change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.cards.lines import Lines
from persona_studio.ui.theme import Theme


class FillPage(QWidget):
    """`wanted` when the changes are taken, `left` when not."""

    wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.list = Lines(theme, _("What the profile would change"), readonly=True)
        self.words = Text(theme, "small", tone="text_2", wrap=True)
        self.take = Button(theme, _("Fill in"), kind="primary")
        self.leave = Button(theme, _("Leave as it is"))
        self.take.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 18, 8)
        column.setSpacing(8)
        column.addWidget(Text(theme, "heading", _("Fill from the profile")))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        row.addStretch(1)
        column.addLayout(row)

    def show_changes(self, said: list[str]) -> None:
        """Lists what would change."""
        self.take.setEnabled(bool(said))
        some = _("Weights and tiers stay. Undo takes it back in one step.")
        self.words.setText(some if said else _("The profile says nothing that is not in the scorecard already."))
        self.list.begin()
        for sentence in said:
            self.list.put_in(sentence, Text(self._theme, "body", sentence, wrap=True))
        self.list.end()
        (self.take if said else self.leave).setFocus(Qt.FocusReason.TabFocusReason)
