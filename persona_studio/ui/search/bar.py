"""Search in one profile (Ctrl+F): a line over the form that counts hits and walks them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts import icons, marked
from persona_studio.ui.parts.buttons import IconButton
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.search import Found, Hit


class SearchBar(QWidget):
    """Says what is asked; who listens brings hits. `went` names the hit that shall be seen."""

    asked = Signal(str)
    went = Signal(object)  # Hit
    closed = Signal(object)  # the hit at which the bar was left, None for none

    def __init__(self, theme: Theme, label: Callable[[Hit], str]) -> None:
        super().__init__()
        self._theme = theme
        self.hits: tuple[Hit, ...] = ()
        self.at = 0
        self.line = QLineEdit(placeholderText=_("Search in this profile"))
        self.line.setProperty("bare", True)
        self.line.setAccessibleName(_("Search in this profile"))
        self.line.setFixedWidth(190)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.asked)
        self.count = Text(theme, "label", tone="text_2")
        self._excerpt = _Excerpt(theme, label)
        self._back = IconButton(theme, "chevron-up", _("Previous hit (Shift F3)"), side=28)
        self._next = IconButton(theme, "chevron-down", _("Next hit (F3)"), side=28)
        close = IconButton(theme, "x", _("Close the search"), side=28)
        self._back.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.leave)
        glass = Text(theme, "body")
        glass.setPixmap(icons.pixmap("search", 15, theme.colour("text_2"), self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size("form", "space"), 4, theme.size("form", "space"), 4)
        row.setSpacing(8)
        for part in (glass, self.line, self.count):
            row.addWidget(part)
        row.addWidget(self._excerpt, 1)
        for button in (self._back, self._next, close):
            row.addWidget(button)
        self.setFixedHeight(40)
        self.setAccessibleName(_("Search in this profile"))
        self.setFocusProxy(self.line)
        self.hide()

    def begin(self) -> None:
        """Shows the line; what stood in it is chosen."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        if self.line.text():
            self.asked.emit(self.line.text())

    def tell(self, found: Found | None) -> None:
        """What was found; None while nothing is asked."""
        self.hits = found.hits if found else ()
        self.at = 0
        self._say(found is not None)
        if self.hits:
            self.went.emit(self.hits[0])

    def step(self, by: int) -> None:
        """To the next hit or the one before, round and round."""
        if self.hits:
            self.at = (self.at + by) % len(self.hits)
            self._say(True)
            self.went.emit(self.hits[self.at])

    def leave(self) -> None:
        """Closes the bar; the cursor goes into the field that was found."""
        hit = self.hits[self.at] if self.hits else None
        self.hide()
        self.closed.emit(hit)

    def _say(self, asked: bool) -> None:
        words = _("{at} of {all}").format(at=self.at + 1, all=len(self.hits)) if self.hits else _("Nothing found") if asked else ""
        self.count.setText(words)
        self._excerpt.show_hit(self.hits[self.at] if self.hits else None)
        for button in (self._back, self._next):
            button.setEnabled(bool(self.hits))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sidebar"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.colour("hairline"))


class _Excerpt(QWidget):
    """The field and the words of the present hit."""

    def __init__(self, theme: Theme, label: Callable[[Hit], str]) -> None:
        super().__init__()
        self._theme, self._label = theme, label
        self._hit: Hit | None = None

    def show_hit(self, hit: Hit | None) -> None:
        self._hit = hit
        self.setAccessibleName(f"{self._label(hit)}: {hit.excerpt}" if hit else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hit:
            return
        painter, theme = QPainter(self), self._theme
        label = self._label(self._hit)
        width = theme.advance(label, "label", weight=600)
        painter.setFont(theme.font("label", weight=600))
        painter.setPen(theme.colour("text_2"))
        box = QRectF(self.rect()).adjusted(12, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, label)
        marked.paint(painter, box.adjusted(width + 10, 0, 0, 0), self._hit.excerpt, self._hit.marks, theme, "small", "text_2")
