"""Rows with parts: a statement and what belongs to it, each part a field of its own in the current row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from persona_studio.template.kinds import Unclear
from persona_studio.ui.editors.base import Desk, Typed
from persona_studio.ui.editors.rows import RowsEditor
from persona_studio.ui.editors.rowview import Row
from persona_studio.ui.editors.typed import Growing, Line
from persona_studio.ui.editors.values import clipped

PartField = Line | Growing


class PartsEditor(RowsEditor):
    """The live editor holds the first text of a row, `fields` hold the others. Empty parts show only in the current row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.fields: list[PartField] = []
        super().__init__(desk, parent)
        for label, hint in self.part_names():
            field = self.new_field(label, hint)
            field.setAccessibleName(label)
            field.setToolTip(label)
            signal = field.textEdited if isinstance(field, Line) else field.textChanged
            signal.connect(self._part_typed)
            field.installEventFilter(self)
            field.hide()
            self.fields.append(field)
        self._load()

    # what a kind of rows says

    def part_names(self) -> list[tuple[str, str]]:
        """Label and hint of each part, in order."""
        raise NotImplementedError

    def new_field(self, label: str, hint: str) -> PartField:
        """The field of one part."""
        raise NotImplementedError

    def texts(self, value: Any) -> list[str]:
        """The first text of a value and those of its parts; blank ones are ""."""
        raise NotImplementedError

    def make(self, texts: list[str], before: Any) -> Any:
        """The value of these texts, first the live one; None when all are blank. `before` may hold what has no field here."""
        raise NotImplementedError

    def read(self, at: int, text: str) -> str:
        """The text of a part as it will be kept, so that what is being typed is not tidied away."""
        return " ".join(text.split())

    # the contract of editors

    def stops(self) -> list[QWidget]:
        return [self.live, *(self.fields if self._open() else [])]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        for field in self.fields:
            field.setReadOnly(readonly)

    def name_it(self, name: str, description: str) -> None:
        super().name_it(name, description)
        for field in self.fields:
            field.setAccessibleDescription(f"{name}. {description}".strip())

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

    # text and parts

    def _open(self) -> bool:
        """Whether the current row shows its parts as fields."""
        return self.active and not self.readonly

    def _all(self, value: Any) -> list[str]:
        if value is None or isinstance(value, Unclear):
            return [value.raw if value else "", *("" for _field in self.part_names())]
        return self.texts(value)

    def _statement(self, value: Any) -> str:
        return self._all(value)[0]

    def _parse(self, text: str, row: Row) -> Any:
        kept = self._all(row.value)[1:]
        if row is self._here():
            kept = [before if field.isReadOnly() else field.text() for before, field in zip(kept, self.fields, strict=True)]
        return self.make([text, *kept], row.value)

    def _part_typed(self, _text: str = "") -> None:
        row = self._here()
        if row is None:
            if not any(field.text().strip() for field in self.fields):
                return
            row = Row(self.desk.new_claim(), None, self.live.text())
            self.items.append(row)
            self._remember()
        row.value = self._parse(row.text, row)
        self.edited.emit(Typed(row.claim, row.value))
        if self.height_for(self.width()) != self.height():
            self.grown.emit()
        self._place()
        self.update()

    def restore(self) -> bool:
        """Esc gives back all texts of the row as they were on entering."""
        before, row = self._texts_entry, self._here()
        if row is None or before is None or before[0] != row.claim or before[1] == [row.text, *self._all(row.value)[1:]]:
            return False
        for text, field in zip(before[1][1:], self.fields, strict=True):
            field.show_text(text)
        self.live.show_text(before[1][0])
        row.text = self.live.text()
        row.value = self._parse(row.text, row)
        self.edited.emit(Typed(row.claim, row.value))
        self.sealed.emit()
        self.grown.emit()
        return True

    _texts_entry: tuple[int, list[str]] | None = None

    def _remember(self) -> None:
        super()._remember()
        row = self._here()
        self._texts_entry = (row.claim, [row.text, *self._all(row.value)[1:]]) if row else None

    def _load(self) -> None:
        row = self._here()
        texts = self._all(row.value if row else None)[1:]
        for at, (text, field) in enumerate(zip(texts, self.fields, strict=False)):
            text, long = clipped(text)
            if self.read(at, field.text()) != text:
                field.show_text(text)
            field.setReadOnly(self.readonly or long)
            field.setVisible(self._open())
        super()._load()

    # places

    def _put_away(self) -> None:
        """Parts out of sight, not hidden, while a row is dragged."""
        for field in self.fields:
            field.move(-4000, 0)

    def restyle(self) -> None:
        super().restyle()
        for field in self.fields:
            if isinstance(field, Growing):
                field.restyle()

    # keys and pointer

    def part_at(self, point: QPoint) -> int:
        """The part that stands at a point; -1 for none."""
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position().toPoint())
        super().mousePressEvent(event)
        if part >= 0 and self._open() and self.live.hasFocus():
            self.fields[part].setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self.fields:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.part_key(event):
                return True
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._part_focus(watched, event)
            return False
        return super().eventFilter(watched, event)

    def _part_focus(self, field: QObject, event: QEvent) -> None:
        """By keys the cursor comes behind what stands there."""
        if (
            isinstance(field, Growing)
            and isinstance(event, QFocusEvent)
            and event.gotFocus()
            and event.reason() is not Qt.FocusReason.MouseFocusReason
        ):
            field.go_to(len(field.text()))
        self.update()

    def part_key(self, event: QKeyEvent) -> bool:
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
            return self._leave_row(-1 if key == Qt.Key.Key_Up else 1)
        return False

    def _leave_row(self, step: int) -> bool:
        """Goes to the row above or below, where there is one."""
        if 0 <= self.at + step <= len(self.items):
            self.live.setFocus()
            self.go(self.at + step)
        return True


def by_id(ids: list[str], texts: list[str], others: Mapping[str, str]) -> dict[str, str]:
    """Texts by the id of their part, over those of parts that the template no longer names."""
    return {**others, **dict(zip(ids, texts, strict=True))}
