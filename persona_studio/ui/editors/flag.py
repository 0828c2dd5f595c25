"""The editor of yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim, Ground
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Unclear
from persona_studio.ui.editors.base import Desk, Editor, Keys, Typed, weakest
from persona_studio.ui.parts import chips


class FlagEditor(Editor):
    """Two words, of which one is chosen or none. Y, N, arrows and Space choose; Backspace takes the answer back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.claim: int | None = None
        self.answer: Any = None
        self._ground: Ground | None = None
        self._entry: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name = ""

    def value(self) -> tuple[Any, ...]:
        return () if self.answer is None else (self.answer,)

    def set_value(self, claims: Sequence[Claim]) -> None:
        self.claim = claims[0].id if claims else None
        self.answer = claims[0].value if claims else None
        self._ground = weakest(claims)
        self._say()

    def put(self, value: Any) -> None:
        """Takes an answer as if it had been given by hand."""
        if self.readonly or value == self.answer:
            return
        self.answer = value
        if self.claim is None:
            self.claim = self.desk.new_claim()
        self._say()
        self.edited.emit(Typed(self.claim, value))
        self.sealed.emit()

    def height_for(self, width: int) -> int:
        return max(self.desk.theme.size("field"), self.desk.theme.line("body") + 11)

    def stops(self) -> list[QWidget]:
        return [self]

    def name_it(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def keys(self) -> Keys:
        return [(_("Y"), _("yes")), (_("N"), _("no")), *super().keys()]

    def entered(self) -> None:
        self._entry = self.answer
        self.update()

    def finish(self) -> None:
        self.update()

    def restore(self) -> bool:
        if self.answer == self._entry:
            return False
        self.put(self._entry)
        return True

    def current(self) -> int | None:
        return self.claim

    def ground(self) -> Ground | None:
        return self._ground

    def _words(self) -> list[tuple[bool, str]]:
        return [(True, _("Yes")), (False, _("No"))]

    def _say(self) -> None:
        said = _("no answer") if self.answer is None else self.answer.raw if isinstance(self.answer, Unclear) else dict(self._words())[self.answer]
        self.setAccessibleName(f"{self._name}: {said}" if self._name else said)
        self.update()

    def _boxes(self) -> list[tuple[bool, str, QRectF]]:
        x, boxes = 0.0, []
        for answer, word in self._words():
            size = chips.size(word, self.desk.theme)
            boxes.append((answer, word, QRectF(x, 4, size.width() + 8, size.height())))
            x += size.width() + 14
        return boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.desk.theme
        right = 0.0
        for answer, word, box in self._boxes():
            right = box.right()
            if self.answer is answer:
                chips.paint(painter, box, "", theme, chosen=True)
            painter.setFont(theme.font("small", weight=500 if self.answer is answer else None))
            painter.setPen(theme.colour("on_accent" if self.answer is answer else "text_3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        if isinstance(self.answer, Unclear):
            painter.setPen(theme.colour("text"))
            room = self.width() - right - 12
            raw = QFontMetricsF(theme.font("body")).elidedText(self.answer.raw, Qt.TextElideMode.ElideRight, room)
            painter.setFont(theme.font("body"))
            painter.drawText(QRectF(right + 12, 4, room, 22), Qt.AlignmentFlag.AlignVCenter, raw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.text().casefold() in ("y", _("Yes")[0].casefold()):
            self.put(True)
        elif plain and event.text().casefold() in ("n", _("No")[0].casefold()):
            self.put(False)
        elif plain and key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.put(not self.answer if isinstance(self.answer, bool) else key != Qt.Key.Key_Right)
        elif plain and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.put(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for answer, _word, box in self._boxes():
            if box.contains(event.position()):
                self.put(None if self.answer is answer else answer)
