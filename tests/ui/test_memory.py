"""What the window remembers survives a start, damage and a folder that cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from persona_studio.ui.memory import Memory


def test_what_is_put_is_there_after_a_start(tmp_path: Path) -> None:
    Memory(tmp_path / "deep" / "window.json").put(width=1200, scheme="dark")
    again = Memory(tmp_path / "deep" / "window.json")
    assert (again.get("width"), again.get("scheme"), again.get("height", 900)) == (1200, "dark", 900)


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', "\x00"])
def test_a_damaged_file_is_an_empty_memory(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(text)
    memory = Memory(file)
    assert memory.get("width") is None
    memory.put(width=1)
    assert Memory(file).get("width") == 1


@pytest.mark.logs("could not be written")
def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "window.json")
    memory.put(width=1)
    assert memory.get("width") == 1
