"""What editors and the form paint by hand: halo, rules, text, numbers, handles, the lifted row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextLayout

from persona_studio.domain.profile import Ground
from persona_studio.ui.editors.measure import baseline, wrapping
from persona_studio.ui.parts import icons, marks
from persona_studio.ui.theme import Theme

GAP = 10  # px that a gap is higher than the row dropped into it


@dataclass(frozen=True)
class Drag:
    """A row on its way: which, held how far below its top, the pointer's height, and in front of which row it would land."""

    index: int
    grip: int
    y: int
    before: int | None = None
    moving: bool = False

    def at(self, y: int, before: int | None) -> Drag:
        """The drag with the pointer elsewhere; it begins in earnest after a few px."""
        return replace(self, y=y, before=before, moving=self.moving or abs(y - self.y) > 4)


def halo(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The ground behind the focused field, with its strong rule."""
    radius = theme.size("halo", "radius")
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    path.addRect(box.adjusted(0, radius, 0, 0))
    painter.fillPath(path.simplified(), theme.colour("tint"))
    stroke = theme.size("focus", "stroke")
    painter.fillRect(QRectF(box.left(), box.bottom() - stroke, box.width(), stroke), theme.colour("accent"))


def rule(painter: QPainter, left: float, right: float, bottom: float, colour: QColor, stroke: float = 1, *, dashed: bool = False) -> None:
    """The line under a value."""
    if not dashed:
        painter.fillRect(QRectF(left, bottom - stroke, right - left, stroke), colour)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(colour, stroke, Qt.PenStyle.CustomDashLine))
    pen = painter.pen()
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, bottom - stroke), QPointF(right, bottom - stroke))
    painter.restore()


def text(painter: QPainter, at: QPointF, words: str, width: float, theme: Theme, tone: str, role: str = "body") -> int:
    """A text in lines of the theme's height, as the live editor sets it; its height."""
    font = theme.font(role)
    layout = QTextLayout(words, font)
    layout.setTextOption(wrapping())
    layout.beginLayout()
    step, shift, count = theme.line(role), baseline(theme, role), 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, round(count * step + shift - line.ascent())))
        count += 1
    layout.endLayout()
    painter.setPen(theme.colour(tone))
    layout.draw(painter, at)
    return count * step


def lines(painter: QPainter, at: QPointF, words: str, width: float, theme: Theme, tone: str) -> None:
    """A text of several lines, each wrapped on its own."""
    y = at.y()
    for line in words.split("\n"):
        y += text(painter, QPointF(at.x(), y), line, width, theme, tone) or theme.line("body")


def number(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
    """The rank in front of a row."""
    font: QFont = theme.font("small", tabular=True)
    painter.setFont(font)
    painter.setPen(theme.colour("text_3"))
    painter.drawText(QPointF(box.left(), box.top() + round(baseline(theme))), words)


def handle(painter: QPainter, middle: QPointF, theme: Theme) -> None:
    """The grip by which a row is dragged."""
    icons.paint(painter, QRectF(middle.x() - 7, middle.y() - 7, 14, 14), "grip-vertical", theme.colour("text_2"))


def mark_end(painter: QPainter, at: QPointF, ground: Ground, theme: Theme) -> None:
    """The mark of a claim whose right end stands at `at`."""
    side = theme.size("box", "mark")
    marks.paint(painter, QRectF(at.x() - side, at.y() - side / 2, side, side), ground, theme)


def insertion(painter: QPainter, left: float, right: float, y: float, theme: Theme) -> None:
    """Where a dragged row would land: a line with a dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRect(QRectF(left, y - 1, right - left, 2))
    painter.drawEllipse(QPointF(left - 3, y), 4, 4)


def lifted(painter: QPainter, box: QRectF, theme: Theme, radius: float = 8) -> None:
    """The ground of something raised: a dragged row, a popup; casts the one shadow."""
    shadow = QColor(theme.colour("shadow"))
    shadow.setAlpha(max(2, shadow.alpha() // 8))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shadow)
    for spread in range(8, 0, -1):
        painter.drawRoundedRect(box.adjusted(-spread, 3 - spread, spread, 3 + spread), radius + spread, radius + spread)
    painter.setPen(QPen(theme.colour("hairline"), 1))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
