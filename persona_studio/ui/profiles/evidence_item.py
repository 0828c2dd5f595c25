"""One piece of evidence as the popover shows it: the words, and under them where they come from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.ground import Evidence
from persona_studio.foundation.words import _
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.theme import Theme

PAD = 6
LONGEST = 600  # characters in sight; the whole text is its tooltip
MOST_TIP = 4000


def whence(evidence: Evidence) -> str:
    """ "Interviews in spring, 12 October, n = 6, put together from several"; what is not known is left out."""
    source, parts = evidence.source, list[str]()
    if source:
        parts = [source.title or source.type, source.date, _("n = {n}").format(n=source.n) if source.n is not None else ""]
    parts += [evidence.who or (source.who if source else ""), evidence.locator]
    if evidence.said == "synthesised":
        parts.append(_("put together from several"))
    return ", ".join(part for part in parts if part)


class EvidenceItem(Painted):
    """Enter or a click opens its source, Del unlinks it, Up and Down go on."""

    unlink = Signal()
    step = Signal(int)

    def __init__(self, theme: Theme, evidence: Evidence, width: int, parent: QWidget | None = None) -> None:
        self.evidence, self._wide = evidence, width
        words = evidence.text if len(evidence.text) <= LONGEST else f"{evidence.text[:LONGEST]}…"
        self._words = _("“{quote}”").format(quote=words) if evidence.kind == "quote" else words
        super().__init__(theme, self._words)
        self.setParent(parent)
        self._whence = whence(evidence) or _("Source not known yet")
        self.setAccessibleDescription(f"{self._whence}. {_('Enter: source. Del: unlink.')}")
        if words != evidence.text:
            self.setToolTip(evidence.text[:MOST_TIP])
        self.setFixedHeight(self.sizeHint().height())

    @property
    def _role(self) -> str:
        """Quotes speak in the serif, figures and facts in the sans."""
        return "quote" if self.evidence.kind == "quote" else "body"

    def _lines(self) -> int:
        return sum(lines_of(line, self._wide, self.theme, self._role) for line in self._words.split("\n"))

    def sizeHint(self) -> QSize:
        below = lines_of(self._whence, self._wide, self.theme, "label") * self.theme.line("label")
        return QSize(self._wide + 16, self._lines() * self.theme.line(self._role) + 2 + below + 2 * PAD)

    def ground(self) -> str | None:
        return "tint_2" if self.isDown() else "tint" if self.hasFocus() else "hover" if self.underMouse() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unlink.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        self.paint_ground(painter, QRectF(self.rect()), theme.size("control", "radius"))
        y = float(PAD)
        for line in self._words.split("\n"):
            y += paint.text(painter, QPointF(8, y), line, self._wide, theme, "text", self._role)
        tone = "text_2" if whence(self.evidence) else "text_3"
        paint.text(painter, QPointF(8, y + 2), self._whence, self._wide, theme, tone, "label")
