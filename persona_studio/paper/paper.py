"""Paper: its sizes, and what a layout must know besides the profile."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from persona_studio.paper.colour import DEFAULT_BRAND
from persona_studio.template.manner import PLAIN, Manner


@dataclass(frozen=True)
class Paper:
    """A size of paper, upright, in millimetres."""

    id: str
    name: str
    width: float
    height: float


PAPERS = {paper.id: paper for paper in (Paper("a4", "A4", 210, 297), Paper("letter", "Letter", 215.9, 279.4))}


@dataclass(frozen=True)
class Look:
    """How a sheet is to be made. `today` is printed; nothing on a sheet depends on the clock."""

    paper: Paper = PAPERS["a4"]
    manner: Manner = PLAIN
    client: str = ""
    today: datetime.date | None = None
    version: str = ""  # "Version 4"
    brand: tuple[str, str] = DEFAULT_BRAND
    language: str = "en"
    names: Mapping[str, str] = field(default_factory=dict)  # of the profiles that codes stand for
    photos: Mapping[str, bytes] = field(default_factory=dict)  # photographs by their hash
