"""The bundled fonts of paper: widths, kerning, which characters they have. Read once, on first use."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from persona_studio.foundation import resource
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.paper.marks import MM
from persona_studio.paper.type import FILES


@dataclass(frozen=True)
class Kerning:
    """How far pairs of characters move together, per 1000 em, by classes."""

    left: Mapping[str, int]
    right: Mapping[str, int]
    rows: list[list[int]]

    def between(self, a: str, b: str) -> int:
        row, column = self.left.get(a), self.right.get(b)
        return self.rows[row][column] if row is not None and column is not None else 0


@dataclass(frozen=True, eq=False)
class Face:
    """One font: what a line of text measures in it."""

    font: str
    widths: Mapping[int, float]  # code point to 1000th of the size
    kerning: Kerning | None
    embedded: Any  # reportlab's font
    _words: dict[str, float] = field(default_factory=dict)

    def has(self, char: str) -> bool:
        return ord(char) in self.widths

    def units(self, text: str) -> float:
        """Width in thousandths of the size, kerned where the font is."""
        known = self._words.get(text)
        if known is None:
            widths = self.widths
            known = sum([widths.get(ord(char), 0) for char in text])
            if self.kerning:
                between = self.kerning.between
                known += sum([between(a, b) for a, b in pairwise(text)])
            if len(self._words) < 20_000 and len(text) < 100:
                self._words[text] = known
        return known

    def width(self, text: str, size: float) -> float:
        """Width in millimetres at a size in points."""
        return self.units(text) * size / (1000 * MM)


@cache
def face(font: str) -> Face:
    """The font by the word that marks use; Problem when it has not been cut."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    file = resource.path("fonts", FILES[font] + ".ttf")
    if not file.is_file():
        raise Problem(_("The fonts for paper are missing."), _("Run packaging/cut_assets.py once."))
    embedded = TTFont(FILES[font], str(file))
    pdfmetrics.registerFont(embedded)
    pairs = file.with_suffix(".kern.json")
    kerning = Kerning(**json.loads(pairs.read_text())) if pairs.is_file() else None
    return Face(font, embedded.face.charWidths, kerning, embedded)
