"""Why two profiles are as alike as they are: section by section, what is done for them, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from persona_studio.domain.comparison import treatment
from persona_studio.domain.comparison.carrying import mergeable
from persona_studio.domain.comparison.similarity import MERGE, Likeness, Shared, alike
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.charts.matrix import percent
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme
    from persona_studio.workbook.book import Workbook

BAR = 6
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Reasons:
    """What is known of one pair."""

    first: int
    second: int
    names: tuple[str, str]
    likeness: Likeness
    treated: str  # a sentence
    mergeable: bool


def reasons(book: Workbook, first: int, second: int) -> Reasons | None:
    """Reads both and compares them; None when one of them is gone."""
    try:
        a, b = book.profile(first), book.profile(second)
    except KeyError:
        return None
    manner = book.manner()
    treated = treatment.sentence(treatment.treatment(a, b, manner), a.name, b.name)
    return Reasons(first, second, (a.name, b.name), alike(a, b, manner), treated, mergeable(a.kind, b.kind))


class Bars(QWidget):
    """A row for each section: its title, how much of it is the same, and a bar. The heaviest section first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sections: tuple[Shared, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_sections(self, sections: tuple[Shared, ...]) -> None:
        self.sections = tuple(sorted(sections, key=lambda s: -s.weight))
        self.setAccessibleName("; ".join(f"{s.title}: {self.words(s)}" for s in self.sections))
        self._fit()

    def words(self, section: Shared) -> str:
        """How much of a section is the same."""
        said = ngettext("{same} of {n} answer the same", "{same} of {n} answers the same", section.rows)
        return said.format(same=section.same, n=section.rows)

    def _row(self) -> int:
        return self._theme.line("small") + self._theme.line("label") + BAR + 12

    def _fit(self) -> None:
        self.setFixedHeight(self._row() * len(self.sections))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, label = theme.line("small"), theme.line("label")
        for at, section in enumerate(self.sections):
            row = QRectF(0, at * self._row(), self.width(), self._row())
            painter.setFont(theme.font("small", weight=500))
            painter.setPen(theme.colour("text"))
            head = QRectF(row.x(), row.y(), row.width(), small)
            painter.drawText(head, LEADING, theme.metrics("small").elidedText(section.title, Qt.TextElideMode.ElideRight, head.width() - 60))
            figure = _("{n} %").format(n=percent(section.closeness))
            painter.setFont(theme.font("small", weight=500, tabular=True))
            painter.drawText(head, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, figure)
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(row.x(), row.y() + small + 2, row.width(), BAR)
            painter.setBrush(theme.colour("chip"))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
            painter.setBrush(theme.colour("accent"))
            if section.closeness > 0:
                wide = max(float(BAR), bar.width() * section.closeness)
                x = bar.right() - wide if self.isRightToLeft() else bar.x()
                painter.drawRoundedRect(QRectF(x, bar.y(), wide, BAR), BAR / 2, BAR / 2)
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("text_2"))
            below = QRectF(row.x(), bar.bottom() + 2, row.width(), label)
            painter.drawText(below, LEADING, self.words(section))


class Why(QWidget):
    """`side_by_side` and `merge` with the ids of the pair."""

    side_by_side = Signal(int, int)
    merge = Signal(int, int)

    def __init__(self, theme: Theme, *, readonly: bool = False) -> None:
        super().__init__()
        self._readonly = readonly
        self.shown: Reasons | None = None
        self.title = Text(theme, "heading", wrap=True)
        self.figure = Text(theme, "small", tone="text_2", wrap=True)
        self.treated = Text(theme, "small", wrap=True)
        self.bars = Bars(theme)
        self.beside = Button(theme, _("Side by side"), icon="columns-3")
        self.join = Button(theme, _("Merge…"))
        self.beside.clicked.connect(lambda: self._want(self.side_by_side))
        self.join.clicked.connect(lambda: self._want(self.merge))
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 14, 0)
        lines.setSpacing(8)
        for widget in (self.title, self.figure, self.treated, self.bars):
            lines.addWidget(widget)
        lines.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setAccessibleName(_("Why they are alike"))
        inner.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.beside)
        foot.addWidget(self.join)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(area, 1)
        column.addLayout(foot)
        self.show_reasons(None)

    def _want(self, signal: SignalInstance) -> None:
        if self.shown is not None:
            signal.emit(self.shown.first, self.shown.second)

    def show_reasons(self, found: Reasons | None) -> None:
        """Another pair, or none."""
        self.shown = found
        for widget in (self.figure, self.treated, self.bars, self.beside, self.join):
            widget.setVisible(found is not None)
        if found is None:
            self.title.setText(_("Choose a pair to see what makes it alike."))
            return
        self.title.setText(_("{a} and {b}").format(a=found.names[0], b=found.names[1]))
        self.figure.setText(_likeness(found))
        self.treated.setText(found.treated)
        self.bars.show_sections(found.likeness.sections)
        self.join.setEnabled(found.mergeable and not self._readonly)
        self.join.setToolTip("" if found.mergeable else _("They describe different things and cannot become one."))


def _likeness(found: Reasons) -> str:
    near = found.likeness.total >= MERGE and found.mergeable
    words = _("{n} % alike: they may be one persona.") if near else _("{n} % alike.")
    return words.format(n=percent(found.likeness.total))
