"""Priority as a person uses it: by keys, clicks and sliders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.priority import paint
from persona_studio.ui.priority.list import EDGE
from persona_studio.ui.priority.view import PriorityView
from persona_studio.workbook.file import create
from tests.ui.priority.conftest import opened

Key = Qt.Key


def names(view: PriorityView) -> list[str]:
    return [str(view.list.ranking.index(n).data()) for n in range(view.list.ranking.rowCount())]


def order(view: PriorityView) -> list[str]:
    return [p.name for p in view.board.session.book.profiles()]


def spoken(view: PriorityView, at: int) -> str:
    return str(view.list.ranking.index(at).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_ranking_follows_the_figures_and_says_what_is_not_known(view: PriorityView) -> None:
    assert names(view) == ["Great Greta", "Vague Vera", "Small Sam"]
    assert spoken(view, 0).startswith("1. Great Greta, Buyer persona, total ")
    assert "by figures Tier 1" in spoken(view, 0)
    assert "not known: revenue potential, 4 more" in spoken(view, 1)
    assert "Great Greta" in view.side.chart.accessibleName()


def test_the_order_is_made_that_of_the_profiles_and_undone(qtbot: QtBot, window: Window, view: PriorityView) -> None:
    qtbot.mouseClick(view.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: order(view) == ["Great Greta", "Vague Vera", "Small Sam", "No Nora"])
    qtbot.waitUntil(lambda: not view.make.isEnabled())
    assert view.state.text() == "The profiles stand in this order."
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: order(view)[0] == "No Nora")
    qtbot.waitUntil(view.make.isEnabled)


def test_a_weight_moved_by_keys_changes_the_ranking_and_is_kept_as_one_step(qtbot: QtBot, window: Window, view: PriorityView) -> None:
    slider = view.side.weights.sliders["market_size"]
    slider.setFocus()
    qtbot.keyClick(slider, Key.Key_End)
    assert names(view)[0] == "Small Sam"
    view.list.setFocus()
    qtbot.waitUntil(lambda: view.board.session.book.setting("priority") is not None)
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: names(view)[0] == "Great Greta")
    assert view.board.session.book.setting("priority") is None


def test_a_limit_that_is_moved_pushes_the_other(qtbot: QtBot, view: PriorityView) -> None:
    view.side.second.setFocus()
    qtbot.keyClick(view.side.second, Key.Key_End)
    assert (view.board.draft.first, view.board.draft.second) == (100, 99)
    assert view.side.first.weight == 100
    assert view.board.ranked[0].tier == 3


def test_enter_opens_the_figure_that_is_missed_most(qtbot: QtBot, window: Window, view: PriorityView) -> None:
    view.list.setFocus()
    view.list.choose(next(r.profile for r in view.board.ranked if r.name == "Vague Vera"))
    qtbot.keyClick(view.list, Key.Key_Return)
    workspace = window.workspace
    assert workspace is not None
    assert workspace.places.at == "profiles"
    qtbot.waitUntil(lambda: workspace.place.middle.form.at == "revenue_potential", timeout=2000)


def test_a_click_on_what_is_not_known_opens_it_too(qtbot: QtBot, window: Window, view: PriorityView) -> None:
    box = QRectF(view.list.visualRect(view.list.ranking.index(1))).adjusted(EDGE, 0, -EDGE, 0)
    spot = paint.link(view.board, view.board.ranked[1], paint.columns(box, view.list.theme).name, view.list.theme)
    at = QPoint(round(spot.center().x()), round(spot.center().y()))
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.workspace is not None
    assert window.workspace.places.at == "profiles"


def test_by_hand_only_where_the_order_is_shown_as_it_stands(qtbot: QtBot, view: PriorityView) -> None:
    view.list.setFocus()
    view.list.choose(next(r.profile for r in view.board.ranked if r.name == "Vague Vera"))
    before = order(view)
    qtbot.keyClick(view.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(view) == before
    qtbot.mouseClick(view.order.words["hand"], Qt.MouseButton.LeftButton)
    assert names(view) == ["Small Sam", "Great Greta", "Vague Vera"]
    qtbot.keyClick(view.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(view) == ["Small Sam", "Vague Vera", "Great Greta"])
    assert order(view) == ["No Nora", "Small Sam", "Vague Vera", "Great Greta"]
    qtbot.keyClick(view.list, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(view) == ["Small Sam", "Great Greta", "Vague Vera"])
    qtbot.keyClick(view.list, Key.Key_2)
    qtbot.waitUntil(lambda: "set Tier 2" in spoken(view, 2))


def test_a_figure_that_is_typed_elsewhere_moves_the_ranking(qtbot: QtBot, view: PriorityView) -> None:
    from persona_studio.actions import values

    book = view.board.session.book
    vera = next(p.id for p in book.profiles() if p.name == "Vague Vera")
    asked = book.profile(vera).template.field("advocacy")
    assert asked is not None
    view.board.session.run(values.put, vera, "advocacy", asked.kind.parse("10"), claim=book.new_id("claim"))
    qtbot.waitUntil(lambda: "3 more" in spoken(view, names(view).index("Vague Vera")))


@pytest.mark.parametrize("people", [[], ["Only One"]])
def test_without_two_profiles_there_is_a_way_on(qtbot: QtBot, window: Window, tmp_path: Path, people: list[str]) -> None:
    from persona_studio.actions import profiles

    with create(tmp_path / "few.persona") as book:
        for name in people:
            profiles.create(book, "buyer-persona", name)
    window.open_path(tmp_path / "few.persona")
    view = opened(qtbot, window)
    assert view.empty.isVisible()
    assert not view.list.isVisible()
    assert view.empty.cards[0].way.id == "profile.new"


def test_profiles_without_any_figure_say_so(qtbot: QtBot, window: Window, committee_file: Path) -> None:
    window.open_path(committee_file)
    view = opened(qtbot, window)
    assert "No figures stand side by side yet" in view.said.text()
    assert view.side.nobody.isVisible()
    assert not view.side.chart.isVisible()
    assert not view.make.isEnabled()


def test_a_workbook_that_cannot_be_written_is_only_read(qtbot: QtBot, window: Window, priority_file: Path) -> None:
    from persona_studio.workbook.file import open_book

    with open_book(priority_file):
        window.open_path(priority_file)
        view = opened(qtbot, window)
        assert names(view)[0] == "Great Greta"
        assert not view.make.isEnabled()
        slider = view.side.weights.sliders["market_size"]
        slider.setFocus()
        qtbot.keyClick(slider, Key.Key_End)
        assert names(view)[0] == "Great Greta"
        window.close_workbook()


def test_a_row_is_dragged_by_hand(qtbot: QtBot, view: PriorityView) -> None:
    qtbot.mouseClick(view.order.words["hand"], Qt.MouseButton.LeftButton)
    port = view.list.viewport()
    boxes = [view.list.visualRect(view.list.ranking.index(n)) for n in range(3)]
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=boxes[2].center())
    qtbot.mouseMove(port, boxes[1].center())
    qtbot.mouseMove(port, boxes[0].center() - QPoint(0, 10))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=boxes[0].center() - QPoint(0, 10))
    qtbot.waitUntil(lambda: names(view) == ["Vague Vera", "Small Sam", "Great Greta"])
    assert order(view) == ["No Nora", "Vague Vera", "Small Sam", "Great Greta"]


def test_the_figures_of_who_is_chosen_stand_below_and_open_their_field(qtbot: QtBot, window: Window, view: PriorityView) -> None:
    view.list.choose(next(r.profile for r in view.board.ranked if r.name == "Vague Vera"))
    first, second = view.figures.buttons[:2]
    assert first.accessibleName().startswith("Lifetime value, $10k–40k")
    assert "not known" in second.accessibleName()
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Space)
    assert window.workspace is not None
    assert window.workspace.places.at == "profiles"


def test_the_palette_can_make_the_order_only_while_it_is_seen(qtbot: QtBot, window: Window, view: PriorityView) -> None:
    assert window.commands.can("priority.apply")
    window.commands.run("compare.view.side")
    assert not window.commands.can("priority.apply")
    window.commands.run("compare.view.priority")
    window.commands.run("priority.apply")
    qtbot.waitUntil(lambda: order(view)[0] == "Great Greta")
