"""Two brand colours in, every colour of paper out: derived in OKLCH, with contrast that holds on any printer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

DEFAULT_BRAND = ("#1F4068", "#FF6B4A")
WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Palette:
    """Colours by their role on paper."""

    ink: str
    secondary: str
    label: str
    bar: str
    ground: str  # behind the face of a buyer; carries ink only
    outlined: bool  # the ground is too close to paper and gets an outline
    second_ground: str  # of a user
    tint: str  # of the panel that asks for action
    rule: str
    hairline: str
    speaking: str  # the brand's own, as it was given


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _gamma(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def _rgb(hex: str) -> tuple[float, float, float]:
    """Linear light of "#RRGGBB"; anything else is a programming error."""
    red, green, blue = (_linear(int(hex[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return red, green, blue


def oklch(hex: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue (radians) of a colour."""
    r, g, b = _rgb(hex)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return light, math.hypot(a, b), math.atan2(b, a)


def _light(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Linear light, out of range where the screen has no such colour."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def colour(light: float, chroma: float, hue: float) -> str:
    """The nearest colour there is: chroma falls until it is one."""
    while chroma > 0 and any(not -0.0005 <= c <= 1.0005 for c in _light(light, chroma, hue)):
        chroma = max(0.0, chroma - 0.004)
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, _gamma(max(0.0, c))))):02X}" for c in _light(light, chroma, hue))


def _luminance(hex: str) -> float:
    r, g, b = _rgb(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _darkened(hex: str, on: tuple[tuple[str, float], ...]) -> str:
    """The colour, darker by as little as gives it the wanted contrast on each ground."""
    light, chroma, hue = oklch(hex)
    result = hex
    while light > 0 and any(contrast(result, ground) < least for ground, least in on):
        light -= 0.005
        result = colour(light, chroma, hue)
    return result


@lru_cache(32)
def palette(brand: tuple[str, str]) -> Palette:
    """The colours of paper for two brand colours; the one that reads better on white speaks, the other is ground."""
    speaking, ground = sorted(brand, key=_luminance)
    chroma, hue = oklch(speaking)[1:]
    light_of_ground, chroma_of_ground, hue_of_ground = oklch(ground)
    tile = ground if light_of_ground >= 0.78 else colour(0.84, min(0.115, chroma_of_ground * 0.62), hue_of_ground)
    tint = colour(0.966, min(0.011, chroma), hue)
    return Palette(
        ink=colour(0.21, min(0.022, chroma), hue),
        secondary=colour(0.40, min(0.016, chroma), hue),
        label=_darkened(speaking, ((WHITE, 5.5), (tint, 5.0))),
        bar=_darkened(speaking, ((WHITE, 3.2),)),
        ground=tile,
        outlined=contrast(tile, WHITE) < 1.15,
        second_ground=colour(0.90, chroma / 2, hue),
        tint=tint,
        rule=colour(0.21, min(0.022, chroma), hue),
        hairline=colour(0.76, min(0.01, chroma), hue),
        speaking=speaking,
    )


def garment(colours: Palette, ground: str) -> str:
    """What a drawn face wears: the brand's speaking colour, neither so dark that its lines are lost nor too close to the ground."""
    light, chroma, hue = oklch(colours.speaking)
    worn = colour(min(0.74, max(0.47, light)), chroma, hue)
    return WHITE if contrast(worn, ground) < 1.4 else worn


def greyed(hex: str, share: float = 1.0) -> str:
    """A colour without its hue, `share` of it over white."""
    light = share * oklch(hex)[0] + (1 - share)
    return colour(light, 0.0, 0.0)
