"""The lab over a board without a workbook."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.ui.score.lab.panel import WeightLab
from persona_studio.ui.theme import Scheme, Theme
from tests.ui.score.lab.fake_board import FakeBoard


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
    return FakeBoard()


@pytest.fixture
def lab(qtbot: QtBot, theme: Theme, board: FakeBoard) -> WeightLab:
    """The lab as it stands in the place."""
    lab = WeightLab(board, theme)  # type: ignore[arg-type]
    qtbot.addWidget(lab)
    lab.resize(312, 900)
    lab.show()
    qtbot.waitExposed(lab)
    qtbot.waitUntil(lambda: lab.tiers.view.chart.marks != ())
    return lab
