"""Groups: a statement as a list row, and under it its parts, each with an icon."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.template.kinds import Group, Part
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Keys
from persona_studio.ui.editors.measure import advance
from persona_studio.ui.editors.parts import PartField, PartsEditor, by_id
from persona_studio.ui.editors.rowview import MARK
from persona_studio.ui.editors.typed import Line
from persona_studio.ui.parts import icons

ICON = 13
FOOT = 5  # under the parts of a row at rest
GAP = 16


class GroupsEditor(PartsEditor):
    """Rows of statements. Parts that are filled stand under their statement; in the current row all of them are fields in one line."""

    def part_names(self) -> list[tuple[str, str]]:
        return [(part.label, part.hint or part.label) for part in self.kind.parts]

    def new_field(self, label: str, hint: str) -> PartField:
        field = Line(self.desk.theme, self)
        field.setFont(self.desk.theme.font("label"))
        field.setPlaceholderText(hint)
        return field

    def texts(self, value: Any) -> list[str]:
        return [value.statement, *(value.part(part.id) for part in self.kind.parts)]

    def make(self, texts: list[str], before: Any) -> Any:
        others = dict(before.parts) if isinstance(before, Group) else {}
        group = self.kind.make(texts[0], by_id([part.id for part in self.kind.parts], texts[1:], others))
        return group if group.statement or group.parts else None

    def stops(self) -> list[QWidget]:
        """From a row where nothing stands yet Tab leaves the list: who is done with it goes on."""
        return super().stops() if self._here() is not None else [self.live]

    def keys(self) -> Keys:
        return [super().keys()[0], (_("Tab"), ", ".join(part.label.casefold() for part in self.kind.parts)), *super().keys()[1:]]

    def restyle(self) -> None:
        super().restyle()
        for field in self.fields:
            field.setFont(self.desk.theme.font("label"))

    # places

    def row_height(self, index: int, width: int) -> int:
        height = super().row_height(index, width)
        if index == self.at and self._open() and not self._dragging():
            return height + self._part + 6
        lines = self._part_lines(index, width)
        return height + (FOOT + self._step * lines if lines else 0)

    @property
    def _step(self) -> int:
        """From one line of parts to the next."""
        return self.desk.theme.line("label") + 2

    @property
    def _part(self) -> int:
        """The height of a part's field."""
        return self.desk.theme.line("label") + 8

    def _filled(self, index: int) -> list[tuple[Part, str]]:
        value = self.items[index].value if index < len(self.items) else None
        return [(part, value.part(part.id)) for part in self.kind.parts if value.part(part.id)] if isinstance(value, Group) else []

    def _spots(self, index: int, width: int) -> list[tuple[Part, str, QPointF, float]]:
        """The filled parts of a row at rest: part, text, where, and how wide; they flow into lines."""
        room, x, y = self.text_width(width), 0.0, 0.0
        spots = []
        for part, text in self._filled(index):
            wide = min(advance(text, self.desk.theme, "label") + ICON + 6, room)
            if x and x + wide > room:
                x, y = 0.0, y + self._step
            spots.append((part, text, QPointF(self.left + x, y), wide))
            x += wide + GAP + 4
        return spots

    def _part_lines(self, index: int, width: int) -> int:
        spots = self._spots(index, width)
        return round(spots[-1][2].y() / self._step) + 1 if spots else 0

    def _place(self) -> None:
        super()._place()
        if not self.fields or self._dragging():
            self._put_away()
            return
        top = self.live.geometry().bottom() + 2
        room = self.text_width(self.width()) + MARK
        wide = (room - GAP * (len(self.fields) - 1)) / len(self.fields)
        for n, field in enumerate(self.fields):
            x = self.left + n * (wide + GAP)
            field.setGeometry(QRect(round(x + ICON + 6), top, max(20, round(wide - ICON - 6)), self._part - 1))

    # painting

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        super().paint_row(painter, box, index)
        theme = self.desk.theme
        if index == self.at and self._open() and not self._dragging():
            for part, field in zip(self.kind.parts, self.fields, strict=True):
                spot = field.geometry()
                icons.paint(painter, QRectF(spot.x() - ICON - 6, spot.center().y() - ICON / 2 + 1, ICON, ICON), part.icon, theme.colour("text_2"))
                tone = "accent" if field.hasFocus() else "rule_strong"
                paint.rule(painter, spot.x() - ICON - 6, spot.right() + 1, spot.bottom() + 1, theme.colour(tone), 1)
            return
        top = box.bottom() - 9 - self._step * self._part_lines(index, self.width())
        metrics = QFontMetricsF(theme.font("label"))
        for part, text, at, wide in self._spots(index, self.width()):
            icons.paint(painter, QRectF(at.x(), top + at.y() + (self._step - 1 - ICON) / 2, ICON, ICON), part.icon, theme.colour("text_2"))
            painter.setFont(theme.font("label"))
            painter.setPen(theme.colour("text_2"))
            room = wide - ICON - 5
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(at.x() + ICON + 6, top + at.y(), room, self._step - 1), Qt.AlignmentFlag.AlignVCenter, shown)
