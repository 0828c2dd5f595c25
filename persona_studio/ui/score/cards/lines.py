"""Labelled lines of a row: what was typed, and a sentence under it where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from persona_studio.ui.frame.panels import Choice
from persona_studio.ui.parts.lines import RestingLine
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme


class Lines(QScrollArea):
    """A column of labelled fields that can be built again for another row."""

    def __init__(self, theme: Theme, name: str, *, readonly: bool) -> None:
        super().__init__(widgetResizable=True)
        self._theme, self._readonly = theme, readonly
        self.edits: dict[str, QWidget] = {}  # by key
        self.objections: dict[str, Text] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    def begin(self) -> None:
        """An empty column."""
        self.edits, self.objections = {}, {}
        self._inner = QWidget()
        self._inner.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(4, 4, 18, 12)
        self._column.setSpacing(3)

    def end(self) -> None:
        """Shows the column instead of the one before."""
        self._column.addStretch(1)
        if before := self.takeWidget():  # one of its lines may be speaking at this moment
            before.hide()
            before.deleteLater()
        self.setWidget(self._inner)
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)

    def enter(self) -> None:
        """Puts the cursor into the first line."""
        first = next(iter(self.edits.values()), None)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(first, QLineEdit):
                first.selectAll()

    def object(self, key: str, said: str) -> None:
        """Says under a field what is wrong with it; "" for nothing."""
        edit, words = self.edits[key], self.objections[key]
        words.setText(said)
        words.setVisible(bool(said))
        edit.setAccessibleDescription(said)
        if bool(edit.property("bad")) != bool(said):
            edit.setProperty("bad", bool(said))
            edit.style().polish(edit)

    def heading(self, words: str) -> None:
        """A heading over the fields that follow."""
        self._column.addSpacing(8)
        self._column.addWidget(Text(self._theme, "heading", words))
        self._column.addSpacing(4)

    def line(self, key: str, label: str, text: str, put: Callable[[str], None], *, hint: str = "") -> QLineEdit:
        """One line of text."""
        edit = RestingLine(text, hint=hint, bare=False)
        edit.setReadOnly(self._readonly)
        edit.setTextMargins(-2, 0, 0, 0)
        edit.setMinimumHeight(self._theme.size("field"))
        edit.textEdited.connect(put)
        self._add(key, label, edit)
        return edit

    def words(self, key: str, label: str, text: str, put: Callable[[str], None]) -> None:
        """A text of a few lines."""
        edit = QPlainTextEdit(text)
        edit.setReadOnly(self._readonly)
        edit.setTabChangesFocus(True)
        edit.setProperty("lined", True)
        edit.document().setDocumentMargin(1)
        edit.setFixedHeight((1 if len(text) < 55 else 2) * self._theme.line("body") + 9)
        edit.textChanged.connect(lambda: put(" ".join(edit.toPlainText().split())))
        self._add(key, label, edit)

    def choice(self, key: str, label: str, options: Mapping[str, str], now: str, put: Callable[[str], None]) -> None:
        """One of a few words."""
        box = Choice(self._theme)
        for value, words in options.items():
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.setEnabled(not self._readonly)
        box.setMaxVisibleItems(16)
        box.activated.connect(lambda _at: put(box.currentData()))
        self._add(key, label, box)

    def put_in(self, key: str, widget: QWidget) -> None:
        """Anything else."""
        self.edits[key] = widget
        self._column.addWidget(widget)

    def _add(self, key: str, label: str, edit: QWidget) -> None:
        words = Text(self._theme, "label", label, tone="text_2")
        words.setBuddy(edit)
        edit.setAccessibleName(label)
        edit.setFont(self._theme.font("body"))
        said = Text(self._theme, "label", tone="error", wrap=True)
        said.hide()
        self.edits[key], self.objections[key] = edit, said
        for part in (words, edit, said):
            self._column.addWidget(part)
        self._column.addSpacing(6)
