"""Points of the history in a list: snapshots by their names, days on which something changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.parts import icons

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.history import Entry
    from persona_studio.workbook.past import Snapshot

Index = QModelIndex | QPersistentModelIndex
POINT = Qt.ItemDataRole.UserRole
STEPS = 2000  # of the history that are looked at for days


@dataclass(frozen=True)
class Point:
    """One line of the list. `wanted` is what the workbook is asked for: the name of a snapshot, or a time."""

    words: str
    detail: str
    wanted: datetime | str
    named: bool = False


def day(at: datetime) -> str:
    """A day as people write it."""
    local = at.astimezone()
    return QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.LongFormat)


def named(book: Workbook) -> list[Point]:
    """The snapshots, newest first."""
    return [_snapshot(s) for s in book.snapshots()]


def of_profile(book: Workbook, profile: int) -> list[Point]:
    """The snapshots, then the ends of the days before something in the profile changed again; newest first."""
    return [*named(book), *_days(book.history(profile, STEPS))]


def _snapshot(snapshot: Snapshot) -> Point:
    local = snapshot.at.astimezone()
    return Point(snapshot.name, _("{day}, {time}").format(day=day(snapshot.at), time=f"{local:%H:%M}"), snapshot.name, named=True)


def _days(entries: list[Entry]) -> list[Point]:
    """One for each day with changes that is not the last: after that one nothing is different from now."""
    by_day: dict[Any, list[Entry]] = {}
    for entry in entries:
        if entry.kind != "record":
            by_day.setdefault(entry.at.astimezone().date(), []).append(entry)
    found = []
    for date, steps in list(by_day.items())[1:]:
        end = datetime.combine(date + timedelta(days=1), time.min).astimezone() - timedelta(milliseconds=1)
        detail = ngettext("{n} change that day", "{n} changes that day", len(steps)).format(n=len(steps))
        found.append(Point(day(steps[0].at), detail, end))
    return found


class Points(QListView):
    """The list; Enter or a double click activates."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.points = _Model(self)
        self.setModel(self.points)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(220)

    def show_points(self, points: list[Point]) -> None:
        """Other points, the first of them current."""
        self.points.show(points)
        if points:
            self.setCurrentIndex(self.points.index(0))

    @property
    def current(self) -> Point | None:
        found = self.currentIndex().data(POINT)
        return found if isinstance(found, Point) else None


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: list[Point] = []

    def show(self, points: list[Point]) -> None:
        self.beginResetModel()
        self.all = points
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        point = self.all[index.row()]
        if role == POINT:
            return point
        if role == Qt.ItemDataRole.DisplayRole:
            return point.words
        return f"{point.words}, {point.detail}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, max(36, self._theme.line("body") + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box, point = self._theme, QRectF(option.rect), index.data(POINT)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, 8, 8)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = 15.0
        place = QRectF(box.right() - 12 - side if mirrored else box.x() + 12, box.center().y() - side / 2, side, side)
        icons.paint(painter, place, "tag" if point.named else "calendar", theme.colour("text_2"))
        room = box.adjusted(12, 0, -38, 0) if mirrored else box.adjusted(38, 0, -12, 0)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, point.detail)
        wide = round(room.width() - theme.advance(point.detail, "label") - 16)
        painter.setFont(theme.font("body", weight=500))
        painter.setPen(theme.colour("text"))
        words = theme.metrics("body").elidedText(point.words, Qt.TextElideMode.ElideRight, max(wide, 40))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
