"""What can be said of the chosen section or field, as labelled lines made from its keys and the options of its kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from persona_studio.foundation.words import _
from persona_studio.template.editing import Draft, Spot, slug
from persona_studio.template.kinds import KINDS
from persona_studio.template.model import CLASSES, SLOTS
from persona_studio.ui.frame.panels import Choice
from persona_studio.ui.parts.text import Text
from persona_studio.ui.templates.words import kind_name, option_name, rank_name, slot_name
from persona_studio.ui.theme import Theme

LINES = {"tuple[str, ...]", "tuple[Part, ...]", "tuple[Clause, ...]"}  # options that are edited one a line


class Properties(QScrollArea):
    """`changed` after each key that was set; `rebuilt` where the kind, and with it the lines, became others."""

    changed = Signal()

    def __init__(self, theme: Theme, draft: Draft, *, readonly: bool) -> None:
        super().__init__(widgetResizable=True)
        self._theme, self._draft, self._readonly = theme, draft, readonly
        self.spot: Spot | None = None
        self.edits: dict[str, QWidget] = {}  # by key
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Properties"))

    def show_spot(self, spot: Spot | None) -> None:
        """The lines of a section or field; of the template for None."""
        self.spot = spot
        self.edits = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 4, 18, 12)
        self._column.setSpacing(3)
        if spot is None:
            self._template()
        elif spot[1] is None:
            self._section()
        else:
            self._field()
        self._column.addStretch(1)
        if before := self.takeWidget():  # one of its lines may be speaking at this moment
            before.hide()
            before.deleteLater()
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def enter(self) -> None:
        """Puts the cursor into the first line."""
        first = next(iter(self.edits.values()), None)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(first, QLineEdit):
                first.selectAll()

    def mark(self, key: str) -> None:
        """Shows which line the reader objects to; "" for none."""
        names = {key, key.split(".")[0], key.split("[")[0]}
        for name, edit in self.edits.items():
            bad = name in names
            if bool(edit.property("bad")) != bad:
                edit.setProperty("bad", bad)
                edit.style().polish(edit)

    # which lines there are

    def _template(self) -> None:
        self._line("name", _("Name of the template"))
        self._line("question", _("Question that such a profile answers"))
        self._line("used_by", _("Who uses it"))
        self._words("help", _("How to begin"))

    def _section(self) -> None:
        self._line("title", _("Title"))
        self._line("short", _("Short title for the outline"))
        self._words("help", _("Help"))
        self._check("optional", _("Counts only when something stands in it"), usual=False)
        id = Text(self._theme, "label", _("Id: {id}").format(id=self._table.get("id", "")), tone="text_3")
        self._column.addWidget(id)

    def _field(self) -> None:
        table = self._table
        self._line("label", _("Label"))
        self._words("help", _("Help: what belongs here and why it matters"))
        self._line("hint", _("Hint in the empty field"))
        self._line("example", _("Example"))
        named = self.spot == (0, 0)
        kinds = {word: kind_name(word) for word in KINDS}
        self._choice("kind", _("Kind of value"), kinds, str(table.get("kind", "line")), self._put_kind, enabled=not named)
        self._options(str(table.get("kind", "line")))
        columns = {str(n): str(n) for n in range(1, 13)}
        self._choice("columns", _("Columns of the form’s twelve"), columns, str(table.get("columns", 12)), lambda n: self._put("columns", int(n)))
        card = table.get("card", {})
        card = card if isinstance(card, dict) else {}
        slots = {slot: slot_name(slot) for slot in SLOTS}
        self._choice("card", _("Place on the card"), slots, card.get("slot", "facts"), lambda slot: self._put_card("slot", slot))
        ranks = {rank: rank_name(rank) for rank in CLASSES}
        self._choice("rank", _("When the card is full"), ranks, card.get("rank", "C"), lambda rank: self._put_card("rank", rank))
        if not named:
            self._check("claim", _("Needs evidence"), usual=True)
            self._check("asked", _("Counts towards completeness"), usual=True)
            self._check("sensitive", _("About the private person"), usual=False)
        self._column.addWidget(Text(self._theme, "label", _("Id: {id}").format(id=table.get("id", "")), tone="text_3"))

    def _options(self, word: str) -> None:
        """The limits of the kind: a line for each of its options."""
        if word not in KINDS:
            return
        for option in dataclasses.fields(KINDS[word]):
            kind = str(option.type)
            if kind.startswith("int"):
                self._number(option.name, option.default)
            elif kind == "bool":
                self._check(option.name, option_name(option.name), usual=False)
            elif kind == "str":
                self._line(option.name, option_name(option.name))
            elif kind in LINES:
                self._many(option.name)
            elif option.name == "of":
                self._item()

    # lines

    @property
    def _table(self) -> dict[str, Any]:
        return self._draft.table if self.spot is None else self._draft.at(self.spot)

    def _put(self, key: str, value: Any) -> None:
        self._draft.put(self.spot, key, value)
        self.changed.emit()

    def _put_kind(self, word: str) -> None:
        if self.spot is not None and word != self._table.get("kind"):
            self._draft.put_kind(self.spot, word)
            self.show_spot(self.spot)
            self.changed.emit()
            self.edits["kind"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_card(self, key: str, value: str) -> None:
        card = self._table.get("card")
        self._put("card", {"slot": "facts", "rank": "C", **(card if isinstance(card, dict) else {}), key: value})

    def _add(self, key: str, label: str, edit: QWidget) -> None:
        words = Text(self._theme, "label", label, tone="text_2")
        words.setBuddy(edit)
        edit.setAccessibleName(label)
        edit.setFont(self._theme.font("body"))
        self.edits[key] = edit
        self._column.addWidget(words)
        self._column.addWidget(edit)
        self._column.addSpacing(7)

    def _line(self, key: str, label: str) -> None:
        edit = QLineEdit(str(self._table.get(key, "")))
        edit.setReadOnly(self._readonly)
        edit.setTextMargins(-2, 0, 0, 0)
        edit.setMinimumHeight(self._theme.size("field"))
        edit.textEdited.connect(lambda text: self._put(key, text.strip()))
        self._add(key, label, edit)

    def _number(self, key: str, usual: object) -> None:
        value = self._table.get(key)
        shown = "" if usual in (None, dataclasses.MISSING) else str(usual)
        edit = QLineEdit("" if value is None else str(value), placeholderText=shown)
        edit.setReadOnly(self._readonly)
        edit.setTextMargins(-2, 0, 0, 0)
        edit.setMinimumHeight(self._theme.size("field"))
        edit.textEdited.connect(lambda text: self._put(key, _whole(text)))
        self._add(key, option_name(key), edit)

    def _item(self) -> None:
        """The longest item of a list of lines."""
        of = self._table.get("of", "line")
        longest = of.get("longest") if isinstance(of, dict) else None
        word = of.get("kind", "line") if isinstance(of, dict) else of
        if word not in ("line", "text"):
            return
        edit = QLineEdit("" if longest is None else str(longest), placeholderText=str(KINDS[word]().longest))  # type: ignore[attr-defined]
        edit.setReadOnly(self._readonly)
        edit.setMinimumHeight(self._theme.size("field"))
        edit.textEdited.connect(lambda text: self._put("of", {"kind": word, "longest": _whole(text)} if text.strip() else word))
        self._add("of", _("Characters of an item that fit best"), edit)

    def _words(self, key: str, label: str) -> None:
        self._block(key, label, str(self._table.get(key, "")), lambda text: self._put(key, " ".join(text.split())))

    def _many(self, key: str) -> None:
        """A list, one a line. Parts keep their ids by their place; new ones are named after their label."""
        now = self._table.get(key, [])
        parts = key == "parts"
        field = "lead" if parts and self._table.get("kind") == "statement" else "label"
        lines = [str(part.get(field, "")) for part in now] if parts else [str(item) for item in now]

        def put(text: str) -> None:
            typed = [line.strip() for line in text.split("\n") if line.strip()]
            self._put(key, _parts(typed, self._table.get(key, []), field) if parts else typed)

        self._block(key, option_name(key), "\n".join(lines), put)

    def _block(self, key: str, label: str, text: str, put: Callable[[str], None]) -> None:
        edit = QPlainTextEdit(text)
        edit.moveCursor(QTextCursor.MoveOperation.End)
        edit.setReadOnly(self._readonly)
        edit.setTabChangesFocus(True)
        edit.setProperty("lined", True)
        edit.document().setDocumentMargin(1)
        lines = max(2, min(6, text.count("\n") + 1 + len(text) // 60))
        edit.setFixedHeight(lines * self._theme.line("body") + 8)
        edit.textChanged.connect(lambda: put(edit.toPlainText()))
        self._add(key, label, edit)

    def _choice(self, key: str, label: str, options: dict[str, str], now: str, put: Callable[[str], None], *, enabled: bool = True) -> None:
        box: QComboBox = Choice(self._theme)
        for value, words in options.items():
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(now)))
        box.setEnabled(enabled and not self._readonly)
        box.activated.connect(lambda _at: put(box.currentData()))
        self._add(key, label, box)

    def _check(self, key: str, label: str, *, usual: bool) -> None:
        box = QCheckBox(label)
        box.setChecked(bool(self._table.get(key, usual)))
        box.setEnabled(not self._readonly)
        box.setFont(self._theme.font("body"))
        box.setAccessibleName(label)
        box.toggled.connect(lambda on: self._put(key, None if on == usual else on))
        self.edits[key] = box
        self._column.addWidget(box)
        self._column.addSpacing(5)


def _whole(text: str) -> int | str | None:
    """A whole number; what is none stays as it was typed, for the reader to refuse."""
    text = text.strip()
    try:
        return int(text) if text else None
    except ValueError:
        return text


def _parts(typed: list[str], before: list[dict[str, Any]], field: str) -> list[dict[str, Any]]:
    """Parts by their words: one that was there keeps its id and the rest of it."""
    known = {str(part.get(field, "")): part for part in before}
    made: list[dict[str, Any]] = []
    for n, words in enumerate(typed):
        same_place = before[n] if len(before) == len(typed) else None
        part = known.get(words) or same_place or {"id": slug(words) or f"part_{n + 1}", "label": words}
        made.append({**part, field: words})
    return made


