"""The template editor, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from persona_studio.template import shipped
from persona_studio.template.reader import read
from persona_studio.ui.frame.window import Window
from persona_studio.ui.profiles.place import Place
from persona_studio.ui.templates.editing import TemplateEditing
from persona_studio.ui.templates.panel import TemplatePanel
from persona_studio.workbook.book import Workbook

CTRL, ALT, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
BUYER = "buyer-persona"


@pytest.fixture
def place(window: Window, committee_file: Path, qtbot: QtBot) -> Place:
    window.open_path(committee_file)
    assert window.workspace
    qtbot.waitUntil(window.workspace.place.list.hasFocus)
    return window.workspace.place


@pytest.fixture
def book(place: Place) -> Workbook:
    return place._session.book


@pytest.fixture
def editing(window: Window, place: Place) -> TemplateEditing:
    assert window.workspace
    return next(part for part in window.workspace.parts if isinstance(part, TemplateEditing))


@pytest.fixture
def panel(qtbot: QtBot, window: Window, place: Place) -> TemplatePanel:
    """The editor of the buyer persona."""
    maria = next(p.id for p in place._session.book.profiles() if p.name == "Marketing Maria")
    place.choose(maria)
    qtbot.keyClick(place.list, Key.Key_T, CTRL)
    assert window.overlay
    found = window.overlay.panel
    assert isinstance(found, TemplatePanel)
    assert found.outline.hasFocus()
    return found


def version(book: Workbook) -> int:
    return book.templates()[BUYER].version


def maria(book: Workbook) -> int:
    return next(p.id for p in book.profiles() if p.name == "Marketing Maria")


def row(panel: TemplatePanel, id: str) -> tuple[int, int | None]:
    return next(spot for spot in panel.draft.spots() if panel.draft.at(spot)["id"] == id and spot[1] is not None)


def type_into(qtbot: QtBot, panel: TemplatePanel, key: str, text: str) -> None:
    edit = panel.properties.edits[key]
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_a_field_is_added_named_and_saved_for_every_profile_in_one_step(qtbot: QtBot, window: Window, book: Workbook, panel: TemplatePanel) -> None:
    before = version(book)
    panel.outline.choose(row(panel, "role"))
    qtbot.keyClick(panel.outline, Key.Key_Insert)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Meetings a week")
    assert panel.verdict.text().startswith("3 profiles take the new version")
    qtbot.keyClick(line, Key.Key_S, CTRL)
    assert window.overlay is None
    qtbot.waitUntil(lambda: version(book) == before + 1)
    template = book.profile(maria(book)).template
    fields = [f.id for f in template.fields]
    assert fields[fields.index("role") + 1] == "meetings_a_week"
    assert len(book.claims(maria(book))["goals"]) == 2
    window.commands.run("edit.undo")
    qtbot.waitUntil(lambda: version(book) == before)


def test_what_the_reader_refuses_is_said_at_its_place_and_cannot_be_saved(qtbot: QtBot, window: Window, panel: TemplatePanel) -> None:
    panel.outline.choose(row(panel, "role"))
    edit = panel.properties.edits["longest"]
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    qtbot.keyClicks(edit, "many")
    assert panel.verdict.text() == "Role: longest: expected a whole number, found 'many'."
    assert edit.property("bad") is True
    assert not panel.save_button.isEnabled()
    qtbot.keyClick(edit, Key.Key_S, CTRL)
    assert window.overlay
    edit.selectAll()
    qtbot.keyClicks(edit, "50")
    assert panel.save_button.isEnabled()
    assert edit.property("bad") is False


def test_alt_and_arrows_move_and_del_retires(qtbot: QtBot, book: Workbook, panel: TemplatePanel) -> None:
    panel.outline.choose(row(panel, "role"))
    qtbot.keyClick(panel.outline, Key.Key_Down, ALT)
    assert [f["id"] for f in panel.draft.fields(0)][:3] == ["name", "reports_to", "role"]
    panel.outline.choose(row(panel, "goals"))
    qtbot.keyClick(panel.outline, Key.Key_Delete)
    assert "no longer asked" in panel.outline.rows.words(panel.outline.spot)
    panel.save()
    qtbot.waitUntil(lambda: book.templates()[BUYER].field("goals") is None)
    assert len(book.profile(maria(book)).kept["goals"]) == 2


def test_a_row_is_dropped_before_another(panel: TemplatePanel) -> None:
    spots = panel.outline.rows.spots
    panel.outline.drop(spots.index(row(panel, "goals")), spots.index((0, 1)))
    assert panel.draft.at((0, 1))["id"] == "goals"


def test_the_kind_brings_its_own_limits(qtbot: QtBot, panel: TemplatePanel) -> None:
    panel.outline.choose(row(panel, "role"))
    kind = panel.properties.edits["kind"]
    assert isinstance(kind, QComboBox)
    kind.setFocus()
    while kind.currentData() != "number":
        before = kind.currentData()
        qtbot.keyClick(kind, Key.Key_Down)
        kind = panel.properties.edits["kind"]
        assert isinstance(kind, QComboBox)
        assert kind.currentData() != before
    assert {"least", "most", "unit"} <= set(panel.properties.edits)
    type_into(qtbot, panel, "most", "40")
    field = panel.draft.read().field("role")
    assert field
    assert getattr(field.kind, "most", None) == 40


def test_the_place_on_the_card_is_chosen(qtbot: QtBot, panel: TemplatePanel) -> None:
    panel.outline.choose(row(panel, "tools"))
    place = panel.properties.edits["card"]
    assert isinstance(place, QComboBox)
    place.setFocus()
    qtbot.keyClick(place, Key.Key_End)
    field = panel.draft.read().field("tools")
    assert field
    assert field.card.slot == "none"


def test_every_line_has_a_name_for_screen_readers(panel: TemplatePanel) -> None:
    for spot in panel.draft.spots():
        panel.outline.choose(spot)
        assert panel.properties.edits
        assert all(edit.accessibleName() for edit in panel.properties.edits.values())


def test_a_duplicate_is_a_template_of_ones_own(qtbot: QtBot, window: Window, book: Workbook, panel: TemplatePanel) -> None:
    panel.duplicate_wanted.emit(panel.draft.toml())
    assert window.overlay
    copy = window.overlay.panel
    assert isinstance(copy, TemplatePanel)
    assert copy.title.text() == "Buyer persona (copy)"
    copy.save()
    qtbot.waitUntil(lambda: "buyer-persona-copy" in book.templates())
    qtbot.waitUntil(lambda: window.commands.can("template.edit.buyer-persona-copy"))
    assert window.commands.can("profile.new.buyer-persona-copy")


def test_export_and_import_bring_the_same_template(qtbot: QtBot, book: Workbook, editing: TemplateEditing, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = shipped.toml(BUYER).replace('name = "Buyer persona"', 'name = "Our buyer"', 1)
    editing.write(text, file)
    qtbot.waitUntil(file.exists)
    assert read(file.read_text(encoding="utf-8"), "").name == "Our buyer"
    editing.take(file)
    qtbot.waitUntil(lambda: book.templates()[BUYER].name == "Our buyer")


def test_an_import_that_is_no_template_is_told_and_changes_nothing(
    qtbot: QtBot, window: Window, book: Workbook, editing: TemplateEditing, tmp_path: Path
) -> None:
    file = tmp_path / "strange.toml"
    file.write_text('id = "x"\nname = "X"', encoding="utf-8")
    before = set(book.templates())
    editing.take(file)
    assert window.workspace
    error = window.workspace.error
    qtbot.waitUntil(error.isVisible)
    assert error.notice
    assert "strange.toml" in error.notice.sentence
    assert set(book.templates()) == before


def test_escape_goes_back_to_the_outline_and_throws_nothing_away_unasked(qtbot: QtBot, window: Window, panel: TemplatePanel) -> None:
    panel.outline.choose(row(panel, "role"))
    qtbot.keyClick(panel.outline, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Position")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert panel.outline.hasFocus()
    qtbot.keyClick(panel.outline, Key.Key_Escape)
    assert window.overlay
    assert "not saved" in panel.verdict.text()
    qtbot.keyClick(panel.outline, Key.Key_Escape)
    assert window.overlay is None


def test_a_click_beside_the_editor_throws_nothing_away_unasked(qtbot: QtBot, window: Window, panel: TemplatePanel) -> None:
    panel.outline.choose(row(panel, "role"))
    qtbot.keyClick(panel.outline, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Position")
    assert window.overlay
    qtbot.mouseClick(window.overlay, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert window.overlay
    assert "not saved" in panel.verdict.text()
    type_into(qtbot, panel, "label", "Occupation")
    qtbot.mouseClick(window.overlay, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert window.overlay


def test_an_editor_without_changes_closes_at_once(qtbot: QtBot, window: Window, panel: TemplatePanel) -> None:
    qtbot.keyClick(panel.outline, Key.Key_Escape)
    assert window.overlay is None


def test_outline_and_head_count_what_the_new_version_asks(qtbot: QtBot, place: Place, panel: TemplatePanel, book: Workbook) -> None:
    before = version(book)
    panel.outline.choose(row(panel, "age_range"))
    qtbot.keyClick(panel.outline, Key.Key_Delete)
    qtbot.keyClick(panel.outline, Key.Key_S, CTRL)
    outline = place.middle.outline
    about = outline._rows()[0][2]
    qtbot.waitUntil(lambda: version(book) == before + 1)
    qtbot.waitUntil(lambda: outline._rows()[0][2] != about)
    assert int(outline._rows()[0][2].split("/")[1]) == int(about.split("/")[1]) - 1
