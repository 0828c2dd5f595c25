"""How tokens look: where each stands, the line behind them, the cross on the one under the pointer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim
from persona_studio.ui.editors.base import Desk, Editor
from persona_studio.ui.editors.typed import Line
from persona_studio.ui.editors.values import clipped, shown
from persona_studio.ui.parts import chips, icons

GAP = 6
LEAST = 64  # px that the line has for typing


class TokenView(Editor):
    """Tokens that flow into lines, and a line to type in behind them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind: Any = desk.field.kind
        self.claims: list[Claim] = []
        self.open: int | None = None  # the claim that stands in the line
        self.chosen: int | None = None  # the token that Backspace or a click selected
        self._hover: int | None = None
        self._description = ""
        self._flowed: tuple[object, tuple[list[tuple[Claim, QRect]], QRect]] | None = None
        self.line = Line(desk.theme, self)
        self.setFocusProxy(self.line)
        self.setMouseTracking(True)

    def height_for(self, width: int) -> int:
        bottom = self._flow(width)[1].bottom()
        return max(self.desk.theme.size("field"), bottom + 6)

    def restyle(self) -> None:
        self.line.setFont(self.desk.theme.font("body"))
        self._arrange()

    def tokens(self) -> list[Claim]:
        """The claims that stand as tokens: all but the one in the line."""
        return [claim for claim in self.claims if claim.id != self.open and claim.value is not None]

    def _words(self, claim: Claim) -> str:
        return clipped(shown(self.kind, claim.value, self.desk.manner()))[0]

    def _flow(self, width: int) -> tuple[list[tuple[Claim, QRect]], QRect]:
        """Where the tokens stand, and where the line stands behind them; the last answer is kept, since laying out asks again and again."""
        words = tuple(self._words(claim) for claim in self.tokens())
        typing = (self.open, self.line.text(), self.line.hasFocus())
        asked = (width, tuple(self.claims), words, typing, self.desk.theme.line("small"), self.desk.manner())
        if self._flowed is None or self._flowed[0] != asked:
            self._flowed = asked, self._flow_anew(width)
        return self._flowed[1]

    def _flow_anew(self, width: int) -> tuple[list[tuple[Claim, QRect]], QRect]:
        theme, x, y, step = self.desk.theme, 0, 4, 0
        boxes: list[tuple[Claim, QRect]] = []
        for claim in self.tokens():
            size = self.chip_size(claim, width)
            wide, step = round(size.width() + 0.5), round(size.height())
            if x and x + wide > width:
                x, y = 0, y + step + 4
            boxes.append((claim, QRect(x, y, wide, step)))
            x += wide + GAP
        step = step or round(chips.size("", theme).height())
        wants = LEAST if boxes and not self.line.text() else min(width, max(LEAST, self.line.fontMetrics().horizontalAdvance(self.line.text()) + 12))
        if x and x + wants > width and (self.line.hasFocus() or self.line.text()):
            x, y = 0, y + step + 4
        return boxes, QRect(x, y, max(width - x, 1), step)

    def chip_size(self, claim: Claim, width: int) -> QSizeF:
        """The room that a token takes."""
        return chips.size(self._words(claim), self.desk.theme, width)

    def paint_chip(self, painter: QPainter, box: QRectF, claim: Claim) -> None:
        """Draws one token."""
        chips.paint(painter, box, self._words(claim), self.desk.theme, chosen=claim.id == self.chosen)

    def _arrange(self, *, told: bool = False) -> None:
        """`told`: the form knows already how high this is."""
        before = self.line.y()
        _boxes, box = self._flow(self.width())
        self.line.setGeometry(box)
        self.line.setPlaceholderText("" if self.claims or self.readonly else self.desk.hint)
        self._describe()
        self.update()
        if before != self.line.y() and not told:
            self.grown.emit()

    def _describe(self) -> None:
        words = ", ".join(self._words(c) for c in self.tokens())
        self.line.setAccessibleDescription(f"{words}. {self._description}" if words else self._description)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(told=self.height_for(self.width()) == self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for claim, box in self._flow(self.width())[0]:
            self.paint_chip(painter, QRectF(box), claim)
            if claim.id == self._hover and not self.readonly and claim.id != self.chosen:
                self._paint_cross(painter, QRectF(box))

    def _paint_cross(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.desk.theme.colour("tint_2"))
        painter.drawRoundedRect(box.adjusted(box.width() - 18, 2, -2, -2), 4, 4)
        icons.paint(painter, QRectF(box.right() - 16, box.center().y() - 6, 12, 12), "x", self.desk.theme.colour("text"))

    def _token_at(self, point: QPoint) -> tuple[int, QRect] | None:
        return next(((claim.id, box) for claim, box in self._flow(self.width())[0] if box.contains(point)), None)
