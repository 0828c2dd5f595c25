"""The menu bar: filled from the commands; Alt alone brings it and takes it away where the system has none of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from persona_studio.ui.frame.commands import Commands, menus


class Menus(QObject):
    """Filters the events of the window's handle, where every key passes, also one that an editor keeps."""

    def __init__(self, window: QWidget, commands: Commands, uncovered: Callable[[], bool]) -> None:
        super().__init__(window)
        self._commands, self._uncovered = commands, uncovered
        self._alt_alone = False
        self._keyboard: QWidget | None = None  # where it was before Alt brought the menus
        self.bar = QMenuBar(window)
        self._all: dict[str, QMenu] = {}
        for key, title in menus().items():
            menu = self.bar.addMenu(title)
            self._all[key] = menu
            menu.aboutToShow.connect(partial(self._fill, menu, key))
            menu.aboutToHide.connect(partial(QTimer.singleShot, 0, self, self._gone))
        commands.refreshed.connect(self._only_filled)
        if not self.bar.isNativeMenuBar():
            self.bar.hide()

    def _only_filled(self) -> None:
        """A menu whose commands belong to a place that is not seen is not there."""
        for key, menu in self._all.items():
            if menu.menuAction().isVisible() != (filled := self._commands.any(key)):
                menu.menuAction().setVisible(filled)

    def _fill(self, menu: QMenu, key: str) -> None:
        menu.clear()
        self._commands.fill(menu, key)

    def _gone(self) -> None:
        """The bar that Alt brought goes when its last menu is closed."""
        if not self.bar.isNativeMenuBar() and QApplication.activePopupWidget() is None and self.bar.isVisible():
            unused = isinstance(QApplication.focusWidget(), QMenuBar | None)  # a command may have put it elsewhere
            self.bar.hide()
            if unused:
                self._keyboard_back()

    def _turn(self) -> None:
        """Brings the bar, or takes it away; then the keyboard is again where it was."""
        if self.bar.isVisible():
            self.bar.hide()
            self._keyboard_back()
        else:
            self._keyboard = QApplication.focusWidget()
            self.bar.show()
            self.bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self.bar.setActiveAction(self.bar.actions()[0])

    def _keyboard_back(self) -> None:
        keyboard, self._keyboard = self._keyboard, None
        if keyboard is not None and isValid(keyboard) and keyboard.isVisible() and self._uncovered():
            keyboard.setFocus(Qt.FocusReason.MenuBarFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt is alone when nothing else is pressed until it is let go."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._alt_alone = event.key() == Qt.Key.Key_Alt
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and self._alt_alone and not self.bar.isNativeMenuBar():
                QTimer.singleShot(0, self, self._turn)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
            self._alt_alone = False
        return super().eventFilter(watched, event)
