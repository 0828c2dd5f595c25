"""The editor of a text of several lines; grows with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim, Ground
from persona_studio.ui.editors.base import Desk, Editor, Typed, weakest
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.editors.typed import Growing
from persona_studio.ui.editors.values import clipped, same, shown


class TextEditor(Editor):
    """One claim of running text."""

    one_paragraph = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.claim: int | None = None
        self._ground: Ground | None = None
        self._entry = ""
        self._long = False  # more text than can be edited here
        self._lines = 1
        self.text = Growing(desk.theme, self, one_paragraph=self.one_paragraph)
        self.text.set_hint(desk.hint)
        self.text.textChanged.connect(self._edited)
        self.setFocusProxy(self.text)

    def parsed(self) -> Any:
        """What the text means."""
        return self.desk.field.kind.parse(self.text.text(), self.desk.manner())

    def value(self) -> tuple[Any, ...]:
        value = self.parsed()
        return () if value is None else (value,)

    def set_value(self, claims: Sequence[Claim]) -> None:
        claim = claims[0] if claims else None
        self.claim = claim.id if claim else None
        self._ground = weakest(claims)
        value = claim.value if claim else None
        if self._long or not (self.text.hasFocus() and same(self.parsed(), value)):
            self._show(value)

    def put(self, value: Any) -> None:
        """Takes a value as if it had been typed."""
        self._show(value)
        self._edited()

    def height_for(self, width: int) -> int:
        theme = self.desk.theme
        self._lines = lines_of(self.text.words(), width, theme)
        return max(theme.size("field"), self._lines * theme.line("body") + 11)

    def stops(self) -> list[QWidget]:
        return [self.text]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.text.setReadOnly(readonly or self._long)
        self.text.set_hint("" if readonly else self.desk.hint)  # what cannot be filled in asks for nothing

    def name_it(self, name: str, description: str) -> None:
        self.text.setAccessibleName(name)
        self.text.setAccessibleDescription(description)

    def enter(self, forward: bool = True) -> None:
        self.text.go_to(len(self.text.text()))
        super().enter(forward)

    def entered(self) -> None:
        self._entry = self.text.text()

    def finish(self) -> None:
        if not self._long:
            self._show(self.parsed())

    def restore(self) -> bool:
        if self.text.text() == self._entry:
            return False
        self.text.show_text(self._entry)
        self._edited()
        self.sealed.emit()
        return True

    def current(self) -> int | None:
        return self.claim

    def ground(self) -> Ground | None:
        return self._ground

    def restyle(self) -> None:
        self.text.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = 5 - 1  # a fixed line height stands one px lower than a painted line
        self.text.setGeometry(0, top, self.width(), self.height() - top - 2)

    def _show(self, value: Any) -> None:
        before = self.text.text()
        text, self._long = clipped(shown(self.desk.field.kind, value, self.desk.manner()))
        self.text.show_text(text)
        if self.text.isReadOnly() != (self.readonly or self._long):
            self.text.setReadOnly(self.readonly or self._long)
        if before != self.text.text():
            self._measure()

    def _edited(self) -> None:
        self._measure()
        value = self.parsed()
        if self.claim is None:
            if value is None:
                return
            self.claim = self.desk.new_claim()
        self.edited.emit(Typed(self.claim, value))

    def _measure(self) -> None:
        if lines_of(self.text.words(), self.width(), self.desk.theme) != self._lines:
            self.grown.emit()


class WordsEditor(TextEditor):
    """One line of words. It wraps where it has no room, so that all of it can be read; Enter goes on."""

    one_paragraph = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.text.installEventFilter(self)
        self.text.pasted.connect(lambda text: self.text.insertPlainText(" ".join(text.split())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sealed.emit()
            self.walk.emit(1)
            return True
        return super().eventFilter(watched, event)
