"""What stands on the map: people with their face in a ring of evidence, and gaps that have a name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from persona_studio.domain.committee import Member
from persona_studio.foundation.words import _
from persona_studio.ui.parts import faces, icons, rings
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.profiles.committee import words
from persona_studio.ui.profiles.committee.layout import PAD, RING
from persona_studio.ui.theme import Theme

FACE = 68
STROKE = 3.0


class Node(Painted):
    """A face or a gap over two lines of words. Says that it is dragged; the map does the rest."""

    dragged = Signal(QPointF)  # where the pointer is, in the map
    dropped = Signal(QPointF)
    focused = Signal()

    def __init__(self, theme: Theme, name: str, line: str, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.name, self.line = name, line
        self.key: int | str = ""
        self.target = False  # a link that is being made would end here
        self._pressed: QPointF | None = None
        self._dragging = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()  # the map walks by arrows; a button would go to its neighbour in its own way

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.movable:
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragging:
            self._dragging = True
            self.dragged.emit(QPointF(self.mapToParent(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.dropped.emit(QPointF(self.mapToParent(event.position())))
        elif self.isDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.click()

    @property
    def movable(self) -> bool:
        return isinstance(self.key, int)

    def ground(self) -> str | None:
        if self.target:
            return "tint_2"
        return "tint" if self.hasFocus() else "hover" if self.underMouse() else None

    def paint_base(self, painter: QPainter) -> None:
        """The ground and the ring of the focus, painted by the map below its lines, so that they do not end under it."""
        box = QRectF(self.geometry())
        wide = max(RING + 20.0, self.theme.advance(self.name, "body", weight=500) + 20, self.theme.advance(self.line, "label") + 20)
        aside = max(0.0, (box.width() - wide) / 2)  # no wider than the words
        self.paint_ground(painter, box.adjusted(aside, 0, -aside, 0), self.theme.size("row", "radius"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        self.paint_face(painter, QRectF(box.center().x() - RING / 2, PAD, RING, RING))
        y = PAD + RING + 6.0
        for role, weight, tone, text in (("body", 500, "text", self.name), ("label", None, "text_2", self.line)):
            font = self.theme.font(role, weight=weight)
            painter.setFont(font)
            painter.setPen(self.theme.colour(tone))
            shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width() - 6)
            painter.drawText(QRectF(0, y, box.width(), self.theme.line(role)), Qt.AlignmentFlag.AlignCenter, shown)
            y += self.theme.line(role)

    def paint_face(self, painter: QPainter, place: QRectF) -> None:
        raise NotImplementedError


class PersonNode(Node):
    """Somebody who takes part."""

    def __init__(self, theme: Theme, member: Member, evidenced: float, parent: QWidget) -> None:
        super().__init__(theme, member.person.name, words.roles_of(member), parent)
        self.key, self.member, self._evidenced = member.person.id, member, evidenced
        lane = " ".join(filter(None, words.lane_title(words.lane_of(member))))
        self.setAccessibleName(f"{self.name}, {self.line}")
        self.setAccessibleDescription(lane)
        self.setToolTip(f"{self.name}\n{self.line}")

    def paint_face(self, painter: QPainter, place: QRectF) -> None:
        rings.single(painter, place.adjusted(2, 2, -2, -2), self._evidenced, STROKE, self.theme.colour("accent"), self.theme.colour("chip"))
        inset = (RING - FACE) / 2
        faces.paint(painter, place.adjusted(inset, inset, -inset, -inset), self.name, self.member.person.kind, self.theme, self.member.person.face)


class GapNode(Node):
    """A role that nobody plays: a dashed circle with a plus."""

    def __init__(self, theme: Theme, role: str, parent: QWidget) -> None:
        super().__init__(theme, words.title(role), _("Not described"), parent)
        self.key = role
        self.setAccessibleName(words.gap_sentence(role))
        self.setAccessibleDescription(_("Enter describes this person."))
        self.setToolTip(words.gap_sentence(role))

    def paint_face(self, painter: QPainter, place: QRectF) -> None:
        pen = QPen(self.theme.colour("accent"), 1.75)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(6, 6, -6, -6))
        icons.paint(painter, QRectF(place.center().x() - 13, place.center().y() - 13, 26, 26), "plus", self.theme.colour("accent"))
