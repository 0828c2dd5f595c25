"""The drawer that holds the inspector over the form while there is no room beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from persona_studio.ui.parts import shadows
from persona_studio.ui.theme import Theme


class Drawer(QWidget):
    """`closed` when the form has its room back."""

    closed = Signal()

    def __init__(self, theme: Theme, place: QWidget) -> None:
        super().__init__(place)
        self._theme, self._place = theme, place
        self._before: QWidget | None = None
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(24, 0, 0, 0)
        place.installEventFilter(self)
        self.hide()

    def open_with(self, inspector: QWidget) -> None:
        """Takes the inspector in and gives it the focus."""
        self._before = QApplication.focusWidget()
        inspector.setFixedWidth(self._theme.size("inspector"))
        self._inner.addWidget(inspector)
        inspector.show()
        self._fit()
        self.show()
        self.raise_()
        inspector.setFocus(Qt.FocusReason.TabFocusReason)

    def close_now(self) -> None:
        """Closes; the focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()

    def _fit(self) -> None:
        place = self._place
        width = self._theme.size("inspector") + 24
        self.setGeometry(place.width() - width, 0, width, place.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadows.paint(painter, QRectF(self.rect()).adjusted(24, 0, 24, 0), self._theme, 0, below=0, blur=40)
