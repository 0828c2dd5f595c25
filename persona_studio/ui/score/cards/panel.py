"""The editor of a scorecard: its rows at the left, the chosen one at the right, what is wrong with it below."""

from __future__ import annotations

import weakref
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from persona_studio.domain.scoring import faults
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.cards import changes, filling
from persona_studio.ui.score.cards.changes import CRITERION, GATE, TIER, Changed, Spot, spots
from persona_studio.ui.score.cards.fields import Fields
from persona_studio.ui.score.cards.fill_page import FillPage
from persona_studio.ui.score.cards.outline import CardOutline
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board

WIDTH = 980
PAUSE = 250  # ms after a key until what was typed is written
TOLD = 2  # faults that are told below; the rest stand beside their fields


class CardPanel(QWidget):
    """Everything is written as it is typed; one row's typing is one step of undo. `done` when it may close."""

    done = Signal()

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._id = board.id
        self.card = board.draft
        self._pending: Scorecard | None = None
        self._visit = 0
        self._warned = False
        self._proposed: Scorecard | None = None
        self._readonly = board.readonly
        self.outline = CardOutline(theme)
        self.fields = Fields(theme, self.card, board.accounts, columns(board), readonly=self._readonly)
        self.fill_page = FillPage(theme)
        self.verdict = Text(theme, "small", tone="text_2", wrap=True)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.flush)
        self._lay_out()
        self._join()
        self.setFocusProxy(self.outline)
        self.outline.show_card(self.card, next(iter(spots(self.card)), None))
        self.fields.show_row(self.card, self.outline.spot)
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 2000)  # as high as an overlay may be

    def hasHeightForWidth(self) -> bool:
        return False  # the wrapped words inside would ask for less

    # the parts

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        middle = QHBoxLayout()
        middle.setContentsMargins(18, 0, 10, 0)
        middle.setSpacing(28)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.outline, 1)
        left.addLayout(self._row_buttons())
        middle.addLayout(left, 7)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.fields)
        self.stack.addWidget(self.fill_page)
        middle.addWidget(self.stack, 12)
        column.addLayout(middle, 1)
        column.addLayout(self._bottom())
        foot = FootLine(self._theme, legend=False, bare=True)
        foot.tell([(_("Enter"), _("change")), ("Alt ↑ ↓", _("move")), (_("Ins"), _("add")), (_("Del"), _("remove")), (_("Esc"), _("back"))])
        column.addWidget(foot)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(28, 0, 28, 10)
        head.setSpacing(10)
        head.addWidget(Text(self._theme, "title", self._board.name or _("Scorecard")))
        head.addStretch(1)
        self.fill = Button(self._theme, _("Fill from the profile…"), kind="link", icon="file-down")
        self.fill.clicked.connect(self._ask_fill)
        self.fill.setEnabled(not self._readonly and self._board.listed is not None)
        head.addWidget(self.fill)
        return head

    def _row_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(2)
        self.adding: dict[str, Button] = {}
        for kind, words in ((CRITERION, _("Criterion")), (TIER, _("Tier")), (GATE, _("Gate"))):
            button = Button(self._theme, words, kind="link", icon="plus")
            button.setAccessibleName({CRITERION: _("Add a criterion"), TIER: _("Add a tier"), GATE: _("Add a gate")}[kind])
            button.clicked.connect(lambda _on=False, kind=kind: self.add(kind))
            button.setEnabled(not self._readonly)
            row.addWidget(button)
            self.adding[kind] = button
        row.addStretch(1)
        self.removing = Button(self._theme, _("Remove"), kind="link")
        self.removing.clicked.connect(self.remove)
        self.removing.setEnabled(not self._readonly)
        row.addWidget(self.removing)
        return row

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(28, 10, 28, 12)
        row.setSpacing(16)
        row.addWidget(self.verdict, 1)
        close = Button(self._theme, _("Done"))
        close.clicked.connect(self._close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _join(self) -> None:
        outline = self.outline
        outline.chosen.connect(self._chosen)
        outline.enter.connect(self.fields.enter)
        outline.add_wanted.connect(lambda: self.add(outline.spot.kind if outline.spot else CRITERION))
        outline.remove_wanted.connect(self.remove)
        outline.move_wanted.connect(lambda by: self._do(lambda spot: changes.move(self.card, spot, by)))
        self.fields.changed.connect(self._typed)
        self.fields.rescale_wanted.connect(self._rescale)
        self.fill_page.wanted.connect(self._fill)
        self.fill_page.left.connect(self._leave_fill)
        self._board.card_changed.connect(self._followed)
        here = weakref.ref(self)
        self._board.session.flushed_by(lambda: panel.flush() if (panel := here()) is not None else None)

    # what is done

    def add(self, kind: str) -> None:
        """A new row of a kind, whose name can be typed at once."""
        if not self._readonly:
            self._take(changes.add(self.card, kind, self.outline.spot))
            self.fields.enter()

    def remove(self) -> None:
        """Takes the chosen row away; undo brings it back."""
        self._do(lambda spot: changes.remove(self.card, spot))
        self.outline.setFocus(Qt.FocusReason.TabFocusReason)

    def _do(self, change: Callable[[Spot], Changed]) -> None:
        spot = self.outline.spot
        if spot is not None and not self._readonly:
            self._take(change(Spot(*spot)))

    def _take(self, changed: Changed) -> None:
        """A change of rows: a step of its own."""
        card, spot = changed
        if card == self.card:
            return
        self.flush()
        self.card = card
        self._board.change(card)
        self._visit += 1
        self._show(spot)

    def _show(self, spot: Spot | None) -> None:
        self.stack.setCurrentWidget(self.fields)
        self.outline.show_card(self.card, spot)
        self.fields.show_row(self.card, spot if spot in spots(self.card) else None)
        self._say()

    def _typed(self, card: Scorecard) -> None:
        self.card = self._pending = card
        self._soon.start()
        self.outline.show_card(card, self.outline.spot)
        self._say()

    def flush(self) -> None:
        """Writes what was typed, as long as the scorecard is there."""
        pending, self._pending = self._pending, None
        if pending is not None and self._board.id == self._id:
            self._board.change(pending, visit=f"scorecard {id(self)} {self._visit}")

    def _rescale(self) -> None:
        try:
            card = faults.rescaled(self.card)
        except Problem as problem:
            self.verdict.setText(str(problem))
            return
        self._take((card, self.outline.spot or Spot(CRITERION, 0)))

    # from the profile

    def _ask_fill(self) -> None:
        from persona_studio.actions import scorecards

        listed = self._board.listed
        if listed is not None:
            self.flush()
            here = weakref.ref(self)
            self._board.session.ask(scorecards.propose, listed.profile, then=lambda card: panel._proposal(card) if (panel := here()) else None)

    def _proposal(self, proposed: Scorecard) -> None:
        from persona_studio.domain.scoring import defaults

        self._proposed = filling.merged(self.card, proposed, defaults.scorecard())
        self.stack.setCurrentWidget(self.fill_page)
        self.fill_page.show_changes(filling.sentences(self.card, self._proposed))

    def _fill(self) -> None:
        if self._proposed is not None:
            self._take((self._proposed, self.outline.spot or Spot(CRITERION, 0)))
        self._leave_fill()

    def _leave_fill(self) -> None:
        self._proposed = None
        self.stack.setCurrentWidget(self.fields)
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    # following

    def _chosen(self, spot: Spot) -> None:
        self.stack.setCurrentWidget(self.fields)
        if spot != self.fields.spot:
            self.flush()
            self._visit += 1
            self.fields.show_row(self.card, spot)

    def _followed(self) -> None:
        """The card is another without us: undone, changed in the lab, or deleted."""
        if self._board.id != self._id:
            self._end()
        elif self._pending is None and self._board.draft != self.card:
            self.card = self._board.draft
            there = spots(self.card)
            spot = self.outline.spot
            self._show(spot if spot in there else next(iter(there), None))

    def _say(self) -> None:
        self._warned = False
        found = faults.faults(self.card)
        self.verdict.set_tone("error" if found else "text_2")
        more = _("and {n} more").format(n=len(found) - TOLD) if len(found) > TOLD else ""
        self.verdict.setText(" ".join(filter(None, (*found[:TOLD], more))) or _("Everything is written as you type it."))
        last = self.fields.spot is not None and self.fields.spot.kind == TIER and len(self.card.tiers) == 1
        self.removing.setEnabled(not self._readonly and self.fields.spot is not None and not last)

    # leaving

    def may_close(self) -> bool:
        """Whether Esc or a click elsewhere closes. What could not be read is told first: it is in no workbook."""
        if self.fields.unreadable() and not self._warned and not self._readonly:
            self._warned = True
            self.verdict.set_tone("error")
            self.verdict.setText(_("What is marked could not be read and is not kept. Mend it, or close once more."))
            return False
        self.flush()
        return True

    def _end(self) -> None:
        """The scorecard has gone, with what was being typed in it; the line of the window says so."""
        from persona_studio.actions import scorecards

        self._soon.stop()
        self._pending = None
        self._board.card_changed.disconnect(self._followed)
        self.done.emit()
        self._board.session.failed.emit(scorecards.gone(), False)

    def _close(self) -> None:
        if self.may_close():
            self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.isAncestorOf(self.focusWidget() or self):
            if self.stack.currentWidget() is self.fill_page:
                self._leave_fill()
            else:
                self.outline.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = QRectF(self.stack.x() - 16, self.stack.y(), 1, self.stack.height())
        QPainter(self).fillRect(line, self._theme.colour("hairline"))


def columns(board: Board) -> list[str]:
    """Columns that rules can read: those of the accounts, the most frequent first, then those that lists of companies usually have."""
    from persona_studio.exchange.accounts.columns import COLUMNS

    there = Counter(name for account in board.accounts for name in account.cells)
    return [*(name for name, _n in there.most_common()), *(name for name in COLUMNS if name not in there)]
