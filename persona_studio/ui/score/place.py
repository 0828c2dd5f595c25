"""Score: the table of accounts, beside it the account and the weights, and what gives way when the window is small."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.profiles.drawer import Drawer
from persona_studio.ui.score import doing, empty
from persona_studio.ui.score.board import Board
from persona_studio.ui.score.foot import ScoreFoot
from persona_studio.ui.score.head import ScoreHead
from persona_studio.ui.score.sheet.sheet import AccountSheet
from persona_studio.ui.score.side import ACCOUNT, WEIGHTS, Side
from persona_studio.ui.score.table.choice import Choice
from persona_studio.ui.score.table.filter import FilterLine
from persona_studio.ui.score.table.view import AccountTable

if TYPE_CHECKING:
    from persona_studio.ui.frame.palette import Result
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.ui.parts.job import Job

TABLES = frozenset((".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm"))


class ScorePlace(QWidget):
    """Joins table, account and weights over one board."""

    files_dropped = Signal(list)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene, self.theme, self.session = scene, scene.theme, scene.session
        self.board = Board(scene.session, scene.memory, self)
        self.table = AccountTable(self.board, self.theme)
        self.filter = FilterLine(self.board, self.theme)
        self.sheet = AccountSheet(self.board, self.theme)
        self.side = Side(self.board, self.theme, self.sheet)
        self.head = ScoreHead(self.board, self.theme, scene.commands)
        self.foot = ScoreFoot(self.theme)
        self.stack = QStackedWidget()
        self._nothing: QWidget | None = None
        self._folded = False
        self.jobs: list[Job] = []
        self._lay_out()
        self._connect()
        scene.commands.add(doing.commands(self))
        self.setAcceptDrops(True)
        self.side.turn_to(WEIGHTS)
        self.board.load()

    # for the workspace

    def begin(self) -> None:
        """Puts the focus where work begins."""
        seen = self.stack.currentWidget()
        (self.table if seen is self._seen else seen or self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def results(self) -> list[Result]:
        """What the palette can go to here."""
        return doing.results(self)

    def close_down(self) -> None:
        """Writes what is being tried, before the workbook closes."""
        self.sheet.flush()
        self.board.settle()
        self.board.close()
        for job in self.jobs:
            job.stop()

    # the parts

    def _lay_out(self) -> None:
        self._seen = QWidget()
        inner = QVBoxLayout(self._seen)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.filter)
        inner.addSpacing(4)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.foot)
        self.stack.addWidget(self._seen)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self._drawer = Drawer(self.theme, self)
        self.row_menu = QMenu(self)
        self.row_menu.aboutToShow.connect(self._fill_row_menu)
        self.table.menu = self.row_menu

    def _connect(self) -> None:
        board, table = self.board, self.table
        board.accounts_changed.connect(self._turn)
        board.card_changed.connect(self._turn)
        board.draft_changed.connect(self.filter.refresh)
        board.loading.connect(lambda _on: self._turn())
        table.chosen.connect(self._account_chosen)
        table.entered.connect(self.open_sheet)
        table.rated.connect(board.rated)
        table.gates_wanted.connect(self.ask_gates)
        table.removed.connect(self.remove)
        table.criterion_changed.connect(self._criterion)
        self.filter.wanted.connect(lambda _which: self._choose())
        self.filter.searched.connect(lambda _words: self._choose())
        self.filter.search.left.connect(lambda: table.setFocus(Qt.FocusReason.TabFocusReason))
        self.side.closed.connect(self.toggle_side)
        self.sheet.left.connect(lambda: table.setFocus(Qt.FocusReason.TabFocusReason))
        self.sheet.command_wanted.connect(self.scene.commands.run)
        self._drawer.closed.connect(self._arrange)
        self.session.flushed_by(self._flush)
        self.theme.changed.connect(self.update)

    def _flush(self) -> None:
        self.sheet.flush()
        self.board.settle()

    def _choose(self) -> None:
        now = self.table.accounts.choice
        self.table.choose(Choice(self.filter.which, self.filter.search.text(), now.by, now.descending))

    def _criterion(self, id: str) -> None:
        self.foot.tell(next((c.name for c in self.board.draft.criteria if c.id == id), ""))  # it may just have gone

    def _account_chosen(self, position: object) -> None:
        self.sheet.show_account(self.board.accounts[position].id if isinstance(position, int) else None)
        self.scene.commands.refresh()

    def _turn(self, _positions: object = None) -> None:
        """Shows the table, or what to do while there is nothing to show."""
        self.head.refresh()
        self.filter.refresh()
        if self.table.criterion:
            self._criterion(self.table.criterion)
        shown = self._seen if self.board.accounts and self.board.listed else self._way_in()
        if self.stack.currentWidget() is not shown:
            inside = QApplication.focusWidget()
            was_here = inside is None or self.isAncestorOf(inside) or not inside.isVisible()
            self.stack.setCurrentWidget(shown)
            if was_here and self.isVisible():
                self.begin()
        self._arrange()
        self.scene.commands.refresh()

    def _way_in(self) -> QWidget:
        made = empty.way_in(self)
        if self._nothing is None or type(made) is not type(self._nothing) or made.accessibleName() != self._nothing.accessibleName():
            before, self._nothing = self._nothing, made
            self.stack.addWidget(made)
            if before is not None:
                self.stack.removeWidget(before)
                before.hide()
                before.deleteLater()
        else:
            made.deleteLater()
        return self._nothing

    # what can be done

    def open_sheet(self) -> None:
        """Enter: the account beside the table, with the focus in it."""
        self.show_side(ACCOUNT)
        self.sheet.enter()

    def show_side(self, page: int) -> None:
        """Shows the account or the weights, also where there is no room beside the table."""
        self.side.turn_to(page)
        if self._wide():
            self._folded = False
            self._arrange()
        elif not self._drawer.isVisible():
            self._drawer.open_with(self.side)

    def toggle_side(self) -> None:
        """F9: folds the pane, or opens it over the table where there is no room beside it."""
        if self._wide():
            self._folded = not self._folded
            self._arrange()
        elif self._drawer.isVisible():
            self._drawer.close_now()
        else:
            self._drawer.open_with(self.side)

    def search(self) -> None:
        """Ctrl+F."""
        self.filter.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.search.selectAll()

    def remove(self, positions: list[int]) -> None:
        """Deletes accounts at once; undo brings them back."""
        if not positions or self.session.readonly:
            return
        words = ngettext("Deleted {count} account", "Deleted {count} accounts", len(positions)).format(count=len(positions))
        if len(positions) == 1:
            words = _("Deleted {name}").format(name=self.board.accounts[positions[0]].name)
        self.board.remove(positions)
        self.scene.tell(words, "edit.undo")

    def ask_gates(self) -> None:
        """G: the gates of the chosen accounts, in a menu at the row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        doing.fill_gates(self, menu)
        box = self.table.visualRect(self.table.currentIndex())
        menu.popup(self.table.viewport().mapToGlobal(box.bottomLeft()))

    def _fill_row_menu(self) -> None:
        self.row_menu.clear()
        doing.fill_row(self, self.row_menu)

    # files that are dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take_files(self, paths: list[Path]) -> None:
        """Tables are lists of accounts here; anything else is for the window."""
        tables = [path for path in paths if path.suffix.lower() in TABLES]
        if tables and not self.session.readonly:
            doing.import_accounts(self, tables)
        elif paths:
            self.files_dropped.emit(paths)

    # room and keys

    def _wide(self) -> bool:
        return self.window().width() >= self.theme.size("inspector_from")

    def _arrange(self) -> None:
        something = bool(self.board.accounts) and self.board.listed is not None
        if self._drawer.isVisible() and (self._wide() or not something):
            self._drawer.close_now()
        if not self._drawer.isVisible():
            layout = self.layout()
            if self.side.parent() is not self and isinstance(layout, QHBoxLayout):
                layout.addWidget(self.side)
            self.side.setFixedWidth(self.theme.size("lab"))
            shown = something and self._wide() and not self._folded
            if not shown and self.side.isAncestorOf(QApplication.focusWidget() or self):
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # else it goes to whatever comes first in the window
            self.side.setVisible(shown)
        self.head.beside.setVisible(something and not (self._wide() and self.side.isVisibleTo(self)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def next_pane(self, by: int) -> None:
        """F6: filters, table, the pane beside it, in a ring."""
        panes: list[QWidget] = [self.filter, self.table, self.side] if self.stack.currentWidget() is self._seen else [self.stack]
        seen = [pane for pane in panes if pane.isVisible()]
        here = QApplication.focusWidget()
        at = next((n for n, p in enumerate(seen) if here is not None and (p is here or p.isAncestorOf(here))), -1 if by > 0 else 0)
        pane = seen[(at + by) % len(seen)]
        target = self.filter.chips[0] if pane is self.filter else pane
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer.isVisible():
            self._drawer.close_now()
        elif event.key() == Qt.Key.Key_Escape and self.side.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface"))
        radius = self.theme.size("pane", "radius")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, radius, radius), radius, radius)
