"""What other profiles have in the same field, and the menu that takes it over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

LONGEST = 48  # characters of a value in the menu


@dataclass(frozen=True)
class Elsewhere:
    """A profile that has something in a field."""

    profile: int
    name: str
    words: str  # what stands there, in short


def elsewhere(book: Workbook, profile: int, field: Field) -> list[Elsewhere]:
    """The other profiles with values in the same field of the same kind, in the order of the list."""
    found, manner = [], book.manner()
    for listed in book.profiles():
        if listed.id == profile:
            continue
        try:
            other = book.profile(listed.id)
        except KeyError:  # deleted a moment ago, on the writer thread
            continue
        theirs = other.template.field(field.id)
        if other.of(field.id) and theirs is not None and type(theirs.kind) is type(field.kind):
            found.append(Elsewhere(other.id, other.name, _short(other, theirs, manner)))
    return found


def _short(profile: Profile, field: Field, manner: Manner) -> str:
    values = [claim.value for claim in profile.of(field.id)]
    first = values[0].raw if isinstance(values[0], Unclear) else field.kind.plain(values[0], manner)
    first = " ".join(first.split())
    first = first if len(first) <= LONGEST else f"{first[:LONGEST]}…"
    more = len(values) - 1
    return first if not more else ngettext("{first} and {n} more", "{first} and {n} more", more).format(first=first, n=more)


def add_to(menu: QMenu, found: list[Elsewhere], take: Callable[[int], None]) -> None:
    """Adds "Use as in" with a profile a line."""
    submenu = menu.addMenu(_("Use as in"))
    submenu.setEnabled(bool(found))
    for one in found:
        action = submenu.addAction(f"{one.name}: {one.words}".replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, id=one.profile: take(id))
