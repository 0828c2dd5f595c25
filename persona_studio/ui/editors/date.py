"""The editor of a day: typed, or picked from a small calendar."""

from __future__ import annotations

import datetime
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Desk, Keys
from persona_studio.ui.editors.figure import FigureEditor
from persona_studio.ui.editors.popup import Popup
from persona_studio.ui.parts import icons
from persona_studio.ui.theme import Theme

CELL = 30
HEAD = 36

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


def month_later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on, or the last day where that month is shorter."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, QDate(year, month + 1, 1).daysInMonth()))


class Calendar(Popup):
    """A month; one day is highlighted."""

    chosen = Signal(object)  # datetime.date

    def __init__(self, theme: Theme, anchor: QWidget) -> None:
        super().__init__(theme, anchor)
        self.day = datetime.date.today()

    def offer(self, day: datetime.date) -> None:
        """Shows the month of a day."""
        self.day = day
        self.open_at(7 * CELL + 24, HEAD + 7 * CELL + 12)

    def key(self, key: int) -> bool:
        """Whether a key was one of the calendar's own: arrows, Page Up and Page Down, Home for today."""
        try:
            if key in _STEPS:
                self.day += datetime.timedelta(days=_STEPS[Qt.Key(key)])
            elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.day = month_later(self.day, -1 if key == Qt.Key.Key_PageUp else 1)
            elif key == Qt.Key.Key_Home:
                self.day = datetime.date.today()
            else:
                return False
        except OverflowError:
            pass
        self.update()
        return True

    def _days(self) -> list[tuple[datetime.date, QRectF]]:
        panel, first = self.panel(), self.day.replace(day=1)
        start = (first.weekday() + 1 - QLocale().firstDayOfWeek().value) % 7
        left, top = panel.left() + 12, panel.top() + HEAD + CELL
        count = QDate(first.year, first.month, 1).daysInMonth()
        cells = [divmod(start + n, 7) for n in range(count)]
        return [(first.replace(day=n + 1), QRectF(left + col * CELL, top + row * CELL, CELL, CELL)) for n, (row, col) in enumerate(cells)]

    def _arrow(self, step: int) -> QRectF:
        panel = self.panel()
        x = panel.left() + 12 if step < 0 else panel.right() - 12 - 24
        return QRectF(x, panel.top() + 8, 24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, panel, theme, locale = QPainter(self), self.panel(), self.theme, QLocale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.lifted(painter, panel, theme, theme.size("pane", "radius"))
        painter.setFont(theme.font("small", weight=600))
        painter.setPen(theme.colour("text"))
        title = f"{locale.standaloneMonthName(self.day.month)} {self.day.year}"
        painter.drawText(QRectF(panel.left(), panel.top() + 4, panel.width(), HEAD - 4), Qt.AlignmentFlag.AlignCenter, title)
        for step, icon in ((-1, "chevron-left"), (1, "chevron-right")):
            icons.paint(painter, self._arrow(step).adjusted(4, 4, -4, -4), icon, theme.colour("text_2"))
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.colour("text_3"))
        for col in range(7):
            name = locale.standaloneDayName((locale.firstDayOfWeek().value + col - 1) % 7 + 1, QLocale.FormatType.NarrowFormat)
            painter.drawText(QRectF(panel.left() + 12 + col * CELL, panel.top() + HEAD, CELL, CELL), Qt.AlignmentFlag.AlignCenter, name)
        today = datetime.date.today()
        for day, box in self._days():
            here = day == self.day
            if here:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent"))
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6)
            painter.setFont(theme.font("small", weight=600 if day == today else None, tabular=True))
            painter.setPen(theme.colour("on_accent" if here else "accent" if day == today else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for step in (-1, 1):
            if self._arrow(step).contains(event.position()):
                self.day = month_later(self.day, step)
                self.update()
        for day, box in self._days():
            if box.contains(event.position()):
                self.chosen.emit(day)


class DateEditor(FigureEditor):
    """A day as typed; Alt+Down opens the calendar."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.popup = Calendar(desk.theme, self)
        self.popup.chosen.connect(self._take)
        self.line.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keys(self) -> Keys:
        return [(_("Alt ↓"), _("calendar")), *super().keys()]

    def reserved(self) -> int:
        return 18

    def finish(self) -> None:
        self.popup.close_up()
        super().finish()

    def open_calendar(self) -> None:
        """Shows the month of the day that stands here, or this one."""
        value: Any = self.parsed()
        if not self.readonly:
            self.popup.offer(value if isinstance(value, datetime.date) else datetime.date.today())

    def _take(self, day: datetime.date) -> None:
        self.popup.close_up()
        if self.parsed() != day:
            self.put(day)
            self.sealed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the calendar."""
        if not self.popup.isVisible():
            if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.open_calendar()
                return True
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.popup.close_up()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.popup.day)
            return True
        return self.popup.key(event.key())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.popup.isVisible():
            self.popup.close_up()
        else:
            self.open_calendar()

    def paintEvent(self, event: QPaintEvent) -> None:
        if (self.line.hasFocus() or self.underMouse()) and not self.readonly:
            box = QRectF(self.width() - 16, (self.height() - 14) / 2, 14, 14)
            icons.paint(QPainter(self), box, "calendar", self.desk.theme.colour("text_3"))
