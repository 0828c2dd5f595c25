"""How headings, labels and cells look. Measures come from the theme and from what `heights` laid out; nothing is measured here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from persona_studio.domain.comparison import words
from persona_studio.ui.compare.grid import cells
from persona_studio.ui.compare.grid.cells import Bar, Part, Shown
from persona_studio.ui.parts import icons, marks

if TYPE_CHECKING:
    from persona_studio.domain.profile import Profile
    from persona_studio.ui.compare.board import Board
    from persona_studio.ui.compare.grid.model import Heading, Line
    from persona_studio.ui.compare.grid.texts import Block
    from persona_studio.ui.compare.grid.view import CompareGrid
    from persona_studio.ui.theme import Theme

TEXT = 14  # from the start of a column to its words
END = 40  # from its words to its end: the mark and room to breathe
PAD = 10  # above and below the words
SIGN = 24  # that the sign takes before a label
MARK = 28  # the area of the mark
BOTTOM = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading


def placed(box: QRectF, inner: QRectF, mirrored: bool) -> QRectF:
    """`inner`, given from the start of `box`, on the screen."""
    x = box.right() - inner.x() - inner.width() if mirrored else box.x() + inner.x()
    return QRectF(x, box.y() + inner.y(), inner.width(), inner.height())


def label_parts(line: Line, baseline: int) -> tuple[Part, Part]:
    """The words of a label: the question, and under it the note."""
    return Part("", line.row.label, strong=True), Part("", words.note(line.row, baseline))


def silence(painter: QPainter, box: QRectF, words: str, theme: Theme) -> None:
    """Why there is nothing in the table."""
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("text_2"))
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(box.adjusted(TEXT, 2 * PAD, -TEXT, 0), flags, words)


def heading_height(theme: Theme) -> int:
    return theme.line("heading") + 23


def heading(painter: QPainter, box: QRectF, line: Heading, theme: Theme, *, mirrored: bool, chosen: bool) -> None:
    """A section's title and how much of it differs; `box` begins where the labels do, also when only its right part is painted."""
    painter.fillRect(box, theme.colour("surface"))
    painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("rule"))
    low = 8
    tall = theme.line("heading")
    wide = theme.advance(line.block.title, "heading") + 2
    painter.setPen(theme.colour("accent" if chosen else "text"))
    painter.setFont(theme.font("heading"))
    painter.drawText(placed(box, QRectF(0, box.height() - low - tall, wide, tall), mirrored), BOTTOM, line.block.title)
    painter.setPen(theme.colour("text_2"))
    painter.setFont(theme.font("label"))
    count = theme.advance(line.count, "label") + 2
    painter.drawText(placed(box, QRectF(wide + 7, box.height() - low - tall, count, tall - 1), mirrored), BOTTOM, line.count)
    if line.folded or chosen:
        icon = QRectF(wide + count + 12, box.height() - low - tall + 4, 14, 14)
        folded = "chevron-left" if mirrored else "chevron-right"
        icons.paint(painter, placed(box, icon, mirrored), folded if line.folded else "chevron-down", theme.colour("text_2"))


def row_ground(painter: QPainter, box: QRectF, theme: Theme, *, chosen: bool) -> None:
    """The ground of a row and the line under it."""
    painter.fillRect(box, theme.colour("hover" if chosen else "surface"))
    painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("hairline"))


def label(painter: QPainter, box: QRectF, line: Line, grid: CompareGrid, *, mirrored: bool) -> None:
    """Sign, question and note."""
    theme = grid.theme
    row_ground(painter, box, theme, chosen=grid.is_current(line))
    painter.setFont(theme.font("body", weight=600))
    painter.setPen(theme.colour("accent" if line.row.differs else "text_3"))
    place = placed(box, QRectF(2, PAD, SIGN - 8, theme.line("small")), mirrored)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, cells.ROW_SIGNS.get(line.row.sign, ""))
    asked, note = grid.heights.label(line)
    inner = placed(box, QRectF(SIGN, PAD, asked.width, asked.height), mirrored)
    grid.texts.paint(painter, asked, inner, mirrored=mirrored)
    grid.notes.paint(painter, note, inner.translated(0, asked.height), mirrored=mirrored)


def cell(painter: QPainter, box: QRectF, shown: Shown, block: Block, grid: CompareGrid, *, mirrored: bool) -> None:
    """Bar, items and mark of a cell; the ground is there."""
    theme, inner = grid.theme, box.adjusted(0, PAD, 0, -PAD)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shown.bar is Bar.FULL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(placed(inner, QRectF(2, 0, 3, inner.height()), mirrored), 1.5, 1.5)
    elif shown.bar is Bar.HOLLOW:
        painter.setPen(QPen(theme.colour("accent"), 1.25))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(placed(inner, QRectF(2, 0.5, 5, inner.height() - 1), mirrored), 2.5, 2.5)
    grid.texts.paint(painter, block, placed(box, QRectF(TEXT, PAD, block.width, block.height), mirrored), mirrored=mirrored)
    if shown.ground is not None:
        marks.paint(painter, mark_box(box, theme, mirrored).adjusted(7, 7, -7, -7), shown.ground, theme)


def mark_box(box: QRectF, theme: Theme, mirrored: bool) -> QRectF:
    """The area of the mark in a cell."""
    middle = PAD + theme.line("small") / 2
    return placed(box, QRectF(box.width() - 23 - MARK / 2, middle - MARK / 2, MARK, MARK), mirrored)


def role_of(profile: Profile, board: Board) -> str:
    """The value that the template shows under a name."""
    field = next((f for f in profile.template.fields if f.card.slot == "role"), None)
    value = profile.value(field.id) if field else None
    if field is None or value is None:
        return ""
    raw = getattr(value, "raw", None)
    return str(raw if raw is not None else field.kind.plain(value, board.session.book.manner()))
