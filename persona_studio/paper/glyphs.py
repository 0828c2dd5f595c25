"""Which characters a bundled font can set by itself, and which text needs a layout engine."""

from __future__ import annotations

from functools import cache

from persona_studio.paper.fonts import face

STAND_IN = "…"  # for a character that no font has; every bundled font has this one

# Blocks in which one character is one glyph, left to right: Latin, Greek, Cyrillic, Armenian, punctuation, symbols.
_SIMPLE = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x48A, 0x58F), (0x1E00, 0x1FFF),
    (0x2010, 0x2027), (0x202F, 0x205E), (0x2070, 0x2BFF),
)  # fmt: skip


@cache
def simple(font: str) -> frozenset[str]:
    """The characters that can be set one after the other in this font."""
    widths = face(font).widths
    return frozenset(chr(code) for first, last in _SIMPLE for code in range(first, last + 1) if code in widths)


def is_simple(text: str, font: str) -> bool:
    """Whether plain widths are enough for `text`."""
    return simple(font).issuperset(text)


def without_missing(text: str, font: str) -> tuple[str, str]:
    """`text` with one … for each run of characters that the font cannot set, and those characters, each once."""
    known = simple(font)
    missing = "".join(dict.fromkeys(char for char in text if char not in known))
    if not missing:
        return text, ""
    kept: list[str] = []
    for char in text:
        if char in known:
            kept.append(char)
        elif not kept or kept[-1] != STAND_IN:
            kept.append(STAND_IN)
    return "".join(kept), missing
