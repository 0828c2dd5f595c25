"""Groups: a statement as a list row, and under it its parts, each with an icon."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.template.kinds import Group, Part, Unclear
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Desk, Keys, Typed
from persona_studio.ui.editors.measure import advance
from persona_studio.ui.editors.rows import MARK, Row, RowsEditor
from persona_studio.ui.editors.typed import Line
from persona_studio.ui.editors.values import clipped
from persona_studio.ui.parts import icons

ICON = 13
FOOT = 5  # under the parts of a row at rest
GAP = 16


class GroupsEditor(RowsEditor):
    """Rows of statements. Parts that are filled stand under their statement; in the current row all of them are fields in one line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.fields: list[Line] = []
        super().__init__(desk, parent)
        for part in self.kind.parts:
            field = Line(desk.theme, self)
            field.setFont(desk.theme.font("label"))
            field.setPlaceholderText(part.hint or part.label)
            field.setAccessibleName(part.label)
            field.setToolTip(part.label)
            field.textEdited.connect(self._part_typed)
            field.installEventFilter(self)
            field.hide()
            self.fields.append(field)
        self._load()

    # the contract of editors

    def stops(self) -> list[QWidget]:
        return [self.live, *(self.fields if self._open() else [])]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        for field in self.fields:
            field.setReadOnly(readonly)

    def keys(self) -> Keys:
        return [super().keys()[0], (_("Tab"), ", ".join(part.label.casefold() for part in self.kind.parts)), *super().keys()[1:]]

    def enter(self, forward: bool = True) -> None:
        self.active = True
        self.go(0 if forward else len(self.items))
        self._load()
        super().enter(forward)

    def entered(self) -> None:
        super().entered()
        self._load()
        self.grown.emit()

    def finish(self) -> None:
        super().finish()
        self.grown.emit()

    def restyle(self) -> None:
        super().restyle()
        for field in self.fields:
            field.setFont(self.desk.theme.font("label"))

    # text and parts

    def _open(self) -> bool:
        """Whether the current row shows its parts as fields."""
        return self.active and not self.readonly

    def _statement(self, value: Any) -> str:
        return "" if value is None else value.raw if isinstance(value, Unclear) else value.statement

    def _parse(self, text: str, row: Row) -> Any:
        parts = dict(row.value.parts) if isinstance(row.value, Group) else {}
        if row is self._here():
            parts |= {part.id: field.text() for part, field in zip(self.kind.parts, self.fields, strict=True) if not field.isReadOnly()}
        group = self.kind.make(text, parts)
        return group if group.statement or group.parts else None

    def _part_typed(self, _text: str) -> None:
        row = self._here()
        if row is None:
            if not any(field.text().strip() for field in self.fields):
                return
            row = Row(self.desk.new_claim(), None, "")
            self.items.append(row)
            self._remember()
            self.grown.emit()
        row.value = self._parse(row.text, row)
        self.edited.emit(Typed(row.claim, row.value))

    def restore(self) -> bool:
        """Esc gives the statement back, and in a part the part."""
        before = self._parts_entry
        row = self._here()
        if row is None or before is None or before[0] != row.claim:
            return False
        if same_parts(before[1], row.value) and not super_differs(self._entry, row):
            return False
        for part, field in zip(self.kind.parts, self.fields, strict=True):
            field.show_text(before[1].get(part.id, ""))
        if self._entry:
            self.live.show_text(self._entry[1])
        row.text = self.live.text()
        row.value = self._parse(row.text, row)
        self.edited.emit(Typed(row.claim, row.value))
        self.sealed.emit()
        return True

    _parts_entry: tuple[int, dict[str, str]] | None = None

    def _remember(self) -> None:
        super()._remember()
        row = self._here()
        self._parts_entry = (row.claim, dict(row.value.parts) if isinstance(row.value, Group) else {}) if row else None

    def _load(self) -> None:
        row = self._here()
        for part, field in zip(self.kind.parts, self.fields, strict=False):
            text = row.value.part(part.id) if row and isinstance(row.value, Group) else ""
            text, long = clipped(text)
            if " ".join(field.text().split()) != text:
                field.show_text(text)
            field.setReadOnly(self.readonly or long)
            field.setVisible(self._open())
        super()._load()

    # places

    def row_height(self, index: int, width: int) -> int:
        height = super().row_height(index, width)
        if index == self.at and self._open() and not self._dragging():
            return height + self._part + 6
        lines = self._part_lines(index, width)
        return height + (FOOT + self._step * lines if lines else 0)

    @property
    def _step(self) -> int:
        """From one line of parts to the next."""
        return self.desk.theme.line("label") + 2

    @property
    def _part(self) -> int:
        """The height of a part's field."""
        return self.desk.theme.line("label") + 8

    def _filled(self, index: int) -> list[tuple[Part, str]]:
        value = self.items[index].value if index < len(self.items) else None
        return [(part, value.part(part.id)) for part in self.kind.parts if value.part(part.id)] if isinstance(value, Group) else []

    def _spots(self, index: int, width: int) -> list[tuple[Part, str, QPointF, float]]:
        """The filled parts of a row at rest: part, text, where, and how wide; they flow into lines."""
        room, x, y = self.text_width(width), 0.0, 0.0
        spots = []
        for part, text in self._filled(index):
            wide = min(advance(text, self.desk.theme, "label") + ICON + 6, room)
            if x and x + wide > room:
                x, y = 0.0, y + self._step
            spots.append((part, text, QPointF(self.left + x, y), wide))
            x += wide + GAP + 4
        return spots

    def _part_lines(self, index: int, width: int) -> int:
        spots = self._spots(index, width)
        return round(spots[-1][2].y() / self._step) + 1 if spots else 0

    def _place(self) -> None:
        super()._place()
        if not self.fields or self._dragging():
            for field in self.fields:
                field.move(-4000, 0)
            return
        top = self.live.geometry().bottom() + 2
        room = self.text_width(self.width()) + MARK
        wide = (room - GAP * (len(self.fields) - 1)) / len(self.fields)
        for n, field in enumerate(self.fields):
            x = self.left + n * (wide + GAP)
            field.setGeometry(QRect(round(x + ICON + 6), top, max(20, round(wide - ICON - 6)), self._part - 1))

    # painting

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        super().paint_row(painter, box, index)
        theme = self.desk.theme
        if index == self.at and self._open() and not self._dragging():
            for part, field in zip(self.kind.parts, self.fields, strict=True):
                spot = field.geometry()
                icons.paint(painter, QRectF(spot.x() - ICON - 6, spot.center().y() - ICON / 2 + 1, ICON, ICON), part.icon, theme.colour("text_2"))
                tone = "accent" if field.hasFocus() else "rule_strong"
                paint.rule(painter, spot.x() - ICON - 6, spot.right() + 1, spot.bottom() + 1, theme.colour(tone), 1)
            return
        top = box.bottom() - 9 - self._step * self._part_lines(index, self.width())
        metrics = QFontMetricsF(theme.font("label"))
        for part, text, at, wide in self._spots(index, self.width()):
            icons.paint(painter, QRectF(at.x(), top + at.y() + (self._step - 1 - ICON) / 2, ICON, ICON), part.icon, theme.colour("text_2"))
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("text_2"))
            room = wide - ICON - 5
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(at.x() + ICON + 6, top + at.y(), room, self._step - 1), Qt.AlignmentFlag.AlignVCenter, shown)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self.fields:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._part_key(event):
                return True
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.update()
            return False
        return super().eventFilter(watched, event)

    def _part_key(self, event: QKeyEvent) -> bool:
        """Keys of the list that work in a part too."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if key == Qt.Key.Key_Up else 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.live.setFocus()
            self._next()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            if 0 <= self.at + step <= len(self.items):
                self.live.setFocus()
                self.go(self.at + step)
            return True
        return False


def same_parts(before: dict[str, str], value: Any) -> bool:
    """Whether a group still has these parts."""
    return before == (dict(value.parts) if isinstance(value, Group) else {})


def super_differs(entry: tuple[int, str] | None, row: Row) -> bool:
    """Whether the statement is another one than on entering."""
    return entry is not None and entry[0] == row.claim and entry[1] != row.text
