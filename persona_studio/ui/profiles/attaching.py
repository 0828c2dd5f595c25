"""Files that shall be attached: asked for, or dropped onto a panel; and got out of the workbook again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from persona_studio.actions import evidence
from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import documents

if TYPE_CHECKING:
    from persona_studio.domain.ground import Source
    from persona_studio.ui.session import Session


class Dropped(QObject):
    """Hears what is dropped onto a widget: `files` of this computer, else `words`. The widget says whether it takes drops."""

    files = Signal(list)
    words = Signal(str)

    def __init__(self, onto: QWidget) -> None:
        super().__init__(onto)
        onto.setAcceptDrops(True)
        onto.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        data = event.mimeData()
        if not (data.hasUrls() or data.hasText()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            if files:
                self.files.emit(files)
            elif data.text().strip():
                self.words.emit(data.text())
        return True


def ask_files(parent: QWidget, then: Callable[[list[Path]], None]) -> None:
    """Asks which files to attach."""
    dialog = QFileDialog(parent, _("Attach a file"), str(documents()))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then([Path(path) for path in paths]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_copy(parent: QWidget, session: Session, source: Source) -> None:
    """Asks where to, and writes a copy of the file that is attached to a source."""
    dialog = QFileDialog(parent, _("Save a copy"), str(documents() / source.file))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.fileSelected.connect(lambda path: session.ask(evidence.save_file, source.hash, Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
