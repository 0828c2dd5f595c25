"""New profiles: the panel that asks which kind, and a command for each kind in the palette."""

from __future__ import annotations

from functools import partial
from typing import Any

from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.scene import Scene
from persona_studio.ui.profiles.rows import new_words


class Making:
    """Asks which kind of profile it shall be. Before a first segment stands the guide that helps to choose."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._ids: list[str] = []
        scene.place.new_wanted.connect(self.ask)
        scene.place.kind_wanted.connect(self.make)
        scene.session.changed.connect(self._changed)

    def commands(self) -> list[Command]:
        scene = self._scene
        return [
            Command("profile.new", _("New profile…"), self.ask, "profile", "Ctrl+Shift+N", "plus", 0, scene.writes),
            *self._each(),
            Command("help.segments", _("How to choose segments"), lambda: self.guide(), "help", icon="layers"),
        ]

    def close_down(self) -> None:
        """Takes away the commands that came with templates."""
        self._scene.commands.remove(self._ids)

    def _each(self) -> list[Command]:
        """A command for each template, for the palette."""
        scene = self._scene
        made = [
            Command(f"profile.new.{t.id}", new_words(t), partial(self.make, t.id), "", icon="plus", enabled=scene.writes)
            for t in scene.place.templates()
        ]
        self._ids = [c.id for c in made]
        return made

    def _changed(self, changed: Any) -> None:
        """Templates may have come or gone."""
        if changed.kind == "elsewhere" or any(table == "template" for table, _key in changed.rows):
            before = self._ids
            made = self._each()
            if set(self._ids) != set(before):
                self._scene.commands.remove(before)
                self._scene.commands.add(made)

    def ask(self) -> None:
        """The panel of all kinds."""
        from persona_studio.ui.profiles.kinds import NewProfilePanel

        scene = self._scene
        templates = scene.place.templates()
        panel = NewProfilePanel(scene.theme, templates, guide=any(t.kind == "segment" for t in templates))
        panel.chosen.connect(self.make)
        panel.guide.clicked.connect(lambda: self.guide())
        scene.open_panel(panel, _("New profile"), 720)

    def make(self, template: str) -> None:
        """Makes a profile; a first segment is preceded by the guide."""
        scene = self._scene
        segment = any(t.id == template and t.kind == "segment" for t in scene.place.templates())
        if segment and not any(p.kind == "segment" for p in scene.session.book.profiles()):
            self.guide(template)
        else:
            scene.place.create_profile(template)

    def guide(self, template: str = "") -> None:
        """Which approach to segmentation fits; goes on to the segment where one is being made."""
        from persona_studio.ui.profiles.guide import SegmentationPanel

        scene = self._scene
        panel = SegmentationPanel(scene.theme, making=bool(template))
        panel.wanted.connect(lambda: scene.place.create_profile(template))
        scene.open_panel(panel, _("How to choose segments"), 860)
