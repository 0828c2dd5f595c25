"""A portrait as SVG: the same marks, written out."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from persona_studio.paper.marks import Box, Mark, Path


def written(marks: Iterable[Mark], side: float, title: str) -> str:
    """A square picture of outlines and boxes, cut at its edges."""
    drawn = "".join(_element(mark) for mark in marks)
    square = f"0 0 {_number(side)} {_number(side)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{square}" width="512" height="512" role="img" overflow="hidden">'
        f"<title>{escape(title)}</title>{drawn}</svg>\n"
    )


def _element(mark: Mark) -> str:
    if isinstance(mark, Path):
        return f'<path fill="{mark.fill or "none"}" fill-rule="evenodd" d="{_steps(mark)}"/>'
    if isinstance(mark, Box):
        x, y, width, height = map(_number, (mark.x, mark.y, mark.width, mark.height))
        return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{mark.fill or "none"}"/>'
    raise TypeError(f"A portrait has no {type(mark).__name__}.")


def _steps(path: Path) -> str:
    return "".join(f"{step[0]}{' '.join(_number(float(n)) for n in step[1:])}" for step in path.steps)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
