"""Labels in a role of the type scale and a tone of the theme; both follow when the theme changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from persona_studio.ui.theme import Theme


class Text(QLabel):
    """Words that are only read. `tone` is one of sheet.TONES."""

    def __init__(self, theme: Theme, role: str, text: str = "", *, tone: str = "text", weight: int | None = None, wrap: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._role, self._weight = theme, role, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setIndent(0)
        self.setText(text)
        self._dress()
        theme.changed.connect(self._dress)

    def set_tone(self, tone: str) -> None:
        """Takes another tone at once."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().polish(self)

    def set_role(self, role: str) -> None:
        """Takes another role of the type scale."""
        self._role = role
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role, weight=self._weight))


class Elided(Text):
    """One line that ends in an ellipsis where it has no room; the whole text is its tooltip then."""

    def __init__(self, theme: Theme, role: str, text: str = "", *, tone: str = "text", weight: int | None = None) -> None:
        self._whole = ""
        super().__init__(theme, role, text, tone=tone, weight=weight)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._show()

    def whole(self) -> str:
        """The text before it was cut."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 1))
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
