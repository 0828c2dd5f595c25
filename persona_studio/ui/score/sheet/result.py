"""The score of an account with its range, and what follows: the next tier, the next question, fit against readiness, how firm it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from persona_studio.domain.scoring.score import tier_words
from persona_studio.foundation.words import _
from persona_studio.paper.charts import quadrant
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.marks import Box
from persona_studio.ui.parts.chart_view import ChartView
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score import words
from persona_studio.ui.score.sheet import reasons
from persona_studio.ui.score.table import paint

if TYPE_CHECKING:
    from persona_studio.domain.scoring.explain import Quadrant
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme

FIELD = 52.0  # mm that the three by three is high


class Result(QWidget):
    """Figures, tier and scale in one painted line."""

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme, self._at = board, theme, -1
        self.setFixedHeight(self.sizeHint().height())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.line("name_low") + 34)

    def tell(self, position: int) -> None:
        """The account, or what is known of it, is another."""
        self._at = position
        score = self._board.score(position)
        self.setAccessibleName(words.row(self._board.accounts[position].name, self._board.draft, score))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not 0 <= self._at < len(self._board.accounts):
            return
        painter, theme, score = QPainter(self), self._theme, self._board.score(self._at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.line("name_low")
        font = theme.font("title", tabular=True)
        font.setStrikeOut(bool(score.shut))
        painter.setFont(font)
        painter.setPen(theme.colour("text_2" if score.shut else "text"))
        wide = theme.advance(score.figures(), "title")
        painter.drawText(QRectF(0, 4, wide + 4, line), Qt.AlignmentFlag.AlignVCenter, score.figures())
        paint.tier(painter, QPointF(wide + 14, 4 + line / 2), self._board.draft, score, theme)
        if not score.exact:
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("text_2"))
            painter.drawText(QRectF(0, 4, self.width(), line), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words.known(score.known))
        limits = [tier.least for tier in self._board.draft.tiers if tier.least is not None]
        paint.scale(painter, QRectF(8, line + 8, self.width() - 16, 22), score, limits, theme)


class Next(QWidget):
    """What it would take, what to ask, where it stands, how firm that is."""

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board = board
        self._placed: Quadrant | None = None  # None: nothing can be scored with these weights
        self.advice = Text(theme, "label", tone="text_2", wrap=True)
        self.ask_title = Text(theme, "heading", _("Ask next"))
        self.ask = Text(theme, "quote", wrap=True)
        self.lift_title = Text(theme, "heading")
        self.lift = Text(theme, "label", wrap=True)
        self.grid_title = Text(theme, "heading", _("Fit and readiness"))
        self.grid = ChartView(theme, _("Fit and readiness"), self._draw)
        self.firm = Text(theme, "label", tone="text_2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.advice, self.ask_title, self.ask, self.lift_title, self.lift, self.grid_title, self.grid, self.firm):
            column.addWidget(part)
        for title in (self.lift_title, self.grid_title):
            title.setContentsMargins(0, 10, 0, 0)

    def tell(self, position: int) -> None:
        """The account, or what is known of it, is another."""
        from persona_studio.domain.scoring.explain import ask_next, lifts
        from persona_studio.domain.scoring.explain import quadrant as placed
        from persona_studio.domain.scoring.stability import stability
        from persona_studio.foundation.problem import Problem

        board = self._board
        card, assessment, score = board.draft, board.assessment(position), board.score(position)
        try:
            ways, questions, moved = lifts(card, assessment), ask_next(card, assessment), stability(card, assessment)
            self._placed = placed(card, assessment)
        except Problem:  # weights that are all zero say nothing
            ways, questions, moved, self._placed = [], [], None, None
        tier = card.tiers[score.best] if card.tiers and score.best == score.worst and not score.shut else None
        out = _("Out: {reason}").format(reason=", ".join(gate.name for gate in score.shut)) if score.shut else ""
        self._show(self.advice, out or (f"{tier_words(card, score)}: {tier.advice}" if tier and tier.advice else ""))
        question = questions[0].question or questions[0].name if questions and not score.shut else ""
        self._show(self.ask, question)
        self.ask_title.setVisible(bool(question))
        said = reasons.lifts(card, assessment, ways) if not score.shut else []
        self._show(self.lift, "\n".join(said))
        self.lift_title.setText(_("What would lift it"))
        self.lift_title.setVisible(bool(said))
        self.firm.setText(reasons.firmness(score, moved))
        self.grid.again()

    def _show(self, text: Text, said: str) -> None:
        text.setText(said)
        text.setVisible(bool(said))

    def _draw(self, area: Box, tones: Tones) -> Chart:
        room = Box(area.x, area.y, min(area.width, 60.0), FIELD)
        found = self._placed
        return quadrant.quadrant(found.fit if found else None, found.readiness if found else None, room, tones)
