"""The worksheets of a form: one for each template, built when it is needed first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from persona_studio.template.model import Template
from persona_studio.ui.profiles.worksheet import Worksheet


class Sheets:
    """Keeps the worksheets and has one of them in sight."""

    def __init__(self, area: QScrollArea, build: Callable[[Template], Worksheet], store: QWidget) -> None:
        """`store` owns the area."""
        self._area, self._build, self._store = area, build, store
        self._sheets: dict[str, Worksheet] = {}
        self.now: Worksheet | None = None
        self._ground = _Ground(store)
        area.setWidget(self._ground)
        self._ground.setAutoFillBackground(False)  # the area sets it

    def __iter__(self) -> Iterator[Worksheet]:
        return iter(self._sheets.values())

    def show(self, template: Template) -> Worksheet:
        """Brings the worksheet of a template into sight; a template that has changed gets a new one."""
        sheet = self._sheets.get(template.id)
        if sheet is None or sheet.template != template:
            if sheet is not None:
                self._drop(sheet)
            sheet = self._sheets[template.id] = self._build(template)
        if sheet is not self.now:
            self._swap(sheet)
        return sheet

    def _drop(self, sheet: Worksheet) -> None:
        if sheet is self.now:
            sheet.hide()
            self._ground.hold(None)
            self.now = None
        sheet.deleteLater()

    def _swap(self, sheet: Worksheet) -> None:
        if self.now:
            self.now.hide()
        self.now = sheet
        sheet.resize(max(self._area.viewport().width(), 1), sheet.height())
        new = sheet.parentWidget() is not self._ground
        if new:
            sheet.setParent(self._ground)
        self._ground.hold(sheet)
        if new:
            self.put_in_order(sheet)
        sheet.show()

    def put_in_order(self, sheet: Worksheet) -> None:
        """What comes into a window is last in the order of Tab; the worksheet belongs behind what stands before its scroll area."""
        inside: list[QWidget] = []
        widget = sheet.nextInFocusChain()
        while widget is not None and sheet.isAncestorOf(widget):
            inside.append(widget)
            widget = widget.nextInFocusChain()
        before: QWidget | None = self._area
        while before not in (None, sheet) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before in (None, sheet):
            return
        for widget in inside:
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, widget)
                before = widget


class _Ground(QWidget):
    """What the area scrolls: all worksheets lie on it and one is seen, as high as that one. To give a worksheet another parent takes
    longer than to fill it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet: Worksheet | None = None

    def hold(self, sheet: Worksheet | None) -> None:
        """Takes the width and the height of this worksheet from now on."""
        if self._sheet is not None:
            self._sheet.removeEventFilter(self)
        self._sheet = sheet
        if sheet is not None:
            sheet.installEventFilter(self)
            sheet.move(0, 0)
            self.setFixedHeight(sheet.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._sheet and event.type() == QEvent.Type.Resize and self._sheet is not None:
            self.setFixedHeight(self._sheet.height())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._sheet is not None and self._sheet.width() != self.width():
            self._sheet.resize(self.width(), self._sheet.height())
