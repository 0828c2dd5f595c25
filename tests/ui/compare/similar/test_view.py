"""Alike, as a person uses it: it works itself out, a pair is chosen by keys, explained, laid side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from persona_studio.actions import profiles, values
from persona_studio.ui.compare.place import ComparePlace
from persona_studio.ui.compare.similar.pairs import TREATED
from persona_studio.ui.compare.similar.view import SimilarView
from persona_studio.ui.frame.window import Window
from persona_studio.workbook.file import create

SAID = {"goals": ["Close faster", "One number"], "kpis": ["Margin"], "pains": ["Slow reports"], "tools": ["Excel"]}


@pytest.fixture
def alike_file(tmp_path: Path) -> Path:
    """Two buyers who say nearly the same and are treated the same, a third who does not, and an ideal customer profile."""
    path = tmp_path / "alike.persona"
    with create(path, backups=tmp_path / "backups") as book:
        for name in ("Finance Femi", "Finance Fiona", "Marketing Mei"):
            made = profiles.create(book, "buyer-persona", name)
            template = book.profile(made).template
            for field, texts in SAID.items():
                f = template.field(field)
                own = texts if name != "Marketing Mei" else [f"{name} {text} another" for text in texts]
                values.set_field(book, made, field, [f.kind.parse(text) for text in own])
            values.set_field(book, made, "call_to_action", ["Book a demo" if name != "Marketing Mei" else "Read the guide"])
        profiles.create(book, "icp", "Mid-market")
    return path


@pytest.fixture
def view(qtbot: QtBot, window: Window, alike_file: Path) -> SimilarView:
    window.open_path(alike_file)
    window.commands.run("view.compare")
    window.commands.run("compare.view.alike")
    assert window.workspace is not None
    place = window.workspace.places.seen
    assert isinstance(place, ComparePlace)
    seen = place.stack.currentWidget()
    assert isinstance(seen, SimilarView)
    qtbot.waitUntil(lambda: seen.settled and seen.why.shown is not None)
    return seen


def test_it_says_who_may_be_one_persona_and_why(view: SimilarView) -> None:
    assert view.headline.text() == "Finance Femi and Finance Fiona may be one persona."
    assert view.why.shown.names == ("Finance Femi", "Finance Fiona")
    assert "same treatment" in view.why.treated.text()
    assert view.why.bars.sections
    assert view.pairs.model.rowCount() == 6


def test_arrows_walk_the_matrix_and_enter_lays_the_pair_side_by_side(qtbot: QtBot, window: Window, view: SimilarView) -> None:
    view.begin()
    assert window.focusWidget() is view.matrix
    assert view.matrix.place == (1, 0)
    qtbot.keyClick(view.matrix, Qt.Key.Key_Down)
    qtbot.keyClick(view.matrix, Qt.Key.Key_Right)
    qtbot.keyClick(view.matrix, Qt.Key.Key_Right)
    assert view.matrix.place == (2, 1)
    assert "Marketing Mei" in view.matrix.accessibleDescription()
    qtbot.waitUntil(lambda: view.why.shown.names == ("Finance Fiona", "Marketing Mei"))
    assert view.pairs.list.currentIndex().data() == "Finance Fiona and Marketing Mei"
    qtbot.keyClick(view.matrix, Qt.Key.Key_Return)
    place = window.workspace.places.seen
    assert [column.profile.name for column in place.board.columns] == ["Finance Fiona", "Marketing Mei"]
    assert place.view == "side"


def test_a_click_on_a_cell_chooses_the_pair(qtbot: QtBot, view: SimilarView) -> None:
    qtbot.mouseClick(view.matrix, Qt.MouseButton.LeftButton, pos=view.matrix.box((2, 0)).center().toPoint())
    qtbot.waitUntil(lambda: view.why.shown.names == ("Finance Femi", "Marketing Mei"))


def test_pairs_who_are_treated_the_same_have_a_list_of_their_own(qtbot: QtBot, view: SimilarView) -> None:
    view.pairs.which.choose(TREATED)
    assert [view.pairs.model.index(n).data() for n in range(view.pairs.model.rowCount())] == ["Finance Femi and Finance Fiona"]
    qtbot.keyClicks(view.pairs.line, "mei")
    assert view.pairs.none.text() == "No pair has that name."


def test_what_changed_is_compared_again_without_being_asked(qtbot: QtBot, window: Window, view: SimilarView) -> None:
    book = window.workspace.session.book
    fiona = next(p.id for p in book.profiles() if p.name == "Finance Fiona")
    window.workspace.session.run(profiles.delete, [fiona])
    qtbot.waitUntil(lambda: view.settled and view.pairs.model.rowCount() == 3)
    assert view.headline.text() == "No two profiles are so alike that they may be one."


def test_an_ideal_customer_cannot_be_merged_with_a_persona(qtbot: QtBot, view: SimilarView) -> None:
    row = next(n for n in range(6) if "Mid-market" in view.pairs.model.index(n).data())
    view.pairs.list.setCurrentIndex(view.pairs.model.index(row))
    qtbot.waitUntil(lambda: "Mid-market" in view.why.shown.names)
    assert not view.why.join.isEnabled()


@pytest.mark.parametrize(("count", "matrix"), [(30, True), (31, False)])
def test_many_profiles_are_a_matrix_up_to_thirty_and_a_list_above(qtbot: QtBot, window: Window, tmp_path: Path, count: int, matrix: bool) -> None:
    path = tmp_path / "many.persona"
    with create(path, backups=tmp_path / "backups") as book, book.edit("Many") as e:
        for n in range(count):
            id = profiles.add(e, "buyer-persona", f"Persona {n}")
            e.put("claim", profile=id, field="role", place=0, body=f'"Head of {n}"')
    window.open_path(path)
    window.commands.run("view.compare")
    window.commands.run("compare.view.alike")
    seen = window.workspace.places.seen.stack.currentWidget()
    qtbot.waitUntil(lambda: seen.settled and seen.why.shown is not None, timeout=20_000)
    assert seen.matrix.isVisible() is matrix
    assert seen.pairs.model.rowCount() == count * (count - 1) // 2


def test_stopped_on_the_way_it_can_be_begun_again(qtbot: QtBot, view: SimilarView) -> None:
    view.work_out()
    view.cancel.click()
    assert view.state.text() == "Stopped."
    view.again.click()
    qtbot.waitUntil(lambda: view.settled)
    assert "6 pairs compared" in view.state.text()
