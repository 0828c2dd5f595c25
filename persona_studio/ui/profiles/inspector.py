"""The inspector at the right: Card and History, as a pane, or as a strip of icons with a drawer where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import IconButton, Painted
from persona_studio.ui.profiles.inspector_card import CardPane, scrolled
from persona_studio.ui.profiles.inspector_history import HistoryPane
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme


class Inspector(QWidget):
    """`closed` when a person wants the room back."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Inspector"))
        self.card = CardPane(session, theme)
        self.history = HistoryPane(session, theme)
        self.pages = QStackedWidget()
        self.pages.addWidget(scrolled(self.card, _("Card")))
        self.pages.addWidget(self.history)
        self.tabs = [Tab(theme, words) for words in (_("Card"), _("History"))]
        self._fold = IconButton(theme, "panel-right-close", _("Fold the inspector (F9)"))
        self._fold.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 12, 6)
        head.setSpacing(4)
        for at, tab in enumerate(self.tabs):
            tab.clicked.connect(lambda _checked=False, at=at: self.turn_to(at))
            head.addWidget(tab)
        head.addStretch(1)
        head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.tabs[0])
        self.turn_to(0)

    def show_profile(self, profile: int) -> None:
        """Shows another profile."""
        self.card.show_profile(profile)
        self.history.show_profile(profile)

    def refresh(self) -> None:
        """The profile changed."""
        self.card.refresh()
        self.history.refresh()

    def turn_to(self, page: int) -> None:
        """Shows Card (0) or History (1)."""
        self.pages.setCurrentIndex(page)
        for at, tab in enumerate(self.tabs):
            tab.setChecked(at == page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, tab in enumerate(self.tabs) if tab.hasFocus()), None)
        if step and here is not None:
            other = (here + step) % len(self.tabs)
            self.tabs[other].setFocus(Qt.FocusReason.TabFocusReason)
            self.turn_to(other)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("window"))


class Strip(QWidget):
    """What is left of the inspector in a narrow window: an icon for each of its pages."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.size("inspector_strip"))
        self.setAccessibleName(_("Inspector"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(4)
        for icon, words, page in (("panel-right-open", _("Open the inspector (F9)"), -1), ("id-card", _("Card"), 0), ("history", _("History"), 1)):
            button = IconButton(theme, icon, words)
            button.clicked.connect(lambda _checked=False, page=page: self.wanted.emit(page))
            column.addWidget(button)
        column.addStretch(1)


class Tab(Painted):
    """A word over the page that it opens."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.theme.font("small", weight=600)).horizontalAdvance(self.text()) + 22, 32)

    def ground(self) -> str | None:
        return "raised" if self.isChecked() else "hover" if self.underMouse() else None

    def nextCheckState(self) -> None:
        """A chosen tab stays chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the inspector turns the page; Qt would only move the focus
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self.paint_ground(painter, box, 7)
        painter.setFont(self.theme.font("small", weight=600 if self.isChecked() else 500))
        painter.setPen(self.theme.colour("text" if self.isChecked() else "text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
