"""Profiles: list, inspector and import, as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from persona_studio.actions import values
from persona_studio.ui.frame.palette import matches
from persona_studio.ui.frame.window import Window
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.profiles.inspector_card import CardPane
from persona_studio.ui.profiles.output import file_name
from persona_studio.ui.profiles.place import Place
from persona_studio.ui.profiles.preview import Preview

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(window: Window, book_file: Path, qtbot: QtBot) -> Place:
    """The sample workbook open at Profiles."""
    window.open_path(book_file)
    assert window.workspace
    return window.workspace.place


def order(place: Place) -> list[str]:
    return [p.name for p in place._session.book.profiles()]


def test_the_first_profile_is_shown_and_the_list_has_the_focus(place: Place) -> None:
    assert place.current == place._session.book.profiles()[0].id
    assert place.list.hasFocus()


def test_letters_find_and_enter_goes_to_the_form(qtbot: QtBot, place: Place) -> None:
    last = place._session.book.profiles()[-1]
    qtbot.keyClicks(place.list, last.name[:4])
    assert place.current == last.id
    qtbot.keyClick(place.list, Qt.Key.Key_Return)
    assert place.middle.form.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert place.list.hasFocus()


def test_delete_asks_nothing_says_what_it_did_and_comes_back(qtbot: QtBot, window: Window, place: Place) -> None:
    before = order(place)
    qtbot.keyClick(place.list, Qt.Key.Key_Down)
    gone = place.current
    qtbot.keyClick(place.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: order(place) == [before[0], before[2]])
    assert window.workspace
    workspace = window.workspace
    qtbot.waitUntil(lambda: workspace.toast.words == f"Deleted {before[1]}")
    qtbot.waitUntil(lambda: place.current in place.model.ids())
    qtbot.mouseClick(workspace.toast.findChild(Button), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: order(place) == before)
    qtbot.waitUntil(lambda: place.current == gone)


def test_alt_and_arrows_move_a_profile(qtbot: QtBot, place: Place) -> None:
    a, b, c = order(place)
    qtbot.keyClick(place.list, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: order(place) == [b, a, c])
    qtbot.waitUntil(lambda: place.list.currentIndex().row() == 2)
    qtbot.keyClick(place.list, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: order(place) == [b, c, a])
    qtbot.waitUntil(lambda: place.list.currentIndex().row() == 3)
    qtbot.keyClick(place.list, Qt.Key.Key_Up, ALT)
    qtbot.waitUntil(lambda: order(place) == [b, a, c])


def test_f2_renames_in_the_row(qtbot: QtBot, place: Place) -> None:
    qtbot.keyClick(place.list, Qt.Key.Key_F2)
    line = place.list.findChild(QLineEdit)
    assert line
    line.selectAll()
    qtbot.keyClicks(line, "Controller Carla")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: order(place)[0] == "Controller Carla")
    qtbot.waitUntil(lambda: place.middle.head.accessibleName().startswith("Controller Carla"))


def test_dropping_lands_before_or_behind_the_row_under_the_pointer(place: Place) -> None:
    ids = place.model.ids()
    box = place.list.visualRect(place.model.index_of(ids[2]))
    assert place.list.spot(box.topLeft()) == (ids[2], box.top())
    assert place.list.spot(box.bottomLeft()) == (None, box.bottom() + 1)
    heading = place.list.visualRect(place.model.index(0))
    assert place.list.spot(heading.center()) is None


def test_rows_are_read_aloud_whole(place: Place) -> None:
    text = str(place.model.data(place.model.index_of(place.model.ids()[0]), Qt.ItemDataRole.AccessibleTextRole))
    name = order(place)[0]
    assert text.startswith(f"{name}, ")
    assert "Buyer persona" in text
    assert "filled in" in text


def test_the_card_is_shown_and_says_what_fits(qtbot: QtBot, place: Place) -> None:
    card = place.inspector.card
    qtbot.waitUntil(lambda: card.preview is not None, timeout=20000)
    assert card.preview
    assert card.preview.pdf.startswith(b"%PDF")
    assert len(card.preview.pages) == 1
    assert card.said == "1 field is not whole on this card:"
    facts = next(b for b in card.findChildren(Button) if b.text() == "Prioritisation facts")
    assert facts.isVisibleTo(card)
    book, current = place._session.book, place.current
    assert current is not None
    for field in next(s for s in book.profile(current).template.sections if s.id == "priority").fields:
        values.set_field(book, current, field.id, [])
    qtbot.waitUntil(lambda: card.said == "Everything fits", timeout=20000)


def test_what_does_not_fit_is_linked_to_its_field(qtbot: QtBot, place: Place) -> None:
    from persona_studio.paper.findings import NO_ROOM, Finding

    card: CardPane = place.inspector.card
    qtbot.waitUntil(lambda: card.preview is not None, timeout=20000)
    made = card.preview
    assert made
    current = place.current
    assert current is not None
    field = place._session.book.profile(current).template.fields[2]
    card._take(Preview(current, made.pages, [Finding(current, field.id, field.label, NO_ROOM, "2 of 5 items")], made.pdf))
    link = next(b for b in card.findChildren(Button) if b.text() == field.label)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    box = place.middle.form.sheet.boxes[field.id] if place.middle.form.sheet else None
    assert box
    assert box.isAncestorOf(QApplication.focusWidget())


def test_a_card_is_saved_and_the_history_says_so(qtbot: QtBot, window: Window, place: Place, tmp_path: Path) -> None:
    target = tmp_path / "card.pdf"
    assert place.current is not None
    with qtbot.waitSignal(place.output.saved, timeout=20000):
        place.output.save_to(place.current, target)
    assert target.read_bytes().startswith(b"%PDF")
    assert window.workspace
    assert window.workspace.toast.words == "Saved card.pdf"
    place.inspector.turn_to(1)
    model = place.inspector.history.entries
    qtbot.waitUntil(lambda: any("Printed" in str(model.index(n).data()) for n in range(model.rowCount())))


def test_a_card_that_cannot_be_written_is_told_and_not_tried_again(qtbot: QtBot, window: Window, place: Place, tmp_path: Path) -> None:
    assert place.current is not None
    assert window.workspace
    workspace = window.workspace
    place.output.save_to(place.current, tmp_path / "nowhere" / "card.pdf")
    qtbot.waitUntil(lambda: workspace.error.notice is not None, timeout=20000)
    assert workspace.error.notice
    assert not workspace.error.notice.offers
    assert workspace.top.state.words == "Saved"


@pytest.mark.parametrize(("width", "pane", "strip", "outline", "wide"), [
    (1920, True, False, True, 288), (1440, True, False, True, 260), (1280, False, True, True, 260), (1100, False, True, False, 260),
])  # fmt: skip
def test_what_gives_way_in_small_windows(
    qtbot: QtBot, window: Window, place: Place, width: int, pane: bool, strip: bool, outline: bool, wide: int
) -> None:
    window.resize(width, 760)
    qtbot.waitUntil(lambda: place.inspector.isVisible() is pane)
    assert place.strip.isVisible() is strip
    assert place.middle.outline.isVisible() is outline
    assert place._pane.width() == wide
    assert place.middle.head.height() == 64


def test_the_drawer_opens_with_f9_and_closes_with_escape(qtbot: QtBot, window: Window, place: Place) -> None:
    window.resize(1200, 800)
    qtbot.waitUntil(place.strip.isVisible)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert place.inspector.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not place.inspector.isVisible()
    window.resize(1440, 800)
    qtbot.waitUntil(place.inspector.isVisible)


def test_f6_walks_through_the_panes(qtbot: QtBot, window: Window, place: Place) -> None:
    seen = []
    for _n in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        panes = {"list": place.list, "outline": place.middle.outline, "form": place.middle.form, "inspector": place.inspector}
        seen.append(next(name for name, pane in panes.items() if pane is here or pane.isAncestorOf(here)))
    assert seen == ["outline", "form", "inspector", "list"]


def test_dropped_files_are_checked_imported_and_undone(qtbot: QtBot, window: Window, place: Place, tmp_path: Path) -> None:
    source = tmp_path / "people.json"
    source.write_text(json.dumps([{"name": "Ops Olga", "Job title": "Head of operations", "Shoe size": "39"}]))
    before = order(place)
    window.take_files([source])
    qtbot.waitUntil(lambda: window.overlay is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: order(place) == [*before, "Ops Olga"])
    qtbot.waitUntil(lambda: window.overlay is not None)
    assert window.overlay
    undo = next(b for b in window.overlay.findChildren(Button) if b.text() == "Undo the import")
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: order(place) == before)


@pytest.mark.parametrize(("client", "name", "file"), [
    ("Fernwood", "Marketing Maria", "Fernwood - Marketing Maria.pdf"), ("", 'a/b\\c:d*"<>|?', "a b c d.pdf"), ("", "...", "Card.pdf"),
])  # fmt: skip
def test_names_of_files_suit_every_system(client: str, name: str, file: str) -> None:
    assert file_name(client, name) == file


def test_a_long_name_makes_a_file_name_of_bearable_length() -> None:
    assert len(file_name("", "x" * 5000)) <= 84


def test_what_is_typed_after_making_a_profile_becomes_its_name(qtbot: QtBot, window: Window, place: Place) -> None:
    window.commands.run("profile.new.buyer-persona")
    qtbot.waitUntil(lambda: len(order(place)) == 4 and not place.list.hasFocus())
    qtbot.keyClicks(QApplication.focusWidget(), "Procurement Pia")
    place.middle.form.flush()
    qtbot.waitUntil(lambda: "Procurement Pia" in order(place))


def test_the_foot_line_forgets_the_keys_of_a_field_that_is_left(qtbot: QtBot, place: Place) -> None:
    place.middle.form.focus_field("goals")
    within = place.middle.foot.keys
    place.list.setFocus()
    assert place.middle.foot.keys != within


def test_a_row_pulled_with_the_pointer_is_dragged_and_chooses_no_other(qtbot: QtBot, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    pulled: list[int | None] = []
    monkeypatch.setattr(QDrag, "exec", lambda *_about: pulled.append(place.current))
    view, first = place.list.viewport(), place.current
    assert first is not None
    start = place.list.visualRect(place.model.index_of(first)).center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for down in (20, 60, 100):
        move = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(start + QPoint(0, down)), view.mapToGlobal(QPointF(start + QPoint(0, down))),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view, move)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 100))
    assert pulled
    assert set(pulled) == {first}


def test_arrows_on_the_tabs_turn_the_page(qtbot: QtBot, place: Place) -> None:
    inspector = place.inspector
    inspector.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert inspector.tabs[1].hasFocus()
    assert inspector.pages.currentWidget() is inspector.history
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert inspector.pages.currentIndex() == 0


def test_tab_goes_from_the_list_by_the_outline_through_the_form(qtbot: QtBot, place: Place) -> None:
    panes = []
    for _step in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        panes.append("form" if place.middle.form.isAncestorOf(now) else "inspector" if place.inspector.isAncestorOf(now) else "outline")
    assert panes == ["outline", "form", "form", "form"]
    assert QApplication.focusWidget().accessibleName() == "Reports to"


def test_who_goes_to_another_profile_from_the_form_stays_in_the_form(qtbot: QtBot, window: Window, place: Place) -> None:
    second = order(place)[1]
    place.middle.form.focus_field("age_range")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "@" + second)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert place.current == place.model.ids()[1]
    assert place.middle.form.at == "age_range"
    assert place.middle.form.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, CTRL)
    assert place.current == place.model.ids()[0]
    assert place.middle.form.at == "age_range"
    assert place.middle.form.isAncestorOf(QApplication.focusWidget())


def test_sections_to_add_are_found_by_what_one_wants_to_do(window: Window, place: Place) -> None:
    found = matches(place.results(), "add section")
    assert [r.text for r in found if r.sort == "section"] == [s.title for s in place.middle.to_add()] != []
