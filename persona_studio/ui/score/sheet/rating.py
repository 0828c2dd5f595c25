"""One criterion of an account: its words as a choice from 5 to 1, unknown, why it is rated so, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from persona_studio.domain.scoring.model import Criterion, Rated
from persona_studio.foundation.words import _
from persona_studio.ui.parts.buttons import Button, Painted
from persona_studio.ui.parts.lines import RestingLine
from persona_studio.ui.parts.text import Text

if TYPE_CHECKING:
    from persona_studio.ui.theme import Theme

ORDER = (5, 4, 3, 2, 1, None)
DIGITS = {Qt.Key.Key_5: 5, Qt.Key.Key_4: 4, Qt.Key.Key_3: 3, Qt.Key.Key_2: 2, Qt.Key.Key_1: 1, Qt.Key.Key_U: None}


def said(criterion: Criterion, rating: int | None) -> str:
    """What a rating means in the scorecard's words."""
    between = _("between “{one}” and “{other}”")
    match rating:
        case 5:
            return criterion.ideal or _("ideal")
        case 4:
            return between.format(one=criterion.ideal or _("ideal"), other=criterion.good or _("good"))
        case 3:
            return criterion.good or _("good")
        case 2:
            return between.format(one=criterion.good or _("good"), other=criterion.poor or _("poor"))
        case 1:
            return criterion.poor or _("poor")
    return _("Not known")


class RatingScale(Painted):
    """Six cells, one of them chosen; digits, U and arrows choose."""

    wanted = Signal(object)  # 1 to 5, or None
    moved = Signal(int)  # up or down to another criterion

    def __init__(self, theme: Theme, criterion: Criterion) -> None:
        super().__init__(theme, criterion.name)
        self.criterion = criterion
        self.rating: int | None = None
        self.readonly = False
        self.setMouseTracking(True)
        self.setFixedHeight(30)

    def tell(self, criterion: Criterion, rating: int | None) -> None:
        """Another state."""
        self.criterion, self.rating = criterion, rating
        state = _("not known") if rating is None else str(rating)
        self.setAccessibleName(f"{criterion.name}: {state}, {said(criterion, rating)}")
        self.update()

    def _boxes(self) -> list[QRectF]:
        wide = (self.width() - 5 * 4) / 6
        boxes = [QRectF(at * (wide + 4), 1, wide, self.height() - 2) for at in range(6)]
        return boxes[::-1] if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else boxes

    def _at(self, point: QPointF) -> int | None:
        return next((n for n, box in enumerate(self._boxes()) if box.contains(point)), None)

    def choose(self, rating: int | None) -> None:
        """Asks for another rating."""
        if not self.readonly:
            self.wanted.emit(rating)

    def sizeHint(self) -> QSize:
        return QSize(200, 30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        if plain and key in DIGITS:
            self.choose(DIGITS[key])
        elif plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif plain and step:
            self.choose(ORDER[max(0, min(5, ORDER.index(self.rating) + step))])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.moved.emit(1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._at(event.position())
        if at is not None:
            self.choose(ORDER[at])

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            if at is not None:
                QToolTip.showText(event.globalPos(), said(self.criterion, ORDER[at]), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.size("token", "radius")
        for rating, box in zip(ORDER, self._boxes(), strict=True):
            here = rating == self.rating
            fill = ("accent" if rating is not None else "chip") if here else "hover" if self.isEnabled() else "window"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("raised") if not here else theme.colour(fill))
            painter.drawRoundedRect(box, radius, radius)
            painter.setFont(theme.font("small", weight=600 if here else 400, tabular=True))
            painter.setPen(theme.colour("on_accent" if here and rating is not None else "text" if here else "text_2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?" if rating is None else str(rating))
            if here and self.hasFocus():
                painter.setPen(QPen(theme.colour("text"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)


class RatingRow(QWidget):
    """A criterion with everything that is said of it."""

    rated = Signal(str, object, str)  # criterion, rating or None, what was said

    def __init__(self, theme: Theme, criterion: Criterion) -> None:
        super().__init__()
        self._theme, self.criterion = theme, criterion
        self._now = Rated()
        self.title = Text(theme, "small", weight=600)
        self.scale = RatingScale(theme, criterion)
        self.meaning = Text(theme, "label", wrap=True)
        self.reason = Text(theme, "label", tone="text_2", wrap=True)
        self.note = RestingLine(hint=_("Rated by hand. What was said?"))
        self.note.setFont(theme.font("label"))
        self.back = Button(theme, _("Take back"), kind="link")
        self.scale.wanted.connect(lambda rating: self.rated.emit(self.criterion.id, rating, self.note.text().strip()))
        self.note.editingFinished.connect(self.flush)
        self.back.clicked.connect(lambda: self.rated.emit(self.criterion.id, None, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(3)
        for part in (self.title, self.scale, self.meaning, self.reason):
            column.addWidget(part)
        hand = QHBoxLayout()
        hand.addWidget(self.note, 1)
        hand.addWidget(self.back)
        column.addLayout(hand)

    def tell(self, criterion: Criterion, now: Rated, reason: str, *, readonly: bool, over_rule: bool) -> None:
        """What is known of it now; `over_rule`: a hand rating that a rule would answer without."""
        self.criterion = criterion
        if not self.note.hasFocus() or now.said != self._now.said:
            self.note.setText(now.said if now.by == "hand" else "")
            if not self.note.hasFocus():
                self.note.setCursorPosition(0)  # its beginning is seen
        self._now = now
        self.title.setText(_("{criterion}, {weight} %").format(criterion=criterion.name, weight=f"{criterion.weight.normalize():f}"))
        self.scale.readonly = readonly
        self.scale.tell(criterion, now.rating)
        self.meaning.setText(said(criterion, now.rating))
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason) and now.by != "hand")
        self.note.setReadOnly(readonly)
        self.note.setAccessibleName(_("What was said on {criterion}").format(criterion=criterion.name))
        self.note.setVisible(now.by == "hand")
        self.back.setText(_("Back to the rule") if over_rule else _("Take back"))
        self.back.setVisible(now.by == "hand" and not readonly)

    def flush(self) -> None:
        """Writes a note that was typed."""
        text = self.note.text().strip()
        if self._now.by == "hand" and self._now.rating is not None and text != self._now.said:
            self.rated.emit(self.criterion.id, self._now.rating, text)
