"""A form over a real workbook, and hands to type in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from persona_studio.actions import profiles, values
from persona_studio.domain.profile import Profile
from persona_studio.ui.profiles.form import Form
from persona_studio.ui.session import Session, State
from persona_studio.ui.theme import Scheme, Theme
from persona_studio.workbook.file import create, open_book

NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Desk:
    """One form in a window, on a new profile of a template; what it does is what a person can do."""

    def __init__(self, qtbot: Any, book: Any, theme: Theme, template: str, id: int | None = None) -> None:
        self.bot, self.book, self.theme = qtbot, book, theme
        self.session = Session(book)
        self.id = profiles.create(book, template, "Nora") if id is None else id
        self.form = Form(self.session, theme)
        self.form.resize(604, 800)
        self.form.show_profile(book.profile(self.id))
        self.form.show()
        self.form.activateWindow()
        qtbot.waitUntil(lambda: self.form.isActiveWindow())

    @property
    def here(self) -> QWidget:
        """What has the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        QTest.keyClick(self.here, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.here, text)

    def clear(self) -> None:
        self.press(Key.Key_A, CTRL)
        self.press(Key.Key_Delete)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.press(Key.Key_V, CTRL)

    def put(self, field: str, *given: Any) -> None:
        """Values that are there already."""
        values.set_field(self.book, self.id, field, list(given))
        self.settle()

    def settle(self) -> None:
        """All that was typed is in the file, and the form shows the file."""
        self.form.flush()
        self.bot.waitUntil(lambda: not self.form.saving.busy and self.session.now is not State.SAVING)
        QApplication.processEvents()

    def profile(self) -> Profile:
        self.settle()
        found: Profile = self.book.profile(self.id)
        return found

    def value(self, field: str) -> Any:
        """What the file holds for a field with one claim."""
        return self.profile().value(field)

    def all(self, field: str) -> list[Any]:
        """What the file holds for a field with many."""
        return [claim.value for claim in self.profile().of(field)]

    def undo(self) -> None:
        self.session.undo()
        self.settle()

    def editor(self, field: str) -> Any:
        assert self.form.sheet
        if field not in self.form.sheet.boxes:  # of an optional section that nobody has wanted yet
            self.form.bring_up(field)
        return self.form.sheet.boxes[field].editor

    def shown(self, field: str) -> tuple[Any, ...]:
        """What the editor shows."""
        found: tuple[Any, ...] = self.editor(field).value()
        return found

    def after(self, field: str) -> str:
        """The field that follows another in the template."""
        ids = [f.id for f in self.profile().template.fields]
        return ids[ids.index(field) + 1]

    def close(self) -> None:
        """Closes form and file."""
        self.settle()
        self.form.close()
        self.session.close()
        QApplication.processEvents()
        self.form.deleteLater()

    def reopened(self) -> Desk:
        """The same profile after closing and opening the file."""
        path, backups = self.book.path, self.book.path.parent / "backups"
        self.close()
        return Desk(self.bot, open_book(path, backups=backups), self.theme, "", self.id)

    def at(self) -> str:
        """The field that has the focus."""
        assert self.form._box
        return self.form._box.field.id


def template_text(fields: str, id: str = "tried") -> str:
    """A template of our own with these fields after the name."""
    return f"""
id = "{id}"
name = "Tried persona"
kind = "buyer"
version = 1
[[section]]
id = "about"
title = "About"
[[section.field]]
id = "name"
label = "Name"
kind = "line"
claim = false
{fields}
"""


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    theme = Theme(qapp)
    theme.use(Scheme.LIGHT)
    theme.dress(qapp)
    return theme


@pytest.fixture
def make_desk(qtbot: Any, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes a form on a new profile of the shipped buyer persona, or of a template with the given fields."""
    desks: list[Desk] = []

    def make(fields: str = "", template: str = "buyer-persona") -> Desk:
        rows = [("template", {"id": "tried", "toml": template_text(fields)})] if fields else []
        book = create(tmp_path / f"{len(desks)}.persona", backups=tmp_path / "backups", rows=rows)
        desks.append(Desk(qtbot, book, theme, "tried" if fields else template))
        return desks[-1]

    yield make
    for desk in desks:
        if isValid(desk.form) and desk.form.isVisible():
            desk.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A form on a new profile of the shipped buyer persona."""
    return make_desk()
