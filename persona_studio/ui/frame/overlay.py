"""Panels that lie over the window: a scrim, a raised sheet with a shadow, Esc closes, focus goes back to where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from persona_studio.ui.parts import shadows
from persona_studio.ui.theme import Theme


class Overlay(QWidget):
    """Covers its parent and holds one panel. Closing deletes it."""

    closed = Signal()

    def __init__(self, theme: Theme, over: QWidget, panel: QWidget, name: str, *, width: int, top: int = 96) -> None:
        super().__init__(over)
        self.theme, self.panel = theme, panel
        self._over, self._width, self._top = over, width, top
        self._before = QApplication.focusWidget()
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = _Sheet(theme, self)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self.sheet)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        over.installEventFilter(self)
        theme.changed.connect(self.update)
        self._fit()

    def show_over(self) -> None:
        """Shows the panel above everything and gives it the focus."""
        self.show()
        self.raise_()
        self._fit()
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def refit(self) -> None:
        """Fits the sheet to what the panel wants now."""
        self._fit()

    def close_now(self) -> None:
        """Closes the panel; focus goes back to where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and _alive(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            event.accept()  # nothing below hears keys while a panel is up

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self._leave()

    def _leave(self) -> None:
        """Closes, unless the panel has something unsaved and says so first (`may_close`)."""
        may_close = getattr(self.panel, "may_close", None)
        if may_close is None or may_close():
            self.close_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        inside = [w for w in self.panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and w.isEnabled()]
        if not inside:
            return True
        here = QApplication.focusWidget()
        at = inside.index(here) if here in inside else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(reason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.colour("scrim"))
        shadows.paint(painter, QRectF(self.sheet.geometry()), self.theme, self.theme.size("palette", "radius"))

    def _fit(self) -> None:
        over = self._over
        self.setGeometry(over.rect())
        width = min(self._width, over.width() - 48)
        most = round(over.height() * 0.8)
        wanted = self.panel.heightForWidth(width) if self.panel.hasHeightForWidth() else self.panel.sizeHint().height()
        height = min(most, max(wanted, self.panel.minimumSizeHint().height()))
        top = min(self._top, max(24, (over.height() - height) // 2))
        self.sheet.setGeometry((over.width() - width) // 2, top, width, height)
        self.update()


class _Sheet(QWidget):
    """The raised ground of a panel."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("hairline"))
        painter.setBrush(self._theme.colour("raised"))
        radius = self._theme.size("palette", "radius")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _alive(widget: QWidget) -> bool:
    from shiboken6 import isValid

    return bool(isValid(widget))
