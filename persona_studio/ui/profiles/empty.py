"""What Profiles shows while nobody is in the workbook: a question, the kinds to choose from, other ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.template.model import Head
from persona_studio.ui.frame.commands import Commands
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.kinds import KindCard, walk
from persona_studio.ui.theme import Theme


class Empty(QWidget):
    """Number keys choose a kind."""

    chosen = Signal(str)  # id of a template

    def __init__(self, theme: Theme, commands: Commands, templates: list[Head], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choices = [KindCard(theme, template, at) for at, template in enumerate(templates, 1)]
        lead = _("Begin with the person who decides. Two or three profiles are enough for a start.")
        if any(t.kind == "icp" for t in templates):
            lead = _("Begin with the company you want to sell to, then the people who decide in it. Two or three profiles are enough for a start.")
        question = Text(theme, "question", _("Who are your client’s customers?"), wrap=True)
        said = Text(theme, "lead", lead, tone="text_2", wrap=True)
        said.setFixedWidth(500)
        for words in (question, said):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for choice in self.choices:
            choice.clicked.connect(lambda _checked=False, id=choice.template.id: self.chosen.emit(id))
            row.addWidget(choice, 100)
            choice.setMaximumWidth(196)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(question)
        column.addSpacing(14)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(said)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(44)
        column.addLayout(row)
        column.addSpacing(44)
        column.addLayout(self._other_ways(theme, commands))
        column.addStretch(4)
        if self.choices:
            self.setFocusProxy(self.choices[0])

    def _other_ways(self, theme: Theme, commands: Commands) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addStretch(1)
        for id, words, icon in (("file.import", _("Import profiles…"), "file-up"), ("file.sample", _("Open the sample workbook"), "graduation-cap")):
            if any(c.id == id for c in commands):
                button = Button(theme, words, kind="link", icon=icon)
                button.clicked.connect(lambda _checked=False, id=id: commands.run(id))
                row.addWidget(button)
        row.addStretch(1)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk(self.choices, event):
            super().keyPressEvent(event)
