"""What the columns of the ranking are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.ui.priority import paint
from persona_studio.ui.priority.list import EDGE

if TYPE_CHECKING:
    from persona_studio.ui.priority.list import Ranking


class Captions(QWidget):
    """Stands over the ranking, as wide as its rows. The rows say all of it to screen readers."""

    def __init__(self, ranking: Ranking) -> None:
        super().__init__()
        self._ranking = ranking
        self.setFixedHeight(ranking.theme.line("micro") + 6)
        ranking.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = self._ranking.viewport().width()
        paint.captions(QPainter(self), QRectF(EDGE, 0, wide - 2 * EDGE, self.height()), self._ranking.theme)
