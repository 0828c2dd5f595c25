"""The middle of Profiles: head over outline and form, and the line with the keys that matter now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolTip, QVBoxLayout, QWidget

from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.model import Section
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.frame.popover import Popover
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.profiles import counts, filters
from persona_studio.ui.profiles.form import Form
from persona_studio.ui.profiles.head import Head
from persona_studio.ui.profiles.outline import Outline
from persona_studio.ui.profiles.switch import Switch
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.read import Shares


class Middle(QWidget):
    """Keeps outline, form and foot line in step."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._profile: Profile | None = None
        self._popover: Popover | None = None
        self.head = Head(theme)
        self.head.tier.readonly = session.readonly
        self.outline = Outline(theme)
        self.form = Form(session, theme)
        self.foot = FootLine(theme)
        self.switch = Switch(theme, committee=False)
        self.sections = Button(theme, _("Section"), kind="quiet", icon="list")
        self.sections.clicked.connect(self._section_menu)
        self._lay_out()
        self.outline.chosen.connect(self.go_to)
        self.outline.filtered.connect(self._filter)
        self.outline.add.connect(self.add_menu)
        self.form.sections_changed.connect(self._tell_outline)
        self.form.filter_off.connect(lambda: self._filter(None))
        self.form.section_at.connect(self._at)
        self.form.keys.connect(self._keys)
        self.form.errors_changed.connect(lambda: self.outline.set_errors(self.form.errors))
        self.form.help.connect(self._help)
        self.form.evidence.connect(self._ground)
        self._keys([])

    def show_profile(self, profile: Profile, shares: Shares) -> None:
        """Shows another profile."""
        if self._profile is not None and self._profile.id != profile.id:
            self.close_popover()
        self._profile = profile
        self.head.show_profile(profile, shares)
        self.form.show_profile(profile)
        self._tell_outline()
        self._at(profile.template.sections[0].id)

    def refresh(self, profile: Profile, shares: Shares) -> None:
        """The profile that is shown has changed; the form hears of it by itself."""
        self._profile = profile
        self.head.show_profile(profile, shares)
        self._tell_outline()

    def _tell_outline(self) -> None:
        if self._profile:
            self.outline.show_profile(self._profile, counts.in_use(self._profile, {s.id for s in self.form.sections()}), self.form.lately())

    def enter(self) -> None:
        """Puts the focus into the first field, or where it was in the form."""
        if self._profile is not None:
            self.form.focus_field(self._profile.template.fields[0].id)

    def go_to(self, section: str) -> None:
        """Scrolls to a section and puts the focus into its first field."""
        found = next((s for s in self._profile.template.sections if s.id == section), None) if self._profile else None
        if found:
            self.form.open_section(section)
            self.form.scroll_to(section)
            if found.fields:
                self.form.focus_field(found.fields[0].id)

    def go_to_number(self, at: int) -> None:
        """The same by place in the outline."""
        shown = self.form.sections()
        if at < len(shown):
            self.go_to(shown[at].id)

    def to_add(self) -> list[Section]:
        """The sections of the template that the form does not show."""
        shown = self.form.sections()
        return [s for s in self._profile.template.sections if s not in shown] if self._profile else []

    def add_menu(self) -> None:
        """Offers the sections that the form does not show yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_with_more(menu)
        under = self.outline if self.outline.isVisible() else self.sections
        menu.popup(under.mapToGlobal(QPoint(28, under.height() // 3 if under is self.outline else under.height())))

    def _fill_with_more(self, menu: QMenu) -> None:
        for section in self.to_add():
            action = menu.addAction(section.title)
            action.setToolTip(section.help)
            action.triggered.connect(lambda _checked=False, id=section.id: self.go_to(id))

    def put_over_form(self, bar: QWidget) -> None:
        """A bar between head and form."""
        self._over.addWidget(bar)

    def show_field(self, field: str) -> None:
        """Brings a field into sight with a halo behind it, while the focus stays where it is; "" takes the halo away."""
        sheet = self.form.sheet
        if sheet is None:
            return
        focused = QApplication.focusWidget()
        for id, box in sheet.boxes.items():
            box.set_focused(id == field or (focused is not None and box.isAncestorOf(focused)))
        if field in sheet.boxes:
            if field in sheet.hidden:
                self.form.set_filter(None)
            self.form.area.ensureWidgetVisible(sheet.boxes[field], 0, 60)

    def arrange(self, *, outline: bool, low: bool) -> None:
        """Gives way in small windows: the outline becomes a menu, the head gets lower."""
        self.outline.setVisible(outline)
        self.sections.setVisible(not outline)
        self.head.set_low(low)

    def _lay_out(self) -> None:
        size, side = self._theme.size, self._theme.size("form", "space")
        self.outline.setFixedWidth(size("outline"))
        most = size("outline") + size("form_max")
        top = QHBoxLayout()
        top.setContentsMargins(side, 0, side + 10, 0)  # the form has its scroll bar there
        top.setSpacing(16)
        top.addWidget(self.sections)
        top.addWidget(self.head, 1)
        self.head.setMaximumWidth(most)
        top.addWidget(self.switch)
        top.addStretch(0)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.outline)
        below.addWidget(self.form, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        self._over = QVBoxLayout()
        column.addLayout(self._over)
        column.addLayout(below, 1)
        column.addWidget(self.foot)

    def _section_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section in self.form.sections():
            menu.addAction(section.outline).triggered.connect(lambda _checked=False, id=section.id: self.go_to(id))
        if self.to_add():
            menu.addSeparator()
            self._fill_with_more(menu.addMenu(_("Add a section")))
        menu.addSeparator()
        for id, title in filters.titles().items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(self.form.filter == id)
            action.triggered.connect(lambda on, id=id: self._filter(id if on else None))
        menu.popup(self.sections.mapToGlobal(QPoint(0, self.sections.height())))

    def _at(self, section: str) -> None:
        self.outline.set_current(section)
        found = next((s for s in self._profile.template.sections if s.id == section), None) if self._profile else None
        if found:
            self.sections.setText(found.outline)
            self.sections.updateGeometry()

    def _filter(self, name: str | None) -> None:
        self.form.set_filter(name)
        self.outline.set_filter(name)
        self._keys([])

    def _help(self, field_id: str) -> None:
        """What belongs into the field, and an example, in a note beside it."""
        field = self._profile.template.field(field_id) if self._profile else None
        if field:
            example = _("For example: {example}").format(example=field.example) if field.example else ""
            self._note("\n\n".join(filter(None, (field.help or field.hint or field.label, example))))

    def _ground(self, field_id: str, claim_id: int) -> None:
        """What a claim stands on, beside its mark."""
        from persona_studio.ui.profiles.evidence_panel import WIDTH, EvidencePanel

        if self._profile is None or self._popover is not None:
            return
        panel = EvidencePanel(self._session, self._theme, self._profile.id, claim_id)
        anchor = self.form.mark_of(field_id, claim_id)
        popover = Popover(self._theme, self.window(), panel, _("Evidence"), width=WIDTH, anchor=anchor)
        panel.resized.connect(popover.refit)
        panel.gone.connect(popover.close_now)
        popover.closed.connect(self._popover_closed)
        self._popover = popover
        popover.show_over()

    def close_popover(self) -> None:
        """Closes what stands beside a mark, if anything does."""
        if self._popover is not None:
            self._popover.close_now()

    def _popover_closed(self) -> None:
        self._popover = None

    def _note(self, words: str) -> None:
        from html import escape

        here = QApplication.focusWidget() or self.form
        lines = "".join(f"<p style='margin:0 0 4px 0'>{escape(line)}</p>" for line in words.split("\n\n"))
        QToolTip.showText(here.mapToGlobal(QPoint(0, here.height() + 4)), f"<div style='width:320px'>{lines}</div>", here)

    def _keys(self, keys: list[tuple[str, str]]) -> None:
        if self.form.hidden:
            hidden = ngettext("{n} field is left out", "{n} fields are left out", self.form.hidden).format(n=self.form.hidden)
            keys = [("", hidden), *keys]
        self.foot.tell(keys or [(_("Enter"), _("to the form")), (_("Alt ↑ ↓"), _("move")), (_("F2"), _("rename"))])

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))
