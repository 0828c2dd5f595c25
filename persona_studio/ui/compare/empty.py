"""What Compare says while there is nothing to lay side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.domain.comparison.model import FEWEST
from persona_studio.foundation.words import _
from persona_studio.ui.score.ways import Way, Ways

if TYPE_CHECKING:
    from persona_studio.ui.compare.place import ComparePlace


def way_in(place: ComparePlace) -> Ways:
    """The question that fits what is missing."""
    board = place.board
    there = len(place.session.book.profiles())
    if there < FEWEST:
        question = _("Whom could you compare?")
        lead = _("A comparison needs two profiles, and there are not that many in this workbook yet.")
        ways = [Way("profile.new", _("New profile"), _("Describe somebody else"), "plus"),
                Way("file.sample", _("Sample workbook"), _("Look at one that is filled in"), "graduation-cap")]  # fmt: skip
    elif board.columns:
        question = _("With whom do you compare {name}?").format(name=board.columns[0].profile.name)
        lead = _("Add another profile, of any kind, or lay this one beside what it was.")
        ways = [Way("compare.pick", _("Add a profile"), _("Type a name"), "plus")]
        ways += _if(place, Way("compare.version", _("An earlier version"), _("What has changed since"), "history"))
    else:
        question = _("What really tells them apart?")
        lead = _("Lay two to six profiles side by side. What is the same steps back, what differs stands out.")
        ways = [Way("compare.pick", _("Pick profiles"), _("Type their names"), "users"),
                Way("compare.alike", _("The two most alike"), _("They may be one persona"), "copy"),
                Way("compare.first", _("The first ones"), _("Of the list, up to four"), "columns-3")]  # fmt: skip
    ways = [way for way in ways if any(command.id == way.id for command in place.scene.commands)]
    made = Ways(place.theme, question, lead, ways)
    made.setAccessibleName(question)
    made.chosen.connect(place.scene.commands.run)
    return made


def _if(place: ComparePlace, way: Way) -> list[Way]:
    return [way] if place.scene.commands.can(way.id) else []
