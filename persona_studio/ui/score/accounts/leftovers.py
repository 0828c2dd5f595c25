"""The rows that imports could not take: read, copied to a spreadsheet, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent

from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.score.accounts.check import content
from persona_studio.ui.score.accounts.rows import LeftRow, RowsTable
from persona_studio.ui.score.accounts.words import number
from persona_studio.ui.score.accounts.work import Cancelled, Progress, Work

if TYPE_CHECKING:
    from persona_studio.ui.frame.scene import Scene
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import Leftover

Found = tuple[list["Leftover"], dict[int, str]]
SEEN = 14
WHERE = 190  # px for the name of a list and the row in it


class LeftoverPanel(Panel):
    """Reads the list beside the window."""

    resized = Signal()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene.theme, _("Rows that were not understood"))
        self._scene, self._rows = scene, list["Leftover"]()
        self._work = Work(scene.session)
        self.said = Text(self.theme, "body", _("Reading…"), tone="text_2", wrap=True)
        self.table = RowsTable(self.theme)
        self.column.addWidget(self.said)
        self.column.addSpacing(8)
        self.column.addWidget(self.table)
        self.remove = Button(self.theme, _("Delete the list"), icon="trash-2")
        self.copy = Button(self.theme, _("Copy"), icon="copy")
        self.close_it = Button(self.theme, _("Done"), kind="primary")
        self.remove.clicked.connect(self._remove)
        self.copy.clicked.connect(self._copy)
        self.close_it.clicked.connect(self.done)
        self.buttons(self.remove, self.copy, self.close_it)
        self.setFocusProxy(self.close_it)
        self._show(([], {}))
        self.said.setText(_("Reading…"))
        self._work.begin(_read, self._show)

    def _show(self, found: Found) -> None:
        self._rows, lists = found
        count = len(self._rows)
        self.said.setText(
            ngettext(
                "{count} row of the lists that were imported is no account. Mend it in the list and import that again.",
                "{count} rows of the lists that were imported are no accounts. Mend them in the list and import that again.",
                count,
            ).format(count=number(count))
            if count
            else _("Every row of the lists that were imported was understood.")
        )
        self.table.setVisible(bool(count))
        for button in (self.remove, self.copy):
            button.setVisible(bool(count))
        self.remove.setEnabled(self._scene.writes())

        def made(row: Leftover) -> LeftRow:
            return LeftRow(row.row, row.reason, content(dict(row.cells)), lists.get(row.source or 0, ""))

        self.table.show_rows(self._rows, made, where=WHERE)
        self.table.setFixedHeight(self.table.height_of(SEEN))
        self.resized.emit()
        if count:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.tsv())
        self.said.setText(_("Copied, as a spreadsheet takes it."))

    def _remove(self) -> None:
        from persona_studio.actions import account_import

        count = len(self._rows)
        self._scene.session.run(account_import.forget_leftovers, [row.id for row in self._rows])
        self._scene.tell(ngettext("Deleted {count} row", "Deleted {count} rows", count).format(count=number(count)), "edit.undo")
        self.done.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._work.stop()
        super().hideEvent(event)


def _read(book: Workbook, _progress: Progress, _cancelled: Cancelled) -> Found:
    return book.leftovers(), {source.id: source.file or source.title for source in book.sources()}
