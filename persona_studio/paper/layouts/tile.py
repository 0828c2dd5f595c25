"""The tile of a profile: the ground and whoever stands on it. Never a circle on paper, nor a shadow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from persona_studio.domain.faces import COMPANIES, Face, Portrait, alternative
from persona_studio.domain.profile import initials
from persona_studio.paper import portraits
from persona_studio.paper.colour import garment
from persona_studio.paper.marks import MM, Box, Picture
from persona_studio.paper.pen import Pen
from persona_studio.paper.photos import shown
from persona_studio.paper.text import broken

LETTERS = "serif-display-semibold"
DASH, DASHED = (3.0, 2.4), 0.9  # around whom we do not serve


class Somebody(Protocol):
    """A profile, or as much of one as a committee asks for. Without a face of its own it has that of its name."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def face(self) -> Portrait | None: ...


def tile(pen: Pen, area: Box, profile: Somebody, photos: Mapping[str, bytes]) -> None:
    """Draws the tile in an area: the photograph, the drawn face, the sign, or the initials."""
    negative, portrait = profile.kind == "negative", profile.face or Portrait(profile.name)
    photo = photos.get(portrait.photo, b"") if portrait.photo else b""
    seen = shown(photo, portrait.crop, area.width / area.height, grey=negative) if photo and not pen.dry else b""
    alt = alternative(profile.name, portrait if seen else replace(portrait, policy="drawn") if portrait.photo else portrait, profile.kind)
    fill = _ground(pen, area, profile.kind, portrait, alt)
    if seen:
        pen.put(Picture(area.x, area.y, area.width, area.height, seen, alt))
    elif portrait.plain == "initials" or (profile.kind in COMPANIES and not portrait.plain):
        _letters(pen, area, profile.name)
    elif portrait.plain:
        pen.put(*portraits.sign(profile.kind, area, pen.colours.ink))
    else:
        pen.put(*portraits.on_tile(_worn(pen, portrait.face, fill), area, grey=negative))


def _ground(pen: Pen, area: Box, kind: str, portrait: Portrait, alt: str) -> str:
    """Draws what is behind, and gives its colour."""
    colours = pen.colours
    if kind == "negative":
        pen.put(Box(area.x + 0.2, area.y + 0.2, area.width - 0.4, area.height - 0.4, "", colours.ink, DASHED, DASH, alt))
        return "#FFFFFF"
    second = kind == "user"
    own = "" if portrait.plain or portrait.photo else portrait.face.ground
    fill = own or (colours.second_ground if second else colours.ground)
    pen.put(Box(area.x, area.y, area.width, area.height, fill, colours.ink if colours.outlined and not second and not own else "", 0.6, alt=alt))
    return fill


def _worn(pen: Pen, face: Face, ground: str) -> Face:
    """What was left to the brand in the brand's colours."""
    brand = garment(pen.colours, ground)
    return replace(face, clothes=face.clothes or brand, cover=face.cover or brand, ground=ground)


def _letters(pen: Pen, area: Box, name: str) -> None:
    size = 0.4 * area.height * MM
    line = broken(initials(name) if name.strip() else "", LETTERS, size, area.width, 1).lines
    if line:
        x, base = area.x + (area.width - line[0].width) / 2, area.y + area.height / 2 + 0.335 * size / MM
        pen.write(line[0].text, x, base, LETTERS, size, pen.colours.ink)
