"""The import of accounts: bring a list, see what it means and what will happen, take it in one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import Choice
from persona_studio.ui.parts.application import application
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.accounts import words
from persona_studio.ui.score.accounts.begin import Begin, ask_file
from persona_studio.ui.score.accounts.check import Check
from persona_studio.ui.score.accounts.work import Cancelled, Progress, Work

if TYPE_CHECKING:
    from persona_studio.actions.account_import import Count, Incoming, Report
    from persona_studio.exchange.accounts.mapping import Mapping
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.workbook.book import Workbook

SOON = 150  # ms of quiet after which is counted anew
MARGIN = 28
IDLE, READING, COUNTING, TAKING = "", "reading", "counting", "taking"


class ImportPanel(QWidget):
    """`source` is files, taken one after the other, or what was pasted; "" asks. Nothing is written before somebody imports."""

    done = Signal()
    resized = Signal()
    chosen = Signal(object)  # a file

    def __init__(self, scene: Scene, source: list[Path] | str) -> None:
        super().__init__()
        self._scene, self._theme = scene, scene.theme
        self._waiting = list(source) if isinstance(source, list) else []
        self._pasted = source if isinstance(source, str) else ""
        self.incoming: Incoming | None = None
        self.count: Count | None = None
        self.state = IDLE
        self._fresh = False  # whether the list has just come: the focus goes where it is wanted first
        self._met = False  # whether the list speaks of accounts that are there
        self.check: Check | None = None
        self.begin = Begin(self._theme)
        self._work = Work(scene.session)
        self._work.heard_by(self._tell_progress)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._count)
        self._lay_out()
        self._join()
        self._refresh()

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 24, MARGIN, 24)
        column.setSpacing(4)
        column.addWidget(Text(theme, "title", _("Import accounts")))
        column.addSpacing(8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.begin)
        column.addWidget(self.stack, 1)
        column.addSpacing(6)
        self.status = Text(theme, "body", wrap=True)
        self.see = Button(theme, _("See these rows"), kind="link")
        self.existing = Choice(theme)
        for words_, value in ((_("Bring accounts that are there up to date"), True), (_("Leave accounts that are there as they are"), False)):
            self.existing.addItem(words_, value)
        self.existing.setFont(theme.font("small"))
        self.existing.setAccessibleName(_("Accounts that are there already"))
        told = QHBoxLayout()
        told.addWidget(self.status, 1)
        told.addWidget(self.see)
        told.addWidget(self.existing)
        column.addLayout(told)
        self.other = Button(theme, _("Other file…"))
        self.paste = Button(theme, _("Paste"), icon="clipboard-paste")
        self.cancel, self.take = Button(theme, _("Cancel")), Button(theme, _("Import"), kind="primary")
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(8)
        for button in (self.other, self.paste):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.cancel, self.take):
            row.addWidget(button)
        column.addLayout(row)

    def _join(self) -> None:
        for wanted in (self.begin.file_wanted, self.other.clicked):
            wanted.connect(lambda _on=False: ask_file(self, self.chosen))
        for wanted in (self.begin.paste_wanted, self.paste.clicked):
            wanted.connect(lambda _on=False: self.read_clipboard())
        self.chosen.connect(lambda path: self._read(path))
        self.cancel.clicked.connect(self._leave)
        self.take.clicked.connect(self.import_now)
        self.see.clicked.connect(lambda: self.check.show_refused() if self.check else None)
        self.existing.activated.connect(lambda _at: self._changed())
        for keys, answer in (("Ctrl+Return", self.import_now), ("Ctrl+Enter", self.import_now), ("Ctrl+V", self.read_clipboard)):
            QShortcut(QKeySequence(keys), self, answer, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def sizeHint(self) -> QSize:
        return QSize(880, super().sizeHint().height())

    # reading

    def read_clipboard(self) -> None:
        """Rows that were copied from a spreadsheet."""
        if self.state != TAKING:
            self._read(QGuiApplication.clipboard().text())

    def _read(self, source: Path | str, sheet: str = "") -> None:
        if isinstance(source, str) and not source.strip():
            self._refuse(Problem(_("There is nothing to paste."), _("Copy rows with their header in a spreadsheet, then paste them here.")))
            return
        self._source = source
        self._soon.stop()
        self.count = None

        def read(book: Workbook, _progress: Progress, _cancelled: Cancelled) -> Incoming:
            from persona_studio.actions import account_import

            found = account_import.read(source, book, sheet=sheet)
            _ = found.table.sample  # read here, not in the window
            return found

        self._go(READING)
        self._work.begin(read, self._show)

    def _show(self, found: Incoming | Problem) -> None:
        self._go(IDLE)
        if isinstance(found, Problem):
            self._refuse(found)
            return
        self.incoming = found
        self._drop_check()
        self.check = Check(self._theme, found)
        self.check.changed.connect(lambda _mapping: self._changed())
        self.check.sheet_wanted.connect(lambda sheet: self._read(self._source, sheet))
        self.stack.addWidget(self.check)
        self.stack.setCurrentWidget(self.check)
        self._fresh = True
        self._count()

    def _refuse(self, problem: Problem) -> None:
        """Told where lists are brought; what was brought before is gone."""
        self.incoming = self.count = None
        self.stack.setCurrentWidget(self.begin)
        self._drop_check()
        self.begin.say(problem.sentence, problem.way_out, bad=True)
        self._refresh()

    def _drop_check(self) -> None:
        if self.check is not None:
            self.stack.removeWidget(self.check)
            self.check.hide()
            self.check.deleteLater()
            self.check = None

    # counting

    def _changed(self) -> None:
        """Another mapping: what was counted holds no more."""
        self._work.stop()
        self.count = None
        self._go(COUNTING)
        self._soon.start()

    def _count(self) -> None:
        incoming, check = self.incoming, self.check
        if incoming is None or check is None:
            return
        mapping, update = check.mapping, bool(self.existing.currentData())

        def count(book: Workbook, progress: Progress, cancelled: Cancelled) -> Count | None:
            from persona_studio.actions import account_import

            return account_import.dry_run(book, incoming, mapping, update=update, progress=progress, cancelled=cancelled)

        self._go(COUNTING)
        self._work.begin(count, self._counted)

    def _counted(self, count: Count | Problem | None) -> None:
        self._go(IDLE)
        if isinstance(count, Problem):
            self._say(f"{count.sentence} {count.way_out}".strip(), bad=True)
        elif count is not None and self.check is not None:
            self.count = count
            self.check.show_count(count)
            self._refresh()
        if self._fresh and self.check is not None:
            self._fresh = False
            (self.take if self.take.isEnabled() else self.check.table.rows[0].choice).setFocus(Qt.FocusReason.OtherFocusReason)

    # taking

    def import_now(self) -> None:
        """Takes the list, as one step."""
        incoming, check = self.incoming, self.check
        if incoming is None or check is None or not self.take.isEnabled():
            return
        mapping, update = check.mapping, bool(self.existing.currentData())
        self._go(TAKING)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._work.begin(partial(_take, incoming, mapping, update), self._taken, writes=True)

    def _taken(self, report: Report | Problem | None) -> None:
        self._go(IDLE)
        if isinstance(report, Problem):
            self._say(f"{report.sentence} {report.way_out}".strip(), bad=True)
        elif report is not None:
            self._scene.tell(words.taken(report.count), "edit.undo")
            if self._waiting:
                self._read(self._waiting.pop(0))
            else:
                self.done.emit()

    def _leave(self) -> None:
        if self.may_close():
            self.done.emit()

    def may_close(self) -> bool:
        """While rows are taken this stops them, and the panel stays with nothing written."""
        if self.state != TAKING:
            return True
        self._work.stop()
        self._go(IDLE)
        self._say(_("Stopped; nothing was imported."))
        return False

    # looks

    def _go(self, state: str) -> None:
        self.state = state
        self._refresh()

    def _refresh(self) -> None:
        listed, count = self.check is not None, self.count
        busy = self.state in (READING, TAKING)
        if self.check is not None:
            self.check.setEnabled(not busy)
        self.begin.setEnabled(self.state != READING)
        for button in (self.other, self.paste):
            button.setVisible(listed)
            button.setEnabled(not busy)
        self._met = self._met or bool(count and count.updated + count.same)
        self.existing.setVisible(listed and self._met)
        self.existing.setEnabled(not busy)
        self.take.setVisible(listed)
        self.take.setText(words.take(count))
        self.take.setAccessibleName(self.take.text())
        self.take.updateGeometry()
        self.take.setEnabled(not busy and count is not None and count.new + count.updated > 0)
        self.see.setVisible(bool(count and count.refused) and not busy)
        said = {READING: _("Reading…"), COUNTING: _("Counting…"), TAKING: _("Importing…")}.get(self.state, "")
        self._say(said or (words.counted(count) if count else ""))

    def _tell_progress(self, rows: int) -> None:
        if rows and self.state in (COUNTING, TAKING):
            said = ngettext("{count} row read…", "{count} rows read…", rows).format(count=words.number(rows))
            self.status.setText(said)

    def _say(self, said: str, *, bad: bool = False) -> None:
        self.status.set_tone("error" if bad else "text")
        self.status.setText(said)
        self.resized.emit()

    # keys and life

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not isinstance(QApplication.focusWidget(), QAbstractButton):
            self.import_now()
        else:
            super().keyPressEvent(event)

    def _bring_into_sight(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.check is not None and self.check.area.isAncestorOf(now):
            self.check.area.ensureWidgetVisible(now, 0, 32)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():
            return
        application().focusChanged.connect(self._bring_into_sight)
        if self._waiting:
            self._read(self._waiting.pop(0))
        elif self._pasted:
            self._read(self._pasted)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._soon.stop()
            self._work.stop()
            application().focusChanged.disconnect(self._bring_into_sight)
        super().hideEvent(event)


def _take(incoming: Incoming, mapping: Mapping, update: bool, book: Workbook, progress: Progress, cancelled: Cancelled) -> Report | None:
    from persona_studio.actions import account_import

    return account_import.take(book, incoming, mapping, update=update, progress=progress, cancelled=cancelled)
