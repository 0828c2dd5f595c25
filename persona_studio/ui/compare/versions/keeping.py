"""Versions as the workspace knows them: snapshots in the File menu, earlier versions of a profile, the way back from its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command

if TYPE_CHECKING:
    from persona_studio.actions.comparing import Wanted
    from persona_studio.domain.comparison.model import Column
    from persona_studio.ui.frame.scene import Scene


class Keeping:
    """The part of the workspace."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        history = scene.place.inspector.history
        history.compare_wanted.connect(self.compare)
        history.restore_wanted.connect(self._restore)

    def commands(self) -> list[Command]:
        scene = self._scene

        def somebody() -> bool:
            return scene.place.current is not None

        def two() -> bool:
            return scene.writes() and len(scene.place.list.selected()) == 2

        return [
            Command("file.snapshot", _("Take a snapshot…"), self.take, "file", icon="tag", group=1, enabled=scene.writes),
            Command("file.snapshots", _("Snapshots…"), self.list, "file", icon="history", group=1),
            Command("profile.earlier", _("Compare with an earlier version…"), self.earlier, "profile", icon="history", group=3, enabled=somebody,
                    place="profiles"),
            Command("profile.merge", _("Merge these two…"), self.merge, "profile", icon="corner-down-right", group=3, enabled=two, place="profiles"),
        ]  # fmt: skip

    def take(self) -> None:
        """Asks for the name of a snapshot."""
        from persona_studio.ui.compare.versions.snapshots import TAKE_WIDTH, TakePanel

        self._scene.open_panel(TakePanel(self._scene), _("Take a snapshot"), TAKE_WIDTH)

    def list(self) -> None:
        """The snapshots that were taken."""
        from persona_studio.ui.compare.versions.snapshots import WIDTH, SnapshotsPanel

        self._scene.open_panel(SnapshotsPanel(self._scene, self._scene.place.current, self.compare), _("Snapshots"), WIDTH)

    def earlier(self) -> None:
        """Asks with which version of the profile it is compared."""
        from persona_studio.ui.compare.versions.panel import WIDTH, VersionsPanel

        profile = self._scene.place.current
        if profile is not None:
            panel = VersionsPanel(self._scene, profile, lambda column: self._beside(profile, column))
            self._scene.open_panel(panel, _("Compare with an earlier version"), WIDTH)

    def merge(self) -> None:
        """The panel that makes one profile of two; the one that is looked at stays."""
        from persona_studio.ui.compare.merging.panel import WIDTH, MergePanel

        chosen, current = self._scene.place.list.selected(), self._scene.place.current
        if len(chosen) == 2 and current in chosen:
            stays, goes = sorted(chosen, key=lambda id: id != current)
            self._scene.open_panel(MergePanel(self._scene, stays, goes), _("Merge two profiles"), WIDTH)

    def compare(self, profile: int, wanted: Wanted) -> None:
        """Lays a profile beside what it was."""
        from persona_studio.ui.compare.versions.panel import as_it_was

        def take(found: Column | Problem) -> None:
            if isinstance(found, Problem):
                self._scene.tell(found.sentence, "")
            else:
                self._beside(profile, found)

        self._scene.session.flush()
        self._scene.session.ask(as_it_was, profile, wanted, then=take)

    def close_down(self) -> None:
        """Nothing runs on."""

    def _beside(self, profile: int, column: Column) -> None:
        from persona_studio.ui.compare.place import ComparePlace

        place = self._scene.go("compare")
        if isinstance(place, ComparePlace):
            place.compare([profile])
            place.add_column(column)

    def _restore(self, profile: int, step: int) -> None:
        from persona_studio.ui.compare.versions.snapshots import restore

        restore(self._scene, step, [profile], _("that point"))
