"""Editing a cell in place: the editor of its kind over the cell, joined to the workbook as in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from persona_studio.actions import values
from persona_studio.domain.profile import Claim
from persona_studio.template.model import Field
from persona_studio.ui.editors import EDITORS, Desk
from persona_studio.ui.editors.base import Person, Typed
from persona_studio.ui.editors.rows import RowsEditor
from persona_studio.ui.frame.popover import Popover
from persona_studio.ui.profiles.faults import Faults
from persona_studio.ui.profiles.fieldbox import FieldBox

if TYPE_CHECKING:
    from persona_studio.ui.profiles.saving import Saving
    from persona_studio.ui.session import Session
    from persona_studio.ui.theme import Theme

SIDE, TOP = 20, 12
LEAST = 340  # px; narrower than that no editor is at ease
MOST, BLANK = 0.7, 0.25  # of the window: as high as an editor grows, and as high as it covers a cell that is higher than what is typed


class CellEditor(QWidget):
    """One field of one profile. It follows the workbook while it is open; `left` when its work is done."""

    left = Signal()
    resized = Signal()
    evidence = Signal(int)

    def __init__(self, session: Session, theme: Theme, saving: Saving, profile: int, field: Field) -> None:
        super().__init__()
        self._session, self._saving, self.profile, self.field = session, saving, profile, field
        self._want: int | None = None
        desk = Desk(field, theme, session.book.manner, lambda: session.book.new_id("claim"), self._people)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget()
        self.area.setWidget(self._ground)
        self._ground.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        self.box = FieldBox(field, EDITORS[type(field.kind)](desk, None), theme, bare=False, parent=self._ground)
        self.box.set_focused(True)
        self._faults = Faults(lambda _field: self._claims(), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._join()
        self._fill()
        self.box.editor.entered()

    def _join(self) -> None:
        editor = self.box.editor
        editor.edited.connect(self._edited)
        editor.sealed.connect(self._saving.seal)
        editor.walk.connect(lambda _step: self.left.emit())
        self.box.grown.connect(self._grown)
        self.box.mend.connect(self._mend)
        self.box.evidence.connect(self.evidence)
        self._saving.settled.connect(self._fill)
        self._saving.arrived.connect(self._arrived)
        self._session.changed.connect(self._changed)

    # values

    def _claims(self) -> tuple[Claim, ...]:
        try:
            profile = self._session.book.profile(self.profile)
        except KeyError:  # deleted a moment ago
            return ()
        return self._saving.over(self.profile, self.field.id, profile.of(self.field.id))

    def _fill(self) -> None:
        self.box.show_claims(self._claims())
        editor = self.box.editor
        if self._want is not None and isinstance(editor, RowsEditor) and editor.active:
            want, self._want = self._want, None
            editor.select(want)

    def _changed(self, changed: Any) -> None:
        if not self._saving.busy and (not changed.profiles or self.profile in changed.profiles):
            self._fill()

    def _edited(self, change: Any) -> None:
        self._saving.take(self.profile, self.field.id, change)
        self.box.shown = None
        if self._faults.found:
            self._faults.check(self.box)

    def _arrived(self, field: str, ids: list[int]) -> None:
        if ids and field == self.field.id:
            self._want = ids[-1]

    def _mend(self) -> None:
        wrong = self._faults.found.get(self.field.id)
        if wrong and wrong.mend:
            self._saving.take(self.profile, self.field.id, Typed(self._faults.claims[self.field.id], wrong.mended))
            self._fill()
            self._faults.check(self.box)
            self._saving.seal()

    def _people(self) -> list[Person]:
        return [Person(p.code, p.name, p.kind, p.face) for p in self._session.book.profiles() if p.id != self.profile]

    def use_as_in(self, other: int) -> None:
        """Takes the values that another profile has here."""
        self._saving.seal()
        self._saving.do(values.use_as_in, self.profile, self.field.id, other)

    def may_close(self) -> bool:
        """Writes what was typed in its final form; what is wrong with it is said first, once."""
        self.finish()
        known = dict(self._faults.found)
        self._faults.check(self.box)
        return self._faults.found == known

    def finish(self) -> None:
        """The editor is left."""
        self.box.editor.finish()
        self._saving.seal()

    # room and keys

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.box.height_for(width - 2 * SIDE) + 2 * TOP + 4

    def sizeHint(self) -> QSize:
        return QSize(LEAST, self.heightForWidth(LEAST))

    def _grown(self) -> None:
        self._place()
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        width = self.width()
        room = width - 2 * SIDE
        if room > 40:
            height = self.box.height_for(room)
            self._ground.resize(width, height + 2 * TOP + 4)
            self.box.put(SIDE - self.box.out, TOP, room + 2 * self.box.out, height)

    def focusInEvent(self, event: QEvent) -> None:
        self.box.editor.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape and self.box.editor.restore():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._saving.seal()
            self.left.emit()
        elif control and event.key() == Qt.Key.Key_E:
            claim = self.box.editor.current()
            if claim:
                self.evidence.emit(claim)
        else:
            super().keyPressEvent(event)


class OverCell(Popover):
    """Stands over the cell, its top ends together."""

    def _fit(self) -> None:
        over = self._over.rect()
        self.setGeometry(over)
        width = min(max(self._anchor.width() + 2 * 6, LEAST), over.width() - 16)
        wanted = min(self.panel.heightForWidth(width), round(over.height() * MOST))
        height = max(wanted, min(self._anchor.height() + 8, round(over.height() * BLANK)))
        left = max(8, min(self._anchor.left() - 6, over.width() - width - 8))
        top = max(8, min(self._anchor.top() - 4, over.height() - height - 8))
        self.sheet.setGeometry(QRect(left, top, width, height))
        self.update()

