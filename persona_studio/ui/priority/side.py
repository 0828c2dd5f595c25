"""At the right of the ranking: value against ease as a chart, the weights, and where the tiers begin."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from persona_studio.domain.priority.model import Priorities
from persona_studio.domain.priority.rank import Ranked
from persona_studio.domain.profile import initials
from persona_studio.domain.scoring.model import Criterion, Scorecard
from persona_studio.foundation.words import _
from persona_studio.paper.charts import bubbles
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.marks import Box
from persona_studio.ui.parts.chart_view import ChartView
from persona_studio.ui.parts.text import Text
from persona_studio.ui.priority.board import Board
from persona_studio.ui.score.lab.slider import WeightSlider
from persona_studio.ui.score.lab.weights import Weights
from persona_studio.ui.theme import Theme

HIGH = 66.0  # mm of the chart
MOST = 24  # bubbles; more cover each other
LEAST = Decimal(1)  # between two limits


class LimitSlider(WeightSlider):
    """Where a tier begins, in percent of the best total."""

    lockable = False

    def spoken(self) -> str:
        return _("{tier} from, in percent of the best total").format(tier=self.name)


class Side(QScrollArea):
    """Shows the board; a drag, an arrow or a typed number is tried on it and kept when it comes to rest."""

    def __init__(self, board: Board, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board, self._theme = board, theme
        self.chart = ChartView(theme, _("Value against ease"), self._draw)
        self.nobody = Text(theme, "small", _("Nobody stands here before a figure is known."), tone="text_2", wrap=True)
        self.weights = Weights(theme)
        self.first, self.second = (LimitSlider(theme, Criterion(id, name, weight)) for id, name, weight in (
            ("first", _("Tier 1"), board.draft.first), ("second", _("Tier 2"), board.draft.second)))  # fmt: skip
        self.weights.wanted.connect(board.try_weights)
        self.weights.settled.connect(board.settle)
        for slider in (self.first, self.second):
            slider.wanted.connect(lambda limit, slider=slider: self._want(slider, limit))
            slider.settled.connect(board.settle)
        self._lay_out()
        board.changed.connect(self.show_board)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(0)
        for title, parts in (
            (_("Value against ease"), [self.chart, self.nobody]),
            (_("What counts"), [self.weights]),
            (_("Where tiers begin"), [self.first, self.second]),
        ):
            column.addWidget(Text(self._theme, "heading", title))
            column.addSpacing(8)
            for part in parts:
                column.addWidget(part)
            column.addSpacing(20)
        column.addStretch(1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (body, self.verticalScrollBar()):
            ground.setProperty("ground", "window")

    def show_board(self) -> None:
        """Weights, limits and chart as they are now."""
        board = self._board
        draft, saved = self._card(board.draft), self._card(board.saved)
        self.weights.readonly = board.readonly
        self.weights.show_card(draft, saved)
        for slider, now, was in ((self.first, board.draft.first, board.saved.first), (self.second, board.draft.second, board.saved.second)):
            slider.readonly = board.readonly
            slider.show_weight(now, was)
        self.chart.setVisible(board.known)
        self.nobody.setVisible(not board.known)
        self.chart.again()

    def _card(self, priorities: Priorities) -> Scorecard:
        """The questions as the sliders know them."""
        labels = self._board.labels()
        return Scorecard(tuple(Criterion(c.field, labels[c.field], c.weight) for c in priorities.criteria))

    def _want(self, slider: LimitSlider, limit: Decimal) -> None:
        """One limit pushes the other before it."""
        if slider is self.first:
            first = max(limit, 2 * LEAST)
            self._board.try_limits(first, min(self._board.draft.second, first - LEAST))
        else:
            second = min(max(limit, LEAST), 100 - LEAST)
            self._board.try_limits(max(self._board.draft.first, second + LEAST), second)

    def _draw(self, area: Box, tones: Tones) -> Chart:
        order = sorted(self._board.ranked, key=lambda r: -r.middle)[:MOST]
        return bubbles.chart([_bubble(r) for r in order if r.known], Box(area.x, area.y, area.width, HIGH), tones)


def _bubble(r: Ranked) -> bubbles.Bubble:
    ease, value = ((float(ends[0]), float(ends[1])) for ends in (r.ease, r.value))
    return bubbles.Bubble(r.name, initials(r.name), ease, value, float(r.size) if r.size is not None else None)
