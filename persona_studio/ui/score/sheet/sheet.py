"""The account beside the table: what is known of it, why it scores as it does, what to do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from persona_studio.domain.scoring.model import Account, Criterion, Rated
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score import words
from persona_studio.ui.score.sheet import reasons
from persona_studio.ui.score.sheet.details import Details
from persona_studio.ui.score.sheet.gates import Gates
from persona_studio.ui.score.sheet.kept import KeptScores
from persona_studio.ui.score.sheet.rating import RatingRow
from persona_studio.ui.score.sheet.result import Next, Result

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme


class AccountSheet(QScrollArea):
    """Follows the account that is chosen in the table; everything said here is one edit, and undoable."""

    left = Signal()  # Esc: back to the table
    command_wanted = Signal(str)

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._account: int | None = None
        self.rows: list[RatingRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Account"))
        self.name = Text(theme, "name_low", wrap=True)
        self.what = Text(theme, "label", tone="text_2", wrap=True)
        self.result = Result(board, theme)
        self.gates = Gates(theme)
        self.next = Next(board, theme)
        self.kept = KeptScores(board, theme)
        self.keep = Button(theme, _("Keep this score"), icon="history")
        self.details = Details(theme)
        self._lay_out()
        self.gates.wanted.connect(self._shut)
        self.details.changed.connect(self._change)
        self.keep.clicked.connect(lambda: self.command_wanted.emit("score.keep"))
        board.accounts_changed.connect(self.refresh)
        board.card_changed.connect(self.refresh)
        board.draft_changed.connect(self._weights_moved)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(2)
        head: list[QWidget] = [self.name, self.what, self.result]
        for part in head:
            column.addWidget(part)
        self._criteria = QVBoxLayout()
        self._criteria.setSpacing(0)
        column.addSpacing(8)
        column.addLayout(self._criteria)
        for part in (self.gates, self.next, self.kept):
            column.addSpacing(10)
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(14)
        column.addWidget(self.details)
        column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)

    # which account

    def show_account(self, account: int | None) -> None:
        """Shows another one."""
        if account != self._account:
            self.flush()
            self._account = account
            self.verticalScrollBar().setValue(0)
        self.refresh()

    def enter(self) -> None:
        """Puts the focus on the first criterion that is not known."""
        scales = [row.scale for row in self.rows]
        if scales:
            wanted = next((scale for scale in scales if scale.rating is None), scales[0])
            wanted.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(wanted)

    def flush(self) -> None:
        """Writes a note that is being typed."""
        for row in self.rows:
            row.flush()
        if self.position is not None:
            self.details.flush()

    def keep_score(self) -> None:
        """Notes the score as it is today."""
        from persona_studio.actions import accounts

        board = self._board
        if self._account is not None and board.id is not None and not board.session.readonly:
            self.flush()
            board.settle()
            board.session.run(accounts.keep_score, self._account, board.id, then=lambda _number: self.kept.read(self._account))

    # what is shown

    @property
    def position(self) -> int | None:
        """Where the account stands on the board; None also while no scorecard says what it is worth."""
        return self._board.position(self._account) if self._account is not None and self._board.id is not None else None

    def refresh(self, _positions: object = None) -> None:
        """Everything as it is now."""
        at = self.position
        for part in (self.what, self.result, self.gates, self.next, self.kept, self.keep, self.details):
            part.setVisible(at is not None)
        if at is None:
            self.name.setText(_("No account is chosen"))
            self._rows([])
            return
        board, account = self._board, self._board.accounts[at]
        self.name.setText(account.name)
        self.what.setText(" · ".join(filter(None, (words.what(account.cells), account.domain))))
        self._rows(list(board.draft.criteria))
        assessment = board.assessment(at)
        for row, criterion in zip(self.rows, board.draft.criteria, strict=True):
            now = assessment.ratings.get(criterion.id, Rated())
            row.tell(criterion, now, reasons.rated(criterion, now, account), readonly=board.readonly, over_rule=self._would_rule(criterion, account))
        self.gates.tell(board.draft.gates, assessment.gates, readonly=board.readonly)
        self._weights_moved()
        self.kept.show_account(account.id)
        self.keep.setEnabled(not board.readonly)
        self.details.tell(account, readonly=board.session.readonly)

    def _would_rule(self, criterion: Criterion, account: Account) -> bool:
        from persona_studio.domain.scoring.rate import rate

        return rate(replace(criterion), account.cells, columns=self._board.columns(account)).rating is not None

    def _weights_moved(self) -> None:
        at = self.position
        if at is not None and self.isVisible():
            self.result.tell(at)
            self.next.tell(at)

    def _rows(self, criteria: list[Criterion]) -> None:
        """As many rows as there are criteria; those that stay keep the focus."""
        while len(self.rows) > len(criteria):
            row = self.rows.pop()
            row.hide()
            self._criteria.removeWidget(row)
            row.deleteLater()
        for criterion in criteria[len(self.rows) :]:
            row = RatingRow(self._theme, criterion)
            row.rated.connect(self._rated)
            row.scale.moved.connect(lambda by, row=row: self._move(row, by))
            self.rows.append(row)
            self._criteria.addWidget(row)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()

    # what is said

    def _rated(self, criterion: str, rating: int | None, note: str) -> None:
        if (at := self.position) is not None:
            self._board.rated([at], criterion, rating, note)

    def _change(self, given: dict[str, Any]) -> None:
        from persona_studio.actions import accounts

        if self._account is not None:
            self._board.session.run(accounts.change, self._account, **given)

    def _shut(self, gate: str, value: object) -> None:
        if (at := self.position) is not None:
            self._board.shut([at], gate, value if isinstance(value, bool) else None)

    def _move(self, row: RatingRow, by: int) -> None:
        other = self.rows[max(0, min(len(self.rows) - 1, self.rows.index(row) + by))]
        other.scale.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(other)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self.details.back():
                self.flush()
                self.left.emit()
        else:
            event.ignore()
