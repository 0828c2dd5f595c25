"""From the name that a person gives to the profile that is meant."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Protocol

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.workbook.read import Listed

_SHOWN = 8  # names or ids in a sentence


class Listing(Protocol):
    """A workbook, or what it was."""

    def profiles(self) -> list[Listed]: ...


def find(book: Listing, name: str) -> int:
    """The profile whose id `name` is, else that of exactly this name, else the only one of this name ignoring case.

    Raises Problem that lists the ids where several answer, and the names where none does.
    """
    listed = book.profiles()
    folded = _folded(name)
    for hits in (
        [p for p in listed if p.code == name],
        [p for p in listed if p.name == name],
        [p for p in listed if _folded(p.name) == folded],
    ):
        if len(hits) == 1:
            return hits[0].id
        if hits:
            raise _several(name, hits)
    raise _none(name, listed)


def _folded(name: str) -> str:
    """A name without its capitals, its letters composed: keyboards and file systems differ in how they write an é."""
    return unicodedata.normalize("NFC", name.strip().casefold())


def _several(name: str, hits: list[Listed]) -> Problem:
    sentence = _("{count} profiles are called “{name}”; their ids are {ids}.")
    return Problem(sentence.format(count=len(hits), name=_short(name), ids=", ".join(p.code for p in hits)), _("Give the id instead of the name."))


def _none(name: str, listed: list[Listed]) -> Problem:
    sentence = _("There is no profile “{name}” in this workbook.").format(name=_short(name))
    if not listed:
        return Problem(sentence, _("It has no profiles yet."))
    names = ", ".join(_short(p.name) for p in listed[:_SHOWN]) + (", …" if len(listed) > _SHOWN else "")
    return Problem(sentence, _("It has {names}.").format(names=names))


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"
