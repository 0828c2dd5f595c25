"""How high each line stands: what its longest cell needs, or its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.ui.compare.grid import paint
from persona_studio.ui.compare.grid.model import GridModel, Heading, Line
from persona_studio.ui.compare.grid.texts import Block, Texts

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme


class Heights:
    """Asks the texts, which keep what they have broken into lines."""

    def __init__(self, theme: Theme, model: GridModel, texts: Texts, notes: Texts) -> None:
        self._theme, self._model, self._texts, self._notes = theme, model, texts, notes
        self.column = theme.size("compare_column_min")  # how wide a column is

    def of(self, line: Heading | Line) -> int:
        """The height of a line."""
        if isinstance(line, Heading):
            return paint.heading_height(self._theme)
        label = sum(block.height for block in self.label(line))
        cells = max(self.cell(line, at).height for at in range(self._model.columnCount()))
        return max(label, cells) + 2 * paint.PAD + 1

    def cell(self, line: Line, at: int) -> Block:
        """The lines of a cell."""
        return self._texts.block(self._model.shown(line, at).parts, self.column - paint.TEXT - paint.END)

    def label(self, line: Line) -> tuple[Block, Block]:
        """The lines of a label and of its note."""
        room = self._theme.size("compare_label") - paint.SIGN - 8
        asked, note = paint.label_parts(line, self._model.board.baseline)
        return self._texts.block((asked,), room), self._notes.block((note,), room)
