"""Marks of paper, painted: where the paper has ink, the screen has it too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from persona_studio.paper import pdf, preview
from persona_studio.paper.charts.opportunity import chart
from persona_studio.paper.marks import Box, Mark, Page, Path, Rule, Run, Sheet, circle
from persona_studio.paper.text import broken
from persona_studio.template.kinds import Outcome
from persona_studio.ui.parts.marks_painter import paint, tones
from persona_studio.ui.theme import Scheme, Theme

SCALE = 4.0


def painted(marks: tuple[Mark, ...], width: int, height: int) -> QImage:
    image = QImage(int(width * SCALE), int(height * SCALE), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, marks, SCALE)
    painter.end()
    return image


def dark(image: QImage, x: float, y: float) -> bool:
    return image.pixelColor(int(x * SCALE), int(y * SCALE)).lightness() < 128


def test_each_sort_of_mark(qapp: QApplication) -> None:
    stroke = Path((("M", 30, 2), ("L", 36, 8)), "", "#000000", 3)
    marks = (Box(2, 2, 6, 6, "#000000"), Rule(10, 5, 20, 5, "#000000", 3), circle(25, 5, 3, "#000000"), stroke)
    image = painted(marks, 40, 10)
    assert all(dark(image, x, 5) for x in (5, 15, 25, 33))
    assert not any(dark(image, x, 5) for x in (9, 21.5, 29, 38))


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_chart_has_the_colours_of_the_scheme(qapp: QApplication, scheme: Scheme) -> None:
    theme = Theme()
    theme.use(scheme)
    assert tones(theme).ink == theme.colour("text").name()
    theme.deleteLater()


def test_screen_and_paper_have_ink_in_the_same_places(qapp: QApplication) -> None:
    theme = Theme()
    theme.use(Scheme.LIGHT)
    outcomes = [Outcome("Find where a figure comes from", Decimal(9), Decimal("2.5")), Outcome("Match finance", Decimal(5), Decimal(6))]
    marks = chart(outcomes, Box(4, 4, 120, 40), tones(theme)).marks
    screen = painted(marks, 128, 48)
    width, height, pixels = preview.pixels(pdf.to_bytes([Sheet((Page(128, 48, marks),), "Chart")]), 0, int(128 * SCALE))
    paper = QImage(pixels, width, height, QImage.Format.Format_RGB32)
    ink = [(x / 4, y / 4) for x in range(8, 500) for y in range(8, 180) if dark(paper, x / 4, y / 4)]
    alone = [at for at in ink if not any(dark(screen, at[0] + dx / 4, at[1] + dy / 4) for dx in (-1, 0, 1) for dy in (-1, 0, 1))]
    assert len(ink) > 1000
    assert len(alone) < 0.02 * len(ink)
    theme.deleteLater()


def test_other_scripts_are_painted(qapp: QApplication) -> None:
    line = broken("مرحبا", "sans", 20, 60, 1).lines[0]
    image = painted((Run(5, 10, line.text, "sans", 20, "#000000", line.width, "", line.shaped),), 60, 20)
    assert any(dark(image, x / 4, y / 4) for x in range(20, 200) for y in range(20, 60))
