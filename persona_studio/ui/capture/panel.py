"""Quick capture (Ctrl+Space): what people say, one line after the other; sorted later."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.theme import Theme

ASIDE = 30  # the mark before the line
SHOWN = 7  # lines of this sitting that stay in sight


class CapturePanel(QWidget):
    """Every Enter is one line on disk. `said` with text and speaker, `sort_wanted` when it is time to sort."""

    done = Signal()
    resized = Signal()
    said = Signal(str, str)
    sort_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, waiting: int) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[str] = []
        self.line = QLineEdit(placeholderText=_("What was said?"))
        self.line.setProperty("bare", True)
        self.line.setFont(theme.font("lead"))
        self.line.setMaxLength(20_000)
        self.line.setMinimumHeight(48)
        self.line.setAccessibleName(_("Statement, as it was said"))
        self.who = QLineEdit(placeholderText=_("Who says it? (stays until changed)"))
        self.who.setAccessibleName(_("Who says it"))
        self.who.setFont(theme.font("small"))
        self.who.setMaxLength(200)
        self.count = Text(theme, "label", tone="text_2")
        self._sort = Button(theme, _("Sort…"))
        self._sort.clicked.connect(self._to_sorting)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.setContentsMargins(ASIDE, 0, 0, 0)
        self._lay_out()
        for edit in (self.line, self.who):
            edit.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.tell(waiting)

    def tell(self, waiting: int) -> None:
        """How many lines wait to be sorted."""
        self.count.setText(ngettext("{n} line waits to be sorted", "{n} lines wait to be sorted", waiting).format(n=waiting) if waiting else "")
        self._sort.setEnabled(waiting > 0)

    def drop_last(self) -> None:
        """The last line was undone."""
        if self._lines:
            self._lines.pop()
            self._show()

    @property
    def lines(self) -> list[str]:
        """What was captured in this sitting, oldest first."""
        return list(self._lines)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(620, layout.totalSizeHint().height() if layout else 300)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(28, 8, 28, 12)
        inner.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(self._theme, "title", _("Quick capture")))
        head.addStretch(1)
        head.addWidget(self.count)
        inner.addLayout(head)
        typed = QHBoxLayout()
        typed.setSpacing(12)
        mark = Text(self._theme, "body")
        mark.setFixedWidth(18)
        mark.setPixmap(icons.pixmap("quote", 18, self._theme.colour("accent"), self.devicePixelRatioF()))
        typed.addWidget(mark)
        typed.addWidget(self.line, 1)
        inner.addLayout(typed)
        inner.addLayout(self._list)
        inner.addSpacing(14)
        foot = QHBoxLayout()
        foot.addWidget(self.who, 1)
        foot.addSpacing(16)
        foot.addWidget(self._sort)
        inner.addLayout(foot)
        column.addLayout(inner)
        keys = FootLine(self._theme, legend=False, bare=True)
        keys.tell([(_("Enter"), _("next line")), ("Ctrl Z", _("take the last back")), (_("Ctrl Enter"), _("sort")), (_("Esc"), _("close"))])
        column.addWidget(keys)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # Ctrl+Z and Ctrl+Space are this panel's while it is up
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event, watched is self.line)

    def _key(self, event: QKeyEvent, in_line: bool) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.line.text().strip():
                self._take(self.line.text())
                self.line.clear()
            if control:
                self._to_sorting()
            elif not in_line:
                self.line.setFocus(Qt.FocusReason.TabFocusReason)
        elif in_line and event.matches(QKeySequence.StandardKey.Paste) and "\n" in QGuiApplication.clipboard().text().strip():
            self._take(QGuiApplication.clipboard().text())
        elif in_line and event.matches(QKeySequence.StandardKey.Undo) and not self.line.text() and self._lines:
            self.undo_wanted.emit()
        else:
            return False
        return True

    def _take(self, text: str) -> None:
        """Keeps what was typed or pasted; each of its lines is a statement."""
        self.said.emit(text, self.who.text())
        self._lines += [" ".join(line.split()) for line in text.splitlines() if line.strip()]
        self._show()

    def _show(self) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in reversed(self._lines[-SHOWN:]):
            row = Elided(self._theme, "body", line, tone="text_2")
            row.setFixedHeight(self._theme.line("body") + 8)
            self._list.addWidget(row)
        more = len(self._lines) - SHOWN
        if more > 0:
            self._list.addWidget(Text(self._theme, "label", ngettext("{n} line before", "{n} lines before", more).format(n=more), tone="text_3"))
        self.updateGeometry()
        self.resized.emit()

    def _to_sorting(self) -> None:
        if self._sort.isEnabled() or self._lines:
            self.done.emit()
            self.sort_wanted.emit()

