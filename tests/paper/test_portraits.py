"""Drawn faces as marks: on tiles, in rounds, the same on paper and in the window."""

from __future__ import annotations

import io
from pathlib import Path as File

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from persona_studio.domain.faces import COLOURS, PARTS, Face, Portrait, dressed, from_seed
from persona_studio.foundation import resource
from persona_studio.paper import pdf, portrait_svg, portraits, preview
from persona_studio.paper.colour import contrast, garment, greyed, palette
from persona_studio.paper.layouts.tile import tile
from persona_studio.paper.marks import Box, Mark, Page, Path, Run, Sheet
from persona_studio.paper.pen import Pen
from tests.paper.people import MARIA, profile

FACES = [dressed(from_seed(f"seed {n}"), f"seed {n}") for n in range(60)]
SIDE = 200


def points(marks: list[Mark]) -> tuple[list[float], list[float]]:
    """Points on the outlines; handles of curves may stand beyond them."""
    xs: list[float] = []
    ys: list[float] = []
    for mark in marks:
        for step in mark.steps if isinstance(mark, Path) else ():
            numbers = [float(n) for n in step[1:]]
            if step[0] == "C":
                for axis, found in enumerate((xs, ys)):
                    a, (b, c, d) = found[-1], numbers[axis::2]
                    found += [a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3 for t in (0.25, 0.5, 0.75, 1.0)]
            elif numbers:
                xs.append(numbers[0])
                ys.append(numbers[1])
    return xs, ys


def test_every_part_that_can_be_chosen_is_there() -> None:
    for sort, names in PARTS.items():
        for name in filter(None, names):
            assert portraits._layers(sort, name), (sort, name)
    assert "CC0" in resource.text("faces", "LICENSE")


@pytest.mark.parametrize("face", FACES[::3])
def test_on_a_tile_nothing_stands_beyond_it(face: Face) -> None:
    area = Box(15, 13.5, 56, 58.5)
    xs, ys = points(portraits.on_tile(face, area))
    assert min(xs) >= area.x - 0.01
    assert max(xs) <= area.x + area.width + 0.01
    assert max(ys) == pytest.approx(area.y + area.height, abs=0.05)
    assert min(ys) >= area.y + 0.05 * area.height


def test_mirrored_it_looks_to_the_other_side() -> None:
    area = Box(0, 0, 100, 100)
    there, back = (points(portraits.on_tile(FACES[3], area, mirrored=mirrored))[0] for mirrored in (False, True))
    assert back == pytest.approx([100 - x for x in there])


def test_a_grey_face_has_no_hue() -> None:
    fills = [mark.fill for mark in portraits.in_round(FACES[0], 10, grey=True) if isinstance(mark, Path | Box)]
    assert all(fill[1:3] == fill[3:5] == fill[5:7] for fill in fills)
    assert greyed("#15120F", 0.75) != greyed("#15120F")


@pytest.mark.parametrize("ground", ["#FEB6A5", "#1F4068", "#FFFFFF", "#3F5E7E"])
def test_what_is_worn_stands_out_from_the_ground(ground: str) -> None:
    assert contrast(garment(palette(("#1F4068", "#FF6B4A")), ground), ground) >= 1.4 or ground == "#FFFFFF"


def on_paper(face: Face) -> Image.Image:
    marks = tuple(portraits.in_round(face, SIDE))
    width, height, pixels = preview.pixels(pdf.to_bytes([Sheet((Page(SIDE, SIDE, marks),), "Face")]), 0, SIDE)
    return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", 0, 1)


def in_window(face: Face) -> Image.Image:
    from persona_studio.ui.parts import marks_painter

    QGuiApplication.instance() or QGuiApplication([])
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGBA8888)
    painter = QPainter(image)
    marks_painter.paint(painter, portraits.in_round(face, SIDE), 1)
    painter.end()
    return Image.frombuffer("RGBA", (SIDE, SIDE), bytes(image.constBits())).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean over all pixels and colours, of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


@pytest.mark.parametrize("face", FACES[::6])
def test_it_is_the_same_on_paper_and_in_the_window(face: Face, qapp: object) -> None:
    paper, window = on_paper(face), in_window(face)
    assert difference(paper, window) < 2
    assert difference(paper, in_window(FACES[1] if face != FACES[1] else FACES[2])) > 8


def test_as_svg_it_is_one_picture_without_anything_that_runs() -> None:
    text = portrait_svg.written(portraits.in_round(FACES[0], 100), 100, "Drawn portrait of <Mei>")
    assert text.startswith("<svg ")
    assert "<title>Drawn portrait of &lt;Mei&gt;</title>" in text
    assert text.count("<path") > 5
    assert not any(word in text for word in ("<script", "href", "url("))


def drawn_tile(body: str, policy: str = "drawn", photos: dict[str, bytes] | None = None) -> Pen:
    from dataclasses import replace

    pen = Pen(palette(("#1F4068", "#FF6B4A")), 7)
    person = replace(profile("Marketing Maria", MARIA), portrait=Portrait("P7", body, policy))
    tile(pen, Box(0, 0, 56, 58.5), person, photos or {})
    return pen


def test_a_tile_shows_what_the_policy_wants() -> None:
    assert len(drawn_tile("").marks) > 5
    (letters,) = [mark for mark in drawn_tile("", "none").marks if isinstance(mark, Run)]
    assert letters.text == "MM"
    assert len(drawn_tile("", "icon").marks) == 3
    assert drawn_tile('{"photo":"' + "0" * 32 + '"}', "photo").marks == drawn_tile("").marks  # the photograph is not here
    alts = [mark.alt for mark in drawn_tile("").marks if isinstance(mark, Box)]
    assert alts == ["Drawn portrait of Marketing Maria"]


def test_a_broken_picture_is_no_reason_for_no_card(tmp_path: File) -> None:
    hash = "0" * 32
    stream = io.BytesIO()
    Image.new("RGB", (90, 60), "red").save(stream, "JPEG")
    body = '{"photo":"' + hash + '"}'
    assert len(drawn_tile(body, "photo", {hash: stream.getvalue()}).marks) == 2
    assert drawn_tile(body, "photo", {hash: b"broken"}).marks == drawn_tile("").marks


def test_every_colour_is_one() -> None:
    assert all(colour.startswith("#") and len(colour) == 7 for colours in COLOURS.values() for colour in colours)
