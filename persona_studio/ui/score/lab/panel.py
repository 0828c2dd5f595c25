"""The weight lab: weights and limits are moved, and what follows is seen at once."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.lab.limits import LimitScale
from persona_studio.ui.score.lab.outcome import Matters, Tiers, moves
from persona_studio.ui.score.lab.versions import Banner, SaveLine, Versions
from persona_studio.ui.score.lab.weights import Weights
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board

SIDE = 24
SECTION = 20  # px above a heading


class WeightLab(QScrollArea):
    """Reads the board and tells it what a person tries; what it tries is written when the hand comes to rest."""

    def __init__(self, board: Board, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board, self._theme = board, theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Weights"))
        self.state = Text(theme, "heading")
        self.banner = Banner(theme)
        self.weights = Weights(theme)
        self.limits = LimitScale(theme)
        self.tiers = Tiers(theme)
        self.legend = Text(theme, "label", tone="text_2")
        self.sentence = Text(theme, "quote", wrap=True)
        self.saving = SaveLine(theme)
        self.matters = Matters(theme)
        self.versions = Versions(theme)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=0)  # a drag moves faster than the figures are wanted
        self._soon.timeout.connect(self._show_outcome)
        self._join()
        self.show_card()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 18, SIDE, 24)
        column.setSpacing(0)
        column.addWidget(self.state)
        column.addSpacing(8)
        column.addWidget(self.banner)
        column.addSpacing(4)
        column.addWidget(self.weights)
        self._tiers = [self._section(_("Tiers"), self.legend)]
        column.addSpacing(4)
        column.addWidget(self.limits)
        column.addSpacing(8)
        column.addWidget(self.tiers)
        column.addSpacing(14)
        column.addWidget(self.sentence)
        column.addSpacing(14)
        column.addWidget(self.saving)
        note = Text(self._theme, "label", _("Accounts that change when a weight is ten points more or less"), tone="text_2", wrap=True)
        self._mattering = [self._section(_("Which weight matters")), note, self.matters]
        column.addWidget(note)
        column.addSpacing(6)
        column.addWidget(self.matters)
        self._past = [self._section(_("Versions")), self.versions]
        column.addWidget(self.versions)
        column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    def _section(self, title: str, beside: QWidget | None = None) -> QWidget:
        """A heading, with words at its end."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, SECTION, 0, 4)
        row.setSpacing(8)
        row.addWidget(Text(self._theme, "heading", title))
        row.addStretch(1)
        if beside is not None:
            row.addWidget(beside)
        self._column.addWidget(line)
        return line

    def _join(self) -> None:
        board = self._board
        self.weights.wanted.connect(board.try_weights)
        self.limits.wanted.connect(board.try_limits)
        for part in (self.weights, self.limits):
            part.settled.connect(board.settle)
        self.saving.save_wanted.connect(self._save)
        self.saving.reset_wanted.connect(board.reset)
        self.versions.chosen.connect(board.look_at)
        self.banner.closed.connect(lambda: board.look_at(None))
        self.banner.back_wanted.connect(lambda: board.bring_back(board.looked_at.number) if board.looked_at else None)
        board.draft_changed.connect(self._show_draft)
        board.card_changed.connect(self.show_card)
        board.accounts_changed.connect(self._soon.start)
        board.session.flushed_by(self._flush)

    def _flush(self) -> None:
        self.weights.flush()
        self._board.settle()

    def _save(self, name: str) -> None:
        self._flush()
        self._board.save_version(name)

    def show_versions(self) -> None:
        """Goes to the list of versions; the first of them has the focus."""
        self.ensureWidgetVisible(self.versions)
        if self.versions.rows:
            self.versions.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.versions.rows[0])

    # following

    def show_card(self) -> None:
        """Another scorecard, version or set of criteria."""
        board = self._board
        self.weights.readonly = self.limits.readonly = board.readonly
        looked = board.looked_at
        self.banner.setVisible(looked is not None)
        if looked is not None:
            self.banner.show_edition(looked, readonly=board.session.readonly)
        self.versions.show_editions(board.editions, looked)
        for part in self._past:
            part.setVisible(bool(board.editions))
        self.limits.setEnabled(not board.readonly)
        self._show_draft()
        saving = self.saving
        stops = [*self.weights.sliders.values(), *self.limits.handles, saving.save, saving.reset, saving.name, *self.versions.rows]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _show_draft(self) -> None:
        board = self._board
        self.weights.show_card(board.draft, board.saved)
        self.limits.show_tiers(board.draft.tiers, board.saved.tiers)
        self.state.setText(self._state())
        self.saving.setVisible(board.looked_at is None and board.id is not None)
        self.saving.show_state(board.version, edited=board.edited, readonly=board.readonly)
        if not self._soon.isActive():
            self._soon.start()

    def _state(self) -> str:
        board = self._board
        if board.looked_at is not None:
            return _("Version {n}").format(n=board.looked_at.number)
        if not board.version:
            return _("No version saved")
        words = _("Version {n}, edited") if board.edited else _("Version {n}")
        return words.format(n=board.version)

    def _show_outcome(self) -> None:
        """Counts, sentence and chart of the draft."""
        from persona_studio.domain.scoring.lab import sentence, won

        board = self._board
        some = bool(len(board.matrix)) and board.draft.total > Decimal(0)
        for part in (self.tiers, *self._mattering):
            part.setVisible(some)
        if not some:
            self.legend.setText("")
            self.sentence.setText(_("Weights that add up to more than nothing show here which accounts move.") if len(board.matrix)
                                  else _("Accounts that are added show here what each weight does."))  # fmt: skip
            return
        compared = moves(board.matrix, board.saved, board.draft) if board.edited else None
        deals = won(board.draft, board.matrix, board.won) if board.won is not None else None
        self.tiers.show_counts(board.draft, board.counts(), compared.before if compared else None)
        self.legend.setText(self._legend() if compared else "")
        self.sentence.setText(sentence(compared, deals) if compared else self._rest())
        self.matters.show_card(board.draft, board.matrix)

    def _legend(self) -> str:
        version = self._board.version
        return _("❙ version {n}").format(n=version) if version else _("❙ as it was")

    def _rest(self) -> str:
        """What is said while nothing is tried."""
        if self._board.edited:
            return _("The tiers are others than those of the saved version.")
        if self._board.readonly:
            return _("This is what that version makes of the accounts.") if self._board.looked_at else ""
        return _("Move a weight or a limit, and see which accounts move.")
