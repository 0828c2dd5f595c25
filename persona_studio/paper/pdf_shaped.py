"""Draws lines that Qt laid out: outlines and small pictures, with their text beside them for readers and for search."""

from __future__ import annotations

import io
from typing import Any

from persona_studio.paper.marks import MM, Run

_NON_ZERO = 1  # fill rule of type: overlapping strokes stay black


def draw(canvas: Any, height: float, run: Run) -> None:
    """Draws a shaped run; what is spoken comes back when the text is read out of the file."""
    shaped = run.shaped
    assert shaped is not None
    text = shaped.spoken.encode("utf-16-be").hex().upper()
    canvas._code.append(f"/Span <</ActualText <FEFF{text}>>> BDC")
    _space(canvas, run, height)
    canvas.setFillColor(run.colour)
    if shaped.steps:
        path = canvas.beginPath()
        commands = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
        for command, *numbers in shaped.steps:
            points = [(height - run.y - n) * MM if place % 2 else (run.x + n) * MM for place, n in enumerate(numbers) if isinstance(n, (int, float))]
            commands[str(command)](*points)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=_NON_ZERO)
    for x, y, side, data in shaped.pictures:
        _picture(canvas, run.x + x, height - run.y - y - side, side, data)
    canvas._code.append("EMC")


def _space(canvas: Any, run: Run, height: float) -> None:
    """An invisible space as wide as the line: readers need a glyph to hang the text on."""
    from persona_studio.paper.fonts import face

    fount = face("sans")
    own = max(0.1, fount.width(" ", run.size))
    text = canvas.beginText(run.x * MM, (height - run.y) * MM)
    text.setFont(fount.embedded.fontName, run.size)
    text.setTextRenderMode(3)
    text.setHorizScale(max(1.0, 100 * run.width / own))
    text.textOut(" ")
    text.setHorizScale(100)
    text.setTextRenderMode(0)
    canvas.drawText(text)


def _picture(canvas: Any, x: float, y: float, side: float, data: bytes) -> None:
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(io.BytesIO(data)), x * MM, y * MM, side * MM, side * MM, mask="auto")
