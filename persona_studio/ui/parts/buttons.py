"""Buttons painted by hand, with a focus ring for the keyboard only."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from persona_studio.ui.parts import icons
from persona_studio.ui.theme import Theme

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def focus_ring(painter: QPainter, box: QRectF, theme: Theme, radius: float) -> None:
    """The ring of the keyboard focus, drawn just inside `box`."""
    width = theme.size("ring", "focus")
    painter.setPen(QPen(theme.colour("accent"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)


class Painted(QAbstractButton):
    """A button whose looks a subclass paints; knows hover and whether the focus came by the keyboard."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.by_keyboard = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()  # its words are wider now, or narrower
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.by_keyboard = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button as Space does; Qt leaves that to the desktop."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def ground(self) -> str | None:
        """The colour role behind the button in its present state; None for none."""
        if not self.isEnabled():
            return None
        return "tint_2" if self.isDown() else "tint" if self.isChecked() else "hover" if self.underMouse() else None

    def paint_ground(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """Fills the ground and draws the focus ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = self.ground()
        if role:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(role))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus() and self.by_keyboard:
            focus_ring(painter, box, self.theme, radius)


class IconButton(Painted):
    """A square button of one icon; its text is read aloud and shown as tooltip."""

    def __init__(self, theme: Theme, icon: str, text: str, parent: QWidget | None = None, *, side: int = 32) -> None:
        super().__init__(theme, text, parent)
        self.icon_name = icon
        self.setToolTip(text)
        self.setFixedSize(side, side)

    def say(self, text: str) -> None:
        """Other words for tooltip and screen reader."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self.paint_ground(painter, box, self.theme.size("control", "radius"))
        side = self.theme.size("control", "icon")
        tone = "accent" if self.isChecked() else "text" if self.underMouse() and self.isEnabled() else "text_2" if self.isEnabled() else "rule_strong"
        place = QRectF((box.width() - side) / 2, (box.height() - side) / 2, side, side)
        icons.paint(painter, place, self.icon_name, self.theme.colour(tone))


class Button(Painted):
    """A button of words, with an icon before them where one helps. `kind`: "quiet", "primary" or "link"."""

    def __init__(self, theme: Theme, text: str, *, kind: str = "quiet", icon: str = "", tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.kind, self.icon_name, self.tone = kind, icon, tone

    def sizeHint(self) -> QSize:
        font = self.theme.font("small", weight=500)
        icon = self.theme.size("small", "icon") + 8 if self.icon_name else 0
        width = QFontMetrics(font).horizontalAdvance(self.text()) + icon + 2 * self._pad()
        return QSize(width + 1, max(self.theme.size("button"), self.theme.line("small") + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _pad(self) -> int:
        return 6 if self.kind == "link" else 14

    def ground(self) -> str | None:
        if self.kind == "link":
            return "tint_2" if self.isDown() else "hover" if self.underMouse() else None
        if not self.isEnabled():
            return "hover"
        if self.kind == "primary":
            return "accent_press" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        return "tint_2" if self.isDown() else "hover" if self.underMouse() else "chip"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = self.theme.size("control", "radius")
        self.paint_ground(painter, box, radius)
        if self.kind == "primary" and self.hasFocus() and self.by_keyboard:
            painter.setPen(QPen(self.theme.colour("on_accent"), 1.5))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), radius - 3, radius - 3)
        tone = "text_3" if not self.isEnabled() else {"primary": "on_accent", "link": self.tone}.get(self.kind, "text")
        room = box.adjusted(self._pad(), 0, -self._pad(), 0)
        if self.icon_name:
            side = self.theme.size("small", "icon")
            icons.paint(painter, QRectF(room.x(), box.center().y() - side / 2, side, side), self.icon_name, self.theme.colour(tone))
            room.setLeft(room.left() + side + 8)
        painter.setFont(self.theme.font("small", weight=500))
        painter.setPen(self.theme.colour(tone))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, self.text())
