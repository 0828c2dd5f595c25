"""Joins the view of a committee to the workbook."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from persona_studio.actions import committee as actions
from persona_studio.actions import links
from persona_studio.domain.committee import Committee
from persona_studio.foundation.words import _
from persona_studio.ui.profiles.committee.view import CommitteeView
from persona_studio.ui.session import Session
from persona_studio.ui.theme import Theme


class CommitteeRoom(QObject):
    """Shows the committee of one ICP and does what is wanted there."""

    opened = Signal(int)  # a profile shall be seen
    describing = Signal()  # a profile is being made
    described = Signal(int)  # a profile was made and waits for its name
    told = Signal(str, str)

    def __init__(self, session: Session, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.view = CommitteeView(theme)
        self.view.set_readonly(session.readonly)
        self.icp: int | None = None
        self._names: dict[int, str] = {}
        map, side = self.view.map, self.view.side
        map.opened.connect(self.opened)
        map.placed.connect(self.place_in)
        map.linked.connect(self._link)
        for part in (map, side):
            part.removed.connect(self._take_out)
            part.described.connect(self.describe)
        side.opened.connect(self.opened)
        side.role_wanted.connect(map.ask_role)
        side.unlinked.connect(self._unlink)
        side.add_wanted.connect(self.ask_whom)

    def show_icp(self, icp: int) -> None:
        """Shows the committee of an ideal customer profile as it is now."""
        book = self._session.book
        self.icp = icp
        listed = book.profiles()
        self._names = {p.id: p.name for p in listed}
        now = book.committee(icp)
        try:
            evidenced = {m.person.id: book.shares(m.person.id).evidenced.part for m in now.members}
            profile, shares = book.profile(icp), book.shares(icp)
        except KeyError:  # somebody was deleted a moment ago, on the writer thread; the news of it is on its way
            return
        self.view.show_profile(profile, shares, now, evidenced)

    @property
    def now(self) -> Committee:
        return self.view.map.committee

    # what is wanted

    def place_in(self, persona: int, role: str) -> None:
        """Gives somebody a role; the list of profiles and the map call it."""
        self.view.map.at = persona
        self._run(actions.place, persona, role)

    def describe(self, role: str) -> None:
        """Makes the persona who plays a role that nobody played."""
        self._session.flush()
        self.describing.emit()
        self._session.run(actions.describe, self.icp, role, then=self.described.emit)

    def _take_out(self, persona: int) -> None:
        words = _("{name} is out of the committee").format(name=self._names.get(persona, ""))
        self._run(actions.take_out, persona, say=words)

    def _link(self, kind: str, one: int, other: int) -> None:
        self._session.flush()
        self._session.run(links.link, one, other, kind)

    def _unlink(self, link: int) -> None:
        found = next((edge for edge in self.now.edges if edge.id == link), None)
        if found:
            told = lambda _done: self.told.emit(_("Link removed"), "edit.undo")  # noqa: E731
            self._session.run(links.unlink, found.subject, found.object, found.kind, then=told)

    def ask_whom(self) -> None:
        """Offers the personas who take no part yet."""
        here = {m.person.id for m in self.now.members}
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for listed in self._session.book.profiles():
            if listed.kind in ("buyer", "user") and listed.id not in here:
                name = listed.name.replace("&", "&&")
                menu.addAction(name).triggered.connect(lambda _checked=False, id=listed.id: self.join(id))
        if not menu.actions():
            menu.addAction(_("Every buyer and user is in it already")).setEnabled(False)
        side = self.view.side
        menu.popup(side.mapToGlobal(QPoint(24, side.height() // 3)))

    def join(self, persona: int) -> None:
        """Somebody takes part."""
        self.view.map.at = persona
        self._run(actions.join, persona)

    def _run(self, action: Any, persona: int, *args: Any, say: str = "") -> None:
        self._session.flush()
        then = (lambda _done: self.told.emit(say, "edit.undo")) if say else None
        self._session.run(action, self.icp, persona, *args, then=then)
