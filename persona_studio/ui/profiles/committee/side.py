"""The list beside the map: who or what is chosen, every role with who plays it, every link with a way to undo it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from persona_studio.domain.committee import Committee, Link
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.measure import lines_of
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button, Painted
from persona_studio.ui.parts.text import Text
from persona_studio.ui.profiles.committee import words
from persona_studio.ui.theme import Theme


class Side(QWidget):
    """Says what a person wants. Rebuilt when the committee or the choice changes; it is short."""

    opened = Signal(int)
    described = Signal(str)
    role_wanted = Signal(int)
    removed = Signal(int)
    unlinked = Signal(int)  # a link
    add_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.readonly = False
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Roles and links"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._shown: object = None

    def show_committee(self, committee: Committee, chosen: int | str | None, *, again: bool = False) -> None:
        """Shows the committee and, above it, what is chosen on the map."""
        if (committee, chosen) == self._shown and not again:
            return
        self._shown = (committee, chosen)
        inner = QWidget()
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 20, 20)
        column.setSpacing(2)
        self._choice(column, committee, chosen)
        self._roles(column, committee)
        self._links(column, committee)
        column.addStretch(1)
        if before := self._area.takeWidget():  # it may have the focus that is just leaving: Qt still speaks of it
            before.hide()
            before.deleteLater()
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)

    def _choice(self, column: QVBoxLayout, committee: Committee, chosen: int | str | None) -> None:
        member = next((m for m in committee.members if m.person.id == chosen), None)
        if member is None and chosen not in words.missing(committee):
            return
        if member is not None:
            id, heading, line = member.person.id, member.person.name, words.roles_of(member)
            main = Button(self._theme, _("Open"), kind="primary")
            main.clicked.connect(lambda: self.opened.emit(id))
            role = Button(self._theme, _("Role…"))
            role.clicked.connect(lambda: self.role_wanted.emit(id))
            out = Button(self._theme, _("Remove"), kind="link")
            out.clicked.connect(lambda: self.removed.emit(id))
            out.setToolTip(_("Takes this persona out of the committee; the profile stays."))
            role.setEnabled(not self.readonly)
            out.setEnabled(not self.readonly)
            buttons = [main, role, out]
        else:
            gap = str(chosen)
            heading, line = words.title(gap), words.gap_sentence(gap)
            main = Button(self._theme, _("Describe this person"), kind="primary")
            main.clicked.connect(lambda: self.described.emit(gap))
            main.setEnabled(not self.readonly)
            buttons = [main]
        column.addWidget(Text(self._theme, "name_low", heading, wrap=True))
        column.addWidget(Text(self._theme, "small", line, tone="text_2", wrap=True))
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(14)
        column.addWidget(_Hairline(self._theme))
        column.addSpacing(14)

    def _roles(self, column: QVBoxLayout, committee: Committee) -> None:
        played = [role for role in words.known_roles() if committee.has(role)]
        count = _("{n} of {all}").format(n=len(played), all=len(words.known_roles()))
        column.addLayout(self._heading(_("Roles in this committee"), count))
        for role in words.known_roles():
            who = [m.person.name for m in committee.members if role in m.roles or (role == "user" and m.person.kind == "user")]
            column.addWidget(_Role(self._theme, words.title(role), ", ".join(who), lacking=not who))
        add = Button(self._theme, _("Add a persona…"), kind="link", icon="plus")
        add.clicked.connect(self.add_wanted)
        add.setEnabled(not self.readonly)
        column.addSpacing(4)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def _links(self, column: QVBoxLayout, committee: Committee) -> None:
        edges = committee.edges
        column.addSpacing(18)
        column.addLayout(self._heading(_("Links"), ngettext("{n} link", "{n} links", len(edges)).format(n=len(edges)) if edges else ""))
        names = {m.person.id: m.person.name for m in committee.members}
        for edge in edges:
            row = LinkRow(self._theme, edge, words.sentence(edge, names), readonly=self.readonly)
            row.unlinked.connect(self.unlinked)
            column.addWidget(row)
        if not edges:
            said = _("Nobody is linked yet. Choose somebody on the map and press L, or drag one face onto another.")
            column.addWidget(Text(self._theme, "small", said, tone="text_2", wrap=True))

    def _heading(self, title: str, count: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Text(self._theme, "small", title, weight=600))
        row.addStretch(1)
        row.addWidget(Text(self._theme, "label", count, tone="text_2"))
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("window"))


class _Hairline(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("rule"))


class _Role(QWidget):
    """A tick or a dashed ring, the role, who plays it."""

    def __init__(self, theme: Theme, title: str, who: str, *, lacking: bool) -> None:
        super().__init__()
        self._theme, self._title, self._who, self._lacking = theme, title, who or _("nobody"), lacking
        self.setAccessibleName(f"{title}: {self._who}")
        self.setToolTip(who)
        self.setFixedHeight(theme.line("small") + 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        icon = QRectF(0, box.center().y() - 7, 14, 14)
        if self._lacking:
            pen = painter.pen()
            pen.setColor(theme.colour("text_2"))
            pen.setWidthF(1.5)
            pen.setDashPattern([2.2, 2])
            painter.setPen(pen)
            painter.drawEllipse(icon.adjusted(1, 1, -1, -1))
        else:
            icons.paint(painter, icon, "check", theme.colour("accent"), 2)
        font = theme.font("small", weight=600 if self._lacking else None)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(box.adjusted(24, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._title)
        left = 24 + QFontMetricsF(font).horizontalAdvance(self._title) + 8
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        who = QFontMetricsF(painter.font()).elidedText(self._who, Qt.TextElideMode.ElideRight, box.width() - left)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, who)


class LinkRow(Painted):
    """One link as a sentence; Del or its cross undoes it."""

    unlinked = Signal(int)

    def __init__(self, theme: Theme, link: Link, sentence: str, *, readonly: bool) -> None:
        super().__init__(theme, sentence)
        self.link, self._readonly = link, readonly
        self.setToolTip(sentence)
        if not readonly:
            self.setAccessibleDescription(_("Del removes the link."))
            self.clicked.connect(self._pressed_at)
        self._cross_hit = False

    def sizeHint(self) -> QSize:
        lines = lines_of(self.text(), self._room(), self.theme, "label")
        return QSize(200, lines * self.theme.line("label") + 12)

    def _room(self) -> int:
        """How wide the words may be: the cross has its place whether it is seen or not, so that nothing wraps anew under the pointer."""
        return max(80, self.width() - 8 - (2 if self._readonly else 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._readonly:
            self.unlinked.emit(self.link.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._cross_hit = event.position().x() > self.width() - 26
        super().mousePressEvent(event)

    def _pressed_at(self) -> None:
        if self._cross_hit:
            self.unlinked.emit(self.link.id)

    def ground(self) -> str | None:
        return "tint" if self.hasFocus() else "hover" if self.underMouse() else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        self.paint_ground(painter, box, 6)
        paint.text(painter, QPointF(8, 6), self.text(), self._room(), self.theme, "text", "label")
        if not self._readonly and (self.hasFocus() or self.underMouse()):
            icons.paint(painter, QRectF(box.right() - 21, box.center().y() - 7, 14, 14), "x", self.theme.colour("text_2"))
