"""The line over the table: a word for each tier with its count, those that are not certain, a line to search in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.score.table.choice import ALL, EXCLUDED, OPEN

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme

PAD = 10


class FilterChip(Painted):
    """A word and a number."""

    def __init__(self, theme: Theme, which: int, words: str) -> None:
        super().__init__(theme, words)
        self.which, self.count = which, 0
        self.setCheckable(True)

    def tell(self, words: str, count: int) -> None:
        """Another name or number."""
        if (words, count) != (self.text(), self.count):
            self.count = count
            self.setText(words)
            self.setAccessibleName(ngettext("{name}, {count} account", "{name}, {count} accounts", count).format(name=words, count=count))
            self.updateGeometry()
            self.update()

    def number(self) -> str:
        """The count as it is written."""
        return QLocale().toString(self.count)

    def sizeHint(self) -> QSize:
        digits = QFontMetricsF(self.theme.font("small", tabular=True)).horizontalAdvance(self.number())
        wide = self.theme.advance(self.text(), "small", weight=600) + 8 + digits + 2 * PAD
        return QSize(round(wide), max(28, self.theme.line("small") + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def nextCheckState(self) -> None:
        """What is chosen is told by the line."""

    def ground(self) -> str | None:
        return "chip" if self.isChecked() else "hover" if self.underMouse() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the line moves on
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        self.paint_ground(painter, box, self.theme.size("control", "radius"))
        room = box.adjusted(PAD, 0, -PAD, 0)
        painter.setLayoutDirection(self.layoutDirection())
        painter.setFont(self.theme.font("small", weight=600 if self.isChecked() else 500))
        painter.setPen(self.theme.colour("text" if self.isChecked() else "text_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        painter.setFont(self.theme.font("small", tabular=True))
        painter.setPen(self.theme.colour("text_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, self.number())


class SearchLine(QLineEdit):
    """Esc empties it, then leaves; Down goes to the table."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search in the accounts"))
        self.setToolTip(_("Search in names and columns  (Ctrl F)"))
        self.setTextMargins(20, 0, 0, 0)
        self.setMinimumWidth(84)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font("small"))
        self.setFixedHeight(max(28, self._theme.line("small") + 10))
        self.setMaximumWidth(round(180 * self._theme.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        x = self.width() - 16 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        icons.paint(QPainter(self), QRectF(x, (self.height() - 15) / 2, 15, 15), "search", self._theme.colour("text_2"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """Says which accounts are asked for. One stop for Tab, arrows inside."""

    wanted = Signal(int)  # ALL, the number of a tier, EXCLUDED or OPEN
    searched = Signal(str)

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme, self.which = board, theme, ALL
        self.chips: list[FilterChip] = []
        self.open = FilterChip(theme, OPEN, _("Not certain"))
        self.open.clicked.connect(lambda: self.choose(ALL if self.which == OPEN else OPEN))
        self.search = SearchLine(theme)
        self.search.textChanged.connect(self.searched)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 32, 0)
        row.setSpacing(4)
        row.addLayout(self._row)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addSpacing(8)
        row.addWidget(self.search, 1)
        self.refresh()

    def choose(self, which: int) -> None:
        """Asks for others."""
        self.which = which
        self._mark()
        self.wanted.emit(which)

    def refresh(self) -> None:
        """Tiers and counts as they are now."""
        counts, tiers = self._board.counts(), self._board.draft.tiers
        said = [(ALL, _("All"), len(self._board.accounts)), *((n, tier.name, counts.tiers[n]) for n, tier in enumerate(tiers)),
                (EXCLUDED, _("Excluded"), counts.excluded)]  # fmt: skip
        while len(self.chips) > len(said):
            gone = self.chips.pop()
            gone.hide()
            self._row.removeWidget(gone)
            gone.deleteLater()
        made = False
        while len(self.chips) < len(said):
            chip = FilterChip(self._theme, ALL, "")
            chip.clicked.connect(lambda _checked=False, chip=chip: self.choose(chip.which))
            self.chips.append(chip)
            self._row.addWidget(chip)
            made = True
        if made:
            for before, after in pairwise((*self.chips, self.open, self.search)):
                self.setTabOrder(before, after)
        for chip, (which, words, count) in zip(self.chips, said, strict=True):
            chip.which = which
            chip.tell(words, count)
        self.open.tell(_("Not certain"), counts.uncertain)
        self._mark()

    def _mark(self) -> None:
        for chip in (*self.chips, self.open):
            chip.setChecked(chip.which == self.which)
        stop = next((chip for chip in self.chips if chip.isChecked()), self.chips[0])
        for chip in self.chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        here = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        if step and here is not None:
            chip = self.chips[(here + step) % len(self.chips)]
            self.choose(chip.which)
            chip.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
