"""Add a profile by typing its name: a line, and under it everybody whose name has these letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces, icons
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.rows import kind_word
from persona_studio.workbook.search import fold

if TYPE_CHECKING:
    from persona_studio.ui.compare.board import Board
    from persona_studio.ui.theme import Theme
    from persona_studio.workbook.read import Listed

WIDTH = 340
ROWS = 8  # in sight
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
THERE = Qt.ItemDataRole.UserRole + 1


class Names(QAbstractListModel):
    """The profiles that fit what was typed, those that begin with it first."""

    def __init__(self, board: Board, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._all = [(listed, fold(listed.name)) for listed in board.session.book.profiles()]
        self.found: list[Listed] = []
        self.search("")

    def search(self, typed: str) -> None:
        """Only profiles whose name has these letters."""
        wanted = fold(typed.strip())
        hits = [(not name.startswith(wanted), n, listed) for n, (listed, name) in enumerate(self._all) if wanted in name]
        self.beginResetModel()
        self.found = [listed for _later, _n, listed in sorted(hits, key=lambda hit: hit[:2])]
        self.endResetModel()

    def there(self, row: int) -> bool:
        """Whether the profile is compared already."""
        return self.found[row].id in self._board.ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        listed = self.found[index.row()]
        if role == ROW:
            return listed
        if role == THERE:
            return self.there(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return listed.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (listed.name, kind_word(listed.kind), _("in the comparison") if self.there(index.row()) else "")))
        return None


class AddPanel(QWidget):
    """Enter adds the profile that is marked and waits for the next name; Esc closes."""

    gone = Signal()

    def __init__(self, theme: Theme, board: Board, add: Callable[[int], str]) -> None:
        """`add` adds a profile and says why it cannot."""
        super().__init__()
        self._theme, self._add = theme, add
        self.line = QLineEdit(placeholderText=_("Name of a profile"))
        self.line.setAccessibleName(_("Add a profile to the comparison"))
        self.line.setFixedHeight(34)
        self.names = Names(board, self)
        self.list = QListView()
        self.list.setModel(self.names)
        self.list.setItemDelegate(_NameDelegate(self.list, theme))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Profiles"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = Text(theme, "label", tone="text_2", wrap=True)
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        for widget in (self.line, self.list, self.told):
            column.addWidget(widget)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._search)
        self.list.clicked.connect(lambda index: self.take(index.row()))
        self._search("")

    def sizeHint(self) -> QSize:
        rows = min(max(self.names.rowCount(), 2), ROWS)
        return QSize(WIDTH, 34 + 2 * 10 + 6 + rows * self.list.sizeHintForRow(0) + 8 + self.told.sizeHint().height() + 12)

    def _search(self, typed: str) -> None:
        self.names.search(typed)
        first = next((n for n in range(self.names.rowCount()) if not self.names.there(n)), 0)
        self.list.setCurrentIndex(self.names.index(first))
        self._tell("" if self.names.rowCount() else _("Nobody is called that."))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def take(self, row: int) -> None:
        """Adds the profile of a row."""
        if 0 <= row < self.names.rowCount():
            said = self._add(self.names.found[row].id)
            self._tell(said)
            if not said:
                self.line.clear()
                self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            here = self.list.currentIndex().row()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentIndex(self.names.index(max(0, min(self.names.rowCount() - 1, here + step))))
                self.line.setAccessibleDescription(str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take(here)
                return True
        return super().eventFilter(watched, event)


class _NameDelegate(QStyledItemDelegate):
    """Face, name, kind; a tick where it is compared already."""

    def __init__(self, view: QListView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(42, self._theme.line("body") + self._theme.line("label") + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, listed, box = self._theme, index.data(ROW), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = index.row() == self._view.currentIndex().row()
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if chosen else "hover"))
            painter.drawRoundedRect(box, theme.size("control", "radius"), theme.size("control", "radius"))
        there = bool(index.data(THERE))
        faces.paint(painter, QRectF(box.x() + 8, box.center().y() - 14, 28, 28), listed.name, listed.kind, theme, listed.face, faded=there)
        body, label = theme.line("body"), theme.line("label")
        x, top = box.x() + 46, box.center().y() - (body + label) / 2
        wide = box.right() - x - (28 if there else 8)
        for said, role, weight, tone, y, tall in ((listed.name, "body", 500, "text_2" if there else "text", top, body),
                                                  (kind_word(listed.kind), "label", None, "text_2", top + body, label)):  # fmt: skip
            painter.setFont(theme.font(role, weight=weight))
            painter.setPen(theme.colour(tone))
            shown = theme.metrics(role, weight=weight).elidedText(" ".join(said.split()), Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRectF(x, y, wide, tall), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
        if there:
            icons.paint(painter, QRectF(box.right() - 24, box.center().y() - 7, 14, 14), "check", theme.colour("accent"))
        painter.restore()
