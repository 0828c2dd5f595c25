"""Text widgets of the form: without frame, and without an undo of their own, since Ctrl+Z is the workbook's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QTextEdit, QWidget

from persona_studio.ui.theme import Theme

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_FORM_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F8)


def is_history(event: QKeyEvent) -> bool:
    """Whether the keys ask for undo or redo."""
    return any(event.matches(key) for key in _HISTORY) or event.keyCombination() == _CTRL_Y


_CTRL_Y = QKeySequence("Ctrl+Y")[0]


def for_form(event: QKeyEvent) -> bool:
    """Keys that mean something to the form, whatever a text widget would do with them."""
    if event.key() in _FORM_KEYS or is_history(event):
        return True
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Period, Qt.Key.Key_E)


def _without_history(menu: QMenu) -> QMenu:
    """A text widget's menu without the undo that is switched off."""
    actions = menu.actions()
    for action in actions[:3] if len(actions) > 3 and actions[2].isSeparator() else []:
        menu.removeAction(action)
    return menu


class Line(QLineEdit):
    """One line of text on the ground of the form."""

    pasted = Signal(str)  # a text of several lines was pasted; it is not in the line

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.setTextMargins(-2, 0, -2, 0)
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = _without_history(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class Growing(QTextEdit):
    """Text that wraps and grows with what is typed; plain text only."""

    pasted = Signal(str)  # several lines were pasted where `one_paragraph` is wanted

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, one_paragraph: bool = False) -> None:
        super().__init__(parent)
        self.theme, self.one_paragraph = theme, one_paragraph
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

    def lines_at(self, width: int) -> int:
        """How many lines the text takes at a width."""
        return lines_of(self.toPlainText() or self.placeholderText(), width, self.theme)

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = _without_history(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def lines_of(text: str, width: int, theme: Theme) -> int:
    """How many lines `text` takes at a width."""
    if QFontMetricsF(theme.font("body")).horizontalAdvance(text) <= width and "\n" not in text:
        return 1
    return max(1, len(_break(text, width, theme)))


def _break(text: str, width: int, theme: Theme) -> list[tuple[int, int]]:
    from PySide6.QtGui import QTextLayout

    found: list[tuple[int, int]] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, theme.font("body"))
        layout.setTextOption(wrapping())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 20))
            found.append((line.textStart(), line.textLength()))
        layout.endLayout()
        if not layout.lineCount():
            found.append((0, 0))
    return found


def wrapping() -> QTextOption:
    """How all values of the form break."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _clipboard() -> str:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.clipboard().text()


def baseline(theme: Theme, role: str = "body") -> float:
    """From the top of a line of that role to its baseline."""
    metrics = QFontMetricsF(theme.font(role))
    return (theme.line(role) - metrics.height()) / 2 + metrics.ascent()


ORIGIN = QPointF(0, 0)
