"""One field of the form: label, editor, mark, error. Paints halo and rule, so that no editor changes size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from persona_studio.domain.profile import Claim
from persona_studio.template.kinds import Complaint
from persona_studio.template.model import Field
from persona_studio.ui.editors import paint
from persona_studio.ui.editors.base import Editor
from persona_studio.ui.editors.measure import advance
from persona_studio.ui.editors.typed import Growing, Line
from persona_studio.ui.parts import icons, marks
from persona_studio.ui.parts.buttons import Painted
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

MARK = 22  # px at the end of a value that the mark takes


class FieldBox(QWidget):
    """A field with its surroundings. It is `out` px wider than its text at both sides."""

    grown = Signal()
    mend = Signal()
    evidence = Signal(int)
    menu = Signal(object)  # a QMenu about to open, to be added to

    def __init__(self, field: Field, editor: Editor, theme: Theme, *, bare: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self.editor, self.theme = field, editor, theme
        self.focused = False
        self.shown: tuple[Claim, ...] | None = None
        self.complaint: Complaint | None = None
        editor.setParent(self)
        self.label = Text(theme, "label", field.label, tone="text_2", parent=self)
        self.label.setVisible(not bare)
        self.label.setBuddy(editor.stops()[0])
        self.label.setToolTip(field.help)
        self.label.setAccessibleDescription(field.help)
        self.setMouseTracking(True)
        self._over_mark = False
        self._error: ErrorLine | None = None
        self._bare = bare
        editor.name_it(field.label, field.help)
        editor.grown.connect(self.grown)
        editor.evidence.connect(self.evidence)
        for widget in (editor, *editor.findChildren(Line), *editor.findChildren(Growing)):
            widget.installEventFilter(self)

    # what the form tells

    def show_claims(self, claims: tuple[Claim, ...]) -> None:
        """Brings other claims into the editor; the same ones leave it alone."""
        if claims != self.shown:
            self.shown = claims
            self.editor.set_value(claims)
            self.update()

    def set_focused(self, focused: bool) -> None:
        """Lays the halo behind the editor, or takes it away."""
        self.focused = focused
        self.update()

    def set_readonly(self, readonly: bool) -> None:
        self.editor.set_readonly(readonly)
        self.update()

    def set_complaint(self, complaint: Complaint | None, claims: Sequence[int] = ()) -> None:
        """Shows what is wrong, or that all is well."""
        if complaint == self.complaint:
            return
        self.complaint = complaint
        if complaint and self._error is None:
            self._error = ErrorLine(self.theme, self)
            self._error.mend.clicked.connect(self.mend)
        if self._error:
            self._error.say(complaint)
        if self.editor.rows:
            self.editor.bad = set(claims)  # type: ignore[attr-defined]
            self.editor.update()
        said = f"{complaint.sentence} {self.field.help}".strip() if complaint else self.field.help
        self.editor.name_it(self.field.label, said)
        self.update()
        self.grown.emit()

    def restyle(self) -> None:
        """The theme has changed."""
        self.editor.restyle()
        self.update()

    # places

    @property
    def out(self) -> int:
        """px at both sides that are not for text."""
        return self.editor.out

    def least_width(self) -> int:
        """The narrowest column in which label and editor still stand whole."""
        return max(round(advance(self.field.label, self.theme, "label")) + 2, self.editor.least_width())

    def height_for(self, width: int) -> int:
        """The height at a width of the text, error included."""
        return self._top() + self._editor_height(width) + self._error_height(width)

    def _top(self) -> int:
        return 0 if self._bare else self.theme.line("label")

    def _editor_height(self, width: int) -> int:
        return self.editor.height_for(width + 2 * self.out if self.editor.rows else width - self._mark())

    def _error_height(self, width: int) -> int:
        return self._error.height_for(width) if self._error and self.complaint else 0

    def _mark(self) -> int:
        return MARK if self.field.claim else 0

    def put(self, x: int, y: int, width: int, height: int) -> None:
        """Stands there from now on, seen."""
        if (width, height) != (self.width(), self.height()):
            self.setGeometry(x, y, width, height)
        else:
            self.move(x, y)
            self._place()
        self.setVisible(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        width, out, top = self.width() - 2 * self.out, self.out, self._top()
        self.label.setGeometry(out, 0, width, top)
        height = self._editor_height(width)
        if self.editor.rows:
            self.editor.setGeometry(0, top, self.width(), height)
        else:
            self.editor.setGeometry(out, top, width - self._mark(), height)
        if self._error:
            self._error.setVisible(self.complaint is not None)
            self._error.setGeometry(out, top + height, width, self._error_height(width))
        self.update()

    def value_box(self) -> QRect:
        """The value and its mark, from the top of the editor to the rule."""
        return QRect(self.out, self.editor.y(), self.width() - 2 * self.out, self.editor.height())

    def mark_of(self, claim: int) -> QRect:
        """Where the mark of a claim stands, in the coordinates of the box."""
        own = self.editor.mark_box(claim)
        return own.translated(self.editor.pos()) if own else self._mark_area()

    def _mark_area(self) -> QRect:
        box = self.value_box()
        return QRect(box.right() - 20, box.top() + 1, 28, 28)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.editor.rows:
            return
        painter, theme, box = QPainter(self), self.theme, QRectF(self.value_box())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        out = theme.size("halo_x", "focus")
        if self.focused and not self.editor.readonly:
            paint.halo(painter, box.adjusted(-out, -theme.size("halo_top", "focus"), out, 0), theme)
        if self.complaint and not self.focused:
            paint.rule(painter, box.left(), box.right(), box.bottom(), theme.colour("error"), 2)
        elif not self.focused or self.editor.readonly:
            tone = "rule_strong" if self.underMouse() and not self.editor.readonly else "rule"
            paint.rule(painter, box.left(), box.right(), box.bottom(), theme.colour(tone), 1, dashed=self.editor.readonly)
        ground = self.editor.ground() if self.field.claim else None
        if ground is not None:
            area = self._mark_area()
            if self._over_mark:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("tint_2" if self.focused else "hover"))
                painter.drawRoundedRect(QRectF(area), theme.size("control", "radius"), theme.size("control", "radius"))
            paint.mark_end(painter, QRectF(box.right() - 14, box.top(), 14, 30).center() + _HALF, ground, theme)

    # the menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            self.open_menu(watched, event.globalPos())
            return True
        return False

    def open_menu(self, widget: QWidget, at: QPoint) -> QMenu:
        """Opens the menu of the field: that of the text widget, and what the form adds."""
        menu = widget.menu() if isinstance(widget, Line | Growing) else QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.emit(menu)
        menu.popup(at)
        return menu

    # pointer

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over_mark = False
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        ground = self.editor.ground() if self.field.claim and not self.editor.rows else None
        over = ground is not None and self._mark_area().contains(event.position().toPoint())
        if over != self._over_mark:
            self._over_mark = over
            self.setToolTip(marks.words(ground) if over and ground is not None else "")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        claim = self.editor.current()
        if self.editor.ground() is not None and self.field.claim and self._mark_area().contains(event.position().toPoint()) and claim:
            self.evidence.emit(claim)
        else:
            self.editor.stops()[0].setFocus(Qt.FocusReason.MouseFocusReason)


_HALF = QPointF(7, 0)  # from the middle of the mark to its end


class ErrorLine(QWidget):
    """Under a field: an icon, what is wrong, and what would mend it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.text = Text(theme, "label", tone="error", wrap=True, parent=self)
        self.mend = Mend(theme, "", self)

    def say(self, complaint: Complaint | None) -> None:
        """Another complaint, or none."""
        self.text.setText(complaint.sentence if complaint else "")
        self.mend.say(complaint.mend if complaint else "")
        self.mend.setVisible(bool(complaint and complaint.mend))

    def height_for(self, width: int) -> int:
        return 4 + self._text_height(width)

    def _fits(self, width: int) -> bool:
        metrics = QFontMetrics(self.theme.font("label"))
        return 19 + metrics.horizontalAdvance(self.text.text()) + self.mend.sizeHint().width() + 8 <= width

    def _text_height(self, width: int) -> int:
        line = self.theme.line("label")
        beside = self._fits(width)
        room = width - 19
        lines = 1 if beside else -(-self.text.heightForWidth(room) // line)
        return line * (lines + (0 if beside or not self.mend.text() else 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        line, beside = self.theme.line("label"), self._fits(self.width())
        wide = QFontMetrics(self.theme.font("label")).horizontalAdvance(self.text.text()) + 1
        size = self.mend.sizeHint()
        if beside:
            self.text.setGeometry(19, 4, wide, line)
            self.mend.setGeometry(19 + wide + 5, 4, size.width(), line)
        else:
            below = line if self.mend.text() else 0
            self.text.setGeometry(19, 4, self.width() - 19, self.height() - 4 - below)
            self.mend.setGeometry(19, self.height() - below, size.width(), line)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), QRectF(0, 6, 13, 13), "circle-alert", self.theme.colour("error"))


class Mend(Painted):
    """The mending action as a link; the keyboard has Ctrl+. for it."""

    def __init__(self, theme: Theme, text: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.theme.font("label", weight=500)).horizontalAdvance(self.text()) + 2, self.theme.line("label"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.theme.font("label", weight=500))
        painter.setPen(self.theme.colour("accent_hover" if self.underMouse() else "accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
