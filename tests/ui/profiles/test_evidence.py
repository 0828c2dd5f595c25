"""The ground of a claim: opened from its field by keys, added to, validated, unlinked, undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from persona_studio.actions import evidence, profiles, values
from persona_studio.domain.ground import Ground
from persona_studio.ui.profiles.evidence_panel import EvidencePanel
from persona_studio.ui.profiles.middle import Middle

Key, Mod = Qt.Key, Qt.KeyboardModifier
CTRL = Mod.ControlModifier


@pytest.fixture
def middle(desk: Any, theme: Any) -> Iterator[Any]:
    """Head, outline and form in a window of their own; the desk types into it."""
    desk.put("role", "Head of marketing")
    desk.put("goals", "Prove it", "Say it")
    desk.form.hide()
    middle = Middle(desk.session, theme)
    middle.resize(900, 800)
    middle.show_profile(desk.profile(), desk.book.shares(desk.id))
    middle.show()
    middle.activateWindow()
    desk.bot.waitUntil(lambda: middle.isActiveWindow())
    desk.form, desk.form_before = middle.form, desk.form
    yield middle
    desk.settle()
    middle.close()
    middle.deleteLater()
    desk.form = desk.form_before
    desk.form.show()


def panel(middle: Middle) -> EvidencePanel:
    found = middle.findChild(EvidencePanel)
    assert isinstance(found, EvidencePanel)
    return found


def opened(middle: Middle) -> bool:
    QApplication.processEvents()
    return middle._popover is not None


def ground(desk: Any, field: str, at: int = 0) -> Ground:
    found: Ground = desk.profile().of(field)[at].ground
    return found


@pytest.fixture
def role(desk: Any, middle: Middle) -> Any:
    """The evidence of the role, opened by Ctrl+E."""
    desk.form.focus_field("role")
    desk.press(Key.Key_E, CTRL)
    assert opened(middle)
    return desk


def test_a_pasted_line_becomes_a_quote(role: Any, middle: Middle) -> None:
    assert "Assumption" in panel(middle).accessibleName()
    role.paste("I run marketing")
    role.press(Key.Key_Return)
    role.settle()
    assert ground(role, "role") is Ground.SOME
    claim = role.profile().of("role")[0]
    assert [e.text for e in role.book.grounds(role.id)[claim.id]] == ["I run marketing"]
    assert [item.evidence.text for item in panel(middle).items] == ["I run marketing"]
    assert "Some evidence" in panel(middle).accessibleName()


def test_escape_closes_and_the_focus_returns_to_the_field(role: Any, middle: Middle) -> None:
    role.press(Key.Key_Escape)
    assert not opened(middle)
    assert role.at() == "role"
    role.type("!")
    assert role.value("role") == "Head of marketing!"


def test_the_evidence_of_a_list_is_that_of_its_focused_item(desk: Any, middle: Middle) -> None:
    desk.form.focus_field("goals")
    desk.press(Key.Key_Down)
    desk.press(Key.Key_E, CTRL)
    desk.type("She said so")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    assert ground(desk, "goals", 0) is Ground.ASSUMPTION
    assert ground(desk, "goals", 1) is Ground.SOME
    desk.type("!")
    assert desk.all("goals") == ["Prove it", "Say it!"]


def test_what_is_being_typed_can_be_grounded_at_once(desk: Any, middle: Middle) -> None:
    desk.form.focus_field("education")
    desk.type("BA")
    desk.press(Key.Key_E, CTRL)
    assert opened(middle)
    desk.type("From her profile")
    desk.press(Key.Key_Return)
    desk.settle()
    assert opened(middle)
    assert ground(desk, "education") is Ground.SOME


def test_delete_unlinks_and_undo_brings_it_back(role: Any, middle: Middle) -> None:
    role.type("I run marketing")
    role.press(Key.Key_Return)
    role.settle()
    role.press(Key.Key_Up)
    role.press(Key.Key_Delete)
    role.settle()
    assert ground(role, "role") is Ground.ASSUMPTION
    assert not panel(middle).items
    role.undo()
    assert ground(role, "role") is Ground.SOME
    assert len(panel(middle).items) == 1


def test_a_sign_off_validates_until_the_text_changes(role: Any, middle: Middle) -> None:
    assert panel(middle).validate.isHidden()
    role.type("I run marketing")
    role.press(Key.Key_Return)
    role.settle()
    role.press(Key.Key_Tab)
    role.press(Key.Key_Space)
    role.type("Anna")
    role.press(Key.Key_Return)
    role.settle()
    assert ground(role, "role") is Ground.VALIDATED
    assert "Anna" in panel(middle).accessibleName()
    role.press(Key.Key_Escape)
    role.type("!")
    assert ground(role, "role") is Ground.SOME
    role.press(Key.Key_E, CTRL)
    assert "changed since Anna signed" in panel(middle).accessibleName()


def test_a_quote_gets_its_source_on_demand(role: Any, middle: Middle) -> None:
    role.type("I run marketing")
    role.press(Key.Key_Return)
    role.settle()
    role.press(Key.Key_Up)
    role.press(Key.Key_Return)
    for text in ("Interviews", "interview", "12 October", "6", "Maria"):
        role.type(text)
        role.press(Key.Key_Tab)
    role.press(Key.Key_Right)
    role.press(Key.Key_Return)
    role.settle()
    claim = role.profile().of("role")[0]
    (quote,) = role.book.grounds(role.id)[claim.id]
    source = quote.source
    assert (source.title, source.type, source.date, source.n, source.who) == ("Interviews", "interview", "12 October", 6, "Maria")
    assert quote.said == "synthesised"
    assert panel(middle).source is None
    assert role.here is panel(middle).line
    assert panel(middle).items[0].accessibleDescription().startswith("Interviews, 12 October, n = 6, Maria, put together from several")


def test_escape_in_the_source_gives_up_only_the_source(role: Any, middle: Middle) -> None:
    role.type("I run marketing")
    role.press(Key.Key_Return)
    role.settle()
    role.press(Key.Key_Up)
    role.press(Key.Key_Return)
    role.type("Half")
    role.press(Key.Key_Escape)
    assert opened(middle)
    assert role.book.sources() == []


def test_a_sample_size_that_is_no_number_is_not_taken(role: Any, middle: Middle) -> None:
    role.type("I run marketing")
    role.press(Key.Key_Return)
    role.settle()
    role.press(Key.Key_Up)
    role.press(Key.Key_Return)
    role.type("Interviews")
    for _n in range(3):
        role.press(Key.Key_Tab)
    role.type("some")
    role.press(Key.Key_Return)
    assert role.book.sources() == []
    assert role.here is panel(middle).source.lines["n"]  # type: ignore[union-attr]


def test_a_click_on_the_mark_opens_it_too(desk: Any, middle: Middle) -> None:
    claim = desk.profile().of("goals")[0].id
    box = desk.form.sheet.boxes["goals"]
    spot = box.mark_of(claim).center()
    QTest.mouseClick(box.editor, Qt.MouseButton.LeftButton, pos=spot - box.editor.pos())
    assert opened(middle)
    assert panel(middle).claim == claim
    QTest.mouseClick(middle._popover, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not opened(middle)


def test_it_closes_when_its_claim_goes(role: Any, middle: Middle) -> None:
    values.remove(role.book, [role.profile().of("role")[0].id])
    role.settle()
    assert not opened(middle)


def test_filters_and_their_sentences(desk: Any, middle: Middle, make_desk: Callable[..., Any]) -> None:
    boxes = desk.form.sheet.boxes
    middle._filter("assumptions")
    QApplication.processEvents()
    assert boxes["role"].isVisible()
    assert not boxes["education"].isVisible()
    middle._filter("changed")
    assert boxes["goals"].isVisible()
    id = profiles.create(desk.book, "buyer-persona", "Empty Ed")
    desk.settle()
    middle.show_profile(desk.book.profile(id), desk.book.shares(id))
    middle._filter("assumptions")
    QApplication.processEvents()
    assert desk.form.sheet.note.isVisible()
    assert "only assumed" in desk.form.sheet.note.text()


def drop(onto: QWidget, data: QMimeData) -> None:
    point, left, none = QPointF(20, 20), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(point.toPoint(), Qt.DropAction.CopyAction, data, left, none),
        QDropEvent(point, Qt.DropAction.CopyAction, data, left, none),
    ):
        QApplication.sendEvent(onto, event)
        assert event.isAccepted()


def test_a_dropped_file_is_evidence_with_a_copy_in_the_workbook(role: Any, middle: Middle, tmp_path: Path) -> None:
    file = tmp_path / "Interview 3.txt"
    file.write_text("I run marketing for 12 hotels.")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop(panel(middle), data)
    role.bot.waitUntil(lambda: len(panel(middle).items) == 1)
    role.settle()
    assert ground(role, "role") is Ground.SOME
    shown = panel(middle).items[0].evidence
    assert (shown.text, shown.kind) == ("Interview 3", "fact")
    assert shown.source
    assert (shown.source.file, role.book.blob(shown.source.hash)) == ("Interview 3.txt", file.read_bytes())
    role.press(Key.Key_Up)
    role.press(Key.Key_Return)
    form = panel(middle).source
    assert form
    assert form.copy.isVisible()
    evidence.save_file(role.book, shown.source.hash, tmp_path / "copy.txt")
    assert (tmp_path / "copy.txt").read_bytes() == file.read_bytes()
    role.press(Key.Key_Escape)
    role.undo()
    assert ground(role, "role") is Ground.ASSUMPTION
    assert role.book.sources() == []


def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(role: Any, middle: Middle, tmp_path: Path) -> None:
    told: list[tuple[Any, bool]] = []
    role.session.failed.connect(lambda problem, kept: told.append((problem, kept)))
    panel(middle).take_files([tmp_path / "gone.pdf"])
    role.bot.waitUntil(lambda: bool(told))
    role.settle()
    assert "gone.pdf" in str(told[0][0])
    assert told[0][1] is False
    assert ground(role, "role") is Ground.ASSUMPTION


def test_dropped_words_become_a_quote(role: Any, middle: Middle) -> None:
    data = QMimeData()
    data.setText("I run marketing")
    drop(panel(middle), data)
    role.bot.waitUntil(lambda: len(panel(middle).items) == 1)
    role.settle()
    assert [e.kind for e in role.book.evidence()] == ["quote"]
