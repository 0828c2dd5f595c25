"""Real personas that other people published: all of them come in, nothing is lost, all of them print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from persona_studio.actions import cards, exporting, importing
from persona_studio.workbook.book import Workbook

FOLDER = Path(__file__).parents[2].parent / "shared" / "exports" / "personas"
FILES = [FOLDER / "privacy-security-personas-128.json", *sorted((FOLDER / "govuk-accessibility").glob("*.md"))]
TAGS = {"div", "img", "src", "alt", "class", "style", "width", "height", "16px", "title"}

pytestmark = pytest.mark.skipif(not FILES[0].is_file() or len(FILES) < 6, reason="the published personas are not on this machine")


def words(plain: Any) -> Iterator[str]:
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from words(key)
            yield from words(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from words(value)
    else:
        yield from re.findall(r"\w+", str(plain))


def test_nothing_is_lost_twice_is_once_and_all_print(book: Workbook, tmp_path: Path) -> None:
    from pypdf import PdfReader

    assert importing.take(book, importing.read(FILES, book=book)).new == 133
    export = exporting.json_bytes(book)
    kept = set(words(json.loads(export)["profiles"]))
    assert set(words(json.loads(FILES[0].read_text(encoding="utf-8")))) <= kept
    for path in FILES[1:]:
        assert set(words(path.read_text(encoding="utf-8"))) - kept <= TAGS

    again = importing.take(book, importing.read(FILES, book=book))
    assert (again.new, again.updated) == (0, 133)
    assert exporting.json_bytes(book) == export

    cards.save(book, [p.id for p in book.profiles()], "a4", tmp_path / "cards.pdf")
    assert len(PdfReader(tmp_path / "cards.pdf").pages) == 133
    assert book.undo() == "Import of 133 profiles"
    assert book.profiles() == []


def test_each_markdown_file_is_one_persona_with_its_words_in_place(book: Workbook) -> None:
    report = importing.take(book, importing.read(FILES[1:], book=book))
    assert len(report.taken) == 5
    for taken in report.taken:
        assert "Training tasks" in book.profile(taken.id).value("notes")
