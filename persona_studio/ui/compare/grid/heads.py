"""The frozen edges of the table: who stands in a column, and what a row asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from persona_studio.foundation.words import _
from persona_studio.ui.compare.grid import paint
from persona_studio.ui.compare.grid.model import GridModel, Heading
from persona_studio.ui.parts import faces, icons, tiers
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.compare.grid.view import CompareGrid

CLOSE = 22  # the cross in a head
BAR = (56, 4)
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class ColumnHeads(QHeaderView):
    """Faces and names; dragged into another order, closed by their cross."""

    moved = Signal(int, int)  # a column, where it stands now
    closed = Signal(int)
    menu_wanted = Signal(int, object)  # column, where on the screen

    def __init__(self, grid: CompareGrid, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid, self._theme = grid, theme
        self._over = -1
        self._on_cross = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Profiles that are compared"))
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._settle)
        self._wish: tuple[int, int] | None = None
        self.sectionMoved.connect(self._dropped)

    def sizeHint(self) -> QSize:
        theme = self._theme
        return QSize(0, max(theme.size("compare_head"), theme.line("body") + 2 * theme.line("label") + 28))

    def cross(self, at: int) -> QRect:
        """The cross that takes a column out."""
        box = self._box(at)
        return QRect(box.left() + 4 if self.isRightToLeft() else box.right() - CLOSE - 4, box.top() + 10, CLOSE, CLOSE)

    def _box(self, at: int) -> QRect:
        return QRect(self.sectionViewportPosition(at), 0, self.sectionSize(at), self.height())

    # by hand

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.logicalIndexAt(event.position().toPoint())
        cross = at >= 0 and self.cross(at).contains(event.position().toPoint())
        if (at, cross) != (self._over, self._on_cross):
            self._over, self._on_cross = at, cross
            self.setToolTip(_("Take out of the comparison (Del)") if cross else "")
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.logicalIndexAt(event.position().toPoint())
        if at >= 0 and self.cross(at).contains(event.position().toPoint()):
            if event.button() is Qt.MouseButton.LeftButton:
                self.closed.emit(at)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.logicalIndexAt(event.pos())
        if at >= 0:
            self.menu_wanted.emit(at, event.globalPos())

    def leaveEvent(self, event: object) -> None:
        self._over, self._on_cross = -1, False
        self.viewport().update()

    def _dropped(self, _logical: int, before: int, now: int) -> None:
        if self._wish is None:
            self._wish = (before, now)
            self._late.start()

    def _settle(self) -> None:
        """The board keeps the order; the header shows what it is told."""
        if self._wish is not None:
            before, now = self._wish
            self.moveSection(now, before)
            self._wish = None
            self.moved.emit(before, now)

    # painting

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        model, theme = self.model(), self._theme
        if not isinstance(model, GridModel) or at >= len(model.board.columns):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom(), rect.width() + 1, 1), theme.colour("rule"))
        self._paint_column(painter, QRectF(rect), model, at)
        if at == self._over and rect.width() > 60:
            if self._on_cross:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("hover"))
                painter.drawRoundedRect(QRectF(self.cross(at)), 6, 6)
            icons.paint(painter, QRectF(self.cross(at)).adjusted(4, 4, -4, -4), "x", theme.colour("text_2"))
        painter.restore()

    def _paint_column(self, painter: QPainter, box: QRectF, model: GridModel, at: int) -> None:
        theme, column = self._theme, model.board.columns[at]
        profile, mirrored = column.profile, self.isRightToLeft()
        side, body, label = theme.size("compare", "face"), theme.line("body"), theme.line("label")
        top = box.y() + (box.height() - body - 2 * label - 6) / 2
        face = paint.placed(box, QRectF(paint.TEXT, (box.height() - side) / 2, side, side), mirrored)
        faces.paint(painter, face, profile.name, profile.kind, theme, profile.face)
        x, room = paint.TEXT + side + 10, box.width() - paint.TEXT - side - 16
        here = at == self._grid.currentIndex().column()
        painter.setLayoutDirection(self.layoutDirection())
        name = paint.placed(box, QRectF(x, top - box.y(), room - (CLOSE if at == self._over else 0), body), mirrored)
        self._words(painter, name, profile.name, "body", 600, "accent" if here else "text")
        y = top - box.y() + body + 3
        chip = tiers.size(tiers.word(profile.tier, short=False), theme).width() if profile.tier else 0.0
        place = paint.placed(box, QRectF(x, y, chip, label), mirrored)
        tiers.paint(painter, place.x(), place.center().y(), profile.tier, theme, short=False)
        after = chip + 6 if chip else 0.0
        said = column.when or paint.role_of(profile, model.board)
        self._words(painter, paint.placed(box, QRectF(x + after, y, room - after, label), mirrored), said, "label", None, "text_2")
        y += label + 3
        words = _("Baseline") if at == model.board.baseline else model.alike(at)
        self._words(painter, paint.placed(box, QRectF(x, y, room, label), mirrored), words, "label", None, "text_2")
        wide = theme.advance(words, "label") + 8
        if at != model.board.baseline and wide + BAR[0] <= room:
            self._meter(painter, paint.placed(box, QRectF(x + wide, y + label / 2 - BAR[1] / 2, *BAR), mirrored), model.board.likeness(at), mirrored)

    def _words(self, painter: QPainter, box: QRectF, said: str, role: str, weight: int | None, tone: str) -> None:
        painter.setFont(self._theme.font(role, weight=weight))
        painter.setPen(self._theme.colour(tone))
        shown = self._theme.metrics(role, weight=weight).elidedText(" ".join(said.split()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, MIDDLE, shown)

    def _meter(self, painter: QPainter, box: QRectF, part: float, mirrored: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("chip"))
        painter.drawRoundedRect(box, 2, 2)
        if part > 0:
            wide = max(4.0, box.width() * part)
            painter.setBrush(self._theme.colour("text_2"))
            painter.drawRoundedRect(QRectF(box.right() - wide if mirrored else box.x(), box.y(), wide, box.height()), 2, 2)


class RowHeads(QHeaderView):
    """Sign, question and note; headings of sections fold on a click."""

    folded = Signal(str)

    def __init__(self, grid: CompareGrid, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid, self._theme = grid, theme
        self.setFixedWidth(theme.size("compare_label"))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(_("Questions"))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("compare_label"), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.logicalIndexAt(event.position().toPoint())
        lines = self._grid.lines.lines
        line = lines[at] if 0 <= at < len(lines) else None
        if isinstance(line, Heading):
            self.folded.emit(line.block.id)
        elif line is not None:
            self._grid.setCurrentIndex(self._grid.lines.index(at, max(0, self._grid.currentIndex().column())))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        lines = self._grid.lines.lines
        if at >= len(lines):
            return
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = lines[at]
        mirrored = self.isRightToLeft()
        if isinstance(line, Heading):
            paint.heading(painter, QRectF(rect), line, self._theme, mirrored=mirrored, chosen=at == self._grid.currentIndex().row())
        else:
            paint.label(painter, QRectF(rect), line, self._grid, mirrored=mirrored)
        painter.restore()
