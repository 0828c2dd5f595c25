"""The theme: both schemes carry the same roles, and every pair that carries meaning can be read."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from persona_studio.foundation import resource
from persona_studio.ui.sheet import ROLES, sheet
from persona_studio.ui.theme import Scheme, Theme

NUMBERS = tomllib.loads(resource.text("theme.toml"))
LEAST = {"text": 4.5, "shape": 3.0}


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(QColor(a)), luminance(QColor(b))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sort", ["text", "shape"])
def test_every_pair_reaches_its_floor(scheme: str, sort: str) -> None:
    colours = NUMBERS[scheme]
    pairs = [(role, ground, contrast(colours[role], colours[ground])) for role, grounds in NUMBERS["floor"][sort].items() for ground in grounds]
    assert [pair for pair in pairs if pair[2] < LEAST[sort]] == []


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_both_schemes_have_the_same_roles() -> None:
    assert set(NUMBERS["light"]) == set(NUMBERS["dark"])


@pytest.mark.parametrize("role", sorted(NUMBERS["type"]))
def test_nothing_is_smaller_than_11_px(qtbot: QtBot, role: str) -> None:
    theme = Theme()
    assert theme.font(role).pixelSize() >= 11
    assert theme.line(role) >= theme.font(role).pixelSize()


def test_the_sheet_names_only_known_roles(qtbot: QtBot) -> None:
    text = sheet(Theme())
    assert "@" not in text
    assert set(ROLES) <= set(NUMBERS["light"])


def test_switching_tells_and_changes_colours(qtbot: QtBot) -> None:
    theme = Theme()
    theme.use(Scheme.LIGHT)
    light = theme.colour("surface")
    with qtbot.waitSignal(theme.changed):
        theme.use(Scheme.DARK)
    assert theme.dark
    assert theme.colour("surface").lightness() < light.lightness()
    theme.use(Scheme.LIGHT)


def test_larger_text_scales_fonts_and_lines_within_bounds(qtbot: QtBot) -> None:
    theme = Theme()
    theme.use(Scheme.LIGHT, scale=9.0)
    assert theme.font("body").pixelSize() == 21
    assert theme.line("body") == 30
    theme.use(scale=1.0)


def test_the_bundled_families_are_found(qtbot: QtBot, qapp: QApplication) -> None:
    if not list(resource.path("fonts").glob("PSSans-*.ttf")):
        pytest.skip("fonts have not been cut (packaging/cut_assets.py)")
    theme = Theme()
    theme.dress(qapp)
    assert QFontInfo(theme.font("body")).family() == "PS Sans"
    assert QFontInfo(theme.font("name")).family() == "PS Serif"
