"""Cuts the parts of drawn faces from the package dicebear-styles: `python packaging/cut_faces.py [resources]`.

The style is "Open Peeps" by Pablo Stanley (CC0). Every part becomes filled outlines with a colour role, its place on the canvas already
in its numbers, so that the program draws it with nothing but moves, lines and curves. The hair of that style is one black shape with its
outlines: the inside of it becomes a shape of its own, so that hair, beards and scarves can have a colour. Assistive devices are our own.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from importlib import metadata, resources
from pathlib import Path
from typing import Any

PACKAGES = ("dicebear-styles", "skia-pathops", "fonttools")
LEFT_OUT = {
    "bear", "cyclops", "monster", "rage", "veryAngry", "angryWithFang", "eyepatch", "hectic", "fear", "lovingGrin1",
    "lovingGrin2", "moustache8",
}  # fmt: skip
FOLDERS = {"head": "head", "expression": "expression", "facialHair": "beard", "accessories": "glasses"}  # theirs, ours
ROLES = {"ink": "ink", "black": "ink", "skin": "skin", "headContrast": "hair", "clothing": "clothes", "white": "white"}
COVERED = ("hijab", "turban", "hatBeanie", "hatHip")  # what lies inside the ink is cloth, not hair
BOTTOM = 752.0  # where a tile cuts the figure
INSET = 11.0  # how thick the black line around coloured hair is: as thick as the lines of the style
SPECK = 120.0  # square units; smaller islands of colour are left out

# Assistive devices, drawn for the same canvas: (layer, role, path, width of the line or 0 for a filled shape).
DEVICES = {
    "wheelchair": (
        ("behind", "ink", "M96 500H150V590M610 500H556V590", 30.0),
        ("behind", "metal", "M128 566Q128 548 146 548H560Q578 548 578 566V760H128Z", 0.0),
        ("behind", "ink", "M128 760V566Q128 548 146 548H560Q578 548 578 566V760", 13.0),
    ),
    "cane": (
        ("before", "ink", "M636 780L606 450", 34.0),
        ("before", "white", "M636 780L607 454", 17.0),
        ("before", "red", "M616 550L612 506", 17.0),
    ),
    "hearing aid": (
        ("before", "ink", "M258 410C230 404 216 436 226 462C234 482 248 486 250 487", 27.0),
        ("before", "blue", "M258 410C230 404 216 436 226 462C234 482 248 486 250 487", 13.0),
        ("before", "ink", "M256 409C272 412 274 430 268 444", 7.0),
    ),
}  # fmt: skip

LICENCE = """The drawn faces are made of "Open Peeps" (https://www.openpeeps.com/) by Pablo Stanley, as remixed for DiceBear
(https://www.dicebear.com/styles/open-peeps/), both dedicated to the public domain under CC0 1.0 Universal:
https://creativecommons.org/publicdomain/zero/1.0/

The parts were cut and coloured for Persona Studio; wheelchair, cane and hearing aid were added.
"""


def cut(target: Path) -> str:
    """Brings `target`/faces up to date and says in one line what was done."""
    folder = target / "faces"
    stamp, want = folder / ".stamp", _stamp()
    if stamp.is_file() and stamp.read_text() == want and (folder / "parts.json").is_file():
        return f"Faces in {target} are up to date."
    folder.mkdir(parents=True, exist_ok=True)
    parts = _parts(json.loads(resources.files("dicebear_styles").joinpath("open-peeps.json").read_text(encoding="utf-8")))
    (folder / "parts.json").write_text(json.dumps(parts, separators=(",", ":")) + "\n", encoding="utf-8")
    (folder / "LICENSE").write_text(LICENCE, encoding="utf-8")
    stamp.write_text(want)
    return f"Cut {sum(map(len, parts.values()))} parts of faces into {target}."


def _stamp() -> str:
    own = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    return "\n".join([own, *(f"{name} {metadata.version(name)}" for name in PACKAGES)])


def _parts(style: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """{sort: {name: [[role, outline], ...]}}; each outline is "M1 2L3 4C...Z" in units of the canvas, filled by the even-odd rule."""
    canvas = style["canvas"]["elements"]
    moves = {e["name"]: e["attributes"]["transform"] for e in canvas if e["type"] == "component"}
    found: dict[str, dict[str, Any]] = {"body": {"bust": _drawn([e for e in canvas if e["type"] == "element"], "")}}
    for theirs, ours in FOLDERS.items():
        variants = style["components"][theirs]["variants"]
        found[ours] = {
            name: _drawn(about["elements"], moves[theirs], _inside(ours, name))
            for name, about in sorted(variants.items())
            if name not in LEFT_OUT
        }
    for name, rows in DEVICES.items():
        found.setdefault("device", {})[name] = [[layer, role, _outline(_cut_off(_shape(path, "", width)))] for layer, role, path, width in rows]
    return found


def _inside(sort: str, name: str) -> str:
    """The role of what lies inside the ink of a part; "" where its ink is lines alone."""
    if sort == "head":
        return "cover" if name in COVERED else "hair"
    return "hair" if sort == "beard" else ""


def _drawn(elements: Iterable[dict[str, Any]], move: str, inside: str = "") -> list[list[str]]:
    rows = []
    for e in _flat(elements):
        fill = e["attributes"].get("fill", "ink")
        fill = fill["name"] if isinstance(fill, dict) else fill
        role = ROLES.get(fill, fill)
        if (inside and role == "clothes") or (inside == "cover" and role == "hair"):
            role = "cover"  # the cloth of a head has a colour of its own
        shape = _shape(e["attributes"]["d"], move)
        rows.append([role, _outline(_cut_off(shape))])
        if inside and role == "ink":
            rows.append([inside, _outline(_cut_off(_inset(shape)))])
    return [row for row in rows if row[1]]


def _flat(elements: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for e in elements:
        if e["name"] == "g":
            yield from _flat(e.get("children", ()))
        else:
            yield e


def _shape(outline: str, move: str, width: float = 0.0) -> Any:
    """A path of SVG as a shape; a line of that width becomes its outline."""
    import pathops
    from fontTools.pens.transformPen import TransformPen
    from fontTools.svgLib.path import parse_path

    shape = pathops.Path(fillType=pathops.FillType.EVEN_ODD)
    numbers = [float(n) for n in move[move.index("(") + 1 : -1].replace(",", " ").split()] if move else [0.0, 0.0]
    matrix = (1, 0, 0, 1, *numbers) if len(numbers) == 2 else tuple(numbers)
    parse_path(outline, TransformPen(shape.getPen(), matrix))
    if width:
        shape.stroke(width, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
        shape.convertConicsToQuads(0.1)
        shape.fillType = pathops.FillType.WINDING
        shape.simplify(fix_winding=False)
    return shape


def _rectangle(x: float, y: float, right: float, bottom: float) -> Any:
    import pathops

    shape = pathops.Path()
    pen = shape.getPen()
    pen.moveTo((x, y))
    for corner in ((right, y), (right, bottom), (x, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return shape


def _cut_off(shape: Any) -> Any:
    """Without what lies below the edge of a tile."""
    import pathops

    if shape.bounds[3] <= BOTTOM:
        return shape
    return pathops.op(shape, _rectangle(-2000, -2000, 3000, BOTTOM), pathops.PathOp.INTERSECTION, fix_winding=False)


def _inset(shape: Any) -> Any:
    """What is left of a shape when a line along its edge is taken away: nothing of its thin lines, the inside of what is solid."""
    import pathops

    line = pathops.Path(shape)
    line.fillType = pathops.FillType.WINDING
    line.stroke(2 * INSET, pathops.LineCap.ROUND_CAP, pathops.LineJoin.ROUND_JOIN, 4)
    line.convertConicsToQuads(0.1)
    left = pathops.op(shape, line, pathops.PathOp.DIFFERENCE, fix_winding=False)
    kept = pathops.Path(fillType=pathops.FillType.EVEN_ODD)
    for contour in left.contours:
        if abs(contour.area) >= SPECK:
            contour.draw(kept.getPen())
    return kept


def _outline(shape: Any) -> str:
    """A shape as text of moves, lines and cubic curves, a decimal each."""
    from fontTools.pens.basePen import BasePen

    class Writer(BasePen):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(None)
            self.text: list[str] = []

        def _put(self, letter: str, *points: tuple[float, float]) -> None:
            self.text.append(letter + " ".join(f"{round(n, 1):g}" for point in points for n in point))

        def _moveTo(self, point: tuple[float, float]) -> None:
            self._put("M", point)

        def _lineTo(self, point: tuple[float, float]) -> None:
            self._put("L", point)

        def _curveToOne(self, *points: tuple[float, float]) -> None:
            self._put("C", *points)

        def _closePath(self) -> None:
            self.text.append("Z")

        def _endPath(self) -> None:
            self._closePath()

    writer = Writer()
    shape.draw(writer)
    return "".join(writer.text)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "resources"
    print(cut(folder))
