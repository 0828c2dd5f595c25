"""The form: the worksheet of a profile's template, filled with its values and joined to the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from persona_studio.actions import values
from persona_studio.domain.profile import Claim, Profile
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Complaint
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field, Section, Template
from persona_studio.ui.editors import Desk
from persona_studio.ui.editors.base import Person, Typed
from persona_studio.ui.editors.rows import RowsEditor
from persona_studio.ui.profiles import counts, filters
from persona_studio.ui.profiles.elsewhere import add_to, elsewhere
from persona_studio.ui.profiles.faults import Faults
from persona_studio.ui.profiles.fieldbox import FieldBox
from persona_studio.ui.profiles.saving import NAME, Saving
from persona_studio.ui.profiles.sheetview import SheetView
from persona_studio.ui.profiles.worksheet import Worksheet
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.ui.session import Session


class Form(SheetView):
    """Shows one profile and writes what is typed. Each template's worksheet is built once; another profile only brings other values."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session
        self.profile: Profile | None = None
        self._filter: str | None = None
        self._opened: dict[int, set[str]] = {}  # sections that are in use, by profile: none goes while it is looked at
        self._want: tuple[str, int] | None = None
        self._manner: Manner = session.book.manner()
        self.saving = Saving(session, self)
        self._faults = Faults(lambda field: self._claims(self.profile, field) if self.profile else (), self)
        self._faults.changed.connect(self.errors_changed)
        self.saving.settled.connect(self._refresh)
        self.saving.arrived.connect(self._arrived)
        session.changed.connect(self._changed)
        session.flushed_by(self.flush)

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
        sheet = self._sheets.show(profile.template)
        self._focus_moved(None, QApplication.focusWidget())  # the field may have gone with its worksheet
        self._fill(sheet, profile)
        if other:
            self.area.verticalScrollBar().setValue(0)
            if self._box:
                self._box.editor.entered()
                self._into_sight(self._box)
            self._scrolled()

    def flush(self) -> None:
        """Hands all that was typed to the writer thread now."""
        if isValid(self):  # a session may outlive its form
            self.saving.seal()

    def set_filter(self, name: str | None) -> None:
        """Shows only what a filter of `filters` leaves; None shows all. Headings always stay, and the field with the focus."""
        self._filter = name
        if self.sheet and self.profile:
            if name is None:
                self.sheet.hide_fields(frozenset())
                return
            left = filters.left(name, self.profile, self.lately())
            here = {self._box.field.id} if self._box else set()
            note = "" if left else filters.nothing(name)
            self.sheet.hide_fields(frozenset(f.id for f in self.profile.template.fields) - left - here, note)

    def lately(self) -> frozenset[str]:
        """The fields of the profile that changed in the last days."""
        since = datetime.now(UTC) - timedelta(days=filters.DAYS)
        return self._session.book.lately(self.profile.id, since) if self.profile else frozenset()

    def sections(self) -> tuple[Section, ...]:
        """The sections that are shown."""
        return counts.in_use(self.profile, self._opened.get(self.profile.id, ())) if self.profile else ()

    def open_section(self, section_id: str) -> None:
        """Adds an optional section to the form; it stays empty until something is typed."""
        if self.profile and self.sheet:
            self._opened.setdefault(self.profile.id, set()).add(section_id)
            self._leave_out(self.sheet)
            self.sections_changed.emit()

    def _leave_out(self, sheet: Worksheet) -> None:
        shown = {section.id for section in self.sections()}
        if self.profile:
            self._opened.setdefault(self.profile.id, set()).update(shown)
        if sheet.leave_out(frozenset(section.id for section in sheet.template.sections) - shown):
            self._sheets.put_in_order(sheet)

    @property
    def filter(self) -> str | None:
        """The filter that is on."""
        return self._filter

    @property
    def hidden(self) -> int:
        """How many fields the filter leaves out."""
        sheet = self.sheet
        return sum(id in sheet.hidden for s in sheet.template.sections if s.id not in sheet.absent for id in (f.id for f in s.fields)) if sheet else 0

    @property
    def errors(self) -> dict[str, Complaint]:
        """What is wrong, by field."""
        return self._faults.found

    # values

    def new_sheet(self, template: Template) -> Worksheet:
        desk = Desk(template.fields[0], self._theme, lambda: self._manner, lambda: self._session.book.new_id("claim"), self._people)
        sheet = Worksheet(template, desk, self.area, self._join)
        sheet.setProperty("ground", "surface")
        sheet.kept.remove.connect(self.saving.remove)
        sheet.kept.set_readonly(self._readonly)
        sheet.moved.connect(self._keep_in_sight)
        return sheet

    def _people(self) -> list[Person]:
        """Who else is in the workbook."""
        here = self.profile.id if self.profile else None
        return [Person(p.code, p.name, p.kind, p.face) for p in self._session.book.profiles() if p.id != here]

    def _join(self, box: FieldBox) -> None:
        id, editor = box.field.id, box.editor
        editor.edited.connect(lambda change: self._edited(box, change))
        editor.sealed.connect(self.saving.seal)
        editor.walk.connect(lambda step: self._step_field(box, step))
        editor.keys_changed.connect(lambda: self._keep_in_sight())
        box.mend.connect(lambda: self.mend(id))
        box.evidence.connect(lambda claim: self.evidence.emit(id, claim))
        box.menu.connect(lambda menu: self._extend(box, menu))
        box.set_readonly(self._readonly)

    def _extend(self, box: FieldBox, menu: QMenu) -> None:
        """Adds to the menu of a field what the workbook can do for it."""
        if self.profile is None or self._readonly or box.field.id == "name":
            return
        if menu.actions():
            menu.addSeparator()
        add_to(menu, elsewhere(self._session.book, self.profile.id, box.field), lambda other: self.use_as_in(box.field.id, other))
        claim = box.editor.current()
        if box.field.claim and claim:
            menu.addAction(_("Evidence…")).triggered.connect(lambda: self.evidence.emit(box.field.id, claim))

    def use_as_in(self, field_id: str, other: int) -> None:
        """Takes the values that another profile has in a field."""
        if self.profile:
            self.saving.seal()
            self.saving.do(values.use_as_in, self.profile.id, field_id, other)

    @property
    def _readonly(self) -> bool:
        return bool(self._session.book.readonly)

    def _fill(self, sheet: Worksheet, profile: Profile) -> None:
        self._manner = self._session.book.manner()
        sheet.hold(True)
        sheet.tell(profile)
        self._leave_out(sheet)
        for box in sheet.boxes.values():
            box.show_claims(self._claims(profile, box.field))
        self._faults.check_all(sheet.boxes.values(), self._box)
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
        if self.profile and self.sheet:
            try:
                self.profile = self._session.book.profile(self.profile.id)
            except KeyError:  # deleted a moment ago, on the writer thread
                return
            self._fill(self._sheets.show(self.profile.template), self.profile)

    def _changed(self, changed: Any) -> None:
        if self.sheet and any(table == "profile" for table, _key in changed.rows):
            for box in self.sheet.boxes.values():
                box.editor.people_changed()
        if self.profile and not self.saving.busy and (not changed.profiles or self.profile.id in changed.profiles):
            self._refresh()

    def _edited(self, box: FieldBox, change: Any) -> None:
        if self.profile:
            self.saving.take(self.profile.id, box.field.id, change)
            box.shown = None
            if box.field.id in self.errors:
                self._faults.check(box)

    def _arrived(self, field: str, ids: Sequence[int]) -> None:
        if ids:
            self._want = (field, ids[-1])

    def _select(self, field: str, claim: int) -> None:
        editor = self.sheet.boxes[field].editor if self.sheet else None
        self._want = None
        if isinstance(editor, RowsEditor) and editor.active:
            editor.select(claim)

    # errors

    def mend(self, field_id: str) -> None:
        """Does what the complaint of a field offers."""
        wrong = self.errors.get(field_id)
        if self._readonly or not (wrong and wrong.mend and self.profile and self.sheet):
            return
        box = self.sheet.boxes[field_id]
        self.saving.seal()
        self.saving.take(self.profile.id, field_id, Typed(self._faults.claims[field_id], wrong.mended))
        box.show_claims(self._claims(self.profile, box.field))
        self._faults.check(box)
        self.saving.seal()

    def leave(self, box: FieldBox) -> None:
        box.set_focused(False)
        box.editor.finish()
        if box.field.id == "name" and self.profile and not box.editor.value():
            box.shown = None
            self.saving.forget(self.profile.id, NAME)
            box.show_claims(self._claims(self.profile, box.field))
        self.saving.seal()
        self._faults.check(box)

    def seal(self) -> None:
        self.saving.seal()

    def bring_up(self, field_id: str) -> None:
        section = self.sheet.template.section_of(field_id) if self.sheet else None
        if self.sheet and section and section.id in self.sheet.absent:
            self.open_section(section.id)
        if self.sheet and field_id in self.sheet.hidden:
            self.set_filter(None)
            self.filter_off.emit()

    def judge(self, box: FieldBox) -> None:
        self._faults.check(box)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.saving.seal()
        return super().event(event)
