"""The document: sizes, fonts, title, language, and text that any reader gives back."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from persona_studio.foundation.problem import Problem
from persona_studio.paper import pdf
from persona_studio.paper.card import lay_out
from persona_studio.paper.paper import PAPERS, Look
from persona_studio.paper.preview import page_count, pixels
from tests.paper.people import MARIA, profile
from tests.paper.reading import lost, needs_poppler, poppler, squeezed

LOOK = Look(client="Larkfield Reporting", today=datetime.date(2026, 11, 12), version="Version 4", language="en")


def card(name: str = "Marketing Maria", values: Any = None, **options: Any) -> bytes:
    return pdf.to_bytes([lay_out(profile(name, MARIA if values is None else values), Look(**{**vars(LOOK), **options}))])


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 210, 297), ("letter", 215.9, 279.4)])
def test_pages_have_the_size_of_the_paper(paper: str, width: float, height: float) -> None:
    box = PdfReader(io.BytesIO(card(paper=PAPERS[paper]))).pages[0].mediabox
    assert float(box.width) * 25.4 / 72 == pytest.approx(width, abs=0.1)
    assert float(box.height) * 25.4 / 72 == pytest.approx(height, abs=0.1)


def test_title_author_and_language_are_set() -> None:
    reader = PdfReader(io.BytesIO(card()))
    assert reader.metadata is not None
    assert reader.metadata.title == "Marketing Maria, Marketing manager, mid-sized software firm, Version 4"
    assert reader.metadata.author == "Larkfield Reporting"
    assert str(reader.root_object["/Lang"]) == "en"


def test_each_sheet_is_a_page_with_an_entry_in_the_outline() -> None:
    sheets = [lay_out(profile(name, MARIA), LOOK) for name in ("Ann", "Bob", "Cem")]
    reader = PdfReader(io.BytesIO(pdf.to_bytes(sheets)))
    assert len(reader.pages) == 3
    assert len(reader.outline) == 3


@needs_poppler
def test_all_fonts_are_embedded_subsets(tmp_path: Path) -> None:
    rows = poppler("pdffonts", card(), tmp_path).splitlines()[2:]
    assert len(rows) >= 4
    assert all(re.search(r"\byes +yes +yes\b", row) for row in rows)


@needs_poppler
def test_words_and_lines_come_back_in_order(tmp_path: Path) -> None:
    text = poppler("pdftotext", card(), tmp_path)
    for words in ("Marketing Maria", "Prove which campaigns bring\npipeline, every month", "Every new tool waits for IT"):
        assert words in text


@needs_poppler
def test_every_script_is_printed_and_comes_back(tmp_path: Path, qapp: Any) -> None:
    values = {
        "role": "מנהלת שיווק של חברת תוכנה",
        "reports_to": "نائب رئيس التسويق",
        "education": "Đại học Bách khoa Hà Nội",
        "tools": ["HubSpot 🚀", "飞书", "Конверсия"],
        "goals": ["إثبات أي الحملات تحقق المبيعات كل شهر", "हर महीने दिखाना", "每个月证明哪些营销活动带来了收入", "เปิดตัวแคมเปญ"],
    }
    made = profile("Maria 🙂 مريم 2024", values)
    sheet = lay_out(made, LOOK)
    text = poppler("pdftotext", pdf.to_bytes([sheet]), tmp_path)
    assert lost(made, sheet, text) == []
    if not sheet.findings:  # where the system has fonts for all of it
        assert squeezed("מנהלת שיווק") in squeezed(text)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    sheet = lay_out(profile("Maria", MARIA), LOOK)
    pdf.write([sheet], tmp_path / "card.pdf")
    assert (tmp_path / "card.pdf").read_bytes() == pdf.to_bytes([sheet])
    with pytest.raises(Problem):
        pdf.write([sheet], tmp_path / "nowhere" / "card.pdf")


def test_the_preview_is_the_file_in_pixels() -> None:
    data = card()
    width, height, rows = pixels(data, 0, 420)
    assert width == 420
    assert height == pytest.approx(420 * 297 / 210, abs=1)
    assert len(rows) == width * height * 4
    assert rows[:4] == b"\xff\xff\xff\xff"
    assert len(set(rows)) > 20
    assert page_count(data) == 1
