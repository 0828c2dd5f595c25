"""A table: rows with a name and a cell in every column, as in a buyer's journey."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from persona_studio.foundation.words import _
from persona_studio.template.kinds import Group, clean
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Keys
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.editors.parts import PartField, PartsEditor, by_id
from persona_studio.ui.editors.rowview import MARK, PAD
from persona_studio.ui.editors.typed import Growing
from persona_studio.ui.editors.values import clipped

GAP = 16  # px between two columns
HEAD = 6  # px under the titles of the columns
NAMES = 0.21  # the part of the width that the names of the rows take
LEAST = 92


class TableEditor(PartsEditor):
    """Tab walks the cells and the rows, Enter is a new line in a cell. The rows that the template offers stand there to be filled."""

    numbered = False

    # the contract of rows with parts

    def part_names(self) -> list[tuple[str, str]]:
        return [(part.label, part.hint) for part in self.kind.parts]

    def new_field(self, label: str, hint: str) -> PartField:
        return Growing(self.desk.theme, self)

    def texts(self, value: Any) -> list[str]:
        return [value.statement, *(value.part(part.id) for part in self.kind.parts)]

    def make(self, texts: list[str], before: Any) -> Any:
        others = dict(before.parts) if isinstance(before, Group) else {}
        group = self.kind.make(texts[0], by_id([part.id for part in self.kind.parts], texts[1:], others))
        return group if group.statement or group.parts else None

    def read(self, at: int, text: str) -> str:
        lines = (" ".join(line.split()) for line in clean(text).split("\n"))
        return "\n".join(line for line in lines if line)

    # the contract of editors

    def name_it(self, name: str, description: str) -> None:
        super().name_it(name, description)
        self.live.setAccessibleName(f"{name}. {self._names_title()}")

    def keys(self) -> Keys:
        moves = [(_("Tab"), _("next cell")), (_("Enter"), _("new line in a cell")), (_("Alt ↑ ↓"), _("move the row"))]
        return [*moves, *super().keys()[2:]]

    # the rows that are offered

    def offered(self) -> list[str]:
        """The names of the template that no row has yet."""
        there = {self._statement(row.value).casefold() for row in self.items if row.value is not None}
        return [name for name in self.kind.rows if name.casefold() not in there]

    def _part_typed(self, _text: str = "") -> None:
        if self._here() is None and not self.live.text().strip() and self.offered() and any(field.text().strip() for field in self.fields):
            self.live.show_text(self.offered()[0])  # a cell beside an offered name is that row's
        super()._part_typed()

    def _prompt(self, index: int) -> str:
        if self.readonly:
            return ""
        names = self.offered()
        at = index - len(self.items)
        if 0 <= at < len(names):
            return names[at]
        return _("Next {noun}").format(noun=self.kind.noun) if self.kind.noun else _("Next row")

    def _ghosts(self) -> int:
        """How many offered rows stand under the open one."""
        return 0 if self.readonly else max(0, len(self.offered()) - 1)

    # places

    def _names_title(self) -> str:
        return self.kind.rows_label or _("Row")

    def _columns(self, width: int) -> list[tuple[int, int]]:
        """Left edge and width of the names and of each column."""
        whole = width - 2 * self.out - MARK
        names = max(LEAST, round(whole * NAMES))
        count = len(self.kind.parts)
        wide = (whole - names - count * GAP) / count
        edges = [(self.out, names)]
        for n in range(count):
            left = round(self.out + names + GAP + n * (wide + GAP))
            edges.append((left, max(20, round(wide))))
        return edges

    def text_width(self, width: int) -> int:
        return self._columns(width)[0][1]

    def above(self) -> int:
        lines = max(lines_of(label, wide, self.desk.theme, "label") for label, (_left, wide) in self._titles())
        return lines * self.desk.theme.line("label") + HEAD

    def _titles(self) -> list[tuple[str, tuple[int, int]]]:
        labels = [self._names_title(), *(part.label for part in self.kind.parts)]
        return list(zip(labels, self._columns(max(self.width(), 200)), strict=True))

    def below(self, width: int) -> int:
        return self._ghosts() * self.desk.theme.size("row_rank")

    def _cells(self, index: int) -> list[str]:
        """The texts of a row as they stand there now, hints in the current one included."""
        if self._is_open(index):
            return [field.words() for field in (self.live, *self.fields) if isinstance(field, Growing)]
        if index >= len(self.items):
            return [self._prompt(index)]
        return [clipped(text)[0] for text in self._all(self.items[index].value)]

    def _is_open(self, index: int) -> bool:
        return index == self.at and self._open() and not self._dragging()

    def row_height(self, index: int, width: int) -> int:
        theme = self.desk.theme
        pairs = zip(self._cells(index), self._columns(width), strict=False)
        lines = max((lines_of(text, wide, theme) for text, (_left, wide) in pairs), default=1)
        return max(theme.size("row_rank"), lines * theme.line("body") + 2 * PAD)

    def _place(self) -> None:
        super()._place()
        if not self.fields or self._dragging():
            self._put_away()
            return
        box = self.row_rect(self.at)
        for field, (left, wide) in zip((self.live, *self.fields), self._columns(self.width()), strict=True):
            field.setGeometry(left, box.y() + PAD - 1, wide, box.height() - 2 * PAD + 2)

    def _load(self) -> None:
        super()._load()
        first = not self.items
        for field, part in zip(self.fields, self.kind.parts, strict=False):
            field.set_hint((part.hint if first else "") or part.label)  # type: ignore[union-attr]
        if self.fields:
            self._place()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), self.desk.theme
        for label, (left, wide) in self._titles():
            paint.text(painter, QPointF(left, 0), label, wide, theme, "text_2", "label")
        if self._dragging():
            return
        top = self.height() - self.below(self.width())
        step = theme.size("row_rank")
        for n in range(self._ghosts()):
            paint.rule(painter, self.out, self.width() - self.out, top + n * step, theme.colour("hairline"))
            paint.text(
                painter,
                QPointF(self.out, top + n * step + PAD),
                self._prompt(len(self.items) + 1 + n),
                self.text_width(self.width()),
                theme,
                "text_3",
            )

    def paint_words(self, painter: QPainter, box: QRectF, index: int) -> None:
        super().paint_words(painter, box, index)
        self._paint_cells(painter, box, index)

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        super().paint_row(painter, box, index)
        theme = self.desk.theme
        if self._is_open(index):
            for field in self.fields:
                if field.hasFocus():
                    stroke = theme.size("focus", "stroke")
                    painter.fillRect(QRectF(field.x() - 8, box.top() + 4, stroke, box.height() - 8), theme.colour("accent"))
        elif self.covered(index):
            self._paint_cells(painter, box, index)

    def _paint_cells(self, painter: QPainter, box: QRectF, index: int) -> None:
        tone = "text_3" if self.readonly else "text"
        for text, (left, wide) in list(zip(self._cells(index), self._columns(self.width()), strict=False))[1:]:
            paint.lines(painter, QPointF(left, box.top() + PAD), text, wide, self.desk.theme, tone)

    # keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.live and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._tab(0, event):
            return True
        return super().eventFilter(watched, event)

    def part_key(self, event: QKeyEvent) -> bool:
        at = next(n for n, field in enumerate(self.fields, 1) if field.hasFocus())
        if self._tab(at, event):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False  # a new line
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            return self._up_or_down(at, -1 if event.key() == Qt.Key.Key_Up else 1)
        if event.key() == Qt.Key.Key_Backspace and not self.fields[at - 1].text():
            (self.live, *self.fields)[at - 1].setFocus()
            return True
        return super().part_key(event)

    def _tab(self, at: int, event: QKeyEvent) -> bool:
        """Tab at the last cell goes to the next row, Shift+Tab at the name to the row above; False where the form goes on."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        back = event.key() == Qt.Key.Key_Backtab
        if control or not self._open() or (event.key() != Qt.Key.Key_Tab and not back):
            return False
        if back and at == 0 and self.at > 0:
            self.go(self.at - 1)
            self.fields[-1].setFocus()
            return True
        if not back and at == len(self.fields) and self.at < len(self.items):
            self.live.setFocus()
            self.go(self.at + 1)
            return True
        return False

    def _up_or_down(self, at: int, step: int) -> bool:
        """Where a cell has no line left, goes to the cell above or below."""
        field = self.fields[at - 1]
        assert isinstance(field, Growing)
        cursor = field.textCursor()
        if cursor.movePosition(cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down):
            return False
        if 0 <= self.at + step <= len(self.items):
            self.live.setFocus()
            self.go(self.at + step)
            field.setFocus()
        return True

    def part_at(self, point: QPoint) -> int:
        columns = self._columns(self.width())[1:]
        return next((n for n, (left, wide) in enumerate(columns) if left - GAP / 2 <= point.x() <= left + wide + GAP / 2), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() > self.height() - self.below(self.width()) and not self.readonly:
            self.live.setFocus(Qt.FocusReason.MouseFocusReason)
            self.go(len(self.items))
        else:
            super().mousePressEvent(event)
