"""One template laid out as a worksheet: headings and fields on a grid of twelve columns. Built once, then only filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.template.model import Section, Template
from persona_studio.ui.editors import EDITORS, Desk
from persona_studio.ui.editors.measure import advance, baseline
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles import counts
from persona_studio.ui.profiles.fieldbox import FieldBox
from persona_studio.ui.profiles.kept import Kept
from persona_studio.ui.theme import Theme

COLUMNS = 12
NARROW = 500  # below this width of text, fields take more columns
FOOT = 48  # under the last field


class Heading(QWidget):
    """The title of a section and its count, painted."""

    def __init__(self, theme: Theme, title: str, help: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.title, self.count = theme, title, ""
        self.setAccessibleName(title)
        self.setToolTip(help)

    def say(self, count: str) -> None:
        """Another count."""
        if count != self.count:
            self.count = count
            self.setAccessibleName(f"{self.title} {count}".strip())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.line("heading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        font = theme.font("heading")
        y = round(baseline(theme, "heading"))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(QPointF(0, y), self.title)
        painter.setFont(theme.font("label", tabular=True))
        painter.setPen(theme.colour("text_3"))
        painter.drawText(QPointF(advance(self.title, theme, "heading") + 8, y), self.count)


class Worksheet(QWidget):
    """The fields of one template. Knows where they stand and nothing of where values come from."""

    moved = Signal()  # fields stand elsewhere now

    def __init__(self, template: Template, desk_of: Desk, outer: QWidget, join: Callable[[FieldBox], None]) -> None:
        """`outer` scrolls the sheet: a scroll bar stands in the sheet's margin and moves nothing. `join` takes each field that is made."""
        super().__init__(outer)
        self.template, self.theme, self._outer, self._desk_of, self._join = template, desk_of.theme, outer, desk_of, join
        self.boxes: dict[str, FieldBox] = {}
        self.headings: dict[str, Heading] = {}
        self.hidden: frozenset[str] = frozenset()
        self.absent: frozenset[str] = frozenset()  # optional sections that are not in use
        self.note = Text(self.theme, "body", tone="text_2", wrap=True, parent=self)
        self.note.hide()
        self._waiting, self._stale = True, True  # nothing is arranged before the first values are in
        for section in template.sections:
            self.headings[section.id] = Heading(self.theme, section.title, section.help, self)
            if not section.optional:
                self._make(section)
        self.kept_heading = Heading(self.theme, _("Kept from before"), _("Values of fields that the template no longer has."), self)
        self.kept = Kept(self.theme, self)

    def _make(self, section: Section) -> None:
        """Makes the fields of a section; those of optional ones only when they are wanted, for there are many."""
        for field in section.fields:
            desk = replace(self._desk_of, field=field)
            box = FieldBox(field, EDITORS[type(field.kind)](desk, None), self.theme, bare=counts.list_of(section) is field, parent=self)
            box.grown.connect(self.arrange)
            self.boxes[field.id] = box
            self._join(box)

    def tell(self, profile: Profile) -> None:
        """Counts in the headings and what is kept from before; the values go to the boxes."""
        for section in self.template.sections:
            self.headings[section.id].say(counts.in_heading(profile, section))
        if self.kept.show_claims(profile.kept):
            self._stale = True

    def hide_fields(self, hidden: frozenset[str], note: str = "") -> None:
        """Leaves these fields out; headings stay. `note` says why nothing is left."""
        if (hidden, note) != (self.hidden, self.note.text()):
            self.hidden = hidden
            self.note.setText(note)
            self.arrange()

    def leave_out(self, sections: frozenset[str]) -> bool:
        """Leaves these sections out, with their headings. Says whether fields had to be made for the others."""
        made = [s for s in self.template.sections if s.id not in sections and s.fields and s.fields[0].id not in self.boxes]
        for section in made:
            self._make(section)
        if made:
            self.boxes = {field.id: self.boxes[field.id] for field in self.template.fields if field.id in self.boxes}
        if sections != self.absent:
            self.absent = sections
            for id, heading in self.headings.items():
                heading.setVisible(id not in sections)
            self.arrange()
        return bool(made)

    def in_sight(self, field_id: str) -> bool:
        """Whether a field is neither left out nor in a section that is."""
        section = self.template.section_of(field_id)
        return field_id not in self.hidden and section is not None and section.id not in self.absent

    def hold(self, waiting: bool) -> None:
        """While values are set nothing is arranged; then once, where anything needs another height."""
        self._waiting = waiting
        if not waiting and self._stale:
            self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.arrange()

    def section_tops(self) -> list[tuple[str, int]]:
        """Where each section begins."""
        return [(id, heading.y()) for id, heading in self.headings.items() if id not in self.absent]

    # places

    def arrange(self) -> None:
        """Puts everything where it belongs at the present width."""
        self._stale = True
        if self._waiting or self.width() < 40:
            return
        self._stale = False
        theme = self.theme
        margin = theme.size("form", "space")
        width = min(max(self.width(), self._outer.width()) - 2 * margin, theme.size("form_max"))
        y = self._note(4, width)
        sections = [section for section in self.template.sections if section.id not in self.absent]
        for box in self.boxes.values():
            if not self.in_sight(box.field.id):
                box.setVisible(False)
        for n, section in enumerate(sections):
            y = self._heading(self.headings[section.id], y if n == 0 else y + theme.size("section_gap", "space"), width)
            y = self._section(section, y, width)
        y = self._kept(y, width)
        self.setFixedHeight(y + FOOT)
        self.moved.emit()

    def _note(self, y: int, width: int) -> int:
        self.note.setVisible(bool(self.note.text()))
        if not self.note.text():
            return y
        height = self.note.heightForWidth(width)
        self.note.setGeometry(self.theme.size("form", "space"), y, width, height)
        return y + height + self.theme.size("section_gap", "space")

    def _heading(self, heading: Heading, y: int, width: int) -> int:
        line = self.theme.line("heading")
        heading.setGeometry(self.theme.size("form", "space"), y, width, line)
        return y + line + self.theme.size("section_below", "space")

    def _section(self, section: Section, y: int, width: int) -> int:
        gap = self.theme.size("field_gap_y", "space")
        shown = [self.boxes[field.id] for field in section.fields if field.id not in self.hidden]
        for row in self._rows(shown, width):
            high = 0
            for box, x, wide in row:
                height = box.height_for(wide)
                box.put(self.theme.size("form", "space") + x - box.out, y, wide + 2 * box.out, height)
                high = max(high, height)
            y += high + gap
        return y - gap if shown else y - self.theme.size("section_below", "space")

    def _rows(self, boxes: list[FieldBox], width: int) -> list[list[tuple[FieldBox, int, int]]]:
        """The fields in rows: each with its left edge and its width."""
        gap = self.theme.size("field_gap_x", "space")
        column = (width - (COLUMNS - 1) * gap) / COLUMNS
        rows: list[list[tuple[FieldBox, int, int]]] = []
        at = COLUMNS
        for box in boxes:
            span = self._span(box, width)
            if at + span > COLUMNS:
                rows.append([])
                at = 0
            left, right = round(at * (column + gap)), round((at + span) * (column + gap) - gap)
            rows[-1].append((box, left, right - left))
            at += span
        return rows

    def _span(self, box: FieldBox, width: int) -> int:
        """How many columns a field takes: what the template says, more in a narrow window and for a long label."""
        span = COLUMNS if box.editor.rows else box.field.columns
        if width < NARROW * self.theme.line("body") / 20:
            span = 4 if span <= 2 else 6 if span <= 5 else COLUMNS
        gap = self.theme.size("field_gap_x", "space")
        column = (width - (COLUMNS - 1) * gap) / COLUMNS
        while span < COLUMNS and span * (column + gap) - gap < box.least_width():
            span += 1
        return span

    def _kept(self, y: int, width: int) -> int:
        some = bool(self.kept.rows)
        self.kept_heading.setVisible(some)
        self.kept.setVisible(some)
        if not some:
            return y
        y = self._heading(self.kept_heading, y + self.theme.size("section_gap", "space"), width)
        height = self.kept.height_for(width)
        self.kept.setGeometry(self.theme.size("form", "space"), y, width, height)
        return y + height
