"""What the window tells without asking: the error line under the top bar and the toast at the foot of the place."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button, IconButton
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.theme import Theme

Offer = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Notice:
    """What happened, what becomes of the work, and what can be done; `key` keeps one of a sort."""

    sentence: str
    rest: str = ""
    offers: Sequence[Offer] = ()
    key: str = ""


class ErrorLine(QWidget):
    """One notice at a time; the next waits. It stays until it is mended or closed and pushes the content down."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waiting: deque[Notice] = deque()
        self._now: Notice | None = None
        self.setMinimumHeight(44)
        self.setAccessibleName(_("Error"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(18, 6, 16, 6)
        self._layout.setSpacing(12)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What the line says now."""
        return self._now

    def tell(self, notice: Notice) -> None:
        """Shows the notice, or lets it wait behind the present one; the same notice is told once."""
        if self._now and (self._now == notice or (notice.key and self._now.key == notice.key)):
            return
        if self._now:
            if notice not in self._waiting:
                self._waiting.append(notice)
            return
        self._now = notice
        self._fill(notice)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def mended(self, key: str) -> None:
        """Takes away notices of a sort: what they told is no longer so."""
        self._waiting = deque(n for n in self._waiting if n.key != key)
        if self._now and self._now.key == key:
            self.dismiss()

    def dismiss(self) -> None:
        """Closes the present notice and shows the one that waits."""
        self._now = None
        self.hide()
        if self._waiting:
            self.tell(self._waiting.popleft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("error_tint"))
        icons.paint(painter, QRectF(19, self.height() / 2 - 8.5, 17, 17), "circle-alert", self._theme.colour("error"))

    def _fill(self, notice: Notice) -> None:
        while self._layout.count():
            item = self._layout.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        self._layout.addSpacing(30)
        if self._theme.advance(notice.sentence, "body", weight=500) < 0.6 * self.window().width():
            self._layout.addWidget(Text(self._theme, "body", notice.sentence, weight=500))
        else:  # a long name of a file must not widen the window
            self._layout.addWidget(Elided(self._theme, "body", notice.sentence, weight=500), 3)
        self._layout.addWidget(Elided(self._theme, "body", notice.rest, tone="text_2"), 1)
        for words, run in notice.offers:
            button = Button(self._theme, words, kind="link", tone="error")
            button.clicked.connect(lambda _checked=False, run=run: run())
            self._layout.addWidget(button)
        close = IconButton(self._theme, "x", _("Close this message"), side=28)
        close.clicked.connect(self.dismiss)
        self._layout.addWidget(close)
        self.setAccessibleDescription(f"{notice.sentence} {notice.rest}".strip())


class Toast(QWidget):
    """A line that goes by itself: what was undone, or done elsewhere, and one thing to do about it."""

    gone = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._words = ""
        self._run: Callable[[], object] = bool
        self._timer = QTimer(self, singleShot=True, interval=theme.size("toast_ms", "motion"))
        self._timer.timeout.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 8, 0)
        self._row.setSpacing(16)
        self._text = Text(theme, "small", tone="on_ink")
        self._row.addWidget(self._text)
        self._button = Button(theme, "", kind="link", tone="on_ink")
        self._button.ground = lambda: None  # type: ignore[method-assign]  # no light ground on the dark strip
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._do)
        self._row.addWidget(self._button)
        self._left = 16
        over.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What is said while it is seen, else blank."""
        return self._words if self.isVisible() else ""

    def tell(self, words: str, offer: Offer | None = None, left: int = 16) -> None:
        """Says it for six seconds, longer while the pointer rests on it."""
        self._words, self._left = words, left
        room = self._over.width() - 160
        self._text.setText(QFontMetrics(self._text.font()).elidedText(words, Qt.TextElideMode.ElideRight, max(120, min(560, room))))
        self._button.setVisible(offer is not None)
        if offer:
            self._button.setText(offer[0])
            self._run = offer[1]
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _do(self) -> None:
        self.hide()
        self._run()

    def _place(self) -> None:
        self._row.activate()
        self.setFixedHeight(40)
        self.setFixedWidth(self._row.sizeHint().width())
        self.move(self._left, self._over.height() - 40 - 16 - self._theme.size("foot"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink_chip"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
