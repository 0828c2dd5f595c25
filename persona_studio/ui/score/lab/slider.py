"""One weight: its name, its value in percent, and a slider with a tick where the saved version has it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from persona_studio.domain.scoring.model import Criterion
from persona_studio.foundation.words import _
from persona_studio.ui.parts import icons
from persona_studio.ui.score.lab.entry import Entry
from persona_studio.ui.score.lab.figures import percent, plain
from persona_studio.ui.theme import Theme

KNOB = 7.0  # radius
TRACK = 4
END = 24  # px that the track ends before the figures do
TICK = 14
STEP, LEAP, PAGE = 1, 5, 10  # points
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_PageUp: PAGE, Qt.Key.Key_PageDown: -PAGE}


class WeightSlider(QAbstractSlider):
    """A drag, an arrow or a typed number say `wanted` and change nothing; whoever keeps the sum tells the new weight by `show_weight`.

    `settled` when a drag ended or a number was typed; `lock_wanted` by L or a click on the name.
    """

    wanted = Signal(object)  # Decimal
    settled = Signal()
    lock_wanted = Signal()
    objected = Signal(str)  # why a typed number cannot be a weight; "" when it can
    lockable = True

    def __init__(self, theme: Theme, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.id, self.name = criterion.id, criterion.name
        self.weight = self.was = criterion.weight
        self.locked = self.readonly = False
        self.most = 100  # percent at the end of the track
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, 100)
        self.setSingleStep(STEP)
        self.setPageStep(PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.entry = Entry(theme, self)
        self.entry.entered.connect(self._typed)
        self.entry.objected.connect(self.objected)
        self.valueChanged.connect(self._from_outside)
        theme.changed.connect(self.updateGeometry)
        self._say()

    # what it shows

    def show_weight(self, weight: Decimal, was: Decimal, *, most: int = 100) -> None:
        """The weight as it is now, and as it is saved; `most` is the end of the track."""
        self.weight, self.was = weight, was
        if not self.isSliderDown():
            self.most = most
        self._say()

    def set_locked(self, locked: bool) -> None:
        """A locked weight is not moved, by hand or by the others."""
        self.locked = locked
        self._say()

    def _say(self) -> None:
        self.blockSignals(True)  # the value follows the weight; only what comes from elsewhere is a wish
        self.setValue(round(self.weight))
        self.blockSignals(False)
        self.setAccessibleName(self.spoken())
        said = [_("Locked.")] if self.locked else []
        said += [] if self.was == self.weight else [_("Was {weight} in the saved version.").format(weight=percent(self.was))]
        said += [] if self.weight == round(self.weight) else [percent(self.weight)]
        self.setAccessibleDescription(" ".join(said))
        self.setToolTip(_("L locks and unlocks, Enter types a number") if self.lockable else _("Enter types a number"))
        self.update()

    def spoken(self) -> str:
        """What the figure is, for screen readers."""
        return _("{criterion}, weight in percent").format(criterion=self.name)

    def sizeHint(self) -> QSize:
        return QSize(260, self._theme.line("small") + 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    # where things are

    def _middle(self) -> float:
        return self.height() - 16.0

    def _span(self) -> float:
        return max(1.0, self.width() - END - 2 * KNOB)

    def _x(self, weight: Decimal | int) -> float:
        part = min(1.0, max(0.0, float(weight) / self.most))
        x = KNOB + part * self._span()
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x

    def _at(self, x: float) -> Decimal:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        points = round((x - KNOB) / self._span() * self.most)
        return Decimal(min(100, max(0, points)))

    def _words(self) -> QRectF:
        return QRectF(0, 0, self.width(), self._theme.line("small") + 4)

    def _named(self, x: float) -> bool:
        """Whether a place in the upper line is on the name or its lock."""
        end = self._theme.advance(self.name, "small", weight=500) + 28
        return (self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x) <= end

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        self._paint_track(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, box = self._theme, self._words()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start, end = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        value = "" if self.entry.isVisible() else percent(self.weight)
        painter.setFont(theme.font("small", weight=600, tabular=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, end, value)
        taken = theme.advance(percent(self.weight), "small", weight=600) + 12
        if self.was != self.weight and not self.entry.isVisible():
            was = _("was {weight}").format(weight=plain(self.was))
            painter.setFont(theme.font("label", tabular=True))
            painter.setPen(theme.colour("text_3"))
            room = box.adjusted(taken, 0, 0, 0) if mirrored else box.adjusted(0, 0, -taken, 0)
            painter.drawText(room, end, was)
            taken += theme.advance(was, "label") + 10
        width = max(20.0, box.width() - taken - 24)
        name = theme.metrics("small", weight=500).elidedText(self.name, Qt.TextElideMode.ElideRight, width)
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, start, name)
        if self.lockable and (self.locked or self.underMouse() or self.hasFocus()):
            x = theme.advance(name, "small", weight=500) + 6
            side = theme.size("inline", "icon")
            lock = QRectF(self.width() - x - side if mirrored else x, box.center().y() - side / 2, side, side)
            icons.paint(painter, lock, "lock", theme.colour("text_2" if self.locked else "rule"))

    def _paint_track(self, painter: QPainter) -> None:
        theme, y = self._theme, self._middle()
        ink = theme.colour("text_3" if self.locked or self.readonly else "accent")
        edge = -KNOB if self._x(0) < self._x(self.most) else KNOB  # the track begins under the name
        start, end, at = self._x(0) + edge, self._x(self.most), self._x(self.weight)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, to in ((theme.colour("chip"), end), (ink, at)):
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(min(start, to), y - TRACK / 2, abs(to - start), TRACK), TRACK / 2, TRACK / 2)
        if self.was != self.weight:
            painter.fillRect(QRectF(round(self._x(self.was)) - 0.75, y - TICK / 2, 1.5, TICK), theme.colour("text"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(QPointF(at, y), KNOB + 3, KNOB + 3)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(theme.colour("raised"))
        painter.drawEllipse(QPointF(at, y), KNOB, KNOB)

    # wishes

    def want(self, weight: Decimal) -> None:
        """Says a wish, where the weight may be moved."""
        if not (self.locked or self.readonly):
            self.wanted.emit(min(Decimal(100), max(Decimal(0), weight)))

    def _from_outside(self, value: int) -> None:
        """A screen reader, or whoever else moves sliders."""
        if value != round(self.weight):
            self.want(Decimal(value))
            self.settled.emit()
            self._say()

    def edit(self, text: str = "") -> None:
        """Opens the line in which a number is typed."""
        if not (self.locked or self.readonly):
            wide = round(self._theme.advance("00.00 %", "small", weight=600)) + 12
            box = QRectF(self.width() - wide, 0, wide, self._theme.line("small") + 6).toRect()
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                box.moveLeft(0)
            self.entry.open_at(box, plain(self.weight), self.spoken(), text)
            self.update()

    def _typed(self, number: Decimal) -> None:
        self.want(number)
        self.settled.emit()

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers and not shift:
            event.ignore()
        elif key in ARROWS:
            by = ARROWS[key] * (LEAP if shift and abs(ARROWS[key]) == 1 else 1)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self.want(self.weight + (-by if mirrored else by))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.want(Decimal(0 if key == Qt.Key.Key_Home else 100))
        elif key == Qt.Key.Key_L:
            self.lock_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif event.text() and event.text() in "0123456789":
            self.edit(event.text())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.position().y() > self._words().bottom():
            if not (self.locked or self.readonly):
                self.setSliderDown(True)
                self.want(self._at(event.position().x()))
        elif self._named(event.position().x()):
            self.lock_wanted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.want(self._at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.settled.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.position().y() <= self._words().bottom() and not self._named(event.position().x()):
            self.edit()
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the lab scrolls under the pointer; a weight is never moved by accident

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.entry.isVisible():
            self.settled.emit()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
