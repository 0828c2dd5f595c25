"""The parts of a workspace beside its places: each adds its commands and lets go of what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.scene import Scene


class Part(Protocol):
    """What the workspace asks of each of them."""

    def commands(self) -> Sequence[Command]:
        """What can be done with it."""

    def close_down(self) -> None:
        """Ends what runs on, before the workbook closes."""


def parts_of(scene: Scene) -> list[Part]:
    """All parts, in the order of their commands."""
    from persona_studio.ui.capture.capturing import Capturing
    from persona_studio.ui.compare.comparing import Comparing
    from persona_studio.ui.compare.versions.keeping import Keeping
    from persona_studio.ui.profiles.copying import Copying
    from persona_studio.ui.profiles.face.facing import Facing
    from persona_studio.ui.profiles.making import Making
    from persona_studio.ui.search.searching import Searching
    from persona_studio.ui.templates.editing import TemplateEditing

    parts = (Making, Capturing, Searching, TemplateEditing, Copying, Comparing, Keeping, Facing)
    return [part(scene) for part in parts]
