"""The view of a committee: head with its switch, sentence, map, list beside it, keys below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.domain.committee import Committee
from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.ui.frame.foot import FootLine
from persona_studio.ui.profiles.committee import words
from persona_studio.ui.profiles.committee.map import CommitteeMap
from persona_studio.ui.profiles.committee.side import Side
from persona_studio.ui.profiles.committee.summary import Summary
from persona_studio.ui.profiles.head import Head
from persona_studio.ui.profiles.switch import Switch
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.workbook.read import Shares


class CommitteeView(QWidget):
    """Keeps sentence, map and list in step."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head = Head(theme)
        self.switch = Switch(theme, committee=True)
        self.summary = Summary(theme)
        self.map = CommitteeMap(theme)
        self.side = Side(theme)
        self.foot = FootLine(theme, legend=False)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.map)
        self._area.viewport().installEventFilter(self)
        self._lay_out()
        self.map.selected.connect(self._selected)
        self.map.linking.connect(lambda _on: self._keys())
        self._keys()
        self.setFocusProxy(self.map)

    def show_profile(self, profile: Profile, shares: Shares, committee: Committee, evidenced: Mapping[int, float]) -> None:
        """Shows the committee of an ideal customer profile."""
        focused = QApplication.focusWidget()
        beside = focused is not None and self.side.isAncestorOf(focused)
        self.head.show_profile(profile, shares)
        self.summary.say(*words.summary(committee))
        self.map.show_committee(committee, evidenced)
        self._fit()
        self.side.show_committee(committee, self.map.at, again=True)
        if beside:
            self.map.enter()  # what had the focus is not there any more

    def set_readonly(self, readonly: bool) -> None:
        self.map.readonly = self.side.readonly = readonly

    def enter(self) -> None:
        """Puts the focus onto the map."""
        self.map.enter()

    def arrange(self, *, low: bool, side: int) -> None:
        """Gives way in small windows: the list is `side` wide, where it is not folded."""
        self.head.set_low(low)
        self.side.setFixedWidth(side)

    def fold(self, folded: bool) -> None:
        """Folds the list beside the map, or opens it."""
        self.side.setVisible(not folded)

    def _lay_out(self) -> None:
        side = self._theme.size("form", "space")
        top = QHBoxLayout()
        top.setContentsMargins(side, 0, side, 0)
        top.setSpacing(16)
        top.addWidget(self.head, 1)
        top.addWidget(self.switch)
        said = QVBoxLayout()
        said.setContentsMargins(side, 6, side, 8)
        said.addWidget(self.summary)
        mapped = QVBoxLayout()
        mapped.setContentsMargins(side, 0, 18, 0)
        mapped.addWidget(self._area)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(top)
        left.addLayout(said)
        left.addLayout(mapped, 1)
        left.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)

    def _fit(self) -> None:
        room = self._area.viewport().size()
        self.map.fit(room.width(), room.height())

    def _selected(self) -> None:
        self.side.show_committee(self.map.committee, self.map.at)
        node = self.map.selected_node
        if node:
            self._area.ensureWidgetVisible(node, 20, 20)
        self._keys()

    def _keys(self) -> None:
        node = self.map.selected_node
        if self.map.link_begins is not None:
            self.foot.tell([("", _("Whom does the link lead to?")), ("↑ ↓ ← →", _("walk")), (_("Enter"), _("link")), (_("Esc"), _("no link"))])
        elif node is not None and not node.movable:
            self.foot.tell([("↑ ↓ ← →", _("walk")), (_("Enter"), _("describe this person"))])
        else:
            self.foot.tell(
                [("↑ ↓ ← →", _("walk")), ("L", _("link")), ("R", _("role")), (_("Enter"), _("open")), (_("Del"), _("take out of the committee"))]
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))
