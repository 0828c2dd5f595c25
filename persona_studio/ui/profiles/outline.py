"""The outline: the sections of a profile with their counts, one more to add, and what can be shown alone."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.template.model import Section
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import KEYBOARD, focus_ring
from persona_studio.ui.profiles import counts, filters
from persona_studio.ui.theme import Theme

HEAD = 40  # "Show only" and the space above it
LEAST = 22  # px of a row where the window is low
ADD = "add"


class Outline(QWidget):
    """One stop for Tab; arrows go through the rows, Enter takes one. The row with the accent is the filter that is on."""

    chosen = Signal(str)  # id of a section
    filtered = Signal(object)  # name of the filter, None for none
    add = Signal()  # another section is wanted

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._profile: Profile | None = None
        self._shown: tuple[Section, ...] = ()
        self._lately: frozenset[str] = frozenset()
        self._counted: list[tuple[str, str, str]] = []
        self._current = ""
        self._errors: frozenset[str] = frozenset()
        self._filter: str | None = None
        self._at = -1  # the row that the keyboard is on
        self._hover = -1
        self._keyboard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("ground", "surface")
        self.setFixedWidth(theme.size("outline"))
        self.setAccessibleName(_("Outline"))
        theme.changed.connect(self.update)

    def show_profile(self, profile: Profile, sections: tuple[Section, ...] | None = None, lately: frozenset[str] = frozenset()) -> None:
        """Shows the sections and counts of a profile; `sections` are those that the form has, `lately` the fields that changed."""
        self._profile, self._lately = profile, lately
        self._shown = counts.in_use(profile) if sections is None else sections
        self._counted = self._count()
        if self._current not in {s.id for s in self._shown}:
            self._current = self._shown[0].id
        self.updateGeometry()
        self._say()
        self.update()

    def set_current(self, section_id: str) -> None:
        """The section that is at the top of the form."""
        self._current = section_id
        self._say()
        self.update()

    def set_errors(self, fields: Collection[str]) -> None:
        """Ids of the fields in which something is wrong."""
        self._errors = frozenset(fields)
        self.update()

    def set_filter(self, name: str | None) -> None:
        """The filter that is on."""
        self._filter = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("outline"), 8 + len(self._rows()) * self._most() + HEAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.size("outline"), 60)

    # rows

    def _sections(self) -> tuple[Section, ...]:
        return self._shown

    def _addable(self) -> bool:
        """Whether the template has more sections than are shown."""
        return self._profile is not None and len(self._shown) < len(self._profile.template.sections)

    def _before_filters(self) -> int:
        """How many rows stand over "Show only"."""
        return len(self._shown) + self._addable()

    def _rows(self) -> list[tuple[str, str, str]]:
        """id, title and count of each row: sections, one to add, filters. Counted once for a profile."""
        return self._counted

    def _count(self) -> list[tuple[str, str, str]]:
        if not self._profile:
            return []
        rows = [(s.id, s.outline, counts.in_outline(self._profile, s)) for s in self._sections()]
        rows += [(ADD, _("Add a section"), "")] if self._addable() else []
        return rows + [(id, title, str(filters.count(id, self._profile, self._lately))) for id, title in filters.titles().items()]

    def _most(self) -> int:
        return max(self._theme.size("row_outline"), self._theme.line("small") + 8)

    def _row(self) -> int:
        """The height of a row: less where the window is low."""
        room = (self.height() - HEAD - 8) // max(1, len(self._rows()))
        return max(LEAST, self._theme.line("small") + 2, min(self._most(), room))

    def _box(self, index: int) -> QRectF:
        left = self._theme.size("form", "space")
        below = HEAD if index >= self._before_filters() else 0
        return QRectF(left, index * self._row() + below, self.width() - left - 8, self._row())

    def _index_at(self, x: float, y: float) -> int:
        return next((n for n in range(len(self._rows())) if self._box(n).adjusted(-8, 0, 8, 0).contains(x, y)), -1)

    def _wrong(self, index: int) -> bool:
        sections = self._sections()
        return index < len(sections) and any(field.id in self._errors for field in sections[index].fields)

    def _take(self, index: int) -> None:
        rows = self._rows()
        if not 0 <= index < len(rows):
            return
        if index < len(self._sections()):
            self.set_current(rows[index][0])
            self.chosen.emit(rows[index][0])
        elif rows[index][0] == ADD:
            self.add.emit()
        else:
            self._filter = None if self._filter == rows[index][0] else rows[index][0]
            self.filtered.emit(self._filter)
            self.update()

    def _say(self) -> None:
        """What a screen reader hears: the row that the keyboard is on."""
        rows = self._rows()
        at = self._at if 0 <= self._at < len(rows) else next((n for n, row in enumerate(rows) if row[0] == self._current), -1)
        if at >= 0:
            count = rows[at][2].partition("/")
            said = _("{done} of {all}").format(done=count[0], all=count[2]) if count[1] else count[0]
            self.setAccessibleDescription(f"{rows[at][1]}, {said}" if said else rows[at][1])

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (id, title, count) in enumerate(self._rows()):
            self._paint_row(painter, index, id, title, count)
        if self._profile:
            box = self._box(self._before_filters()).translated(0, -HEAD)
            painter.setFont(theme.font("micro", weight=600))
            painter.setPen(theme.colour("text_2"))
            box.setHeight(HEAD)
            painter.drawText(box.adjusted(0, 10, 0, 0), Qt.AlignmentFlag.AlignVCenter, _("Show only"))

    def _paint_row(self, painter: QPainter, index: int, id: str, title: str, count: str) -> None:
        theme, box = self._theme, self._box(index)
        here = id == self._current or id == self._filter
        wide = box.adjusted(-8, 0, 8, 0)
        if id == self._filter or index == self._hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint" if id == self._filter else "hover"))
            painter.drawRoundedRect(wide, theme.size("control", "radius"), theme.size("control", "radius"))
        if self.hasFocus() and self._keyboard and index == self._at:
            focus_ring(painter, wide, theme, theme.size("control", "radius"))
        tabular = theme.font("label", tabular=True)
        room = box.width() - QFontMetricsF(tabular).horizontalAdvance(count) - 10 - (20 if self._wrong(index) else 0)
        font = theme.font("small", weight=600 if here else None)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if here or index == self._hover else "text_2"))
        words = box.adjusted(20, 0, 0, 0) if id == ADD else box
        if id == ADD:
            icons.paint(painter, QRectF(box.left(), box.center().y() - 7, 14, 14), "plus", painter.pen().color())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._wrong(index):
            spot = QRectF(box.left() + metrics.horizontalAdvance(shown) + 7, box.center().y() - 6.5, 13, 13)
            icons.paint(painter, spot, "circle-alert", theme.colour("error"))
        painter.setFont(tabular)
        painter.setPen(theme.colour("text_3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self._rows()) - 1, event.key()
        steps = {Qt.Key.Key_Up: self._at - 1, Qt.Key.Key_Down: self._at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if key in steps:
            self._at = max(0, min(last, steps[Qt.Key(key)]))
            self._keyboard = True
            self._say()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keyboard = event.reason() in KEYBOARD
        rows = [row[0] for row in self._rows()]
        self._at = rows.index(self._current) if self._current in rows else 0
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._keyboard = False
            self._at = self._index_at(event.position().x(), event.position().y())
            self._take(self._at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._index_at(event.position().x(), event.position().y())
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = -1
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._index_at(event.pos().x(), event.pos().y())
            sections = self._sections()
            if 0 <= index < len(sections):
                QToolTip.showText(event.globalPos(), sections[index].title, self)
                return True
        return super().event(event)
