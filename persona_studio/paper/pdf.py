"""Draws sheets as one PDF: embedded subset fonts, title and language, text that can be read back. Same sheets, same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path as File
from typing import Any

from persona_studio.foundation.atomic import replacing
from persona_studio.paper.fonts import face
from persona_studio.paper.marks import MM, Box, Mark, Page, Path, Picture, Rule, Run, Sheet

KERNED_FROM = 14  # points; below, pairs are not worth a piece of their own


def write(sheets: Sequence[Sheet], target: File) -> None:
    """Writes the sheets as one document; `target` is replaced whole or not at all."""
    data = to_bytes(sheets)
    with replacing(target) as part:
        part.write_bytes(data)


def to_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as one document, a page of it per page of a sheet."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    language = sheets[0].language if sheets else "en"
    canvas = Canvas(stream, invariant=1, pageCompression=1, initialFontName=face("sans").embedded.fontName, lang=language)
    canvas.setTitle(", ".join(dict.fromkeys(sheet.title[:200] for sheet in sheets))[:500])
    canvas.setAuthor((sheets[0].author if sheets else "")[:200])
    canvas.setCreator("Persona Studio")
    for sheet in sheets:
        for number, page in enumerate(sheet.pages):
            _draw_page(canvas, page, sheet.title if number == 0 else "")
    canvas.save()
    return stream.getvalue()


def _draw_page(canvas: Any, page: Page, title: str) -> None:
    canvas.setPageSize((page.width * MM, page.height * MM))
    if title:
        key = f"sheet-{canvas.getPageNumber()}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(title[:120], key)
    drawers = _drawers()
    for mark in page.marks:
        drawers[type(mark)](canvas, page.height, mark)
    canvas.showPage()


@cache
def _drawers() -> dict[type[Mark], Callable[[Any, float, Any], None]]:
    return {Box: _box, Rule: _rule, Run: _run, Path: _path, Picture: _picture}


def _colours(canvas: Any, fill: str, stroke: str) -> None:
    if fill:
        canvas.setFillColor(_colour(fill))
    if stroke:
        canvas.setStrokeColor(_colour(stroke))


@cache
def _colour(hex: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(hex)


def _box(canvas: Any, height: float, box: Box) -> None:
    _colours(canvas, box.fill, box.stroke)
    canvas.setLineWidth(box.line)
    canvas.setDash(*([list(box.dash)] if box.dash else []))
    y = (height - box.y - box.height) * MM
    canvas.rect(box.x * MM, y, box.width * MM, box.height * MM, stroke=int(bool(box.stroke)), fill=int(bool(box.fill)))


def _rule(canvas: Any, height: float, rule: Rule) -> None:
    _colours(canvas, "", rule.colour)
    canvas.setLineWidth(rule.line)
    canvas.setDash(*([list(rule.dash)] if rule.dash else []))
    canvas.line(rule.x1 * MM, (height - rule.y1) * MM, rule.x2 * MM, (height - rule.y2) * MM)


def _path(canvas: Any, height: float, path: Path) -> None:
    _colours(canvas, path.fill, path.stroke)
    canvas.setLineWidth(path.line)
    canvas.setDash()
    outline = canvas.beginPath()
    draw = {"M": outline.moveTo, "L": outline.lineTo, "C": outline.curveTo, "Z": outline.close}
    for command, *numbers in path.steps:
        points = [(height - n) * MM if place % 2 else n * MM for place, n in enumerate(numbers) if isinstance(n, (int, float))]
        draw[str(command)](*points)
    canvas.drawPath(outline, stroke=int(bool(path.stroke)), fill=int(bool(path.fill)))


def _run(canvas: Any, height: float, run: Run) -> None:
    if run.shaped is not None:
        from persona_studio.paper.pdf_shaped import draw

        draw(canvas, height, run)
        return
    fount = face(run.font)
    text = canvas.beginText(run.x * MM, (height - run.y) * MM)
    text.setFont(fount.embedded.fontName, run.size)
    text.setFillColor(_colour(run.colour))
    for offset, piece in _kerned(run):
        if offset:
            text.setTextOrigin((run.x + offset) * MM, (height - run.y) * MM)
        text.textOut(piece)
    canvas.drawText(text)


def _kerned(run: Run) -> list[tuple[float, str]]:
    """The run in pieces between kerned pairs, each with its distance from the start in mm."""
    fount = face(run.font)
    if run.size < KERNED_FROM or fount.kerning is None:
        return [(0.0, run.text)]
    pieces: list[tuple[float, str]] = []
    start, offset, scale = 0, 0.0, run.size / (1000 * MM)
    for n in range(1, len(run.text)):
        move = fount.kerning.between(run.text[n - 1], run.text[n])
        if move:
            piece = run.text[start:n]
            pieces.append((offset, piece))
            offset += (sum(fount.widths.get(ord(char), 0) for char in piece) + move) * scale
            start = n
    return [*pieces, (offset, run.text[start:])]


def _picture(canvas: Any, height: float, picture: Picture) -> None:
    from reportlab.lib.utils import ImageReader

    image = ImageReader(io.BytesIO(picture.data))
    y = (height - picture.y - picture.height) * MM
    canvas.drawImage(image, picture.x * MM, y, picture.width * MM, picture.height * MM, mask="auto")
