"""What a page consists of, before anything draws it. Millimetres from the top start corner, y down; type and line widths in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from persona_studio.paper.findings import Finding

if TYPE_CHECKING:
    from persona_studio.paper.text_qt import Shaped

MM = 72 / 25.4  # points in a millimetre


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""  # "#RRGGBB", "" for none
    stroke: str = ""
    line: float = 0.6
    dash: tuple[float, ...] = ()
    alt: str = ""  # spoken instead of it; "" for an artefact


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    line: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One line of text in one font; `y` is the baseline, `width` as measured. `shaped` where the script needs more than characters."""

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: str
    width: float
    field: str = ""  # whose words these are; "" for ours
    shaped: Shaped | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Outlines: steps ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)."""

    steps: tuple[tuple[str | float, ...], ...]
    fill: str = ""
    stroke: str = ""
    line: float = 0.65
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture (PNG or JPEG)."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    alt: str = ""


Mark = Box | Rule | Run | Path | Picture


@dataclass(frozen=True)
class Page:
    """Marks in reading order."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Sheet:
    """One artefact: its pages, and all that is not on them in full."""

    pages: tuple[Page, ...]
    title: str
    language: str = "en"
    author: str = ""
    findings: tuple[Finding, ...] = ()


_ROUND = 0.5523  # how far the handles of a quarter circle stand out


def circle(x: float, y: float, r: float, fill: str = "", stroke: str = "", line: float = 0.65) -> Path:
    """A whole circle."""
    k = r * _ROUND
    return Path(
        (
            ("M", x + r, y), ("C", x + r, y + k, x + k, y + r, x, y + r), ("C", x - k, y + r, x - r, y + k, x - r, y),
            ("C", x - r, y - k, x - k, y - r, x, y - r), ("C", x + k, y - r, x + r, y - k, x + r, y), ("Z",),
        ), fill, stroke, line,
    )  # fmt: skip


def lower_half(x: float, y: float, r: float, fill: str) -> Path:
    """The lower half of a circle."""
    k = r * _ROUND
    return Path((("M", x + r, y), ("C", x + r, y + k, x + k, y + r, x, y + r), ("C", x - k, y + r, x - r, y + k, x - r, y), ("Z",)), fill)


def triangle(x: float, y: float, height: float, fill: str) -> Path:
    """A triangle that points to the end side, its start side centred on (x, y)."""
    return Path((("M", x, y - height / 2), ("L", x + height * 0.86, y), ("L", x, y + height / 2), ("Z",)), fill)
