"""The form as a whole: focus, undo, saving, errors, filter, read-only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication

from persona_studio.actions import profiles, values
from persona_studio.foundation.problem import Problem
from persona_studio.ui.profiles.filters import TO_FILL_IN
from persona_studio.ui.profiles.form import Form
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Scheme
from persona_studio.workbook.file import open_book

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_every_editor_has_a_name_and_says_what_belongs_in_it(desk: Any) -> None:
    for field in desk.profile().template.fields:
        for stop in desk.editor(field.id).stops():
            told = QAccessible.queryAccessibleInterface(stop)
            assert field.label in told.text(QAccessible.Text.Name), field.id
            assert field.help in told.text(QAccessible.Text.Description), field.id
        box = desk.form.sheet.boxes[field.id]
        assert box.label.buddy() in desk.editor(field.id).stops()


def test_parts_of_groups_have_names(desk: Any) -> None:
    desk.form.focus_field("pains")
    desk.type("Late")
    names = [QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Name) for stop in desk.editor("pains").stops()]
    assert names == ["Pain points", "Time", "Money", "Reputation"]


def test_tab_leaves_a_list_of_groups_from_the_row_where_nothing_stands_yet(desk: Any) -> None:
    desk.form.focus_field("pains")
    desk.type("Late")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Tab)
    assert desk.at() != "pains"
    desk.press(Key.Key_Backtab, Mod.ShiftModifier)
    assert desk.at() == "pains"


def test_tab_walks_the_template_in_order(desk: Any) -> None:
    desk.form.focus_field("name")
    order = [desk.at()]
    fields = [field for section in desk.form.sections() for field in section.fields]
    while order[-1] != fields[-1].id:
        desk.press(Key.Key_Tab)
        if desk.at() != order[-1]:
            order.append(desk.at())
    assert order == [field.id for field in fields]
    while desk.at() != "name":
        desk.press(Key.Key_Backtab, Mod.ShiftModifier)
        if desk.at() != order[-1]:
            order.pop()
            assert desk.at() == order[-1]


def test_control_tab_walks_the_sections(desk: Any) -> None:
    desk.form.focus_field("education")
    desk.press(Key.Key_Tab, Mod.ControlModifier)
    assert desk.at() == "team_size"
    desk.press(Key.Key_Backtab, Mod.ControlModifier | Mod.ShiftModifier)
    assert desk.at() == "name"


def test_the_name_is_the_profile_s_name(desk: Any) -> None:
    desk.form.focus_field("name")
    desk.clear()
    desk.type("Marketing Maria")
    desk.press(Key.Key_Tab)
    assert desk.profile().name == "Marketing Maria"


def test_a_blank_name_is_refused_and_comes_back(desk: Any) -> None:
    desk.form.focus_field("name")
    desk.clear()
    desk.press(Key.Key_Tab)
    assert desk.profile().name == "Nora"
    assert desk.shown("name") == ("Nora",)
    assert "name" not in desk.form.errors


def test_a_visit_to_a_field_is_one_step(desk: Any) -> None:
    desk.form.focus_field("role")
    desk.type("Mark")
    desk.form.saving._flush_text()
    desk.type("eting")
    desk.form.saving._flush_text()
    desk.type(" manager")
    desk.press(Key.Key_Tab)
    desk.settle()
    assert desk.book.undo_step.label == "Edit of Role"
    desk.undo()
    assert desk.all("role") == []
    assert desk.shown("role") == ()


def test_typing_is_written_without_leaving_the_field(desk: Any, qtbot: Any) -> None:
    desk.form.focus_field("role")
    desk.type("Buyer")
    qtbot.waitUntil(lambda: desk.book.profile(desk.id).value("role") == "Buyer")
    assert desk.at() == "role"


def test_undo_and_redo_repaint_the_focused_field(desk: Any) -> None:
    desk.put("role", "Buyer")
    desk.form.focus_field("role")
    desk.clear()
    desk.type("Seller")
    desk.undo()
    assert desk.shown("role") == ("Buyer",)
    desk.session.redo()
    desk.settle()
    assert desk.shown("role") == ("Seller",)
    desk.type("!")
    assert desk.value("role").replace("!", "") == "Seller"


@pytest.mark.parametrize("field", ["team_size", "role", "trigger", "goals", "tools", "career_stage"])
def test_undo_belongs_to_the_window_not_to_the_text(desk: Any, field: str) -> None:
    undo = QAction(desk.form)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(desk.session.undo)
    desk.form.addAction(undo)
    desk.form.focus_field(field)
    desk.type("12")
    assert desk.all(field)
    desk.press(Key.Key_Z, Mod.ControlModifier)
    assert desk.all(field) == []
    assert desk.shown(field) == ()


def test_the_wheel_scrolls_the_form_and_changes_no_value(desk: Any) -> None:
    desk.put("trigger", "word " * 60)
    desk.form.focus_field("name")
    for field in ("trigger", "career_stage", "team_size"):
        before, target = desk.shown(field), desk.editor(field).stops()[0]
        target = target.viewport() if hasattr(target, "viewport") else target
        at = QPointF(target.rect().center())
        turn = QWheelEvent(
            at, target.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Mod.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(target, turn)
        assert desk.shown(field) == before
        assert not turn.isAccepted() or desk.form.area.verticalScrollBar().value() > 0


def test_another_theme_and_larger_text_give_every_field_its_room(desk: Any, theme: Any) -> None:
    desk.put("role", "Marketing manager of a group of twelve hotels")
    before = desk.form.sheet.boxes["role"].height()
    theme.use(Scheme.DARK, 1.5)
    try:
        box = desk.form.sheet.boxes["role"]
        assert box.height() > before
        assert box.height_for(box.width() - 2 * box.out) == box.height()
    finally:
        theme.use(Scheme.LIGHT, 1.0)
    assert desk.form.sheet.boxes["role"].height() == before


def test_a_change_from_elsewhere_leaves_cursor_and_unwritten_text_alone(desk: Any) -> None:
    desk.put("role", "Buyer")
    desk.form.focus_field("role")
    desk.press(Key.Key_Home)
    desk.type("The ")
    values.set_field(desk.book, desk.id, "education", ["MBA"])
    QApplication.processEvents()
    desk.type("new ")
    assert desk.value("role") == "The new Buyer"
    assert desk.shown("education") == ("MBA",)


def test_escape_gives_back_what_stood_there_then_leaves(desk: Any, qtbot: Any) -> None:
    desk.put("role", "Buyer")
    desk.form.focus_field("role")
    desk.type("XX")
    desk.press(Key.Key_Escape)
    assert desk.value("role") == "Buyer"
    with qtbot.waitSignal(desk.form.escaped):
        desk.press(Key.Key_Escape)


def test_another_profile_brings_other_values_into_the_same_widgets(desk: Any) -> None:
    desk.put("role", "Buyer")
    other = profiles.create(desk.book, "buyer-persona", "Otto")
    values.set_field(desk.book, other, "role", ["Seller"])
    before = desk.editor("role")
    desk.form.show_profile(desk.book.profile(other))
    assert desk.editor("role") is before
    assert desk.shown("role") == ("Seller",)


def test_what_was_typed_goes_to_the_profile_that_was_shown(desk: Any) -> None:
    other = profiles.create(desk.book, "buyer-persona", "Otto")
    desk.form.focus_field("role")
    desk.type("Buyer")
    desk.form.show_profile(desk.book.profile(other))
    desk.type("Seller")
    desk.settle()
    assert desk.book.profile(desk.id).value("role") == "Buyer"
    assert desk.book.profile(other).value("role") == "Seller"


def test_next_error_is_a_key_away(desk: Any) -> None:
    from persona_studio.template.kinds import Unclear

    desk.put("age_range", Unclear("old", ""))
    desk.put("income_range", Unclear("much", ""))
    assert set(desk.form.errors) == {"age_range", "income_range"}
    desk.form.focus_field("name")
    desk.press(Key.Key_F8)
    assert desk.at() == "age_range"
    desk.press(Key.Key_F8)
    assert desk.at() == "income_range"
    desk.press(Key.Key_F8)
    assert desk.at() == "age_range"


def test_help_is_asked_for_with_f1(desk: Any, qtbot: Any) -> None:
    desk.form.focus_field("kpis")
    with qtbot.waitSignal(desk.form.help) as told:
        desk.press(Key.Key_F1)
    assert told.args == ["kpis"]


def test_evidence_is_asked_for_the_claim_with_the_cursor(desk: Any, qtbot: Any) -> None:
    desk.put("goals", "One", "Two")
    desk.form.focus_field("goals")
    desk.press(Key.Key_Return)
    with qtbot.waitSignal(desk.form.evidence) as told:
        desk.press(Key.Key_E, Mod.ControlModifier)
    assert told.args == ["goals", desk.profile().of("goals")[1].id]


def test_the_foot_line_hears_of_the_keys(desk: Any, qtbot: Any) -> None:
    with qtbot.waitSignal(desk.form.keys) as told:
        desk.form.focus_field("goals")
    assert ("Enter", "next goal") in told.args[0]


def test_a_filter_leaves_out_what_is_filled_in(desk: Any) -> None:
    desk.put("role", "Buyer")
    desk.form.set_filter(TO_FILL_IN)
    boxes = desk.form.sheet.boxes
    assert not boxes["role"].isVisible()
    assert boxes["education"].isVisible()
    desk.form.focus_field("education")
    desk.press(Key.Key_Backtab, Mod.ShiftModifier)
    assert desk.at() == "age_range"
    desk.form.set_filter(None)
    assert boxes["role"].isVisible()


@pytest.mark.parametrize("width", [480, 604, 900])
def test_fields_of_a_row_stand_beside_each_other_at_any_width(desk: Any, width: int) -> None:
    desk.form.resize(width, 700)
    QApplication.processEvents()
    boxes = [box for box in desk.form.sheet.boxes.values() if box.isVisible()]
    texts = [box.geometry().adjusted(box.out, 0, -box.out, 0) for box in boxes]
    for n, a in enumerate(texts):
        assert a.left() >= 28
        assert a.right() <= min(width - 28, 28 + 760)
        assert not any(a.intersects(b) for b in texts[n + 1 :]), boxes[n].field.id


def test_values_of_a_field_that_is_gone_are_kept_and_can_be_removed(desk: Any, qtbot: Any) -> None:
    with desk.book.edit("An older template") as e:
        e.put("claim", id=desk.book.new_id("claim"), profile=desk.id, field="shoe_size", place=1024, body='"43"')
    QApplication.processEvents()
    kept = desk.form.sheet.kept
    assert kept.isVisible()
    assert kept.rows[0][:2] == ("shoe size", "43")
    qtbot.mouseClick(kept._buttons[0], Qt.MouseButton.LeftButton)
    assert not desk.profile().kept
    assert not kept.isVisible()


def test_a_field_added_to_the_template_is_in_the_form(make_desk: Any) -> None:
    desk = make_desk('[[section.field]]\nid = "star_sign"\nlabel = "Star sign"\nkind = "line"\n')
    desk.form.focus_field("star_sign")
    desk.type("Libra")
    assert desk.value("star_sign") == "Libra"


def test_a_workbook_open_elsewhere_is_only_shown(desk: Any, theme: Any) -> None:
    desk.put("role", "Buyer")
    desk.put("goals", "One")
    book = open_book(Path(desk.book.path), write=False)
    session = Session(book)
    form = Form(session, theme)
    form.resize(604, 700)
    form.show_profile(book.profile(desk.id))
    form.show()
    form.activateWindow()
    for field in ("role", "goals"):
        form.focus_field(field)
        desk.type("X")
    form.flush()
    QApplication.processEvents()
    assert form.sheet is not None
    assert form.sheet.boxes["role"].editor.value() == ("Buyer",)
    assert form.sheet.boxes["goals"].editor.value() == ("One",)
    form.close()
    session.close()
    form.deleteLater()


def test_scrolling_tells_the_section(desk: Any, qtbot: Any) -> None:
    with qtbot.waitSignal(desk.form.section_at) as told:
        desk.form.scroll_to("pains")
    assert told.args == ["pains"]


def test_the_focused_field_is_in_sight(desk: Any) -> None:
    desk.form.focus_field("quote")
    area = desk.form.area.viewport()
    box = desk.form.sheet.boxes["quote"]
    top = box.mapTo(area, box.rect().topLeft()).y()
    assert 0 <= top <= area.height() - box.height()


@pytest.mark.parametrize("field", ["role", "trigger", "goals", "tools", "career_stage"])
def test_a_text_of_a_million_characters_is_shown_in_part_and_never_shortened(desk: Any, field: str) -> None:
    long = "word " * 200_000 + "end"
    desk.put(field, long)
    desk.form.focus_field(field)
    desk.type("x")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Tab)
    desk.form.focus_field(field)
    assert long in desk.all(field)


def test_a_disk_that_fails_takes_nothing_from_the_form(desk: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    write, full = values.put, [True]

    def put(*args: Any, **kw: Any) -> None:
        if full[0]:
            raise Problem("There is no room left.", "Free some space.") from OSError()
        write(*args, **kw)

    monkeypatch.setattr(values, "put", put)
    desk.form.focus_field("role")
    with qtbot.waitSignal(desk.session.failed):
        desk.type("Buyer")
        desk.press(Key.Key_Tab)
    desk.type("MBA")
    values.set_field(desk.book, desk.id, "education", ["BA"])
    QApplication.processEvents()
    assert desk.shown("role") == ("Buyer",)
    assert desk.all("role") == []
    full[0] = False
    desk.session.retry()
    assert desk.value("role") == "Buyer"
    assert desk.shown("role") == ("Buyer",)
    desk.undo()
    assert desk.shown("role") == tuple(desk.all("role"))
