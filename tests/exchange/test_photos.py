"""Photographs from anywhere become plain pictures, or are refused with a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from persona_studio.exchange.photos import LARGEST, taken_in
from persona_studio.foundation.problem import Problem


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def read(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(taken_in(data)))
    picture.load()
    return picture


def two_sided(mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", (80, 40), "#C00000")
    picture.paste("#0000C0", (40, 0, 80, 40))
    return picture.convert(mode)


def is_red(pixel: Any) -> bool:
    return bool(pixel[0] > 120 and pixel[2] < 90)


KINDS = [
    ("RGB", "JPEG"), ("CMYK", "JPEG"), ("L", "PNG"), ("RGBA", "PNG"), ("P", "GIF"), ("1", "BMP"), ("I;16", "PNG"), ("RGB", "TIFF"), ("RGB", "WEBP"),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "kind"), KINDS)
def test_every_usual_kind_is_taken_in(mode: str, kind: str) -> None:
    source = Image.new("I;16", (80, 40), 30_000) if mode == "I;16" else two_sided(mode)
    got = read(saved(source, kind))
    assert (got.format, got.mode, got.size) == ("JPEG", "RGB", (80, 40))
    if mode in ("RGB", "CMYK", "RGBA", "P"):
        assert is_red(got.getpixel((10, 20)))


def test_it_is_turned_as_it_was_taken_and_says_nothing_of_where() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right
    exif[0x010F] = "Camera of somebody"
    exif.get_ifd(0x8825)[1] = "N"
    got = read(saved(two_sided(), "JPEG", exif=exif, comment=b"secret"))
    assert got.size == (40, 80)
    assert is_red(got.getpixel((20, 10)))
    assert not got.getexif()
    assert set(got.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_its_colour_profile_is_applied_and_removed() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert "icc_profile" not in read(saved(two_sided(), "PNG", icc_profile=profile)).info
    assert "icc_profile" not in read(saved(two_sided(), "PNG", icc_profile=b"broken")).info


def test_what_is_see_through_lies_on_white() -> None:
    assert min(read(saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)))).getpixel((20, 20))) > 250  # type: ignore[arg-type, type-var]


def test_it_is_kept_no_larger_than_paper_needs() -> None:
    assert max(read(saved(Image.new("RGB", (3000, 1500)), "JPEG")).size) == LARGEST


def test_only_the_first_picture_of_a_film() -> None:
    data = saved(two_sided(), "GIF", save_all=True, append_images=[Image.new("RGB", (80, 40), "#00C000")])
    assert is_red(read(data).getpixel((10, 20)))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is that large, and is a few bytes."""
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no picture"), (b"nonsense" * 50, "no picture"), (b"%PDF-1.7", "no picture"), (b"<svg xmlns='x'/>", "SVG"),
        (b"<?xml version='1.0'?>\n<!DOCTYPE svg>\n<svg/>", "SVG"), (bomb(50_000, 10), "too many"), (bomb(30_000, 30_000), "too many"),
        (bomb(2_000_000_000, 2_000_000_000), "o"), (bomb(3, 3), "too small"), (bomb(500, 500), "damaged"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_in_is_told(data: bytes, said: str) -> None:
    with pytest.raises(Problem) as told:
        taken_in(data)
    assert said in told.value.sentence
    assert told.value.way_out


JPEG = saved(two_sided(), "JPEG")


def test_a_truncated_file_is_refused() -> None:
    with pytest.raises(Problem, match="damaged"):
        taken_in(JPEG[: len(JPEG) // 2])


@settings(max_examples=60)
@given(st.integers(0, len(JPEG) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_a_picture_or_told(at: int, junk: bytes) -> None:
    with suppress(Problem):
        assert taken_in(JPEG[:at] + junk + JPEG[at + len(junk) :]).startswith(b"\xff\xd8")
