"""What is done with one cell: edit it in place, look at what it rests on, copy it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from persona_studio.domain.comparison.model import Item
from persona_studio.foundation.words import _
from persona_studio.template.model import Field
from persona_studio.ui.compare.grid import cells, paint
from persona_studio.ui.compare.grid.model import Line
from persona_studio.ui.frame.popover import Popover

if TYPE_CHECKING:
    from persona_studio.ui.compare.place import ComparePlace


def at(place: ComparePlace) -> tuple[int, int] | None:
    """The current cell, if it is one of a question."""
    index = place.grid.currentIndex()
    return (index.row(), index.column()) if isinstance(place.grid.current_line(), Line) else None


def field_of(place: ComparePlace, row: int, column: int) -> Field | None:
    """The field that a cell shows; None where the template does not ask it (any more)."""
    line = place.grid.lines.lines[row]
    field = line.row.fields[column] if isinstance(line, Line) else None
    return field if field is not None and place.board.columns[column].profile.template.field(field.id) is not None else None


def can_edit(place: ComparePlace) -> bool:
    """Whether the current cell can be changed."""
    here = at(place)
    return here is not None and place.board.editable(here[1]) and field_of(place, *here) is not None


def why_not(place: ComparePlace, row: int, column: int) -> str:
    """Why a cell cannot be changed; "" when it can."""
    profile = place.board.columns[column].profile
    if place.session.readonly:
        return _("This workbook is read-only.")
    if not place.board.editable(column):
        return _("This column shows {name} as it was; what was cannot be changed.").format(name=profile.name)
    if field_of(place, row, column) is None:
        return _("The template of {name} does not ask this.").format(name=profile.name)
    return ""


def edit(place: ComparePlace, row: int, column: int) -> None:
    """Opens the editor of the value over its cell."""
    from persona_studio.ui.compare.editing import LEAST, CellEditor, OverCell

    if why := why_not(place, row, column):
        place.scene.tell(why, "")
        return
    field, grid = field_of(place, row, column), place.grid
    assert field is not None, "or there was a reason why not"
    profile = place.board.columns[column].profile.id
    grid.scrollTo(grid.lines.index(row, column))
    panel = CellEditor(place.session, place.theme, place.saving, profile, field)
    words = _("Edit {field}").format(field=field.label)
    popover = OverCell(place.theme, place.window(), panel, words, width=LEAST, anchor=_on_window(place, _in_sight(place, row, column)))
    panel.resized.connect(popover.refit)
    panel.left.connect(place.close_popover)
    panel.evidence.connect(lambda claim: show_evidence(place, row, column, claim))
    popover.closed.connect(panel.finish)
    place.open_popover(popover)


def evidence(place: ComparePlace, row: int, column: int) -> None:
    """What a cell rests on; where several things stand in it, a menu asks which."""
    line = place.grid.lines.lines[row]
    field = field_of(place, row, column)
    if not isinstance(line, Line) or field is None or not field.claim or place.board.slots[column].past is not None:
        return
    items = line.row.cells[column].items
    if len(items) == 1:
        show_evidence(place, row, column, items[0].claim)
    elif items:
        menu = QMenu(place)
        menu.aboutToHide.connect(menu.deleteLater)
        for item in items:
            menu.addAction(_short(place, item, field), partial(show_evidence, place, row, column, item.claim))
        menu.popup(place.grid.viewport().mapToGlobal(_mark(place, row, column).bottomLeft()))


def show_evidence(place: ComparePlace, row: int, column: int, claim: int) -> None:
    """The evidence of one claim beside the mark of its cell."""
    from persona_studio.ui.profiles.evidence_panel import WIDTH, EvidencePanel

    place.close_popover()
    panel = EvidencePanel(place.session, place.theme, place.board.columns[column].profile.id, claim)
    anchor = _on_window(place, _mark(place, row, column))
    popover = Popover(place.theme, place.window(), panel, _("Evidence"), width=WIDTH, anchor=anchor)
    panel.resized.connect(popover.refit)
    panel.gone.connect(popover.close_now)
    place.open_popover(popover)


def copy(place: ComparePlace) -> None:
    """The current cell as text; of a heading, its title."""
    index = place.grid.currentIndex()
    if index.isValid():
        QGuiApplication.clipboard().setText(str(index.data()))


def copy_row(place: ComparePlace) -> None:
    """The current row as text: the question, then each profile with what it says."""
    line = place.grid.current_line()
    if isinstance(line, Line):
        said = [line.row.label]
        for column, cell, field in zip(place.board.columns, line.row.cells, line.row.fields, strict=True):
            said.append(f"{column.profile.name}: {cells.text(cell, field, place.board.names).replace(chr(10), '; ')}")
        QGuiApplication.clipboard().setText("\n".join(said))


def _short(place: ComparePlace, item: Item, field: Field) -> str:
    words = " ".join(cells.text_of(item, field, place.board.names).split()).replace("&", "&&")
    return words if len(words) <= 60 else f"{words[:59]}…"


def _mark(place: ComparePlace, row: int, column: int) -> QRect:
    grid = place.grid
    return paint.mark_box(_in_sight(place, row, column).toRectF(), grid.theme, grid.isRightToLeft()).toRect()


def _in_sight(place: ComparePlace, row: int, column: int) -> QRect:
    """What is seen of a cell: it may be higher than the window."""
    return place.grid.cell_box(row, column).intersected(place.grid.viewport().rect())


def _on_window(place: ComparePlace, box: QRect) -> QRect:
    """A box of the table's viewport in the coordinates of the window."""
    return QRect(place.grid.viewport().mapTo(place.window(), QPoint(box.topLeft())), box.size())
