"""The weight lab, by keys and by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from persona_studio.ui.score.lab.panel import WeightLab
from persona_studio.ui.score.lab.slider import WeightSlider
from persona_studio.ui.theme import Scheme, Theme
from tests.ui.score.lab.fake_board import CARD, FakeBoard

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def weights(board: FakeBoard) -> dict[str, int | float]:
    return {c.name: float(c.weight) for c in board.draft.criteria}


def on(slider: WeightSlider, percent: int) -> QPoint:
    return QPointF(slider._x(percent), slider._middle()).toPoint()


def test_arrows_move_a_weight_and_all_still_add_up_to_100(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    pain = lab.weights.sliders["pain"]
    qtbot.keyClick(pain, Key.Key_Right)
    assert weights(board)["Pain"] == 26
    qtbot.keyClick(pain, Key.Key_Right, SHIFT)
    assert weights(board)["Pain"] == 31
    assert board.draft.total == 100
    assert weights(board)["Industry"] < 20
    assert "Was 25 % in the saved version." in pain.accessibleDescription()
    qtbot.keyClick(pain, Key.Key_Left, SHIFT)
    qtbot.keyClick(pain, Key.Key_Left)
    assert board.draft == board.saved  # back again, and so are the others


def test_a_drag_is_seen_at_once_and_written_when_it_ends(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    pain = lab.weights.sliders["pain"]
    QTest.mousePress(pain, LEFT, Qt.KeyboardModifier.NoModifier, on(pain, 25))
    for percent in (30, 34, 40):
        QTest.mouseMove(pain, on(pain, percent))
    qtbot.waitUntil(lambda: weights(board)["Pain"] == 40)
    assert board.settled == []
    assert board.draft.total == 100
    QTest.mouseRelease(pain, LEFT, Qt.KeyboardModifier.NoModifier, on(pain, 40))
    assert board.settled == [board.draft]


def test_a_locked_weight_stays_and_is_not_dragged(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    industry, pain = lab.weights.sliders["industry"], lab.weights.sliders["pain"]
    qtbot.mouseClick(industry, LEFT, pos=QPoint(10, 8))
    qtbot.keyClick(lab.weights.sliders["budget"], Key.Key_L)
    qtbot.keyClick(pain, Key.Key_End)
    assert weights(board) == {"Industry": 20, "Size": 0, "Pain": 60, "Budget": 20, "Tech fit": 0, "Champion": 0}
    qtbot.keyClick(industry, Key.Key_Right)
    qtbot.mouseClick(industry, LEFT, pos=on(industry, 45))
    assert weights(board)["Industry"] == 20
    assert "Locked." in industry.accessibleDescription()
    qtbot.keyClick(industry, Key.Key_L)
    qtbot.keyClick(industry, Key.Key_Right)
    assert weights(board)["Industry"] == 21


@pytest.mark.parametrize("start", ["Enter", "F2", "digit", "double click"])
def test_a_weight_is_typed(qtbot: QtBot, lab: WeightLab, board: FakeBoard, start: str) -> None:
    size = lab.weights.sliders["size"]
    size.setFocus()
    if start == "double click":
        qtbot.mouseDClick(size, LEFT, pos=QPoint(size.width() - 10, 8))
    elif start != "digit":
        qtbot.keyClick(size, Key.Key_Return if start == "Enter" else Key.Key_F2)
    else:
        qtbot.keyClick(size, "1")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "2,5" if start == "digit" else "12.5")
    qtbot.keyClick(line, Key.Key_Return)
    assert weights(board)["Size"] == 12.5
    assert board.draft.total == 100
    assert board.settled == [board.draft]
    assert size.hasFocus()


@pytest.mark.parametrize("typed", ["much", "130", "-5", "1.234", "nan"])
def test_what_is_no_weight_is_objected_to_and_stays(qtbot: QtBot, lab: WeightLab, board: FakeBoard, typed: str) -> None:
    size = lab.weights.sliders["size"]
    size.setFocus()
    qtbot.keyClick(size, Key.Key_Return)
    qtbot.keyClicks(size.entry, typed)
    qtbot.keyClick(size.entry, Key.Key_Return)
    assert lab.weights.note.text() == "A number from 0 to 100 is needed, with at most two decimals."
    assert size.entry.text() == typed
    assert board.draft == board.saved
    qtbot.keyClick(size.entry, Key.Key_Escape)
    assert lab.weights.note.text() == "A locked weight stays as it is"
    assert size.hasFocus()


def test_a_screen_reader_finds_a_slider_and_moves_it(lab: WeightLab, board: FakeBoard) -> None:
    pain = lab.weights.sliders["pain"]
    told = QAccessible.queryAccessibleInterface(pain)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Pain, weight in percent"
    value = told.valueInterface()
    assert isinstance(value, QAccessibleValueInterface)
    assert value.currentValue() == 25
    value.setCurrentValue(35)
    assert weights(board)["Pain"] == 35
    assert board.draft.total == 100


def test_limits_are_moved_by_keys_and_by_hand_and_stay_in_order(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    first, second = lab.limits.handles[:2]
    qtbot.keyClick(first, Key.Key_Left)
    assert [t.least for t in board.draft.tiers] == [Decimal("3.9"), 3, 2, None]
    assert first.accessibleName() == "Tier 1 from 3.9"
    for _n in range(4):
        qtbot.keyClick(second, Key.Key_Right, SHIFT)
    limits = [t.least for t in board.draft.tiers[:3]]
    assert limits == sorted(set(limits), reverse=True)  # type: ignore[type-var]
    QTest.mousePress(first, LEFT, Qt.KeyboardModifier.NoModifier, first.rect().center())
    QTest.mouseMove(first, first.mapFromParent(QPointF(lab.limits._x(Decimal("4.6")), 20)).toPoint())
    assert board.draft.tiers[0].least == Decimal("4.6")
    settled = len(board.settled)
    QTest.mouseRelease(first, LEFT)
    assert len(board.settled) == settled + 1


def test_tiers_sentence_and_tornado_follow(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    assert "Tier 1: 68; Tier 2: 318; Tier 3: 293; Disqualify: 50" in lab.tiers.view.accessibleName()
    for _n in range(10):
        qtbot.keyClick(lab.weights.sliders["pain"], Key.Key_Right)
    qtbot.waitUntil(lambda: "was 68" in lab.tiers.view.accessibleName())
    assert "move up" in lab.sentence.text()
    assert lab.state.text() == "Version 2, edited"
    qtbot.waitUntil(lambda: "with 10 points less" in lab.matters.view.accessibleName())
    qtbot.mouseClick(lab.saving.reset, LEFT)
    qtbot.waitUntil(lambda: "was" not in lab.tiers.view.accessibleName())
    assert weights(board)["Pain"] == 25
    assert lab.state.text() == "Version 2"


def test_a_version_is_saved_with_a_name(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    assert not lab.saving.save.isEnabled()
    qtbot.keyClick(lab.weights.sliders["pain"], Key.Key_Right)
    assert lab.saving.save.text() == "Save as version 3"
    qtbot.keyClicks(lab.saving.name, "after the fair")
    qtbot.keyClick(lab.saving.name, Key.Key_Return)
    assert board.kept == ["after the fair"]
    assert lab.state.text() == "Version 3"
    assert [row.edition.number for row in lab.versions.rows] == [3, 2, 1]


def test_an_older_version_is_looked_at_and_brought_back(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    first = lab.versions.rows[-1]
    qtbot.keyClick(first, Key.Key_Return)
    assert lab.banner.words.text() == "Version 1 of 12 Mar 2024, before the fair"
    assert lab.weights.sliders["industry"].weight == 25
    qtbot.keyClick(lab.weights.sliders["industry"], Key.Key_Right)
    qtbot.keyClick(lab.limits.handles[0], Key.Key_Right)
    assert lab.weights.sliders["industry"].weight == 25
    assert not lab.saving.isVisible()
    qtbot.mouseClick(lab.banner.close_button, LEFT)
    assert not lab.banner.isVisible()
    assert lab.weights.sliders["industry"].weight == 20
    qtbot.mouseClick(lab.versions.rows[-1], LEFT)
    qtbot.mouseClick(lab.banner.back, LEFT)
    assert weights(board)["Industry"] == 25
    assert board.edited


def test_weights_that_are_off_are_told_and_rescaled(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    board.take(board.draft.weighing({"pain": Decimal(55)}))
    assert lab.weights.note.text() == "30 points too many."
    assert lab.weights.sum.text() == "130 %"
    qtbot.mouseClick(lab.weights.rescale, LEFT)
    assert board.draft.total == 100
    assert board.settled[-1] == board.draft  # the slider that loses the focus may have written before


def test_without_accounts_the_weights_can_be_moved_all_the_same(qtbot: QtBot, lab: WeightLab, board: FakeBoard) -> None:
    board.without_accounts()
    qtbot.waitUntil(lambda: not lab.tiers.isVisible())
    assert lab.sentence.text() == "Accounts that are added show here what each weight does."
    qtbot.keyClick(lab.weights.sliders["pain"], Key.Key_Right)
    assert weights(board)["Pain"] == 26


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_many_criteria_scroll_and_the_lab_is_drawn_in_both_schemes(
    qtbot: QtBot, lab: WeightLab, board: FakeBoard, theme: Theme, scheme: Scheme
) -> None:
    theme.use(scheme)
    many = tuple(replace(CARD.criteria[0], id=f"c{n}", name=f"Criterion {n}", weight=Decimal(5)) for n in range(20))
    board.take(replace(board.draft, criteria=many))
    qtbot.waitUntil(lambda: len(lab.weights.sliders) == 20)
    qtbot.waitUntil(lambda: lab.verticalScrollBar().maximum() > 0)
    last = lab.weights.sliders["c19"]
    qtbot.waitUntil(lambda: last.height() == last.sizeHint().height())
    qtbot.keyClick(last, Key.Key_Right)
    assert board.draft.total == 100
    ground = theme.colour("accent").name()
    picture = last.grab().toImage()
    assert any(picture.pixelColor(x, last.height() - 16).name() == ground for x in range(12))
