"""What turns the view of Compare: a switch that is on or off, and words of which one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Painted, focus_ring
from persona_studio.ui.parts.segment import Segment
from persona_studio.ui.theme import Theme

TRACK = (32, 18)
OUT = 6  # px that the ground of words stands out before them


class OnOff(Painted):
    """A switch with its words: the knob stands at the end while it is on."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(round(self.theme.advance(self.text(), "small", weight=500)) + TRACK[0] + 18, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self.theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.isRightToLeft()
        track = QRectF(box.right() - TRACK[0] - 4 if mirrored else 4, box.center().y() - TRACK[1] / 2, *TRACK)
        on = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if on else "rule_strong"))
        painter.drawRoundedRect(track, TRACK[1] / 2, TRACK[1] / 2)
        painter.setBrush(theme.colour("on_accent" if on else "surface"))
        side = TRACK[1] - 4
        painter.drawEllipse(QRectF(track.right() - side - 2 if on != mirrored else track.x() + 2, track.y() + 2, side, side))
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.colour("text" if self.isEnabled() else "text_3"))
        room = box.adjusted(0, 0, -TRACK[0] - 12, 0) if mirrored else box.adjusted(TRACK[0] + 12, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        if self.hasFocus() and self.by_keyboard:
            focus_ring(painter, box, theme, theme.size("control", "radius"))


class Words(Painted):
    """A quiet button of words with a chevron: opens a menu.

    `corner`: it fills the corner of a table, its words where the labels begin, its ground `OUT` before them.
    """

    def __init__(self, theme: Theme, text: str, *, corner: bool = False) -> None:
        super().__init__(theme, text)
        self._corner = corner

    def sizeHint(self) -> QSize:
        return QSize(min(260, round(self.theme.advance(self.text(), "small"))) + 36, 28)

    def say(self, text: str) -> None:
        """Other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, theme = QPainter(self), QRectF(self.rect()), self.theme
        wide = min(box.width(), theme.advance(self.text(), "small") + 34)
        mirrored = self.isRightToLeft()
        if self._corner:
            painter.fillRect(box, theme.colour("surface"))
            painter.fillRect(QRectF(0 if mirrored else OUT, box.bottom() - 1, box.width() - OUT, 1), theme.colour("rule"))
            box = QRectF(0, (box.height() - 28) / 2, box.width(), 28)
        ground = QRectF(box.right() - wide, box.y(), wide, box.height()) if mirrored else QRectF(box.x(), box.y(), wide, box.height())
        self.paint_ground(painter, ground, theme.size("control", "radius"))
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        room = ground.adjusted(28, 0, -OUT, 0) if mirrored else ground.adjusted(OUT, 0, -26, 0)
        shown = theme.metrics("small").elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        x = ground.x() + 7 if mirrored else ground.right() - 21
        icons.paint(painter, QRectF(x, box.center().y() - 7, 14, 14), "chevron-down", theme.colour("text_2"))


class Segments(QWidget):
    """A few words of which one is chosen. One stop for Tab, arrows inside."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, words: Mapping[str, str], chosen: str, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.setAccessibleName(name)
        self.words = {id: Segment(theme, said) for id, said in words.items()}
        for id, word in self.words.items():
            word.clicked.connect(lambda _checked=False, id=id: self.wanted.emit(id))
            row.addWidget(word)
        self.choose(chosen)

    def choose(self, id: str) -> None:
        """Marks the word of the view that is seen."""
        for other, word in self.words.items():
            word.setChecked(other == id)
            word.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == id else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        ids = list(self.words)
        here = next((n for n, id in enumerate(ids) if self.words[id].isChecked()), 0)
        if step:
            id = ids[(here + (step if not self.isRightToLeft() else -step)) % len(ids)]
            self.wanted.emit(id)
            self.words[id].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
