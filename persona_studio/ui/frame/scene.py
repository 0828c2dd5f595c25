"""What a part of the window gets to do its work: the workbook, the look, the table of actions, ways to show and to tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from persona_studio.ui.frame.commands import Commands
    from persona_studio.ui.memory import Memory
    from persona_studio.ui.profiles.place import Place
    from persona_studio.ui.session import Session
    from persona_studio.ui.theme import Theme

OpenPanel = Callable[[QWidget, str, int], None]  # a panel, its name for screen readers, its width


@dataclass(frozen=True)
class Scene:
    """One workspace, as its parts see it."""

    session: Session
    theme: Theme
    commands: Commands
    place: Place  # the one of profiles
    open_panel: OpenPanel
    tell: Callable[[str, str], None]  # words for a toast, and the command that it offers ("" for none)

    waiting: Callable[[int], None]  # how many captured lines wait to be sorted
    memory: Memory
    go: Callable[[str], object]  # to another place of the rail, which it gives

    def writes(self) -> bool:
        """Whether the workbook can be changed."""
        return not self.session.readonly
