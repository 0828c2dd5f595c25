"""The form: the worksheet of a profile's template, filled with its values and joined to the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from persona_studio.domain.profile import Claim, Profile, complaint
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Complaint, Unclear
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field
from persona_studio.ui.editors import Desk
from persona_studio.ui.editors.base import Typed
from persona_studio.ui.editors.rows import RowsEditor
from persona_studio.ui.profiles.fieldbox import FieldBox
from persona_studio.ui.profiles.saving import NAME, Saving
from persona_studio.ui.profiles.worksheet import Worksheet
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.session import Session

TO_FILL_IN = "to_fill_in"


class Form(QWidget):
    """Shows one profile and writes what is typed. Each template's worksheet is built once; another profile only brings other values."""

    focused = Signal(str)  # id of the field that has the focus
    keys = Signal(list)  # (key, what it does) for the foot line
    section_at = Signal(str)  # the section at the top, while scrolling
    errors_changed = Signal()
    escaped = Signal()  # Esc where nothing was left to restore
    help = Signal(str)  # F1 in a field
    evidence = Signal(str, int)  # field and claim whose ground is asked for

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.profile: Profile | None = None
        self.errors: dict[str, Complaint] = {}
        self._error_claims: dict[str, int] = {}
        self._sheets: dict[str, Worksheet] = {}
        self._sheet: Worksheet | None = None
        self._box: FieldBox | None = None  # the one with the focus
        self._filter: str | None = None
        self._want: tuple[str, int] | None = None
        self._section = ""
        self._manner: Manner = session.book.manner()
        self.saving = Saving(session, self)
        self._build()
        self.saving.settled.connect(self._refresh)
        self.saving.arrived.connect(self._arrived)
        session.changed.connect(self._changed)
        session.flushed_by(self.flush)
        theme.changed.connect(self._restyle)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def _build(self) -> None:
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.area.viewport().setProperty("ground", "surface")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    # what the place asks

    def show_profile(self, profile: Profile) -> None:
        """Shows the values of a profile; of the one that is shown already, what has changed."""
        other = self.profile is None or profile.id != self.profile.id
        if other and self.profile is not None:
            if self._box:
                self._box.editor.finish()
            self.saving.seal()
        if not other and self.saving.busy:
            return  # it is read again when all is written
        self.profile = profile
        sheet = self._sheet_of(profile)
        self._fill(sheet, profile)
        if other:
            self.area.verticalScrollBar().setValue(0)
            if self._box:
                self._box.editor.entered()
            self._scrolled()

    def flush(self) -> None:
        """Hands all that was typed to the writer thread now."""
        if isValid(self):  # a session may outlive its form
            self.saving.seal()

    def focus_field(self, field_id: str) -> None:
        """Puts the cursor into a field and the field into sight."""
        box = self._sheet.boxes.get(field_id) if self._sheet else None
        if box:
            if field_id in (self._sheet.hidden if self._sheet else ()):
                self.set_filter(None)
            box.editor.enter()
            self._into_sight(box)

    def select_all(self) -> None:
        """Chooses all of the text in which the cursor is."""
        edit = QApplication.focusWidget()
        if self._box and isinstance(edit, QLineEdit | QTextEdit):
            edit.selectAll()

    def scroll_to(self, section_id: str) -> None:
        """Brings a section to the top and the cursor into its first field."""
        if self._sheet and section_id in self._sheet.headings:
            self.area.verticalScrollBar().setValue(self._sheet.headings[section_id].y() - 4)
            self._tell_section(section_id)

    def set_filter(self, name: str | None) -> None:
        """TO_FILL_IN leaves out what is filled in; None shows all. Headings always stay."""
        self._filter = name
        if self._sheet and self.profile:
            profile, hidden = self.profile, frozenset[str]()
            if name == TO_FILL_IN:
                hidden = frozenset(f.id for f in profile.template.fields if profile.filled(f) or not f.asked)
            self._sheet.hide_fields(hidden)

    @property
    def hidden(self) -> int:
        """How many fields the filter leaves out."""
        return len(self._sheet.hidden) if self._sheet else 0

    @property
    def sheet(self) -> Worksheet | None:
        """The worksheet in sight."""
        return self._sheet

    # values

    def _sheet_of(self, profile: Profile) -> Worksheet:
        """The worksheet of the profile's template, built when it is needed first."""
        template = profile.template
        sheet = self._sheets.get(template.id)
        if sheet is None or sheet.template != template:
            if sheet is not None:
                if sheet is self._sheet:
                    self.area.takeWidget()
                    self._sheet = None
                sheet.deleteLater()
            sheet = self._sheets[template.id] = self._new_sheet(profile)
        if sheet is not self._sheet:
            if self._sheet:
                self.area.takeWidget().setParent(self)
                self._sheet.hide()
            self._sheet = sheet
            sheet.resize(max(self.area.viewport().width(), 1), sheet.height())
            self.area.setWidget(sheet)
            sheet.show()
        return sheet

    def _new_sheet(self, profile: Profile) -> Worksheet:
        desk = Desk(profile.template.fields[0], self._theme, lambda: self._manner, lambda: self._session.book.new_id("claim"))
        sheet = Worksheet(profile.template, desk, self.area)
        sheet.setProperty("ground", "surface")
        sheet.kept.remove.connect(self.saving.remove)
        sheet.kept.set_readonly(self._readonly)
        for field in profile.template.fields:
            self._join(sheet.boxes[field.id])
        sheet.moved.connect(self._keep_in_sight)
        return sheet

    def _join(self, box: FieldBox) -> None:
        id, editor = box.field.id, box.editor
        editor.edited.connect(lambda change: self._edited(box, change))
        editor.sealed.connect(self.saving.seal)
        editor.walk.connect(lambda step: self._step_field(box, step))
        editor.keys_changed.connect(lambda: self._keep_in_sight())
        box.mend.connect(lambda: self.mend(id))
        box.evidence.connect(lambda claim: self.evidence.emit(id, claim))
        box.set_readonly(self._readonly)

    @property
    def _readonly(self) -> bool:
        return bool(self._session.book.readonly)

    def _fill(self, sheet: Worksheet, profile: Profile) -> None:
        self._manner = self._session.book.manner()
        sheet.hold(True)
        sheet.tell(profile)
        for field in profile.template.fields:
            sheet.boxes[field.id].show_claims(self._claims(profile, field))
        self._check_all(sheet)
        self.set_filter(self._filter)
        sheet.hold(False)
        if self._want and self._want[0] in sheet.boxes:
            self._select(*self._want)

    def _claims(self, profile: Profile, field: Field) -> tuple[Claim, ...]:
        """What a field shows: the claims of the file under what was typed since."""
        claims = profile.of(field.id)
        if field.id == "name":
            claims = (Claim(NAME, "name", profile.name),)
        return self.saving.over(profile.id, field.id, claims)

    def _refresh(self) -> None:
        """Shows the profile as the workbook has it now."""
        if self.profile and self._sheet:
            try:
                self.profile = self._session.book.profile(self.profile.id)
            except KeyError:  # deleted a moment ago, on the writer thread
                return
            self._fill(self._sheet_of(self.profile), self.profile)

    def _changed(self, changed: Any) -> None:
        if self.profile and not self.saving.busy and (not changed.profiles or self.profile.id in changed.profiles):
            self._refresh()

    def _edited(self, box: FieldBox, change: Any) -> None:
        if self.profile:
            self.saving.take(self.profile.id, box.field.id, change)
            box.shown = None
            if box.field.id in self.errors:
                self._check(box, leaving=False)

    def _arrived(self, field: str, ids: Sequence[int]) -> None:
        if ids:
            self._want = (field, ids[-1])

    def _select(self, field: str, claim: int) -> None:
        editor = self._sheet.boxes[field].editor if self._sheet else None
        self._want = None
        if isinstance(editor, RowsEditor) and editor.active:
            editor.select(claim)

    # errors

    def _check_all(self, sheet: Worksheet) -> None:
        before = dict(self.errors)
        self.errors = {}
        for box in sheet.boxes.values():
            if box is self._box and box.field.id not in before:
                continue  # what is being typed is not judged before it is left
            self._judge(box)
        if self.errors != before:
            self.errors_changed.emit()

    def _check(self, box: FieldBox, *, leaving: bool) -> None:
        before = self.errors.pop(box.field.id, None)
        self._judge(box)
        if self.errors.get(box.field.id) != before:
            self.errors_changed.emit()

    def _judge(self, box: FieldBox) -> None:
        """Finds what is wrong with a field and shows it there."""
        profile = self.profile
        claims = self._claims(profile, box.field) if profile else ()
        found = [(claim.id, wrong) for claim in claims if (wrong := self._complaint(box.field, claim.value))]
        if found:
            claim, wrong = found[0]
            self.errors[box.field.id] = wrong
            self._error_claims[box.field.id] = claim
        box.set_complaint(found[0][1] if found else None, [claim for claim, _wrong in found])

    def _complaint(self, field: Field, value: Any) -> Complaint | None:
        if value is None:
            return Complaint(_("A profile needs a name.")) if field.id == "name" else None
        if isinstance(value, Unclear):
            again = field.kind.parse(value.raw, self._manner)  # says why in the words of the kind
            return Complaint(again.why if isinstance(again, Unclear) else value.why)
        return complaint(field, value)

    def mend(self, field_id: str) -> None:
        """Does what the complaint of a field offers."""
        wrong = self.errors.get(field_id)
        if self._readonly or not (wrong and wrong.mend and self.profile and self._sheet):
            return
        box = self._sheet.boxes[field_id]
        self.saving.seal()
        self.saving.take(self.profile.id, field_id, Typed(self._error_claims[field_id], wrong.mended))
        box.show_claims(self._claims(self.profile, box.field))
        self._check(box, leaving=True)
        self.saving.seal()

    # focus and keys

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._theme):  # the program is on its way out
            return
        box = self._box_of(new)
        if box is self._box:
            if box:
                self._tell_keys()
            return
        left, self._box = self._box, box
        if left:
            self._leave(left)
        if box:
            box.set_focused(True)
            box.editor.entered()
            self.focused.emit(box.field.id)
            self._tell_keys()
            self._into_sight(box)
        elif left:
            self.keys.emit([])

    def _leave(self, box: FieldBox) -> None:
        box.set_focused(False)
        box.editor.finish()
        if box.field.id == "name" and self.profile and not box.editor.value():
            box.shown = None
            self.saving.forget(self.profile.id, NAME)
            box.show_claims(self._claims(self.profile, box.field))
        self.saving.seal()
        self._check(box, leaving=True)

    def _box_of(self, widget: QWidget | None) -> FieldBox | None:
        """The field of the worksheet in sight to which a widget belongs."""
        while widget is not None and not isinstance(widget, FieldBox):
            if widget is self:
                return None
            widget = widget.parentWidget()
        return widget if widget is not None and self._sheet and self._sheet.boxes.get(widget.field.id) is widget else None

    def _tell_keys(self) -> None:
        if self._box:
            self.keys.emit(self._box.editor.keys())

    def _boxes(self) -> list[FieldBox]:
        """The fields that can be reached, in order."""
        return [box for box in self._sheet.boxes.values() if box.field.id not in self._sheet.hidden] if self._sheet else []

    def _step_field(self, box: FieldBox, step: int) -> bool:
        """Goes to the field before or behind another; False at the ends."""
        boxes = self._boxes()
        at = boxes.index(box) + step if box in boxes else -1
        if not 0 <= at < len(boxes):
            return False
        boxes[at].editor.enter(step > 0)
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks the template in order, through all that can be typed in."""
        box, here = self._box, QApplication.focusWidget()
        if box and here:
            stops = box.editor.stops()
            at = stops.index(here) + (1 if next else -1) if here in stops else -1
            if 0 <= at < len(stops):
                stops[at].setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                return True
            if self._step_field(box, 1 if next else -1):
                return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._box and self._key(event, self._box)):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent, box: FieldBox) -> bool:
        """Whether a key was one of the form's own."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            if not box.editor.restore():
                self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.saving.seal()
            self._step_field(box, 1)
        elif control and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step_section(box, -1 if key == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_F8:
            self._step_error(box, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_F1:
            self.help.emit(box.field.id)
        elif control and key == Qt.Key.Key_Period:
            self._check(box, leaving=True)
            self.mend(box.field.id)
        elif control and key == Qt.Key.Key_E and box.field.claim and box.editor.current():
            self.saving.seal()
            self.evidence.emit(box.field.id, box.editor.current())
        else:
            return False
        return True

    def _step_section(self, box: FieldBox, step: int) -> None:
        sections = self.profile.template.sections if self.profile else ()
        shown = {b.field.id for b in self._boxes()}
        firsts = [next((f.id for f in s.fields if f.id in shown), None) for s in sections]
        here = next((n for n, s in enumerate(sections) if box.field in s.fields), 0)
        order = [*range(here + 1, len(sections)), *range(here)] if step > 0 else [*range(here - 1, -1, -1), *range(len(sections) - 1, here, -1)]
        target = next((firsts[n] for n in order if firsts[n]), None)
        if target:
            self.focus_field(target)

    def _step_error(self, box: FieldBox, step: int) -> None:
        ids = [b.field.id for b in self._sheet.boxes.values()] if self._sheet else []
        here = ids.index(box.field.id)
        order = [ids[(here + step * n) % len(ids)] for n in range(1, len(ids) + 1)]
        target = next((id for id in order if id in self.errors), None)
        if target:
            self.focus_field(target)

    # places

    def _into_sight(self, box: FieldBox) -> None:
        part = box.editor.focus_box()
        sheet = self.area.widget()
        if part is None or sheet is None:
            self.area.ensureWidgetVisible(box, 0, 28)
            return
        top = box.editor.mapTo(sheet, part.topLeft()).y()
        for y in (top + part.height(), top):  # the top counts more where both have no room
            self.area.ensureVisible(0, y, 0, 28)

    def _keep_in_sight(self) -> None:
        if self._box and self._box.hasFocus() | self._box.isAncestorOf(QApplication.focusWidget() or self):
            self._into_sight(self._box)
            self._tell_keys()

    def _scrolled(self) -> None:
        if self._sheet:
            bar = self.area.verticalScrollBar()
            tops = self._sheet.section_tops()
            above = [id for id, top in tops if top <= bar.value() + 40]
            self._tell_section(above[-1] if above else tops[0][0])

    def _tell_section(self, id: str) -> None:
        if id != self._section:
            self._section = id
            self.section_at.emit(id)

    def _restyle(self) -> None:
        for sheet in self._sheets.values():
            for box in sheet.boxes.values():
                box.restyle()
            sheet.arrange()
            sheet.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.saving.seal()
        return super().event(event)


