"""A line that is wanted or not: a box, or a circle where only one of several can be, its words whole, and who says it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Painted, focus_ring
from persona_studio.ui.theme import Theme

BOX, PAD, WHO = 16, 7, 150
WRAPPED = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Tick(Painted):
    """`who` stands at the end of the line; with `one` it is one of several of which one is chosen."""

    def __init__(self, theme: Theme, words: str, who: str = "", *, one: bool = False, on: bool = True) -> None:
        super().__init__(theme, words)
        self.who, self._one = who, one
        self.setCheckable(True)
        self.setAutoExclusive(one)
        self.setChecked(on)
        self.setAccessibleName(f"{words}, {who}" if who else words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(40, width - self._start() - (WHO if self.who else 8))
        high = QFontMetricsF(self.theme.font("body")).boundingRect(QRectF(0, 0, room, 1e6), int(WRAPPED.value), self.text()).height()
        return round(max(high, self.theme.line("body"))) + 2 * PAD

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.theme.line("body") + 2 * PAD)

    def _start(self) -> int:
        return BOX + 20

    def ground(self) -> str | None:
        return "hover" if self.underMouse() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self.theme, QRectF(self.rect())
        self.paint_ground(painter, box, 6)
        on, mirrored = self.isChecked(), self.isRightToLeft()
        mark = QRectF(box.right() - 8 - BOX if mirrored else 8, PAD + (theme.line("body") - BOX) / 2, BOX, BOX)
        painter.setPen(QPen(theme.colour("accent" if on else "rule_strong"), 1.5))
        painter.setBrush(theme.colour("accent" if on and not self._one else "raised"))
        painter.drawRoundedRect(mark, *((BOX / 2, BOX / 2) if self._one else (4, 4)))
        if on and self._one:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(mark.adjusted(4, 4, -4, -4))
        elif on:
            icons.paint(painter, mark.adjusted(1.5, 1.5, -1.5, -1.5), "check", theme.colour("on_accent"), 2.25)
        painter.setLayoutDirection(self.layoutDirection())
        aside = WHO if self.who else 8
        room = box.adjusted(aside, PAD, -self._start(), 0) if mirrored else box.adjusted(self._start(), PAD, -aside, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text" if on else "text_2"))
        painter.drawText(room, int(WRAPPED.value), self.text())
        if self.who:
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("text_2"))
            end = QRectF(8, PAD, WHO - 20, theme.line("body")) if mirrored else QRectF(box.right() - WHO + 12, PAD, WHO - 20, theme.line("body"))
            said = theme.metrics("label").elidedText(self.who, Qt.TextElideMode.ElideRight, round(end.width()))
            painter.drawText(end, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, said)
        if self.hasFocus() and self.by_keyboard:
            focus_ring(painter, box, theme, 6)
