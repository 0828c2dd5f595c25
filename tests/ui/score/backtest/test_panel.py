"""The back-test, by keys and by hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from persona_studio.actions import backtesting
from persona_studio.domain.scoring.defaults import scorecard
from persona_studio.domain.scoring.model import Account, OneOf, Present, Rated, Rule
from persona_studio.ui.frame.overlay import Overlay
from persona_studio.ui.score.backtest.panel import BacktestPanel
from persona_studio.ui.theme import Scheme, Theme

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CARD = replace(
    scorecard(),
    criteria=tuple(replace(c, rules=(Rule(5, OneOf(("software",))), Rule(1, Present()))) if c.id == "industry" else c for c in scorecard().criteria),
)


class FakeBoard(QObject):
    """What the panel reads of the board, and what it asked for."""

    def __init__(self, accounts: list[Account]) -> None:
        super().__init__()
        self.draft, self.edited, self.name, self.readonly = CARD, False, "Mid-sized SaaS", False
        self.accounts = accounts
        self.tried: list[dict[str, Decimal]] = []

    def try_weights(self, weights: dict[str, Decimal]) -> None:
        self.tried.append(weights)


def accounts(n: int = 200) -> list[Account]:
    """Accounts of which the pain decides whether they were won."""
    chance = random.Random(3)
    made = []
    for at in range(n):
        ratings = {c.id: Rated(chance.choice((1, 3, 5)), "hand") for c in CARD.criteria}
        won = chance.random() < {1: 0.1, 3: 0.5, 5: 0.9}[ratings["pain"].rating or 3]
        made.append(Account(at, f"Account {at}", cells={"Outcome": "Won" if won else "Lost"}, ratings=ratings))
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme()
    theme.dress(qapp)
    theme.use(Scheme.LIGHT)
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def board() -> FakeBoard:
    return FakeBoard(accounts())


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, board: FakeBoard) -> Iterator[BacktestPanel]:
    """The panel over a window, as it is opened."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel = BacktestPanel(board, theme)  # type: ignore[arg-type]
    overlay = Overlay(theme, window, panel, "Back-test", width=640)
    panel.done.connect(overlay.close_now)
    panel.resized.connect(overlay.refit)
    overlay.show_over()
    yield panel
    panel.job.stop()


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.csv"
    path.write_text("Company,Phase\nBirch,Signed\nAcme,Closed Won\nCedar,Closed Lost\nElm,Negotiation\n", encoding="utf-8")
    return path


def said(panel: BacktestPanel) -> str:
    """All words that are seen."""
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def choose(qtbot: QtBot, panel: BacktestPanel, button: QWidget, path: Path) -> None:
    """Chooses a file in the dialog of the system."""
    qtbot.keyClick(button, Key.Key_Return)
    dialog = panel.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: not panel.running)
    qtbot.waitUntil(lambda: panel.findChild(QFileDialog) is None)
    panel.window().activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)


def run(qtbot: QtBot, panel: BacktestPanel) -> None:
    qtbot.keyClick(panel.test, Key.Key_Return)
    qtbot.waitUntil(lambda: not panel.running)


def test_nothing_can_be_tested_before_deals_are_chosen(panel: BacktestPanel) -> None:
    assert not panel.test.isEnabled()
    assert panel.setup.choose.hasFocus()
    assert "Does this scorecard tell deals that were won" in said(panel)


def test_accounts_of_the_workbook_with_an_outcome(qtbot: QtBot, panel: BacktestPanel, board: FakeBoard) -> None:
    qtbot.mouseClick(panel.setup.own, LEFT)
    qtbot.waitUntil(lambda: panel.test.isEnabled())
    assert panel.setup.column.currentText() == "Outcome"
    assert {value: choice.currentText() for value, choice in panel.setup.outcomes.items()} == {"Lost": "Lost", "Won": "Won"}
    assert panel.test.hasFocus()
    run(qtbot, panel)
    words = said(panel)
    assert "better than a coin" in words or "well." in words
    assert "200 deals of 200 accounts" in words
    assert "Lift against all deals: Tier 1" in words
    assert panel.results is not None
    assert "Tier 1: " in panel.results.chart.accessibleName()


def test_suggested_weights_go_to_the_lab_only_when_asked(qtbot: QtBot, panel: BacktestPanel, board: FakeBoard) -> None:
    qtbot.mouseClick(panel.setup.own, LEFT)
    qtbot.waitUntil(lambda: panel.test.isEnabled())
    run(qtbot, panel)
    assert panel.results is not None
    assert board.tried == []
    with qtbot.waitSignal(panel.done):
        qtbot.keyClick(panel.results.attempt, Key.Key_Space)
    assert len(board.tried) == 1
    assert sum(board.tried[0].values()) == 100
    assert max(board.tried[0], key=lambda id: board.tried[0][id]) == "pain"
    assert board.draft == CARD


def test_values_can_be_given_another_meaning(qtbot: QtBot, panel: BacktestPanel, deals: Path) -> None:
    choose(qtbot, panel, panel.setup.choose, deals)
    assert panel.setup.file.whole() == "deals.csv"
    meanings = {value: choice.currentText() for value, choice in panel.setup.outcomes.items()}
    assert meanings == {"Closed Lost": "Lost", "Closed Won": "Won", "Negotiation": "Left out", "Signed": "Left out"}
    qtbot.keyClicks(panel.setup.outcomes["Signed"], "W")
    run(qtbot, panel)
    assert "2 won, 1 lost" in said(panel)
    assert "1 row says neither and is left out." in said(panel)
    assert "Only 2 deals were won" in said(panel)
    assert "No weights are suggested" in said(panel)


def test_without_won_or_lost_nothing_can_be_tested(qtbot: QtBot, panel: BacktestPanel, deals: Path) -> None:
    choose(qtbot, panel, panel.setup.choose, deals)
    assert panel.test.isEnabled()
    qtbot.keyClicks(panel.setup.outcomes["Closed Won"], "Le")
    assert not panel.test.isEnabled()


def test_accounts_from_another_file(qtbot: QtBot, panel: BacktestPanel, deals: Path, tmp_path: Path) -> None:
    listed = tmp_path / "accounts.csv"
    listed.write_text("Company,Industry\nAcme,Software\nCedar,Retail\n", encoding="utf-8")
    choose(qtbot, panel, panel.setup.choose, deals)
    assert panel.setup.accounts.whole() == "the 200 accounts of this workbook"
    choose(qtbot, panel, panel.setup.other, listed)
    assert panel.setup.accounts.whole() == "accounts.csv"
    run(qtbot, panel)
    assert "100 % of the deals have any rating; on average 20 % of the weight is known." in said(panel)


def test_back_to_other_deals(qtbot: QtBot, panel: BacktestPanel, deals: Path) -> None:
    choose(qtbot, panel, panel.setup.choose, deals)
    run(qtbot, panel)
    qtbot.keyClick(panel.back, Key.Key_Return)
    assert panel.setup.isVisible()
    assert panel.setup.choose.hasFocus()
    assert panel.results is None
    qtbot.keyClick(panel.cancel, Key.Key_Return)
    assert not panel.isVisible()


def test_a_file_that_is_no_table_is_told(qtbot: QtBot, panel: BacktestPanel, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    choose(qtbot, panel, panel.setup.choose, empty)
    assert "empty.csv is empty." in said(panel)
    assert not panel.test.isEnabled()


def test_a_file_without_outcomes_is_told(qtbot: QtBot, panel: BacktestPanel, tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("Company\nAcme\nBirch\n", encoding="utf-8")
    choose(qtbot, panel, panel.setup.choose, path)
    assert not panel.test.isEnabled()


def test_a_run_can_be_stopped(qtbot: QtBot, panel: BacktestPanel, deals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = Event()

    def slow(*_given: object, cancelled: object, progress: object, **_more: object) -> None:
        assert callable(cancelled)
        assert callable(progress)
        progress(1200)
        begun.set()
        while not cancelled():
            Event().wait(0.01)

    choose(qtbot, panel, panel.setup.choose, deals)
    monkeypatch.setattr(backtesting, "run", slow)
    qtbot.keyClick(panel.test, Key.Key_Return)
    qtbot.waitUntil(lambda: "1,200 rows read" in said(panel))
    assert begun.is_set()
    assert panel.cancel.hasFocus()
    qtbot.keyClick(panel.cancel, Key.Key_Return)
    assert not panel.running
    assert "Stopped." in said(panel)
    assert panel.test.isEnabled()
    assert panel.results is None


def test_esc_while_it_runs_ends_the_work(qtbot: QtBot, panel: BacktestPanel, deals: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Event()

    def slow(*_given: object, cancelled: object, **_more: object) -> None:
        assert callable(cancelled)
        while not cancelled():
            Event().wait(0.01)
        ended.set()

    choose(qtbot, panel, panel.setup.choose, deals)
    monkeypatch.setattr(backtesting, "run", slow)
    qtbot.keyClick(panel.test, Key.Key_Return)
    qtbot.keyClick(panel.cancel, Key.Key_Escape)
    assert ended.is_set()


def test_everything_has_a_name_and_is_reached_by_tab(qtbot: QtBot, panel: BacktestPanel, deals: Path) -> None:
    choose(qtbot, panel, panel.setup.choose, deals)
    reached = set()
    for _step in range(12):
        here = QApplication.focusWidget()
        assert here is not None
        assert here.accessibleName()
        reached.add(here)
        qtbot.keyClick(here, Key.Key_Tab)
    setup = panel.setup
    assert {setup.choose, setup.own, setup.column, *setup.outcomes.values(), setup.other, panel.cancel, panel.test} <= reached


def test_a_result_is_read_by_keys(qtbot: QtBot, panel: BacktestPanel) -> None:
    qtbot.mouseClick(panel.setup.own, LEFT)
    qtbot.waitUntil(lambda: panel.test.isEnabled())
    run(qtbot, panel)
    assert panel.results is not None
    results, seen = panel.results, panel.results.visibleRegion
    qtbot.waitUntil(lambda: not seen().contains(results.attempt.geometry()))
    here = QApplication.focusWidget()
    assert here is not None
    before = results.y()
    qtbot.keyClick(here, Key.Key_PageDown)
    assert results.y() < before
    qtbot.keyClick(here, Key.Key_Home)
    qtbot.keyClick(here, Key.Key_Tab)
    while QApplication.focusWidget() is not results.attempt:
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert results.visibleRegion().contains(results.attempt.geometry())


def test_a_read_only_workbook_tries_no_weights(qtbot: QtBot, panel: BacktestPanel, board: FakeBoard) -> None:
    board.readonly = True
    qtbot.mouseClick(panel.setup.own, LEFT)
    qtbot.waitUntil(lambda: panel.test.isEnabled())
    run(qtbot, panel)
    assert panel.results is not None
    assert not panel.results.attempt.isEnabled()
