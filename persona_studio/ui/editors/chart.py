"""The opportunities of outcomes as bars, the greatest first: how much it matters, and how much of that is not satisfied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from persona_studio.domain.outcomes import opportunity
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Outcome
from persona_studio.template.manner import Manner
from persona_studio.ui.theme import Theme

MOST = 8  # bars in sight; the rest is counted
ROW = 22
TOP = 16  # px between list and chart
BAR = 8
SCALE = 20
NUMBER = 36


@dataclass(frozen=True)
class Bar:
    """One outcome with both ratings."""

    label: str
    importance: Decimal
    score: Decimal


def bar(outcome: Outcome) -> Bar | None:
    """The bar of an outcome; None while a rating is missing or beyond its scale."""
    score = opportunity(outcome.importance, outcome.satisfaction)
    if score is None or outcome.importance is None:
        return None
    return Bar(outcome.statement or _("Without words"), outcome.importance, score)


def height(count: int, theme: Theme) -> int:
    """The room that the chart of so many outcomes takes; none without any."""
    if not count:
        return 0
    return TOP + theme.line("label") + 6 + min(count, MOST) * ROW + theme.line("micro") + (ROW if count > MOST else 0)


def paint(painter: QPainter, box: QRectF, bars: Sequence[Bar], theme: Theme, manner: Manner) -> None:
    """Draws the bars into the box."""
    names = round(box.width() * 0.44)
    left, right = box.left() + names + 12, box.right() - NUMBER
    top = box.top() + TOP
    _legend(painter, QRectF(left, top, box.right() - left, theme.line("label")), theme)
    painter.setFont(theme.font("label"))
    painter.setPen(theme.colour("text_2"))
    painter.drawText(QRectF(box.left(), top, names, theme.line("label")), Qt.AlignmentFlag.AlignVCenter, _("Opportunity"))
    top += theme.line("label") + 6
    shown = bars[:MOST]
    _ticks(painter, QRectF(left, top, right - left, len(shown) * ROW), theme)
    for one in shown:
        _bar(painter, one, QRectF(box.left(), top, box.width(), ROW), (left, right), theme, manner)
        top += ROW
    if len(bars) > MOST:
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_3"))
        more = _("and {n} more").format(n=len(bars) - MOST)
        painter.drawText(QRectF(box.left(), top + theme.line("micro"), box.width(), ROW), Qt.AlignmentFlag.AlignVCenter, more)


def _bar(painter: QPainter, one: Bar, box: QRectF, ends: tuple[float, float], theme: Theme, manner: Manner) -> None:
    left, right = ends
    unit, y = (right - left) / SCALE, box.center().y() - BAR / 2
    painter.setFont(theme.font("label"))
    painter.setPen(theme.colour("text"))
    label = QFontMetricsF(painter.font()).elidedText(one.label, Qt.TextElideMode.ElideRight, left - box.left() - 12)
    painter.drawText(QRectF(box.left(), box.top(), left - box.left(), box.height()), Qt.AlignmentFlag.AlignVCenter, label)
    matters, all = left + float(one.importance) * unit, left + float(one.score) * unit
    painter.fillRect(QRectF(left, y, matters - left, BAR), theme.colour("rule_strong"))
    if all > matters:
        painter.fillRect(QRectF(matters + 1, y, all - matters - 1, BAR), theme.colour("text"))
    painter.setFont(theme.font("label", weight=600, tabular=True))
    painter.drawText(QRectF(right, box.top(), NUMBER, box.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                     manner.write_number(one.score))  # fmt: skip


def _ticks(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setFont(theme.font("micro", tabular=True))
    for value in (0, 5, 10, 15, 20):
        x = round(box.left() + box.width() * value / SCALE)
        painter.fillRect(QRectF(x, box.top(), 1, box.height()), theme.colour("hairline"))
        painter.setPen(theme.colour("text_3"))
        painter.drawText(QRectF(x - 16, box.bottom(), 32, theme.line("micro")), Qt.AlignmentFlag.AlignCenter, str(value))


def _legend(painter: QPainter, box: QRectF, theme: Theme) -> None:
    x = box.left()
    painter.setFont(theme.font("label"))
    metrics = QFontMetricsF(painter.font())
    for words, tone in ((_("importance"), "rule_strong"), (_("not satisfied today"), "text")):
        painter.fillRect(QRectF(x, box.center().y() - 4, 8, 8), theme.colour(tone))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(QPointF(x + 13, box.center().y() + metrics.ascent() / 2 - 1), words)
        x += 13 + metrics.horizontalAdvance(words) + 14
