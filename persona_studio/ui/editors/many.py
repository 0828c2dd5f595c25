"""The editor of tokens: each is a claim of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim, Ground
from persona_studio.foundation.words import _
from persona_studio.ui.editors.base import Desk, Keys, Pasted, Typed, weakest
from persona_studio.ui.editors.popup import Suggestions, matching
from persona_studio.ui.editors.tokens import TokenView
from persona_studio.ui.editors.values import LONG


class ManyEditor(TokenView):
    """Tokens and a line behind them. The token being typed is a claim already; comma or Enter closes it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._was: Any = None  # what the token in the line said before it was corrected
        self.line.many_lines = True
        self.line.textEdited.connect(self._edited)
        self.line.pasted.connect(self._pasted)
        self.line.installEventFilter(self)
        self.popup = Suggestions(desk.theme, self)
        self.popup.chosen.connect(self._take)

    # the contract of editors

    def value(self) -> tuple[Any, ...]:
        typed = self.read(self.line.text())
        stands = [typed if claim.id == self.open else claim.value for claim in self.claims]  # what is corrected in the line keeps its place
        if self.open is None:
            stands.append(typed)
        return tuple(value for value in stands if value is not None)

    def set_value(self, claims: Sequence[Claim]) -> None:
        self.claims = list(claims)
        ids = {claim.id for claim in claims}
        if self.open is not None and self.open not in ids:
            if self.line.text():
                self.line.clear()
            self.open = self._was = None
        for claim in claims:
            if claim.id == self.open and self.read(self.line.text()) != claim.value:
                self.line.show_text(self._words(claim))
        if self.chosen not in ids:
            self.chosen = None
        self._arrange()

    def stops(self) -> list[QWidget]:
        return [self.line]

    def set_readonly(self, readonly: bool) -> None:
        super().set_readonly(readonly)
        self.line.setReadOnly(readonly)
        self._arrange()

    def name_it(self, name: str, description: str) -> None:
        self._description = description
        self.line.setAccessibleName(name)
        self._describe()

    def keys(self) -> Keys:
        return [(_("Enter"), _("next word")), (_("Backspace"), _("remove")), *super().keys()]

    def finish(self) -> None:
        self.popup.close_up()
        self._close()
        self.chosen = None
        self._arrange()

    def restore(self) -> bool:
        if self.chosen is not None:
            self.chosen = None
            self.update()
            return True
        if not self.line.text() and self._was is None:
            return False
        (claim, was), (self.open, self._was) = (self.open, self._was), (None, None)
        self.line.clear()
        if claim is not None:
            self._say(claim, was)
            self.sealed.emit()
        self._arrange()
        return True

    def current(self) -> int | None:
        return self.chosen or self.open or (self.claims[-1].id if self.claims else None)

    def ground(self) -> Ground | None:
        return weakest(self.claims)

    # tokens

    def read(self, text: str) -> Any:
        """What a word means."""
        return self.kind.parse(text)

    def words_offered(self) -> list[str]:
        """The words that can be chosen."""
        return list(self.kind.options)

    def split(self, text: str) -> list[str]:
        """The words of a pasted text."""
        return list(self.kind.split(text))

    def _edited(self, text: str) -> None:
        self.chosen = None
        head, comma, tail = text.partition(",")
        if comma:
            self.line.setText(head)
            self._tell(head)
            self._close()
            self.line.setText(tail.lstrip())
            text = tail.lstrip()
        self._tell(text)
        taken = {self._words(c).casefold() for c in self.tokens()}
        free = [word for word in self.words_offered() if word.casefold() not in taken]
        self.popup.offer(matching(free, text) if text.strip() else [])
        self._arrange()

    def _tell(self, text: str) -> None:
        value = self.read(text)
        if self.open is None:
            if value is None:
                return
            self.open = self.desk.new_claim()
            self.claims.append(Claim(self.open, self.desk.field.id, value))
        self._say(self.open, value)

    def _say(self, claim: int, value: Any) -> None:
        """A claim has another value."""
        self.claims = [Claim(c.id, c.field, value, c.ground) if c.id == claim else c for c in self.claims]
        self.edited.emit(Typed(claim, value))

    def _close(self) -> None:
        """What stands in the line becomes a token; a word that is there already goes."""
        if self.open is not None:
            words = {self._words(c).casefold() for c in self.tokens()}
            if self.line.text().strip().casefold() in words:
                self.edited.emit(Typed(self.open, None))
                self.claims = [c for c in self.claims if c.id != self.open]
            self.claims = [c for c in self.claims if c.value is not None]
            self.open = self._was = None
            self.line.clear()
            self.sealed.emit()
        self.popup.close_up()
        self._arrange()

    def _take(self, word: str) -> None:
        self.line.setText(word)
        self._tell(word)
        self._close()

    def _pasted(self, text: str) -> None:
        self._close()
        values = tuple(value for word in self.split(text) if (value := self.read(word)) is not None)
        if values:
            self.edited.emit(Pasted(values, self.claims[-1].id if self.claims else None))

    def _remove(self, claim: int) -> None:
        self.claims = [c for c in self.claims if c.id != claim]
        self.chosen = None
        self.sealed.emit()
        self.edited.emit(Typed(claim, None))
        self.sealed.emit()
        self._arrange()

    def _reopen(self, claim: int) -> None:
        """A token goes back into the line, to be corrected."""
        self._close()
        found = next((c for c in self.claims if c.id == claim), None)
        if found and not self.readonly and len(str(found.value)) <= LONG:
            self.open, self.chosen, self._was = claim, None, found.value
            self.line.setText(self._words(found))
            self._arrange()

    # keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.readonly and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the tokens' own."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.popup.isVisible():
                self.popup.step(1 if key == Qt.Key.Key_Down else -1)
            elif key == Qt.Key.Key_Down:
                taken = {self._words(c) for c in self.tokens()}
                self.popup.offer([word for word in self.words_offered() if word not in taken], at=0)
            return True
        if key == Qt.Key.Key_Escape and self.popup.isVisible():
            self.popup.close_up()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter_key()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.chosen is not None:
            self._remove(self.chosen)
            return True
        if key == Qt.Key.Key_Backspace and not self.line.text() and self.tokens():
            self.chosen = self.tokens()[-1].id
            self.update()
            return True
        return key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._walk_tokens(-1 if key == Qt.Key.Key_Left else 1)

    def _enter_key(self) -> bool:
        if self.chosen is not None:
            self._reopen(self.chosen)
            return True
        word = self.popup.highlighted()
        if word is not None:
            self._take(word)
            return True
        if self.line.text().strip():
            self._close()
            return True
        return False

    def _walk_tokens(self, step: int) -> bool:
        """Left and Right go through the tokens from an empty line."""
        ids = [claim.id for claim in self.tokens()]
        if self.line.text() or not ids:
            return False
        at = ids.index(self.chosen) if self.chosen in ids else len(ids)
        at = max(0, at + step)
        self.chosen = ids[at] if at < len(ids) else None
        self.update()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._token_at(event.position().toPoint())
        if found and not self.readonly:
            claim, box = found
            if event.position().x() > box.right() - 18:
                self._remove(claim)
            else:
                self.chosen = claim
                self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._token_at(event.position().toPoint())
        if found:
            self._reopen(found[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._token_at(event.position().toPoint())
        self._hover = found[0] if found else None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()
