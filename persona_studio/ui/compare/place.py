"""Compare: two to six profiles side by side, and the views beside that table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from persona_studio.domain.comparison.similarity import Cancelled
from persona_studio.foundation.words import _
from persona_studio.ui.compare import cellwork, doing, empty, export, views
from persona_studio.ui.compare.board import Board
from persona_studio.ui.compare.foot import CompareFoot
from persona_studio.ui.compare.grid.view import CompareGrid
from persona_studio.ui.compare.head import SIDE_BY_SIDE, CompareHead
from persona_studio.ui.compare.summary import Summary
from persona_studio.ui.compare.switches import Words
from persona_studio.ui.frame.popover import Popover
from persona_studio.ui.parts.job import Job
from persona_studio.ui.profiles.list import MIME
from persona_studio.ui.profiles.saving import Saving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from persona_studio.domain.comparison.model import Block, Column
    from persona_studio.ui.frame.palette import Result
    from persona_studio.ui.frame.scene import Scene


class ComparePlace(QWidget):
    """Joins head, sentences and table over one board."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene, self.theme, self.session = scene, scene.theme, scene.session
        self.board = Board(scene.session, scene.memory, self)
        self.saving = Saving(scene.session, self)
        self.head = CompareHead(self.board, self.theme, scene.commands, views.names())
        self.summary = Summary(self.theme)
        self.grid = CompareGrid(self.board, self.theme)
        self.sections = Words(self.theme, _("All sections"), corner=True)
        self.stack = QStackedWidget()
        self.popover: Popover | None = None
        self._nothing: QWidget | None = None
        self._views: dict[str, QWidget] = {}
        self.view = SIDE_BY_SIDE
        self._later = QTimer(self, singleShot=True, interval=0)  # many things change at once; what can be done is looked at once
        self._later.timeout.connect(scene.commands.refresh)
        self.job = Job(self)  # the two that are most alike are looked for beside the window
        self._lay_out()
        self._connect()
        scene.commands.add(doing.commands(self))
        self.setAcceptDrops(True)
        self.board.remembered()
        self._turn()

    # for the workspace

    def begin(self) -> None:
        """Puts the focus where work begins, with whoever was added from elsewhere."""
        self.board.remembered()
        seen = self.stack.currentWidget()
        if self.view != SIDE_BY_SIDE and (begin := getattr(seen, "begin", None)):
            begin()
        else:
            (self.grid if seen is self._seen else seen or self.grid).setFocus(Qt.FocusReason.OtherFocusReason)

    def results(self) -> list[Result]:
        """What the palette can go to here."""
        return doing.results(self)

    def close_down(self) -> None:
        """Writes what is being typed, before the workbook closes."""
        self._later.stop()
        self.job.stop()
        self.board.stop()
        self.close_popover()
        self.saving.seal()
        for view in self._views.values():
            if close_down := getattr(view, "close_down", None):
                close_down()

    # for other parts

    def compare(self, profiles: Sequence[int]) -> None:
        """Lays these profiles side by side, and no others."""
        self._told(self.board.show(profiles))
        self.show_view(SIDE_BY_SIDE)

    def add_column(self, column: Column) -> None:
        """Adds a profile as it was."""
        self._told(self.board.add_column(column))
        self.show_view(SIDE_BY_SIDE)

    def add(self, profile: int) -> str:
        """Adds a profile; says why it cannot."""
        return self.board.add([profile])

    def show_view(self, id: str) -> None:
        """Turns to another of the views."""
        if id == self.view:
            return
        self.close_popover()
        if id != SIDE_BY_SIDE and id not in self._views:
            self._views[id] = views.make(id, self.scene)
            self.stack.addWidget(self._views[id])
        self.view = id
        self.head.show_view(id)
        self._turn()
        if self.isVisible() and not self.head.views.isAncestorOf(QApplication.focusWidget() or self):
            self.begin()

    # the parts

    def _lay_out(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(32, 4, 22, 0)
        inner.setSpacing(0)
        inner.addWidget(self.summary)
        inner.addSpacing(10)
        inner.addWidget(self.grid, 1)
        self.foot = CompareFoot(self.theme)
        self._seen = QWidget()
        outer = QVBoxLayout(self._seen)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(inner, 1)
        outer.addWidget(self.foot)
        self.stack.addWidget(self._seen)
        self.grid.set_corner(self.sections)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        board, grid = self.board, self.grid
        board.changed.connect(self._turn)
        board.said.connect(lambda: self.summary.say(board.sentences))
        grid.entered.connect(partial(cellwork.edit, self))
        grid.evidence_wanted.connect(partial(cellwork.evidence, self))
        grid.menu_wanted.connect(self._column_menu)
        grid.walked.connect(self._later.start)
        self.head.views.wanted.connect(self.show_view)
        self.head.who.clicked.connect(lambda: self.head.pop(self.head.who, partial(doing.fill_who, self)))
        self.head.export.clicked.connect(lambda: self.head.pop(self.head.export, partial(export.fill, self), end=True))
        self.sections.clicked.connect(lambda: self.head.pop(self.sections, partial(doing.fill_sections, self)))
        self.session.flushed_by(self.saving.seal)
        self.session.failed.connect(lambda _problem, _kept: self.busy(False))
        self.session.changed.connect(lambda _changed: None if self.board.columns else self._turn())
        self.theme.changed.connect(self.update)
        self.job.failed.connect(_unless_stopped)

    def _turn(self) -> None:
        """Shows the table, or what to do while there is nothing to show."""
        section = next((block.title for block in self._blocks() if block.id == self.board.section), _("All sections"))
        self.sections.say(section)
        if self.view != SIDE_BY_SIDE:
            shown = self._views[self.view]
        else:
            shown = self._seen if self.board.comparison is not None else self._way_in()
        if self.stack.currentWidget() is not shown:
            inside = QApplication.focusWidget()
            was_here = inside is None or self.stack.isAncestorOf(inside)
            self.stack.setCurrentWidget(shown)
            if was_here and self.isVisible():
                self.begin_in(shown)
        self._later.start()

    def begin_in(self, shown: QWidget) -> None:
        """The focus goes along when another page is shown."""
        (self.grid if shown is self._seen else shown).setFocus(Qt.FocusReason.OtherFocusReason)

    def _blocks(self) -> Sequence[Block]:
        return self.board.comparison.blocks if self.board.comparison else ()

    def _way_in(self) -> QWidget:
        made = empty.way_in(self)
        if self._nothing is not None and made.accessibleName() == self._nothing.accessibleName():
            made.deleteLater()
            return self._nothing
        before, self._nothing = self._nothing, made
        self.stack.addWidget(made)
        if before is not None:
            had = before.isAncestorOf(QApplication.focusWidget() or self)
            self.stack.setCurrentWidget(made)
            self.stack.removeWidget(before)
            before.hide()
            before.deleteLater()
            if had and self.isVisible():
                made.setFocus(Qt.FocusReason.OtherFocusReason)
        return made

    # what can be done

    def column(self) -> int | None:
        """The column of the current cell; the only one where there is one alone."""
        at = self.grid.current_column() if self.board.comparison else 0
        return at if 0 <= at < len(self.board.columns) else None

    def pick(self) -> None:
        """A panel in which names are typed; under the button, or in the middle of the place."""
        from persona_studio.ui.compare.adding import WIDTH, AddPanel

        self.close_popover()
        panel = AddPanel(self.theme, self.board, self.add)
        anchor = self.head.add if self.head.add.isVisible() else self.stack
        box = QRect(anchor.mapTo(self.window(), QPoint(0, 0)), anchor.size())
        if anchor is self.stack:
            box = QRect(box.center().x() - WIDTH // 2, box.top() - 8, WIDTH - 8, 4)
        self.open_popover(Popover(self.theme, self.window(), panel, _("Add a profile to the comparison"), width=WIDTH, anchor=box))

    def open_popover(self, popover: Popover) -> None:
        """Shows what stands beside a cell or a button; one at a time."""
        self.close_popover()
        popover.closed.connect(self._popover_closed)
        self.popover = popover
        popover.show_over()

    def close_popover(self) -> None:
        """Closes it, if there is one."""
        if self.popover is not None:
            self.popover.close_now()

    def _popover_closed(self) -> None:
        self.popover = None
        shown = self.stack.currentWidget()
        if shown is not None and not self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.begin_in(shown)

    def busy(self, on: bool) -> None:
        """A file is being written."""
        self.head.export.setEnabled(not on)
        self.head.export.setText(_("Saving…") if on else _("Comparison poster"))
        self.head.export.update()

    def _told(self, words: str) -> None:
        if words:
            self.scene.tell(words, "")

    def _column_menu(self, at: int, where: QPoint) -> None:
        self.grid.setCurrentIndex(self.grid.lines.index(max(0, self.grid.currentIndex().row()), at))
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        doing.fill_column(self, menu)
        menu.popup(where)

    # profiles dragged here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._told(self.add(int(bytes(event.mimeData().data(MIME).data()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("surface"))
        radius = self.theme.size("pane", "radius")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 0, radius, radius), radius, radius)


def _unless_stopped(error: Exception) -> None:
    if not isinstance(error, Cancelled):
        raise error
