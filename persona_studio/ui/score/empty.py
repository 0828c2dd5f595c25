"""What Score says while there is no profile, no scorecard or no account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.score.ways import Way, Ways

if TYPE_CHECKING:
    from persona_studio.ui.score.place import ScorePlace


def way_in(place: ScorePlace) -> QWidget:
    """The question that fits what is missing; blank while the workbook is being read."""
    board = place.board
    if not board.ready:
        said = Ways(place.theme, "", _("The accounts are being read."), ())
    elif board.listed is None and not any(p.kind == "icp" for p in place.session.book.profiles()):
        said = _no_profile(place)
    elif board.listed is None:
        said = _no_card(place)
    else:
        said = _no_accounts(place)
    said.chosen.connect(place.scene.commands.run)
    return said


def _named(ways: Ways, name: str) -> Ways:
    ways.setAccessibleName(name)
    return ways


def _no_profile(place: ScorePlace) -> Ways:
    lead = _("A scorecard belongs to an ideal customer profile: what you know of your best customers says what a good account is.")
    ways = [Way("profile.new.icp", _("Ideal customer profile"), _("Describe the company that fits best"), "building-2"),
            Way("file.sample", _("Sample workbook"), _("Look at one that is filled in"), "graduation-cap")]  # fmt: skip
    question = _("What does your best customer look like?")
    return _named(Ways(place.theme, question, lead, ways), question)


def _no_card(place: ScorePlace) -> Ways:
    lead = _("A scorecard begins with six criteria, their weights and four tiers. You can change all of them.")
    ways = [Way("score.card_new", _("New scorecard"), _("For your ideal customer profile"), "gauge")]
    question = _("What makes an account a good one?")
    return _named(Ways(place.theme, question, lead, ways), question)


def _no_accounts(place: ScorePlace) -> Ways:
    lead = _("Begin with one account that you know well, or bring a list. What nobody knows yet stays open; it does not count as poor.")
    ways = [
        Way("score.add", _("Type one in"), _("A name is enough for a start"), "pencil"),
        Way("score.paste", _("Paste"), _("Rows copied from a spreadsheet"), "clipboard-paste"),
        Way("score.import", _("Import a file"), _("CSV or Excel, from any CRM"), "file-up"),
    ]
    if place.scene.commands.can("score.sample"):
        ways.append(Way("score.sample", _("Sample accounts"), _("To try the scorecard out"), "graduation-cap"))
    question = _("Which companies should you sell to?")
    return _named(Ways(place.theme, question, lead, ways), question)
