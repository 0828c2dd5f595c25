"""The back-test as it is opened from the Score place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.score.backtest.panel import BacktestPanel
from persona_studio.ui.score.place import ScorePlace
from persona_studio.ui.score.side import ACCOUNT, WEIGHTS


def test_weights_that_are_tried_are_seen_in_the_lab_and_saved_nowhere(qtbot: QtBot, window: Window, place: ScorePlace) -> None:
    place.show_side(ACCOUNT)
    window.commands.run("score.backtest")
    panel = window.findChild(BacktestPanel)
    assert panel.setup.own.text() == "Use the 5 accounts of this workbook"
    weights = {c.id: Decimal(weight) for c, weight in zip(place.board.draft.criteria, (10, 10, 50, 10, 10, 10), strict=True)}
    panel.done.emit()
    panel.try_weights.emit(weights)
    assert {c.id: c.weight for c in place.board.draft.criteria} == weights
    assert place.board.edited
    assert place.side.page == WEIGHTS
    assert place.session.book.scorecards()[0].card == place.board.saved
    place.board.reset()
    assert not place.board.edited


def test_all_that_is_asked_about_a_list_of_deals_is_seen_at_once(qtbot: QtBot, window: Window, place: ScorePlace, tmp_path: Path) -> None:
    deals = tmp_path / "deals.csv"
    deals.write_text("account,stage\n" + "".join(f"Tallyworks,{stage}\n" for stage in ("Won", "Lost", "Open", "Held") * 9), encoding="utf-8")
    window.resize(1440, 900)
    window.commands.run("score.backtest")
    panel = window.findChild(BacktestPanel)
    panel.setup.deals_wanted.emit(deals)
    qtbot.waitUntil(panel.test.isEnabled)
    qtbot.waitUntil(lambda: panel.setup.height() <= panel._area.viewport().height())
    assert not panel.setup.other.visibleRegion().isEmpty()
