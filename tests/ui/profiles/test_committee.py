"""The committee map, by keys and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from persona_studio.ui.frame.window import Window
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.profiles.committee import layout, words
from persona_studio.ui.profiles.committee.map import CommitteeMap
from persona_studio.ui.profiles.committee.side import LinkRow
from persona_studio.ui.profiles.place import Place

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
MENU = "This plugin does not support (raise|grabbing)"  # said of every menu where there is no screen


@pytest.fixture
def place(window: Window, committee_file: Path, qtbot: QtBot) -> Place:
    """Profiles with the committee of the ICP in sight."""
    window.open_path(committee_file)
    assert window.workspace
    place = window.workspace.place
    qtbot.waitUntil(place.list.hasFocus)
    qtbot.keyClick(place.list, Key.Key_M, CTRL | SHIFT)
    qtbot.waitUntil(lambda: place.on_committee)
    return place


@pytest.fixture
def map(place: Place) -> CommitteeMap:
    return place.committee.view.map


def id_of(place: Place, name: str) -> int:
    return next(p.id for p in place._session.book.profiles() if p.name == name)


def edges(place: Place) -> set[tuple[str, str, str]]:
    book = place._session.book
    names = {p.id: p.name for p in book.profiles()}
    return {(e.kind, names[e.subject], names[e.object]) for e in book.links() if e.kind != "contains"}


def roles(place: Place) -> dict[str, tuple[str, ...]]:
    icp = place.committee.icp
    assert icp is not None
    return {m.person.name: m.roles for m in place._session.book.committee(icp).members}


def press(qtbot: QtBot, key: Qt.Key) -> None:
    here = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert here is not None
    qtbot.keyClick(here, key)


def test_the_sentence_names_what_is_lacking(place: Place) -> None:
    assert place.committee.view.summary.accessibleName() == "3 people take part. This ICP has no technical evaluator."


def test_people_stand_in_the_lane_of_their_role(place: Place, map: CommitteeMap) -> None:
    rows = map._plan.rows
    names = {lane: [map.nodes[key].name for key in row] for lane, row in rows.items()}
    assert names == {"decides": ["Finance Farid"], "drives": ["Marketing Maria", "Technical evaluator"], "uses": ["Analyst Aiko"]}


def test_arrows_walk_and_enter_opens(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    assert map.at == id_of(place, "Finance Farid")
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    assert map.at == id_of(place, "Analyst Aiko")
    press(qtbot, Key.Key_Return)
    assert place.current == id_of(place, "Analyst Aiko")
    assert not place.on_committee


@pytest.mark.qt_log_ignore(MENU, extend=True)
def test_l_begins_a_link_and_enter_on_another_offers_the_kinds(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    map.select(id_of(place, "Marketing Maria"))
    press(qtbot, Key.Key_L)
    press(qtbot, Key.Key_Up)
    press(qtbot, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == [
        "Marketing Maria reports to Finance Farid", "Marketing Maria influences Finance Farid", "Marketing Maria can stop Finance Farid",
    ]  # fmt: skip
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: ("influences", "Marketing Maria", "Finance Farid") in edges(place))
    qtbot.waitUntil(lambda: len(map.committee.edges) == 2)


def test_esc_ends_a_link_that_was_begun(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    map.select(id_of(place, "Marketing Maria"))
    press(qtbot, Key.Key_L)
    assert map.link_begins == id_of(place, "Marketing Maria")
    press(qtbot, Key.Key_Escape)
    assert map.link_begins is None
    assert place.on_committee


def test_del_takes_out_of_the_committee_and_undo_brings_back(qtbot: QtBot, window: Window, place: Place, map: CommitteeMap) -> None:
    before = roles(place), edges(place)
    map.select(id_of(place, "Marketing Maria"))
    press(qtbot, Key.Key_Delete)
    qtbot.waitUntil(lambda: "Marketing Maria" not in roles(place))
    assert edges(place) == set()
    assert "Marketing Maria" in [p.name for p in place._session.book.profiles()]
    qtbot.waitUntil(lambda: bool(window.workspace) and "is out of the committee" in window.workspace.toast.words)
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: (roles(place), edges(place)) == before)


def test_a_gap_is_described_with_its_role_and_link(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    map.select("technical_evaluator")
    side = place.committee.view.side
    assert any(b.text() == "Describe this person" for b in side.findChildren(Button))
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: roles(place).get("Technical evaluator") == ("technical_evaluator",))
    qtbot.waitUntil(lambda: place.current == id_of(place, "Technical evaluator"))
    assert place.middle.form.isAncestorOf(QApplication.focusWidget())


def test_a_face_dragged_into_another_lane_gets_its_role(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    node = map.nodes[id_of(place, "Marketing Maria")]
    lane = map._plan.lanes["uses"]
    there = node.mapFromParent(QPoint(round(lane.right()) - 20, round(lane.bottom()) - 10))
    qtbot.mousePress(node, Qt.MouseButton.LeftButton, pos=node.rect().center())
    qtbot.mouseMove(node, there)
    qtbot.mouseRelease(node, Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(lambda: roles(place)["Marketing Maria"] == ("user",))


def test_a_face_dragged_onto_a_gap_closes_it(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    node, gap = map.nodes[id_of(place, "Finance Farid")], map.nodes["technical_evaluator"]
    there = node.mapFromParent(gap.geometry().center())
    qtbot.mousePress(node, Qt.MouseButton.LeftButton, pos=node.rect().center())
    qtbot.mouseMove(node, there)
    qtbot.mouseRelease(node, Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(lambda: roles(place)["Finance Farid"] == ("technical_evaluator",))


def test_every_link_stands_in_the_list_and_del_removes_it(qtbot: QtBot, place: Place) -> None:
    rows = place.committee.view.side.findChildren(LinkRow)
    assert [row.text() for row in rows] == ["Analyst Aiko reports to Marketing Maria"]
    qtbot.keyClick(rows[0], Key.Key_Delete)
    qtbot.waitUntil(lambda: edges(place) == set())


@pytest.mark.qt_log_ignore(MENU, extend=True)
def test_a_persona_joins_from_the_list_beside_the_map(qtbot: QtBot, place: Place) -> None:
    place.committee.ask_whom()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == ["RevOps Renée"]
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: "RevOps Renée" in roles(place))


def test_nodes_are_read_aloud(place: Place, map: CommitteeMap) -> None:
    assert {node.accessibleName() for node in map.nodes.values()} == {
        "Finance Farid, Economic buyer", "Marketing Maria, Champion", "Analyst Aiko, User", "This ICP has no technical evaluator.",
    }  # fmt: skip


def test_no_two_nodes_stand_on_each_other_at_any_width(place: Place, map: CommitteeMap) -> None:
    for width in (300, 640, 1200):
        boxes = list(layout.plan(map.committee, width, 500, 36).nodes.values())
        assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


def test_every_role_has_a_lane_and_every_lane_a_name() -> None:
    for role in words.known_roles():
        assert words.lane_title(words.role_lane(role))[0]


def test_who_goes_on_from_the_map_keeps_the_cursor(qtbot: QtBot, place: Place, map: CommitteeMap) -> None:
    assert map.hasFocus() or map.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_PageDown, CTRL)
    assert not place.on_committee
    assert place.middle.form.isAncestorOf(QApplication.focusWidget())
