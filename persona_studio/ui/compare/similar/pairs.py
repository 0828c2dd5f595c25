"""Pairs of profiles in a list, the most alike first: all of them, or those for whom the same is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from persona_studio.domain.comparison.items import folded
from persona_studio.foundation.words import _
from persona_studio.paper.charts.matrix import percent
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.toggle import Toggle

if TYPE_CHECKING:
    from persona_studio.domain.comparison.similarity import Pair
    from persona_studio.ui.compare.similar.finding import Found
    from persona_studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
PAIR = Qt.ItemDataRole.UserRole
NOTE = Qt.ItemDataRole.UserRole + 1
ALL, TREATED = "all", "treated"


class PairsModel(QAbstractListModel):
    """The pairs of one list whose names have the letters that were typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self.shown: list[Pair] = []
        self._treated: set[Pair] = set()

    def show(self, found: Found | None, which: str, typed: str) -> None:
        """Shows another list, or less of it."""
        self.beginResetModel()
        self.found = found
        self._treated = set(found.treated) if found else set()
        wanted = folded(typed) if typed.strip() else ""
        pairs = () if found is None else found.treated if which == TREATED else found.similar.pairs
        self.shown = [pair for pair in pairs if found and (not wanted or any(wanted in folded(name) for name in found.called(pair)))]
        self.endResetModel()

    def row(self, first: int, second: int) -> int:
        """Where a pair stands; -1 where it does not."""
        return next((n for n, pair in enumerate(self.shown) if {pair.first, pair.second} == {first, second}), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self.shown[index.row()]
        assert self.found is not None
        if role == PAIR:
            return pair
        if role == NOTE:
            return self._note(self.found, pair)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _("{a} and {b}").format(a=self.found.called(pair)[0], b=self.found.called(pair)[1])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            likeness = _("{n} % alike").format(n=percent(pair.likeness))
            return ", ".join(filter(None, (str(self.data(index)), likeness, self._note(self.found, pair))))
        return None

    def _note(self, found: Found, pair: Pair) -> str:
        notes = [_("may be one persona")] if found.candidate(pair) else []
        return " · ".join([*notes, _("same treatment")] if pair in self._treated else notes)


class PairsPane(QWidget):
    """`chosen` with the ids of the current pair, `opened` when Enter or a double click asks for it side by side."""

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = PairsModel(self)
        self.which = Toggle(theme, {ALL: _("Most alike"), TREATED: _("Same treatment")}, ALL, _("Which pairs"))
        self.which.changed.connect(self._show)
        self.line = QLineEdit(placeholderText=_("Find a name"), clearButtonEnabled=True)
        self.line.setAccessibleName(_("Find a name among the pairs"))
        self.line.textChanged.connect(self._show)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_PairDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Pairs of profiles"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(lambda index: self.opened.emit(index.data(PAIR).first, index.data(PAIR).second))
        self.none = Text(theme, "small", tone="text_2", wrap=True)
        self.none.setContentsMargins(12, 8, 12, 8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.which)
        head.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        self._found: Found | None = None

    def show_found(self, found: Found) -> None:
        """Other figures; the pair that was current stays current, and nothing is told."""
        self._found = found
        self._show()

    def choose(self, first: int, second: int) -> None:
        """Makes a pair current, where it is shown; nothing is told."""
        row = self.model.row(first, second)
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def _show(self, *_about: object) -> None:
        current = self.list.currentIndex().data(PAIR)
        which = self.which.value
        self.model.show(self._found, which, self.line.text())
        if current is not None:
            self.choose(current.first, current.second)
        if self.line.text().strip():
            words = _("No pair has that name.")
        else:
            words = _("No two profiles are treated the same.") if which == TREATED else _("There are no two profiles to compare yet.")
        self.none.setText(words)
        self.none.setVisible(not self.model.shown)
        self.list.setVisible(bool(self.model.shown))

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.data(PAIR).first, now.data(PAIR).second)


class _PairDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.line("body") + self._theme.line("label") + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 8, 8)
        room, note = box.adjusted(12, 6, -12, -6), str(index.data(NOTE))
        upright = Qt.AlignmentFlag.AlignTop if note else Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body", weight=600, tabular=True))
        painter.setPen(theme.colour("text"))
        figure = _("{n} %").format(n=percent(index.data(PAIR).likeness))
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignTrailing, figure)
        names = room.adjusted(0, 0, -QFontMetricsF(painter.font()).horizontalAdvance("100 %") - 10, 0)
        painter.setFont(theme.font("body", weight=500))
        words = QFontMetricsF(painter.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, names.width())
        painter.drawText(names, upright | Qt.AlignmentFlag.AlignLeading, words)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, note)
        painter.restore()
