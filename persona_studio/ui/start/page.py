"""The start page: what can be begun at the left, the recent workbooks at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from persona_studio import __version__
from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command, Commands, shown
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.frame.notices import ErrorLine
from persona_studio.ui.parts import icons, rings
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.parts.text import Text
from persona_studio.ui.start.recent import Recents
from persona_studio.ui.start.rows import RecentView
from persona_studio.ui.theme import Theme

ACTIONS = ("file.new", "file.open", "file.sample")


class StartPage(QWidget):
    """Everything it does are commands of the window, save opening a recent workbook."""

    opened = Signal(str, bool)
    located = Signal(str)

    def __init__(self, theme: Theme, commands: Commands, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._recents = theme, recents
        self.error = ErrorLine(theme)
        self._left = _Left(theme, commands)
        self._right = _Right(theme)
        self.view = self._right.view
        self.view.opened.connect(self.opened)
        self.view.located.connect(self.located)
        self.view.forgotten.connect(self._forget)
        self._right.filter.textChanged.connect(self._fill)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self._left)
        self._halves.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.error)
        column.addLayout(self._halves, 1)
        self.refresh()

    def refresh(self) -> None:
        """Reads the list of recent workbooks again."""
        self._fill()

    def begin(self) -> None:
        """Puts the focus where the next key most likely belongs."""
        (self.view if self.view.recents.rowCount() else self._left.choices[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self.view.recents.show(self._recents.all(), self._right.filter.text())
        self._right.say_empty(not self._recents.all())
        if self.view.recents.rowCount():
            self.view.setCurrentIndex(self.view.recents.index(0))

    def _forget(self, path: str) -> None:
        self._recents.forget(path)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        low = self.width() < self._theme.size("start_from")
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if low else QBoxLayout.Direction.LeftToRight)
        self._left.lie(low)
        super().resizeEvent(event)


class _Left(QWidget):
    """Name, one sentence, the actions that exist."""

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self._theme = theme
        notes = {
            "file.new": _("One client, one file"),
            "file.open": _("Or drop a .persona file on this window"),
            "file.sample": _("A fictional client, worked out from end to end"),
        }
        known = {c.id: c for c in commands}
        self.choices = [StartAction(theme, known[id], notes[id]) for id in ACTIONS if id in known]
        for choice in self.choices:
            choice.clicked.connect(lambda _checked=False, id=choice.command.id: commands.run(id))
        self._name = Text(theme, "display", _("Persona Studio"))
        self._said = Text(theme, "lead", _("Everything you know about one client’s customers, in one file that you own."), tone="text_2", wrap=True)
        self._said.setMaximumWidth(354)
        self._version = Text(theme, "label", _("Version {version}").format(version=__version__), tone="text_2")
        self._offline = Text(theme, "label", _("Works without a network"), tone="text_2")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._list = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._list.setSpacing(0)
        foot = QHBoxLayout()
        foot.setSpacing(20)
        foot.addWidget(self._version)
        foot.addWidget(self._offline)
        foot.addStretch(1)
        for action in self.choices:
            self._list.addWidget(action)
        self._column.addWidget(self._name)
        self._column.addSpacing(10)
        self._column.addWidget(self._said)
        self._column.addSpacing(26)
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self._column.addLayout(foot)
        self.lie(False)

    def lie(self, low: bool) -> None:
        """Stands at the left of a wide window, lies on top of a narrow one."""
        self._column.setContentsMargins(*((34, 28, 32, 8) if low else (66, 126, 50, 30)))
        self._list.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)
        self._list.setContentsMargins(0, 0, 0, 0)
        for words in (self._name, self._said, self._version):
            words.setContentsMargins(14, 0, 0, 0)
        for words in (self._version, self._offline):
            words.setVisible(not low)
        if low:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
        else:
            self.setFixedWidth(self._theme.size("start_left"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, action in enumerate(self.choices) if action.hasFocus()), None)
        if step and here is not None:
            self.choices[(here + step) % len(self.choices)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class StartAction(Painted):
    """A row of 52: icon, what, one line more, the shortcut. Its ground reaches 14 px beyond its text."""

    def __init__(self, theme: Theme, command: Command, note: str) -> None:
        super().__init__(theme, command.text)
        self.command, self._note = command, note
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, max(self.theme.size("row_action"), self.theme.line("body") + self.theme.line("label") + 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self.paint_ground(painter, box, self.theme.size("row", "radius"))
        tone = self.theme.colour("accent" if self.by_keyboard else "text_2")
        icons.paint(painter, QRectF(14, box.center().y() - 10, 20, 20), self.command.icon, tone)
        body, label = self.theme.line("body"), self.theme.line("label")
        top = (box.height() - body - label) / 2
        painter.setFont(self.theme.font("body", weight=500))
        painter.setPen(self.theme.colour("text"))
        painter.drawText(QRectF(48, top, box.width() - 120, body), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(self.theme.colour("text_2"))
        painter.setFont(self.theme.font("micro"))
        painter.drawText(box.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown(self.command.shortcut))
        painter.setFont(self.theme.font("label"))
        painter.drawText(QRectF(48, top + body, box.width() - 56, label), Qt.AlignmentFlag.AlignVCenter, self._note)


class _Right(QWidget):
    """Recent workbooks on the surface."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.view = RecentView(theme)
        self.filter = QLineEdit(placeholderText=_("Filter"), clearButtonEnabled=True)
        self.filter.setAccessibleName(_("Filter recent workbooks"))
        self.filter.setFixedSize(240, 32)
        self.filter.setTextMargins(22, 0, 0, 0)
        self._empty = Text(theme, "body", _("Workbooks that you open will be listed here."), tone="text_2")
        self._foot = _Foot(theme)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(Text(theme, "title", _("Recent workbooks")))
        head.addStretch(1)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(52, 54, 52, 18)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self._empty)
        self._empty.setContentsMargins(20, 8, 20, 0)
        column.addWidget(self.view, 1)
        column.addSpacing(8)
        column.addWidget(self._foot)

    def say_empty(self, empty: bool) -> None:
        self._empty.setVisible(empty)
        self.filter.setVisible(not empty)
        self._foot.setVisible(not empty)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        radius = self._theme.size("start", "radius")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, radius, 0), radius, radius)
        box = self.filter.geometry()
        if self.filter.isVisible():
            icons.paint(painter, QRectF(box.x() + 1, box.center().y() - 7, 15, 15), "search", self._theme.colour("text_2"))


class _Foot(FootLine):
    """Keys of the list, and what its ring says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, legend=False)
        self._theme = theme
        self.tell([("↑ ↓", _("choose")), (_("Enter"), _("open")), (_("Ctrl Enter"), _("read-only")), (_("Del"), _("forget"))])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(-8, 0)
        self._paint_keys(painter, self.width() - 110)
        painter.translate(8, 0)
        painter.setFont(self._theme.font("label"))
        words = _("evidenced")
        width = painter.fontMetrics().horizontalAdvance(words)
        x = self.width() - 20 - width
        painter.setPen(self._theme.colour("text_2"))
        painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        rings.single(painter, QRectF(x - 20, self.height() / 2 - 7, 14, 14), 0.6, 2.0, self._theme.colour("accent"), self._theme.colour("chip"))
