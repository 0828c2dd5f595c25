"""The card at the right of the form: white paper, what does not fit, save and print."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.findings import Finding
from persona_studio.ui.parts import icons, shadows
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.preview import Preview, Previewer
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme

SHOWN = 4  # findings that are named; the rest are counted


class CardPane(QWidget):
    """Shows the card of one profile and keeps it up to date."""

    field_wanted = Signal(str)  # a finding was clicked
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._profile: int | None = None
        self.preview: Preview | None = None
        self._stale = False  # the card waits until it is seen
        self._previewer = Previewer(session.book, self)
        self._previewer.made.connect(self._take)
        self.paper = _Paper(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 10, 24, 20)
        self._column.setSpacing(0)
        self._column.addWidget(self.paper)
        self._column.addSpacing(14)
        self._says = _Said(theme)
        self._column.addWidget(self._says)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._column.addLayout(self._links)
        self._column.addSpacing(12)
        self._column.addLayout(self._buttons())
        self._column.addStretch(1)

    def show_profile(self, profile: int) -> None:
        """Shows the card of another profile."""
        if profile != self._profile:
            self._profile, self.preview = profile, None
            self._ask(soon=True)

    def refresh(self) -> None:
        """The profile changed: makes the card again after a pause."""
        self._ask(soon=False)

    def _ask(self, *, soon: bool) -> None:
        """A card that nobody sees is made when it is seen."""
        self._stale = not self.isVisible()
        if self._profile is not None and not self._stale:
            self._previewer.ask(self._profile, self._width(), soon=soon)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask(soon=True)

    def stop(self) -> None:
        """Ends the thread that makes cards."""
        self._previewer.stop()

    @property
    def said(self) -> str:
        """What is said about the fit."""
        return self._says.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() not in (-1, self.width()):
            self.refresh()

    def _width(self) -> int:
        return round(max(240, self.width() - 48) * self.devicePixelRatioF())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.save = Button(self._theme, _("Save PDF…"), icon="file-down")
        self.print = Button(self._theme, _("Print…"), icon="printer")
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addStretch(1)
        return row

    def _take(self, preview: Preview) -> None:
        self.preview = preview
        self.paper.show_pages(list(preview.pages), self.devicePixelRatioF())
        while self._links.count():
            item = self._links.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        if preview.problem:
            self._says.say(preview.problem.sentence, "circle-alert")
            return
        missing = list(preview.findings)
        self._says.say(self._fit(missing), "triangle-alert" if missing else "check")
        for finding in missing[:SHOWN]:
            link = Button(self._theme, finding.label, kind="link")
            link.setToolTip(finding.sentence)
            link.setAccessibleDescription(finding.sentence)
            link.clicked.connect(lambda _checked=False, field=finding.field: self.field_wanted.emit(field))
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _fit(self, findings: list[Finding]) -> str:
        if not findings:
            return _("Everything fits")
        text = ngettext("{n} field is not whole on this card:", "{n} fields are not whole on this card:", len(findings))
        return text.format(n=len(findings))


class _Said(Text):
    """A line with an icon before it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "label", tone="text_2", wrap=True)
        self._icon = ""

    def say(self, words: str, icon: str) -> None:
        """Shows other words and their icon."""
        self._icon = icon
        self.setContentsMargins(22, 0, 0, 0)
        self.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            icons.paint(QPainter(self), QRectF(0, 0.5, 15, 15), self._icon, self._theme.colour("text_2"))


class _Paper(QWidget):
    """The pages of the card, one under the other, each with the shadow of a sheet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: list[QImage] = []
        self.setAccessibleName(_("Card as it is printed"))
        theme.changed.connect(self.update)

    def show_pages(self, pages: list[QImage], ratio: float) -> None:
        for page in pages:
            page.setDevicePixelRatio(ratio)
        self._pages = pages
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._high(self.width() or 280))

    def _high(self, width: int) -> int:
        heights = [round(width * page.height() / page.width()) for page in self._pages] or [round(width * 1.414)]
        return sum(heights) + 12 * (len(heights) - 1)

    def _fit(self) -> None:
        self.setFixedHeight(self._high(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        QTimer.singleShot(0, self, self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 0.0
        pages: list[QImage | None] = [*self._pages] or [None]
        for page in pages:
            height = self.width() * page.height() / page.width() if page else self.width() * 1.414
            box = QRectF(0, y, self.width(), height)
            shadows.paint(painter, box.adjusted(1, 1, -1, -3), self._theme, 2, below=1, blur=4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("paper"))
            painter.drawRoundedRect(box, 2, 2)
            if page:
                painter.drawImage(box, page)
            y += height + 12


def scrolled(pane: QWidget, name: str) -> QScrollArea:
    """The pane in an area that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(pane)
    pane.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
