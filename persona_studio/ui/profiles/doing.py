"""What can be done in Profiles, as commands, and what the palette finds there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.profiles import changing

if TYPE_CHECKING:
    from persona_studio.ui.frame.palette import Result
    from persona_studio.ui.profiles.place import Place


def commands(place: Place) -> list[Command]:
    """The commands of Profiles."""

    def chosen() -> bool:
        return place.current is not None

    def write() -> bool:
        return not place.session.readonly

    def can() -> bool:
        return chosen() and write()

    def has_tier() -> bool:
        return can() and not place.on_committee and place.middle.head.tier.isVisibleTo(place.middle.head)

    return [
        Command("profile.rename", _("Rename"), place.list.rename, "profile", "F2", "pencil", 1, can),
        Command("profile.duplicate", _("Duplicate"), partial(changing.duplicate, place), "profile", "Ctrl+D", "copy", 1, can),
        Command("profile.retire", _("Retire"), partial(changing.set_retired, place, True), "profile", icon="history", group=1,
                enabled=lambda: can() and not changing.is_retired(place)),
        Command("profile.unretire", _("Take back into use"), partial(changing.set_retired, place, False), "profile", icon="undo-2", group=1,
                enabled=lambda: can() and changing.is_retired(place)),
        Command("profile.delete", _("Delete"), partial(changing.delete, place), "profile", "Del", "trash-2", 1, can, handled=True),
        Command("profile.tier", _("Tier…"), place.middle.head.tier.open_menu, "profile", "Alt+T", "award", 1, has_tier),
        Command("profile.up", _("Move up"), lambda: place.list.step(-1), "profile", "Alt+Up", "arrow-up", 2, can, handled=True),
        Command("profile.down", _("Move down"), lambda: place.list.step(1), "profile", "Alt+Down", "arrow-down", 2, can, handled=True),
        Command("profile.next", _("Next profile"), lambda: place.go_on(1), "profile", "Ctrl+PgDown", "chevron-down", 3, chosen),
        Command("profile.previous", _("Previous profile"), lambda: place.go_on(-1), "profile", "Ctrl+PgUp", "chevron-up", 3, chosen),
        Command("file.save_pdf", _("Save card as PDF…"), lambda: place.output.save(place.current), "file", "Ctrl+Shift+S", "file-down", 3, chosen),
        Command("file.print", _("Print card…"), lambda: place.output.print(place.current), "file", "Ctrl+P", "printer", 3, chosen),
        Command("view.committee", _("Committee of the ICP"), lambda: place.show_committee(not place.on_committee), "view", "Ctrl+Shift+M", "users",
                1, place.is_icp, checked=lambda: place.on_committee),
        Command("view.retired", _("Retired profiles"), lambda: place.model.show_retired(not place.model.retired_shown), "view",
                icon="history", group=2, enabled=lambda: place.model.has_retired, checked=lambda: place.model.retired_shown),
        Command("view.inspector", _("Inspector"), place.toggle_inspector, "view", "F9", "panel-right", 2, chosen),
        Command("view.pane", _("Next pane"), lambda: place.next_pane(1), "view", "F6", "columns-3", 2),
        Command("view.pane_back", _("Previous pane"), lambda: place.next_pane(-1), "view", "Shift+F6", "columns-3", 2),
    ]  # fmt: skip


def set_tier(place: Place, tier: int) -> None:
    """Puts the chosen profile into a tier; 0 takes it out."""
    from persona_studio.actions import prioritising

    if place.current is not None:
        place.session.flush()
        place.session.run(prioritising.set_tier, place.current, tier)


def results(place: Place) -> list[Result]:
    """What the palette can go to: sections of the profile that is shown, then profiles."""
    from persona_studio.ui.frame.palette import Result

    found: list[Result] = []
    now = place.read(place.current) if place.current is not None else None
    if now:
        profile = now[0]
        for section in place.middle.to_add():
            add = _("Add a section")
            found.append(Result(add, section.title, partial(place.middle.go_to, section.id), icon="plus", sort="section", also=add))
        for at, section in enumerate(place.middle.form.sections(), 1):
            keys = f"Alt {at}" if at < 10 else ""
            found.append(Result(profile.name, section.title, partial(place.middle.go_to, section.id), keys=keys, sort="section"))
    for listed in place.session.book.profiles():
        found.append(Result(_("Profiles"), listed.name, partial(place.choose, listed.id), kind=listed.kind, sort="profile", face=listed.face))
    return found
