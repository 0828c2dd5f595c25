"""What weights and limits lead to: the tiers beside those of the saved version, one sentence, which weight matters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from persona_studio.domain.scoring.model import Scorecard
from persona_studio.foundation.words import _
from persona_studio.paper.charts.distribution import distribution
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.charts.tornado import tornado
from persona_studio.paper.marks import Box
from persona_studio.ui.parts.chart_view import ChartView
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme, percent

if TYPE_CHECKING:
    from persona_studio.domain.scoring.lab import Moves, Swing
    from persona_studio.domain.scoring.many import Counts, Matrix

LATER = 150  # ms after the last change until it is worked out which weight matters
STEP = 10  # points
FILLS = ("ink_chip", "meter", "rule")  # best tier first; the last for all others
SIZE = 9.4  # pt
ROW = 6.9  # mm


class Tiers(QWidget):
    """The bars of the tiers. Counts of the saved version stand beside them while they are others."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._now: Counts | None = None
        self._saved: Counts | None = None
        self.view = ChartView(theme, _("Accounts in each tier"), self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.view)
        self.share = Text(theme, "label", tone="text_2", wrap=True)
        column.addWidget(self.share)

    def show_counts(self, card: Scorecard, now: Counts, saved: Counts | None) -> None:
        """Takes other counts; `saved` is None where they cannot be set beside each other."""
        self._names, self._now, self._saved = tuple(tier.name for tier in card.tiers), now, saved
        self.share.setVisible(bool(now.uncertain))
        share = now.uncertain / max(1, sum(now.tiers) + now.uncertain + now.excluded)
        self.share.setText(_("{share} could be in more than one tier.").format(share=percent(share)))
        self.view.again()

    def _draw(self, area: Box, tones: Tones) -> Chart:
        now = self._now
        if now is None:
            return Chart((), 0.0)
        rows = list(zip(self._names, now.tiers, strict=True))
        unsure = bool(now.uncertain or (self._saved and self._saved.uncertain))
        if unsure:
            rows.append((_("Not certain"), now.uncertain))
        rows.append((_("Excluded"), now.excluded))
        before = None
        if self._saved is not None:
            before = [*self._saved.tiers, *([self._saved.uncertain] if unsure else []), self._saved.excluded]
        fills = [self._theme.colour(FILLS[min(n, len(FILLS) - 1)]).name() for n in range(len(self._names))]
        fills += [self._theme.colour("chip").name()] * 2
        return distribution(rows, before, replace(area, height=ROW * len(rows)), tones, fills, SIZE)


class Matters(QWidget):
    """The tornado. It is worked out when the hand rests, for it asks many times what the tiers ask once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about: tuple[Scorecard, Matrix] | None = None
        self.swings: list[Swing] = []
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self.work_out)
        self.view = ChartView(theme, _("Which weight matters"), self._draw)
        self.none = Text(theme, "label", _("Ten points more or less of any weight would move no account."), tone="text_2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.view)
        self.none.hide()

    def show_card(self, card: Scorecard, matrix: Matrix) -> None:
        """Another draft, or other accounts."""
        self._about = (card, matrix)
        self._later.start()

    def work_out(self) -> None:
        """Asks what ten points more and less of each weight would do."""
        from persona_studio.domain.scoring.lab import tornado as swings

        self._later.stop()
        if self._about is not None:
            self.swings = swings(*self._about, STEP)
            still = not any(swing.moved for swing in self.swings)
            self.none.setVisible(still)
            self.view.setVisible(not still)
            self.view.again()

    def _draw(self, area: Box, tones: Tones) -> Chart:
        return tornado(self.swings, area, tones, str(STEP), SIZE) if self.swings else Chart((), 0.0)


def moves(matrix: Matrix, saved: Scorecard, now: Scorecard) -> Moves | None:
    """What the draft changes; None where the tiers are too different to be set beside each other."""
    from persona_studio.domain.scoring.lab import moved

    return moved(matrix, saved, now) if len(saved.tiers) == len(now.tiers) else None
