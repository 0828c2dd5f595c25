"""Sentences in parts: at rest one sentence to read, in the current row each part a field behind the words that lead to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QTextCharFormat, QTextLayout

from persona_studio.foundation.words import _
from persona_studio.template.kinds import Sentence
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Keys
from persona_studio.ui.editors.measure import advance, baseline, lines_of, wrapping
from persona_studio.ui.editors.parts import PartField, PartsEditor, by_id
from persona_studio.ui.editors.rowview import PAD
from persona_studio.ui.editors.typed import Growing
from persona_studio.ui.editors.values import clipped
from persona_studio.ui.theme import Theme

LEAD = 12  # px between the longest lead and the fields
BETWEEN = 4  # px between two fields

Run = tuple[str, str]  # words and their tone


class SentencesEditor(PartsEditor):
    """ "When …, I want to …, so I can …": Tab goes from part to part, Enter to the next sentence."""

    numbered = False

    def part_names(self) -> list[tuple[str, str]]:
        return [(f"{part.label}: {part.lead} …", part.hint or part.label) for part in self.kind.parts[1:]]

    def new_field(self, label: str, hint: str) -> PartField:
        field = Growing(self.desk.theme, self, one_paragraph=True)
        field.set_hint(hint)
        field.pasted.connect(lambda text: field.insertPlainText(" ".join(text.split())))
        return field

    def texts(self, value: Any) -> list[str]:
        return [value.part(part.id) for part in self.kind.parts]

    def make(self, texts: list[str], before: Any) -> Any:
        others = dict(before.parts) if isinstance(before, Sentence) else {}
        sentence = self.kind.make(by_id([part.id for part in self.kind.parts], texts, others))
        return sentence if sentence.parts else None

    def name_it(self, name: str, description: str) -> None:
        first = self.kind.parts[0]
        super().name_it(name, description)
        self.live.setAccessibleName(f"{name}. {first.label}: {first.lead} …")

    def keys(self) -> Keys:
        return [(_("Tab"), _("next part")), *super().keys()]

    # the sentence

    def sentence(self, value: Any) -> list[Run]:
        """The sentence with its leads; a part that is missing is an ellipsis, one that could not be read is all there is."""
        if not isinstance(value, Sentence):
            return [(clipped(self._statement(value))[0], "text")]
        runs: list[Run] = []
        for n, (part, text) in enumerate(zip(self.kind.parts, self.texts(value), strict=True)):
            lead = f"{part.lead[:1].upper()}{part.lead[1:]}" if n == 0 else part.lead
            runs += [(f"{', ' if n else ''}{lead} ", "text_2"), (clipped(text)[0] or "…", "text" if text else "text_3")]
        return [*runs, (".", "text_2")]

    def _prompt(self, index: int) -> str:
        if not self.readonly and index == 0 and not self._open():
            example = {part.id: part.hint for part in self.kind.parts if part.hint}
            if example:
                return str(self.kind.plain(self.kind.make(example)))
        return super()._prompt(index) if index or not self._open() else str(self.kind.parts[0].hint)

    def _load(self) -> None:
        super()._load()
        if self.fields and self._open():
            self.live.set_hint(self.kind.parts[0].hint or self.kind.parts[0].label)
            self._place()

    def _shown(self, index: int) -> list[Run]:
        return self.sentence(self.items[index].value) if index < len(self.items) else [(self._prompt(index), "text_3")]

    # places

    def _leads(self) -> int:
        """How far the fields stand from the left."""
        theme = self.desk.theme
        return round(max(advance(part.lead, theme) for part in self.kind.parts)) + LEAD

    def _stack(self, width: int) -> list[int]:
        """The heights of the fields of the current row."""
        room, line = self.text_width(width) - self._leads(), self.desk.theme.line("body")
        texts = [field.words() for field in (self.live, *self.fields) if isinstance(field, Growing)]
        return [lines_of(clipped(text)[0], room, self.desk.theme) * line + BETWEEN for text in texts]

    def row_height(self, index: int, width: int) -> int:
        if index == self.at and self._open() and not self._dragging():
            return sum(self._stack(width)) - BETWEEN + 2 * PAD
        words = "".join(text for text, _tone in self._shown(index))
        lines = lines_of(words, self.text_width(width), self.desk.theme)
        return max(self.desk.theme.size("row_rank"), lines * self.desk.theme.line("body") + 2 * PAD)

    def _place(self) -> None:
        if self._dragging() or not self.fields:
            super()._place()
            self._put_away()
            return
        if not self._open():
            self.live.move(-4000, 0)  # the sentence is painted; it can still be given the focus
            return
        y = self.row_rect(self.at).y() + PAD - 1
        left, room = self.left + self._leads(), self.text_width(self.width()) - self._leads()
        for field, height in zip((self.live, *self.fields), self._stack(self.width()), strict=True):
            field.setGeometry(left, y, room, height - BETWEEN + 2)
            y += height

    # painting

    def paint_row(self, painter: QPainter, box: QRectF, index: int) -> None:
        super().paint_row(painter, box, index)
        theme = self.desk.theme
        if index == self.at and self._open() and not self._dragging():
            for part, field in zip(self.kind.parts, (self.live, *self.fields), strict=True):
                tone = "text" if field.hasFocus() else "text_2"
                paint.text(painter, QPointF(self.left, field.y() + 1), part.lead, self._leads(), theme, tone)
                if field is not self.live:
                    paint.rule(painter, field.x(), field.geometry().right() + 1, field.y() - 1, theme.colour("rule"))

    def covered(self, index: int) -> bool:
        return super().covered(index) and self._open()

    def paint_words(self, painter: QPainter, box: QRectF, index: int) -> None:
        at = QPointF(self.left, box.top() + PAD)
        runs(painter, at, self._shown(index), self.text_width(self.width()), self.desk.theme, quiet=self.readonly)

    # keys

    def part_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            return self._up_or_down(self.fields.index(self._focused()) + 1, -1 if event.key() == Qt.Key.Key_Up else 1)
        return super().part_key(event)

    def _focused(self) -> PartField:
        return next(field for field in self.fields if field.hasFocus())

    def _arrow(self, step: int) -> bool:
        return self._up_or_down(0, step) if self._open() else super()._arrow(step)

    def _up_or_down(self, part: int, step: int) -> bool:
        """Where the cursor has no line left, goes to the part above or below, then to the row."""
        stack: list[Any] = [self.live, *self.fields]
        cursor = stack[part].textCursor()
        if cursor.movePosition(cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down):
            return False
        if 0 <= part + step < len(stack):
            stack[part + step].setFocus()
            return True
        return self._leave_row(step)


def runs(painter: QPainter, at: QPointF, parts: list[Run], width: float, theme: Theme, *, quiet: bool = False) -> None:
    """Words in several tones, flowing as one text."""
    layout = QTextLayout("".join(text for text, _tone in parts), theme.font("body"))
    layout.setTextOption(wrapping())
    formats, start = [], 0
    for text, tone in parts:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, len(text.encode("utf-16-le")) // 2
        span.format = QTextCharFormat()
        span.format.setForeground(theme.colour("text_3" if quiet else tone))
        formats.append(span)
        start += span.length
    layout.setFormats(formats)
    layout.beginLayout()
    step, shift, count = theme.line("body"), baseline(theme), 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        line.setPosition(QPointF(0, round(count * step + shift - line.ascent())))
        count += 1
    layout.endLayout()
    layout.draw(painter, at)
