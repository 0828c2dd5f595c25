"""Two profiles become one in the panel: by keys, with what is left out counted, and undone in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from persona_studio.actions import links, profiles, values
from persona_studio.ui.compare.merging.panel import WIDTH, MergePanel
from persona_studio.ui.frame.window import Window
from persona_studio.workbook.file import create


@pytest.fixture
def merge_file(tmp_path: Path) -> Path:
    path = tmp_path / "merge.persona"
    with create(path, backups=tmp_path / "backups") as book:
        femi, mei = profiles.create(book, "buyer-persona", "Finance Femi"), profiles.create(book, "buyer-persona", "Marketing Mei")
        icp = profiles.create(book, "icp", "Mid-market")
        links.link(book, icp, femi, role="champion")
        for id, role, goal in ((femi, "Finance director", "Less risk"), (mei, "Head of marketing", "More pipeline")):
            values.set_field(book, id, "role", [role])
            values.set_field(book, id, "goals", ["Close faster", goal])
        values.set_field(book, femi, "kpis", ["Margin"])
        values.set_field(book, femi, "tools", ["Excel"])
        values.set_field(book, mei, "tools", ["Excel"])
    return path


@pytest.fixture
def panel(qtbot: QtBot, window: Window, merge_file: Path) -> MergePanel:
    window.open_path(merge_file)
    assert window.workspace is not None
    ids = {p.name: p.id for p in window.workspace.session.book.profiles()}
    panel = MergePanel(window.workspace.scene, ids["Marketing Mei"], ids["Finance Femi"])
    window.workspace.scene.open_panel(panel, "Merge two profiles", WIDTH)
    qtbot.waitUntil(lambda: panel.rows is not None)
    return panel


def said(window: Window, name: str, field: str) -> list[str]:
    book = window.workspace.session.book
    return [c.value for c in book.profile(next(p.id for p in book.profiles() if p.name == name)).of(field)]


def test_open_rows_come_first_and_agreed_ones_are_folded(panel: MergePanel) -> None:
    assert [box.row.key for box in panel.rows.open] == ["role", "goals"]
    assert [fold.head.text() for fold in panel.rows.folds] == ["1 answer that only one of them gives: kept", "1 answer that is the same"]
    assert [tick.who for tick in panel.rows.open[1].ticks] == ["both", "Marketing Mei", "Finance Femi"]
    assert "1 link comes along" in panel.along.text()
    assert panel.count.text() == "Everything that both say is kept."


def test_merged_by_keys_and_undone_in_one_step(qtbot: QtBot, window: Window, panel: MergePanel) -> None:
    role, goals = panel.rows.open
    qtbot.keyClick(role.ticks[1], Qt.Key.Key_Space)
    qtbot.keyClick(goals.ticks[1], Qt.Key.Key_Space)
    assert panel.count.text() == "1 thing is left out."
    qtbot.keyClick(panel.merge, Qt.Key.Key_Return)
    book = window.workspace.session.book
    qtbot.waitUntil(lambda: [p.name for p in book.profiles()] == ["Marketing Mei", "Mid-market"])
    assert said(window, "Marketing Mei", "role") == ["Finance director"]
    assert said(window, "Marketing Mei", "goals") == ["Close faster", "Less risk"]
    assert "Head of marketing" in said(window, "Marketing Mei", "notes")[0]
    qtbot.waitUntil(lambda: "Merged Finance Femi into Marketing Mei" in window.workspace.toast.words)
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: len(book.profiles()) == 3)
    assert said(window, "Finance Femi", "kpis") == ["Margin"]


def test_the_other_value_can_be_left_out(qtbot: QtBot, panel: MergePanel) -> None:
    role = panel.rows.open[0]
    qtbot.keyClick(role.others, Qt.Key.Key_Space)
    assert panel.count.text() == "1 thing is left out."
    assert role.choice.without == {1}


def test_swap_lets_the_other_one_stay(qtbot: QtBot, window: Window, panel: MergePanel) -> None:
    qtbot.keyClick(panel.swap, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.who.text().startswith("Finance Femi stays"))
    panel.merge.click()
    book = window.workspace.session.book
    qtbot.waitUntil(lambda: [p.name for p in book.profiles()] == ["Finance Femi", "Mid-market"])


def test_a_fold_opens_and_what_is_in_it_can_be_turned_down(qtbot: QtBot, panel: MergePanel) -> None:
    fold = panel.rows.folds[0]
    qtbot.keyClick(fold.head, Qt.Key.Key_Return)
    qtbot.keyClick(fold.boxes[0].ticks[0], Qt.Key.Key_Space)
    assert panel.rows.choices()["kpis"].without == {0}


def test_what_somebody_changes_meanwhile_is_seen_and_a_profile_that_goes_closes_the_panel(qtbot: QtBot, window: Window, panel: MergePanel) -> None:
    session = window.workspace.session
    session.run(values.set_field, panel.goes, "role", ["Head of marketing"])
    qtbot.waitUntil(lambda: [box.row.key for box in panel.rows.open] == ["goals"])
    session.run(profiles.delete, [panel.goes])
    qtbot.waitUntil(lambda: window.overlay is None)
