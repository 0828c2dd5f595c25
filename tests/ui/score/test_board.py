"""The board: what a person says is seen at once, and nothing is read or told again that did not change."""

from __future__ import annotations

from decimal import Decimal

from pytestqt.qtbot import QtBot

from persona_studio.actions import accounts, scorecards
from persona_studio.domain.scoring.model import Absent, Rule
from persona_studio.ui.frame.window import Window
from persona_studio.ui.score.lab.panel import WeightLab
from persona_studio.ui.score.place import ScorePlace
from tests.ui.score.conftest import at


def rating(place: ScorePlace, name: str, criterion: str) -> int | None:
    return place.board.assessment(at(place, name)).ratings[criterion].rating


def test_a_rating_is_seen_before_it_is_written(qtbot: QtBot, place: ScorePlace) -> None:
    board, first = place.board, place.board.draft.criteria[0].id
    before = board.counts()
    board.rated([at(place, "Tallyworks")], first, 1)
    assert rating(place, "Tallyworks", first) == 1
    place.board.rated([at(place, "Tallyworks")], "pain", 1)
    assert board.counts() == board.matrix.counts(board.draft) != before
    qtbot.waitUntil(lambda: place.session.book.account(board.accounts[at(place, "Tallyworks")].id).ratings["pain"].rating == 1)
    place.session.undo()
    place.session.undo()
    qtbot.waitUntil(lambda: rating(place, "Tallyworks", first) == 5)
    assert board.counts() == before


def test_a_gate_that_is_shut_by_hand_excludes_at_once(qtbot: QtBot, place: ScorePlace) -> None:
    board, before = place.board, place.board.counts().excluded
    board.shut([at(place, "Tallyworks")], "consumers", True)
    assert board.counts().excluded == before + 1
    board.shut([at(place, "Tallyworks")], "consumers", None)
    assert board.counts().excluded == before


def test_weights_that_settle_are_written_and_nothing_is_told_anew(qtbot: QtBot, place: ScorePlace) -> None:
    board, told = place.board, []
    board.card_changed.connect(lambda: told.append("card"))
    board.accounts_changed.connect(lambda _positions: told.append("accounts"))
    weights = {c.id: Decimal(0) for c in board.draft.criteria} | {"pain": Decimal(100)}
    board.try_weights(weights)
    seen = board.matrix
    board.settle()
    qtbot.waitUntil(lambda: board.listed is not None and board.listed.card.criterion("pain").weight == 100)
    assert told == []
    assert board.matrix is seen
    assert board.edited


def test_an_empty_cell_speaks_only_where_the_list_has_the_column(qtbot: QtBot, place: ScorePlace) -> None:
    from dataclasses import replace

    board, book = place.board, place.session.book
    first = board.draft.criteria[0]
    card = replace(board.draft, criteria=(replace(first, column="Budget", rules=(Rule(2, Absent()),)), *board.draft.criteria[1:]))
    place.session.run(scorecards.change, board.id, card)
    place.session.run(accounts.rate, board.accounts[at(place, "Ottermail")].id, first.id, None)
    qtbot.waitUntil(lambda: rating(place, "Ottermail", first.id) is None)
    place.session.run(accounts.change, board.accounts[at(place, "Tallyworks")].id, cells={"Budget": "1,000"})
    qtbot.waitUntil(lambda: rating(place, "Ottermail", first.id) == 2)
    assert book.account(board.accounts[at(place, "Ottermail")].id).cells.get("Budget") is None


def test_the_weights_tell_where_won_accounts_sit(qtbot: QtBot, place: ScorePlace) -> None:
    ids = {account.name: account.id for account in place.board.accounts}
    for name, outcome in (("Tallyworks", "Won"), ("Plainsail", "Won"), ("Harrow & Co", "Lost")):
        place.session.run(accounts.change, ids[name], cells={"Outcome": outcome})
    qtbot.waitUntil(lambda: place.board.won is not None and int(place.board.won.sum()) == 2)
    place.board.try_weights({c.id: Decimal(0) for c in place.board.draft.criteria} | {"pain": Decimal(100)})
    lab = place.side.lab
    assert isinstance(lab, WeightLab)
    qtbot.waitUntil(lambda: "Of 2 won deals" in lab.sentence.text())


def test_versions_are_gone_to_by_command(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    window.commands.run("score.versions")
    lab = place.side.lab
    assert isinstance(lab, WeightLab)
    assert lab.versions.rows[0].hasFocus()
