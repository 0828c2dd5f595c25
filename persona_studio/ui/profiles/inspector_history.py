"""The history of one profile: what was done, newest first, under the day it was done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.text import Text
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.history import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


def label(entry: Entry) -> str:
    """What an entry says: its step, and what was done with it."""
    words = {"undo": _("Undid: {step}"), "redo": _("Redid: {step}"), "restore": _("Restored: {step}")}.get(entry.kind, "{step}")
    return words.format(step=entry.label)


class HistoryPane(QWidget):
    """Reads its entries when it is seen. A menu on an entry leads to the point after it: profile and step."""

    compare_wanted = Signal(int, int)
    restore_wanted = Signal(int, int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._profile: int | None = None
        self._stale = True
        self.entries = _Model(self)
        self.view = QListView()
        self.view.setModel(self.entries)
        self.view.setItemDelegate(_Delegate(theme, self.view))
        self.view.setAccessibleName(_("History"))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._pop)
        self._empty = Text(theme, "small", _("Nothing was changed here yet."), tone="text_2", wrap=True)
        self._empty.setContentsMargins(24, 10, 24, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        theme.changed.connect(self.view.viewport().update)

    def show_profile(self, profile: int) -> None:
        """The history of another profile."""
        self._profile = profile
        self.refresh()

    def refresh(self) -> None:
        """Reads the entries again, now or when they are seen next."""
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: object) -> None:
        if self._stale:
            self._read()

    def menu(self, entry: Entry) -> QMenu:
        """What can be done with the point after an entry."""
        menu, profile = QMenu(self), self._profile
        menu.addAction(_("Compare with this point"), lambda: self.compare_wanted.emit(profile, entry.id))
        back = menu.addAction(_("Restore this profile to here"), lambda: self.restore_wanted.emit(profile, entry.id))
        back.setEnabled(not self._session.readonly)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _pop(self, where: QPoint) -> None:
        index = self.view.indexAt(where)
        if not index.isValid() and self.view.currentIndex().isValid():  # asked for by a key
            index = self.view.currentIndex()
        entry = index.data(ENTRY)
        if entry is not None and not isinstance(entry, str) and self._profile is not None:
            self.menu(entry).popup(self.view.viewport().mapToGlobal(where))

    def _read(self) -> None:
        self._stale = False
        entries = self._session.book.history(self._profile) if self._profile is not None else []
        self.entries.show(entries)
        self._empty.setVisible(not entries)


class _Model(QAbstractListModel):
    """Entries with a heading before each day."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Entry | str] = []

    def show(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._rows, day = [], None
        for entry in entries:
            here = entry.at.astimezone()
            if here.date() != day:
                day = here.date()
                self._rows.append(_day(here))
            self._rows.append(entry)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ENTRY:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else label(row)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 34 if isinstance(index.data(ENTRY), str) else 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ENTRY)
        box = QRectF(option.rect).adjusted(24, 0, -20, 0)
        painter.save()
        if isinstance(row, str):
            painter.setFont(self._theme.font("micro", weight=600))
            painter.setPen(self._theme.colour("text_2"))
            painter.drawText(box.adjusted(0, 8, 0, -4), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, row)
        else:
            self._paint_entry(painter, box, row)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        at = entry.at.astimezone()
        time = QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        painter.setFont(self._theme.font("label", tabular=True))
        painter.setPen(self._theme.colour("text_3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, time)
        room = box.adjusted(0, 0, -QFontMetricsF(painter.font()).horizontalAdvance(time) - 10, 0)
        font = self._theme.font("small")
        font.setStrikeOut(entry.undone)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text_3" if entry.undone else "text"))
        words = QFontMetricsF(font).elidedText(label(entry), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)


def _day(at: datetime) -> str:
    days = (datetime.now().astimezone().date() - at.date()).days
    if days in (0, 1):
        return _("Yesterday") if days else _("Today")
    return QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.LongFormat)
