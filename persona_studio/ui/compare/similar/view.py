"""Alike: every profile against every other as a matrix and a list, why a pair is alike, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.domain.comparison.similarity import Cancelled
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare.similar.finding import Found, find
from persona_studio.ui.compare.similar.matrix import MatrixView
from persona_studio.ui.compare.similar.pairs import PairsPane
from persona_studio.ui.compare.similar.why import Reasons, Why, reasons
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.job import Job
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.ui.session import Session
    from persona_studio.ui.theme import Theme

MATRIX_MOST = 30  # profiles; a bigger matrix is noise, the list says more
SIDE, SHARE = (400, 600), 0.33  # px at least and at most, and its part of the whole
SIGHT = 60  # px around the chosen cell
QUIET = 800  # ms without a change before it is worked out again
ABOUT = ("profile", "claim", "template")  # tables that a likeness is made of


class SimilarView(QWidget):
    """Works itself out when it is first seen and, quietly, after changes."""

    def __init__(self, session: Session, theme: Theme, scene: Scene) -> None:
        super().__init__()
        self._session, self._theme, self._scene = session, theme, scene
        self.found: Found | None = None
        self._stale, self._turn = True, 0
        self.job = Job(self)
        self.job.progress.connect(self._tell_progress)
        self.job.failed.connect(self._fail)
        self._again = QTimer(self, singleShot=True, interval=QUIET)
        self._again.timeout.connect(self.work_out)
        self.matrix, self.pairs = MatrixView(theme), PairsPane(theme)
        self.why = Why(theme, readonly=session.readonly)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Puts the focus where work begins."""
        (self.matrix if self._area.isVisibleTo(self) else self.pairs.list).setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- working it out

    def work_out(self) -> None:
        """Compares everybody with everybody, beside the window; what was found before stays in sight."""
        self._stale = False
        book = self._session.book
        self.state.setText(_("Comparing…"))
        self._running(True)
        self.job.begin(lambda progress, cancelled: find(book, progress, cancelled), self._take)

    def stop(self) -> None:
        """Gives it up; it can be begun again."""
        self.job.stop()
        self._running(False)
        self.state.setText(_("Stopped."))
        self.again.setVisible(True)

    @property
    def settled(self) -> bool:
        """Whether what is seen is what the workbook says."""
        return self.found is not None and not self._stale and not self.cancel.isVisible()

    def close_down(self) -> None:
        """Ends what runs."""
        self._again.stop()
        self.job.stop()

    def _running(self, runs: bool) -> None:
        had_focus = self.cancel.hasFocus()
        self.cancel.setVisible(runs)
        self.again.setVisible(False)
        if had_focus and not runs:
            self.pairs.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_progress(self, part: int) -> None:
        self.state.setText(_("Comparing… {n} %").format(n=part))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._running(False)
            self.state.setText(_("They could not be compared."))
            self.again.setVisible(True)
            raise error

    def _take(self, found: Found) -> None:
        self._running(False)
        self.found = found
        small = 2 <= len(found.similar.ids) <= MATRIX_MOST
        (self._side if small else self._left).insertWidget(0, self.pairs, 3 if small else 1)
        self._area.setVisible(small)
        self.state.setText(_compared(found))
        self.headline.setText(_headline(found))
        self.pairs.show_found(found)
        if small:
            self.matrix.show_found(found)
        shown = self.why.shown
        if shown is not None and {shown.first, shown.second} <= set(found.similar.ids):
            self._choose(shown.first, shown.second)
        elif found.similar.pairs:
            self._choose(found.similar.pairs[0].first, found.similar.pairs[0].second)
        else:
            self.why.show_reasons(None)

    def _changed(self, changed: Any) -> None:
        if changed.kind == "elsewhere" or any(table in ABOUT for table, _key in changed.rows):
            self._stale = True
            if self.isVisible():
                self._again.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and not event.spontaneous():
            self.work_out()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._again.stop()
            if self.cancel.isVisibleTo(self):
                self.job.stop()
                self._running(False)
                self._stale = True
        super().hideEvent(event)

    # ---- one pair

    def _choose(self, first: int, second: int) -> None:
        self.matrix.choose(first, second)
        if self.matrix.place is not None and self._area.isVisible():
            spot = self.matrix.box(self.matrix.place).center().toPoint()
            self._area.ensureVisible(spot.x(), spot.y(), SIGHT, SIGHT)
        self.pairs.choose(first, second)
        self._turn += 1
        turn = self._turn
        self._session.ask(reasons, first, second, then=lambda found: self._explain(turn, found))

    def _explain(self, turn: int, found: Reasons | None) -> None:
        if turn == self._turn:
            self.why.show_reasons(found)

    def _merge(self, first: int, second: int) -> None:
        from persona_studio.ui.compare.merging.panel import WIDTH, MergePanel

        self._scene.open_panel(MergePanel(self._scene, first, second), _("Merge two profiles"), WIDTH)

    def _side_by_side(self, first: int, second: int) -> None:
        from persona_studio.ui.compare.place import ComparePlace

        place = self._scene.go("compare")
        if isinstance(place, ComparePlace):
            place.compare([first, second])

    # ---- looks

    def _lay_out(self) -> None:
        self.headline = Text(self._theme, "said", wrap=True)
        self.state = Text(self._theme, "label", tone="text_2")
        self.cancel, self.again = Button(self._theme, _("Cancel"), kind="link"), Button(self._theme, _("Compare again"), kind="link")
        self.cancel.hide()
        self.again.hide()
        status = QHBoxLayout()
        status.setSpacing(8)
        for widget in (self.state, self.cancel, self.again):
            status.addWidget(widget)
        status.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setWidget(self.matrix)
        self.matrix.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area.hide()
        self._left, self._side = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self._area, 1)
        self._holder = holder = QWidget()
        holder.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(16)
        self._side.addWidget(self.pairs, 3)
        self._side.addWidget(self.why, 4)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addLayout(self._left, 1)
        row.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 8, 32, 16)
        column.setSpacing(6)
        column.addWidget(self.headline)
        column.addLayout(status)
        column.addSpacing(6)
        column.addLayout(row, 1)

    def _arrange(self) -> None:
        """The side is wide enough for two names, and wider where there is room."""
        least, most = (round(wide * self._theme.scale) for wide in SIDE)
        self._holder.setFixedWidth(max(least, min(most, round(self.width() * SHARE))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self._theme.changed.connect(self._arrange)
        self.cancel.clicked.connect(self.stop)
        self.again.clicked.connect(self.work_out)
        for source in (self.matrix, self.pairs):
            source.chosen.connect(self._choose)
            source.opened.connect(self._side_by_side)
        self.why.side_by_side.connect(self._side_by_side)
        self.why.merge.connect(self._merge)
        self._session.changed.connect(self._changed)


def _headline(found: Found) -> str:
    """What it comes to, in a sentence."""
    near = [pair for pair in found.similar.pairs if found.candidate(pair)]
    if len(found.similar.ids) < 2:
        return _("There are no two profiles to compare yet.")
    if not near:
        return _("No two profiles are so alike that they may be one.")
    a, b = found.called(near[0])
    if len(near) == 1:
        return _("{a} and {b} may be one persona.").format(a=a, b=b)
    words = _("{n} pairs may be one persona each, first of all {a} and {b}.")
    return words.format(n=len(near), a=a, b=b)


def _compared(found: Found) -> str:
    pairs = found.similar.count
    words = ngettext("{n} pair compared, answer by answer.", "{n} pairs compared, answer by answer.", pairs)
    if len(found.similar.pairs) < pairs:
        words = _("{n} pairs compared by their words, the nearest {close} of them answer by answer.")
    return words.format(n=f"{pairs:,}", close=f"{len(found.similar.pairs):,}")
