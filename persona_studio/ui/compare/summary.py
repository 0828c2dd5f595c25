"""What the comparison comes to, in the voice that says what follows: two lines, and the rest on a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.editors.measure import baseline, wrapping
from persona_studio.ui.parts.buttons import focus_ring
from persona_studio.ui.theme import Theme

LINES = 2  # in sight before a click
MEASURE = 1000  # px beyond which lines are hard to read


class Summary(QWidget):
    """Serif. Where there is more than two lines hold, the last ends in an ellipsis and a click or Space shows all of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = ""
        self.open = False
        self._shown: QTextLayout | None = None
        self._cut = False
        theme.changed.connect(self._again)
        self._again()

    def say(self, sentences: Sequence[str]) -> None:
        """Other sentences."""
        self.text = " ".join(sentences)
        self.setAccessibleName(self.text)
        self._again()

    @property
    def cut(self) -> bool:
        """Whether there is more than is in sight."""
        return self._cut

    def _again(self) -> None:
        whole = self._lay(self.text)
        self._cut = whole.lineCount() > LINES
        if self._cut and not self.open:
            whole = self._lay(self._first_lines(whole))
        self._shown = whole
        line = self._theme.line("said")
        self.setFixedHeight(line * max(LINES, whole.lineCount()))
        self.setToolTip(f"<div style='width:420px'>{self.text}</div>" if self._cut and not self.open else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._cut else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(_("Space shows all of it.") if self._cut and not self.open else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._cut else Qt.CursorShape.ArrowCursor)
        self.update()

    def _first_lines(self, whole: QTextLayout) -> str:
        last = whole.lineAt(LINES - 1)
        end = last.textStart() + last.textLength()
        shown = self.text[:end].rstrip()
        metrics, room = self._theme.metrics("said"), self._room() - 4
        rest = shown[last.textStart() :]
        while rest and metrics.horizontalAdvance(f"{rest}…") > room:
            rest = rest.rsplit(" ", 1)[0] if " " in rest else rest[:-1]
        return f"{shown[: last.textStart()]}{rest.rstrip('.,:; ')}…"

    def _room(self) -> int:
        return min(max(self.width(), 200), round(MEASURE * self._theme.scale))

    def _lay(self, text: str) -> QTextLayout:
        theme = self._theme
        layout = QTextLayout(text, theme.font("said"))
        layout.setTextOption(wrapping())
        line_height, up = theme.line("said"), baseline(theme, "said")
        y, room = 0.0, self._room()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y + up - line.ascent()))
            y += line_height
        layout.endLayout()
        return layout

    def turn(self) -> None:
        """Shows all of it, or two lines again."""
        if self._cut:
            self.open = not self.open
            self._again()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self._again()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turn()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour("text"))
        if self._shown is not None:
            x = self.width() - self._room() if self.isRightToLeft() else 0
            self._shown.draw(painter, QPointF(x, 0))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus_ring(painter, self.rect().toRectF(), self._theme, self._theme.size("token", "radius"))
