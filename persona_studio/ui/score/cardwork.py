"""What is done with the scorecard itself: make, edit, rename, copy, delete it, test it against deals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from persona_studio.actions import scorecards
from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button

if TYPE_CHECKING:
    from persona_studio.ui.score.place import ScorePlace


def edit(place: ScorePlace) -> None:
    """The editor of criteria, tiers and gates."""
    from persona_studio.ui.score.cards.panel import CardPanel

    place.scene.open_panel(CardPanel(place.board, place.theme), _("Edit scorecard"), 960)


def backtest(place: ScorePlace) -> None:
    """Won and lost deals against the tiers."""
    from persona_studio.ui.score.backtest.panel import WIDTH, BacktestPanel
    from persona_studio.ui.score.side import WEIGHTS

    panel = BacktestPanel(place.board, place.theme)
    panel.try_weights.connect(lambda _weights: place.show_side(WEIGHTS))
    place.scene.open_panel(panel, _("Back-test"), WIDTH)


def new(place: ScorePlace) -> None:
    """A scorecard for the profile whose scorecard is seen, else for the first ideal customer profile."""
    board = place.board
    icps = [p.id for p in place.session.book.profiles() if p.kind == "icp"]
    if icps:
        place.head.new_card(board.listed.profile if board.listed else icps[0])


def duplicate(place: ScorePlace) -> None:
    """A copy, which is seen from now on."""
    if place.board.id is not None:
        place.session.flush()
        place.session.run(scorecards.duplicate, place.board.id, then=place.board.choose)


def remove(place: ScorePlace) -> None:
    """Deletes the scorecard at once; undo brings it back. Accounts and ratings stay."""
    if place.board.id is not None:
        words = _("Deleted {name}").format(name=place.board.name)
        place.session.run(scorecards.remove, place.board.id, then=lambda _done: place.scene.tell(words, "edit.undo"))


def rename(place: ScorePlace) -> None:
    """Asks for another name."""
    board = place.board
    if board.id is None:
        return
    panel = Panel(place.theme, _("Rename scorecard"))
    line, id = QLineEdit(board.name), board.id
    panel.labelled(_("Name"), line)
    cancel, save = Button(place.theme, _("Cancel")), Button(place.theme, _("Rename"), kind="primary")

    def done() -> None:
        if name := " ".join(line.text().split()):
            place.session.run(scorecards.rename, id, name)
            panel.done.emit()

    cancel.clicked.connect(panel.done)
    save.clicked.connect(done)
    line.returnPressed.connect(done)
    panel.buttons(cancel, save)
    panel.setFocusProxy(line)
    line.selectAll()
    place.scene.open_panel(panel, _("Rename scorecard"), 420)
