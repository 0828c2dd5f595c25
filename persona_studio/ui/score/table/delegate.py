"""Paints one cell of the table, whatever the number of accounts: all it needs comes from the board and the theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.ui.score import words
from persona_studio.ui.score.table import paint
from persona_studio.ui.score.table.model import Column, Index

if TYPE_CHECKING:
    from persona_studio.domain.scoring.score import Score
    from persona_studio.ui.score.table.view import AccountTable

EDGE = 20  # between the place and the ground of a row
INSET = 12  # between the ground of a row and its words
LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


class Delegate(QStyledItemDelegate):
    """One method a column."""

    def __init__(self, view: AccountTable) -> None:
        super().__init__(view)
        self._view, self._theme, self._board = view, view.theme, view.board
        self._cells = {
            Column.ACCOUNT: self._account, Column.TIER: self._tier, Column.SCORE: self._score, Column.SCALE: self._scale,
            Column.BARS: self._bars, Column.STABILITY: self._stability, Column.ASK: self._ask,
        }  # fmt: skip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._view.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        painter.setLayoutDirection(option.direction)
        column, at = Column(index.column()), self._view.accounts.position(index.row())
        self._ground(painter, option, hovered=index.row() == self._view.hovered)
        self._cells[column](painter, self._view.room(QRectF(option.rect), column), at, index.row())
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, *, hovered: bool) -> None:
        box, theme = QRectF(option.rect), self._theme
        whole = QRectF(EDGE, box.y(), self._view.viewport().width() - 2 * EDGE, box.height())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.colour("surface"))  # over the style's own selection
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if chosen else "hover"))
            radius = theme.size("row", "radius")
            painter.drawRoundedRect(whole.adjusted(0, 0, 0, -1), radius, radius)
        painter.fillRect(QRectF(whole.x(), box.bottom() - 1, whole.width(), 1), theme.colour("hairline"))

    def _two(self, painter: QPainter, box: QRectF, first: str, second: str, *, role: str, flags: Qt.AlignmentFlag, tabular: bool = False) -> None:
        """A line with another below it; alone it stands in the middle."""
        theme, weight = self._theme, 500 if role == "body" else 600
        above, below = theme.line("body"), theme.line("label") - 1
        top = box.center().y() - (above + (below if second else 0)) / 2
        for words_, part, font, tone, y, line, heavy in (
            (first, "body", theme.font("body", weight=weight, tabular=tabular), "text", top, above, weight),
            (second, "label", theme.font("label"), "text_2", top + above - 1, below, None),
        ):
            if words_:
                painter.setFont(font)
                painter.setPen(theme.colour(tone))
                shown = theme.metrics(part, weight=heavy).elidedText(" ".join(words_.split()), Qt.TextElideMode.ElideRight, box.width() + 1)
                painter.drawText(QRectF(box.x(), y, box.width(), line), flags, shown)

    # the columns

    def _account(self, painter: QPainter, box: QRectF, at: int, _row: int) -> None:
        account = self._board.accounts[at]
        self._two(painter, box, account.name, words.what(account.cells) or account.domain, role="body", flags=LEADING)

    def _tier(self, painter: QPainter, box: QRectF, at: int, _row: int) -> None:
        score = self._board.score(at)
        x = box.right() - paint.tier_width(self._board.draft, score, self._theme, box.width()) if self._view.mirrored else box.x()
        paint.tier(painter, QPointF(x, box.center().y()), self._board.draft, score, self._theme, box.width())

    def _score(self, painter: QPainter, box: QRectF, at: int, _row: int) -> None:
        score = self._board.score(at)
        if score.shut:
            self._struck(painter, box, score)
        else:
            second = "" if score.exact else words.known(score.known)
            self._two(painter, box, score.figures(), second, role="figure", flags=TRAILING, tabular=True)

    def _struck(self, painter: QPainter, box: QRectF, score: Score) -> None:
        theme, said = self._theme, score.figures()
        painter.setFont(theme.font("body", weight=500, tabular=True))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(box, TRAILING, said)
        wide = theme.advance(said, "body", weight=500)
        left = box.x() if self._view.mirrored else box.right() - wide
        painter.setPen(QPen(theme.colour("text_2"), 1.2))
        painter.drawLine(QPointF(left - 2, box.center().y() + 1), QPointF(left + wide + 2, box.center().y() + 1))

    def _scale(self, painter: QPainter, box: QRectF, at: int, _row: int) -> None:
        limits = [tier.least for tier in self._board.draft.tiers if tier.least is not None]
        if self._view.mirrored:  # it runs from the right: the whole drawing is turned over
            painter.translate(2 * box.center().x(), 0)
            painter.scale(-1, 1)
        paint.scale(painter, self._view.scale_box(box), self._board.score(at), limits, self._theme)

    def _bars(self, painter: QPainter, box: QRectF, at: int, row: int) -> None:
        view, board = self._view, self._board
        here = row == view.currentIndex().row()
        paint.bars(
            painter, view.bars_box(box), board.draft, board.assessment(at), self._theme,
            chosen=view.selectionModel().isRowSelected(row), faint=bool(board.score(at).shut),
            current=view.criterion if here and view.hasFocus() else "", mirrored=view.mirrored,
        )  # fmt: skip

    def _stability(self, painter: QPainter, box: QRectF, at: int, _row: int) -> None:
        painter.setFont(self._theme.font("small", tabular=True))
        painter.setPen(self._theme.colour("text_2"))
        painter.drawText(box, TRAILING, words.stability(self._view.accounts.chooser.stability(at)))

    def _ask(self, painter: QPainter, box: QRectF, at: int, _row: int) -> None:
        theme, said = self._theme, self._view.accounts.ask(at)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2" if self._board.score(at).shut else "text"))
        metrics, lines = theme.metrics("label"), _lines(said, theme.metrics("label").horizontalAdvance, box.width())
        shown = [*lines[:1], metrics.elidedText(" ".join(lines[1:]), Qt.TextElideMode.ElideRight, box.width())] if len(lines) > 1 else lines
        line = theme.line("label")
        top = box.center().y() - line * len(shown) / 2
        for number, text in enumerate(shown):
            painter.drawText(QRectF(box.x(), top + number * line, box.width() + 1, line), LEADING, text)


def _lines(said: str, width: Callable[[str], float], room: float) -> list[str]:
    """Words broken into lines."""
    lines: list[str] = []
    for word in said.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
