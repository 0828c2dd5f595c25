"""The comparison as a file, as it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from persona_studio.ui.compare import export
from persona_studio.ui.compare.place import ComparePlace
from persona_studio.ui.frame.window import Window
from tests.ui.compare.conftest import ids


@pytest.mark.parametrize("ending", ["csv", "md", "html"])
def test_what_is_seen_is_written(qtbot: QtBot, three: ComparePlace, tmp_path: Path, ending: str) -> None:
    three.compare(ids(three)[:2])
    three.grid.setFocus()
    qtbot.keyClick(three.grid, Qt.Key.Key_D)
    target = tmp_path / f"compared.{ending}"
    export.save_to(three, target)
    assert not three.head.export.isEnabled()
    qtbot.waitUntil(three.head.export.isEnabled)
    text = target.read_text(encoding="utf-8")
    assert "NetSuite" in text
    if ending == "csv":  # the others begin with the sentences, which tell what both say
        assert "The board asks" not in text


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, window: Window, three: ComparePlace, tmp_path: Path) -> None:
    export.save_to(three, tmp_path / "no such folder" / "compared.csv")
    assert window.workspace is not None
    error = window.workspace.error
    qtbot.waitUntil(error.isVisible)
    assert three.head.export.isEnabled()
