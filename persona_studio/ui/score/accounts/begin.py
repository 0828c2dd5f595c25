"""What the panel shows while there is no list: the ways to bring one, and what went wrong with the last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import documents
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme


def ask_file(parent: QWidget, chosen: SignalInstance) -> None:
    """The dialog of the system; `chosen` is emitted with a Path."""
    dialog = QFileDialog(parent, _("Import accounts"), str(documents()), _("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: chosen.emit(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class Begin(QWidget):
    """`file_wanted` and `paste_wanted`."""

    file_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.sentence = Text(theme, "body", weight=500, wrap=True)
        self.way_out = Text(theme, "body", tone="text_2", wrap=True)
        self.file = Button(theme, _("Choose a file…"), icon="file-up")
        self.paste = Button(theme, _("Paste"), icon="clipboard-paste")
        self.file.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sentence)
        column.addWidget(self.way_out)
        column.addSpacing(14)
        row.setSpacing(8)
        row.addWidget(self.file)
        row.addWidget(self.paste)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.file)
        self.say(_("Bring a list of companies."), _("CSV, TSV or XLSX from any CRM, or rows that were copied from a spreadsheet."))

    def say(self, sentence: str, way_out: str, *, bad: bool = False) -> None:
        """What there is to know now."""
        self.sentence.set_tone("error" if bad else "text")
        self.sentence.setText(sentence)
        self.way_out.setText(way_out)
        self.file.setFocus(Qt.FocusReason.OtherFocusReason)
