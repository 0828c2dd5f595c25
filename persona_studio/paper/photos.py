"""Photographs as they are shown: the part that was chosen, as large as paper needs it."""

from __future__ import annotations

import io
from functools import lru_cache

from persona_studio.domain.faces import Crop

LARGEST = 1200  # px


def window(width: int, height: int, crop: Crop, ratio: float = 1.0) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is seen of a picture: the square that was chosen, wider or higher by as much as the ratio wants,
    never beyond the picture."""
    side = crop.side * min(width, height)
    wide, high = (side * max(1.0, ratio), side * max(1.0, 1 / ratio))
    shrink = min(1.0, width / wide, height / high)
    wide, high = wide * shrink, high * shrink
    left = min(max(0.0, crop.x * width - wide / 2), width - wide)
    top = min(max(0.0, crop.y * height - high / 2), height - high)
    return left, top, wide, high


@lru_cache(64)
def shown(data: bytes, crop: Crop, ratio: float = 1.0, *, grey: bool = False) -> bytes:
    """A JPEG of what is seen of a picture that was taken in before; nothing when the workbook holds something else under its name."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
            left, top, wide, high = window(*picture.size, crop, ratio)
            seen = picture.convert("RGB").crop((round(left), round(top), round(left + wide), round(top + high)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    seen.thumbnail((LARGEST, LARGEST))
    if grey:
        seen = seen.convert("L").convert("RGB")
    stream = io.BytesIO()
    seen.save(stream, "JPEG", quality=90)
    return stream.getvalue()
