"""Priority: the ranking, what it follows from, and the order that may be made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.compare.switches import Segments
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.priority.board import Board
from persona_studio.ui.priority.captions import Captions
from persona_studio.ui.priority.empty import Empty
from persona_studio.ui.priority.figures import Figures
from persona_studio.ui.priority.list import Ranking
from persona_studio.ui.priority.side import Side

if TYPE_CHECKING:
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.ui.session import Session
    from persona_studio.ui.theme import Theme

FIGURES, HAND = "figures", "hand"
FEWEST = 2
SIDE = 320


class PriorityView(QWidget):
    """A view of Compare. All that is changed here is one undo step each."""

    def __init__(self, session: Session, theme: Theme, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._scene = theme, scene
        self.board = Board(session, self)
        self.order = Segments(theme, {FIGURES: _("By figures"), HAND: _("As it stands")}, FIGURES, _("Which order is shown"))
        self.make = Button(theme, _("Make this the order"), kind="primary")
        self.state = Text(theme, "label", tone="text_2")
        self.said = Text(theme, "quote", wrap=True)
        self.list = Ranking(self.board, theme)
        self.side = Side(self.board, theme)
        self.figures = Figures(self.board, theme)
        self.foot = FootLine(theme, legend=False)
        self.empty = Empty(theme, scene.commands)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 8)
        head.setSpacing(12)
        for part in (self.order, None, self.state, self.make):
            head.addWidget(part) if part else head.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        said = QHBoxLayout()
        said.setContentsMargins(28, 2, 28, 10)
        said.addWidget(self.said)
        left.addLayout(head)
        left.addLayout(said)
        left.addWidget(Captions(self.list))
        left.addWidget(self.list, 1)
        left.addWidget(self.figures)
        left.addWidget(self.foot)
        self.middle = QWidget()
        row = QHBoxLayout(self.middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.middle, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.board.changed.connect(self._show)
        self.board.told.connect(self._scene.tell)
        self.make.clicked.connect(self.board.apply)
        self.order.wanted.connect(self._turn)
        self.list.field_wanted.connect(self._scene.place.go_to_field)
        self.figures.field_wanted.connect(self._scene.place.go_to_field)
        self.list.current_changed.connect(lambda: self.figures.show_profile(self.list.current))
        self.list.moved.connect(self._move)
        self.list.tier_wanted.connect(self._tier)
        self._scene.commands.add(self._commands())

    def _commands(self) -> list[Command]:
        """What the palette can do here."""
        return [
            Command("priority.apply", _("Make the ranking the order of the profiles"), self.board.apply, "compare", icon="list", group=6,
                    enabled=lambda: self.isVisible() and self.make.isEnabled(), place="compare"),
            Command("priority.figures", _("Rank by the figures"), lambda: self._turn(FIGURES), "compare", icon="target", group=6,
                    enabled=self.isVisible, checked=lambda: self.board.by_figures, place="compare"),
            Command("priority.hand", _("Rank as the profiles stand"), lambda: self._turn(HAND), "compare", icon="list", group=6,
                    enabled=self.isVisible, checked=lambda: not self.board.by_figures, place="compare"),
        ]  # fmt: skip

    # what the place asks of a view

    def begin(self) -> None:
        """Puts the focus where work begins."""
        self.board.load()
        (self.empty if self.empty.isVisible() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Keeps what was tried."""
        self.side.weights.flush()
        self.board.settle()

    # following the board

    def _show(self) -> None:
        few = len(self.board.ranked) < FEWEST
        self.empty.setVisible(few)
        self.middle.setVisible(not few)
        if few:
            return
        warnings = self.board.warnings()
        self.said.setText(" ".join(warnings))
        self.said.setVisible(bool(warnings))
        applied = self.board.applied
        self.make.setEnabled(not applied and self.board.known and not self.board.readonly)
        self.state.setText(_("The profiles stand in this order.") if applied else "")
        self.figures.show_profile(self.list.current)
        by_hand = [] if self.board.by_figures else [(_("Alt ↑ ↓"), _("move")), ("1 2 3", _("tier")), ("0", _("no tier"))]
        self.foot.tell([(_("Enter"), _("to the figure that is missed most")), *by_hand])

    def _turn(self, order: str) -> None:
        self.order.choose(order)
        self.board.show_by_figures(order == FIGURES)

    def _move(self, profile: int, by: int) -> None:
        if self.board.by_figures:
            self._scene.tell(_("Here the figures give the order. Turn to “As it stands” to move by hand."), "")
        else:
            self.board.move(profile, by)

    def _tier(self, profile: int, tier: int) -> None:
        if self.board.readonly:
            return
        if self.board.by_figures:
            self._scene.tell(_("Here the figures give the tiers. Turn to “As it stands” to set one by hand."), "")
        else:
            self.board.set_tier(profile, tier)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.board.load()
        self._arrange()
        self._scene.commands.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.side.setFixedWidth(round(SIDE * self._theme.scale) if self.width() < 1200 * self._theme.scale else round(380 * self._theme.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))
