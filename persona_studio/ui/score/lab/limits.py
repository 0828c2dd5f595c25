"""The limits of the tiers on a scale from 1 to 5, each with a handle."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from persona_studio.domain.scoring.model import BEST, STEP, WORST, Tier
from persona_studio.foundation.words import _
from persona_studio.ui.score.lab.figures import plain
from persona_studio.ui.score.lab.weights import PAUSE
from persona_studio.ui.theme import Theme

TENTH = Decimal("0.1")  # one arrow
LEAP = 5  # tenths with Shift
KNOB = 6.0
SIDE = 20  # width of a handle
EDGE = 16  # px at either end of the scale
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_PageUp: LEAP, Qt.Key.Key_PageDown: -LEAP}


class LimitHandle(QAbstractSlider):
    """One limit, in hundredths; it says where it is wanted and the scale keeps the order."""

    wanted = Signal(object)  # Decimal
    settled = Signal()

    def __init__(self, theme: Theme, scale: LimitScale) -> None:
        super().__init__(scale)
        self._theme, self._scale = theme, scale
        self.limit = Decimal(0)
        self.told = True  # whether there is room for the number
        self.setRange(round(WORST / STEP), round(BEST / STEP))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._from_outside)

    def show_limit(self, tier: Tier, limit: Decimal) -> None:
        """The limit as it is now."""
        self.limit = limit
        self.blockSignals(True)
        self.setValue(round(limit / STEP))
        self.blockSignals(False)
        self.setAccessibleName(_("{tier} from {limit}").format(tier=tier.name, limit=plain(limit, 1)))
        self.setToolTip(self.accessibleName())
        self.update()

    def _from_outside(self, value: int) -> None:
        if value != round(self.limit / STEP):
            self.wanted.emit(value * STEP)
            self.settled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() - SIDE / 2)
        ink = theme.colour("text_3" if self._scale.readonly else "accent")
        if self.told:
            painter.setFont(theme.font("label", weight=600, tabular=True))
            painter.setPen(theme.colour("text"))
            painter.drawText(QRectF(0, 0, self.width(), theme.line("label")), Qt.AlignmentFlag.AlignCenter, plain(self.limit, 1))
        if self.hasFocus():
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(middle, KNOB + 3, KNOB + 3)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(middle, KNOB, KNOB)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key not in ARROWS or (modifiers and not shift):
            event.ignore()
            return
        by = ARROWS[key] * (LEAP if shift and abs(ARROWS[key]) == 1 else 1)
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.wanted.emit(self.limit + (-by if sideways else by) * TENTH)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(not self._scale.readonly and event.button() == Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.wanted.emit(self._scale.limit_at(self.mapToParent(event.position()).x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.settled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.raise_()
        self._scale.tell_numbers()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._scale.tell_numbers()
        self.settled.emit()
        self.update()


class LimitScale(QWidget):
    """`wanted` with all limits, best first, always in order; `settled` when a drag ended."""

    wanted = Signal(object)  # tuple[Decimal, ...]
    settled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.readonly = False
        self.handles: list[LimitHandle] = []
        self.saved: tuple[Decimal, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)  # keys have come to rest
        self._rest.timeout.connect(self.settled)
        self.setAccessibleName(_("Limits of the tiers, from 1 to 5"))
        theme.changed.connect(self.updateGeometry)

    def show_tiers(self, tiers: tuple[Tier, ...], saved: tuple[Tier, ...]) -> None:
        """The limits as they are now, with ticks where the saved version has them."""
        limits = [(tier, tier.least) for tier in tiers if tier.least is not None]
        while len(self.handles) < len(limits):
            self.handles.append(self._handle(len(self.handles)))
        while len(self.handles) > len(limits):
            gone = self.handles.pop()
            gone.hide()
            gone.deleteLater()
        for handle, (tier, least) in zip(self.handles, limits, strict=True):
            handle.show_limit(tier, least)
        self.saved = tuple(tier.least for tier in saved if tier.least is not None)
        self._place()
        self.update()

    def _handle(self, n: int) -> LimitHandle:
        handle = LimitHandle(self._theme, self)
        handle.wanted.connect(lambda limit: self._want(n, limit))
        handle.settled.connect(self.settled)
        handle.show()
        return handle

    def _want(self, n: int, limit: Decimal) -> None:
        """Asks for one limit elsewhere, as far as its neighbours let it."""
        from persona_studio.domain.scoring.lab import limit as moved

        limits = tuple(handle.limit for handle in self.handles)
        wanted = moved(limits, n, limit)
        if not self.readonly and wanted != limits:
            self.wanted.emit(wanted)
            if not self.handles[n].isSliderDown():
                self._rest.start()

    # where things are

    def sizeHint(self) -> QSize:
        return QSize(260, self._theme.line("label") + SIDE + self._theme.line("micro"))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _x(self, limit: Decimal | int) -> float:
        part = (float(limit) - WORST) / (BEST - WORST)
        x = EDGE + min(1.0, max(0.0, part)) * (self.width() - 2 * EDGE)
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x

    def limit_at(self, x: float) -> Decimal:
        """The limit under a place, in tenths."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        tenths = round((WORST + (x - EDGE) / max(1, self.width() - 2 * EDGE) * (BEST - WORST)) * 10)
        return min(Decimal(BEST), max(Decimal(WORST), tenths * TENTH))

    def _middle(self) -> float:
        return self._theme.line("label") + SIDE / 2

    def _place(self) -> None:
        wide = max(SIDE, round(self._theme.advance("0.00", "label", weight=600)) + 6)
        for handle in self.handles:
            handle.setGeometry(round(self._x(handle.limit) - wide / 2), 0, wide, self._theme.line("label") + SIDE)
        self.tell_numbers()

    def tell_numbers(self) -> None:
        """Of numbers that would lie over each other one is told, that of the handle in hand first."""
        told: list[QRect] = []
        for handle in sorted(self.handles, key=lambda one: not one.hasFocus()):
            handle.told = not any(handle.geometry().intersects(other) for other in told)
            if handle.told:
                told.append(handle.geometry())
            handle.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, y = QPainter(self), self._theme, self._middle()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, end = self._x(WORST), self._x(BEST)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("chip"))
        painter.drawRoundedRect(QRectF(min(start, end), y - 2, abs(end - start), 4), 2, 2)
        now = {handle.limit for handle in self.handles}
        for limit in self.saved:
            if limit not in now:
                painter.fillRect(QRectF(round(self._x(limit)) - 0.75, y - 7, 1.5, 14), theme.colour("text"))
        painter.setFont(theme.font("micro", tabular=True))
        painter.setPen(theme.colour("text_3"))
        for number in range(WORST, BEST + 1):
            box = QRectF(self._x(number) - 16, theme.line("label") + SIDE - 1, 32, theme.line("micro"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
