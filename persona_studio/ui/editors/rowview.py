"""How a list of rows looks: where each row stands, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Ground
from persona_studio.foundation.words import _
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Desk, Editor
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.editors.typed import Growing
from persona_studio.ui.editors.values import clipped

PAD = 7  # over and under the text of a row
NUMBER = 24  # the column of the numbers
MARK = 28  # the column of the marks
EDGE = 4  # px by which a halo reaches out of its row


@dataclass
class Row:
    """One item as it stands in the editor."""

    claim: int
    value: Any
    text: str
    ground: Ground = Ground.ASSUMPTION


class RowView(Editor):
    """Items, one a row, and an open last row for the next one; a live editor stands on the current row, the others are painted."""

    out = 16
    rows = True
    numbered = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind: Any = desk.field.kind
        self.prompts: tuple[str, ...] = getattr(self.kind, "prompts", ())  # what the first rows ask for, where a kind has them
        self.items: list[Row] = []
        self.at = 0  # the current row; len(items) is the open one
        self.bad: set[int] = set()  # claims with an error
        self.active = False
        self._hover = -1
        self._drag: paint.Drag | None = None
        self.live = Growing(desk.theme, self, one_paragraph=True)

    def height_for(self, width: int) -> int:
        return self.above() + sum(self._heights(width)) + self.below(width)

    def above(self) -> int:
        """px over the first row, for what a kind of list writes there."""
        return 0

    def below(self, width: int) -> int:
        """px under the last row, for what a kind of list draws there."""
        return 0

    def restyle(self) -> None:
        self.live.restyle()
        self._place()
        self.update()

    def _prompt(self, index: int) -> str:
        """What the open row asks for."""
        if self.readonly:
            return ""
        if index < len(self.prompts):
            return self.prompts[index]
        if index == 0 and self.desk.hint:
            return self.desk.hint
        return _("Next {noun}").format(noun=self.kind.noun) if self.kind.noun else _("Next item")

    # places

    @property
    def left(self) -> int:
        """Where the text of rows begins."""
        return self.out + (NUMBER if self.numbered else 0)

    def text_width(self, width: int) -> int:
        return width - self.left - self.out - MARK

    def _lines(self, text: str, width: int) -> int:
        return lines_of(clipped(text)[0], self.text_width(width), self.desk.theme)

    def row_height(self, index: int, width: int) -> int:
        """The height of one row, the open one included."""
        text = self.items[index].text if index < len(self.items) else self._prompt(index)
        least = self.desk.theme.size("row_rank")
        return max(least, self._lines(text, width) * self.desk.theme.line("body") + 2 * PAD)

    def _heights(self, width: int) -> list[int]:
        count = len(self.items) + (0 if self.readonly and self.items else 1)
        return [self.row_height(index, width) for index in range(count)]

    def row_rect(self, index: int) -> QRect:
        """Where a row stands, its margins included."""
        heights = self._heights(self.width())
        index = min(index, len(heights) - 1)
        return QRect(0, self.above() + sum(heights[:index]), self.width(), heights[index])

    def mark_box(self, claim: int) -> QRect | None:
        index = next((n for n, row in enumerate(self.items) if row.claim == claim), None)
        if index is None:
            return None
        box = self.row_rect(index)
        return QRect(box.right() - self.out - MARK + 7, box.y() + PAD - 4, MARK, MARK)

    def focus_box(self) -> QRect | None:
        return self.row_rect(self.at)

    def index_at(self, y: int) -> int:
        """The row at a height; -1 above and below all of them."""
        top = self.above()
        if y < top:
            return -1
        for index, height in enumerate(self._heights(self.width())):
            top += height
            if y < top:
                return index
        return -1

    def _dragging(self) -> bool:
        return self._drag is not None and self._drag.moving

    def _place(self) -> None:
        if self._dragging():  # out of sight, not hidden: it keeps the focus
            self.live.move(-4000, 0)
            return
        box = self.row_rect(self.at)
        lines = self._lines(self.live.words(), self.width())
        self.live.setGeometry(self.left, box.y() + PAD - 1, self.text_width(self.width()), lines * self.desk.theme.line("body") + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._drag and self._drag.moving:
            self._paint_drag(painter, self._drag)
            return
        top = self.above()
        for index, height in enumerate(self._heights(self.width())):
            if top < event.rect().bottom() + EDGE and top + height > event.rect().top() - EDGE:
                self.paint_row(painter, QRectF(0, top, self.width(), height), index)
            top += height

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        """One row: number, words where the live editor is not, mark, rule."""
        theme, here = self.desk.theme, index == self.at and not self._dragging()
        row = self.items[index] if index < len(self.items) else None
        middle = box.top() + PAD + theme.line("body") / 2
        if here and self.active and not self.readonly:
            paint.halo(painter, box.adjusted(self.out - 8, 0, 8 - self.out, 0), theme)
        elif row:
            tone = "error" if row.claim in self.bad else "rule" if self._hover == index else "hairline"
            paint.rule(painter, box.left() + self.out, box.right() - self.out, box.bottom(), theme.colour(tone), 2 if row.claim in self.bad else 1)
        if not self.covered(index):
            self.paint_words(painter, box, index)
        if row is None:
            return
        if self.numbered:
            paint.number(painter, QRectF(self.out, box.top() + PAD, NUMBER, theme.line("body")), str(index + 1), theme)
        if not self.readonly and (index == self._hover or (here and self.active)):
            paint.handle(painter, QPointF(self.out - 11, middle), theme)
        if self.desk.field.claim and row.value is not None:
            paint.mark_end(painter, QPointF(box.right() - self.out, middle), row.ground, theme)

    def covered(self, index: int) -> bool:
        """Whether the live editor stands where the words of a row would be."""
        return index == self.at and not self._dragging()

    def paint_words(self, painter: QPainter, box: QRectF, index: int) -> None:
        """The words of a row at rest."""
        row = self.items[index] if index < len(self.items) else None
        tone = "text_3" if self.readonly or row is None else "text"
        words = clipped(row.text)[0] if row else self._prompt(index)
        paint.text(painter, QPointF(self.left, box.top() + PAD), words, self.text_width(self.width()), self.desk.theme, tone)

    def _paint_drag(self, painter: QPainter, drag: paint.Drag) -> None:
        """The other rows with a gap where the dragged one would land, and that one lifted in it."""
        heights = self._heights(self.width())
        target = drag.index if drag.before is None else drag.before
        top, gap = self.above(), heights[drag.index] + paint.GAP
        for index in range(len(self.items) + 1):
            if index == target:
                self._paint_lifted(painter, QRectF(self.out, top + paint.GAP - 3, self.width() - 2 * self.out, heights[drag.index]), drag)
                if drag.before is not None:
                    paint.insertion(painter, self.out, self.width() - self.out, top, self.desk.theme)
                top += gap
            if index < len(self.items) and index != drag.index:
                self.paint_row(painter, QRectF(0, top, self.width(), heights[index]), index)
                top += heights[index]

    def _paint_lifted(self, painter: QPainter, box: QRectF, drag: paint.Drag) -> None:
        theme, row, line = self.desk.theme, self.items[drag.index], self.desk.theme.line("body")
        box = box.adjusted(8, 0, 4, 0)
        paint.lifted(painter, box, theme)
        paint.handle(painter, QPointF(box.left() + 12, box.top() + PAD + line / 2), theme)
        left = box.left() + 24
        if self.numbered:
            paint.number(painter, QRectF(left, box.top() + PAD, NUMBER, line), str(drag.index + 1), theme)
            left += NUMBER
        paint.text(painter, QPointF(left, box.top() + PAD), clipped(row.text)[0], self.text_width(self.width()), theme, "text")
        if self.desk.field.claim:
            paint.mark_end(painter, QPointF(box.right() - 8, box.top() + PAD + line / 2), row.ground, theme)
