"""Names for states of the workbook, and the way back to them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from persona_studio.actions.bringing_back import bring_back, bring_back_links
from persona_studio.actions.naming import short, tidy
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.workbook.logged import key
from persona_studio.workbook.past import NAMED
from persona_studio.workbook.trouble import Damaged

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.past import Past

LONGEST = 80  # letters of a name


def take(book: Workbook, name: str) -> None:
    """Gives the workbook's state a name: a note in the history, nothing to undo. Raises Problem for a blank name or one that is there already."""
    name = tidy(name)
    if not name or len(name) > LONGEST:
        raise Problem(_("A snapshot needs a name of up to {most} letters.").format(most=LONGEST), _("Name the occasion: “Board, March”."))
    if any(s.name.casefold() == name.casefold() for s in book.snapshots()):
        raise Problem(_("There is a snapshot “{name}” already.").format(name=name), _("Choose another name."))
    with book.edit(_("Snapshot {name}").format(name=short(name))) as e:
        e.record(NAMED, name=name)


def restore(book: Workbook, wanted: int | datetime | str, profiles: Collection[int] | None = None) -> int:
    """Brings the whole workbook, or some profiles with what hangs on them, back to what they were; one step that can be undone, none when
    nothing is different.

    Gives how many rows changed. What was printed, signed or named since stays in the history. Raises Problem for a point that never was,
    for profiles that were not there then, and for a log that cannot be read.
    """
    past = book.past(wanted, profiles)
    if past.damaged:
        raise Damaged(book.path)
    if profiles is None:
        with book.restoring(_("Restore everything to {point}").format(point=_called(past))) as e:
            e.become({(table, key(table, id)): dict(row) if row else None for table, rows in past.befores.items() for id, row in rows.items()})
            return len(e.turned())
    listed = {p.id: p.name for p in past.profiles()}
    if missing := [id for id in profiles if id not in listed]:
        words = ngettext("The profile was not there at that point.", "{n} of the profiles were not there at that point.", len(missing))
        raise Problem(words.format(n=len(missing)), _("Choose a later point, or other profiles."))
    names = ", ".join(listed[id] for id in profiles)
    with book.restoring(_("Restore {names} to {point}").format(names=short(names), point=_called(past))) as e:
        for id in profiles:
            bring_back(e, past, id, book.manner())
        for id in profiles:
            bring_back_links(e, past, id, {p.id: p.kind for p in (*past.profiles(), *book.profiles())})
        return len(e.turned())


def _called(past: Past) -> str:
    return short(past.point.name) or past.point.at.astimezone().strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True)
class Difference:
    """How the workbook of today differs from a point, in profiles: what restoring would change, bring back, remove."""

    changed: tuple[int, ...]
    back: tuple[int, ...]
    gone: tuple[int, ...]


def difference(book: Workbook, wanted: int | datetime | str) -> Difference:
    """Which profiles would be different, were everything brought back. Raises Problem for a point that never was."""
    past = book.past(wanted)
    then, now = {p.id for p in past.profiles()}, {p.id for p in book.profiles()}
    changed = tuple(id for id in sorted(then & now) if past.profile(id) != book.profile(id))
    return Difference(changed, tuple(sorted(then - now)), tuple(sorted(now - then)))
