"""A workbook to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    with create(tmp_path / "client.persona", backups=tmp_path / "backups") as book:
        yield book
