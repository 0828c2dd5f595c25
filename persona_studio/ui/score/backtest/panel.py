"""The back-test: choose deals, say what won and lost mean, see what the scorecard is worth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.parts.application import application
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.job import Cancelled, Job, Progress
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.score.backtest.results import Results
from persona_studio.ui.score.backtest.setup import Setup
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.actions.backtesting import Tested
    from persona_studio.actions.deals import Book, Deals
    from persona_studio.ui.score.board import Board

WIDTH = 640
SIGHT = 32  # px around what has the focus
LEFT, RIGHT = 28, 14  # the bar of what scrolls stands in the margin


class _Area(QScrollArea):
    """Scrolls, but asks for as much height as there is inside; `grown` when that is another."""

    grown = Signal()

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(_("Result"))

    def sizeHint(self) -> QSize:
        shown = self.widget()
        inner = shown.layout() if shown else None
        width = self.width() if self.isVisible() else WIDTH - LEFT - RIGHT
        return QSize(width, inner.totalHeightForWidth(width) if inner else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.grown.emit()
        return done


class BacktestPanel(QWidget):
    """Reads the board; changes nothing. `try_weights` with suggested weights that somebody wants to see: the board shows them as
    something tried, `done` follows."""

    done = Signal()
    resized = Signal()
    try_weights = Signal(dict)

    def __init__(self, board: Board, theme: Theme) -> None:
        super().__init__()
        self._board, self._theme = board, theme
        self._card = board.draft
        self._deals: Deals | None = None
        self._book: Book | None = None
        self.running = False
        self.job = Job(self)
        self.job.progress.connect(self._tell_progress)
        self.job.failed.connect(self._fail)
        self.try_weights.connect(board.try_weights)
        self.setup = Setup(theme, len(board.accounts))
        self.setup.deals_wanted.connect(self._read_deals)
        self.setup.accounts_wanted.connect(self._read_accounts)
        self.setup.changed.connect(self._changed)
        self.results: Results | None = None
        self.status = Text(theme, "small", tone="text_2", wrap=True)
        self._lay_out()
        self.setFocusProxy(self.setup.choose)
        self._changed()

    def hasHeightForWidth(self) -> bool:
        return False  # what scrolls inside knows its height by itself

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 24, RIGHT, 24)
        column.setSpacing(4)
        column.addWidget(Text(self._theme, "title", _("Back-test")))
        name = _("{scorecard}, as it is weighed now").format(scorecard=self._board.name) if self._board.edited else self._board.name
        column.addWidget(Elided(self._theme, "small", name, tone="text_2"))
        column.addSpacing(10)
        self._area = _Area()
        self._area.grown.connect(self._fit)
        column.addWidget(self._area, 1)
        column.addWidget(self.status)
        self.back, self.cancel = Button(self._theme, _("Other deals…")), Button(self._theme, _("Cancel"))
        self.test = Button(self._theme, _("Test"), kind="primary")
        self.back.clicked.connect(self._again)
        self.cancel.clicked.connect(self._leave)
        self.test.clicked.connect(self._test)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 14, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.test)
        column.addLayout(row)
        self._show(self.setup)

    def _show(self, part: QWidget) -> None:
        if (before := self._area.takeWidget()) is not None:
            before.hide()
            before.setParent(self)
        if self.results is not None and part is self.setup:
            self.results.deleteLater()
            self.results = None
        self._area.setWidget(part)
        part.setAutoFillBackground(False)
        part.show()
        asking = part is self.setup
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus if asking else Qt.FocusPolicy.StrongFocus)  # a result is read with the arrows
        self.back.setVisible(not asking)
        self.test.setVisible(asking)
        self.cancel.setText(_("Cancel") if asking else _("Done"))
        self.cancel.setAccessibleName(self.cancel.text())
        self.cancel.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        self._area.updateGeometry()
        self.resized.emit()

    # what a person does

    def _read_deals(self, path: Path | None) -> None:
        from persona_studio.actions import backtesting

        accounts = self._board.accounts

        def work(_progress: Progress, _cancelled: Cancelled) -> Deals:
            return backtesting.of_accounts(_("The accounts of this workbook"), accounts) if path is None else backtesting.of_file(path)

        self._begin(work, lambda deals: self._take_deals(deals, own=path is None))

    def _read_accounts(self, path: Path) -> None:
        from persona_studio.actions import backtesting

        def take(book: Book) -> None:
            self._book = book
            self.setup.take_accounts(path.name)
            self._ready()
            (self.test if self.test.isEnabled() else self.setup.other).setFocus(Qt.FocusReason.TabFocusReason)

        self._begin(lambda _progress, _cancelled: backtesting.Book.of_file(path), take)

    def _test(self) -> None:
        from persona_studio.actions import backtesting

        deals, card, won, lost = self._deals, self._card, self.setup.won, self.setup.lost
        accounts = self._book if self._book is not None else self._board.accounts
        if deals is None:
            return

        def work(progress: Progress, cancelled: Cancelled) -> Tested | None:
            return backtesting.run(card, deals, won, lost, accounts=accounts, progress=progress, cancelled=cancelled)

        self._begin(work, self._tell)

    def _leave(self) -> None:
        """Stops what runs, or closes the panel where nothing does."""
        if self.running:
            self.job.stop()
            self._ready()
            self.status.setText(_("Stopped."))
        else:
            self.done.emit()

    def _again(self) -> None:
        self._show(self.setup)
        self._ready()
        self.setup.choose.setFocus(Qt.FocusReason.TabFocusReason)

    # what comes of it

    def _begin(self, work: Any, then: Any) -> None:
        self.running = True
        self.setup.setEnabled(False)
        self._say(_("Reading…"))
        self._changed()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.job.begin(work, then)

    def _ready(self) -> None:
        self.running = False
        self.setup.setEnabled(True)
        self._say("")
        self._changed()
        self._fit()

    def _take_deals(self, deals: Deals, *, own: bool) -> None:
        self._deals = deals
        self.setup.take_deals(deals, own=own)
        self._ready()
        if not deals.values:
            self._say(_("No column tells how deals ended: each has one value only, or too many."), bad=True)
        (self.test if self.test.isEnabled() else self.setup.column).setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, tested: Tested | None) -> None:
        self._ready()
        if tested is None:
            return
        self.results = Results(self._theme, self._card, tested, readonly=self._board.readonly)
        self.results.try_wanted.connect(self._try)
        self.results.grown.connect(self._fit)
        self._show(self.results)
        self._area.setFocus(Qt.FocusReason.TabFocusReason)

    def _try(self, weights: dict[str, Any]) -> None:
        self.done.emit()
        self.try_weights.emit(weights)

    def _tell_progress(self, rows: int) -> None:
        self._say(ngettext("{n} row read", "{n} rows read", rows).format(n=f"{rows:,}"))

    def _fail(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, Problem):
            raise error
        self._say(f"{error.sentence} {error.way_out}".strip(), bad=True)
        self.setup.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.status.set_tone("error" if bad else "text_2")
        self.status.setText(words)
        self._fit()

    def _changed(self) -> None:
        self.test.setEnabled(self.setup.answered and not self.running)
        self._fit()

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, SIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            application().focusChanged.connect(self._bring_into_sight)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.job.stop()
            application().focusChanged.disconnect(self._bring_into_sight)
        super().hideEvent(event)
