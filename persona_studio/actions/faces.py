"""What stands for a profile: a drawn face of its own, a photograph, its initials; and what all of the workbook shows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from persona_studio.actions import settings
from persona_studio.actions.naming import name_of, short
from persona_studio.actions.profiles import row
from persona_studio.domain.faces import Crop, Face, drawn, initials_only, photograph, sound
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.faces import Portrait
    from persona_studio.workbook.book import Workbook


def set_face(book: Workbook, profile: int, face: Face | None, visit: Hashable = None) -> None:
    """Gives the profile this face; None takes it back to the one of its code."""
    _put(book, profile, drawn(face) if face else "", visit)


def set_initials(book: Workbook, profile: int, visit: Hashable = None) -> None:
    """The profile shows its initials, whatever the others show."""
    _put(book, profile, initials_only(), visit)


def put(book: Workbook, profile: int, body: str, visit: Hashable = None) -> None:
    """Gives the profile what is stored of a face; what cannot be understood of it is left out."""
    _put(book, profile, sound(body), visit)


def set_photo(book: Workbook, profile: int, data: bytes, crop: Crop | None = None, visit: Hashable = None) -> None:
    """Takes a photograph in and shows it. A workbook of drawn faces shows photographs from then on, where there are some.

    It is turned as it was taken, brought to sRGB and to a size for paper, and loses what the camera wrote into it. Raises Problem for what
    is no picture or too large.
    """
    keep_photo(book, profile, taken_in(data), crop, visit)


def taken_in(data: bytes) -> bytes:
    """A photograph as a workbook keeps it. Touches no workbook, so that a bad picture is told before anything is written."""
    from persona_studio.exchange import photos

    return photos.taken_in(data)


def keep_photo(book: Workbook, profile: int, content: bytes, crop: Crop | None = None, visit: Hashable = None) -> None:
    """Shows a photograph that was `taken_in` before."""
    _put(book, profile, photograph(book.keep(content), crop or Crop()), visit)


def policy(book: Workbook, word: str) -> None:
    """What all of the workbook shows: "drawn", "photo" (drawn where there is none), "icon" or "none"."""
    settings.change(book, faces=word)


def photos(book: Workbook, portraits: list[Portrait]) -> dict[str, bytes]:
    """The photographs that these show, by their hash."""
    found = {portrait.photo: book.blob(portrait.photo) for portrait in portraits if portrait.photo}
    return {hash: content for hash, content in found.items() if content}


def _put(book: Workbook, profile: int, body: str, visit: Hashable) -> None:
    with book.edit(_("Face of {name}").format(name=short(name_of(book, profile))), visit=visit) as e:
        row(e, profile)
        if '"photo"' in body and book.settings().faces == "drawn":
            settings.write(e, {"faces": "photo"})
        e.put("profile", id=profile, face=body)
