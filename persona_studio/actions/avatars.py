"""The face of a seed as a picture of its own, for whoever needs it outside a workbook."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.domain.faces import Portrait, alternative
from persona_studio.foundation import atomic
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.paper.marks import Mark

SIDE = 100.0  # mm, of the page a PDF has
PIXELS = 1024
ENDINGS = (".svg", ".pdf", ".png")


def save(seed: str, target: Path) -> None:
    """Writes the face as SVG, PDF or PNG, by the ending of `target`; the same for the same seed, everywhere."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        sentence = _("“{name}” has no ending that says what to write.").format(name=target.name)
        raise Problem(sentence, _("End it with .svg, .pdf or .png."))
    data = picture(seed, ending)
    with atomic.replacing(target) as part:
        part.write_bytes(data)


def picture(seed: str, ending: str) -> bytes:
    """The bytes of that kind of file."""
    from persona_studio.paper import portrait_svg, portraits

    portrait = Portrait(seed)
    marks = portraits.in_round(portrait.dressed(), SIDE)
    title = alternative(seed, portrait, "")
    if ending == ".svg":
        return portrait_svg.written(marks, SIDE, title).encode()
    document = _pdf(marks, title)
    return document if ending == ".pdf" else _png(document)


def _pdf(marks: list[Mark], title: str) -> bytes:
    from persona_studio.paper import pdf
    from persona_studio.paper.marks import Page, Sheet

    return pdf.to_bytes([Sheet((Page(SIDE, SIDE, tuple(marks)),), title)])


def _png(document: bytes) -> bytes:
    from PIL import Image

    from persona_studio.paper import preview

    width, height, pixels = preview.pixels(document, 0, PIXELS)
    stream = io.BytesIO()
    Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1).save(stream, "PNG", optimize=True)
    return stream.getvalue()
