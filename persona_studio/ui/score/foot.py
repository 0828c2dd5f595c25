"""The foot line of Score: left what the bars mean, right the keys that rate."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts import keys
from persona_studio.ui.parts.keys import MIDDLE
from persona_studio.ui.score.table import paint
from persona_studio.ui.theme import Theme


class ScoreFoot(QWidget):
    """Painted in one go; keys that have no room are left out from the start."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._criterion = ""
        self.setFixedHeight(theme.size("foot"))
        self.setAccessibleName(_("Keys"))
        self.tell("")
        theme.changed.connect(self.update)

    def tell(self, criterion: str) -> None:
        """The criterion that digits rate now."""
        self._criterion = criterion
        self.setAccessibleDescription(", ".join(f"{key} {what}" for key, what in self.keys()))
        self.update()

    def keys(self) -> list[tuple[str, str]]:
        """(key, what it does), the dearest last."""
        rate = _("rate {criterion}").format(criterion=self._criterion) if self._criterion else _("rate")
        return [(_("Enter"), _("account")), ("← →", _("criterion")), ("1–5", rate), ("U", _("unknown")), ("G", _("gates"))]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("hairline"))
        x = 32.0
        painter.setFont(theme.font("label"))
        paint.hatch(painter, QRectF(x, self.height() / 2 - 6, 14, 12), theme)
        x += 20
        for said in (_("not known"), _("Width is weight, height is rating")):
            painter.setPen(theme.colour("text_2"))
            wide = theme.advance(said, "label")
            painter.drawText(QRectF(x, 0, wide + 2, self.height()), MIDDLE, said)
            x += wide + 22
        keys.paint(painter, self.keys(), x, self.width(), self.height(), theme)
