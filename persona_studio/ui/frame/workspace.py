"""What is seen of one open workbook: top bar, rail, the place that was chosen, and what is told about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.ui.frame.checking import Check
from persona_studio.ui.frame.commands import Command, Commands
from persona_studio.ui.frame.notices import ErrorLine, Notice, Toast
from persona_studio.ui.frame.parts import parts_of
from persona_studio.ui.frame.places import PlaceName, Places
from persona_studio.ui.frame.rail import Rail
from persona_studio.ui.frame.scene import OpenPanel, Scene
from persona_studio.ui.frame.topbar import TopBar
from persona_studio.ui.memory import Memory
from persona_studio.ui.profiles.list import MIME
from persona_studio.ui.profiles.place import PROFILES, Place
from persona_studio.ui.session import Session, State
from persona_studio.ui.theme import Theme
from persona_studio.workbook.trouble import Damaged, Moved

FOLLOW = 2000  # ms between two looks at a file that somebody else writes
NOT_WRITTEN = "not written"


class Workspace(QWidget):
    """Joins the session to the frame. `close_down` before it goes."""

    files_dropped = Signal(list)

    def __init__(self, session: Session, theme: Theme, commands: Commands, open_panel: OpenPanel, memory: Memory,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.session, self._theme, self._commands, self._memory = session, theme, commands, memory
        before = {c.id for c in commands}
        self.places = Places(self._names())
        commands.add(self._own_commands())
        self.top = TopBar(theme, commands)
        self.place = Place(session, theme, commands)
        self.rail = Rail(theme, list(self.places.names.values()))
        self.error = ErrorLine(theme)
        self.toast = Toast(theme, self.places)
        self.scene = Scene(session, theme, commands, self.place, open_panel, self.say, self.rail.inbox.tell, memory, self.go)
        self.parts = parts_of(self.scene)
        for part in self.parts:
            commands.add(part.commands())
        self.rail.inbox.clicked.connect(lambda: commands.run("capture.sort"))
        self._lay_out()
        self._connect()
        self._before = before
        self.check = Check(session.book, self)
        self.check.found.connect(self.tell)
        self._follow = QTimer(self, interval=FOLLOW)
        self._follow.timeout.connect(self._look)
        if session.readonly:
            self._follow.start()
        self._last_told = ""
        self.refresh()
        self.places.prepare(PROFILES)
        last = memory.get("place")
        self.places.go(last if last in self.places.names else PROFILES)

    def title(self) -> str:
        """What the window is called."""
        return self.session.book.settings().client or self.session.book.path.stem

    def begin(self) -> None:
        """Puts the focus where work begins."""
        self.places.seen.begin()

    def go(self, id: str) -> object:
        """Shows another place, and puts the focus where work begins there; gives the place."""
        if id != self.places.at:
            self.session.flush()
            self.places.go(id).begin()
            self._memory.put(place=id)
        return self.places.seen

    def refresh(self) -> None:
        """Name and state as they are now."""
        self.top.name.say(self.title())
        holder = self.session.book.holder
        said = _("open at {user}’s since {time}").format(user=holder.user, time=_clock(holder.since)) if holder else ""
        self.top.state.tell(self.session.now, said)

    def tell(self, problem: Problem) -> None:
        """Shows a problem in the error line."""
        offers = [(_("Save a copy elsewhere…"), self._ask_copy)] if isinstance(problem, Moved | Damaged) else []
        self.error.tell(Notice(problem.sentence, problem.way_out, offers))

    def close_down(self) -> None:
        """Writes what is pending, ends threads, takes its commands away and closes the workbook."""
        self._follow.stop()
        self.check.end()
        for part in self.parts:
            part.close_down()
        if self.place not in self.places.made():  # it is there from the start, whether it was gone to or not
            self.place.close_down()
        for place in self.places.made():
            place.close_down()
        self._commands.remove([c.id for c in self._commands if c.id not in self._before])
        self.session.close()

    def _lay_out(self) -> None:
        self._content = QVBoxLayout()
        self._content.setSpacing(0)
        self._content.addWidget(self.error)
        self._content.addWidget(self.places, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._content, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.session.state.connect(self._state)
        self.session.failed.connect(self._failed)
        self.session.broken.connect(self.report)
        self.session.stepped.connect(self._stepped)
        self.session.changed.connect(self._changed)
        self.rail.chosen.connect(self.go)
        self.rail.item("compare").take(MIME)
        self.rail.item("compare").dropped.connect(lambda: self._commands.run("compare.add"))
        self.places.turned.connect(self._turned)
        self.place.wanted.connect(lambda: self.go(PROFILES))
        self.place.told.connect(self.say)
        self.place.files_dropped.connect(self.files_dropped)
        self.place.output.saved.connect(self._saved)

    def _own_commands(self) -> list[Command]:
        session = self.session

        def can_redo() -> bool:
            return session.redo_step is not None and not session.readonly

        return [
            Command("edit.undo", _("Undo"), session.undo, "edit", "Ctrl+Z", "undo-2", 0, lambda: session.can_undo, says=self._undo_words),
            Command("edit.redo", _("Redo"), session.redo, "edit", "Ctrl+Shift+Z", "redo-2", 0, can_redo, says=self._redo_words),
            *(
                Command(f"view.{name.id}", name.title, partial(self._show, name.id), "view", f"Ctrl+{at}", name.icon, 0)
                for at, name in enumerate(self.places.names.values(), 1)
            ),
            Command("file.copy", _("Save a copy elsewhere…"), self._ask_copy, "file", icon="save", group=2),
        ]

    def _names(self) -> list[PlaceName]:
        return [
            PlaceName(PROFILES, _("Profiles"), "users", lambda: self.place),
            PlaceName("compare", _("Compare"), "columns-3", self._compare),
            PlaceName("score", _("Score"), "gauge", self._score),
        ]

    def _compare(self) -> QWidget:
        from persona_studio.ui.compare.place import ComparePlace

        return ComparePlace(self.scene)

    def _score(self) -> QWidget:
        from persona_studio.ui.score.place import ScorePlace

        place = ScorePlace(self.scene)
        place.files_dropped.connect(self.files_dropped)
        return place

    def _show(self, id: str) -> None:
        if id == self.places.at:
            self.begin()
        else:
            self.go(id)

    def _turned(self, id: str) -> None:
        self.rail.choose(id)
        self._commands.turn(id)

    def _undo_words(self) -> str:
        step = self.session.undo_step
        return _("Undo {step}").format(step=step.label) if step else _("Undo")

    def _redo_words(self) -> str:
        step = self.session.redo_step
        return _("Redo {step}").format(step=step.label) if step else _("Redo")

    # what is told

    def _state(self, state: State) -> None:
        self.refresh()
        if self.session.undo_step is None:
            self._commands.refresh()  # the first change can be taken back before it is on disk
        if state is State.SAVED:
            self.error.mended(NOT_WRITTEN)

    def _failed(self, problem: Problem, kept: bool) -> None:
        if not kept:
            self.tell(problem)
            return
        rest = f"{problem.way_out} {_('Your last changes are kept here and are written as soon as that is possible.')}".strip()
        offers = [(_("Try again"), self.session.retry), (_("Save a copy elsewhere…"), self._ask_copy)]
        self.error.tell(Notice(problem.sentence, rest, offers, NOT_WRITTEN))

    def may_close(self, anyway: Callable[[], object]) -> bool:
        """Whether everything is on disk. If not, the line says so and offers to go all the same."""
        if self.session.settle():
            return True
        self.error.mended(NOT_WRITTEN)
        words = _("Your last changes are not saved: {file} cannot be written.").format(file=self.session.book.path.name)
        rest = _("Free some space, or save a copy elsewhere; it holds them too.")
        offers = [(_("Save a copy elsewhere…"), self._ask_copy), (_("Close without them"), anyway)]
        self.error.tell(Notice(words, rest, offers, NOT_WRITTEN))
        return False

    def report(self, text: str) -> None:
        """Shows that something of ours went wrong; the report can be copied."""
        offers = [(_("Copy the report"), lambda: QGuiApplication.clipboard().setText(text))]
        rest = _("What is in the workbook is safe. The report says what to mend.")
        self.error.tell(Notice(_("Something went wrong in Persona Studio."), rest, offers))

    def _stepped(self, step: str, undone: bool) -> None:
        self._commands.refresh()
        if undone:
            self.say(_("Undid {step}").format(step=step), "edit.redo")
        else:
            self.say(_("Redid {step}").format(step=step), "edit.undo")

    def say(self, words: str, command: str = "") -> None:
        """A toast; with a command it offers to undo, or to redo, as long as no other step follows."""
        if command:
            self._last_told = words
            self.toast.tell(words, (_("Redo") if command == "edit.redo" else _("Undo"), lambda: self._commands.run(command)))
        else:
            self.toast.tell(words)

    def _saved(self, target: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self.toast.tell(_("Saved {file}").format(file=target.name), (_("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))))

    def _changed(self, changed: Any) -> None:
        if changed.kind == "do" and self.toast.words == self._last_told:
            self.toast.hide()  # its undo would take back what came after it
        if changed.kind == "elsewhere" or any(table == "setting" for table, _key in changed.rows):
            self.refresh()
            self.window().setWindowTitle(self.title())

    # files

    def _look(self) -> None:
        self.session.ask(lambda book: book.refresh())

    def _ask_copy(self) -> None:
        path = self.session.book.path
        suggested = path.with_name(_("{name} (copy)").format(name=path.stem) + path.suffix)
        dialog = QFileDialog(self, _("Save a copy elsewhere"), str(suggested), _("Workbooks (*.persona)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("persona")
        dialog.fileSelected.connect(lambda chosen: self.copy_to(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy_to(self, target: Path) -> None:
        """Writes everything up to the last change to another file."""
        self.session.copy_to(target, then=lambda _done: self.toast.tell(_("Saved {file}").format(file=target.name)))


def _clock(since: str) -> str:
    from datetime import datetime

    try:
        at = datetime.fromisoformat(since).astimezone()
    except ValueError:  # a lock may say anything
        return since
    from PySide6.QtCore import QLocale, QTime

    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
