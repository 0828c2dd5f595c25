"""Photographs from anywhere, made into plain JPEGs: turned as they were taken, in sRGB, small enough, with nothing written into them."""

from __future__ import annotations

import io
import struct
import warnings
from typing import Any

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

HEAVIEST = 60_000_000  # bytes of a file
LONGEST_SIDE = 40_000  # px
MOST_PIXELS = 120_000_000
LARGEST = 1200  # px of what is kept
SMALLEST = 16
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")


def taken_in(data: bytes) -> bytes:
    """The photograph as it is kept. Raises Problem for what is no picture, is broken, or is too large to be one of somebody."""
    if len(data) > HEAVIEST:
        raise Problem(_("This picture is larger than {size} MB.").format(size=HEAVIEST // 1_000_000), _("Save it smaller and try again."))
    if _is_svg(data):
        raise Problem(_("An SVG is a drawing that can contain programs, so it is not taken in."), _("Save it as PNG or JPEG and choose that."))
    from PIL import Image, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin  # noqa: F401  (the two plugins register themselves)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damage that Pillow mends, and of sizes that are checked here
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                _check(*picture.size)
                return _plain(picture)
        except Problem:
            raise
        except UnidentifiedImageError:
            raise Problem(_("This is no picture that can be read."), _("Choose a JPEG, PNG, WebP, TIFF, GIF or BMP.")) from None
        except Image.DecompressionBombError:
            raise Problem(_("This picture has too many pixels to open."), _("Save it smaller and try again.")) from None
        except (ArithmeticError, EOFError, LookupError, MemoryError, OSError, SyntaxError, TypeError, ValueError, struct.error) as error:
            raise Problem(_("This picture is damaged or not complete."), _("Save it again from the program it comes from.")) from error


def _is_svg(data: bytes) -> bool:
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<svg", b"\x1f\x8b")) or (start.startswith(b"<") and b"<svg" in data[:20_000].lower())


def _check(width: int, height: int) -> None:
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        sentence = _("This picture is {width} by {height} pixels, too many to open.").format(width=width, height=height)
        raise Problem(sentence, _("Save it smaller and try again."))
    if min(width, height) < SMALLEST:
        raise Problem(_("This picture is too small to show anybody."), _("Choose one of {side} pixels or more.").format(side=SMALLEST))


def _plain(picture: Any) -> bytes:
    """The first frame, upright, in sRGB on white, as a JPEG without anything beside its pixels."""
    from PIL import Image, ImageOps

    picture.draft("RGB", (2 * LARGEST, 2 * LARGEST))  # a JPEG is read no larger than is needed
    picture.load()
    upright = _in_srgb(ImageOps.exif_transpose(picture))
    upright.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    seen = Image.new("RGB", upright.size, "white")
    seen.paste(upright, mask=upright.getchannel("A") if "A" in upright.getbands() else None)
    stream = io.BytesIO()
    seen.save(stream, "JPEG", quality=92, subsampling=0)
    return stream.getvalue()


def _in_srgb(picture: Any) -> Any:
    """The picture as RGB or RGBA, its own colour profile applied; one that is damaged is passed over."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    see_through = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if picture.mode in ("I;16", "I;16B", "I", "F"):
        low, high = picture.getextrema()
        picture = picture.convert("F").point(lambda v: (v - low) * (255.0 / ((high - low) or 1))).convert("L")
        profile = None
    if picture.mode not in ("RGB", "CMYK", "L") or see_through:
        return picture.convert("RGBA") if see_through else picture.convert("RGB")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None
        if isinstance(converted, Image.Image):
            return converted
    return picture.convert("RGB")
