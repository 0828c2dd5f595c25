"""The card of a profile as pixels, made on a thread of its own: the very PDF that is printed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from persona_studio.foundation.problem import Problem
from persona_studio.paper.findings import Finding

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

log = logging.getLogger(__name__)
PAUSE = 300  # ms without a change before the card is made again
SOON = 120  # ms before the card of another profile is made: who leafs through the list does not wait for cards


@dataclass(frozen=True)
class Preview:
    """One profile's card: its pages as pictures, what is not on it, and the PDF."""

    profile: int
    pages: Sequence[QImage]
    findings: Sequence[Finding]
    pdf: bytes
    problem: Problem | None = None


def render(book: Workbook, profile: int, width: int) -> Preview:
    """Lays out, writes and draws the card; `width` is in pixels of the screen."""
    from persona_studio.actions import cards
    from persona_studio.paper import pdf, preview

    sheets = cards.lay_out(book, [profile], book.settings().paper)
    document = pdf.to_bytes(sheets)
    pages = []
    for page in range(preview.page_count(document)):
        wide, high, pixels = preview.pixels(document, page, width)
        pages.append(QImage(pixels, wide, high, wide * 4, QImage.Format.Format_RGB32).copy())
    return Preview(profile, pages, [finding for sheet in sheets for finding in sheet.findings], document)


class Previewer(QObject):
    """Asks for a card a moment after the last change; only the newest wish is answered."""

    made = Signal(object)  # Preview
    _came = Signal(int, object)

    def __init__(self, book: Workbook, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._wish: tuple[int, int] | None = None
        self._turn = 0
        self._busy = False
        self._again = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._start)
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask(self, profile: int, width: int, *, soon: bool = False) -> None:
        """Wants the card of `profile`, after a pause, or as soon as the screen is painted."""
        self._wish = (profile, width)
        self._turn += 1
        self._timer.start(SOON if soon else PAUSE)

    def stop(self) -> None:
        """Wants nothing any more and waits for the card that is being made."""
        self._wish = None
        self._timer.stop()
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._wish is None:
            return
        if self._busy:
            self._again = True
            return
        self._busy = True
        self._pool.start(_Job(self, self._book, *self._wish, self._turn))

    @Slot(int, object)
    def _take(self, turn: int, preview: Preview | None) -> None:
        self._busy = False
        if self._again:
            self._again = False
            self._start()
        if preview is not None and self._wish is not None and preview.profile == self._wish[0]:
            self.made.emit(preview)


class _Job(QRunnable):
    def __init__(self, maker: Previewer, book: Workbook, profile: int, width: int, turn: int) -> None:
        super().__init__()
        self._maker, self._book, self._profile, self._width, self._turn = maker, book, profile, width, turn

    def run(self) -> None:
        preview: Preview | None = None
        try:
            preview = render(self._book, self._profile, self._width)
        except Problem as problem:
            preview = Preview(self._profile, (), (), b"", problem)
        except KeyError:
            log.debug("profile %s went before its card was made", self._profile)
        except Exception:  # a card that cannot be made must not stop the typing
            log.exception("the card of profile %s could not be made", self._profile)
            preview = Preview(self._profile, (), (), b"", Problem(_sorry()))
        self._maker._came.emit(self._turn, preview)


def _sorry() -> str:
    from persona_studio.foundation.words import _

    return _("This card could not be made. The profile itself is not affected.")
