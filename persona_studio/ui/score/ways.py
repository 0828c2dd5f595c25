"""What Score shows while there is nothing to score: a question, and the ways in as choices with a number each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

TILE = 64


@dataclass(frozen=True)
class Way:
    """One way in: the command it runs."""

    id: str
    title: str
    said: str
    icon: str


class WayCard(Painted):
    """A choice with an icon, a title, a line or two, and the number that chooses it."""

    def __init__(self, theme: Theme, way: Way, number: int) -> None:
        super().__init__(theme, way.title)
        self.way, self.number = way, number
        self.setAccessibleDescription(way.said)
        self.setMinimumWidth(150)

    def sizeHint(self) -> QSize:
        return QSize(196, 40 + TILE + self.theme.line("heading") + 2 * self.theme.line("small") + 48)

    def ground(self) -> str | None:
        return "tint" if self.hasFocus() else super().ground()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self.theme, QRectF(self.rect())
        self.paint_ground(painter, box, theme.size("pane", "radius"))
        tile = QRectF((box.width() - TILE) / 2, 20, TILE, TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("chip"))
        painter.drawRoundedRect(tile, TILE * 0.28, TILE * 0.28)
        icons.paint(painter, tile.adjusted(18, 18, -18, -18), self.way.icon, theme.colour("text_2"))
        y = tile.bottom() + 14
        for font, tone, said, height in (
            (theme.font("heading"), "text", self.way.title, theme.line("heading")),
            (theme.font("small"), "text_2", self.way.said, 2 * theme.line("small")),
            (theme.font("micro"), "text_3" if self.ground() is None else "text_2", str(self.number), theme.line("micro")),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(12, y, box.width() - 24, height), flags, said)
            y += height + 6


class Ways(QWidget):
    """Number keys choose, arrows move."""

    chosen = Signal(str)  # the command of a way

    def __init__(self, theme: Theme, question: str, lead: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._theme = theme
        self.cards = [WayCard(theme, way, number) for number, way in enumerate(ways, 1)]
        asked, said = Text(theme, "question", question, wrap=True), Text(theme, "lead", lead, tone="text_2", wrap=True)
        said.setFixedWidth(500)
        for text in (asked, said):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row, middle = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, id=card.way.id: self.chosen.emit(id))
            card.setMaximumWidth(196)
            row.addWidget(card, 100)
        row.addStretch(1)
        for item in (None, said, None):
            middle.addWidget(item) if item else middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(asked)
        column.addSpacing(14)
        column.addLayout(middle)
        column.addSpacing(36)
        column.addLayout(row)
        column.addStretch(4)
        if self.cards:
            self.setFocusProxy(self.cards[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        number = event.key() - Qt.Key.Key_1
        here = next((n for n, card in enumerate(self.cards) if card.hasFocus()), None)
        if 0 <= number < len(self.cards):
            self.cards[number].click()
        elif step and here is not None:
            self.cards[(here + step) % len(self.cards)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
