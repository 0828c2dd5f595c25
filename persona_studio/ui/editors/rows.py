"""Lists: rows are painted, one live editor stands on the current row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim
from persona_studio.foundation.words import _
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Desk, Keys
from persona_studio.ui.editors.rowview import MARK
from persona_studio.ui.editors.rowwork import RowWork


class RowsEditor(RowWork):
    """Any number of claims, one a row, and an open last row for the next one.

    Enter goes on, Enter on the empty last row leaves, Alt with arrows moves, Backspace at the start joins, pasted lines become rows.
    A row that was emptied goes when it is left, so it keeps its place while it is written anew.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.live.installEventFilter(self)
        self.setMouseTracking(True)

    # the contract of editors

    def value(self) -> tuple[Any, ...]:
        return tuple(row.value for row in self.items if row.value is not None)

    def set_value(self, claims: Sequence[Claim]) -> None:
        before = {row.claim: row for row in self.items}
        current = self.items[self.at].claim if self.at < len(self.items) else None
        last = self.at == len(self.items)
        self.items = [self._row(claim, before.get(claim.id)) for claim in claims]
        ids = [row.claim for row in self.items]
        if current in ids:
            self.at = ids.index(current)
        else:
            self.at = len(ids) if last and self.active else min(self.at, len(ids)) if self.active else 0
        self._drag = None
        self._load()
        self.grown.emit()

    def stops(self) -> list[QWidget]:
        return [self.live]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.live.setReadOnly(readonly)
        self._load()

    def name_it(self, name: str, description: str) -> None:
        self.live.setAccessibleName(name)
        self.live.setAccessibleDescription(description)

    def keys(self) -> Keys:
        noun = self.kind.noun or _("item")
        return [(_("Enter"), _("next {noun}").format(noun=noun)), (_("Alt ↑ ↓"), _("move")), *super().keys()]

    def enter(self, forward: bool = True) -> None:
        self.go(0 if forward else len(self.items))
        super().enter(forward)

    def entered(self) -> None:
        self.active = True
        self._remember()
        self.update()

    def finish(self) -> None:
        self._close()
        self.active = False
        self.at = min(self.at, len(self.items))
        self._load()

    def restore(self) -> bool:
        row = self._here()
        if row is None or self._entry is None or self._entry[0] != row.claim or self._entry[1] == row.text:
            return False
        self.live.show_text(self._entry[1])
        self._typed()
        self.sealed.emit()
        return True

    def claim_at(self, point: QPoint) -> int | None:
        if point.x() < self.width() - self.out - MARK + 7 or point.x() > self.width() - self.out + 7:
            return None
        index = self.index_at(point.y())
        return self.items[index].claim if 0 <= index < len(self.items) and self.items[index].value is not None else None

    # keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.live and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the list's own."""
        key, cursor = event.key(), self.live.textCursor()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.shift(-1 if key == Qt.Key.Key_Up else 1)
                return True
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Escape and self._drag:
            self._end_drag(False)
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._arrow(-1 if key == Qt.Key.Key_Up else 1)
        if key == Qt.Key.Key_Backspace and not cursor.hasSelection() and cursor.position() == 0:
            self._join()
            return True
        if key == Qt.Key.Key_Delete and not self.live.text().strip() and self._here() is not None:
            self._remove_here()
            return True
        return False

    def _arrow(self, step: int) -> bool:
        """Goes to the next row where the cursor has no line left in this one."""
        cursor = self.live.textCursor()
        if cursor.movePosition(cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down):
            return False
        if 0 <= self.at + step <= len(self.items) - (1 if self.readonly else 0):
            self.go(self.at + step)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.index_at(point.y())
        claim = self.claim_at(point)
        if claim is not None:
            self.evidence.emit(claim)
        elif event.button() == Qt.MouseButton.LeftButton and index >= 0:
            if point.x() < self.out and index < len(self.items) and not self.readonly:
                self._drag = paint.Drag(index, point.y() - self.row_rect(index).y(), point.y())
            self.live.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go(index)
            inside = self.live.mapFrom(self, point)
            self.live.setTextCursor(self.live.cursorForPosition(inside))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag:
            self._drag = self._drag.at(point.y(), self._target(point))
            self._place()
            self.update()
            return
        hover = self.index_at(point.y())
        if hover != self._hover:
            self._hover = hover
            self.update()
        grip = point.x() < self.out and 0 <= hover < len(self.items) and not self.readonly
        self.setCursor(Qt.CursorShape.OpenHandCursor if grip else Qt.CursorShape.IBeamCursor)

    def _target(self, point: QPoint) -> int | None:
        """The row in front of which a drop would land; None outside."""
        if not self.rect().adjusted(-40, -20, 40, 20).contains(point):
            return None
        heights = self._heights(self.width())[: len(self.items)]
        top = self.above()
        for index, height in enumerate(heights):
            if point.y() < top + height / 2:
                return index
            top += height
        return len(heights)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            self._end_drag(True)

    def _end_drag(self, drop: bool) -> None:
        drag, self._drag = self._drag, None
        self._place()
        if drop and drag and drag.moving:
            if drag.before is not None:
                self._move(drag.index, drag.before)
            self.live.setFocus()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()


class ListEditor(RowsEditor):
    """A list whose order means nothing in particular."""

    numbered = False


class RankedEditor(RowsEditor):
    """A list in order of importance: each row carries its rank."""
