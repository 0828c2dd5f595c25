"""Saving and printing the card of a profile."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from persona_studio.foundation.words import _
from persona_studio.ui.profiles import preview
from persona_studio.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300  # per inch; text of a card is sharp on any printer


class Output(QObject):
    """Asks where to, then does it on the writer thread."""

    saved = Signal(object)  # Path

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._over = session, over

    def save(self, profile: int | None) -> None:
        """Asks for a file name and writes the card there."""
        if profile is None:
            return
        self._session.flush()
        name = self._session.book.profile(profile).name
        client = self._session.book.settings().client
        dialog = QFileDialog(self._over, _("Save card as PDF"), str(_folder() / file_name(client, name)), _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(profile, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, profile: int, target: Path) -> None:
        """Writes the card of a profile to a file and records that it was printed."""
        from persona_studio.actions import cards

        paper = self._session.book.settings().paper
        self._session.ask(cards.save, [profile], paper, target, then=lambda _findings: self.saved.emit(target))

    def print(self, profile: int | None) -> None:
        """Shows the printers of this machine and prints the card."""
        if profile is None:
            return
        from PySide6.QtGui import QPageSize
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._session.flush()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        a4 = self._session.book.settings().paper == "a4"
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4 if a4 else QPageSize.PageSizeId.Letter))
        printer.setFullPage(True)
        printer.setDocName(self._session.book.profile(profile).name)
        dialog = QPrintDialog(printer, self._over)
        dialog.accepted.connect(lambda: self.print_on(printer, profile))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter, profile: int) -> None:
        """Prints the card on a printer that was chosen."""
        inches = printer.width() / printer.resolution()
        self._session.ask(preview.render, profile, round(inches * DOTS), then=lambda made: _draw(printer, list(made.pages)))


def _draw(printer: QPrinter, pages: list[QImage]) -> None:
    painter = QPainter(printer)
    for at, page in enumerate(pages):
        if at:
            printer.newPage()
        painter.drawImage(painter.viewport(), page)
    painter.end()


def file_name(client: str, name: str) -> str:
    """A name for the file of a card that every system takes."""
    words = " - ".join(filter(None, (client, name)))
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", words)
    return f"{' '.join(plain.split())[:80].strip(' .') or 'Card'}.pdf"


def _folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
