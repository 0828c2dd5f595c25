"""Every field of every template is filled in by keys, saved, read again and undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from persona_studio.actions import profiles
from persona_studio.actions import templates as templates_of
from persona_studio.domain.profile import complaint
from persona_studio.template import shipped
from persona_studio.template.kinds import KINDS, Group, Kind, ListOf, Outcome, Sentence, Unclear
from persona_studio.template.model import Field
from persona_studio.ui.editors import EDITORS

Key = Qt.Key

PLAIN = {"line": "Words", "text": "A sentence", "number": "7", "range": "30-40", "money": "$5k a month", "date": "2026-05-01"}


def test_every_kind_of_value_has_an_editor() -> None:
    assert set(EDITORS) == set(KINDS.values())


def typed(desk: Any, kind: Kind[Any]) -> None:
    """Types a value of a kind, as its editor wants it."""
    if isinstance(kind, ListOf):
        typed(desk, kind.of)
    elif kind.word in ("choice", "many"):
        desk.type(kind.options[0] if kind.options else "Words")  # type: ignore[attr-defined]
    elif kind.word in PLAIN:
        desk.type(PLAIN[kind.word])
    else:
        raise AssertionError(f"no hands for {kind.word}")


def fill(desk: Any, field: Field) -> None:
    """Fills in one field, the focus being in it."""
    kind: Any = field.kind
    if kind.word == "flag":
        desk.type("y")
    elif kind.word == "scale":
        desk.type("7")
    elif kind.word == "profile":
        desk.type("Other")
    elif kind.word in ("groups", "table", "statement", "outcomes"):
        texts = ["6", "4"] if kind.word == "outcomes" else [f"Part {n}" for n in range(len(kind.parts) - (kind.word == "statement"))]
        desk.type("First words")
        for text in texts:
            desk.press(Key.Key_Tab)
            desk.type(text)
    else:
        typed(desk, kind)
    if kind.many and kind.word not in ("table", "profile"):
        desk.press(Key.Key_Return)


def whole(value: Any, field: Field) -> bool:
    """Whether all that was typed is in the value."""
    if isinstance(value, Group):
        return [id for id, _text in value.parts] == [part.id for part in field.kind.parts]  # type: ignore[attr-defined]
    if isinstance(value, Sentence):
        return len(value.parts) == len(field.kind.parts)  # type: ignore[attr-defined]
    if isinstance(value, Outcome):
        return value.importance is not None and value.satisfaction is not None
    return value is not None and not isinstance(value, Unclear)


@pytest.mark.parametrize("template", sorted(shipped.templates()))
def test_every_field_is_filled_saved_read_and_undone(make_desk: Callable[..., Any], template: str) -> None:
    desk = make_desk(template=template)
    for other in ("buyer-persona", "user-persona", "icp", "negative-persona", "segment"):
        profiles.create(desk.book, other, "Other one" if other == "buyer-persona" else f"Somebody {other}")
    fields = [field for field in desk.profile().template.fields if field.id != "name"]
    for field in fields:
        desk.form.focus_field(field.id)
        assert desk.at() == field.id
        fill(desk, field)
    held = {field.id: desk.all(field.id) for field in fields}
    for field in fields:
        assert held[field.id], field.id
        assert all(whole(value, field) for value in held[field.id]), field.id
        assert all(complaint(field, value) is None for value in held[field.id]), field.id
    assert not desk.form.errors

    again = desk.reopened()
    try:
        for field in fields:
            assert again.shown(field.id) == tuple(held[field.id]), field.id
        while any(again.all(field.id) for field in fields):
            step = again.session.undo_step
            again.undo()
            assert again.session.undo_step != step
        for field in fields:
            assert again.shown(field.id) == (), field.id
    finally:
        again.close()


@pytest.mark.parametrize("template", sorted(shipped.templates()))
def test_a_screen_reader_hears_name_and_description_of_every_editor(make_desk: Callable[..., Any], template: str) -> None:
    desk = make_desk(template=template)
    order: list[str] = []
    for field in desk.profile().template.fields:
        desk.form.focus_field(field.id)
        order.append(desk.at())
        for stop in desk.editor(field.id).stops():
            assert isinstance(stop, QWidget)
            assert stop.accessibleName(), field.id
            assert stop.accessibleDescription() or not field.help, field.id
    assert order == [field.id for field in desk.profile().template.fields]


@pytest.mark.parametrize("template", sorted(shipped.templates()))
def test_tab_walks_all_fields_in_the_order_of_the_template(make_desk: Callable[..., Any], template: str) -> None:
    desk = make_desk(template=template)
    fields = [field.id for field in desk.profile().template.fields]
    for section in desk.profile().template.sections:
        desk.form.open_section(section.id)
    desk.form.focus_field(fields[0])
    walked = [desk.at()]
    for _n in range(6 * len(fields)):
        desk.press(Key.Key_Tab)
        if not desk.form.isAncestorOf(desk.here) or desk.form._box is None:
            break
        if desk.at() != walked[-1]:
            walked.append(desk.at())
        if desk.at() == fields[-1]:
            break
    assert walked == fields


def test_a_field_added_to_a_copy_of_the_template_is_asked_kept_and_in_the_history(make_desk: Callable[..., Any]) -> None:
    added = """[[section.field]]
id = "commute"
label = "Way to work"
kind = "line"

[[section.field]]
id = "role\""""
    text = shipped.toml("buyer-persona").replace('[[section.field]]\nid = "role"', added, 1)
    desk = make_desk()
    templates_of.put(desk.book, text)
    desk.settle()
    desk.form.show_profile(desk.profile())
    desk.form.focus_field("commute")
    desk.type("Train, forty minutes")
    desk.settle()
    assert desk.all("commute") == ["Train, forty minutes"]
    assert "Way to work" in desk.book.history(desk.id)[0].label
    desk.undo()
    assert desk.all("commute") == []
    assert desk.shown("commute") == ()
