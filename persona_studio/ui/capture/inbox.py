"""Sorting: the captured lines, and where the chosen one belongs. Typed, chosen by arrows, assigned by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.capture.targets import Target, matches
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.frame.palette import runs
from persona_studio.ui.parts import faces, icons
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.domain.ground import Evidence

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class _Rows(QAbstractListModel):
    """Any rows; `words` says how one is read aloud."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Evidence] | list[Target] = []

    def show(self, rows: list[Evidence] | list[Target]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.name}, {row.label} {row.text}".strip() if isinstance(row, Target) else " ".join(filter(None, (row.text, row.who)))
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words: list[str] = []

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(36, self._theme.line("body") + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box, theme = index.data(ROW), QRectF(option.rect), self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, 8, 8)
        if isinstance(row, Target):
            self._paint_target(painter, box, row)
        else:
            icons.paint(painter, QRectF(box.x() + 14, box.center().y() - 7.5, 15, 15), "quote", theme.colour("text_2"))
            right = self._note(painter, box, row.who)
            self._text(painter, row.text, box.x() + 42, right, box, "text")
        painter.restore()

    def _note(self, painter: QPainter, box: QRectF, note: str) -> float:
        if not note:
            return box.right() - 14
        width = min(self._theme.advance(note, "label"), box.width() * 0.3)
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.colour("text_2"))
        shown = self._theme.metrics("label").elidedText(note, Qt.TextElideMode.ElideRight, width + 1)
        painter.drawText(box.adjusted(0, 0, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, shown)
        return box.right() - width - 28

    def _paint_target(self, painter: QPainter, box: QRectF, row: Target) -> None:
        faces.paint(painter, QRectF(box.x() + 10, box.center().y() - 12, 24, 24), row.name, row.kind, self._theme, row.face)
        x = self._text(painter, row.label, box.x() + 42, box.right() - 14, box, "text")
        if row.claim is not None:
            said = _("as ground for “{item}”").format(item=row.text)
            self._text(painter, said, x + 10, box.right() - 14 - self._theme.advance(row.name, "label") - 16, box, "text_2")
        self._note(painter, box, row.name)

    def _text(self, painter: QPainter, text: str, x: float, right: float, box: QRectF, tone: str) -> float:
        shown = self._theme.metrics("body").elidedText(text, Qt.TextElideMode.ElideRight, max(right - x, 0))
        for part, hit in runs(shown, self.words):
            font = self._theme.font("body", weight=600 if hit else None)
            painter.setFont(font)
            painter.setPen(self._theme.colour("accent" if hit else tone))
            width = self._theme.advance(part, "body", weight=600 if hit else None)
            painter.drawText(QRectF(x, box.y(), width + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += width
        return x


class InboxPanel(QWidget):
    """`sorted` with evidence and Target, `dropped` with the evidence that nobody needs."""

    done = Signal()
    resized = Signal()
    sorted = Signal(int, object)
    dropped = Signal(int)
    undo_wanted = Signal()

    def __init__(self, theme: Theme, lines: list[Evidence], every: list[Target], *, readonly: bool = False) -> None:
        super().__init__()
        self._theme, self._every, self._readonly = theme, every, readonly
        self._last: Target | None = None
        self.title = Text(theme, "title")
        self.waiting, self.places = _Rows(self), _Rows(self)
        self._waiting_view, self._places_view = self._view(self.waiting, _("Captured lines")), self._view(self.places, _("Places"))
        self.line = QLineEdit(placeholderText=_("Where does it belong? Type words of the profile, the field or an item"))
        self.line.setAccessibleName(_("Where the line belongs"))
        self.line.setFont(theme.font("body"))
        self.line.setMinimumHeight(theme.size("field"))
        self.line.textChanged.connect(lambda _text: self._search())
        self.line.installEventFilter(self)
        self._lay_out()
        self.setFocusProxy(self.line)
        self.show_lines(lines)
        self._search()

    def show_lines(self, lines: list[Evidence]) -> None:
        """What waits now; the choice stays at its place."""
        at = self._waiting_view.currentIndex().row()
        self.waiting.show(lines)
        self._waiting_view.setCurrentIndex(self.waiting.index(max(0, min(at, len(lines) - 1))))
        count = len(lines)
        self.title.setText(ngettext("Inbox, {n} line", "Inbox, {n} lines", count).format(n=count) if count else _("The inbox is empty"))
        self.line.setEnabled(count > 0 and not self._readonly)
        if not self.line.isEnabled():
            self._waiting_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_targets(self, every: list[Target]) -> None:
        """Where lines can go now."""
        self._every = every
        self._search()

    @property
    def chosen(self) -> Evidence | None:
        """The line that is being sorted."""
        row = self._waiting_view.currentIndex().row()
        return self.waiting.rows[row] if 0 <= row < len(self.waiting.rows) else None  # type: ignore[return-value]

    @property
    def target(self) -> Target | None:
        """Where Enter would put it."""
        row = self._places_view.currentIndex().row()
        return self.places.rows[row] if 0 <= row < len(self.places.rows) else None  # type: ignore[return-value]

    def sizeHint(self) -> QSize:
        return QSize(760, 640)

    def _view(self, model: _Rows, name: str) -> QListView:
        view = QListView()
        view.setModel(model)
        view.setItemDelegate(_Delegate(self._theme, view))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAccessibleName(name)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(28, 22, 28, 8)
        head.addWidget(self.title)
        column.addLayout(head)
        for part, stretch, margin in ((self._waiting_view, 4, 14), (self.line, 0, 28), (self._places_view, 5, 14)):
            box = QVBoxLayout()
            box.setContentsMargins(margin, 6, margin, 6)
            box.addWidget(part)
            column.addLayout(box, stretch)
        foot = FootLine(self._theme, legend=False, bare=True)
        hints = [("↑ ↓", _("place")), ("Alt ↑ ↓", _("line")), (_("Ctrl Del"), _("not needed")), (_("Esc"), _("later"))]
        foot.tell([(_("Enter"), _("put it there")), *hints])
        column.addWidget(foot)
        self._places_view.clicked.connect(lambda _index: self._assign())

    def paintEvent(self, event: QPaintEvent) -> None:
        y = self.line.geometry().top() - 8
        QPainter(self).fillRect(QRectF(28, y, self.width() - 56, 1), self._theme.colour("hairline"))

    def _search(self) -> None:
        delegate = self._places_view.itemDelegate()
        if isinstance(delegate, _Delegate):
            delegate.words = self.line.text().lower().split()
        self.places.show(matches(self._every, self.line.text(), self._last))
        self._places_view.setCurrentIndex(self.places.index(0))

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            view = self._waiting_view if modifiers & Qt.KeyboardModifier.AltModifier else self._places_view
            self._step(view, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._assign()
        elif key == Qt.Key.Key_Delete and modifiers & Qt.KeyboardModifier.ControlModifier:
            if self.chosen and not self._readonly:
                self.dropped.emit(self.chosen.id)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.line.text():
            self.undo_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
        else:
            return False
        return True

    def _step(self, view: QListView, by: int) -> None:
        at = view.currentIndex().row() + by
        if 0 <= at < view.model().rowCount():
            view.setCurrentIndex(view.model().index(at, 0))

    def _assign(self) -> None:
        line, target = self.chosen, self.target
        if line and target and not self._readonly:
            self._last = target
            self.sorted.emit(line.id, target)
            self.line.clear()
