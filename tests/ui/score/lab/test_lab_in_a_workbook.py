"""The weight lab over a workbook: what is tried is kept, and can be taken back step by step."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from persona_studio.actions import accounts, profiles, scorecards
from persona_studio.ui.memory import Memory
from persona_studio.ui.score.board import Board
from persona_studio.ui.score.lab.panel import WeightLab
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings

Key, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    book = create(tmp_path / "fernwood.persona", Settings(client="Fernwood Analytics"), backups=tmp_path / "backups")
    icp = profiles.create(book, "icp", "Mid-sized SaaS")
    if not book.scorecards():
        scorecards.create(book, icp, "Mid-sized SaaS")
    listed = book.scorecards()[0]
    for n in range(6):
        id = accounts.add(book, f"Account {n}")
        for k, criterion in enumerate(listed.card.criteria):
            accounts.rate(book, id, criterion.id, (1, 3, 5)[(n + k) % 3])
    scorecards.save_version(book, listed.id)
    session = Session(book)
    yield session
    session.close()


@pytest.fixture
def real(qtbot: QtBot, session: Session, theme: Theme, tmp_path: Path) -> WeightLab:
    """The lab with a board of its own."""
    board = Board(session, Memory(tmp_path / "memory.json"), session)
    lab = WeightLab(board, theme)
    qtbot.addWidget(lab)
    lab.resize(312, 900)
    lab.show()
    board.load()
    qtbot.waitUntil(lambda: "pain" in lab.weights.sliders)
    return lab


def stored(session: Session, id: str = "pain") -> Decimal:
    return session.book.scorecards()[0].card.criterion(id).weight


def drag(lab: WeightLab, *to: int) -> None:
    pain = lab.weights.sliders["pain"]
    places = [QPointF(pain._x(percent), pain._middle()).toPoint() for percent in (25, *to)]
    QTest.mousePress(pain, LEFT, NONE, places[0])
    for place in places[1:]:
        QTest.mouseMove(pain, place)
    QTest.mouseRelease(pain, LEFT, NONE, places[-1])


def test_a_drag_is_one_step_of_undo_and_the_saved_version_stays(qtbot: QtBot, real: WeightLab, session: Session) -> None:
    drag(real, 30, 35, 40)
    qtbot.waitUntil(lambda: stored(session) == 40)
    assert session.book.scorecards()[0].card.total == 100
    assert session.book.editions(session.book.scorecards()[0].id)[-1].card.criterion("pain").weight == 25
    assert real.state.text() == "Version 1, edited"
    session.undo()
    qtbot.waitUntil(lambda: stored(session) == 25)
    qtbot.waitUntil(lambda: real.weights.sliders["pain"].weight == 25)
    qtbot.waitUntil(lambda: real.state.text() == "Version 1")


def test_what_is_tried_by_keys_is_kept_before_the_workbook_closes(qtbot: QtBot, real: WeightLab, session: Session) -> None:
    qtbot.keyClick(real.weights.sliders["pain"], Key.Key_Right)
    qtbot.keyClick(real.limits.handles[0], Key.Key_Left)
    assert session.settle()
    assert stored(session) == 26
    assert session.book.scorecards()[0].card.tiers[0].least == Decimal("3.9")


def test_a_version_is_saved_looked_at_and_brought_back(qtbot: QtBot, real: WeightLab, session: Session) -> None:
    drag(real, 40)
    qtbot.keyClicks(real.saving.name, "pain first")
    qtbot.keyClick(real.saving.name, Key.Key_Return)
    qtbot.waitUntil(lambda: [row.edition.number for row in real.versions.rows] == [2, 1])
    qtbot.waitUntil(lambda: real.state.text() == "Version 2")
    qtbot.mouseClick(real.versions.rows[1], LEFT)
    qtbot.waitUntil(lambda: real.weights.sliders["pain"].weight == 25)
    assert real.banner.words.text().startswith("Version 1 of ")
    drag(real, 45)
    qtbot.mouseClick(real.banner.close_button, LEFT)
    qtbot.waitUntil(lambda: real.weights.sliders["pain"].weight == 40)
    assert stored(session) == 40
    qtbot.mouseClick(real.versions.rows[1], LEFT)
    qtbot.waitUntil(real.banner.isVisible)
    qtbot.mouseClick(real.banner.back, LEFT)
    qtbot.waitUntil(lambda: stored(session) == 25)
    qtbot.waitUntil(lambda: real.state.text() == "Version 2, edited")


def test_a_limit_that_keys_moved_is_written_when_they_rest(qtbot: QtBot, session: Session, real: WeightLab) -> None:
    handle = real.limits.handles[0]
    handle.setFocus()
    for _n in range(3):
        qtbot.keyClick(handle, Key.Key_Left)
    qtbot.waitUntil(lambda: session.book.scorecards()[0].card.tiers[0].least == Decimal("3.7"))
    assert handle.hasFocus()
    session.undo()
    qtbot.waitUntil(lambda: session.book.scorecards()[0].card.tiers[0].least == Decimal(4))


def test_numbers_of_limits_never_lie_over_each_other(qtbot: QtBot, real: WeightLab) -> None:
    handles = real.limits.handles
    assert all(handle.told for handle in handles)
    handles[1].setFocus()
    for _n in range(10):
        qtbot.keyClick(handles[1], Key.Key_Right)
    assert handles[1].told
    assert not handles[0].told
