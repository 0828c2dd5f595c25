"""What Priority says while there is nobody to put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.foundation.words import _
from persona_studio.ui.score.ways import Way, Ways

if TYPE_CHECKING:
    from persona_studio.ui.frame.commands import Commands
    from persona_studio.ui.theme import Theme


class Empty(Ways):
    """A question, and the ways on."""

    def __init__(self, theme: Theme, commands: Commands) -> None:
        question = _("Whom do you serve first?")
        lead = _("An order needs two profiles that can be served. Negative personas and segments do not count.")
        ways = [Way("profile.new", _("New profile"), _("Describe somebody else"), "plus"),
                Way("file.sample", _("Sample workbook"), _("Look at one that is filled in"), "graduation-cap")]  # fmt: skip
        super().__init__(theme, question, lead, [way for way in ways if any(command.id == way.id for command in commands)])
        self.setAccessibleName(question)
        self.chosen.connect(commands.run)
