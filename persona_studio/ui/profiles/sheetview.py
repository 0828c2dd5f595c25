"""The form as it is seen and walked: the worksheet in its scroll area, the field with the focus, the keys of the form."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from persona_studio.template.kinds import Complaint
from persona_studio.template.model import Template
from persona_studio.ui.profiles import steps
from persona_studio.ui.profiles.fieldbox import FieldBox
from persona_studio.ui.profiles.sheets import Sheets
from persona_studio.ui.profiles.worksheet import Worksheet
from persona_studio.ui.theme import Theme


class SheetView(QWidget):
    """Walks a worksheet by keys and keeps the field with the focus in sight; knows nothing of where values go."""

    focused = Signal(str)  # id of the field that has the focus
    keys = Signal(list)  # (key, what it does) for the foot line
    section_at = Signal(str)  # the section at the top, while scrolling
    errors_changed = Signal()
    escaped = Signal()  # Esc where nothing was left to restore
    help = Signal(str)  # F1 in a field
    filter_off = Signal()  # a field was asked for that the filter left out
    sections_changed = Signal()  # a section was added to the form
    evidence = Signal(str, int)  # field and claim whose ground is asked for

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box: FieldBox | None = None  # the one with the focus
        self._section = ""
        self._build()
        self._sheets = Sheets(self.area, self.new_sheet, self)
        theme.changed.connect(self._restyle)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    # what a form over a workbook says

    def new_sheet(self, template: Template) -> Worksheet:
        """Builds the worksheet of a template."""
        raise NotImplementedError

    def leave(self, box: FieldBox) -> None:
        """The focus has left a field."""
        raise NotImplementedError

    def seal(self) -> None:
        """What is typed next is a step of its own."""
        raise NotImplementedError

    def mark_of(self, field_id: str, claim: int) -> QRect:
        """Where the mark of a claim stands, in the coordinates of the window."""
        box = self.sheet.boxes[field_id] if self.sheet else None
        if box is None:
            return QRect()
        here = box.mark_of(claim)
        return QRect(box.mapTo(self.window(), here.topLeft()), here.size())

    def bring_up(self, field_id: str) -> None:
        """A field that is left out is shown again."""
        raise NotImplementedError

    def judge(self, box: FieldBox) -> None:
        """Finds what is wrong with a field."""
        raise NotImplementedError

    def mend(self, field_id: str) -> None:
        """Does what the complaint of a field offers."""
        raise NotImplementedError

    @property
    def errors(self) -> dict[str, Complaint]:
        """What is wrong, by field."""
        raise NotImplementedError

    # what it shows

    @property
    def sheet(self) -> Worksheet | None:
        """The worksheet in sight."""
        return self._sheets.now

    @property
    def at(self) -> str:
        """The field in which the cursor is; "" when it is elsewhere."""
        return self._box.field.id if self._box else ""

    def focus_field(self, field_id: str) -> None:
        """Puts the cursor into a field and the field into sight."""
        self.bring_up(field_id)
        box = self.sheet.boxes.get(field_id) if self.sheet else None
        if box:
            box.editor.enter()
            self._into_sight(box)

    def select_all(self) -> None:
        """Chooses all of the text in which the cursor is."""
        edit = QApplication.focusWidget()
        if self._box and isinstance(edit, QLineEdit | QTextEdit):
            edit.selectAll()

    def scroll_to(self, section_id: str) -> None:
        """Brings a section to the top and the cursor into its first field."""
        if self.sheet and section_id in self.sheet.headings:
            self.area.verticalScrollBar().setValue(self.sheet.headings[section_id].y() - 4)
            self._tell_section(section_id)

    def _build(self) -> None:
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.area.viewport().setProperty("ground", "surface")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    # focus and keys

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._theme):  # the program is on its way out
            return
        box = self._box_of(new)
        if box is self._box:
            if box:
                self._tell_keys()
            return
        left, self._box = self._box, box
        if left and isValid(left):  # a new version of the template took the worksheet away, and the field with it
            self.leave(left)
        if box:
            box.set_focused(True)
            box.editor.entered()
            self.focused.emit(box.field.id)
            self._tell_keys()
            self._into_sight(box)
        elif left:
            self.keys.emit([])

    def _box_of(self, widget: QWidget | None) -> FieldBox | None:
        """The field of the worksheet in sight to which a widget belongs."""
        while widget is not None and not isinstance(widget, FieldBox):
            if widget is self:
                return None
            widget = widget.parentWidget()
        return widget if widget is not None and self.sheet and self.sheet.boxes.get(widget.field.id) is widget else None

    def _tell_keys(self) -> None:
        if self._box:
            self.keys.emit(self._box.editor.keys())

    def _boxes(self) -> list[FieldBox]:
        """The fields that can be reached, in order."""
        return [box for box in self.sheet.boxes.values() if self.sheet.in_sight(box.field.id)] if self.sheet else []

    def _step_field(self, box: FieldBox, step: int) -> bool:
        """Goes to the field before or behind another; False at the ends."""
        boxes = self._boxes()
        at = boxes.index(box) + step if box in boxes else -1
        if not 0 <= at < len(boxes):
            return False
        boxes[at].editor.enter(step > 0)
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks the template in order, through all that can be typed in."""
        box, here = self._box, QApplication.focusWidget()
        if box and here:
            stops = box.editor.stops()
            at = stops.index(here) + (1 if next else -1) if here in stops else -1
            if 0 <= at < len(stops):
                stops[at].setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                return True
            if self._step_field(box, 1 if next else -1):
                return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._box and self._key(event, self._box)):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent, box: FieldBox) -> bool:
        """Whether a key was one of the form's own."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape:
            if not box.editor.restore():
                self.escaped.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.seal()
            self._step_field(box, 1)
        elif control and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step_section(box, -1 if key == Qt.Key.Key_Backtab or event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_F8:
            self._step_error(box, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            here = QApplication.focusWidget() or box
            box.open_menu(here, here.mapToGlobal(here.rect().bottomLeft()))
        elif key == Qt.Key.Key_F1:
            self.help.emit(box.field.id)
        elif control and key == Qt.Key.Key_Period:
            self.judge(box)
            self.mend(box.field.id)
        elif control and key == Qt.Key.Key_E and box.field.claim and box.editor.current():
            self.seal()
            self.evidence.emit(box.field.id, box.editor.current())
        else:
            return False
        return True

    def _step_section(self, box: FieldBox, step: int) -> None:
        shown = {b.field.id for b in self._boxes()}
        target = steps.in_next_section(self.sheet.template, box.field, step, shown) if self.sheet else None
        if target:
            self.focus_field(target)

    def _step_error(self, box: FieldBox, step: int) -> None:
        target = steps.next_wrong(list(self.sheet.boxes), box.field.id, step, self.errors) if self.sheet else None
        if target:
            self.focus_field(target)

    # places

    def _into_sight(self, box: FieldBox) -> None:
        if self._box_of(box) is not box:  # of a worksheet that has just left
            return
        part = box.editor.focus_box()
        sheet = self.area.widget()
        if part is None or sheet is None:
            self.area.ensureWidgetVisible(box, 0, 28)
            return
        top = box.editor.mapTo(sheet, part.topLeft()).y()
        for y in (top + part.height(), top):  # the top counts more where both have no room
            self.area.ensureVisible(0, y, 0, 28)

    def _keep_in_sight(self) -> None:
        if self._box and self._box.hasFocus() | self._box.isAncestorOf(QApplication.focusWidget() or self):
            self._into_sight(self._box)
            self._tell_keys()

    def _scrolled(self) -> None:
        if self.sheet:
            bar = self.area.verticalScrollBar()
            tops = self.sheet.section_tops()
            above = [id for id, top in tops if top <= bar.value() + 40]
            self._tell_section(above[-1] if above else tops[0][0])

    def _tell_section(self, id: str) -> None:
        if id != self._section:
            self._section = id
            self.section_at.emit(id)

    def _restyle(self) -> None:
        for sheet in self._sheets:
            for box in sheet.boxes.values():
                box.restyle()
            sheet.arrange()
            sheet.update()
