"""Opens the designer of a face and writes what is chosen in it: one step of undo for each visit."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from persona_studio.actions import faces
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.frame.scene import Scene
from persona_studio.ui.profiles.face.panel import FacePanel

WIDTH, NARROW = 880, 300
PICTURES = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.bmp"


class Facing:
    """The part of the window that gives profiles their faces."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._panel: FacePanel | None = None
        scene.place.middle.head.face.clicked.connect(self.open)

    def commands(self) -> list[Command]:
        return [Command("profile.face", _("Face…"), self.open, "profile", "Alt+F", "user-round", 1, self._can)]

    def close_down(self) -> None:
        """Nothing runs on."""

    def _can(self) -> bool:
        return self._scene.writes() and self._scene.place.current is not None

    def open(self) -> None:
        """Shows the designer for the profile that is chosen."""
        scene, id = self._scene, self._scene.place.current
        if id is None or not self._can():
            return
        scene.session.flush()
        profile = scene.session.book.profile(id)
        panel = self._panel = FacePanel(scene.theme, profile.name, profile.kind, profile.face)
        visit = ("face", id, object())
        panel.wanted.connect(lambda body: scene.session.run(faces.put, id, body, visit))
        panel.photo_wanted.connect(lambda: self._ask(panel, partial(self.take, panel, id, visit)))
        panel.destroyed.connect(self._gone)
        scene.open_panel(panel, _("Face"), WIDTH if panel.rows else NARROW)

    def _gone(self) -> None:
        self._panel = None

    def _ask(self, panel: FacePanel, then: partial[None]) -> None:
        dialog = QFileDialog(panel, _("Photograph"), str(documents()), _("Pictures ({endings});;All files (*)").format(endings=PICTURES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, panel: FacePanel, id: int, visit: Hashable, path: Path) -> None:
        """Takes a photograph in and shows it."""
        session = self._scene.session

        def read(_book: object) -> bytes:
            try:
                return faces.taken_in(path.read_bytes())
            except OSError as error:
                raise Problem(_("{file} cannot be read.").format(file=path.name), _("Choose another file.")) from error

        def done(_nothing: object) -> None:
            if self._panel is panel:
                panel.show_portrait(session.book.profile(id).face)

        session.ask(read, then=lambda content: session.run(faces.keep_photo, id, content, visit=visit, then=done))
