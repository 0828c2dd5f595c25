"""The window: the start page or one open workbook, the menus, files dropped on it."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QWidget

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.ui.frame.commands import Command, Commands, shown
from persona_studio.ui.frame.menus import Menus
from persona_studio.ui.frame.notices import Notice
from persona_studio.ui.frame.overlay import Overlay
from persona_studio.ui.frame.panels import AboutPanel, NewPanel, SettingsPanel, ShortcutsPanel, documents
from persona_studio.ui.frame.rest import Rest
from persona_studio.ui.frame.workspace import Workspace
from persona_studio.ui.memory import Memory
from persona_studio.ui.session import Session
from persona_studio.ui.start.recent import Recents, seen
from persona_studio.ui.theme import Scheme, Theme
from persona_studio.workbook import file as workbooks
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.settings import Settings

if TYPE_CHECKING:
    from persona_studio.ui.frame.palette import Result
    from persona_studio.ui.start.page import StartPage

SUFFIX = ".persona"
SAMPLE = "Sample workbook"


class Window(QMainWindow):
    """Opens and closes workbooks; what is done inside one is its workspace's."""

    def __init__(self, theme: Theme, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._memory = theme, memory
        self.recents = Recents(memory)
        self.workspace: Workspace | None = None
        self.overlay: Overlay | None = None
        self._give_up = False
        self._rest = Rest(self)
        self.commands = Commands(self)
        self.commands.add(self._own_commands())
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.setWindowTitle(_("Persona Studio"))
        self.setAcceptDrops(True)
        self.setMinimumSize(theme.size("min_width"), theme.size("min_height"))
        self.resize(self._remembered_size())
        self._menus = Menus(self, self.commands, lambda: self.overlay is None)
        self.setMenuBar(self._menus.bar)

    @cached_property
    def start(self) -> StartPage:
        """The start page, made when it is first wanted: who opens a workbook does not wait for it."""
        from persona_studio.ui.start.page import StartPage

        page = StartPage(self.theme, self.commands, self.recents)
        page.opened.connect(self.open_path)
        page.located.connect(self._locate)
        self.stack.addWidget(page)
        return page

    # workbooks

    def open_path(self, path: str | Path, write: bool = True) -> bool:
        """Opens a workbook in place of the one that is open; a problem is told where the person looks."""
        if not self._may_go(partial(self.open_path, path, write)):
            return False
        try:
            self._take(workbooks.open_book(Path(path), write))
        except Problem as problem:
            self.tell(problem)
            return False
        return True

    def create_at(self, path: Path, client: str) -> None:
        """Makes a new workbook and opens it."""
        if not self._may_go(partial(self.create_at, path, client)):
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._take(workbooks.create(path, Settings(client=client, paper=_local_paper())))
        except OSError as error:
            self.tell(Problem(_("{folder} could not be made: {reason}.").format(folder=path.parent, reason=error.strerror or error)))
        except Problem as problem:
            self.tell(problem)

    def tell(self, problem: Problem) -> None:
        """Shows a problem in the error line of what is seen, with what can be done about it."""
        from persona_studio.ui.frame.recovery import offers

        line = self.workspace.error if self.workspace else self.start.error
        line.tell(Notice(problem.sentence, problem.way_out, offers(problem, self._recovered, self.tell)))

    def _recovered(self, path: Path, words: str) -> None:
        self.start.error.dismiss()
        if self.open_path(path) and self.workspace:
            self.workspace.toast.tell(words)

    def report(self, text: str) -> None:
        """Shows an error of ours; the report can be copied."""
        if self.workspace:
            self.workspace.report(text)
        else:
            offers = [(_("Copy the report"), lambda: QGuiApplication.clipboard().setText(text))]
            self.start.error.tell(Notice(_("Something went wrong in Persona Studio."), "", offers))

    def close_workbook(self) -> None:
        """Back to the start page; everything is on disk."""
        if not self._may_go(self.close_workbook):
            return
        self._let_go()
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)
        self.setWindowTitle(_("Persona Studio"))
        self.commands.refresh()
        self.start.begin()

    def _take(self, book: Workbook) -> None:
        self._let_go()
        session = Session(book, self)
        self.theme.gallery.forget()
        self.theme.gallery.photos = book.blob
        self.workspace = Workspace(session, self.theme, self.commands, self.open_panel, self._memory)
        self.workspace.files_dropped.connect(self.take_files)
        self.stack.addWidget(self.workspace)
        self.stack.setCurrentWidget(self.workspace)
        self.setWindowTitle(self.workspace.title())
        self.commands.refresh()
        self.workspace.begin()
        self._rest.then(partial(self._rested, book))

    def _rested(self, book: Workbook) -> None:
        """What can wait until the form is seen and no key is on its way: the imports of the first edit, the list of recent workbooks."""
        if self.workspace and self.workspace.session.book is book:
            threading.Thread(target=_warm, args=(book,), daemon=True).start()
            self.workspace.check.begin()
            self._remember(book)

    def _may_go(self, go: Callable[[], object]) -> bool:
        """Whether the open workbook can be closed with nothing lost; else the line offers to `go` all the same.
        What a panel has begun is stopped first, not waited for; the line is below it."""
        if self.overlay:
            self.overlay.close_now()

        def anyway() -> None:
            self._give_up = True
            go()
            self._give_up = False

        return self._give_up or self.workspace is None or self.workspace.may_close(anyway)

    def _let_go(self) -> None:
        if self.overlay:
            self.overlay.close_now()
        workspace, self.workspace = self.workspace, None
        if workspace:
            session = workspace.session
            self._remember(session.book, flush=session.flush)
            workspace.close_down()
            self.stack.removeWidget(workspace)
            workspace.hide()
            workspace.deleteLater()
            session.deleteLater()

    def _remember(self, book: Workbook, flush: Callable[[], None] | None = None) -> None:
        if flush:
            flush()
        self.recents.add(seen(book))

    # commands

    def _own_commands(self) -> list[Command]:
        def opened() -> bool:
            return self.workspace is not None

        def writes() -> bool:
            return self.workspace is not None and not self.workspace.session.readonly

        theme = self.theme
        return [
            Command("file.new", _("New workbook"), self._ask_new, "file", "Ctrl+N", "plus", 0),
            Command("file.open", _("Open…"), self._ask_open, "file", "Ctrl+O", "folder-open", 0),
            Command("file.sample", _("Sample workbook"), self.open_sample, "file", icon="graduation-cap", group=0),
            Command("file.import", _("Import profiles…"), self._ask_import, "file", "Ctrl+I", "file-up", 1, writes),
            Command("file.settings", _("About this workbook…"), self._settings, "file", "Ctrl+,", "settings", 2, opened),
            Command("file.close", _("Close workbook"), self.close_workbook, "file", "Ctrl+W", "x", 4, opened),
            Command("file.quit", _("Quit"), self.close, "file", "Ctrl+Q", "x", 4),
            Command("view.palette", _("Search profiles and actions"), self.open_palette, "view", "Ctrl+K", "search", 0, opened),
            Command("view.scheme", _("Dark"), self._toggle_scheme, "view", "Ctrl+Shift+L", "moon", 3, says=self._scheme_words),
            Command("view.system", _("Light or dark as the system"), lambda: self._scheme(Scheme.SYSTEM), "view", icon="refresh-cw", group=3,
                    checked=lambda: theme.scheme is Scheme.SYSTEM),
            Command("view.larger", _("Larger text"), lambda: self._scale(0.1), "view", "Ctrl++", "zoom-in", 4),
            Command("view.smaller", _("Smaller text"), lambda: self._scale(-0.1), "view", "Ctrl+-", "zoom-out", 4),
            Command("help.shortcuts", _("Keys"), self._keys, "help", "Ctrl+F1", "keyboard"),
            Command("help.about", _("About Persona Studio"), self._about, "help", icon="info"),
        ]  # fmt: skip

    def open_sample(self) -> None:
        """Opens the sample workbook, made in the documents folder when it is not there yet."""
        from persona_studio.actions import sample

        path = documents() / f"{SAMPLE}{SUFFIX}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                sample.make(path)
        except (Problem, OSError) as error:
            self.tell(error if isinstance(error, Problem) else Problem(str(error)))
            return
        self.open_path(path)

    def open_palette(self) -> None:
        """Ctrl+K."""
        from persona_studio.ui.frame.palette import Palette

        if self.workspace and not self.overlay:
            self.workspace.session.flush()
            palette = Palette(self.theme, [*self.workspace.places.seen.results(), *self._action_results()])
            self.open_panel(palette, _("Search profiles and actions"), self.theme.size("palette"))

    def open_panel(self, panel: QWidget, name: str, width: int) -> None:
        """Shows a panel over the window. Its signal `done` closes it, `resized` fits the sheet to it."""
        if self.overlay:
            self.overlay.close_now()
        overlay = self._lay_over(panel, name, width)
        for signal, answer in (("done", overlay.close_now), ("resized", overlay.refit)):
            if heard := getattr(panel, signal, None):
                heard.connect(answer)

    def _lay_over(self, panel: QWidget, name: str, width: int) -> Overlay:
        overlay = Overlay(self.theme, self.stack, panel, name, width=width)
        self.overlay = overlay
        overlay.closed.connect(self._overlay_gone)
        overlay.show_over()
        self.commands.pause(True)
        return overlay

    def _overlay_gone(self) -> None:
        self.overlay = None
        self.commands.pause(False)

    def _action_results(self) -> list[Result]:
        from persona_studio.ui.frame.palette import Result

        hidden = {"view.palette", "view.pane", "view.pane_back"}
        return [
            Result(_("Actions"), c.label, partial(self.commands.run, c.id), keys=shown(c.shortcut), icon=c.icon)
            for c in self.commands
            if self.commands.can(c.id) and c.id not in hidden
        ]

    def _keys(self) -> None:
        self.open_panel(ShortcutsPanel(self.theme, self.commands), _("Keys"), 560)

    def _about(self) -> None:
        self.open_panel(AboutPanel(self.theme), _("About Persona Studio"), 480)

    def _settings(self) -> None:
        if self.workspace:
            from persona_studio.actions import settings

            session = self.workspace.session
            panel = SettingsPanel(self.theme, session.book.settings(), readonly=session.readonly)
            panel.wanted.connect(lambda changes: session.run(settings.change, **changes))
            self.open_panel(panel, _("About this workbook"), 460)

    def _ask_new(self) -> None:
        panel = NewPanel(self.theme, documents())
        panel.wanted.connect(self.create_at)
        self.open_panel(panel, _("New workbook"), 460)

    def _ask_open(self) -> None:
        self._ask_file(_("Open a workbook"), _("Workbooks (*.persona);;All files (*)"), lambda paths: self.open_path(paths[0]))

    def _ask_import(self) -> None:
        self._ask_file(_("Import profiles"), _("Profiles (*.json *.md *.markdown *.txt);;All files (*)"), self.take_files, many=True)

    def _ask_file(self, title: str, kinds: str, take: Callable[[list[Path]], Any], *, many: bool = False) -> None:
        dialog = QFileDialog(self, title, str(documents()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda paths: take([Path(p) for p in paths]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _locate(self, path: str) -> None:
        def take(paths: list[Path]) -> None:
            if self.open_path(paths[0]):
                self.recents.forget(path)

        self._ask_file(_("Where is {name}?").format(name=Path(path).name), _("Workbooks (*.persona);;All files (*)"), take)

    # theme

    def _scheme_words(self) -> str:
        return _("Light colours") if self.theme.dark else _("Dark colours")

    def _toggle_scheme(self) -> None:
        self._scheme(Scheme.LIGHT if self.theme.dark else Scheme.DARK)

    def _scheme(self, scheme: Scheme) -> None:
        self.theme.use(scheme)
        self._memory.put(scheme=scheme.value)

    def _scale(self, by: float) -> None:
        self.theme.use(scale=self.theme.scale + by)
        self._memory.put(scale=self.theme.scale)

    # files that are dropped

    def take_files(self, paths: list[Path]) -> None:
        """Opens a workbook that was dropped; imports other files into the one that is open."""
        ours = [p for p in paths if p.suffix.lower() == SUFFIX]
        if ours:
            self.open_path(ours[0])
        elif self.workspace and not self.workspace.session.readonly and paths:
            self._import(paths)
        elif paths:
            way_out = _("Open a workbook first, then drop the file to import it.")
            self.tell(Problem(_("{file} is not a workbook.").format(file=paths[0].name), way_out))

    def _import(self, paths: list[Path]) -> None:
        from persona_studio.ui.profiles.import_panel import begin_import

        if self.workspace:
            begin_import(self, self.workspace.session, paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.commands.run("help.shortcuts")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().installEventFilter(self._menus)

    # the window itself

    def _remembered_size(self) -> QSize:
        width, height = (self._memory.get(name, otherwise) for name, otherwise in (("width", 1440), ("height", 900)))
        size = QSize(width, height) if isinstance(width, int) and isinstance(height, int) else QSize(1440, 900)
        room = QGuiApplication.primaryScreen().availableSize() - QSize(16, 48)  # the frame of the window
        return size.boundedTo(room).expandedTo(self.minimumSize())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.workspace and not self.isActiveWindow():
            self.workspace.session.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_go(self.close):
            event.ignore()
            return
        if not self.isMaximized():
            self._memory.put(width=self.width(), height=self.height())
        self._let_go()
        super().closeEvent(event)


def _warm(book: Workbook) -> None:
    """Imports what the first edit and the first look at scores need."""
    book.warm()
    importlib.import_module("persona_studio.domain.scoring.stability")


def _local_paper() -> str:
    """Letter where the system measures in inches."""
    from PySide6.QtCore import QLocale

    return "letter" if QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem else "a4"
