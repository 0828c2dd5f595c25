"""Joins search to the workbook and to the form."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command
from persona_studio.ui.frame.scene import Scene
from persona_studio.ui.profiles.place import PROFILES
from persona_studio.ui.search.seeker import Seeker

if TYPE_CHECKING:
    from persona_studio.ui.search.bar import SearchBar
    from persona_studio.workbook.search import Found, Hit


class Searching:
    """The bar over the form and the panel over the window ask the same seeker."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seeker = Seeker(scene.session.book, scene.place)
        self._words = ""
        self._seeker.found.connect(self._found)
        scene.place.list.chosen.connect(lambda _id: self._again())

    @cached_property
    def bar(self) -> SearchBar:
        """The line over the form, made when it is first wanted."""
        from persona_studio.ui.search.bar import SearchBar

        bar = SearchBar(self._scene.theme, self.label)
        self._scene.place.middle.put_over_form(bar)
        bar.asked.connect(self._ask)
        bar.went.connect(self._show)
        bar.closed.connect(self._left)
        return bar

    @property
    def _searches(self) -> bool:
        """Whether the bar is seen."""
        return "bar" in self.__dict__ and self.bar.isVisible()

    def commands(self) -> list[Command]:
        def shown() -> bool:
            return self._scene.place.current is not None

        def walks() -> bool:
            return "bar" in self.__dict__ and bool(self.bar.hits)

        return [
            Command("edit.find", _("Search in this profile…"), self.begin, "edit", "Ctrl+F", "search", 2, shown, place=PROFILES),
            Command("edit.find_next", _("Next hit"), lambda: self.bar.step(1), "edit", "F3", "chevron-down", 2, walks, place=PROFILES),
            Command("edit.find_back", _("Previous hit"), lambda: self.bar.step(-1), "edit", "Shift+F3", "chevron-up", 2, walks, place=PROFILES),
            Command("edit.find_all", _("Search in the workbook…"), self.open, "edit", "Ctrl+Shift+F", "search", 2),
        ]

    def close_down(self) -> None:
        """Ends the thread that looks things up."""
        self._seeker.close()

    def label(self, hit: Hit) -> str:
        """What the field of a hit is called."""
        entry, book = hit.entry, self._scene.session.book
        if entry.source is not None:
            return _("Source")
        try:
            field = book.profile(entry.profile).template.field(entry.field) if entry.profile is not None else None
        except KeyError:  # deleted a moment ago
            field = None
        if entry.evidence is not None:
            return _("Evidence of {field}").format(field=field.label) if field else _("Inbox")
        return field.label if field else entry.field.replace("_", " ")

    # in the workbook

    def open(self) -> None:
        """Ctrl+Shift+F."""
        from persona_studio.ui.search.panel import SearchPanel

        scene = self._scene
        scene.session.flush()
        names = {p.id: p.name for p in scene.session.book.profiles()}
        panel = SearchPanel(scene.theme, self._seeker, names, self.label, self._words)
        panel.line.textChanged.connect(self._keep)
        panel.chosen.connect(self._go)
        scene.open_panel(panel, _("Search in the workbook"), 720)

    def _keep(self, words: str) -> None:
        self._words = words

    def _go(self, hit: Hit) -> None:
        if hit.entry.profile is not None:
            self._scene.place.go_to_field(hit.entry.profile, hit.entry.field or "name")
        elif hit.entry.evidence is not None:
            self._scene.commands.run("capture.sort")

    # in the profile

    def begin(self) -> None:
        """Ctrl+F."""
        place = self._scene.place
        self._scene.session.flush()
        if place.on_committee:
            place.show_committee(False)
        self.bar.begin()

    def _ask(self, words: str) -> None:
        if words.strip() and self._scene.place.current is not None:
            self._seeker.ask(words, self._scene.place.current)
        else:
            self._seeker.forget()
            self.bar.tell(None)

    def _again(self) -> None:
        """Another profile is seen: the same words are looked for there."""
        if self._searches:
            self._ask(self.bar.line.text())

    def _found(self, words: str, profile: object, found: Found) -> None:
        if self._searches and profile == self._scene.place.current and words == self.bar.line.text():
            self.bar.tell(found)
            if not found.hits:
                self._scene.place.middle.show_field("")
            self._scene.commands.refresh()

    def _show(self, hit: Hit) -> None:
        self._scene.place.middle.show_field(hit.entry.field or "name")

    def _left(self, hit: Hit | None) -> None:
        middle = self._scene.place.middle
        middle.show_field("")
        if hit is not None:
            middle.form.focus_field(hit.entry.field or "name")
        else:
            middle.enter()
        self._scene.commands.refresh()
