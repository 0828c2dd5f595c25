"""The table of accounts: rows one goes through by keys; digits rate the criterion that is marked in the row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QSinglePointEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from persona_studio.domain.scoring.many import KNOWN, MIDDLE, TIER
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import KEYBOARD, focus_ring
from persona_studio.ui.score.table import paint
from persona_studio.ui.score.table.choice import NAME, STABILITY, Choice
from persona_studio.ui.score.table.delegate import EDGE, INSET, Delegate
from persona_studio.ui.score.table.header import Header
from persona_studio.ui.score.table.model import AccountModel, Column, Index

if TYPE_CHECKING:
    from persona_studio.ui.score.board import Board
    from persona_studio.ui.theme import Theme

REST = 200  # ms after the last step of a drag until rows are put in order again
DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}


class AccountTable(QTableView):
    """Says what a person wants; who listens does it."""

    chosen = Signal(object)  # position of the current account, None for none
    entered = Signal()  # Enter: on to the account's sheet
    rated = Signal(list, str, object)  # positions, criterion, rating or None
    gates_wanted = Signal()
    removed = Signal(list)
    criterion_changed = Signal(str)

    def __init__(self, board: Board, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board, self.theme = board, theme
        self.accounts = AccountModel(board, self)
        self.criterion = ""
        self.by_keyboard = False
        self.hovered = -1  # the row under the mouse
        self.menu: QMenu | None = None
        self._kept: tuple[list[int], int | None, int] = ([], None, 0)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self.accounts.refresh(accounts=False))
        self._dress()
        self.setModel(self.accounts)
        self.setItemDelegate(Delegate(self))
        self.header = Header(self)
        self.setHorizontalHeader(self.header)
        self.setColumnHidden(Column.STABILITY, True)
        self.header.sort_wanted.connect(self.sort_by)
        self.header.criterion_wanted.connect(self.mark)
        self.accounts.modelAboutToBeReset.connect(self._remember)
        self.accounts.modelReset.connect(self._restore)
        board.accounts_changed.connect(self._accounts_changed)
        board.card_changed.connect(self._card_changed)
        board.draft_changed.connect(self._draft_changed)
        theme.changed.connect(self._redress)

    def _dress(self) -> None:
        self.setAccessibleName(_("Accounts"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(self.row_height())

    # measures, shared with header and delegate

    @property
    def mirrored(self) -> bool:
        """Whether everything runs from the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def row_height(self) -> int:
        """Uniform."""
        return max(self.theme.size("row_score"), self.theme.line("body") + self.theme.line("label") + 8)

    def room(self, box: QRectF, column: Column) -> QRectF:
        """Where the words of a cell or head stand; the outer columns keep off the edges of the place."""
        first = EDGE + INSET if column is Column.ACCOUNT else 0
        last = {Column.ASK: EDGE + INSET, Column.BARS: 32}.get(column, 12)
        return box.adjusted(last, 0, -first, 0) if self.mirrored else box.adjusted(first, 0, -last, 0)

    def scale_box(self, box: QRectF) -> QRectF:
        """The line of the scale in its cell."""
        return box.adjusted(14, 0, -14, 0)

    def bars_box(self, box: QRectF) -> QRectF:
        """The contribution bars in their cell."""
        height = self.theme.size("contribution", "meter")
        return QRectF(box.x() + 3, box.center().y() - height / 2, box.width() - 6, height)

    def _share_out(self) -> None:
        """Columns of figures have one width; the others share the rest."""
        scale = self.theme.scale
        line = self.theme.size("scale", "meter") + 40
        tier = min(180 * scale, max(96 * scale, paint.widest_tier(self.board.draft, self.theme) + 14))
        fixed = {Column.TIER: tier, Column.SCORE: 88 * scale, Column.SCALE: line, Column.STABILITY: 84 * scale}
        shown = {column: width for column, width in fixed.items() if not self.isColumnHidden(column)}
        rest = self.viewport().width() - sum(shown.values())
        account = max(168, rest * 0.305)
        ask = max(150, rest * 0.255)
        for column, width in (*shown.items(), (Column.ACCOUNT, account), (Column.ASK, ask), (Column.BARS, max(120, rest - account - ask))):
            if self.columnWidth(column) != round(width):
                self.setColumnWidth(column, round(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def toggle_stability(self) -> None:
        """Shows or hides how far weights must move before a tier flips."""
        self.setColumnHidden(Column.STABILITY, not self.isColumnHidden(Column.STABILITY))
        self._share_out()
        self.header.viewport().update()

    def stability_shown(self) -> bool:
        """Whether that column is seen."""
        return not self.isColumnHidden(Column.STABILITY)

    # which rows, in which order

    def sorts(self) -> dict[str, str]:
        """What the rows can be put in order by."""
        return {NAME: _("Sort by account"), TIER: _("Sort by tier"), MIDDLE: _("Sort by score"), KNOWN: _("Sort by what is known"),
                STABILITY: _("Sort by stability")}  # fmt: skip

    def sort_by(self, by: str) -> None:
        """The best first; asked for again the other way round."""
        now = self.accounts.choice
        descending = not now.descending if now.by == by else by not in (NAME, STABILITY)
        if by == STABILITY and self.isColumnHidden(Column.STABILITY):
            self.toggle_stability()
        self.choose(Choice(now.which, now.words, by, descending))

    def choose(self, choice: Choice) -> None:
        """Shows what is asked for."""
        self.accounts.choose(choice)
        self.header.viewport().update()

    def _accounts_changed(self, positions: object) -> None:
        self._rest.stop()
        if isinstance(positions, list):
            self.accounts.follow(positions)
        else:
            self.accounts.refresh(accounts=True)

    def _card_changed(self) -> None:
        ids = [c.id for c in self.board.draft.criteria]
        if self.criterion not in ids:
            self.criterion = ids[0] if ids else ""
        self._share_out()
        self.accounts.refresh(accounts=False)
        self.header.viewport().update()

    def _draft_changed(self) -> None:
        self.accounts.repaint()
        self.header.viewport().update()
        self._rest.start()

    # who is chosen

    def current(self) -> int | None:
        """The position of the current account."""
        index = self.currentIndex()
        return self.accounts.position(index.row()) if index.isValid() else None

    def selected(self) -> list[int]:
        """The positions of the chosen accounts, in the order of the table."""
        rows = sorted({row for part in self.selectionModel().selection().toList() for row in range(part.top(), part.bottom() + 1)})
        return [self.accounts.position(row) for row in rows]

    def go_to(self, position: int) -> None:
        """Makes an account the current one, if it is seen."""
        row = self.accounts.row_of(position)
        if row is not None:
            self.setCurrentIndex(self.accounts.index(row, 0))
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current())

    def _remember(self) -> None:
        known, at = self.accounts.known, self.current()
        self._kept = [known[one].id for one in self.selected()], known[at].id if at is not None else None, self.currentIndex().row()

    def _restore(self) -> None:
        """After other rows or another order: the same accounts are chosen as before, else the row that stands where the last one stood."""
        ids, current, row = self._kept
        places = np.full(len(self.board.accounts), -1)
        places[self.accounts.positions] = np.arange(len(self.accounts.positions))
        picked = [int(places[at]) for id in ids if (at := self.board.position(id)) is not None and places[at] >= 0]
        here = self.accounts.row_of(self.board.position(current)) if current is not None else None
        if here is None and self.accounts.rowCount():
            here = min(max(row, 0), self.accounts.rowCount() - 1)
            picked = [here]
        if here is None:
            self.chosen.emit(None)
            return
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.setCurrentIndex(self.accounts.index(here, 0), flags.Current)
        model.select(_runs(self.accounts, picked or [here]), flags.ClearAndSelect | flags.Rows)
        self.scrollTo(self.accounts.index(here, 0))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keyboard = True
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        does = self._keys().get(key) if plain else None
        if does:
            does()
        elif plain and event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()  # letters are commands here, no search in the first column
        else:
            super().keyPressEvent(event)

    def _keys(self) -> dict[Qt.Key, Callable[[], object]]:
        key, on = Qt.Key, -1 if self.mirrored else 1
        return {
            key.Key_Left: partial(self.step, -on), key.Key_Right: partial(self.step, on), key.Key_U: partial(self.rate, None),
            key.Key_G: self.gates_wanted.emit, key.Key_Return: self.entered.emit, key.Key_Enter: self.entered.emit,
            key.Key_Delete: lambda: self.removed.emit(self.selected()), **{digit: partial(self.rate, rating) for digit, rating in DIGITS.items()},
        }  # fmt: skip

    def step(self, by: int) -> None:
        """Marks the criterion before or behind."""
        ids = [c.id for c in self.board.draft.criteria]
        if ids:
            at = ids.index(self.criterion) if self.criterion in ids else 0
            self.mark(ids[max(0, min(len(ids) - 1, at + by))])

    def mark(self, criterion: str) -> None:
        """The criterion that digits rate."""
        self.criterion = criterion
        self.viewport().update()
        self.header.viewport().update()
        self.criterion_changed.emit(criterion)

    def rate(self, rating: int | None) -> None:
        """Rates the marked criterion of the chosen accounts."""
        if (positions := self.selected()) and self.criterion:
            self.rated.emit(positions, self.criterion, rating)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keyboard = False
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == Column.BARS:
            box = self.bars_box(self.room(QRectF(self.visualRect(index)), Column.BARS))
            for id, part in paint.parts(box, self.board.draft, self.theme, mirrored=self.mirrored):
                if part.left() <= event.position().x() <= part.right():
                    self.mark(id)

    def viewportEvent(self, event: QEvent) -> bool:
        done = super().viewportEvent(event)
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Leave, QEvent.Type.Wheel):
            moved = event if isinstance(event, QSinglePointEvent) else None
            row = self.rowAt(round(moved.position().y())) if moved else -1
            if row != self.hovered:
                self.hovered = row
                self.viewport().update()
        return done

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu is not None and self.currentIndex().isValid():
            self.menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.accounts.rowCount():
            self.setCurrentIndex(self.accounts.index(0, 0))
        self._redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._redraw()

    def _redraw(self) -> None:
        self.viewport().update()
        self.header.viewport().update()

    def _redress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self._share_out()
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), self.theme.colour("surface"))
        super().paintEvent(event)
        if self.hasFocus() and self.by_keyboard and self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.visualRect(self.currentIndex()))
            whole = QRectF(EDGE, box.y(), self.viewport().width() - 2 * EDGE, box.height() - 1)
            focus_ring(painter, whole, self.theme, self.theme.size("row", "radius"))


def _runs(model: AccountModel, rows: list[int]) -> QItemSelection:
    """Rows as few ranges."""
    found = QItemSelection()
    rows = sorted(rows)
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            found.select(model.index(rows[start], 0), model.index(rows[at - 1], len(Column) - 1))
            start = at
    return found
