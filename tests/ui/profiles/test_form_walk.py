"""Whatever keys are pressed: what the form shows is what the file holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt

Key, Mod = Qt.Key, Qt.KeyboardModifier

STEPS: dict[str, Callable[[Any], Any]] = {
    "a": lambda desk: desk.type("a"),
    "word": lambda desk: desk.type("some words, two"),
    "space": lambda desk: desk.type(" "),
    "enter": lambda desk: desk.press(Key.Key_Return),
    "up": lambda desk: desk.press(Key.Key_Up),
    "down": lambda desk: desk.press(Key.Key_Down),
    "alt up": lambda desk: desk.press(Key.Key_Up, Mod.AltModifier),
    "alt down": lambda desk: desk.press(Key.Key_Down, Mod.AltModifier),
    "home": lambda desk: desk.press(Key.Key_Home),
    "left": lambda desk: desk.press(Key.Key_Left),
    "backspace": lambda desk: desk.press(Key.Key_Backspace),
    "delete": lambda desk: desk.press(Key.Key_Delete),
    "clear": lambda desk: desk.clear(),
    "tab": lambda desk: desk.press(Key.Key_Tab),
    "paste": lambda desk: desk.paste("x\ny\nz"),
    "escape": lambda desk: desk.press(Key.Key_Escape),
    "undo": lambda desk: desk.undo(),
    "redo": lambda desk: (desk.session.redo(), desk.settle()),
    "settle": lambda desk: desk.settle(),
}


@pytest.mark.parametrize("field", ["goals", "pains", "tools"])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), min_size=3, max_size=25))
def test_the_form_shows_what_the_file_holds(desk: Any, field: str, steps: list[str]) -> None:
    desk.put(field)
    desk.form.focus_field(field)
    for step in steps:
        STEPS[step](desk)
    desk.settle()
    for f in desk.profile().template.fields:
        held = (desk.profile().name,) if f.id == "name" else tuple(desk.all(f.id))
        assert desk.shown(f.id) == held, f.id
        assert all(value not in ("", None) for value in held)
