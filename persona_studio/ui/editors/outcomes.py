"""Outcomes: what is wanted, how much it matters, how well it works today, and the opportunity that follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QRegularExpression, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from persona_studio.domain.outcomes import opportunity
from persona_studio.domain.profile import Claim
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Outcome
from persona_studio.template.kinds.scores import RATING
from persona_studio.ui.editors import chart, paint
from persona_studio.ui.editors.base import Keys
from persona_studio.ui.editors.measure import advance
from persona_studio.ui.editors.parts import PartField, PartsEditor
from persona_studio.ui.editors.rowview import MARK, PAD
from persona_studio.ui.editors.typed import Line

GAP = 12  # px between two columns
HEAD = 8  # px under the titles of the columns
RATINGS = QRegularExpression(r"\d{0,3}([.,]\d{0,2})?")


class OutcomesEditor(PartsEditor):
    """Statements with two ratings behind them; the score is computed, and the chart under the list sorts by it."""

    _description = ""

    # the contract of rows with parts

    def part_names(self) -> list[tuple[str, str]]:
        return [(_("Importance"), _("0–10")), (_("Satisfaction"), _("0–10"))]

    def new_field(self, label: str, hint: str) -> PartField:
        field = Line(self.desk.theme, self)
        field.setFont(self.desk.theme.font("body", tabular=True))
        field.setValidator(QRegularExpressionValidator(RATINGS, field))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setPlaceholderText(hint)
        return field

    def texts(self, value: Any) -> list[str]:
        return [value.statement, self._number(value.importance), self._number(value.satisfaction)]

    def make(self, texts: list[str], before: Any) -> Any:
        outcome = Outcome(" ".join(texts[0].split()), *(self._rating(text) for text in texts[1:]))
        return None if outcome == Outcome("") else outcome

    def read(self, at: int, text: str) -> str:
        return self._number(self._rating(text))

    def _rating(self, text: str) -> Decimal | None:
        """What was typed of a rating so far; a number that is not whole yet counts without its point."""
        value = RATING.parse(text.strip().rstrip(".,"), self.desk.manner())
        return value if isinstance(value, Decimal) else None

    def _number(self, value: Decimal | None) -> str:
        return "" if value is None else self.desk.manner().write_number(value)

    # the contract of editors

    def name_it(self, name: str, description: str) -> None:
        super().name_it(name, description)
        self._description = description
        self._describe()

    def stops(self) -> list[QWidget]:
        """From a row where nothing stands yet Tab leaves the list."""
        return super().stops() if self._here() is not None else [self.live]

    def keys(self) -> Keys:
        return [super().keys()[0], (_("Tab"), _("importance, satisfaction")), *super().keys()[1:]]

    def restyle(self) -> None:
        super().restyle()
        for field in self.fields:
            field.setFont(self.desk.theme.font("body", tabular=True))

    def set_value(self, claims: Sequence[Claim]) -> None:
        super().set_value(claims)
        self._describe()

    def _part_typed(self, _text: str = "") -> None:
        super()._part_typed()
        self._describe()

    def _describe(self) -> None:
        self.live.setAccessibleDescription(f"{self._greatest()} {self._description}".strip())

    # the scores

    def rated(self) -> list[chart.Bar]:
        """The outcomes with both ratings, the greatest opportunity first."""
        bars = [bar for row in self.items if isinstance(row.value, Outcome) and (bar := chart.bar(row.value))]
        return sorted(bars, key=lambda bar: -bar.score)

    def _greatest(self) -> str:
        """What follows, in one sentence; "" while nothing is rated."""
        found = self.rated()
        if not found:
            return ""
        score = self.desk.manner().write_number(found[0].score)
        return _("Greatest opportunity: {outcome}, {score} of 20.").format(outcome=found[0].label, score=score)

    # places

    def columns(self) -> list[int]:
        """The widths of the columns behind the statement: two ratings and the score."""
        return [round(advance(title, self.desk.theme, "label")) + 2 for title in self._titles()]

    def _titles(self) -> list[str]:
        return [_("Importance"), _("Satisfaction"), _("Opportunity")]

    def _edges(self) -> list[int]:
        """The left edges of the columns."""
        right, edges = self.width() - self.out - MARK, list[int]()
        for wide in reversed(self.columns()):
            edges.insert(0, right - wide)
            right -= wide + GAP
        return edges

    def text_width(self, width: int) -> int:
        return super().text_width(width) - sum(self.columns()) - 3 * GAP

    def above(self) -> int:
        return self.desk.theme.line("label") + HEAD

    def below(self, width: int) -> int:
        return chart.height(len(self.rated()), self.desk.theme)

    def _place(self) -> None:
        super()._place()
        if not self.fields or self._dragging():
            self._put_away()
            return
        top, line = self.live.y() - 1, self.desk.theme.line("body") + 4
        for field, left, wide in zip(self.fields, self._edges(), self.columns(), strict=False):
            field.setGeometry(left, top, wide, line)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), self.desk.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        for title, left, wide in zip(self._titles(), self._edges(), self.columns(), strict=True):
            painter.drawText(QRectF(left, 0, wide, theme.line("label")), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, title)
        found = self.rated()
        if found and not self._dragging():
            top = self.height() - self.below(self.width())
            chart.paint(painter, QRectF(self.out, top, self.width() - 2 * self.out, self.below(self.width())), found, theme, self.desk.manner())

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        super().paint_row(painter, box, index)
        value = self.items[index].value if index < len(self.items) else None
        here = index == self.at and self._open() and not self._dragging()
        if here:
            for field in self.fields:
                spot = field.geometry()
                tone = "accent" if field.hasFocus() else "rule_strong"
                paint.rule(painter, spot.x(), spot.right() + 1, spot.bottom() + 1, self.desk.theme.colour(tone))
        if isinstance(value, Outcome):
            score = opportunity(value.importance, value.satisfaction)
            ratings = () if here else (value.importance, value.satisfaction)
            self._paint_numbers(painter, box, [None] * (2 - len(ratings)) + [*ratings, score])

    def _paint_numbers(self, painter: QPainter, box: QRectF, numbers: Iterable[Decimal | None]) -> None:
        theme = self.desk.theme
        for at, (number, left, wide) in enumerate(zip(numbers, self._edges(), self.columns(), strict=True)):
            spot = QRectF(left, box.top() + PAD, wide, theme.line("body"))
            painter.setFont(theme.font("body", weight=600 if at == 2 else None, tabular=True))
            painter.setPen(theme.colour("text_3" if self.readonly else "text"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._number(number))

    # pointer

    def part_at(self, point: QPoint) -> int:
        pairs = zip(self._edges()[:2], self.columns()[:2], strict=True)
        return next((n for n, (left, wide) in enumerate(pairs) if left - GAP / 2 <= point.x() <= left + wide + GAP / 2), -1)
