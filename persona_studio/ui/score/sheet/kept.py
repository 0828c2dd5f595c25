"""The scores of an account that were kept: what it was worth on a day, by which version, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme
    from persona_studio.workbook.scoring import Kept


def sentence(kept: Kept) -> str:
    """ "Tier 2 on 12 March 2026 with version 3: 3.2–5.0"."""
    at = kept.at.astimezone()
    day = QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.LongFormat)
    return _("{tier} on {day} with version {number}: {figures}").format(tier=kept.tier, day=day, number=kept.number, figures=kept.figures)


def explained(kept: Kept) -> str:
    """The ratings that the score came from, in the words of its version."""
    said = [_("{criterion} {rating}").format(criterion=c.name, rating=kept.ratings.get(c.id, "?")) for c in kept.card.criteria]
    out = [gate.name for gate in kept.card.gates if kept.gates.get(gate.id)]
    return ", ".join([*said, *(_("shut: {gate}").format(gate=name) for name in out)])


class KeptScores(QWidget):
    """Read when another account is shown, and when one was kept."""

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._account: int | None = None
        self.said: list[Text] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def show_account(self, account: int) -> None:
        """Another account."""
        if account != self._account:
            self._account = account
            self._show([])
            self.read(account)

    def read(self, account: int | None) -> None:
        """Asks the workbook again."""
        if account is not None:
            self._board.session.ask(lambda book: book.scored(account), then=lambda found: self._take(account, found))

    def _take(self, account: int, found: list[Kept]) -> None:
        if account == self._account:
            self._show(found)

    def _show(self, found: list[Kept]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.said = []
        if found:
            self._column.addWidget(Text(self._theme, "heading", _("Kept scores")))
        for kept in found:
            first = Text(self._theme, "label", sentence(kept), wrap=True)
            self.said.append(first)
            self._column.addWidget(first)
            self._column.addWidget(Text(self._theme, "label", explained(kept), tone="text_2", wrap=True))
        self.setVisible(bool(found))
