"""Names: tidied, made unique, shortened for a label; and what a profile is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import clean

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

_LABEL = 60  # characters of a name in a label


def name_of(book: Workbook, profile: int) -> str:
    """What the profile is called now."""
    name = next((p.name for p in book.profiles() if p.id == profile), None)
    if name is None:
        raise gone()
    return name


def gone() -> Problem:
    """The answer to an action on a profile that somebody has deleted."""
    return Problem(_("This profile is not in the workbook any more."), _("Undo brings it back."))


def free_name(wish: str, taken: Iterable[str]) -> str:
    """`wish`, or "wish 2", "wish 3"…: the first that nobody has, ignoring case."""
    folded, number, name = {t.casefold() for t in taken}, 1, wish
    while name.casefold() in folded:
        number += 1
        name = f"{wish} {number}"
    return name


def tidy(name: str) -> str:
    """A name on one line, without characters that no file can hold."""
    return " ".join(clean(name).replace("\t", " ").split())


def short(name: str) -> str:
    """A name as it stands in a label."""
    return name if len(name) <= _LABEL else name[: _LABEL - 1] + "…"
