"""The figures of the profile that is chosen in the ranking: what each is, what it adds, and a way to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from persona_studio.domain.priority.rank import Part
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Painted, focus_ring
from persona_studio.ui.priority import words

if TYPE_CHECKING:
    from persona_studio.ui.priority.board import Board
    from persona_studio.ui.theme import Theme

ACROSS = 3
PAD = 8


class FigureButton(Painted):
    """One figure: its name, the value as it stands, what it adds to the total. Opens the field."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.part: Part | None = None
        self._label = self._adds = ""

    def show_part(self, part: Part, label: str, said: str) -> None:
        """The figure as it is now; `said` is all of it in one sentence."""
        self.part, self._label = part, label
        self._adds = words.adds(part)
        self.setText(said)
        self.setAccessibleName(said)
        self.setToolTip(part.why)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, self.theme.line("label") + self.theme.line("small") + 2 * PAD - 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.part is None:
            return
        painter, theme, box = QPainter(self), self.theme, QRectF(self.rect())
        self.paint_ground(painter, box, theme.size("control", "radius"))
        if self.hasFocus() and self.by_keyboard:
            focus_ring(painter, box, theme, theme.size("control", "radius"))
        room = box.adjusted(PAD, PAD - 2, -PAD, -PAD + 2)
        first = QRectF(room.x(), room.y(), room.width(), theme.line("label"))
        second = QRectF(room.x(), first.bottom(), room.width(), theme.line("small"))
        value = self.part.said or _("Not known")
        usable = "text" if self.part.known else "accent"
        wide = theme.advance(self._adds, "label") + 14
        for line, text, role, tone, flag in (
            (first.adjusted(0, 0, -wide, 0), self._label, "label", "text_2", Qt.AlignmentFlag.AlignLeft),
            (first, self._adds, "label", "text_2", Qt.AlignmentFlag.AlignRight),
            (second, value, "small", usable, Qt.AlignmentFlag.AlignLeft),
        ):
            painter.setFont(theme.font(role, weight=500 if role == "small" else None, tabular=True))
            painter.setPen(theme.colour(tone))
            shown = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, line.width() + 1)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | flag, shown)


class Figures(QWidget):
    """Follows who is chosen."""

    field_wanted = Signal(int, str)

    def __init__(self, board: Board, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board, self._theme = board, theme
        self._profile: int | None = None
        self.buttons: list[FigureButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, 8, 20, 10)
        self._grid.setSpacing(4)
        self.setAccessibleName(_("Figures of the chosen profile"))

    def show_profile(self, profile: int | None) -> None:
        """The figures of this profile."""
        self._profile = profile
        row = next((r for r in self._board.ranked if r.profile == profile), None)
        self.setVisible(row is not None)
        if row is None:
            return
        while len(self.buttons) < len(row.parts):
            self._add()
        for button, part in zip(self.buttons, row.parts, strict=False):
            button.show_part(part, self._board.label(row.profile, part.field), words.part(self._board, row, part))

    def _add(self) -> None:
        button, n = FigureButton(self._theme), len(self.buttons)
        button.clicked.connect(lambda: self._open(button))
        self._grid.addWidget(button, n // ACROSS, n % ACROSS)
        self.buttons.append(button)

    def _open(self, button: FigureButton) -> None:
        if self._profile is not None and button.part is not None:
            self.field_wanted.emit(self._profile, button.part.field)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), self._theme.colour("hairline"))
