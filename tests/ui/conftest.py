"""A window as a person has it before them, and a workbook to open in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.actions import capture, evidence, links, profiles, sample, values
from persona_studio.ui.frame.window import Window
from persona_studio.ui.memory import Memory
from persona_studio.ui.theme import Scheme, Theme
from persona_studio.workbook.file import create
from persona_studio.workbook.settings import Settings


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    """The personas of the sample workbook."""
    path = tmp_path / "sample.persona"
    whole = sample.content()
    sample.write(path, {"settings": whole["settings"], "profiles": whole["profiles"][:3]})
    return path


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """A window that shows the start page."""
    theme = Theme()
    theme.dress(qapp)
    theme.use(Scheme.LIGHT)
    window = Window(theme, Memory(tmp_path / "window.json"))
    window.resize(1440, 900)
    window.show()
    window.start.begin()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()
    theme.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def committee_file(tmp_path: Path) -> Path:
    """An ideal customer profile with three buyers and a user, links between them, evidence, and captured lines."""
    path = tmp_path / "fernwood.persona"
    with create(path, Settings(client="Fernwood Analytics")) as book:
        icp = profiles.create(book, "icp", "Mid-sized SaaS")
        farid = profiles.create(book, "buyer-persona", "Finance Farid")
        maria = profiles.create(book, "buyer-persona", "Marketing Maria")
        profiles.create(book, "buyer-persona", "RevOps Renée")
        aiko = profiles.create(book, "user-persona", "Analyst Aiko")
        links.link(book, icp, farid, role="economic_buyer")
        links.link(book, icp, maria, role="champion")
        links.link(book, icp, aiko, role="user")
        links.link(book, aiko, maria, "reports_to")
        values.set_field(book, maria, "goals", ["Prove which campaigns bring revenue", "Cut the monthly report to none"])
        evidence.quote(book, book.claims(maria)["goals"][0].id, "I need one number that I can defend.")
        capture.capture(book, "The security review took nine weeks\nNobody told us that the export was gone")
    return path
