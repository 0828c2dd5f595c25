"""What can be done with rows: go from one to the next, move, join, type, paste."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim
from persona_studio.template.kinds import clean
from persona_studio.ui.editors.base import Desk, Moved, Pasted, Typed
from persona_studio.ui.editors.rowview import Row, RowView
from persona_studio.ui.editors.values import LONG, clipped, same, shown


class RowWork(RowView):
    """Brings the live editor from row to row and tells what became of them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._entry: tuple[int, str] | None = None
        self.live.textChanged.connect(self._typed)
        self.live.pasted.connect(self._pasted)
        self._load()

    def current(self) -> int | None:
        row = self._here()
        return row.claim if row else None

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
