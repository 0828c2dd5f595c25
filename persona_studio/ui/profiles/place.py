"""Profiles: list, form and inspector side by side, and what gives way when the window is small."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QWidget

from persona_studio.actions import profiles
from persona_studio.template import shipped
from persona_studio.ui.frame.commands import Commands
from persona_studio.ui.frame.typeahead import TypeAhead
from persona_studio.ui.profiles import doing, panes
from persona_studio.ui.profiles.drawer import Drawer
from persona_studio.ui.profiles.inspector import Inspector, Strip
from persona_studio.ui.profiles.list import ProfileList
from persona_studio.ui.profiles.list_pane import ListPane
from persona_studio.ui.profiles.middle import Middle
from persona_studio.ui.profiles.output import Output
from persona_studio.ui.profiles.rows import ProfileModel
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.domain.profile import Profile
    from persona_studio.template.model import Head
    from persona_studio.ui.frame.palette import Result
    from persona_studio.ui.profiles.committee.room import CommitteeRoom
    from persona_studio.workbook.read import Listed, Shares

PROFILES = "profiles"


class Place(QWidget):
    """Joins the panes: who is chosen in the list is shown in the others."""

    told = Signal(str, str)  # words for a toast, and the command it offers
    files_dropped = Signal(list)
    wanted = Signal()  # somebody elsewhere wants to see something here
    new_wanted = Signal()  # a profile, of which kind is not said
    kind_wanted = Signal(str)  # a profile of this template

    def __init__(self, session: Session, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = self._session = session
        self._theme, self._commands = theme, commands
        self.model = ProfileModel(session, self)
        self.list = ProfileList(theme, self.model)
        self.list.readonly = session.readonly
        self.list.menu = self._list_menu
        self.middle = Middle(session, theme)
        self.inspector = Inspector(session, theme)
        self.strip = Strip(theme)
        self.output = Output(session, self)
        self._ahead = TypeAhead(self)
        self._on_committee = False  # which view of an ICP a person wants to see
        self._folded = False  # a person folded the inspector of a wide window
        self._lay_out()
        self._connect()
        commands.add(replace(command, place=PROFILES) for command in doing.commands(self))
        self._show_who()

    @property
    def listed(self) -> Listed | None:
        """The chosen line of the list."""
        return self.model.listed(self.list.currentIndex())

    @property
    def current(self) -> int | None:
        """The profile that is shown."""
        return self.list.current

    def templates(self) -> list[Head]:
        """What a new profile can be, in the order of kinds."""
        return list({head.id: head for head in (*shipped.heads(), *self._session.book.heads())}.values())

    def choose(self, profile: int) -> None:
        """Shows a profile; a retired one unfolds its group."""
        self.wanted.emit()
        if not self.model.index_of(profile).isValid():
            self.model.show_retired(True)
        self.list.choose(profile)

    def begin(self) -> None:
        """Puts the focus where work begins."""
        (self.list if self.model.ids() else self.empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Writes pending typing and ends threads, before the workbook closes."""
        self.middle.close_popover()
        self._ahead.let_go()
        self._session.flush()
        self.inspector.card.stop()

    # the parts in the window

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._pane = ListPane(self._theme, self.list)
        self._pane.add.clicked.connect(self.new_wanted)
        self._pane.add.setEnabled(not self._session.readonly)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.middle)
        row.addWidget(self._pane)
        row.addWidget(self.stack, 1)
        row.addWidget(self.inspector)
        row.addWidget(self.strip)
        self._drawer = Drawer(self._theme, self)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.entered.connect(self.middle.enter)
        self.list.renamed.connect(lambda id, name: self._session.run(profiles.rename, id, name))
        self.list.moved.connect(lambda id, before: self._session.run(profiles.move, id, before))
        self.list.dropped.connect(self.files_dropped)
        self.list.added.connect(lambda: self._commands.run("compare.add"))
        self._drawer.closed.connect(self._arrange)
        self.inspector.closed.connect(self.toggle_inspector)
        self.strip.wanted.connect(self._open_drawer)
        card = self.inspector.card
        card.field_wanted.connect(self._to_field)
        card.save_wanted.connect(lambda: self._commands.run("file.save_pdf"))
        card.print_wanted.connect(lambda: self._commands.run("file.print"))
        self.middle.switch.wanted.connect(self.show_committee)
        self.middle.head.tier.wanted.connect(partial(doing.set_tier, self))
        self._session.changed.connect(self._changed)
        for gone_wrong in (self._session.failed, self._session.broken):
            gone_wrong.connect(self._ahead.let_go)
        self.middle.form.escaped.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))

    # what can be done here

    def results(self) -> list[Result]:
        """What the palette can go to here."""
        return doing.results(self)

    def create_profile(self, template: str) -> None:
        """Makes a profile and puts the focus into its name."""
        self.wanted.emit()
        self._session.flush()
        self._ahead.hold()
        self._session.run(profiles.create, template, after=self.current, then=self._made)

    def came(self, id: int) -> None:
        """Shows a profile that was just made."""
        self.model.reload()
        self._show_who(id)

    def _made(self, id: int) -> None:
        """The name given for now is chosen: who types replaces it."""
        self.came(id)
        self.middle.enter()
        self.middle.form.select_all()
        self._ahead.let_go()

    def go_on(self, by: int) -> None:
        ids = self.model.ids()
        if self.current in ids:
            self.choose(ids[max(0, min(len(ids) - 1, ids.index(self.current) + by))])

    @property
    def on_committee(self) -> bool:
        """Whether the committee of an ICP is seen."""
        return "committee" in self.__dict__ and self.stack.currentWidget() is self.committee.view

    @cached_property
    def committee(self) -> CommitteeRoom:
        """The view of an ICP's committee, made when it is first wanted."""
        from persona_studio.ui.profiles.committee.room import CommitteeRoom

        room = CommitteeRoom(self._session, self._theme, self)
        self.stack.addWidget(room.view)
        room.opened.connect(self._open)
        room.describing.connect(self._ahead.hold)
        room.described.connect(self._made)
        room.told.connect(self.told)
        room.view.map.escaped.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        room.view.switch.wanted.connect(self.show_committee)
        return room

    @property
    def nobody(self) -> bool:
        """Whether it is asked who the first profile is."""
        return "empty" in self.__dict__ and self.stack.currentWidget() is self.empty

    @cached_property
    def empty(self) -> QWidget:
        """What is shown while there is no profile, made when it is first wanted."""
        from persona_studio.ui.profiles.empty import Empty

        empty = Empty(self._theme, self._commands, self.templates())
        self.stack.addWidget(empty)
        empty.chosen.connect(self.kind_wanted)
        return empty

    def is_icp(self) -> bool:
        """Whether the chosen profile has a committee."""
        return self.listed is not None and self.listed.kind == "icp"

    def show_committee(self, on: bool) -> None:
        """Turns to the committee of the ICP that is chosen, or back to its form."""
        self._session.flush()
        self._on_committee = on
        self._turn()
        if self.on_committee:
            self.committee.view.enter()
        else:
            self.middle.enter()

    def _turn(self) -> None:
        """Shows the view that belongs to who is chosen."""
        icp = self.is_icp()
        self.middle.switch.setVisible(icp)
        if icp and self._on_committee and self.current is not None:
            self.committee.show_icp(self.current)
            if not self.on_committee:
                self.stack.setCurrentWidget(self.committee.view)
                self.committee.view.fold(self.window().width() < self._theme.size("outline_from"))
        else:
            self.stack.setCurrentWidget(self.middle)
        self._arrange()
        self._commands.refresh()

    def _open(self, profile: int) -> None:
        self.choose(profile)
        self.middle.enter()

    def go_to_field(self, profile: int, field: str) -> None:
        """Shows a profile with the cursor in one of its fields."""
        self.choose(profile)
        if self.on_committee:
            self.show_committee(False)
        self._to_field(field)

    def _to_field(self, field: str) -> None:
        self._drawer.close_now()
        self.middle.form.focus_field(field)

    def _list_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands.fill(menu, "profile")
        menu.popup(at)

    # following the workbook

    def _show(self, profile: int) -> None:
        self._session.flush()
        if now := self.read(profile):
            field, inside = self.middle.form.at, self._focus_inside()
            self.middle.show_profile(*now)
            self.inspector.show_profile(profile)
            self._turn()
            if inside and not self._focus_inside():
                self._stay_in(field)

    def _focus_inside(self) -> bool:
        """Whether the cursor is in the form or on the map."""
        here = QApplication.focusWidget()
        views: list[QWidget] = [self.middle.form, *([self.committee.view] if "committee" in self.__dict__ else [])]
        return here is not None and here.isVisible() and any(view.isAncestorOf(here) for view in views)

    def _stay_in(self, field: str) -> None:
        """Who goes on to another profile from within the form or the map stays there, in the same field where it is asked."""
        if self.on_committee:
            self.committee.view.enter()
        elif self.middle.form.sheet and self.middle.form.sheet.in_sight(field):
            self.middle.form.focus_field(field)
        else:
            self.middle.enter()

    def read(self, profile: int) -> tuple[Profile, Shares] | None:
        """A profile as it is now; None when it was deleted a moment ago, on the writer thread."""
        try:
            return self._session.book.profile(profile), self._session.book.shares(profile)
        except KeyError:
            return None

    def _show_who(self, wanted: int | None = None) -> None:
        """Shows the wanted profile, else the one that was shown, else the first; nobody when there is none."""
        ids = self.model.ids()
        if not ids and self.model.has_retired:
            self.model.show_retired(True)
            ids = self.model.ids()
        if not ids:
            self.stack.setCurrentWidget(self.empty)
        else:
            if self.nobody:
                self.stack.setCurrentWidget(self.middle)
            self.list.choose(wanted if wanted in ids else self.current if self.current in ids else ids[0])
        self._pane.say_empty(not ids)
        self._arrange()
        self._commands.refresh()

    def _changed(self, changed: Any) -> None:
        before, at = self.current, self.list.currentIndex().row()
        if changed.kind == "elsewhere" or any(table in ("profile", "template", "setting") for table, _key in changed.rows):
            self.model.reload()
            self._stay_or_move(before, at, changed)
        else:
            self.model.refresh(changed.profiles)
        now = self.current
        touched = now in changed.profiles or changed.kind == "elsewhere" or any(table == "template" for table, _key in changed.rows)
        if now is not None and touched and (shown := self.read(now)):
            self.middle.refresh(*shown)
            self.inspector.refresh()
        if self.on_committee and now is not None:
            self.committee.show_icp(now)
        self._commands.refresh()

    def _stay_or_move(self, before: int | None, at: int, changed: Any) -> None:
        """After the list changed: undo and redo lead to what they touched; a deleted profile leaves its neighbour chosen."""
        ids = self.model.ids()
        touched = [id for id in ids if id in changed.profiles]
        if changed.kind in ("undo", "redo") and touched and before not in touched:
            self._show_who(touched[0])
        elif before in ids:
            self._show_who(before)
        else:
            rows = range(self.model.rowCount())
            near = sorted((abs(n - at), n) for n in rows if self.model.listed(self.model.index(n)) is not None)
            listed = self.model.listed(self.model.index(near[0][1])) if near else None
            hidden_focus = self.list.hasFocus() or QApplication.focusWidget() is None
            self._show_who(listed.id if listed else None)
            if not ids and hidden_focus:
                self.begin()

    # room and keys

    def toggle_inspector(self) -> None:
        """F9: folds the inspector, or opens it over the form where there is no room beside it."""
        if self.on_committee:
            self.committee.view.fold(self.committee.view.side.isVisible())
        elif self._wide():
            self._folded = not self._folded
            self._arrange()
        elif self._drawer.isVisible():
            self._drawer.close_now()
        else:
            self._open_drawer(-1)

    def _wide(self) -> bool:
        return self.window().width() >= self._theme.size("inspector_from")

    def _open_drawer(self, page: int) -> None:
        if page >= 0:
            self.inspector.turn_to(page)
        if self._wide():
            self._folded = False
            self._arrange()
        else:
            self._drawer.open_with(self.inspector)

    def _arrange(self) -> None:
        size, width = self._theme.size, self.window().width()
        wide = width >= size("wide_from")
        self._pane.setFixedWidth(size("list_wide" if wide else "list"))
        somebody = self.stack.currentWidget() is self.middle
        beside = self._wide() and not self._folded
        if self._drawer.isVisible() and (self._wide() or not somebody):
            self._drawer.close_now()
        if not self._drawer.isVisible():
            layout = self.layout()
            if self.inspector.parent() is not self and isinstance(layout, QHBoxLayout):
                layout.insertWidget(2, self.inspector)
            self.inspector.setFixedWidth(size("inspector_wide" if wide else "inspector"))
            self.inspector.setVisible(somebody and beside)
        self.strip.setVisible(somebody and not beside)
        if self.on_committee:
            self.committee.view.arrange(low=self.window().height() < size("low_below"), side=size("inspector" if self._wide() else "list"))
        self.middle.arrange(outline=width >= size("outline_from"), low=self.window().height() < size("low_below"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QEvent) -> None:
        self._arrange()

    def next_pane(self, by: int) -> None:
        """F6: list, outline, form, inspector, in a ring."""
        panes.walk(self, by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drawer.isVisible():
            self._drawer.close_now()
        elif event.key() == Qt.Key.Key_Escape and self.middle.isAncestorOf(QApplication.focusWidget() or self):
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._commands.run("profile.delete")
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.middle.go_to_number(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)
