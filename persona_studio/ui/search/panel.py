"""Search in the workbook (Ctrl+Shift+F): hits as one types, by profile; Enter goes to the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.text import Text
from persona_studio.ui.search.results import ResultDelegate, Results, Row
from persona_studio.ui.search.seeker import Seeker
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.search import Found, Hit

HEAD = 54


class SearchPanel(QWidget):
    """The panel inside the overlay; `chosen` with the hit to go to."""

    done = Signal()
    resized = Signal()
    chosen = Signal(object)  # Hit

    def __init__(self, theme: Theme, seeker: Seeker, names: Mapping[int, str], label: Callable[[Hit], str], words: str = "") -> None:
        super().__init__()
        self._theme, self._seeker, self._names, self._label = theme, seeker, names, label
        self.line = QLineEdit(placeholderText=_("Search values, quotes and notes of all profiles"))
        self.line.setProperty("bare", True)
        self.line.setFont(theme.font("lead"))
        self.line.setAccessibleName(_("Search in the workbook"))
        self.line.setFixedHeight(HEAD)
        self.count = Text(theme, "label", tone="text_2")
        self.model = Results(self)
        self.view = QListView()
        self._delegate = ResultDelegate(theme, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(_("Results"))
        self.view.clicked.connect(lambda index: self._go(index.row()))
        self._lay_out()
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._ask)
        seeker.found.connect(self._show)
        self.line.setText(words)
        self.line.selectAll()

    @property
    def shown(self) -> list[Row]:
        """The hits that stand in the list."""
        return [row for row in self.model.rows if isinstance(row, Row)]

    def sizeHint(self) -> QSize:
        option = QStyleOptionViewItem()
        rows = sum(self._delegate.sizeHint(option, self.model.index(n)).height() for n in range(min(len(self.model.rows), 40)))
        return QSize(720, HEAD + 6 + rows + (14 if rows else 0) + 40)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.setSpacing(14)
        glass = Text(self._theme, "body")
        glass.setPixmap(icons.pixmap("search", 20, self._theme.colour("text_2"), self.devicePixelRatioF()))
        head.addWidget(glass)
        head.addWidget(self.line, 1)
        head.addWidget(self.count)
        column.addLayout(head)
        column.addSpacing(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 4, 8, 4)
        inner.addWidget(self.view)
        column.addLayout(inner, 1)
        foot = FootLine(self._theme, legend=False, bare=True)
        foot.tell([("↑ ↓", _("choose")), (_("Enter"), _("go to the field")), (_("Esc"), _("close"))])
        column.addWidget(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(1, HEAD, self.width() - 2, 1), self._theme.colour("hairline"))

    # as one types

    def _ask(self, words: str) -> None:
        if words.strip():
            self._seeker.ask(words)
        else:
            self._seeker.forget()
            self._fill([], "")

    def _show(self, words: str, profile: object, found: Found) -> None:
        if profile is not None or words != self.line.text():
            return
        said = ngettext("{n} hit", "{n} hits", found.count).format(n=found.count)
        if found.count > len(found.hits):
            said = _("{shown} of {all} hits").format(shown=len(found.hits), all=found.count)
        self._fill([Row(hit, self._label(hit)) for hit in found.hits], said)

    def _fill(self, rows: list[Row], said: str) -> None:
        self.model.show(rows, self._names)
        self.count.setText(said)
        first = next((n for n, row in enumerate(self.model.rows) if isinstance(row, Row)), -1)
        self.view.setCurrentIndex(self.model.index(first))
        self.view.scrollToTop()
        self.updateGeometry()
        self.resized.emit()

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.view.currentIndex().row())
        elif key == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        at = self.view.currentIndex().row() + by
        while 0 <= at < len(self.model.rows):
            if isinstance(self.model.rows[at], Row):
                self.view.setCurrentIndex(self.model.index(at))
                return
            at += by

    def _go(self, row: int) -> None:
        if 0 <= row < len(self.model.rows) and isinstance(found := self.model.rows[row], Row):
            self.done.emit()
            self.chosen.emit(found.hit)
