"""Drags a weight over 100,000 accounts in the window; prints median and 99th percentile in ms, from a move until table and tiers are painted.

drag.py FOLDER: makes the workbook there first.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from persona_studio.actions import accounts, profiles, scorecards
from persona_studio.domain.scoring.model import Between, OneOf, Present, Rule
from persona_studio.ui.frame.window import Window
from persona_studio.ui.memory import Memory
from persona_studio.ui.score.lab.panel import WeightLab
from persona_studio.ui.score.place import ScorePlace
from persona_studio.ui.theme import Scheme, Theme
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings

ACCOUNTS, MOVES, WARM = 100_000, 120, 10
LONGEST = 300  # s until the accounts are read


def make(path: Path) -> None:
    """A workbook whose six criteria are all rated by rules, some of them unknown."""
    with create(path, Settings(client="Bench")) as book:
        icp = profiles.create(book, "icp", "Mid-sized SaaS")
        if not book.scorecards():
            scorecards.create(book, icp)
        listed = book.scorecards()[0]
        words = (Rule(5, OneOf(("a", "b"))), Rule(3, OneOf(("c",))), Rule(1, Present()))
        size = (Rule(5, Between(Decimal(50), Decimal(250))), Rule(3, Between(Decimal(25), Decimal(500))), Rule(1, Present()))
        rated = tuple(replace(c, column=f"Column {n}", rules=words if n % 2 else size) for n, c in enumerate(listed.card.criteria))
        scorecards.change(book, listed.id, replace(listed.card, criteria=rated))
        with book.edit("Fill") as e:
            for n in range(ACCOUNTS):
                cells = {f"Column {k}": _cell(n, k) for k in range(len(rated)) if (n * 7 + k * 13) % 11}
                accounts.put(e, f"Company {n}", cells, place=n)


def _cell(n: int, k: int) -> str:
    return "abcd"[(n // (k + 1)) % 4] if k % 2 else str((n * 37 + k * 101) % 700)


class Painted:
    """When each of some widgets was painted last."""

    def __init__(self, *widgets: object) -> None:
        from driven import Paints

        self.each = [Paints(widget) for widget in widgets]  # type: ignore[arg-type]

    def since(self, moment: float) -> bool:
        return all(paint.at > moment for paint in self.each)


def measure(window: Window) -> list[float]:
    """Moves the knob to and fro; each move is measured until both have been painted."""
    place, lab = window.findChild(ScorePlace), window.findChild(WeightLab)
    assert place is not None
    assert lab is not None
    slider = lab.weights.sliders["pain"]
    painted = Painted(place.table.viewport(), lab.tiers.view)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPointF(slider._x(25), slider._middle()).toPoint())
    taken = []
    for n in range(MOVES + WARM):
        percent = 15 + (n * 7) % 30
        begun = time.perf_counter()
        QTest.mouseMove(slider, QPointF(slider._x(percent), slider._middle()).toPoint())
        while not painted.since(begun) and time.perf_counter() - begun < 5:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        taken.append((time.perf_counter() - begun) * 1000)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton)
    return taken[WARM:]


def main() -> None:
    folder = Path(sys.argv[1])
    path = folder / "drag.persona"
    make(path)
    app = QApplication([])
    theme = Theme()
    theme.dress(app)
    theme.use(Scheme.LIGHT)
    window = Window(theme, Memory(folder / "window.json"))
    window.resize(1440, 900)
    window.show()
    window.open_path(path)
    begun = time.perf_counter()
    while window.workspace is None:
        QTest.qWait(20)
    window.workspace.go("score")
    while not ((place := window.findChild(ScorePlace)) and len(place.board.accounts) == ACCOUNTS) and time.perf_counter() - begun < LONGEST:
        QTest.qWait(50)
    QTest.qWait(1500)
    taken = measure(window)
    print(statistics.median(taken), statistics.quantiles(taken, n=100)[98])
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
