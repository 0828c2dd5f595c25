"""The rows of a merge: those to decide, those that only one profile answers, those that are the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from persona_studio.domain.comparison.merging import Choice, MergeItem, MergeRow
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare.merging.tick import Tick
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme


class RowBox(QWidget):
    """One question with what both say; each item can be turned down, of single values one stands."""

    changed = Signal()

    def __init__(self, theme: Theme, row: MergeRow, names: tuple[str, str]) -> None:
        super().__init__()
        self.row = row
        self._alone = row.single and len(row.items) > 1
        self.ticks = [Tick(theme, item.words, _who(item, names), one=self._alone, on=not self._alone or at == 0) for at, item in enumerate(row.items)]
        self.others: Tick | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(1)
        head = Text(theme, "small", row.label, weight=600)
        head.setToolTip(row.section)
        head.setContentsMargins(8, 0, 0, 0)
        column.addWidget(head)
        if row.field is None:
            kept = Text(theme, "label", _("Not asked of the one that stays: kept as it is, under “Kept from before”."), tone="text_2", wrap=True)
            kept.setContentsMargins(8, 0, 0, 0)
            column.addWidget(kept)
        circles = QWidget()
        lines = QVBoxLayout(circles)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        for tick in self.ticks:
            lines.addWidget(tick)
            tick.toggled.connect(lambda _on: self.changed.emit())
        column.addWidget(circles)
        if self._alone:
            words = ngettext("The other one goes to the notes", "The others go to the notes", len(row.items) - 1)
            self.others = Tick(theme, words)
            self.others.setContentsMargins(24, 0, 0, 0)
            self.others.toggled.connect(lambda _on: self.changed.emit())
            column.addWidget(self.others)
        self.setAccessibleName(_("{label}, {section}").format(label=row.label, section=row.section))

    @property
    def choice(self) -> Choice:
        """What is wanted of the row."""
        if self.others is None:
            return Choice(frozenset(at for at, tick in enumerate(self.ticks) if not tick.isChecked()))
        first = next(at for at, tick in enumerate(self.ticks) if tick.isChecked())
        return Choice(frozenset() if self.others.isChecked() else frozenset(range(len(self.ticks))) - {first}, first)


class Fold(QWidget):
    """Rows behind a line that opens them; their boxes are made when they are first seen."""

    changed = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, words: str, rows: Sequence[MergeRow], names: tuple[str, str]) -> None:
        super().__init__()
        self._theme, self._rows, self._names = theme, rows, names
        self.boxes: list[RowBox] = []
        self.head = Button(theme, words, kind="link", icon="chevron-right", tone="text")
        self.head.setCheckable(True)
        self.head.toggled.connect(self._turn)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inner.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._inner)

    def _turn(self, opened: bool) -> None:
        self.head.icon_name = "chevron-down" if opened else "chevron-right"
        if opened and not self.boxes:
            for row in self._rows:
                box = RowBox(self._theme, row, self._names)
                box.changed.connect(self.changed)
                self._column.addWidget(box)
                self.boxes.append(box)
        self._inner.setVisible(opened)
        self.grown.emit()


class Rows(QWidget):
    """All rows of a merge: open ones first."""

    changed = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, rows: Sequence[MergeRow], names: tuple[str, str]) -> None:
        super().__init__()
        to_decide = [row for row in rows if row.open and not row.alike]
        alike = [row for row in rows if row.alike]
        alone = [row for row in rows if row not in to_decide and row not in alike]
        self.open = [RowBox(theme, row, names) for row in to_decide]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(2)
        for box in self.open:
            box.changed.connect(self.changed)
            column.addWidget(box)
        one = ngettext("{n} answer that only one of them gives: kept", "{n} answers that only one of them gives: all kept", len(alone))
        same = ngettext("{n} answer that is the same", "{n} answers that are the same", len(alike))
        self.folds = [Fold(theme, words.format(n=len(part)), part, names) for words, part in ((one, alone), (same, alike)) if part]
        for fold in self.folds:
            fold.changed.connect(self.changed)
            fold.grown.connect(self.grown)
            column.addWidget(fold)
        column.addStretch(1)

    def choices(self) -> dict[str, Choice]:
        """What is wanted, by the key of the row; rows that nobody opened keep everything."""
        boxes = [*self.open, *(box for fold in self.folds for box in fold.boxes)]
        return {box.row.key: box.choice for box in boxes}


def _who(item: MergeItem, names: tuple[str, str]) -> str:
    if item.stays and item.goes:
        return _("both")
    return names[0] if item.stays else names[1]
