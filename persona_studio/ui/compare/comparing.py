"""Compare as the other places know it: whoever is chosen there can be added from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.compare import chosen
from persona_studio.ui.frame.commands import Command

if TYPE_CHECKING:
    from persona_studio.ui.frame.scene import Scene


class Comparing:
    """The part of the workspace that is there before the place is made."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def commands(self) -> list[Command]:
        place = self._scene.place

        def somebody() -> bool:
            return place.current is not None

        def several() -> bool:
            return len(place.list.selected()) > 1

        return [
            Command("compare.add", _("Add to Compare"), self.add, "profile", "Space", "columns-3", 3, somebody, place="profiles", handled=True),
            Command("compare.these", _("Compare these"), self.compare_these, "profile", icon="columns-3", group=3, enabled=several, place="profiles"),
        ]

    def add(self) -> None:
        """Adds the profile that is chosen, or all that are."""
        from persona_studio.domain.comparison.model import MOST

        scene = self._scene
        book, ids = scene.session.book, chosen.ids(scene.memory, scene.session.book)
        wanted = scene.place.list.selected()
        new = [id for id in wanted if id not in ids]
        if not new:
            scene.tell(_("It is in Compare already."), "")
        elif len(ids) + len(new) > MOST:
            scene.tell(_("Compare shows six profiles at most. Take one out there first."), "")
        else:
            chosen.keep(scene.memory, book, [*ids, *new])
            names = {listed.id: listed.name for listed in book.profiles()}
            scene.tell(_in_compare(names[new[-1]], len(ids) + len(new) - 1), "")

    def compare_these(self) -> None:
        """Goes to Compare with the profiles that are chosen, and no others."""
        from persona_studio.domain.comparison.model import MOST
        from persona_studio.ui.compare.place import ComparePlace

        scene, wanted = self._scene, self._scene.place.list.selected()
        if len(wanted) > MOST:
            scene.tell(_("Six profiles are as many as can be read side by side."), "")
        else:
            place = scene.go("compare")
            if isinstance(place, ComparePlace):
                place.compare(wanted)

    def close_down(self) -> None:
        """Nothing runs on."""


def _in_compare(name: str, others: int) -> str:
    if not others:
        return _("{name} is in Compare, alone so far").format(name=name)
    return ngettext("{name} is in Compare, with {n} other", "{name} is in Compare, with {n} others", others).format(name=name, n=others)
