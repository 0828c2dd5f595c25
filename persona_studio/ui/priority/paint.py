"""How a row of the ranking is laid out and drawn: place, face, name, total on its scale, what adds to it, tier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from persona_studio.domain.priority.rank import Ranked
from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces, tiers
from persona_studio.ui.priority import words
from persona_studio.ui.profiles.rows import kind_word
from persona_studio.ui.score.table.paint import hatch

if TYPE_CHECKING:
    from persona_studio.ui.priority.board import Board
    from persona_studio.ui.theme import Theme

PLACE, GAP, TIER, TOTAL = 30, 12, 48, 52
SCALE, BARS = 112, 126
NARROW, ROOMY = 520, 640  # px of a row from which the scale, and the bars, have room
FULL = 100.0


@dataclass(frozen=True)
class Columns:
    """Where the parts of a row stand; those that have no room are empty."""

    place: QRectF
    face: QRectF
    name: QRectF
    total: QRectF
    scale: QRectF
    bars: QRectF
    tier: QRectF


def columns(box: QRectF, theme: Theme) -> Columns:
    """The parts from the end side inwards; the name has the rest."""
    side, unit = theme.size("row", "face"), theme.scale
    right = box.right() - 10

    def take(width: float, shown: bool = True) -> QRectF:
        nonlocal right
        if not shown:
            return QRectF()
        right -= width
        found = QRectF(right, box.y(), width, box.height())
        right -= GAP
        return found

    tier = take(TIER * unit)
    bars = take(BARS, box.width() >= ROOMY * unit)
    scale = take(SCALE, box.width() >= NARROW * unit)
    total = take(TOTAL * unit)
    place = QRectF(box.x() + 4, box.y(), PLACE * unit, box.height())
    face = QRectF(place.right() + 8, box.center().y() - side / 2, side, side)
    return Columns(place, face, QRectF(face.right() + 12, box.y(), max(20.0, right - face.right() - 12), box.height()), total, scale, bars, tier)


def captions(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """What the columns are, over the rows."""
    there = columns(box, theme)
    start, end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    _words(painter, there.total.adjusted(-60, 0, 0, 0), _("Of 100"), "micro", "text_2", theme, end)
    if not there.bars.isEmpty():
        _words(painter, there.bars, _("What adds to it"), "micro", "text_2", theme, start)
    _words(painter, there.tier, _("Tier"), "micro", "text_2", theme, start)


def name_lines(name: QRectF, theme: Theme) -> tuple[QRectF, QRectF]:
    """The name, and the line below it."""
    body, label = theme.line("body"), theme.line("label")
    top = name.center().y() - (body + label + 1) / 2
    return QRectF(name.x(), top, name.width(), body), QRectF(name.x(), top + body + 1, name.width(), label)


def link(board: Board, r: Ranked, name: QRectF, theme: Theme) -> QRectF:
    """Where the words stand that lead to what is not known."""
    said = words.missing(board, r)
    below = name_lines(name, theme)[1]
    if not said:
        return QRectF()
    start = theme.advance(kind_word(r.kind), "label") + 10
    return QRectF(below.x() + start, below.y(), min(below.width() - start, theme.advance(said, "label") + 2), below.height())


def row(painter: QPainter, box: QRectF, at: int, r: Ranked, board: Board, theme: Theme, *, linked: bool = False) -> None:
    """Draws one row; `linked` while the pointer is on what is not known."""
    there = columns(box, theme)
    middle = Qt.AlignmentFlag.AlignVCenter
    _words(painter, there.place, str(at + 1), "small", "text_2", theme, middle | Qt.AlignmentFlag.AlignRight, weight=600)
    listed = board.listed.get(r.profile)
    faces.paint(painter, there.face, r.name, r.kind, theme, listed.face if listed else None)
    first, second = name_lines(there.name, theme)
    _words(painter, first, r.name, "body", "text", theme, middle | Qt.AlignmentFlag.AlignLeft, weight=500)
    _words(painter, second, kind_word(r.kind), "label", "text_2", theme, middle | Qt.AlignmentFlag.AlignLeft)
    spot = link(board, r, there.name, theme)
    if spot.width() > 24:
        _words(painter, spot, words.missing(board, r), "label", "accent", theme, middle | Qt.AlignmentFlag.AlignLeft, under=linked)
    _words(painter, there.total, words.total(r), "small", "text", theme, middle | Qt.AlignmentFlag.AlignRight, weight=600)
    if not there.scale.isEmpty():
        scale(painter, there.scale, r, board, theme)
    if not there.bars.isEmpty():
        bars(painter, there.bars, r, theme)
    tier(painter, there.tier, r, board, theme)


def tier(painter: QPainter, box: QRectF, r: Ranked, board: Board, theme: Theme) -> None:
    """The tier that the figures give, with those that their range allows beside it; or the one that holds."""
    listed = board.listed.get(r.profile)
    now = listed.tier if listed else 0
    shown = now if not board.by_figures else r.tier
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if not shown:
        _words(painter, box, "–", "label", "text_3", theme, flags)
        return
    wide = tiers.paint(painter, box.x(), box.center().y(), shown, theme)
    if board.by_figures and r.best != r.worst:
        _words(painter, box.adjusted(wide + 4, 0, 0, 0), f"{r.best}–{r.worst}", "micro", "text_2", theme, flags)


def scale(painter: QPainter, box: QRectF, r: Ranked, board: Board, theme: Theme) -> None:
    """A line from 0 to 100 with ticks where tiers begin; a dot when all is known, else a hollow capsule from least to most."""
    y = box.center().y()
    line = box.adjusted(5, 0, -5, 0)
    low, high = (line.x() + line.width() * float(total) / FULL for total in (r.low, r.high))
    tone = theme.colour("accent" if r.known else "rule_strong")
    hollow = QRectF(low - 4, y - 4, high - low + 8, 8)
    painter.setPen(QPen(theme.colour("rule"), 1.5))
    exact = r.low == r.high
    ends = ((line.left(), line.right()),) if exact else ((line.left(), hollow.left()), (hollow.right(), line.right()))
    for start, end in ends:
        if end > start:
            painter.drawLine(QLineF(start, y, end, y))
    for limit in (board.draft.first, board.draft.second):
        x = line.x() + line.width() * float(limit) / FULL
        painter.drawLine(QLineF(x, y - 7, x, y + 7))
    painter.setPen(Qt.PenStyle.NoPen if exact else QPen(tone, 1.75))
    painter.setBrush(tone if exact else Qt.BrushStyle.NoBrush)
    if exact:
        painter.drawEllipse(QPointF(low, y), 5, 5)
    else:
        painter.drawRoundedRect(hollow, 4, 4)


def bars(painter: QPainter, box: QRectF, r: Ranked, theme: Theme) -> None:
    """Width is weight, height is what it adds; hatched what is not known, paler what is not known for sure."""
    parts = [p for p in r.parts if p.most]
    room, x, high = box.width() - 2 * max(0, len(parts) - 1), box.x(), 20.0
    for p in parts:
        wide = room * float(p.most) / FULL
        part = QRectF(x, box.center().y() - high / 2, wide, high)
        x += wide + 2
        if not p.known:
            hatch(painter, part, theme)
            continue
        painter.setPen(Qt.PenStyle.NoPen)
        for tone, share in (("chip", 1.0), ("rule_strong", float(p.high / p.most)), ("meter", float(p.low / p.most))):
            painter.setBrush(theme.colour(tone))
            if tone == "rule_strong" and p.high == p.low:
                continue
            painter.setOpacity(0.45 if tone == "rule_strong" else 1.0)
            level = max(1.5, high * share)
            painter.drawRoundedRect(QRectF(part.x(), part.bottom() - level, wide, level), 2, 2)
        painter.setOpacity(1.0)


def _words(painter: QPainter, box: QRectF, text: str, role: str, tone: str, theme: Theme, flags: Qt.AlignmentFlag, *, weight: int | None = None,
           under: bool = False) -> None:  # fmt: skip
    font = theme.font(role, weight=weight, tabular=True)
    font.setUnderline(under)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    shown = theme.metrics(role, weight=weight).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, flags, shown)
