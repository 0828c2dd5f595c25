"""What claims stand on: evidence, the source it comes from, and sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

KINDS = ("quote", "figure", "fact")  # of evidence
SAID = ("said", "synthesised")  # a quote is somebody's own words, or made of what several said


class Ground(IntEnum):
    """What a claim stands on; computed, never typed in."""

    ASSUMPTION = 0
    SOME = 1
    VALIDATED = 2


@dataclass(frozen=True)
class Source:
    """Where evidence comes from. `n` is how many were asked; `hash` names the attached file's content in the workbook."""

    id: int
    type: str  # "interview", "survey", … in the user's own words
    title: str
    date: str = ""
    n: int | None = None
    who: str = ""
    file: str = ""
    hash: str = ""
    note: str = ""


@dataclass(frozen=True)
class Evidence:
    """A quote, a figure or a fact. `said` is one of SAID for a quote, else blank; `who` said it."""

    id: int
    text: str
    kind: str = "quote"
    source: Source | None = None
    locator: str = ""  # where in the source: a page, a minute, a row
    said: str = ""
    who: str = ""


@dataclass(frozen=True)
class SignOff:
    """Somebody's word that a claim is right as it reads."""

    text: str  # of the claim as it was signed, as it is stored
    who: str
    at: datetime  # UTC


def standing(text: str, evidenced: bool, signed: SignOff | None) -> Ground:
    """Where a claim of that text stands. A sign-off counts only on evidence, and lapses when the text becomes another."""
    if not evidenced:
        return Ground.ASSUMPTION
    return Ground.VALIDATED if signed is not None and signed.text == text else Ground.SOME
