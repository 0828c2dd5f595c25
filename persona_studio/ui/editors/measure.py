"""How much room text takes. Kept, since a form asks for the same texts again and again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from persona_studio.ui.theme import Theme


def advance(text: str, theme: Theme, role: str = "body") -> float:
    """The width of a text on one line."""
    return _advance(text, theme, role, theme.line(role))


def lines_of(text: str, width: int, theme: Theme, role: str = "body") -> int:
    """How many lines a text takes at a width."""
    if "\n" not in text and advance(text, theme, role) <= width:
        return 1
    return _lines(text, max(width, 20), theme, role, theme.line(role))


def baseline(theme: Theme, role: str = "body") -> float:
    """From the top of a line of that role to its baseline."""
    return _baseline(theme, role, theme.line(role))


def wrapping() -> QTextOption:
    """How all values of the form break."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@lru_cache(maxsize=4096)
def _advance(text: str, theme: Theme, role: str, _scale: int) -> float:
    return QFontMetricsF(theme.font(role)).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _baseline(theme: Theme, role: str, line: int) -> float:
    metrics = QFontMetricsF(theme.font(role))
    return (line - metrics.height()) / 2 + metrics.ascent()


@lru_cache(maxsize=2048)
def _lines(text: str, width: int, theme: Theme, role: str, _scale: int) -> int:
    count = 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, theme.font(role))
        layout.setTextOption(wrapping())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        count += max(1, layout.lineCount())
    return count
