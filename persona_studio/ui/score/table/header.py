"""The heads of the columns: a click sorts, the menu shows stability and sorts by what has no column of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu

from persona_studio.domain.scoring.many import KNOWN
from persona_studio.domain.scoring.model import RATINGS
from persona_studio.foundation.words import _
from persona_studio.ui.parts import icons
from persona_studio.ui.score.table import paint
from persona_studio.ui.score.table.delegate import LEADING
from persona_studio.ui.score.table.model import SORTS, Column

if TYPE_CHECKING:
    from persona_studio.ui.score.table.view import AccountTable

HEIGHT = 36


class Header(QHeaderView):
    """Says by what to sort, and which criterion was pointed at."""

    sort_wanted = Signal(str)
    criterion_wanted = Signal(str)

    def __init__(self, view: AccountTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._theme = view, view.theme
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)
        self.setHighlightSections(False)
        self.setAccessibleName(_("Columns"))
        self.sectionClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(HEIGHT, self._theme.line("label") + 18))

    def _clicked(self, section: int) -> None:
        if (by := SORTS.get(Column(section))) is not None:
            self.sort_wanted.emit(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if section == Column.BARS:
            for id, part in self._parts():
                if part.left() <= event.position().x() <= part.right():
                    self.criterion_wanted.emit(id)

    def _parts(self) -> list[tuple[str, QRectF]]:
        box = QRectF(self.sectionViewportPosition(Column.BARS), 0, self.sectionSize(Column.BARS), self.height())
        bars = self._view.bars_box(self._view.room(box, Column.BARS))
        return list(paint.parts(bars, self._view.board.draft, self._theme, mirrored=self._view.mirrored))

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """Nothing of the style's own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        painter.setLayoutDirection(self.layoutDirection())
        for column in Column:
            if not self.isSectionHidden(column):
                whole = QRectF(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height())
                self._section(painter, self._view.room(whole, column), column)
        painter.fillRect(QRectF(20, self.height() - 1, self.viewport().width() - 40, 1), theme.colour("rule"))

    def _section(self, painter: QPainter, box: QRectF, column: Column) -> None:
        if column is Column.SCALE:
            self._scale(painter, box)
        elif column is Column.BARS:
            self._criteria(painter)
        else:
            self._title(painter, box, column)

    def _title(self, painter: QPainter, box: QRectF, column: Column) -> None:
        choice, theme = self._view.accounts.choice, self._theme
        by = SORTS.get(column)
        known = column is Column.SCORE and choice.by == KNOWN
        here = known or (by is not None and by == choice.by)
        said = _("Known") if known else str(self.model().headerData(column, Qt.Orientation.Horizontal))
        trailing = column in (Column.SCORE, Column.STABILITY)
        painter.setFont(theme.font("label", weight=600 if here else None))
        painter.setPen(theme.colour("text" if here else "text_2"))
        wide = theme.advance(said, "label", weight=600 if here else None)
        start = trailing == self._view.mirrored  # at the left of its box
        left = box.x() if start else box.right() - wide - (15 if here else 0)
        painter.drawText(QRectF(left, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)
        if here:
            arrow = QRectF(left + wide + 3, self.height() / 2 - 6, 12, 12)
            icons.paint(painter, arrow, "arrow-down" if choice.descending else "arrow-up", theme.colour("text"))

    def _scale(self, painter: QPainter, box: QRectF) -> None:
        scale = self._view.scale_box(box)
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.colour("text_2"))
        for rating in RATINGS:
            x = paint.at(rating, scale)
            x = 2 * box.center().x() - x if self._view.mirrored else x
            painter.drawText(QRectF(x - 12, 0, 24, self.height()), Qt.AlignmentFlag.AlignCenter, str(rating))

    def _criteria(self, painter: QPainter) -> None:
        theme, here = self._theme, self._view.criterion if self._view.hasFocus() else ""
        parts = [(id, part) for id, part in self._parts() if part.width() > 1]
        for number, (id, part) in enumerate(parts):
            name = self._view.board.draft.criterion(id).name
            weight = 600 if id == here else None
            painter.setFont(theme.font("micro", weight=weight or 400))
            painter.setPen(theme.colour("text" if id == here else "text_2"))
            more = 26 if number + 1 == len(parts) else 0  # behind the last one is room
            room = QRectF(part.x() - (more if self._view.mirrored else 0), 0, part.width() + more, self.height())
            painter.drawText(room.adjusted(-1, 0, 1, 0), LEADING, self._short(name, room.width(), weight))

    def _short(self, name: str, room: float, weight: int | None) -> str:
        """The name, or a word of it, as far as there is room."""
        parts = name.split()
        for said in (name, parts[0] if parts else "", parts[-1].capitalize() if parts else ""):
            if self._theme.advance(said, "micro", weight=weight) <= room:
                return said
        return self._theme.metrics("micro", weight=weight).elidedText(name, Qt.TextElideMode.ElideRight, room)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        menu.popup(event.globalPos())

    def fill(self, menu: QMenu) -> None:
        """What can be done with the columns."""
        choice = self._view.accounts.choice
        for by, said in self._view.sorts().items():
            action = menu.addAction(said, partial(self.sort_wanted.emit, by))
            action.setCheckable(True)
            action.setChecked(choice.by == by)
        menu.addSeparator()
        shown = menu.addAction(_("Show stability"), self._view.toggle_stability)
        shown.setCheckable(True)
        shown.setChecked(not self.isSectionHidden(Column.STABILITY))
