"""Saving a version, looking at older ones, bringing one back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Button, Painted
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.scoring import Edition


def day(at: datetime | None) -> str:
    """The day of a version, as short as it can be said."""
    if at is None:
        return ""
    here = at.astimezone()
    same = here.year == datetime.now().astimezone().year
    return QLocale().toString(QDate(here.year, here.month, here.day), "d MMM" if same else "d MMM yyyy")


def told(edition: Edition) -> str:
    """ "Version 3 of 12 Mar, before the fair"."""
    when = day(edition.at)
    words = _("Version {n} of {day}").format(n=edition.number, day=when) if when else _("Version {n}").format(n=edition.number)
    return f"{words}, {edition.name}" if edition.name else words


class SaveLine(QWidget):
    """The button that keeps the draft as a version, with a line for a name while there is something to keep; and the way back."""

    save_wanted = Signal(str)
    reset_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = Button(theme, _("Save"), kind="primary")
        self.reset = Button(theme, _("Reset"), kind="link")
        self.name = QLineEdit(placeholderText=_("Name of the version, if it needs one"))
        self.name.setAccessibleName(_("Name of the version"))
        self.name.setFont(theme.font("small"))
        self.name.setTextMargins(-2, 0, 0, 0)
        self.name.setMinimumHeight(theme.size("field"))
        self.name.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.reset.clicked.connect(self.reset_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.save)
        row.addWidget(self.reset)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.name)

    def show_state(self, version: int, *, edited: bool, readonly: bool) -> None:
        """What can be saved now."""
        self.save.setText(_("Save as version {n}").format(n=version + 1))
        self.save.setAccessibleName(self.save.text())
        self.save.updateGeometry()
        fresh = edited or not version
        self.save.setEnabled(fresh and not readonly)
        self.save.setToolTip("" if fresh else _("Nothing has changed since version {n}").format(n=version))
        self.reset.setVisible(edited and not readonly)
        self.name.setVisible(fresh and not readonly)

    def _save(self) -> None:
        if self.save.isEnabled():
            name = " ".join(self.name.text().split())
            self.name.clear()
            self.save_wanted.emit(name)


class VersionRow(Painted):
    """One version: number, name, day."""

    def __init__(self, theme: Theme, edition: Edition, parent: QWidget | None = None) -> None:
        super().__init__(theme, told(edition), parent)
        self.edition = edition
        self.setCheckable(True)
        self.setToolTip(_("Look at version {n}").format(n=edition.number))

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.line("small") + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self.theme, QRectF(self.rect())
        self.paint_ground(painter, box, theme.size("token", "radius"))
        room = box.adjusted(8, 0, -8, 0)
        when = day(self.edition.at)
        painter.setFont(theme.font("label", tabular=True))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, when)
        words = _("Version {n}").format(n=self.edition.number)
        if self.edition.name:
            words = f"{words}, {self.edition.name}"
        metrics = theme.metrics("small", weight=500)
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.colour("text"))
        space = room.width() - theme.advance(when, "label") - 10
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading,
                         metrics.elidedText(words, Qt.TextElideMode.ElideRight, space))  # fmt: skip


class Versions(QWidget):
    """The versions that were saved, the newest first; one of them may be looked at."""

    chosen = Signal(object)  # number; None: the draft again

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[VersionRow] = []
        self._shown: list[Edition] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_editions(self, editions: list[Edition], looked_at: Edition | None) -> None:
        """Lists them; the one that is looked at is checked."""
        if editions != self._shown:
            self._shown = list(editions)
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [VersionRow(self._theme, edition, self) for edition in reversed(editions)]
            for row in self.rows:
                row.clicked.connect(lambda checked, number=row.edition.number: self.chosen.emit(number if checked else None))
                self._column.addWidget(row)
        for row in self.rows:
            row.setChecked(looked_at is not None and row.edition.number == looked_at.number)


class Banner(QWidget):
    """Says that an older version is looked at, and what can be done with it."""

    back_wanted = Signal()  # this version becomes the draft
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = Text(theme, "small", weight=500, wrap=True)
        self.note = Text(theme, "label", _("Only to look at: nothing can be changed here."), tone="text_2", wrap=True)
        self.back = Button(theme, _("Bring back"), kind="link")
        self.close_button = Button(theme, _("Back to the draft"), kind="link")
        self.back.clicked.connect(self.back_wanted)
        self.close_button.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 10, 12, 6)
        column.setSpacing(2)
        for text in (self.words, self.note):
            text.setContentsMargins(6, 0, 0, 0)
            column.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.close_button)
        row.addStretch(1)
        column.addLayout(row)

    def show_edition(self, edition: Edition, *, readonly: bool) -> None:
        """Takes the version that is looked at."""
        self.words.setText(told(edition))
        self.back.setVisible(not readonly)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("tint"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
