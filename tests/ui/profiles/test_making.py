"""New profiles, retired profiles, copies from another workbook."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.template import guides
from persona_studio.ui.frame.window import Window
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.copying import Copying, CopyPanel
from persona_studio.ui.profiles.guide import SegmentationPanel
from persona_studio.ui.profiles.kinds import NewProfilePanel
from persona_studio.ui.profiles.place import Place
from persona_studio.ui.session import State

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def place(window: Window, committee_file: Path, qtbot: QtBot) -> Place:
    window.open_path(committee_file)
    assert window.workspace
    qtbot.waitUntil(window.workspace.place.list.hasFocus)
    return window.workspace.place


def panel(window: Window) -> object:
    assert window.overlay
    return window.overlay.panel


def kinds(place: Place) -> list[str]:
    return [p.kind for p in place._session.book.profiles()]


def test_the_panel_says_who_uses_each_kind_and_what_it_answers(qtbot: QtBot, window: Window, place: Place) -> None:
    qtbot.keyClick(place.list, Key.Key_N, CTRL | SHIFT)
    found = panel(window)
    assert isinstance(found, NewProfilePanel)
    for choice in found.choices:
        assert choice.template.question in choice.accessibleDescription()
        assert choice.template.used_by in choice.accessibleDescription()
    assert found.choices[0].hasFocus()


def test_a_number_makes_that_kind_and_the_name_is_typed_next(qtbot: QtBot, window: Window, place: Place) -> None:
    qtbot.keyClick(place.list, Key.Key_N, CTRL | SHIFT)
    found = panel(window)
    assert isinstance(found, NewProfilePanel)
    at = next(n for n, choice in enumerate(found.choices) if choice.template.kind == "negative")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key(Key.Key_1 + at))
    qtbot.waitUntil(lambda: "negative" in kinds(place))
    assert window.overlay is None
    qtbot.waitUntil(lambda: place.middle.form.isAncestorOf(QApplication.focusWidget() or place))


def type_on(qtbot: QtBot, text: str) -> None:
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def test_what_is_typed_before_the_form_is_there_goes_into_it(qtbot: QtBot, window: Window, place: Place) -> None:
    go_on = Event()
    try:
        place.session.book.submit(go_on.wait, 20)  # a slow disk
        window.commands.run("profile.new.buyer-persona")
        type_on(qtbot, "Real Rita")
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        type_on(qtbot, "Head of ")
        assert "Real Rita" not in [p.name for p in place.session.book.profiles()]
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: place.middle.form.isAncestorOf(QApplication.focusWidget() or place))
    type_on(qtbot, "sales")
    place.session.settle()
    made = next(p for p in place.session.book.profiles() if p.name == "Real Rita")
    assert place.session.book.profile(made.id).value("role") == "Head of sales"


def test_keys_are_heard_again_when_a_profile_could_not_be_made(qtbot: QtBot, place: Place) -> None:
    place.create_profile("no-such-template")
    qtbot.waitUntil(lambda: place.session.now is not State.SAVING)
    QApplication.processEvents()
    qtbot.keyClick(place.list, Key.Key_End)
    assert place.current == place.model.ids()[-1]


def test_before_a_first_segment_stands_the_guide(qtbot: QtBot, window: Window, place: Place) -> None:
    window.commands.run("profile.new.segment")
    found = panel(window)
    assert isinstance(found, SegmentationPanel)
    texts = {text.text() for text in found.findChildren(Text)}
    for approach in guides.segmentation().approach:
        assert {approach.name, approach.data, approach.choose} <= texts
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Space)
    qtbot.waitUntil(lambda: "segment" in kinds(place))


def test_a_retired_profile_is_folded_away_and_comes_back(qtbot: QtBot, window: Window, place: Place) -> None:
    first = place.current
    assert first is not None
    window.commands.run("profile.retire")
    qtbot.waitUntil(lambda: first not in place.model.ids())
    words = [str(place.model.index(n).data()) for n in range(place.model.rowCount())]
    assert words[-1] == "Retired, 1"
    window.commands.run("view.retired")
    assert first in place.model.ids()
    place.choose(first)
    window.commands.run("profile.unretire")
    qtbot.waitUntil(lambda: not place.model.has_retired)
    assert first in place.model.ids()


def test_undo_of_retiring_leads_back_to_the_profile(qtbot: QtBot, window: Window, place: Place) -> None:
    first = place.current
    window.commands.run("profile.retire")
    qtbot.waitUntil(lambda: place.current != first)
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: place.current == first)


def test_ticked_profiles_come_from_another_workbook_in_one_step(qtbot: QtBot, window: Window, place: Place, book_file: Path) -> None:
    assert window.workspace
    copying = next(part for part in window.workspace.parts if isinstance(part, Copying))
    before = kinds(place)
    copying.choose(book_file)
    qtbot.waitUntil(lambda: window.overlay is not None)
    found = panel(window)
    assert isinstance(found, CopyPanel)
    qtbot.keyClick(found.list, Key.Key_Space)
    qtbot.keyClick(found.list, Key.Key_Down)
    qtbot.keyClick(found.list, Key.Key_Space)
    assert found.copy.text() == "Copy 2 profiles"
    qtbot.keyClick(found.list, Key.Key_Return)
    qtbot.waitUntil(lambda: len(kinds(place)) == len(before) + 2)
    workspace = window.workspace
    qtbot.waitUntil(lambda: workspace.toast.words == "2 profiles copied")
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: kinds(place) == before)
