"""Compare with an earlier version: choose a snapshot or a day, or type a date; the profile as it was becomes a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from persona_studio.actions import comparing
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.ui.compare.versions.points import Point, Points, of_profile
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.actions.comparing import Wanted
    from persona_studio.domain.comparison.model import Column
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.workbook.book import Workbook

WIDTH = 560


class VersionsPanel(Panel):
    """`add` gets the column: the profile as it was."""

    resized = Signal()

    def __init__(self, scene: Scene, profile: int, add: Callable[[Column], object]) -> None:
        super().__init__(scene.theme, _("Compare with an earlier version"))
        self._scene, self._profile, self._add = scene, profile, add
        self.line = QLineEdit(placeholderText=_("A date as 2026-03-31, or the name of a snapshot"))
        self.labelled(_("As it was at"), self.line)
        self.line.returnPressed.connect(self._typed)
        self.list = Points(scene.theme, _("Earlier versions"))
        self.list.activated.connect(lambda _index: self._chosen())
        self.told = Text(scene.theme, "small", tone="text_2", wrap=True)
        self.told.hide()
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.told)
        cancel, self.go = Button(scene.theme, _("Cancel")), Button(scene.theme, _("Compare"), kind="primary")
        cancel.clicked.connect(self.done)
        self.go.clicked.connect(self._go)
        self.buttons(cancel, self.go)
        self.setFocusProxy(self.line)
        scene.session.flush()
        scene.session.ask(of_profile, profile, then=self._show)

    def _show(self, points: list[Point]) -> None:
        if isValid(self):
            self.list.show_points(points)
            self.list.setVisible(bool(points))
            self.resized.emit()
            if not points:
                self._tell(_("It has not changed since the day it was made, and there is no snapshot. A time today can be typed: 2026-03-31 14:30."))

    def _tell(self, words: str, tone: str = "text_2") -> None:
        self.told.set_tone(tone)
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.resized.emit()

    def _go(self) -> None:
        self._typed() if self.line.text().strip() else self._chosen()

    def _typed(self) -> None:
        if text := self.line.text().strip():
            self._ask(text)
        else:
            self._chosen()

    def _chosen(self) -> None:
        if self.list.current is not None:
            self._ask(self.list.current.wanted)

    def _ask(self, wanted: Wanted) -> None:
        self._scene.session.ask(as_it_was, self._profile, wanted, then=self._take)

    def _take(self, found: Column | Problem) -> None:
        if not isValid(self):
            return
        if isinstance(found, Problem):
            self._tell(f"{found.sentence} {found.way_out}".strip(), "error")
            return
        self.done.emit()
        self._add(found)


def as_it_was(book: Workbook, profile: int, wanted: Wanted) -> Column | Problem:
    """The profile at a point as a column, or why there is none."""
    try:
        return comparing.columns(book, [profile], wanted)[-1]
    except Problem as problem:
        return problem
    except KeyError:
        return Problem(_("This profile is not in the workbook any more."), _("Undo brings it back."))
