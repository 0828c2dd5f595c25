"""How high each line stands: what its longest cell needs, or its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.ui.compare.grid import paint
from persona_studio.ui.compare.grid.model import GridModel, Heading, Line
from persona_studio.ui.compare.grid.texts import Block, Texts

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme


class Heights:
    """Asks the texts once for each cell and each width of the columns."""

    def __init__(self, theme: Theme, model: GridModel, texts: Texts, notes: Texts) -> None:
        self._theme, self._model, self._texts, self._notes = theme, model, texts, notes
        self.column = theme.size("compare_column_min")  # how wide a column is
        self._cells: dict[tuple[str, int], Block] = {}
        self._labels: dict[str, tuple[Block, Block]] = {}
        model.modelReset.connect(self.forget)
        theme.changed.connect(self.forget)

    def widen(self, column: int) -> bool:
        """Columns of another width; False when they have it already and nothing else has changed."""
        if column == self.column and self._labels:
            return False
        self.forget()
        self.column = column
        return True

    def forget(self) -> None:
        """Other values, other fonts or another width."""
        self._cells.clear()
        self._labels.clear()

    def of(self, line: Heading | Line) -> int:
        """The height of a line."""
        if isinstance(line, Heading):
            return paint.heading_height(self._theme)
        label = sum(block.height for block in self.label(line))
        cells = max(self.cell(line, at).height for at in range(self._model.columnCount()))
        return max(label, cells) + 2 * paint.PAD + 1

    def cell(self, line: Line, at: int) -> Block:
        """The lines of a cell."""
        key = (line.key, at)
        block = self._cells.get(key)
        if block is None:
            block = self._cells[key] = self._texts.block(self._model.shown(line, at).parts, self.column - paint.TEXT - paint.END)
        return block

    def label(self, line: Line) -> tuple[Block, Block]:
        """The lines of a label and of its note."""
        found = self._labels.get(line.key)
        if found is None:
            room = self._theme.size("compare_label") - paint.SIGN - 8
            asked, note = paint.label_parts(line, self._model.board.baseline)
            found = self._labels[line.key] = (self._texts.block((asked,), room), self._notes.block((note,), room))
        return found
