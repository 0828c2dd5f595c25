"""The kinds of profile to choose from: cards in an empty place, rows in the panel "New profile"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.template.model import Head
from persona_studio.ui.frame.panels import Panel
from persona_studio.ui.parts import icons
from persona_studio.ui.parts.buttons import Button, Painted
from persona_studio.ui.parts.faces import COMPANIES
from persona_studio.ui.profiles.rows import kind_word
from persona_studio.ui.theme import Theme

ICONS = {"icp": "building-2", "segment": "layers", "user": "users", "negative": "ban"}


def title(template: Head) -> str:
    """What a kind of profile is called."""
    return template.name or kind_word(template.kind)


def question(template: Head) -> str:
    """The question that such a profile answers, or what it describes."""
    return template.question or template.help


def paint_kind(painter: QPainter, place: QRectF, kind: str, theme: Theme) -> None:
    """The empty face of a kind: round for people, a rounded square for companies and segments."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("chip"))
    side = place.width()
    if kind in COMPANIES:
        painter.drawRoundedRect(place, side * 0.28, side * 0.28)
    else:
        painter.drawEllipse(place)
    inset = side * 0.27
    icon = place.adjusted(inset, inset, -inset, -inset)
    icons.paint(painter, icon, ICONS.get(kind, "user-round"), theme.colour("text_2"), 2.25 if side > 60 else 1.75)


class KindButton(Painted):
    """One kind of profile; Enter and Space choose it."""

    def __init__(self, theme: Theme, template: Head, at: int) -> None:
        super().__init__(theme, title(template))
        self.template = template
        self.number = str(at) if at < 10 else ""
        key = _("Key {number}.").format(number=at) if self.number else ""
        self.setAccessibleDescription(" ".join(filter(None, (question(template), template.used_by, key))))
        if template.used_by:
            self.setToolTip(_("Used by: {who}").format(who=template.used_by))

    def ground(self) -> str | None:
        return "tint_2" if self.isDown() else "tint" if self.hasFocus() else "hover" if self.underMouse() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


def walk(choices: Sequence[KindButton], event: QKeyEvent) -> bool:
    """Number keys choose, arrows go on; whether the key meant anything."""
    at = event.key() - Qt.Key.Key_1
    ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
    step = ways.get(Qt.Key(event.key()), 0)
    here = next((n for n, choice in enumerate(choices) if choice.hasFocus()), 0)
    if 0 <= at < min(9, len(choices)) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        choices[at].click()
    elif step and choices:
        choices[(here + step) % len(choices)].setFocus(Qt.FocusReason.TabFocusReason)
    else:
        return False
    return True


class KindCard(KindButton):
    """A kind as a card with its face over its words, for an empty place."""

    def sizeHint(self) -> QSize:
        return QSize(196, 252)

    def minimumSizeHint(self) -> QSize:
        return QSize(148, 252)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        box = QRectF(self.rect())
        self.paint_ground(painter, box, 14)
        side = theme.size("empty", "face")
        paint_kind(painter, QRectF((box.width() - side) / 2, 20, side, side), self.template.kind, theme)
        role = "heading" if theme.advance(self.text(), "heading") <= box.width() - 12 else "small"
        painter.setFont(theme.font(role, weight=600))
        painter.setPen(theme.colour("text"))
        name = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width() - 12)
        painter.drawText(QRectF(6, 122, box.width() - 12, 22), Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_2"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(12, 148, box.width() - 24, 76), flags | Qt.TextFlag.TextWordWrap, question(self.template))
        painter.setFont(theme.font("micro"))
        painter.drawText(QRectF(0, box.height() - 28, box.width(), 20), Qt.AlignmentFlag.AlignCenter, self.number)


class KindRow(KindButton):
    """A kind as a row: face, name, question, who uses it, its key."""

    def sizeHint(self) -> QSize:
        return QSize(400, max(76, self.theme.line("body") + self.theme.line("small") + self.theme.line("label") + 22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        box = QRectF(self.rect())
        self.paint_ground(painter, box, theme.size("row", "radius"))
        paint_kind(painter, QRectF(12, box.center().y() - 24, 48, 48), self.template.kind, theme)
        lines = [("body", 600, "text", self.text()), ("small", None, "text", question(self.template))]
        if self.template.used_by:
            lines.append(("label", None, "text_2", _("Used by: {who}").format(who=self.template.used_by)))
        x, width = 76.0, box.width() - 76 - 40
        y = box.center().y() - (sum(theme.line(role) for role, *_rest in lines) + 2) / 2
        for role, weight, tone, text in lines:
            font = theme.font(role, weight=weight)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(x, y, width, theme.line(role)), Qt.AlignmentFlag.AlignVCenter, shown)
            y += theme.line(role) + 1
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.colour("text_2"))
        painter.drawText(box.adjusted(0, 0, -16, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing, self.number)


class NewProfilePanel(Panel):
    """Which kind of profile shall it be? Number keys choose; `chosen` with the template's id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, templates: list[Head], *, guide: bool = False) -> None:
        super().__init__(theme, _("New profile"))
        self.choices = [KindRow(theme, template, at) for at, template in enumerate(templates, 1)]
        inner = QWidget()
        inner.setAutoFillBackground(False)
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for choice in self.choices:
            choice.clicked.connect(lambda _checked=False, id=choice.template.id: self._choose(id))
            rows.addWidget(choice)
        rows.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._area.setMinimumHeight(min(470, sum(c.sizeHint().height() + 2 for c in self.choices)))
        self.column.addWidget(self._area, 1)
        self.guide = Button(theme, _("How to choose segments…"), kind="link")
        cancel = Button(theme, _("Cancel"))
        cancel.clicked.connect(self.done)
        self.buttons(self.guide, cancel)
        self.guide.setVisible(guide)
        if self.choices:
            self.setFocusProxy(self.choices[0])

    def _choose(self, template: str) -> None:
        self.done.emit()
        self.chosen.emit(template)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if walk(self.choices, event):
            here = next((choice for choice in self.choices if choice.hasFocus()), None)
            if here:
                self._area.ensureWidgetVisible(here)
        else:
            super().keyPressEvent(event)
