"""Take a snapshot, and the list of those that were taken: what restoring would change, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from persona_studio.actions import snapshots
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare.versions.points import Point, Points, named
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from persona_studio.actions.comparing import Wanted
    from persona_studio.actions.snapshots import Difference
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.workbook.book import Workbook

TAKE_WIDTH, WIDTH = 460, 640


class TakePanel(Panel):
    """Asks for the name; Enter takes it."""

    resized = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene.theme, _("Take a snapshot"))
        self._scene = scene
        self.name = QLineEdit(placeholderText=_("Board, March"))
        self.name.setMaxLength(snapshots.LONGEST)
        self.labelled(_("Name"), self.name, _("The workbook as it is now can be compared and restored under this name."))
        self.told = Text(scene.theme, "small", tone="error", wrap=True)
        self.told.hide()
        self.column.addWidget(self.told)
        cancel, self.take = Button(scene.theme, _("Cancel")), Button(scene.theme, _("Take it"), kind="primary")
        cancel.clicked.connect(self.done)
        self.take.clicked.connect(self._take)
        self.name.returnPressed.connect(self._take)
        self.buttons(cancel, self.take)
        self.setFocusProxy(self.name)

    def _take(self) -> None:
        self._scene.session.flush()
        self._scene.session.run(_taken, self.name.text(), then=self._told)

    def _told(self, problem: Problem | None) -> None:
        if not isValid(self):
            return
        if problem is not None:
            self.told.setText(f"{problem.sentence} {problem.way_out}")
            self.told.show()
            self.resized.emit()
            return
        self.done.emit()
        self._scene.tell(_("Took the snapshot {name}").format(name=" ".join(self.name.text().split())), "")


class SnapshotsPanel(Panel):
    """The snapshots; for the current one what would change, and what can be done. `profile` is the one that is looked at, if any."""

    resized = Signal()

    def __init__(self, scene: Scene, profile: int | None, compare: Callable[[int, Wanted], object]) -> None:
        super().__init__(scene.theme, _("Snapshots"))
        self._scene, self._profile, self._compare = scene, profile, compare
        theme = scene.theme
        self.list = Points(theme, _("Snapshots"))
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._look())
        self.told = Text(theme, "small", tone="text_2", wrap=True)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.told)
        name = next((p.name for p in scene.session.book.profiles() if p.id == profile), "")
        self.beside = Button(theme, _("Compare with now"), icon="columns-3")
        self.one = Button(theme, _("Restore this profile"))
        self.everything = Button(theme, _("Restore everything"))
        close = Button(theme, _("Close"))
        for button in (self.beside, self.one):
            button.setToolTip(name)
            button.setAccessibleName(f"{button.text()}: {name}")
        self.beside.clicked.connect(self._beside)
        self.one.clicked.connect(lambda: self._restore([profile] if profile is not None else []))
        self.everything.clicked.connect(lambda: self._restore(None))
        close.clicked.connect(self.done)
        self.buttons(self.beside, self.one, self.everything, close)
        self.setFocusProxy(self.list)
        self._enable(False)
        scene.session.flush()
        scene.session.ask(named, then=self._show)

    def _show(self, points: list[Point]) -> None:
        if isValid(self):
            self.list.show_points(points)
            self.list.setVisible(bool(points))
            if not points:
                self.told.setText(_("There is no snapshot yet. File, Take a snapshot… gives the workbook as it is now a name."))
                self.resized.emit()

    def _enable(self, there: bool) -> None:
        writes = self._scene.writes()
        self.beside.setEnabled(there and self._profile is not None)
        self.one.setEnabled(there and self._profile is not None and writes)
        self.everything.setEnabled(there and writes)

    def _look(self) -> None:
        point = self.list.current
        self._enable(point is not None)
        if point is not None:
            self.told.setText(_("Looking what has changed since…"))
            self._scene.session.ask(snapshots.difference, point.wanted, then=lambda found: self._say(point, found))

    def _say(self, point: Point, found: Difference) -> None:
        if isValid(self) and self.list.current == point:
            self.told.setText(would_change(found))
            self.resized.emit()

    def _beside(self) -> None:
        if self.list.current is not None and self._profile is not None:
            wanted = self.list.current.wanted
            self.done.emit()
            self._compare(self._profile, wanted)

    def _restore(self, profiles: list[int] | None) -> None:
        point, scene = self.list.current, self._scene
        if point is not None:
            self.done.emit()
            restore(scene, point.wanted, profiles, point.words)


def restore(scene: Scene, wanted: Wanted, profiles: list[int] | None, words: str) -> None:
    """Brings profiles, or everything, back; a toast offers undo."""

    def told(rows: int) -> None:
        if rows:
            scene.tell(_("Restored to {point}").format(point=words), "edit.undo")
        else:
            scene.tell(_("Nothing has changed since {point}").format(point=words), "")

    scene.session.flush()
    scene.session.run(snapshots.restore, wanted, profiles, then=told)


def would_change(found: Difference) -> str:
    """What restoring everything would do, in a sentence or two."""
    n, back, gone = len(found.changed), len(found.back), len(found.gone)
    said = [
        (n, ngettext("Restoring everything changes {n} profile.", "Restoring everything changes {n} profiles.", n).format(n=n)),
        (back, ngettext("{n} profile comes back.", "{n} profiles come back.", back).format(n=back)),
        (gone, ngettext("{n} profile that was made since goes.", "{n} profiles that were made since go.", gone).format(n=gone)),
    ]
    words = " ".join(sentence for there, sentence in said if there)
    return _("{words} It can be undone.").format(words=words) if words else _("No profile has changed since.")


def _taken(book: Workbook, name: str) -> Problem | None:
    """Why no snapshot was taken; what the disk refuses is raised, as for every change."""
    try:
        snapshots.take(book, name)
    except Problem as problem:
        if problem.__cause__ is not None:
            raise
        return problem
    return None
