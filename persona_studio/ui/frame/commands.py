"""Everything that can be done, as one table: menus, the palette, the list of shortcuts and the buttons are fed by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from persona_studio.foundation.words import _


def always() -> bool:
    """A command that can be done at any time."""
    return True


@dataclass(frozen=True)
class Command:
    """One thing a person can do. `menu` is a key of `menus()`; `group` parts a menu by lines."""

    id: str
    text: str
    run: Callable[[], object]
    menu: str
    shortcut: str = ""
    icon: str = ""
    group: int = 0
    enabled: Callable[[], bool] = always
    says: Callable[[], str] | None = None  # words that change, "Undo edit of Goals"
    checked: Callable[[], bool] | None = None
    place: str = ""  # can be done only while this place is seen; in its menus only then
    handled: bool = False  # the shortcut belongs to a part (the list, an editor) that hears it itself

    @property
    def label(self) -> str:
        return self.says() if self.says else self.text


def menus() -> dict[str, str]:
    """The menus in order: key and title."""
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "profile": _("&Profile"),
        "compare": _("&Compare"),
        "score": _("&Score"),
        "view": _("&View"),
        "help": _("&Help"),
    }


class Commands(QObject):
    """The table of one window. `refresh` after anything that may enable, check or rename a command."""

    refreshed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._all: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._paused = False
        self.place = ""  # that is seen

    def __iter__(self) -> Iterator[Command]:
        return iter(self._all.values())

    def add(self, commands: Iterable[Command]) -> None:
        """Adds commands; one with a known id takes its place."""
        for command in commands:
            self.remove([command.id])
            action = QAction(command.text, self._window)
            action.setCheckable(command.checked is not None)
            action.setMenuRole(QAction.MenuRole.NoRole)
            if command.shortcut and not command.handled:
                action.setShortcut(QKeySequence(command.shortcut))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _checked=False, id=command.id: self.run(id))
            self._window.addAction(action)
            self._all[command.id], self._actions[command.id] = command, action
        self.refresh()

    def remove(self, ids: Iterable[str]) -> None:
        """Takes commands away, with their shortcuts."""
        for id in ids:
            if self._all.pop(id, None):
                action = self._actions.pop(id)
                self._window.removeAction(action)
                action.deleteLater()

    def run(self, id: str) -> None:
        """Does it, if it can be done now."""
        command = self._all.get(id)
        if command and self.can(id):
            command.run()
            self.refresh()

    def pause(self, paused: bool) -> None:
        """While a panel lies over the window, shortcuts do nothing to what is under it."""
        self._paused = paused
        self.refresh()

    def can(self, id: str) -> bool:
        """Whether it can be done now."""
        command = self._all.get(id)
        return command is not None and self.belongs(command) and command.enabled()

    def belongs(self, command: Command) -> bool:
        """Whether it is a command of the place that is seen, or of no place."""
        return command.place in ("", self.place)

    def turn(self, place: str) -> None:
        """Another place is seen."""
        self.place = place
        self.refresh()

    def refresh(self) -> None:
        """Brings actions up to date with what is possible now."""
        for id, command in self._all.items():
            action = self._actions[id]
            text = command.label.replace("&", "&&")
            action.setText(f"{text}\t{shown(command.shortcut)}" if command.shortcut and command.handled else text)
            action.setEnabled(self.can(id) and (not self._paused or id == "file.quit"))
            if command.checked is not None:
                action.setChecked(command.checked())
        self.refreshed.emit()

    def any(self, key: str) -> bool:
        """Whether a menu has something in it now."""
        return any(c.menu == key and self.belongs(c) for c in self)

    def fill(self, menu: QMenu, key: str) -> None:
        """Puts the commands of one menu into `menu`, groups parted by a line."""
        group: int | None = None
        for command in sorted((c for c in self if c.menu == key and self.belongs(c)), key=lambda c: c.group):
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(self._actions[command.id])


def shown(shortcut: str) -> str:
    """Keys as people read them: "Ctrl+Shift+Z" as "Ctrl Shift Z", arrows as arrows."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    arrows = {"Up": "↑", "Down": "↓", "Return": "Enter"}
    words = [arrows.get(word, word) for word in native.removesuffix("++").split("+")]
    return " ".join([*words, "+"] if native.endswith("++") else words)
