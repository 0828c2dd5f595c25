"""What Profiles shows while nobody is in the workbook: a question, the kinds to choose from, other ways in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.template.model import Template
from persona_studio.ui.frame.commands import Commands
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button, Painted
from persona_studio.ui.parts.faces import COMPANIES
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.rows import kind_word
from persona_studio.ui.theme import Theme


def kind_note(kind: str) -> str:
    """What such a profile describes."""
    notes = {
        "icp": _("The kind of company that fits best"),
        "buyer": _("The person who decides, or signs it off"),
        "user": _("The person who works with it every day"),
        "negative": _("The one who looks right and is not"),
    }
    return notes.get(kind, "")


class Empty(QWidget):
    """Number keys choose a kind."""

    chosen = Signal(str)  # id of a template

    def __init__(self, theme: Theme, commands: Commands, templates: list[Template], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choices = [_Choice(theme, template, at) for at, template in enumerate(templates, 1)]
        lead = _("Begin with the person who decides. Two or three profiles are enough for a start.")
        if any(t.kind == "icp" for t in templates):
            lead = _("Begin with the company you want to sell to, then the people who decide in it. Two or three profiles are enough for a start.")
        question = Text(theme, "question", _("Who are your client’s customers?"), wrap=True)
        said = Text(theme, "lead", lead, tone="text_2", wrap=True)
        said.setFixedWidth(500)
        for words in (question, said):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for choice in self.choices:
            choice.clicked.connect(lambda _checked=False, id=choice.template.id: self.chosen.emit(id))
            row.addWidget(choice)
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
        at = event.key() - Qt.Key.Key_1
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, choice in enumerate(self.choices) if choice.hasFocus()), 0)
        if 0 <= at < len(self.choices) and not event.modifiers():
            self.choices[at].click()
        elif step and self.choices:
            self.choices[(here + step) % len(self.choices)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class _Choice(Painted):
    def __init__(self, theme: Theme, template: Template, at: int) -> None:
        super().__init__(theme, template.name or kind_word(template.kind))
        self.template, self._at = template, at
        self._note = kind_note(template.kind)
        self.setAccessibleDescription(f"{self._note} ({at})")

    def sizeHint(self) -> QSize:
        return QSize(196, 228)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def ground(self) -> str | None:
        return "tint_2" if self.isDown() else "tint" if self.hasFocus() else "hover" if self.underMouse() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self.paint_ground(painter, box, 14)
        side = self.theme.size("empty", "face")
        place = QRectF((box.width() - side) / 2, 20, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("chip"))
        if self.template.kind in COMPANIES:
            painter.drawRoundedRect(place, side * 0.28, side * 0.28)
        else:
            painter.drawEllipse(place)
        icon = {"icp": "building-2", "segment": "layers", "user": "users", "negative": "ban"}.get(self.template.kind, "user-round")
        icons.paint(painter, place.adjusted(24, 24, -24, -24), icon, self.theme.colour("text_2"), 2.25)
        painter.setFont(self.theme.font("heading"))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QRectF(8, 122, box.width() - 16, 22), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("text_2"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(18, 148, box.width() - 36, 40), flags | Qt.TextFlag.TextWordWrap, self._note)
        painter.setFont(self.theme.font("micro"))
        painter.drawText(QRectF(0, 194, box.width(), 20), Qt.AlignmentFlag.AlignCenter, str(self._at))
