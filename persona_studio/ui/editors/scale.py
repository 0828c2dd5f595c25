"""The editor of a place on a scale: ticks with a dot, and the number before them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from persona_studio.domain.profile import Claim, Ground
from persona_studio.foundation.words import _
from persona_studio.ui.editors.base import Desk, Editor, Keys, Typed, weakest
from persona_studio.ui.editors.measure import advance, baseline
from persona_studio.ui.editors.typed import for_form
from persona_studio.ui.editors.values import shown

MOST_TICKS = 21
DOT = 5.5
MARK = 22  # px beside the editor that the mark takes
MIDDLE = 15  # from the top to the line of the ticks


class ScaleEditor(Editor):
    """Digits set the place, arrows move it, a click too, Backspace takes it back. A value beyond the scale is written out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind: Any = desk.field.kind
        self.claim: int | None = None
        self.place: Any = None  # Decimal, Unclear or None
        self._ground: Ground | None = None
        self._entry: Any = None
        self._digits = ""  # typed in a row
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # the contract of editors

    def value(self) -> tuple[Any, ...]:
        return () if self.place is None else (self.place,)

    def set_value(self, claims: Sequence[Claim]) -> None:
        self.claim = claims[0].id if claims else None
        place = claims[0].value if claims else None
        self._ground = weakest(claims)
        if place != self.place:
            self.place, self._digits = place, ""
        self._say()

    def put(self, value: Any) -> None:
        """Takes a value as if it had been set by hand."""
        if self.readonly or value == self.place:
            return
        self.place = value
        if self.claim is None:
            self.claim = self.desk.new_claim()
        self._say()
        self.edited.emit(Typed(self.claim, value))

    def height_for(self, width: int) -> int:
        ends = self.desk.theme.line("label") if self.kind.low or self.kind.high else 0
        return max(self.desk.theme.size("field"), self.desk.theme.line("body") + 11) + ends

    def least_width(self) -> int:
        ends = [advance(word, self.desk.theme, "label") for word in (self.kind.low, self.kind.high)]
        return round(self._line()[0] + sum(ends) + 24 + MARK) if any(ends) else 0

    def stops(self) -> list[QWidget]:
        return [self]

    def name_it(self, name: str, description: str) -> None:
        least, most = (f"{end} {word}".strip() for end, word in ((self.kind.least, self.kind.low), (self.kind.most, self.kind.high)))
        ends = _("From {least} to {most}.").format(least=least, most=most)
        self._name = name
        self.setAccessibleDescription(f"{ends} {description}".strip())
        self._say()

    def keys(self) -> Keys:
        digits = _("{least} to {most}").format(least=self.kind.least, most=self.kind.most)
        return [(digits, _("sets it")), ("← →", _("by one")), (_("Backspace"), _("clear")), *super().keys()]

    def entered(self) -> None:
        self._entry, self._digits = self.place, ""
        self.update()

    def finish(self) -> None:
        self._digits = ""
        self.update()

    def restore(self) -> bool:
        if self.place == self._entry:
            return False
        self.put(self._entry)
        self.sealed.emit()
        return True

    def current(self) -> int | None:
        return self.claim

    def ground(self) -> Ground | None:
        return self._ground

    def _words(self) -> str:
        """What is said of the place."""
        if self.place is None:
            return _("not rated")
        return shown(self.kind, self.place, self.desk.manner())

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._words()}" if self._name else self._words())
        self.update()

    # places

    def _on_it(self) -> bool:
        """Whether the value has a place on the scale."""
        return isinstance(self.place, Decimal) and self.kind.least <= self.place <= self.kind.most

    def _line(self) -> tuple[float, float]:
        """Left and right end of the ticks."""
        number = max(advance(str(end), self.desk.theme) for end in (self.kind.least, self.kind.most))
        return number + 18, self.width() - 12.0

    def _x(self, value: Decimal | int) -> float:
        left, right = self._line()
        return left + (right - left) * float((Decimal(value) - self.kind.least) / (self.kind.most - self.kind.least))

    def _value_at(self, x: float) -> Decimal:
        left, right = self._line()
        part = min(1.0, max(0.0, (x - left) / max(right - left, 1)))
        return Decimal(self.kind.least + round(part * (self.kind.most - self.kind.least)))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.desk.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.place is not None and not self._on_it():
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("text"))
            words = QFontMetricsF(painter.font()).elidedText(self._words(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QPointF(0, 5 + round(baseline(theme))), words)
        else:
            self._paint_number(painter)
            self._paint_ticks(painter)
        self._paint_ends(painter)

    def _paint_number(self, painter: QPainter) -> None:
        theme = self.desk.theme
        words = "–" if self.place is None else self.desk.manner().write_number(self.place)
        painter.setFont(theme.font("body", tabular=True))
        painter.setPen(theme.colour("text_3" if self.place is None or self.readonly else "text"))
        painter.drawText(QPointF(0, 5 + round(baseline(theme))), words)

    def _paint_ticks(self, painter: QPainter) -> None:
        theme, span = self.desk.theme, self.kind.most - self.kind.least
        ticks = range(self.kind.least, self.kind.most + 1) if span < MOST_TICKS else (self.kind.least, self.kind.most)
        set_to = self.place if self.place is not None else Decimal(self.kind.least - 1)
        ink = theme.colour("text_3" if self.readonly else "accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("rule_strong"))
        for tick in ticks:
            if tick > set_to:
                painter.drawEllipse(QPointF(self._x(tick), MIDDLE), 2, 2)
        if self.place is not None:
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(self._x(self.kind.least) - 2, MIDDLE - 2, self._x(self.place) - self._x(self.kind.least) + 2, 4), 2, 2)
            painter.drawEllipse(QPointF(self._x(self.place), MIDDLE), DOT, DOT)

    def _paint_ends(self, painter: QPainter) -> None:
        theme, (left, right) = self.desk.theme, self._line()
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text_3"))
        box = QRectF(left - 3, 25, right - left + 6, theme.line("label"))
        half = box.width() / 2 - 4
        metrics = QFontMetricsF(painter.font())
        room = half if metrics.horizontalAdvance(self.kind.low) + metrics.horizontalAdvance(self.kind.high) + 8 > box.width() else box.width()
        for word, side in ((self.kind.low, Qt.AlignmentFlag.AlignLeft), (self.kind.high, Qt.AlignmentFlag.AlignRight)):
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(word, Qt.TextElideMode.ElideRight, room))

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.readonly or for_form(event) or not self._key(event):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the scale's own."""
        key, step = event.key(), {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}.get(Qt.Key(event.key()), 0)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.put(self.kind.parse(QGuiApplication.clipboard().text(), self.desk.manner()))
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        elif step:
            self._step(step)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.put(None)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.put(Decimal(self.kind.least if key == Qt.Key.Key_Home else self.kind.most))
        elif event.text() and event.text() in "0123456789.,":
            self._typed(event.text())
            return True
        else:
            return False
        self._digits = ""
        return True

    def _step(self, by: int) -> None:
        if not self._on_it():
            self.put(Decimal(self.kind.least if by > 0 else self.kind.most))
        else:
            self.put(min(Decimal(self.kind.most), max(Decimal(self.kind.least), self.place + by)))

    def _typed(self, sign: str) -> None:
        """1 and 0 in a row are ten where the scale has a ten; else the last digit counts."""
        for digits in (self._digits + sign, sign):
            value = self.kind.parse(digits.rstrip(".,"), self.desk.manner())
            if isinstance(value, Decimal) and self.kind.check(value) is None:
                self._digits = digits
                self.put(value)
                return
        self._digits = ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._to_pointer(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to_pointer(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.sealed.emit()

    def _to_pointer(self, event: QMouseEvent) -> None:
        left, _right = self._line()
        if event.position().x() > left - 14 and (self.place is None or self._on_it()):
            self.put(self._value_at(event.position().x()))
