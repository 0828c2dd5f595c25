"""Scales, sentences, tables, outcomes and references, filled in by keys."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from persona_studio.actions import profiles
from persona_studio.template.kinds import Group, Outcome, Unclear
from tests.ui.profiles.fields import NEW

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def new(make_desk: Callable[..., Any]) -> Any:
    """A form with a field of each newer kind."""
    return make_desk(NEW)


# scales


@pytest.mark.parametrize(("keys", "value"), [("8", 8), ("10", 10), ("12", 2), ("7.5", Decimal("7.5")), ("0", 0), ("99", 9)])
def test_digits_set_the_place(new: Any, keys: str, value: Any) -> None:
    new.form.focus_field("skill")
    new.type(keys)
    assert new.value("skill") == value


def test_arrows_move_and_backspace_clears(new: Any) -> None:
    new.form.focus_field("skill")
    new.type("8")
    for _n in range(4):
        new.press(Key.Key_Right)
    assert new.value("skill") == 10
    new.press(Key.Key_Left)
    assert new.editor("skill").accessibleName() == "Skill: 9 of 10"
    new.press(Key.Key_Backspace)
    assert new.value("skill") is None
    assert new.editor("skill").accessibleName() == "Skill: not rated"
    new.press(Key.Key_Home)
    assert new.value("skill") == 0


def test_a_click_sets_the_place(new: Any) -> None:
    editor = new.editor("skill")
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(round(editor._x(6)), 15))
    assert new.value("skill") == 6


def test_escape_takes_the_place_back(new: Any) -> None:
    new.put("skill", Decimal(3))
    new.form.focus_field("skill")
    new.type("8")
    new.press(Key.Key_Escape)
    assert new.value("skill") == 3


def test_a_place_that_could_not_be_read_is_shown_as_it_was_written(new: Any) -> None:
    new.put("skill", Unclear("very high", "no number"))
    assert "very high" in new.editor("skill").accessibleName()
    assert "skill" in new.form.errors
    new.form.focus_field("skill")
    new.type("9")
    assert new.value("skill") == 9


# sentences


def test_tab_goes_from_part_to_part_and_enter_to_the_next_sentence(new: Any) -> None:
    new.form.focus_field("jobs")
    for text in ("the month ends", "know what worked", "move the budget"):
        new.type(text)
        new.press(Key.Key_Tab) if text != "move the budget" else new.press(Key.Key_Return)
    new.type("another one")
    kind = new.profile().template.field("jobs").kind
    assert [kind.plain(value) for value in new.all("jobs")] == [
        "When the month ends, I want to know what worked, so I can move the budget",
        "When another one",
    ]


def test_a_whole_sentence_is_one_run_of_words_at_rest(new: Any) -> None:
    kind = new.profile().template.field("jobs").kind
    new.put("jobs", kind.make({"situation": "the month ends", "outcome": "move the budget"}))
    editor = new.editor("jobs")
    assert "".join(text for text, _tone in editor.sentence(new.all("jobs")[0])) == "When the month ends, I want to …, so I can move the budget."


def test_pasted_sentences_are_taken_apart(new: Any) -> None:
    new.form.focus_field("jobs")
    new.paste("When the month ends, I want to know what worked, so I can sleep\nWhen I am new, I want to see names, so I can ask")
    assert [value.part("outcome") for value in new.all("jobs")] == ["sleep", "ask"]


def test_escape_gives_all_parts_back(new: Any) -> None:
    kind = new.profile().template.field("jobs").kind
    new.put("jobs", kind.parse("a | b | c"))
    new.form.focus_field("jobs")
    new.type("x")
    new.press(Key.Key_Tab)
    new.type("y")
    new.press(Key.Key_Escape)
    assert new.all("jobs") == [kind.parse("a | b | c")]


# tables


def test_tab_walks_the_cells_and_the_rows(new: Any) -> None:
    new.form.focus_field("journey")
    new.press(Key.Key_Tab)
    new.type("Why so long?")
    new.press(Key.Key_Return)
    new.type("Who else?")
    new.press(Key.Key_Tab)
    new.type("Search")
    new.press(Key.Key_Tab)
    new.press(Key.Key_Tab)
    new.type("Does it connect?")
    new.press(Key.Key_Backtab, Mod.ShiftModifier)
    new.press(Key.Key_Backtab, Mod.ShiftModifier)
    new.type(", friends")
    assert new.all("journey") == [
        Group("Awareness", (("questions", "Why so long?\nWho else?"), ("channels", "Search, friends"))),
        Group("Consideration", (("questions", "Does it connect?"),)),
    ]
    assert new.editor("journey").offered() == ["Decision"]


def test_rows_are_named_added_and_moved(new: Any) -> None:
    new.put("journey", Group("Awareness", (("questions", "Why?"),)), Group("Decision", (("questions", "When?"),)))
    new.form.focus_field("journey")
    new.clear()
    new.type("First thought")
    new.press(Key.Key_Down, Mod.AltModifier)
    new.press(Key.Key_Return)
    new.type("Use")
    new.press(Key.Key_Tab)
    new.type("How?")
    assert [(row.statement, row.part("questions")) for row in new.all("journey")] == [
        ("Decision", "When?"),
        ("First thought", "Why?"),
        ("Use", "How?"),
    ]


def test_an_offered_row_that_is_left_alone_is_no_content(new: Any) -> None:
    new.form.focus_field("journey")
    new.press(Key.Key_Tab)
    new.form.focus_field("name")
    assert new.all("journey") == []


# outcomes


def test_an_outcome_is_rated_and_its_opportunity_follows(new: Any) -> None:
    new.form.focus_field("wanted_outcomes")
    new.type("Find where a figure comes from")
    new.press(Key.Key_Tab)
    new.type("9")
    new.press(Key.Key_Tab)
    new.type("2.5")
    new.press(Key.Key_Return)
    new.type("Less to do")
    assert new.all("wanted_outcomes") == [Outcome("Find where a figure comes from", Decimal(9), Decimal("2.5")), Outcome("Less to do")]
    editor = new.editor("wanted_outcomes")
    assert [(bar.label, bar.score) for bar in editor.rated()] == [("Find where a figure comes from", Decimal("15.5"))]
    assert "Greatest opportunity: Find where a figure comes from, 15.5 of 20." in editor.live.accessibleDescription()


def test_the_greatest_opportunity_comes_first_in_the_chart(new: Any) -> None:
    new.put("wanted_outcomes", Outcome("Small", Decimal(2), Decimal(9)), Outcome("Great", Decimal(9), Decimal(1)), Outcome("Unrated"))
    assert [bar.label for bar in new.editor("wanted_outcomes").rated()] == ["Great", "Small"]


def test_a_rating_beyond_the_scale_is_kept_and_named(new: Any) -> None:
    new.form.focus_field("wanted_outcomes")
    new.type("Less to do")
    new.press(Key.Key_Tab)
    new.type("11")
    new.form.focus_field("name")
    assert new.all("wanted_outcomes")[0].importance == 11
    assert "0 to 10" in new.form.errors["wanted_outcomes"].sentence


def test_letters_are_no_rating(new: Any) -> None:
    new.form.focus_field("wanted_outcomes")
    new.type("Less to do")
    new.press(Key.Key_Tab)
    new.type("high7")
    assert new.all("wanted_outcomes")[0].importance == 7


# references


@pytest.fixture
def people(new: Any) -> dict[str, str]:
    """Codes of the other profiles by name."""
    for name in ("Finance Farid", "Success Chidi"):
        profiles.create(new.book, "buyer-persona", name)
    profiles.create(new.book, "icp", "Mid-sized firms")
    new.settle()
    return {listed.name: listed.code for listed in new.book.profiles()}


def test_a_name_becomes_a_reference(new: Any, people: dict[str, str]) -> None:
    new.form.focus_field("team")
    new.type("fin")
    new.press(Key.Key_Down)
    new.press(Key.Key_Return)
    new.type("Success Chidi,")
    assert new.all("team") == [people["Finance Farid"], people["Success Chidi"]]
    assert "Finance Farid, Success Chidi" in new.editor("team").line.accessibleDescription()


def test_the_beginning_of_a_name_is_enough(new: Any, people: dict[str, str]) -> None:
    new.form.focus_field("team")
    new.type("fin")
    new.form.focus_field("name")
    assert new.all("team") == [people["Finance Farid"]]


def test_only_the_kinds_asked_for_are_offered_and_never_oneself(new: Any, people: dict[str, str]) -> None:
    new.form.focus_field("team")
    assert new.editor("team").words_offered() == ["Finance Farid", "Success Chidi"]


def test_a_name_that_nobody_has_stays_with_its_reason(new: Any, people: dict[str, str]) -> None:
    new.form.focus_field("team")
    new.type("Nobody Nora,")
    new.form.focus_field("name")
    (value,) = new.all("team")
    assert isinstance(value, Unclear)
    assert value.raw == "Nobody Nora"
    assert new.form.errors["team"].sentence == "Nobody in this workbook is called that."


def test_a_renamed_profile_is_shown_by_its_new_name(new: Any, people: dict[str, str]) -> None:
    new.put("team", people["Finance Farid"])
    id = next(listed.id for listed in new.book.profiles() if listed.name == "Finance Farid")
    profiles.rename(new.book, id, "Finance Fatima")
    new.settle()
    assert new.editor("team")._words(new.editor("team").claims[0]) == "Finance Fatima"
