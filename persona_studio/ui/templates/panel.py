"""The template editor: outline at the left, what can be said of the chosen row at the right, the reader's verdict below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.template.editing import Draft, Spot
from persona_studio.template.reader import TemplateError
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.templates.outline import Outline
from persona_studio.ui.templates.properties import Properties
from persona_studio.ui.theme import Theme


class TemplatePanel(QWidget):
    """`saved` with the TOML of the next version; nothing is in the workbook before."""

    done = Signal()
    saved = Signal(str)
    export_wanted = Signal(str)
    import_wanted = Signal()
    duplicate_wanted = Signal(str)

    def __init__(self, theme: Theme, draft: Draft, used: int, *, readonly: bool = False) -> None:
        super().__init__()
        self._theme, self.draft, self._readonly = theme, draft, readonly
        self._wrong: Spot | None = None
        self.title = Text(theme, "title")
        self.version = Text(theme, "label", tone="text_2")
        self.outline = Outline(theme, draft)
        self.outline.readonly = readonly
        self.properties = Properties(theme, draft, readonly=readonly)
        self.verdict = Text(theme, "small", tone="text_2", wrap=True)
        self._used = used
        self._warned = False
        self._lay_out()
        self.outline.chosen.connect(self._chosen)
        self.outline.changed.connect(self._check)
        self.outline.enter.connect(self.properties.enter)
        self.properties.changed.connect(self._changed)
        self.setFocusProxy(self.outline)
        self.outline.choose((0, 0))
        self._check()

    def sizeHint(self) -> QSize:
        return QSize(940, 2000)  # as high as an overlay may be

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(28, 0, 28, 10)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.version, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch(1)
        about = Button(self._theme, _("About the template"), kind="link")
        about.clicked.connect(lambda: self._about())
        head.addWidget(about)
        column.addLayout(head)
        middle = QHBoxLayout()
        middle.setContentsMargins(18, 0, 10, 0)
        middle.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.outline, 1)
        left.addLayout(self._row_buttons())
        middle.addLayout(left, 9)
        middle.addWidget(self.properties, 10)
        column.addLayout(middle, 1)
        column.addLayout(self._bottom())
        foot = FootLine(self._theme, legend=False, bare=True)
        hints = [("Alt ↑ ↓", _("move")), (_("Ins"), _("new field")), (_("Shift Ins"), _("new section")), (_("Del"), _("no longer ask"))]
        foot.tell([(_("Enter"), _("change")), *hints, ("Ctrl S", _("save"))])
        column.addWidget(foot)

    def _row_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        field = Button(self._theme, _("Add a field"), kind="link", icon="plus")
        section = Button(self._theme, _("Add a section"), kind="link", icon="plus")
        for button, add in ((field, self.outline.add_field), (section, self.outline.add_section)):
            button.clicked.connect(add)
            button.clicked.connect(self.properties.enter)
            button.setEnabled(not self._readonly)
            row.addWidget(button)
        row.addStretch(1)
        self._retire = Button(self._theme, _("No longer ask"), kind="link")
        self._retire.clicked.connect(self.outline.retire)
        self._retire.setEnabled(not self._readonly)
        row.addWidget(self._retire)
        return row

    def _bottom(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setContentsMargins(28, 10, 28, 12)
        box.setSpacing(8)
        box.addWidget(self.verdict)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, signal in ((_("Import…"), self.import_wanted), (_("Export…"), None), (_("Duplicate template"), None)):
            button = Button(self._theme, words, kind="link")
            if signal is not None:
                button.clicked.connect(signal)
                button.setEnabled(not self._readonly)
            elif words == _("Export…"):
                button.clicked.connect(lambda: self.export_wanted.emit(self.draft.toml()))
            else:
                button.clicked.connect(lambda: self.duplicate_wanted.emit(self.draft.toml()))
                button.setEnabled(not self._readonly)
            row.addWidget(button)
        row.addStretch(1)
        cancel = Button(self._theme, _("Cancel"))
        cancel.clicked.connect(self.done)
        self.save_button = Button(self._theme, _("Save"), kind="primary")
        self.save_button.clicked.connect(self.save)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        box.addLayout(row)
        return box

    def save(self) -> None:
        """Hands the next version over, when the reader takes it."""
        if self.save_button.isEnabled():
            text = self.draft.toml()
            self.done.emit()
            self.saved.emit(text)

    def may_close(self) -> bool:
        """Whether Esc or a click elsewhere closes: what is unsaved is told first, and thrown away the second time."""
        if self._warned or not self.draft.changed or self._readonly:
            return True
        self._warned = True
        self.verdict.set_tone("error")
        self.verdict.setText(_("The changes are not saved. Esc once more throws them away, Ctrl+S saves them."))
        return False

    # following

    def _chosen(self, spot: Spot) -> None:
        if spot != self.properties.spot or not self.properties.edits:
            self.properties.show_spot(spot)
        self._say_retire()

    def _about(self) -> None:
        self.outline.clearSelection()
        self.properties.show_spot(None)
        self.properties.enter()

    def _changed(self) -> None:
        self.outline.rows.touch()
        self._check()

    def _check(self) -> None:
        """Reads the draft as it stands, and says where it would be refused."""
        self._warned = False
        self.title.setText(str(self.draft.table.get("name", "")))
        now = self.draft.version if self.draft.changed else max(1, self.draft.version - 1)
        self.version.setText(_("version {n}").format(n=now))
        self.save_button.setText(_("Save version {n}").format(n=self.draft.version))
        self.save_button.updateGeometry()
        self.properties.mark("")
        self.outline.rows.wrong = None
        fine = True
        try:
            self.draft.read()
        except TemplateError as error:
            fine = False
            self._refused(error)
        else:
            self.verdict.set_tone("text_2")
            self.verdict.setText(self._sentence())
        if self.outline.spot != self.properties.spot and self.properties.spot is not None:
            self.properties.show_spot(self.outline.spot)
        self.save_button.setEnabled(fine and self.draft.changed and not self._readonly)
        self.outline.rows.touch()
        self._say_retire()

    def _refused(self, error: TemplateError) -> None:
        spot, key = self.draft.place(error)
        self.outline.rows.wrong = spot
        self.verdict.set_tone("error")
        where = self.outline.rows.words(spot).split(",")[0] if spot else ""
        self.verdict.setText(": ".join(filter(None, (where, key, error.expected))))
        if spot == self.properties.spot:
            self.properties.mark(key)

    def _sentence(self) -> str:
        if not self.draft.changed:
            return _("Nothing is changed.")
        if not self._used:
            return _("No profile has this template yet.")
        said = ngettext(
            "{n} profile takes the new version, in one step that can be undone. No value is lost.",
            "{n} profiles take the new version, in one step that can be undone. No value is lost.", self._used,
        )  # fmt: skip
        return said.format(n=self._used)

    def _say_retire(self) -> None:
        gone = self.draft.is_retired(self.outline.spot)
        self._retire.setText(_("Ask again") if gone else _("No longer ask"))
        self._retire.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape and self.properties.isAncestorOf(self.focusWidget() or self):
            self.outline.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = QRectF(self.properties.x() - 14, self.properties.y(), 1, self.properties.height())
        QPainter(self).fillRect(line, self._theme.colour("hairline"))
