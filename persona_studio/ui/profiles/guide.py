"""The guide to segmentation: approaches in a table that is read, not filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from persona_studio.foundation.words import _
from persona_studio.template import guides
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme


def level(word: str) -> str:
    """A level of the guide in the reader's language."""
    words = {
        "Low": _("Low"),
        "Medium": _("Medium"),
        "Medium-High": _("Medium to high"),
        "High": _("High"),
        "Very High": _("Very high"),
    }
    return words.get(word, word)


class SegmentationPanel(Panel):
    """Six approaches with what they need and what they give; `wanted` when the segment shall be made."""

    wanted = Signal()

    def __init__(self, theme: Theme, *, making: bool) -> None:
        super().__init__(theme, _("How to choose segments"))
        lead = _("Choose the approach whose data you have and whose answer you can act on. Most workbooks need one, at most two.")
        self.column.addWidget(Text(theme, "body", lead, tone="text_2", wrap=True))
        self.column.addSpacing(12)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("Approaches to segmentation"))
        inner = self._table()
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._area.setMinimumHeight(400)
        self.column.addWidget(self._area, 1)
        close = Button(theme, _("Cancel") if making else _("Close"))
        close.clicked.connect(self.done)
        if making:
            make = Button(theme, _("Make the segment"), kind="primary")
            make.clicked.connect(self.done)
            make.clicked.connect(self.wanted)
            self.buttons(close, make)
            self.setFocusProxy(make)
        else:
            self.buttons(close)
            self.setFocusProxy(close)

    def _table(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 14, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        heads = (_("Approach"), _("Data needed"), _("Complexity"), _("Can be acted on"), _("Choose it when"))
        for column, (head, stretch) in enumerate(zip(heads, (3, 4, 3, 3, 8), strict=True)):
            grid.addWidget(Text(self.theme, "micro", head, tone="text_2", weight=600), 0, column)
            grid.setColumnStretch(column, stretch)
        for row, approach in enumerate(guides.segmentation().approach, 1):
            acted = f"{level(approach.actionability)}, {approach.note}" if approach.note else level(approach.actionability)
            cells = (approach.name, approach.data, level(approach.complexity), acted, approach.choose)
            for column, text in enumerate(cells):
                weight = 600 if column == 0 else None
                cell = Text(self.theme, "small", text, weight=weight, tone="text" if column in (0, 4) else "text_2", wrap=True)
                cell.setAlignment(Qt.AlignmentFlag.AlignTop)
                cell.setAccessibleName(f"{heads[column]}: {text}")
                grid.addWidget(cell, row, column)
        return inner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 300, Qt.Key.Key_PageUp: -300}.get(Qt.Key(event.key()), 0)
        if step:
            self._area.verticalScrollBar().setValue(self._area.verticalScrollBar().value() + step)
        else:
            super().keyPressEvent(event)
