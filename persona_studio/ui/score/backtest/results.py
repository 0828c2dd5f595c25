"""What a back-test found, in words and as a chart, with its doubts; suggested weights beside the present ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.charts.sketch import Chart, Tones
from persona_studio.paper.charts.winrates import winrates
from persona_studio.paper.marks import Box
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.chart_view import ChartView
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.actions.backtesting import Tested
    from persona_studio.domain.scoring.backtest import Report
    from persona_studio.domain.scoring.fitting import Suggestion
    from persona_studio.domain.scoring.model import Scorecard
    from persona_studio.domain.scoring.proof import Auc

SECTION = 18  # px above a heading
MARK = 16


class Results(QWidget):
    """`try_wanted` with weights that a person wants to see in the lab; `grown` when the chart found its height."""

    try_wanted = Signal(dict)
    grown = Signal()

    def __init__(self, theme: Theme, card: Scorecard, tested: Tested, *, readonly: bool) -> None:
        super().__init__()
        self._theme, self._card = theme, card
        self._high = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 14, 0)
        self._column.setSpacing(4)
        report = tested.report
        self._words("quote", report.verdict)
        if report.auc is not None:
            self._words("body", pairs(report.auc))
        self._words("small", counted(tested), tone="text_2")
        self._words("small", coverage(tested), tone="text_2")
        self._doubts(report)
        self._rates(report)
        self._weights(report, readonly)
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._high != self.chart.height():
            self._high = self.chart.height()
            self.grown.emit()

    def _words(self, role: str, words: str, *, tone: str = "text") -> None:
        self._column.addWidget(Text(self._theme, role, words, tone=tone, wrap=True))

    def _heading(self, words: str) -> None:
        self._column.addSpacing(SECTION)
        self._column.addWidget(Text(self._theme, "body", words, weight=600))

    def _doubts(self, report: Report) -> None:
        if not report.warnings:
            return
        self._heading(_("Before you rely on it"))
        for warning in report.warnings:
            row = QHBoxLayout()
            row.setSpacing(8)
            mark = Text(self._theme, "small")
            mark.setPixmap(icons.pixmap("triangle-alert", MARK, self._theme.colour("warn"), self.devicePixelRatioF()))
            mark.setFixedWidth(MARK)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(self._theme, "small", warning, wrap=True), 1)
            self._column.addLayout(row)

    def _rates(self, report: Report) -> None:
        self._heading(_("Share won in each tier"))
        certain = any(row.deals for row in report.rows if row.tier is not None)
        rows = [row for row in report.rows if row.deals or (certain and row.tier is not None)]
        overall = report.won / report.deals if report.deals else None

        def draw(area: Box, tones: Tones) -> Chart:
            return winrates(rows, overall, area, tones)

        self._column.addSpacing(4)
        self.chart = ChartView(self._theme, _("Share won in each tier"), draw)
        self._column.addWidget(self.chart)
        note = _("The upright line is the share of all deals. A line beside a dot reaches over the shares that are plausible (95 %).")
        self._words("label", note, tone="text_2")
        lifts = [_("{tier} {lift}").format(tier=row.name, lift=f"{row.lift:.2f}") for row in rows if row.lift is not None]
        if lifts:
            self._words("small", _("Lift against all deals: {lifts}").format(lifts=", ".join(lifts)))

    def _weights(self, report: Report, readonly: bool) -> None:
        self._heading(_("Suggested weights"))
        if report.suggestion is None:
            self._words("small", report.unsuggested)
            return
        self._words("small", compared(report.suggestion))
        self._column.addSpacing(6)
        self._column.addLayout(self._table(report.suggestion))
        if report.suggestion.kept:
            words = _("The deals say nothing of {criteria}; the weight stays.").format(criteria=", ".join(report.suggestion.kept))
            self._words("label", words, tone="text_2")
        self._column.addSpacing(8)
        self.attempt = Button(self._theme, _("Try these in the weight lab"), icon="gauge")
        self.attempt.setEnabled(not readonly)
        weights = report.suggestion.weights
        self.attempt.clicked.connect(lambda: self.try_wanted.emit(weights))
        self._column.addWidget(self.attempt, 0, Qt.AlignmentFlag.AlignLeft)
        self._words("label", _("The saved version stays as it is until you save another there."), tone="text_2")

    def _table(self, suggestion: Suggestion) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for at, words in enumerate((_("Criterion"), _("Now"), _("Suggested"))):
            grid.addWidget(Text(self._theme, "label", words, tone="text_2"), 0, at, _side(at))
        for row, criterion in enumerate(self._card.criteria, 1):
            now, then = suggestion.present[criterion.id], suggestion.weights[criterion.id]
            cells = criterion.name, percent(float(now)), percent(float(then))
            for at, words in enumerate(cells):
                grid.addWidget(Text(self._theme, "small", words, weight=600 if at == 2 and now != then else None), row, at, _side(at))
        return grid


def _side(at: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft


def percent(value: float) -> str:
    """A share in percent, with a decimal only where there is one."""
    return _("{share} %").format(share=f"{value:g}")


def pairs(curve: Auc) -> str:
    """The AUC as what it means: of pairs of a won and a lost deal."""
    text = _("Of a won and a lost deal, the won one scores higher in {n} of 100 cases; between {low} and {high} are plausible. A coin has 50.")
    return text.format(n=round(curve.value * 100), low=round(curve.interval.low * 100), high=round(curve.interval.high * 100))


def counted(tested: Tested) -> str:
    """What was tested and what was not."""
    report = tested.report
    deals = ngettext("{n} deal", "{n} deals", report.deals).format(n=f"{report.deals:,}")
    accounts = ngettext("{n} account", "{n} accounts", report.accounts).format(n=f"{report.accounts:,}")
    said = _("{deals} of {accounts}: {won} won, {lost} lost.").format(deals=deals, accounts=accounts, won=f"{report.won:,}", lost=f"{report.lost:,}")
    if tested.open:
        rest = ngettext("{n} row says neither and is left out.", "{n} rows say neither and are left out.", tested.open)
        said = _("{said} {rest}").format(said=said, rest=rest.format(n=f"{tested.open:,}"))
    if tested.strangers:
        rest = ngettext("Of the account of {n} deal nothing is known.", "Of the accounts of {n} deals nothing is known.", tested.strangers)
        said = _("{said} {rest}").format(said=said, rest=rest.format(n=f"{tested.strangers:,}"))
    if tested.refused:
        rest = ngettext("{n} row could not be read.", "{n} rows could not be read.", tested.refused)
        said = _("{said} {rest}").format(said=said, rest=rest.format(n=f"{tested.refused:,}"))
    return said


def coverage(tested: Tested) -> str:
    """How much is known."""
    known = tested.report.coverage
    text = _("{rated} % of the deals have any rating; on average {weight} % of the weight is known.")
    return text.format(rated=round(known.rated * 100), weight=round(known.weight * 100))


def compared(suggestion: Suggestion) -> str:
    """What the suggested weights and the present ones reach on deals that the suggestion was not made from."""
    text = _(
        "On deals held back, these weights put the won deal first in {new} of 100 cases ({low} to {high}); those in use, in {old} ({from_} to {to})."
    )
    new, old = suggestion.auc, suggestion.present_auc
    figures = [round(100 * each) for each in (new.value, *new.interval, old.value, *old.interval)]
    return text.format(new=figures[0], low=figures[1], high=figures[2], old=figures[3], from_=figures[4], to=figures[5])
