"""Reads sheets and documents back, independent of what wrote them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest
from pypdf import PdfReader

from persona_studio.domain.profile import Profile
from persona_studio.paper.marks import Box, Page, Rule, Run, Sheet
from persona_studio.paper.marks import Path as Outline
from persona_studio.template.kinds import Group, Unclear
from persona_studio.template.manner import PLAIN

POINTS = 72 / 25.4
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


def poppler(tool: str, pdf: bytes, folder: Path, *options: str) -> str:
    """What a tool of poppler says about a document."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    output = ["-"] if tool == "pdftotext" else []
    return subprocess.run([tool, *options, str(file), *output], check=True, capture_output=True).stdout.decode("utf-8", "replace")


def extracted(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """Text without spaces, line ends and invisible characters: extraction may put line ends anywhere."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc"))


def runs(sheet: Sheet) -> list[Run]:
    return [mark for page in sheet.pages for mark in page.marks if isinstance(mark, Run)]


def shown(sheet: Sheet) -> str:
    return " ".join(run.text for run in runs(sheet))


def values(profile: Profile) -> Iterable[tuple[str, str]]:
    """Every field with each of its texts."""
    if profile.name:
        yield "name", profile.name
    for id, claims in profile.claims.items():
        field = profile.template.field(id)
        for claim in claims:
            if isinstance(claim.value, Unclear):
                yield id, claim.value.raw
            elif isinstance(claim.value, Group):
                yield id, claim.value.statement
                for _part, text in claim.value.parts:
                    yield id, text
            elif field is not None:
                yield id, field.kind.plain(claim.value, PLAIN)


def lost(profile: Profile, sheet: Sheet, text: str) -> list[tuple[str, str]]:
    """Words that are neither in `text` nor in a field that the sheet reports."""
    there, reported = squeezed(text), {field for finding in sheet.findings for field in finding.fields}
    words = ((id, word) for id, value in values(profile) for word in re.split(r"\s+", value) if squeezed(word))
    return [(id, word) for id, word in words if id not in reported and squeezed(word) not in there]


def outside(page: Page) -> list[object]:
    """Marks that leave the page."""
    return [mark for mark in page.marks if not _inside(mark, page)]


def _inside(mark: object, page: Page) -> bool:
    if isinstance(mark, Run):
        return mark.x >= 0 and mark.x + mark.width <= page.width and mark.y >= mark.size / POINTS * 0.6 and mark.y < page.height
    if isinstance(mark, Box):
        return mark.x >= 0 and mark.y >= 0 and mark.x + mark.width <= page.width and mark.y + mark.height <= page.height
    if isinstance(mark, Rule):
        return all(0 <= x <= page.width for x in (mark.x1, mark.x2)) and all(0 <= y <= page.height for y in (mark.y1, mark.y2))
    if isinstance(mark, Outline):
        numbers = [step[1:] for step in mark.steps]
        flat = [float(n) for step in numbers for n in step]
        return all(0 <= x <= page.width for x in flat[::2]) and all(0 <= y <= page.height for y in flat[1::2])
    return True


def overlapping(sheet: Sheet) -> list[tuple[str, str]]:
    """Pairs of text runs that stand on one another (by the height of small letters)."""
    boxes = sorted((run.y, run.x, run.x + run.width, 0.5 * run.size / POINTS, run.text) for run in runs(sheet) if run.text.strip())
    return [
        (a[4], b[4]) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if b[0] - b[3] < a[0] - 0.05 and a[1] < b[2] - 0.3 and b[1] < a[2] - 0.3
    ]
