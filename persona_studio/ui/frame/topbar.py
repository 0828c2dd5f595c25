"""The top bar: menu, whose workbook this is and whether it is saved, search, undo and redo, theme, help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Commands, menus, shown
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import IconButton, Painted, focus_ring
from persona_studio.ui.parts.text import Text
from persona_studio.ui.session import State
from persona_studio.ui.theme import Theme


class TopBar(QWidget):
    """Buttons of it run commands; it knows nothing of what they do."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self.setFixedHeight(theme.size("top"))
        self.menu = IconButton(theme, "menu", _("Menu"))
        self.menu.clicked.connect(self.open_menu)
        self.name = _NameButton(theme)
        self.name.clicked.connect(lambda: commands.run("file.settings"))
        self.state = StateWords(theme)
        self.search = SearchButton(theme, self)
        self.search.clicked.connect(lambda: commands.run("view.palette"))
        self.undo = self._button("undo-2", "edit.undo")
        self.redo = self._button("redo-2", "edit.redo")
        self.scheme = self._button("moon", "view.scheme")
        self.help = self._button("circle-help", "help.shortcuts")
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.menu)
        row.addSpacing(18)
        row.addWidget(self.name)
        row.addSpacing(4)
        row.addWidget(self.state)
        row.addStretch(1)
        for button in (self.undo, self.redo):
            row.addWidget(button)
        row.addSpacing(10)
        for button in (self.scheme, self.help):
            row.addWidget(button)
        commands.refreshed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Brings the buttons up to date with their commands."""
        for button, id in ((self.undo, "edit.undo"), (self.redo, "edit.redo"), (self.scheme, "view.scheme"), (self.help, "help.shortcuts")):
            command = next((c for c in self._commands if c.id == id), None)
            button.setEnabled(command is not None and self._commands.can(command.id))
            if command:
                button.say(command.label)
                button.setToolTip(f"{command.label}  ({shown(command.shortcut)})" if command.shortcut else command.label)
        self.scheme.icon_name = "sun" if self._theme.dark else "moon"
        self.update()

    def open_menu(self) -> None:
        """The full menus under the menu button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, title in menus().items():
            if self._commands.any(key):
                self._commands.fill(menu.addMenu(title), key)
        menu.popup(self.menu.mapToGlobal(QPoint(0, self.menu.height() + 2)))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place_search()
        return done

    def _place_search(self) -> None:
        """In the middle of the window; smaller, and moved, where name and state need the room."""
        row = self.layout()
        if row is not None:
            row.activate()
        left, right = self.state.geometry().right() + 20, self.undo.geometry().left() - 20
        width = max(120, min(self._theme.size("search"), right - left))
        x = max(left, min((self.width() - width) // 2, right - width))
        self.search.setGeometry(x, (self.height() - 32) // 2, width, 32)

    def _button(self, icon: str, id: str) -> IconButton:
        button = IconButton(self._theme, icon, "")
        button.clicked.connect(lambda: self._commands.run(id))
        return button


class _NameButton(Painted):
    """The name of the workbook; opens what is set for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.setToolTip(_("Client, language, currency and paper"))

    def say(self, name: str) -> None:
        """Shows another name."""
        self.setText(name)
        self.setAccessibleName(_("Workbook {name}, settings").format(name=name))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(min(260, QFontMetrics(self.theme.font("heading")).horizontalAdvance(self.text()) + 12) + 26, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self.paint_ground(painter, box, self.theme.size("control", "radius"))
        painter.setFont(self.theme.font("heading"))
        painter.setPen(self.theme.colour("text"))
        room = box.adjusted(6, 0, -24, 0)
        words = QFontMetrics(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        icons.paint(painter, QRectF(box.right() - 22, box.center().y() - 7.5, 15, 15), "chevron-down", self.theme.colour("text_2"))


class StateWords(QWidget):
    """Saved, saving, not saved or read-only, in words; with an icon when something is wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._wrong = theme, False
        self._text = Text(theme, "label", tone="text_2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._text)

    @property
    def words(self) -> str:
        return self._text.text()

    def tell(self, state: State, holder: str = "") -> None:
        """Says the state; `holder` who has the workbook open when it is read-only here."""
        words = {
            State.SAVED: _("Saved"),
            State.SAVING: _("Saving"),
            State.NOT_SAVED: _("Not saved"),
            State.READ_ONLY: _("Read-only, {holder}").format(holder=holder) if holder else _("Read-only"),
        }
        self._wrong = state is State.NOT_SAVED
        self._text.setText(words[state])
        self._text.set_tone("error" if self._wrong else "text_2")
        self._row.setContentsMargins(20 if self._wrong else 0, 0, 0, 0)
        self.setAccessibleName(self._text.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wrong:
            icons.paint(QPainter(self), QRectF(0, self.height() / 2 - 7, 14, 14), "circle-alert", self._theme.colour("error"))


class SearchButton(Painted):
    """Looks like a search line and opens the palette."""

    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, _("Search profiles and actions"), parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.theme.colour("rule" if self.underMouse() else "hairline"), 1))
        painter.setBrush(self.theme.colour("surface"))
        radius = self.theme.size("control", "radius")
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus() and self.by_keyboard:
            focus_ring(painter, QRectF(self.rect()), self.theme, radius)
        icons.paint(painter, QRectF(9, box.center().y() - 7.5, 15, 15), "search", self.theme.colour("text_2"))
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("text_3"))
        room = box.adjusted(33, 0, -10, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, self.text())
        painter.setFont(self.theme.font("micro"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, shown("Ctrl+K"))
