"""Values of fields that the template no longer has: shown, never dropped, removed only by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Unclear
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.editors.values import clipped
from persona_studio.ui.parts.buttons import IconButton
from persona_studio.ui.theme import Theme

PAD = 6
BUTTON = 28


def words(value: Any) -> str:
    """Any kept value as text; a mapping as its parts, one after the other."""
    if isinstance(value, Unclear):
        raw = str(value.raw)
        try:
            value = json.loads(raw)
        except ValueError:
            return raw
    if isinstance(value, Mapping):
        return " · ".join(words(part) for part in value.values() if part not in (None, ""))
    return value if isinstance(value, str) else str(json.dumps(value, ensure_ascii=False, default=str))


class Kept(QWidget):
    """A row for each field: its name in italics, its values, a button that removes them."""

    remove = Signal(list)  # ids of claims

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows: list[tuple[str, str, list[int]]] = []
        self.readonly = False
        self._buttons: list[IconButton] = []

    def show_claims(self, kept: Mapping[str, tuple[Claim, ...]]) -> bool:
        """Shows these and no others; whether that changed anything."""
        rows = [(id.replace("_", " "), "\n".join(clipped(words(c.value))[0] for c in claims), [c.id for c in claims]) for id, claims in kept.items()]
        if rows == self.rows:
            return False
        self.rows = rows
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._button(label, ids) for label, _text, ids in rows]
        self._place()
        self.update()
        return True

    def set_readonly(self, readonly: bool) -> None:
        self.readonly = readonly
        self._place()

    def height_for(self, width: int) -> int:
        return sum(self._height(text, width) for _label, text, _ids in self.rows)

    def _button(self, label: str, ids: list[int]) -> IconButton:
        button = IconButton(self.theme, "x", _("Remove {field}").format(field=label), self, side=BUTTON)
        button.clicked.connect(lambda: self.remove.emit(ids))
        return button

    def _height(self, text: str, width: int) -> int:
        lines = sum(lines_of(line, width - BUTTON - 8, self.theme) for line in text.split("\n"))
        return self.theme.line("label") + lines * self.theme.line("body") + 2 * PAD

    def _place(self) -> None:
        y = 0
        for button, (_label, text, _ids) in zip(self._buttons, self.rows, strict=True):
            button.move(self.width() - BUTTON, y + PAD)
            button.setVisible(not self.readonly)
            y += self._height(text, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, y = QPainter(self), self.theme, 0
        for label, text, _ids in self.rows:
            painter.setFont(theme.font("label", italic=True))
            painter.setPen(theme.colour("text_2"))
            painter.drawText(QRectF(0, y + PAD, self.width(), theme.line("label")), label)
            at = y + PAD + theme.line("label")
            for line in text.split("\n"):
                at += paint.text(painter, QPointF(0, at), line, self.width() - BUTTON - 8, theme, "text")
            y += self._height(text, self.width())
            paint.rule(painter, 0, self.width(), y, theme.colour("rule"), 1, dashed=True)
