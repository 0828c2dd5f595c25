"""What is done to the chosen profile as a whole, each with its undo in a toast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.actions import profiles
from persona_studio.foundation.words import _, ngettext

if TYPE_CHECKING:
    from persona_studio.ui.profiles.place import Place


def duplicate(place: Place) -> None:
    """Makes a copy behind the chosen profile and chooses it."""
    if place.current is not None:
        place.session.flush()
        place.session.run(profiles.duplicate, place.current, then=place.came)


def is_retired(place: Place) -> bool:
    """Whether the chosen profile is put aside."""
    return place.listed is not None and place.listed.retired


def set_retired(place: Place, retire: bool) -> None:
    """Puts the chosen profile aside, or takes it back into use."""
    listed = place.listed
    if listed is None:
        return
    place.session.flush()
    words = (_("{name} is retired") if retire else _("{name} is in use again")).format(name=listed.name)
    action = profiles.retire if retire else profiles.unretire
    place.session.run(action, listed.id, then=lambda _done: place.told.emit(words, "edit.undo"))


def delete(place: Place) -> None:
    """Deletes the chosen profiles at once; undo brings them back."""
    listed, ids = place.listed, place.list.selected()
    if listed is None or place.session.readonly:
        return
    place.session.flush()
    words = ngettext("Deleted {name}", "Deleted {n} profiles", len(ids)).format(name=listed.name, n=len(ids))
    place.session.run(profiles.delete, ids, then=lambda _done: place.told.emit(words, "edit.undo"))
