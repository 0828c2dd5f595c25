"""A window as a person has it before them, and a workbook to open in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.actions import sample
from persona_studio.ui.frame.window import Window
from persona_studio.ui.memory import Memory
from persona_studio.ui.theme import Scheme, Theme


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    """The sample workbook."""
    path = tmp_path / "sample.persona"
    sample.make(path)
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
