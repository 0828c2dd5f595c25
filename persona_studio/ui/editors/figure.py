"""The editor of short values that are typed freely and formatted on leaving: numbers, ranges, money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim, Ground
from persona_studio.template.kinds import Unclear
from persona_studio.ui.editors.base import Desk, Editor, Typed, weakest
from persona_studio.ui.editors.typed import Line
from persona_studio.ui.editors.values import clipped, same, shown


class FigureEditor(Editor):
    """One claim, typed as one line; written in its final form on leaving. What cannot be read stays as it was typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.claim: int | None = None
        self._ground: Ground | None = None
        self._entry = ""
        self._long = False  # more text than can be edited here
        self.line = Line(desk.theme, self)
        self.line.setPlaceholderText(desk.hint)
        self.line.textEdited.connect(self._edited)
        self.setFocusProxy(self.line)

    def parsed(self) -> Any:
        """What the text means."""
        return self.desk.field.kind.parse(self.line.text(), self.desk.manner())

    def value(self) -> tuple[Any, ...]:
        value = self.parsed()
        return () if value is None else (value,)

    def set_value(self, claims: Sequence[Claim]) -> None:
        claim = claims[0] if claims else None
        self.claim = claim.id if claim else None
        self._ground = weakest(claims)
        value = claim.value if claim else None
        if self._long or not (self.line.hasFocus() and same(self.parsed(), value)):
            self._show(value)

    def put(self, value: Any) -> None:
        """Takes a value as if it had been typed."""
        self._show(value)
        self._tell(value)

    def height_for(self, width: int) -> int:
        return max(self.desk.theme.size("field"), self.desk.theme.line("body") + 11)

    def stops(self) -> list[QWidget]:
        return [self.line]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.line.setReadOnly(readonly or self._long)
        self.line.setPlaceholderText("" if readonly else self.desk.hint)

    def name_it(self, name: str, description: str) -> None:
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(description)

    def enter(self, forward: bool = True) -> None:
        super().enter(forward)
        self.line.end(False)

    def entered(self) -> None:
        self._entry = self.line.text()

    def finish(self) -> None:
        value = self.parsed()
        if not isinstance(value, Unclear) and not self._long:
            self._show(value)
        self.line.setCursorPosition(0)
        self._hint_at_rest()

    def restore(self) -> bool:
        if self.line.text() == self._entry:
            return False
        self.line.setText(self._entry)
        self._tell(self.parsed())
        self.sealed.emit()
        return True

    def current(self) -> int | None:
        return self.claim

    def ground(self) -> Ground | None:
        return self._ground

    def restyle(self) -> None:
        self.line.setFont(self.desk.theme.font("body"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.line.setGeometry(0, 0, self.width() - self.reserved(), self.height() - 1)
        self._hint_at_rest()

    def reserved(self) -> int:
        """px at the end of the line that are not for text."""
        return 0

    def _show(self, value: Any) -> None:
        text, self._long = clipped(shown(self.desk.field.kind, value, self.desk.manner()))
        self.line.show_text(text)
        self.line.setReadOnly(self.readonly or self._long)
        self._hint_at_rest()

    def _edited(self, _text: str) -> None:
        self._tell(self.parsed())

    def _tell(self, value: Any) -> None:
        if self.claim is None:
            if value is None:
                return
            self.claim = self.desk.new_claim()
        self.edited.emit(Typed(self.claim, value))

    def _hint_at_rest(self) -> None:
        """A text that has no room is told whole in the tooltip."""
        self.line.setToolTip(self.line.text() if self.line.overflows() else "")
