"""Every kind of value is filled in by keys, and the file holds it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt

from persona_studio.template.kinds import Group, Money, Span, Unclear

Key, Mod = Qt.Key, Qt.KeyboardModifier

ALL = """
[[section.field]]
id = "chosen"
label = "Chosen"
kind = "choice"
options = ["Low", "High"]
[[section.field]]
id = "due"
label = "Due"
kind = "date"
[[section.field]]
id = "signed"
label = "Signed"
kind = "flag"
[[section.field]]
id = "ideas"
label = "Ideas"
kind = "list"
[[section.field]]
id = "sizes"
label = "Sizes"
kind = "list"
of = { kind = "range" }
"""


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("role", "Head of  marketing ", "Head of marketing"),
        ("trigger", "The board asks", "The board asks"),
        ("career_stage", "Founder", "Founder"),
        ("team_size", "5", Decimal(5)),
        ("age_range", "28-36", Span(Decimal(28), Decimal(36))),
        ("income_range", "$70k to 95k", Money(Decimal(70000), Decimal(95000), "USD", "year")),
    ],
)
def test_a_field_is_typed_and_stored(desk: Any, field: str, typed: str, value: Any) -> None:
    desk.form.focus_field(field)
    desk.type(typed)
    assert desk.value(field) == value


def test_an_amount_is_written_in_its_final_form_on_leaving(desk: Any) -> None:
    desk.form.focus_field("income_range")
    desk.type("70,000 - 95,000 USD")
    desk.press(Key.Key_Tab)
    assert desk.editor("income_range").line.text() == "$70k–95k"


def test_what_cannot_be_read_stays_as_it_was_typed_with_the_reason(desk: Any) -> None:
    desk.form.focus_field("team_size")
    desk.type("some of them")
    assert "team_size" not in desk.form.errors  # not while it is being typed
    desk.press(Key.Key_Tab)
    assert desk.editor("team_size").line.text() == "some of them"
    assert "number" in desk.form.errors["team_size"].sentence
    stored = desk.value("team_size")
    assert isinstance(stored, Unclear)
    assert stored.raw == "some of them"


def test_an_error_goes_while_it_is_typed_right(desk: Any) -> None:
    desk.form.focus_field("team_size")
    desk.type("x")
    desk.press(Key.Key_Tab)
    assert "team_size" in desk.form.errors
    desk.form.focus_field("team_size")
    desk.clear()
    desk.type("7")
    assert "team_size" not in desk.form.errors


def test_a_complaint_is_mended_by_a_key(desk: Any) -> None:
    desk.form.focus_field("income_range")
    desk.type("$95k-70k")
    desk.press(Key.Key_Period, Mod.ControlModifier)
    assert desk.value("income_range") == Money(Decimal(70000), Decimal(95000), "USD", "year")
    assert desk.editor("income_range").line.text() == "$70k–95k"
    assert not desk.form.errors


def test_a_complaint_is_mended_by_its_link(desk: Any, qtbot: Any) -> None:
    desk.form.focus_field("age_range")
    desk.type("40-30")
    desk.press(Key.Key_Tab)
    assert desk.form.errors["age_range"].mend
    link = desk.form.sheet.boxes["age_range"]._error.mend
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert desk.value("age_range") == Span(Decimal(30), Decimal(40))


def test_blank_removes_the_claim(desk: Any) -> None:
    desk.form.focus_field("role")
    desk.type("Buyer")
    assert desk.value("role") == "Buyer"
    desk.clear()
    desk.press(Key.Key_Tab)
    assert desk.all("role") == []


def test_a_value_typed_anew_is_the_same_claim(desk: Any) -> None:
    desk.put("role", "Buyer")
    before = desk.profile().of("role")[0].id
    desk.form.focus_field("role")
    desk.clear()
    desk.type("Seller")
    assert [(c.id, c.value) for c in desk.profile().of("role")] == [(before, "Seller")]


def test_a_choice_is_taken_with_arrows(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.form.focus_field("chosen")
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.value("chosen") == "High"
    assert not desk.editor("chosen").popup.isVisible()


def test_typing_filters_a_choice_and_leaving_completes_it(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.form.focus_field("chosen")
    desk.type("hi")
    assert desk.editor("chosen").popup.words == ["High"]
    desk.press(Key.Key_Tab)
    assert desk.value("chosen") == "High"


def test_a_closed_choice_keeps_a_foreign_word_and_says_so(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.form.focus_field("chosen")
    desk.type("middling")
    desk.press(Key.Key_Tab)
    assert desk.editor("chosen").line.text() == "middling"
    assert "Low" in desk.form.errors["chosen"].sentence


def test_a_date_is_typed(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.form.focus_field("due")
    desk.type("2027-02-12")
    assert desk.value("due") == datetime.date(2027, 2, 12)


def test_a_date_is_picked_with_keys(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.put("due", datetime.date(2027, 1, 31))
    desk.form.focus_field("due")
    desk.press(Key.Key_Down, Mod.AltModifier)
    assert desk.editor("due").popup.isVisible()
    desk.press(Key.Key_PageDown)  # the last day of a shorter month
    desk.press(Key.Key_Up)
    desk.press(Key.Key_Return)
    assert desk.value("due") == datetime.date(2027, 2, 21)


def test_a_flag_is_answered_and_taken_back(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.form.focus_field("signed")
    desk.press(Key.Key_Y)
    assert desk.value("signed") is True
    desk.press(Key.Key_Space)
    assert desk.value("signed") is False
    desk.press(Key.Key_Backspace)
    assert desk.all("signed") == []


def test_a_list_may_hold_other_kinds(make_desk: Any) -> None:
    desk = make_desk(ALL)
    desk.form.focus_field("sizes")
    desk.type("5-10")
    desk.press(Key.Key_Return)
    desk.type("nine")
    desk.form.focus_field("ideas")
    assert desk.all("sizes")[0] == Span(Decimal(5), Decimal(10))
    assert desk.all("sizes")[1].raw == "nine"
    assert "sizes" in desk.form.errors


def test_tokens_by_comma_and_enter(desk: Any) -> None:
    desk.form.focus_field("tools")
    desk.type("HubSpot,GA4")
    desk.press(Key.Key_Return)
    desk.type("Look")
    assert desk.all("tools") == ["HubSpot", "GA4", "Look"]
    desk.press(Key.Key_Tab)
    assert [desk.editor("tools")._words(c) for c in desk.editor("tools").tokens()] == ["HubSpot", "GA4", "Look"]


def test_backspace_selects_the_last_token_then_removes_it(desk: Any) -> None:
    desk.put("tools", "HubSpot", "GA4")
    desk.form.focus_field("tools")
    desk.press(Key.Key_Backspace)
    assert desk.all("tools") == ["HubSpot", "GA4"]
    desk.press(Key.Key_Backspace)
    assert desk.all("tools") == ["HubSpot"]


def test_a_token_is_corrected_in_place(desk: Any) -> None:
    desk.put("tools", "HubSpt", "GA4")
    ids = [c.id for c in desk.profile().of("tools")]
    desk.form.focus_field("tools")
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Return)
    desk.clear()
    desk.type("HubSpot")
    desk.press(Key.Key_Return)
    assert [(c.id, c.value) for c in desk.profile().of("tools")] == [(ids[0], "HubSpot"), (ids[1], "GA4")]


def test_a_token_in_the_line_stands_where_the_file_has_it(desk: Any) -> None:
    desk.put("tools", "HubSpot", "GA4", "Looker")
    desk.form.focus_field("tools")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Left)
    desk.press(Key.Key_Return)
    assert desk.editor("tools").line.text() == "GA4"
    assert list(desk.shown("tools")) == desk.all("tools") == ["HubSpot", "GA4", "Looker"]
    desk.type("!")
    assert list(desk.shown("tools")) == desk.all("tools") == ["HubSpot", "GA4!", "Looker"]


@pytest.mark.parametrize("emptied", [False, True])
def test_escape_puts_the_old_word_of_a_token_back(desk: Any, emptied: bool) -> None:
    desk.put("tools", "HubSpot", "GA4", "Looker")
    desk.form.focus_field("tools")
    for key in (Key.Key_Backspace, Key.Key_Left, Key.Key_Return):
        desk.press(key)
    if emptied:
        desk.clear()
    else:
        desk.type("!")
    desk.press(Key.Key_Escape)
    assert desk.editor("tools").line.text() == ""
    assert list(desk.shown("tools")) == desk.all("tools") == ["HubSpot", "GA4", "Looker"]


def test_escape_drops_a_word_that_was_begun(desk: Any) -> None:
    desk.put("tools", "HubSpot")
    desk.form.focus_field("tools")
    desk.type("Loo")
    desk.press(Key.Key_Escape)
    assert list(desk.shown("tools")) == desk.all("tools") == ["HubSpot"]


def test_pasted_lines_are_tokens(desk: Any) -> None:
    desk.form.focus_field("tools")
    desk.paste("HubSpot\nGA4\n\nLooker\n")
    assert desk.all("tools") == ["HubSpot", "GA4", "Looker"]


def test_a_token_that_is_there_already_is_not_there_twice(desk: Any) -> None:
    desk.put("tools", "HubSpot")
    desk.form.focus_field("tools")
    desk.type("hubspot")
    desk.press(Key.Key_Return)
    assert desk.all("tools") == ["HubSpot"]


def test_a_group_with_its_parts_by_keys_alone(desk: Any) -> None:
    desk.form.focus_field("pains")
    desk.type("Reports take days")
    desk.press(Key.Key_Tab)
    desk.type("4 hours a month")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Tab)
    desk.type("Doubted")
    desk.press(Key.Key_Return)
    desk.type("No answers")
    assert desk.all("pains") == [Group("Reports take days", (("time", "4 hours a month"), ("reputation", "Doubted"))), Group("No answers")]


def test_tab_leaves_a_group_behind_its_parts(desk: Any) -> None:
    desk.form.focus_field("objections")
    desk.type("Too dear")
    desk.press(Key.Key_Tab)
    assert desk.at() == "objections"
    desk.press(Key.Key_Tab)
    assert desk.at() == "value_proposition"


def test_groups_move_with_all_their_parts(desk: Any) -> None:
    desk.put("pains", Group("A", (("time", "1 h"),)), Group("B"))
    desk.form.focus_field("pains")
    desk.press(Key.Key_Down, Mod.AltModifier)
    assert desk.all("pains") == [Group("B"), Group("A", (("time", "1 h"),))]
