"""Lists by keys and pointer."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def goals(desk: Any) -> Any:
    """A form with three goals and the cursor in the first."""
    desk.put("goals", "One", "Two", "Three")
    desk.form.focus_field("goals")
    return desk


def ids(desk: Any) -> dict[str, int]:
    return {claim.value: claim.id for claim in desk.profile().of("goals")}


def test_enter_opens_the_next_and_on_the_empty_last_row_leaves(desk: Any) -> None:
    desk.form.focus_field("goals")
    desk.type("Prove it")
    desk.press(Key.Key_Return)
    desk.type("Say it")
    desk.press(Key.Key_Return)
    assert desk.at() == "goals"
    desk.press(Key.Key_Return)
    assert desk.at() == desk.after("goals")
    assert desk.all("goals") == ["Prove it", "Say it"]


def test_alt_down_moves_and_the_cursor_stays_with_the_row(goals: Any) -> None:
    goals.press(Key.Key_Down, Mod.AltModifier)
    goals.press(Key.Key_Down, Mod.AltModifier)
    goals.type("!")
    assert goals.all("goals") == ["Two", "Three", "One!"]


def test_moving_keeps_the_claims(goals: Any) -> None:
    before = ids(goals)
    goals.press(Key.Key_Down, Mod.AltModifier)
    assert goals.all("goals") == ["Two", "One", "Three"]
    assert ids(goals) == before


def test_alt_up_at_the_top_does_nothing(goals: Any) -> None:
    goals.press(Key.Key_Up, Mod.AltModifier)
    assert goals.all("goals") == ["One", "Two", "Three"]


def test_backspace_at_the_start_joins_in_one_step(goals: Any) -> None:
    goals.press(Key.Key_Return)
    goals.press(Key.Key_Home)
    goals.press(Key.Key_Backspace)
    assert goals.all("goals") == ["One Two", "Three"]
    goals.type("and ")
    assert goals.all("goals") == ["One and Two", "Three"]
    goals.undo()
    goals.undo()
    assert goals.all("goals") == ["One", "Two", "Three"]


def test_ten_pasted_lines_are_ten_items_in_one_step(desk: Any) -> None:
    desk.form.focus_field("goals")
    desk.paste("\n".join(f"Goal {n}" for n in range(10)))
    assert desk.all("goals") == [f"Goal {n}" for n in range(10)]
    desk.undo()
    assert desk.all("goals") == []


def test_pasted_lines_stand_behind_the_current_row_and_the_cursor_goes_on(goals: Any) -> None:
    goals.paste("a\nb")
    goals.settle()
    goals.type("!")
    assert goals.all("goals") == ["One", "a", "b!", "Two", "Three"]


def test_one_pasted_line_is_typing(goals: Any) -> None:
    goals.paste(" more")
    assert goals.all("goals") == ["One more", "Two", "Three"]


def test_an_emptied_row_keeps_its_place_while_it_is_written_anew(goals: Any) -> None:
    before = ids(goals)["Two"]
    goals.press(Key.Key_Return)
    goals.clear()
    goals.type("Deux")
    assert goals.all("goals") == ["One", "Deux", "Three"]
    assert ids(goals)["Deux"] == before


def test_an_emptied_row_goes_when_it_is_left(goals: Any) -> None:
    goals.clear()
    goals.press(Key.Key_Down)
    goals.type("!")
    assert goals.all("goals") == ["Two!", "Three"]


def test_delete_in_an_empty_row_removes_it(goals: Any) -> None:
    goals.press(Key.Key_Return)
    goals.clear()
    goals.press(Key.Key_Delete)
    goals.type("!")
    assert goals.all("goals") == ["One", "!Three"]


def test_arrows_walk_the_rows(goals: Any) -> None:
    goals.press(Key.Key_Down)
    goals.press(Key.Key_Down)
    goals.press(Key.Key_Up)
    goals.type("!")
    assert goals.all("goals") == ["One", "Two!", "Three"]


def test_escape_gives_the_row_back(goals: Any) -> None:
    goals.type(" and more")
    goals.press(Key.Key_Escape)
    assert goals.all("goals") == ["One", "Two", "Three"]


def test_a_click_goes_to_a_row(goals: Any) -> None:
    editor = goals.editor("goals")
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton, Mod.NoModifier, QPoint(300, editor.row_rect(2).center().y()))
    goals.press(Key.Key_End)
    goals.type("!")
    assert goals.all("goals") == ["One", "Two", "Three!"]


@pytest.mark.parametrize(("over", "order"), [(0, ["Three", "One", "Two"]), (1, ["One", "Three", "Two"])])
def test_a_row_is_dragged_by_its_handle(goals: Any, over: int, order: list[str]) -> None:
    editor = goals.editor("goals")
    start = QPoint(5, editor.row_rect(2).center().y())
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, Mod.NoModifier, start)
    QTest.mouseMove(editor, QPoint(5, start.y() - 10))
    QTest.mouseMove(editor, QPoint(5, editor.row_rect(over).y() + 4))
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, Mod.NoModifier, QPoint(5, editor.row_rect(over).y() + 4))
    assert goals.all("goals") == order


def test_a_drop_outside_moves_nothing(goals: Any) -> None:
    editor = goals.editor("goals")
    start = QPoint(5, editor.row_rect(2).center().y())
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, Mod.NoModifier, start)
    QTest.mouseMove(editor, QPoint(5, start.y() - 30))
    QTest.mouseMove(editor, QPoint(5, -200))
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, Mod.NoModifier, QPoint(5, -200))
    assert goals.all("goals") == ["One", "Two", "Three"]


def test_the_open_row_asks_by_its_place(desk: Any) -> None:
    desk.form.focus_field("goals")
    assert desk.editor("goals").live.hint == "Primary business goal"
    for _n in range(3):
        desk.type("x")
        desk.press(Key.Key_Return)
    assert desk.editor("goals").live.hint == "Next goal"
