"""The shapes of a score: tier chip, scale with dot or capsule, contribution bars. Sizes and colours come from the theme alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from persona_studio.domain.scoring.model import BEST, WORST, Assessment, Scorecard
from persona_studio.ui.parts import icons
from persona_studio.ui.score import words

if TYPE_CHECKING:
    from persona_studio.domain.scoring.score import Score
    from persona_studio.ui.theme import Theme

ICON = 14


def tier_width(card: Scorecard, score: Score, theme: Theme, room: float = inf) -> float:
    """How much of the room a chip takes."""
    wide = theme.advance(words.tier_short(card, score), "micro", weight=600)
    return min(room, wide + (ICON + 5 if _icon(card, score) else 2 * theme.size("pad", "tier")))


def widest_tier(card: Scorecard, theme: Theme) -> float:
    """How much room the widest chip takes that an account can have."""
    said = [words.span(card, first, last) for last in range(len(card.tiers)) for first in range(last)]
    return max((theme.advance(one, "micro", weight=600) for one in said), default=0) + 2 * theme.size("pad", "tier")


def _icon(card: Scorecard, score: Score) -> str:
    if score.shut:
        return "ban"
    return "minus" if score.best == score.worst == len(card.tiers) - 1 else ""


def tier(painter: QPainter, start: QPointF, card: Scorecard, score: Score, theme: Theme, room: float = inf) -> None:
    """A chip whose left end and middle line are at `start`: the weight of ink says the rank, the words say it again."""
    said, height = words.tier_short(card, score), max(theme.size("height", "tier"), theme.line("micro") + 2)
    box = QRectF(start.x(), start.y() - height / 2, tier_width(card, score, theme, room), height)
    taken = ICON + 5 if _icon(card, score) else 2 * theme.size("pad", "tier")
    said = theme.metrics("micro", weight=600).elidedText(said, Qt.TextElideMode.ElideRight, ceil(box.width() - taken) + 1)
    painter.setFont(theme.font("micro", weight=600))
    if icon := _icon(card, score):
        icons.paint(painter, QRectF(box.x(), start.y() - ICON / 2, ICON, ICON), icon, theme.colour("text_2"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(box.adjusted(ICON + 5, 0, 1, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        return
    open_ = score.best != score.worst
    filled = {0: ("ink_chip", "on_ink"), 1: ("chip", "text")}.get(score.best) if not open_ else None
    pen = QPen(theme.colour("rule_strong" if open_ else "rule"), 1, Qt.PenStyle.CustomDashLine if open_ else Qt.PenStyle.SolidLine)
    if open_:
        pen.setDashPattern([3, 2])
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    painter.setBrush(theme.colour(filled[0]) if filled else Qt.BrushStyle.NoBrush)
    radius = theme.size("mark", "radius")
    painter.drawRoundedRect(box if filled else box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(theme.colour(filled[1] if filled else "text_2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)


def at(value: Fraction | Decimal | int, box: QRectF) -> float:
    """Where a score stands on the scale in `box`."""
    return box.x() + box.width() * (float(value) - WORST) / (BEST - WORST)


def scale(painter: QPainter, box: QRectF, score: Score, limits: Sequence[Decimal], theme: Theme) -> None:
    """A line with ticks where tiers begin; a dot when all is known, else a hollow capsule from worst to best."""
    y, tick, radius = box.center().y(), theme.size("tick", "meter") / 2, theme.size("dot_r", "meter")
    low, high = at(score.low, box), at(score.high, box)
    hollow = QRectF(low - 4, y - 4, high - low + 8, theme.size("capsule", "meter"))
    painter.setPen(QPen(theme.colour("rule"), 1.5))
    if score.exact:
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
    else:
        painter.drawLine(QLineF(box.left(), y, max(box.left(), hollow.left()), y))
        painter.drawLine(QLineF(min(box.right(), hollow.right()), y, box.right(), y))
    for limit in limits:
        x = at(limit, box)
        if score.exact or not hollow.left() <= x <= hollow.right():
            painter.drawLine(QLineF(x, y - tick, x, y + tick))
    tone = theme.colour("meter" if score.shut else "accent")
    if score.exact:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone)
        painter.drawEllipse(QPointF(low, y), radius, radius)
    else:
        painter.setPen(QPen(tone, theme.real("capsule_stroke", "meter")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(hollow, 4, 4)


def parts(box: QRectF, card: Scorecard, theme: Theme, *, mirrored: bool = False) -> Iterator[tuple[str, QRectF]]:
    """The place of each criterion in the contribution bars: as wide as its weight."""
    total = float(sum((max(c.weight, Decimal(0)) for c in card.criteria), Decimal(0))) or 1.0
    gap = theme.size("gap", "meter")
    room = box.width() - gap * max(0, sum(1 for c in card.criteria if c.weight > 0) - 1)
    x = box.x()
    for criterion in card.criteria:
        wide = room * float(max(criterion.weight, Decimal(0))) / total
        left = box.right() - (x - box.x()) - wide if mirrored else x
        yield criterion.id, QRectF(left, box.y(), wide, box.height())
        x += wide + (gap if wide else 0)


def bars(painter: QPainter, box: QRectF, card: Scorecard, assessment: Assessment, theme: Theme, *, chosen: bool = False, faint: bool = False,
         current: str = "", mirrored: bool = False) -> None:  # fmt: skip
    """Width is weight, height is rating, hatched what is not known; `current` is the criterion that keys rate."""
    radius = theme.size("radius", "meter")
    empty = QColor(theme.colour("chip"))
    empty.setAlphaF(0.55)
    fill = theme.colour("rule" if faint else "accent" if chosen else "meter")
    for id, part in parts(box, card, theme, mirrored=mirrored):
        rated = assessment.ratings.get(id)
        if part.width() < 1:
            continue
        if rated is None or rated.rating is None:
            hatch(painter, part, theme)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(empty)
            painter.drawRoundedRect(part, radius, radius)
            painter.setBrush(fill)
            height = part.height() * rated.rating / BEST
            painter.drawRoundedRect(QRectF(part.x(), part.bottom() - height, part.width(), height), radius, radius)
        if id == current:
            painter.setPen(QPen(theme.colour("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(part.adjusted(-1.5, -2.5, 1.5, 2.5), 3, 3)


def hatch(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """What is not known: slanting lines in a dashed edge."""
    painter.save()
    painter.setClipRect(box)
    step = theme.size("hatch", "meter")
    painter.setPen(QPen(theme.colour("rule_strong"), theme.real("hatch_stroke", "meter") * 0.75))
    x = box.left() - box.height() + step / 2
    while x < box.right():
        painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
        x += step * 1.4
    painter.restore()
    pen = QPen(theme.colour("rule_strong"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
