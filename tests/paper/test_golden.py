"""The sample workbook's cards stay as they are, mark by mark, unless a change is meant.

`PERSONA_GOLDEN=write` renews the file; look at the cards before you commit it.
"""

from __future__ import annotations

import datetime
import os
import zlib
from dataclasses import fields
from pathlib import Path
from typing import Any

from persona_studio.actions import cards, sample
from persona_studio.paper.card import lay_out
from persona_studio.paper.marks import Mark, Sheet
from persona_studio.paper.paper import PAPERS, Look
from persona_studio.workbook.file import open_book

LONGEST = 12  # steps of an outline that are written out
GOLDEN = Path(__file__).parent / "golden" / "sample-cards.txt"


def told(sheet: Sheet) -> str:
    """A sheet as text, a line a mark."""
    return "\n".join([sheet.title, *(f.sentence for f in sheet.findings), *(_line(mark) for page in sheet.pages for mark in page.marks)])


def _line(mark: Mark) -> str:
    values = {f.name: getattr(mark, f.name) for f in fields(mark)}
    said = (f"{name}={_plain(value)}" for name, value in values.items() if value not in ("", None, ()) and name != "shaped")
    return f"{type(mark).__name__} {' '.join(said)}"


def _plain(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, tuple) and len(value) > LONGEST:  # the outlines of faces
        return f"({len(value)} steps, {zlib.crc32(' '.join(map(_plain, value)).encode()):08x})"
    return "(" + ",".join(map(_plain, value)) + ")" if isinstance(value, tuple) else str(value)


def test_cards_of_the_sample(tmp_path: Path) -> None:
    sample.make(tmp_path / "s.persona", backups=tmp_path)
    with open_book(tmp_path / "s.persona", backups=tmp_path) as book:
        look = Look(PAPERS["a4"], book.manner(), book.settings().client, datetime.date(2026, 11, 12), language=book.settings().language)
        now = "\n\n".join(told(lay_out(book.profile(p.id), look, cards.company(book, p.id))) for p in book.profiles()) + "\n"
    if os.environ.get("PERSONA_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(now, encoding="utf-8")
    assert now.split("\n") == GOLDEN.read_text(encoding="utf-8").split("\n")
