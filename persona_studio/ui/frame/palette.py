"""The palette (Ctrl+K): sections of the profile, profiles and actions by name. ">" shows actions only, "@" profiles only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from persona_studio.domain.faces import Portrait
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.parts import faces, icons
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
MOST = 60  # results shown; nobody reads on


@dataclass(frozen=True)
class Result:
    """One thing the palette can go to or do. `kind` is the profile's kind for a face; else `icon`."""

    group: str
    text: str
    run: Callable[[], object]
    note: str = ""
    keys: str = ""
    icon: str = "corner-down-right"
    kind: str = ""
    sort: str = "action"  # "section", "profile" or "action"
    also: str = ""  # words by which it is found too
    face: Portrait | None = None  # of a profile


def matches(results: Iterable[Result], words: str) -> list[Result]:
    """Results whose text has every word; those where the text begins with them stand first in their group."""
    only = {">": "action", "@": "profile"}.get(words[:1], "")
    wanted = words[bool(only) :].casefold().split()
    found = [r for r in results if (not only or r.sort == only) and all(w in f"{r.text} {r.also}".casefold() for w in wanted)]
    order = {group: n for n, group in enumerate(dict.fromkeys(r.group for r in found))}
    first = " ".join(wanted)
    return sorted(found, key=lambda r: (order[r.group], not r.text.casefold().startswith(first)))


class _Model(QAbstractListModel):
    """Rows are results, with a heading before each group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Result | str] = []

    def show(self, results: list[Result]) -> None:
        self.beginResetModel()
        self.rows = []
        group = None
        for result in results[:MOST]:
            if result.group != group:
                group = result.group
                self.rows.append(group)
            self.rows.append(result)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.text} {row.note}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: _Model, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.words: list[str] = []

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 30 if isinstance(self._model.rows[index.row()], str) else self._theme.size("row_palette"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if isinstance(row, str):
            painter.setFont(self._theme.font("micro", weight=600))
            painter.setPen(self._theme.colour("text_2"))
            painter.drawText(box.adjusted(14, 6, -14, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, row)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_result(painter, box, row, chosen)
        painter.restore()

    def _paint_result(self, painter: QPainter, box: QRectF, row: Result, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("tint"))
            painter.drawRoundedRect(box, 10, 10)
        middle = box.center().y()
        if row.kind:
            faces.paint(painter, QRectF(box.x() + 14, middle - 14, 28, 28), row.text, row.kind, self._theme, row.face)
        else:
            icons.paint(painter, QRectF(box.x() + 19, middle - 8.5, 17, 17), row.icon, self._theme.colour("text_2"))
        right = box.right() - 14
        if row.keys:
            painter.setFont(self._theme.font("micro"))
            painter.setPen(self._theme.colour("text_2"))
            room = QRectF(box.x(), box.y(), right - box.x(), box.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.keys)
            right -= QFontMetricsF(painter.font()).horizontalAdvance(row.keys) + 12
        x = self._paint_words(painter, row.text, box.x() + 54, right, box)
        if row.note and x + 30 < right:
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("text_2"))
            note = QFontMetricsF(painter.font()).elidedText(row.note, Qt.TextElideMode.ElideRight, right - x - 8)
            painter.drawText(QRectF(x + 8, box.y(), right - x - 8, box.height()), Qt.AlignmentFlag.AlignVCenter, note)

    def _paint_words(self, painter: QPainter, text: str, x: float, right: float, box: QRectF) -> float:
        """The text with its matches in accent; returns where it ends."""
        plain, strong = self._theme.font("body"), self._theme.font("body", weight=600)
        text = QFontMetricsF(plain).elidedText(text, Qt.TextElideMode.ElideRight, right - x)
        for part, hit in runs(text, self.words):
            painter.setFont(strong if hit else plain)
            painter.setPen(self._theme.colour("accent" if hit else "text"))
            width = QFontMetricsF(painter.font()).horizontalAdvance(part)
            painter.drawText(QRectF(x, box.y(), width + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, part)
            x += width
        return x


def runs(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it was searched for."""
    folded = text.lower()
    if len(folded) != len(text):  # lower case of another length ("İ"): do not guess where the match stands
        return [(text, False)]
    hit = [False] * len(text)
    for word in words:
        at = folded.find(word)
        while word and at >= 0:
            hit[at : at + len(word)] = [True] * len(word)
            at = folded.find(word, at + len(word))
    parts: list[tuple[str, bool]] = []
    for letter, is_hit in zip(text, hit, strict=True):
        if parts and parts[-1][1] == is_hit:
            parts[-1] = (parts[-1][0] + letter, is_hit)
        else:
            parts.append((letter, is_hit))
    return parts


class Palette(QWidget):
    """The panel inside the overlay. `done` when something was chosen or the line was left with Esc."""

    done = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, results: list[Result]) -> None:
        super().__init__()
        self._theme, self._results = theme, results
        self._line = QLineEdit(placeholderText=_("Search profiles and actions"))
        self._line.setProperty("bare", True)
        self._line.setFont(theme.font("lead"))
        self._line.setAccessibleName(_("Search profiles and actions"))
        self._count = Text(theme, "label", tone="text_2")
        self._model = _Model(self)
        self._view = QListView()
        self._delegate = _Delegate(theme, self._model, self._view)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.clicked.connect(lambda index: self._go(index.row()))
        self._lay_out()
        self.setFocusProxy(self._line)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._search)
        self._search("")

    @property
    def shown(self) -> list[Result]:
        """The results that stand in the list."""
        return [row for row in self._model.rows if isinstance(row, Result)]

    def sizeHint(self) -> QSize:
        rows = sum(self._delegate.sizeHint(QStyleOptionViewItem(), self._model.index(n)).height() for n in range(len(self._model.rows)))
        return QSize(656, 60 + max(rows, 42) + 16 + 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self._view.currentIndex().row())
        elif key == Qt.Key.Key_Escape and self._line.text():
            self._line.clear()
        else:
            return False
        return True

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
        head.addWidget(self._line, 1)
        head.addWidget(self._count)
        self._line.setFixedHeight(54)
        column.addLayout(head)
        column.addSpacing(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(8, 4, 8, 8)
        inner.addWidget(self._view)
        column.addLayout(inner, 1)
        foot = FootLine(self._theme, legend=False, bare=True)
        foot.tell([("↑ ↓", _("choose")), (_("Enter"), _("go")), (_("Esc"), _("close")), (">", _("actions only")), ("@", _("profiles only"))])
        column.addWidget(foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(1, 54, self.width() - 2, 1), self._theme.colour("hairline"))

    def _search(self, words: str) -> None:
        found = matches(self._results, words)
        self._delegate.words = words.lstrip(">@").lower().split()
        self._model.show(found)
        self._count.setText(ngettext("{n} result", "{n} results", len(found)).format(n=len(found)))
        first = next((n for n, row in enumerate(self._model.rows) if isinstance(row, Result)), -1)
        self._view.setCurrentIndex(self._model.index(first))
        self._view.scrollToTop()
        self.updateGeometry()
        self.resized.emit()

    def _step(self, by: int) -> None:
        at = self._view.currentIndex().row() + by
        while 0 <= at < len(self._model.rows):
            if isinstance(self._model.rows[at], Result):
                self._view.setCurrentIndex(self._model.index(at))
                return
            at += by

    def _go(self, row: int) -> None:
        if 0 <= row < len(self._model.rows) and isinstance(result := self._model.rows[row], Result):
            self.done.emit()
            result.run()
