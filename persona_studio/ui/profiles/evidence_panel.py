"""What a claim stands on: its ground in words, what is missing to the next one, its evidence, and one line to add more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.actions import citing, evidence
from persona_studio.domain.ground import Evidence, Ground, SignOff
from persona_studio.foundation.words import _
from persona_studio.ui.editors.measure import advance
from persona_studio.ui.editors.typed import Line
from persona_studio.ui.parts import marks
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.attaching import Dropped, ask_copy, ask_files
from persona_studio.ui.profiles.evidence_item import EvidenceItem
from persona_studio.ui.profiles.source_form import SourceForm
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.session import Session

WIDTH = 356
SIDE = 16
INSET = 8  # px by which the ground of a piece of evidence reaches out beside its words
ITEMS = 300  # px that the evidence takes at most; then it scrolls


def missing(ground: Ground, signed: SignOff | None) -> str:
    """What is missing to the next ground, or who gave the last one."""
    if ground is Ground.ASSUMPTION:
        return _("one quote or figure grounds it")
    if ground is Ground.SOME and signed is None:
        return _("a sign-off validates it")
    if ground is Ground.SOME and signed is not None:
        return _("changed since {who} signed").format(who=signed.who)
    assert signed is not None
    at = signed.at.astimezone()
    day = QLocale().toString(QDate(at.year, at.month, at.day), QLocale.FormatType.LongFormat)
    return _("by {who}, {day}").format(who=signed.who, day=day)


class EvidencePanel(QWidget):
    """The evidence of one claim. It follows the workbook; `gone` when the claim is not there any more."""

    gone = Signal()
    resized = Signal()

    def __init__(self, session: Session, theme: Theme, profile: int, claim: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._profile, self.claim = session, theme, profile, claim
        self.ground = Ground.ASSUMPTION
        self._found: tuple[Evidence, ...] = ()
        self._signed: SignOff | None = None
        self._seen = False
        self.items: list[EvidenceItem] = []
        self.source: SourceForm | None = None
        self._build()
        self.dropped = Dropped(self)
        self.dropped.files.connect(self.take_files)
        self.dropped.words.connect(self._add)
        self.setFocusProxy(self.line)
        session.changed.connect(self._changed)
        self.refresh()

    # the parts

    def _build(self) -> None:
        theme = self._theme
        self._mark = _Mark(theme)
        self._title = Text(theme, "body", weight=500)
        self._beside = Text(theme, "label", tone="text_2")
        self._under = Text(theme, "label", tone="text_2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self._mark, self._title):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._beside)
        self._area = QScrollArea(self)  # children in the order in which Tab walks them
        self._list = QWidget(self._area)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        self._list.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._area.hide()  # until there is evidence to show
        self._form_place = QWidget(self)
        self._form_place.hide()
        QVBoxLayout(self._form_place).setContentsMargins(0, 0, 0, 0)
        self.line = self._line(_("Quote or figure…"), _("Add evidence: a quote or a figure"))
        self.line.setAcceptDrops(False)  # the panel takes what is dropped: files are attached, words become a quote
        self.line.pasted.connect(self._add)
        self.who = self._line(_("Who validates it"), _("Who validates it"))
        self.validate = Button(theme, _("Validate…"), kind="link", parent=self)
        self.validate.clicked.connect(self._validate)
        self.attach = Button(theme, _("Attach a file…"), kind="link", parent=self)
        self.attach.setToolTip(_("Keeps a copy of a file in the workbook as evidence. It can also be dropped here."))
        self.attach.clicked.connect(lambda: ask_files(self, self.take_files))
        self._lay_out(head)

    def _line(self, hint: str, name: str) -> Line:
        line = Line(self._theme, self)
        line.setProperty("bare", False)
        line.many_lines = True
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setFixedHeight(self._theme.line("body") + 11)
        return line

    def _lay_out(self, head: QHBoxLayout) -> None:
        add = QHBoxLayout()
        add.setSpacing(10)
        add.addWidget(self.line, 1)
        add.addWidget(Text(self._theme, "micro", _("Enter"), tone="text_3"))
        sign = QHBoxLayout()
        sign.setSpacing(10)
        sign.addWidget(self.attach)
        sign.addWidget(self.who, 1)
        sign.addStretch(1)
        sign.addWidget(self.validate)
        column = QVBoxLayout(self)
        for row in (head, add, sign):
            row.setContentsMargins(INSET, 0, INSET, 0)
        self._under.setContentsMargins(INSET, 0, INSET, 0)
        column.setContentsMargins(SIDE - INSET, 14, SIDE - INSET, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._under)
        column.addWidget(self._area)
        column.addWidget(self._form_place)
        column.addLayout(add)
        column.addLayout(sign)
        self.who.hide()

    # what it shows

    def refresh(self) -> None:
        """Reads the claim anew."""
        book = self._session.book
        try:
            claims = [claim for of in book.claims(self._profile).values() for claim in of if claim.id == self.claim]
        except KeyError:
            claims = []
        if self._seen and not claims:
            self.gone.emit()
            return
        self._seen = bool(claims)  # a claim just typed may still be on its way to the file
        self.ground = claims[0].ground if claims else Ground.ASSUMPTION
        found = book.grounds(self._profile).get(self.claim, ()) if claims else ()
        self._signed = book.signatures(self._profile).get(self.claim) if claims else None
        self._say()
        if found != self._found:
            self._found = found
            self._show_items()
        self.resized.emit()

    def _say(self) -> None:
        words = missing(self.ground, self._signed)
        title = marks.words(self.ground)
        self._mark.show_ground(self.ground)
        self._title.setText(title)
        fits = advance(title, self._theme) + advance(words, self._theme, "label") + 50 < WIDTH - 2 * SIDE
        self._beside.setText(words if fits else "")
        self._under.setText("" if fits else words)
        self._under.setVisible(not fits)
        self.setAccessibleName(f"{title}, {words}")
        readonly = bool(self._session.book.readonly)
        self.setAcceptDrops(not readonly)
        self.line.setReadOnly(readonly)
        self.validate.setVisible(self.ground is not Ground.ASSUMPTION and not readonly)
        if self.ground is not Ground.SOME and not self.who.isHidden():
            self.who.hide()
        self._name_button()

    def _name_button(self) -> None:
        self.attach.setVisible(self.who.isHidden() and not self._session.book.readonly)
        words = _("Validate…") if self.who.isHidden() else _("Validate")
        self.validate.setText(_("Withdraw the sign-off") if self.ground is Ground.VALIDATED else words)
        self.validate.setAccessibleName(self.validate.text())
        self.validate.updateGeometry()

    def _show_items(self) -> None:
        at = next((n for n, item in enumerate(self.items) if item.hasFocus()), None)
        for item in self.items:
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = []
        for one in self._found:
            item = EvidenceItem(self._theme, one, WIDTH - 2 * SIDE)
            item.unlink.connect(lambda id=one.id: self._unlink(id))
            item.clicked.connect(lambda _checked=False, one=one: self.open_source(one))
            item.step.connect(self._step)
            self._column.addWidget(item)
            item.show()
            self.items.append(item)
        high = sum(item.height() for item in self.items) + 4 * max(0, len(self.items) - 1)
        self._area.setFixedHeight(min(high, ITEMS))
        self._area.setVisible(bool(self.items))
        if at is not None:
            (self.items[min(at, len(self.items) - 1)] if self.items else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _changed(self, changed: Any) -> None:
        tables = {table for table, _key in changed.rows}
        if not changed.profiles or self._profile in changed.profiles or tables & {"source", "evidence", "ground"}:
            self.refresh()

    # what can be done

    def _add(self, text: str) -> None:
        if text.strip() and not self.line.isReadOnly():
            self._session.run(evidence.quote, self.claim, text.strip())
            self.line.clear()

    def take_files(self, files: Sequence[Path]) -> None:
        """Attaches files to the claim. They are read first: one that cannot be read is told at once and changes nothing."""
        if files and not self._session.book.readonly:
            self._session.ask(evidence.read_files, list(files), then=lambda read: self._session.run(evidence.attach, self.claim, read))

    def _unlink(self, id: int) -> None:
        if not self._session.book.readonly:
            self._close_source()
            self._session.run(evidence.unlink_evidence, self.claim, id)

    def open_source(self, one: Evidence) -> None:
        """Shows where a piece of evidence comes from, to be changed."""
        self._close_source()
        if self._session.book.readonly:
            return
        self.source = SourceForm(self._theme, one, self._session.book.sources())
        self.source.saved.connect(lambda given, id=one.id: self._save_source(id, given))
        self.source.given_up.connect(self._back_from_source)
        self.source.resized.connect(self.resized)
        self.source.copy.clicked.connect(lambda: ask_copy(self, self._session, one.source) if one.source else None)
        self._place().addWidget(self.source)
        self._form_place.show()
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _save_source(self, id: int, given: dict[str, Any]) -> None:
        self._session.run(citing.cite, id, **given)
        self._back_from_source()

    def _back_from_source(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_source()

    def _close_source(self) -> None:
        if self.source is not None:
            self._form_place.hide()
            self._place().removeWidget(self.source)
            self.source.deleteLater()
            self.source = None
            self.resized.emit()

    def _place(self) -> QLayout:
        layout = self._form_place.layout()
        assert layout is not None
        return layout

    def _validate(self) -> None:
        if self.ground is Ground.VALIDATED:
            self._session.run(evidence.withdraw, self.claim, self._signed.who if self._signed else "")
        elif self.who.isHidden():
            self.who.show()
            self.who.setText(self._signed.who if self._signed else "")
            self.who.selectAll()
            self._name_button()
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            self.resized.emit()
        else:
            self._sign()

    def _sign(self) -> None:
        if self.who.text().strip():
            self._session.run(evidence.sign_off, self.claim, self.who.text())
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        stops: list[QWidget] = [*self.items, self.line]
        here = QApplication.focusWidget()
        at = stops.index(here) + by if here in stops else 0
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(stops[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self._add(self.line.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.who.hasFocus():
            self._sign()
        elif event.key() == Qt.Key.Key_Up and self.line.hasFocus():
            self._step(-1)
        else:
            super().keyPressEvent(event)


class _Mark(QWidget):
    """The mark of the ground in the head."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._ground = theme, Ground.ASSUMPTION
        self.setFixedSize(18, 20)

    def show_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        marks.paint(QPainter(self), QRectF(0, 2, 16, 16), self._ground, self._theme)
