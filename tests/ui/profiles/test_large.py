"""Five hundred items and two hundred thousand characters: nothing is lost, and the window has not more widgets for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from persona_studio.template.kinds import Group, Outcome, Sentence
from tests.ui.profiles.fields import NEW

Key = Qt.Key
LONG = "ab cd " * 33_334  # 200,004 characters
KEPT = LONG.strip()


def widgets(desk: Any) -> int:
    return len(desk.form.findChildren(QWidget))


@pytest.mark.parametrize("field", ["jobs", "journey", "wanted_outcomes"])
def test_five_hundred_items_need_no_more_widgets(make_desk: Callable[..., Any], field: str) -> None:
    desk = make_desk(NEW)
    before = widgets(desk)
    kind = desk.profile().template.field(field).kind
    items = [kind.parse(f"Item {n} | 4 | 3") for n in range(500)]
    desk.put(field, *items)
    assert desk.shown(field) == tuple(items)
    desk.form.focus_field(field)
    QApplication.processEvents()
    desk.form.grab()
    desk.type("More ")
    assert widgets(desk) == before
    assert len(desk.all(field)) == 500


def test_five_hundred_pasted_lines_are_five_hundred_items(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(NEW)
    desk.form.focus_field("wanted_outcomes")
    desk.paste("\n".join(f"Outcome {n}" for n in range(500)))
    assert [value.statement for value in desk.all("wanted_outcomes")] == [f"Outcome {n}" for n in range(500)]


def test_a_pasted_book_in_a_part_of_a_sentence_is_kept_whole(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(NEW)
    desk.form.focus_field("jobs")
    desk.type("The month ends")
    desk.press(Key.Key_Tab)
    desk.paste(LONG)
    desk.form.focus_field("name")
    (value,) = desk.all("jobs")
    assert isinstance(value, Sentence)
    assert value.part("motivation") == KEPT
    desk.form.focus_field("jobs")
    desk.type("!")
    desk.form.focus_field("name")
    assert desk.all("jobs")[0].part("motivation") == KEPT
    assert desk.all("jobs")[0].part("situation") == "The month ends!"


def test_a_pasted_book_in_a_cell_is_kept_whole(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(NEW)
    desk.form.focus_field("journey")
    desk.press(Key.Key_Tab)
    desk.paste(LONG)
    desk.form.focus_field("name")
    (value,) = desk.all("journey")
    assert isinstance(value, Group)
    assert (value.statement, value.part("questions")) == ("Awareness", KEPT)


def test_a_pasted_book_as_an_outcome_is_kept_whole(make_desk: Callable[..., Any]) -> None:
    desk = make_desk(NEW)
    desk.form.focus_field("wanted_outcomes")
    desk.paste(LONG)
    desk.press(Key.Key_Tab)
    desk.type("9")
    desk.form.focus_field("name")
    (value,) = desk.all("wanted_outcomes")
    assert isinstance(value, Outcome)
    assert (value.statement, value.importance) == (KEPT, 9)
