"""The foot line of Compare: left what signs and bars mean, right the keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts import keys
from persona_studio.ui.parts.keys import MIDDLE
from persona_studio.ui.theme import Theme


class CompareFoot(QWidget):
    """Painted in one go; keys that have no room are left out from the start."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.size("foot"))
        self.setAccessibleName(_("Keys"))
        self.setAccessibleDescription(", ".join(f"{key} {what}" for key, what in self.keys()))
        theme.changed.connect(self.update)

    def keys(self) -> list[tuple[str, str]]:
        """(key, what it does), the dearest last."""
        return [(_("Alt ← →"), _("move column")), (_("Del"), _("take out")), (_("Enter"), _("edit")),
                ("B", _("compare with this one")), ("D", _("only differences"))]  # fmt: skip

    def legend(self) -> list[tuple[str, str]]:
        """(sign, what it means); "|" and "0" are the bars."""
        return [("≠", _("all differ")), ("≈", _("partly")), ("|", _("differs from the baseline")), ("0", _("overlaps")), ("+", _("only here")),
                ("=", _("shared"))]  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("hairline"))
        x = 32.0
        for sign, what in self.legend():
            x = self._sign(painter, sign, x) + 8
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("text_2"))
            wide = theme.advance(what, "label")
            painter.drawText(QRectF(x, 0, wide + 2, self.height()), MIDDLE, what)
            x += wide + 20
        keys.paint(painter, self.keys(), x, self.width(), self.height(), theme)

    def _sign(self, painter: QPainter, sign: str, x: float) -> float:
        theme, middle = self._theme, self.height() / 2
        if sign == "|":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(x, middle - 6, 3, 12), 1.5, 1.5)
            return x + 3
        if sign == "0":
            painter.setPen(QPen(theme.colour("accent"), 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(x, middle - 6, 5, 12), 2.5, 2.5)
            return x + 5
        painter.setFont(theme.font("body", weight=600))
        painter.setPen(theme.colour("accent" if sign in "≠≈" else "text_2"))
        painter.drawText(QRectF(x, 0, 20, self.height()), MIDDLE, sign)
        return x + theme.advance(sign, "body", weight=600)
