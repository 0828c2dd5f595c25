"""Text widgets of the form: without frame, and without an undo of their own, since Ctrl+Z is the workbook's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from persona_studio.ui.editors.measure import baseline, wrapping
from persona_studio.ui.parts.lines import RestingLine
from persona_studio.ui.theme import Theme

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_FORM_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F8)


def is_history(event: QKeyEvent) -> bool:
    """Whether the keys ask for undo or redo."""
    return any(event.matches(key) for key in _HISTORY) or event.keyCombination() == _CTRL_Y


_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def for_form(event: QKeyEvent) -> bool:
    """Keys that mean something to the form, whatever a text widget would do with them."""
    if event.key() in _FORM_KEYS or is_history(event):
        return True
    if event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return True  # to a section; X11 would write the figure
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Period, Qt.Key.Key_E)


def _without_history(menu: QMenu) -> QMenu:
    """A text widget's menu without the undo that is switched off."""
    actions = menu.actions()
    for action in actions[:3] if len(actions) > 3 and actions[2].isSeparator() else []:
        menu.removeAction(action)
    return menu


class Line(RestingLine):
    """One line of text on the ground of the form."""

    pasted = Signal(str)  # a text of several lines was pasted; it is not in the line

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.theme = theme
        self.many_lines = False
        self.setFont(theme.font("body"))

    def show_text(self, text: str) -> None:
        """Takes a text that came from elsewhere; the cursor stays where it was."""
        if text != self.text():
            at = self.cursorPosition() if self.hasFocus() else 0
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and for_form(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_form(event):
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.many_lines and not self.isReadOnly():
            text = _clipboard()
            if "\n" in text.strip():
                self.pasted.emit(text)
            else:
                self.insert(text)
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """Cut, copy, paste and their like."""
        return _without_history(self.createStandardContextMenu())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class Growing(QTextEdit):
    """Text that wraps and grows with what is typed; plain text only."""

    pasted = Signal(str)  # several lines were pasted where `one_paragraph` is wanted

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, one_paragraph: bool = False) -> None:
        super().__init__(parent)
        self.theme, self.one_paragraph, self.hint = theme, one_paragraph, ""
        self.setStyleSheet("QTextEdit, QTextEdit:hover, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.restyle()

    def restyle(self) -> None:
        """Takes font and line height of the theme."""
        self.setFont(self.theme.font("body"))
        self.document().setDefaultFont(self.theme.font("body"))
        self._set_leading()

    def _set_leading(self) -> None:
        leading = QTextBlockFormat()
        leading.setLineHeight(self.theme.line("body"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        quiet = self.blockSignals(True)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(leading)
        self.blockSignals(quiet)

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Takes a text that came from elsewhere; the cursor stays where it was."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position() if self.hasFocus() else 0
        quiet = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(quiet)
        self._set_leading()
        self.go_to(min(at, len(text)))

    def go_to(self, position: int) -> None:
        """Puts the cursor there."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def set_hint(self, hint: str) -> None:
        """What the empty editor says; painted here, since Qt's own would be cut to one line."""
        if hint != self.hint:
            self.hint = hint
            self.viewport().update()

    def words(self) -> str:
        """What is to be read: the text, or the hint."""
        return self.toPlainText() or self.hint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and self.document().isEmpty():
            painter, step = QPainter(self.viewport()), self.theme.line("body")
            layout = QTextLayout(self.hint, self.theme.font("body"))
            layout.setTextOption(wrapping())
            layout.beginLayout()
            count = 0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(self.width(), 20))
                line.setPosition(QPointF(0, round(count * step + baseline(self.theme) - line.ascent()) + 1))
                count += 1
            layout.endLayout()
            painter.setPen(self.theme.colour("text_3"))
            layout.draw(painter, QPointF(0, 0))

    def sizeHint(self) -> QSize:
        return QSize(100, self.theme.line("body"))

    def minimumSizeHint(self) -> QSize:
        return QSize(20, self.theme.line("body"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and for_form(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_form(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if self.one_paragraph and "\n" in text.strip():
            self.pasted.emit(text)
        else:
            self.insertPlainText(" ".join(text.split("\n")).strip("\n") if self.one_paragraph else text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Never scrolls: it is always as high as its text."""

    def menu(self) -> QMenu:
        """Cut, copy, paste and their like."""
        return _without_history(self.createStandardContextMenu())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()
