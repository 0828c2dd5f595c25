"""Lists: rows are painted, one live editor stands on the current row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim, Ground
from persona_studio.foundation.words import _
from persona_studio.template.kinds import clean
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Desk, Editor, Keys, Moved, Pasted, Typed
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.editors.typed import Growing
from persona_studio.ui.editors.values import LONG, clipped, same, shown

PAD = 7  # over and under the text of a row
NUMBER = 24  # the column of the numbers
MARK = 28  # the column of the marks


@dataclass
class Row:
    """One item as it stands in the editor."""

    claim: int
    value: Any
    text: str
    ground: Ground = Ground.ASSUMPTION


class RowsEditor(Editor):
    """Any number of claims, one a row, and an open last row for the next one.

    Enter goes on, Enter on the empty last row leaves, Alt with arrows moves, Backspace at the start joins, pasted lines become rows.
    A row that was emptied goes when it is left, so it keeps its place while it is written anew.
    """

    out = 16
    rows = True
    numbered = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind: Any = desk.field.kind
        self.items: list[Row] = []
        self.at = 0  # the current row; len(items) is the open one
        self.bad: set[int] = set()  # claims with an error
        self._hover = -1
        self._drag: paint.Drag | None = None
        self._entry: tuple[int, str] | None = None
        self.active = False
        self.live = Growing(desk.theme, self, one_paragraph=True)
        self.live.textChanged.connect(self._typed)
        self.live.pasted.connect(self._pasted)
        self.live.installEventFilter(self)
        self.setMouseTracking(True)
        self._load()

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

    def height_for(self, width: int) -> int:
        return sum(self._heights(width))

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

    def current(self) -> int | None:
        row = self._here()
        return row.claim if row else None

    def claim_at(self, point: QPoint) -> int | None:
        if point.x() < self.width() - self.out - MARK + 7 or point.x() > self.width() - self.out + 7:
            return None
        index = self.index_at(point.y())
        return self.items[index].claim if 0 <= index < len(self.items) and self.items[index].value is not None else None

    def restyle(self) -> None:
        self.live.restyle()
        self._place()
        self.update()

    # rows

    def select(self, claim: int) -> None:
        """Goes to the row of a claim."""
        for index, row in enumerate(self.items):
            if row.claim == claim:
                self.go(index)

    def go(self, index: int, *, end: bool = True) -> None:
        """Goes to a row, len(items) being the open one; a row left empty goes."""
        if index != self.at:
            before = self.at
            if self._close() and before < index:
                index -= 1
            self.at = max(0, min(index, len(self.items)))
            self._load()
            self._remember()
            self.keys_changed.emit()
            self.grown.emit()
        self.live.go_to(len(self.live.text()) if end else 0)

    def shift(self, step: int) -> None:
        """Moves the current row up or down."""
        self._move(self.at, self.at + step if step < 0 else self.at + step + 1)

    def _move(self, index: int, before: int) -> None:
        """Puts row `index` in front of row `before`."""
        if self.readonly or not 0 <= index < len(self.items) or not 0 <= before <= len(self.items) or before in (index, index + 1):
            return
        current = self.current()
        following = self.items[before].claim if before < len(self.items) else None
        row = self.items.pop(index)
        self.items.insert(before - 1 if before > index else before, row)
        self.at = next((i for i, r in enumerate(self.items) if r.claim == current), len(self.items))
        self._load()
        self.update()
        self.sealed.emit()
        self.edited.emit(Moved(row.claim, following))

    def _next(self) -> None:
        if self.at < len(self.items):
            self.sealed.emit()
            self.go(self.at + 1)
        else:
            self.walk.emit(1)

    def _join(self) -> None:
        """Backspace at the start: the text goes to the end of the row above."""
        row, above = self._here(), self.items[self.at - 1] if self.at else None
        if above is None or self.live.isReadOnly() or len(above.text) > LONG:
            return
        if row is None or row.value is None:
            self.go(self.at - 1)
            return
        seam = len(above.text)
        text = f"{above.text} {row.text}".strip()
        self.items.remove(row)
        self.at -= 1
        above.text, above.value = text, self._parse(text, above)
        self._load()
        self.live.go_to(seam + (1 if seam else 0))
        self.sealed.emit()
        self.edited.emit(Typed(above.claim, above.value))
        self.edited.emit(Typed(row.claim, None))
        self.sealed.emit()
        self.grown.emit()

    def _remove_here(self) -> None:
        """An empty row goes; the next one takes its place."""
        at = self.at
        if at < len(self.items):
            self._close()
            self.at = min(at, len(self.items))
            self._load()
            self.grown.emit()

    def _close(self) -> bool:
        """Finishes the current row; True when it was empty and went."""
        row = self._here()
        if row is None:
            return False
        if row.value is None:
            self.items.remove(row)
            self.edited.emit(Typed(row.claim, None))
            self.sealed.emit()
            return True
        row.text = self._statement(row.value)
        self.sealed.emit()
        return False

    def _here(self) -> Row | None:
        return self.items[self.at] if self.at < len(self.items) else None

    def _remember(self) -> None:
        row = self._here()
        self._entry = (row.claim, row.text) if row else None

    # text

    def _statement(self, value: Any) -> str:
        """The text of a row of that value."""
        return shown(self.kind, value, self.desk.manner())

    def _parse(self, text: str, row: Row) -> Any:
        return self.kind.parse(text, self.desk.manner())

    def _row(self, claim: Claim, before: Row | None) -> Row:
        if before is not None and same(before.value, claim.value):
            return Row(claim.id, claim.value, before.text, claim.ground)
        return Row(claim.id, claim.value, self._statement(claim.value), claim.ground)

    def _typed(self) -> None:
        text, row = self.live.text(), self._here()
        new = row is None
        if row is None:
            if not text.strip():
                return
            row = Row(self.desk.new_claim(), None, "")
            self.items.append(row)
            self._remember()
        lines = self._lines(row.text, self.width())
        row.text, row.value = text, self._parse(text, row)
        self.edited.emit(Typed(row.claim, row.value))
        if new or lines != self._lines(text, self.width()):
            self.grown.emit()
        self.update()

    def _pasted(self, text: str) -> None:
        lines = [" ".join(line.split()) for line in clean(text).split("\n") if line.strip()]
        values = tuple(self.kind.parse(line.lstrip("•*-– ").strip() or line, self.desk.manner()) for line in lines)
        values = tuple(value for value in values if value is not None)
        row = self._here()
        if row is not None and row.value is None:  # an emptied row gives way to what is pasted
            self._close()
            row = self._here() if self.at < len(self.items) else None
            after = self.items[self.at - 1].claim if self.at else None
        else:
            after = row.claim if row else (self.items[-1].claim if self.items else None)
        if values and not self.readonly:
            self.sealed.emit()
            self.edited.emit(Pasted(values, after))

    def _load(self) -> None:
        """Brings text and place of the live editor to the current row."""
        row = self._here()
        quiet = self.live.blockSignals(True)
        text, long = clipped(row.text if row else "")
        self.live.show_text(text)
        self.live.setReadOnly(self.readonly or long)
        self.live.set_hint("" if row and self.readonly else self._prompt(self.at))
        self.live.blockSignals(quiet)
        self._place()
        self.update()

    def _prompt(self, index: int) -> str:
        """What the open row asks for."""
        if self.readonly:
            return ""
        if index < len(self.kind.prompts):
            return str(self.kind.prompts[index])
        if index == 0 and self.desk.field.hint:
            return self.desk.field.hint
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
        return QRect(0, sum(heights[:index]), self.width(), heights[index])

    def focus_box(self) -> QRect | None:
        return self.row_rect(self.at)

    def index_at(self, y: int) -> int:
        """The row at a height; -1 below all of them."""
        top = 0
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
        top = 0
        for index, height in enumerate(self._heights(self.width())):
            self.paint_row(painter, QRectF(0, top, self.width(), height), index)
            top += height

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        """One row: number, text where the live editor is not, mark, rule."""
        theme, here = self.desk.theme, index == self.at and not self._dragging()
        row = self.items[index] if index < len(self.items) else None
        if here and self.active and not self.readonly:
            paint.halo(painter, box.adjusted(self.out - 8, 0, 8 - self.out, 0), theme)
        elif row:
            tone = "error" if row.claim in self.bad else "rule" if self._hover == index else "hairline"
            paint.rule(painter, box.left() + self.out, box.right() - self.out, box.bottom(), theme.colour(tone), 2 if row.claim in self.bad else 1)
        if row is None:
            if not here:
                paint.text(painter, QPointF(self.left, box.top() + PAD), self._prompt(index), self.text_width(self.width()), theme, "text_3")
            return
        if self.numbered:
            paint.number(painter, QRectF(self.out, box.top() + PAD, NUMBER, theme.line("body")), str(index + 1), theme)
        if not here:
            tone = "text_3" if self.readonly else "text"
            paint.text(painter, QPointF(self.left, box.top() + PAD), clipped(row.text)[0], self.text_width(self.width()), theme, tone)
        if not self.readonly and (index == self._hover or (here and self.active)):
            paint.handle(painter, QPointF(self.out - 11, box.top() + PAD + theme.line("body") / 2), theme)
        if self.desk.field.claim and row.value is not None:
            paint.mark_end(painter, QPointF(box.right() - self.out, box.top() + PAD + theme.line("body") / 2), row.ground, theme)

    def _paint_drag(self, painter: QPainter, drag: paint.Drag) -> None:
        """The other rows with a gap where the dragged one would land, and that one lifted in it."""
        heights = self._heights(self.width())
        target = drag.index if drag.before is None else drag.before
        top, gap = 0, heights[drag.index] + paint.GAP
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
        top = 0
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
