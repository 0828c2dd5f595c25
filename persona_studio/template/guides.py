"""Guides that help to choose, kept as data in `resources/guides/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from persona_studio.foundation import resource
from persona_studio.foundation.words import _
from persona_studio.template.reader import TemplateError, read_as

LEVELS = ("Low", "Medium", "Medium-High", "High", "Very High")  # lowest first


@dataclass(frozen=True)
class Approach:
    """One way to segment: a row of the decision matrix."""

    name: str
    data: str  # what one needs to have
    complexity: str  # one of LEVELS
    actionability: str  # one of LEVELS
    groups_by: str
    choose: str  # when it is the right one
    note: str = ""  # for whom the actionability holds


@dataclass(frozen=True)
class UsualSegment:
    """One of the groups that behaviour usually falls into, as a start for a segment of one's own."""

    name: str
    usage: str
    engagement: str
    value: str
    strategy: str


@dataclass(frozen=True)
class Segmentation:
    """The guide to segmentation."""

    approach: tuple[Approach, ...]
    segment: tuple[UsualSegment, ...]


@cache
def segmentation() -> Segmentation:
    """The guide that ships with the program."""
    return read_segmentation(resource.text("guides", "segmentation.toml"), "segmentation.toml")


def read_segmentation(text: str, file: str) -> Segmentation:
    """The guide that `text` holds. Raises TemplateError naming file, key and what was expected."""
    guide = read_as(Segmentation, text, file)
    for place, approach in enumerate(guide.approach, 1):
        for key in ("complexity", "actionability"):
            if getattr(approach, key) not in LEVELS:
                raise TemplateError(file, f"approach[{place}].{key}", _("expected one of {levels}.").format(levels=", ".join(LEVELS)))
    return guide
