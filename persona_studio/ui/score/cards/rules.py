"""Rules and tests as rows of fields: which rating, which test, with what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from persona_studio.domain.scoring.amounts import read as read_amount
from persona_studio.domain.scoring.days import read_date
from persona_studio.domain.scoring.faults import figure
from persona_studio.domain.scoring.model import Absent, After, Before, Between, Contains, OneOf, Present, Rule, Test
from persona_studio.foundation.words import _
from persona_studio.ui.frame.panels import Choice
from persona_studio.ui.parts.buttons import Button, IconButton
from persona_studio.ui.parts.lines import RestingLine
from persona_studio.ui.parts.text import Text
from persona_studio.ui.theme import Theme

TESTS: dict[str, type] = {
    "between": Between, "one of": OneOf, "contains": Contains, "before": Before, "after": After, "present": Present, "absent": Absent,
}  # fmt: skip


Typed = tuple[Rule, str, tuple[str, ...]]


class Unreadable(ValueError):
    """A sentence about what was typed, and that itself."""

    def __init__(self, said: str, typed: str) -> None:
        super().__init__(said)
        self.typed = typed


def test_words() -> dict[str, str]:
    """What the tests are called."""
    return {
        "between": _("is between"), "one of": _("is one of"), "contains": _("contains"), "before": _("is before"),
        "after": _("is on or after"), "present": _("is anything else"), "absent": _("is empty"),
    }  # fmt: skip


def rating_words() -> dict[int, str]:
    """What the ratings are called in a choice."""
    return {5: _("5 ideal"), 4: "4", 3: _("3 good"), 2: "2", 1: _("1 poor")}


def kind_of(test: Test) -> str:
    """The key of a test in TESTS."""
    return next(key for key, made in TESTS.items() if isinstance(test, made))


def fields_of(test: Test) -> tuple[str, ...]:
    """A test as it stands in its fields."""
    match test:
        case Between():
            return tuple("" if end is None else figure(end) for end in (test.low, test.high))
        case OneOf() | Contains():
            return ("; ".join(test.words),)
        case Before() | After():
            return (test.day.isoformat(),)
        case _:
            return ()


def test_of(kind: str, texts: tuple[str, ...]) -> Test:
    """A test from its fields. Raises Unreadable."""
    match kind:
        case "between":
            return Between(*(_amount(text) for text in texts))
        case "one of" | "contains":
            words = tuple(word for part in texts[0].split(";") if (word := " ".join(part.split())))
            return OneOf(words) if kind == "one of" else Contains(words)
        case "before" | "after":
            return Before(_day(texts[0])) if kind == "before" else After(_day(texts[0]))
        case "present":
            return Present()
        case _:
            return Absent()


def _amount(text: str) -> Decimal | None:
    if not text.strip():
        return None
    amount = read_amount(text)
    if amount is None or amount.low is None or amount.low != amount.high:
        raise Unreadable(_("“{text}” is not an amount.").format(text=text.strip()), text)
    return amount.low


def _day(text: str) -> date:
    day = read_date(text)
    if day is None:
        raise Unreadable(_("A date is needed, written as {example}.").format(example="2024-03-31"), text)
    return day


class RuleRow(QWidget):
    """One rule, or with `rated` False one test of a gate. What cannot be read stays in its field, and the test is what it was."""

    changed = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, rule: Rule, *, rated: bool, readonly: bool) -> None:
        super().__init__()
        self._theme, self._readonly = theme, readonly
        self.rule = rule
        self.edits: list[QLineEdit] = []
        self.rating = Choice(theme)
        for number, words in rating_words().items():
            self.rating.addItem(words, number)
        if self.rating.findData(rule.rating) < 0:
            self.rating.addItem(str(rule.rating), rule.rating)  # nothing that was stored is changed by being seen
        self.rating.setCurrentIndex(self.rating.findData(rule.rating))
        self.kind = Choice(theme)
        for key, words in test_words().items():
            self.kind.addItem(words, key)
        self.kind.setCurrentIndex(self.kind.findData(kind_of(rule.test)))
        self.fault = Text(theme, "label", tone="error", wrap=True)
        self.fault.hide()
        self._lay_out(rated)
        self.rating.activated.connect(lambda _at: self._take())
        self.kind.activated.connect(lambda _at: self._other_kind())
        self._fields(fields_of(rule.test))

    def _lay_out(self, rated: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(10)
        for choice, name, width in ((self.rating, _("Rating"), 92), (self.kind, _("Test"), 132)):
            choice.setFont(self._theme.font("small"))
            choice.setAccessibleName(name)
            choice.setFixedWidth(round(width * self._theme.scale))
            choice.setEnabled(not self._readonly)
            row.addWidget(choice)
            choice.setParent(self)
            choice.installEventFilter(self)
            choice.setVisible(rated or choice is self.kind)
        self._room = QHBoxLayout()
        self._room.setSpacing(10)
        row.addLayout(self._room, 1)
        self.out = out = IconButton(self._theme, "trash-2", _("Remove this rule") if rated else _("Remove this test"), side=28)
        out.clicked.connect(self.removed)
        out.setEnabled(not self._readonly)
        row.addWidget(out)
        column.addLayout(row)
        column.addWidget(self.fault)

    def _fields(self, texts: tuple[str, ...]) -> None:
        for edit in self.edits:
            self._room.removeWidget(edit)
            edit.hide()
            edit.deleteLater()
        self.edits = []
        while self._room.count():
            self._room.takeAt(0)
        kind = self.kind.currentData()
        for name, hint in self._asked(kind):
            edit = RestingLine(texts[len(self.edits)] if len(self.edits) < len(texts) else "", hint=hint, bare=False)
            edit.setAccessibleName(name)
            edit.setFont(self._theme.font("small"))
            edit.setTextMargins(-2, 0, 0, 0)
            edit.setMinimumHeight(self._theme.size("field"))
            edit.setReadOnly(self._readonly)
            edit.textEdited.connect(lambda _text: self._take())
            edit.installEventFilter(self)
            self._room.addWidget(edit)
            self.edits.append(edit)
        if not self.edits:
            self._room.addStretch(1)

    @staticmethod
    def _asked(kind: str) -> list[tuple[str, str]]:
        """Name and hint of the fields of a test."""
        match kind:
            case "between":
                return [(_("From"), _("no lower limit")), (_("To"), _("no upper limit"))]
            case "one of" | "contains":
                return [(_("Words"), _("Words; separated; by semicolons"))]
            case "before" | "after":
                return [(_("Date"), "2024-03-31")]
            case _:
                return []

    def typed(self) -> Typed:
        """All that stands in the row, readable or not."""
        return self.rule, self.kind.currentData(), tuple(edit.text() for edit in self.edits)

    def type_again(self, typed: Typed) -> None:
        """Puts back what could not be read, where the rule is still the one that it was typed for."""
        rule, kind, texts = typed
        if rule == self.rule:
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self._fields(texts)
            self._take()

    def _other_kind(self) -> None:
        kind = self.kind.currentData()
        words = {"one of", "contains"}
        texts = tuple(edit.text() for edit in self.edits) if {kind, kind_of(self.rule.test)} <= words else ()
        self._fields(texts)
        self._take()
        if self.edits:
            self.edits[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        try:
            test = test_of(self.kind.currentData(), tuple(edit.text() for edit in self.edits))
        except Unreadable as error:
            self._say(str(error), error.typed)
            return
        self._say("")
        self.rule = Rule(self.rating.currentData(), test)
        self.changed.emit()

    def _say(self, said: str, typed: str = "") -> None:
        self.fault.setText(said)
        self.fault.setVisible(bool(said))
        for edit in self.edits:
            bad = bool(said) and edit.text() == typed
            edit.setAccessibleDescription(said if bad else "")
            if bool(edit.property("bad")) != bad:
                edit.setProperty("bad", bad)
                edit.style().polish(edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and arrows move the rule, also from a choice, which would open for them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by and not self._readonly:
                self.moved.emit(by)
            return by is not None
        return False


class Rules(QWidget):
    """All rules of a criterion, or all tests of a gate; `changed` when they are others."""

    changed = Signal()

    def __init__(self, theme: Theme, rules: tuple[Rule, ...], *, rated: bool = True, readonly: bool = False) -> None:
        super().__init__()
        self._theme, self._rated, self._readonly = theme, rated, readonly
        self.rows: list[RuleRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.add_button = Button(theme, _("Add a rule") if rated else _("Add a test"), kind="link", icon="plus")
        self.add_button.setEnabled(not readonly)
        self.add_button.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)
        for rule in rules:
            self._insert(rule)

    def value(self) -> tuple[Rule, ...]:
        """The rules as they can be read."""
        return tuple(row.rule for row in self.rows)

    def unreadable(self) -> bool:
        """Whether something that was typed cannot be read."""
        return any(row.fault.text() for row in self.rows)

    def add(self) -> None:
        """A new rule at the end."""
        free = [n for n in (5, 3, 1, 4, 2) if n not in {row.rule.rating for row in self.rows}]
        kind = type(self.rows[-1].rule.test) if self.rows else Between
        test = kind() if kind in (Between, OneOf, Contains) else Between()
        row = self._insert(Rule(free[0] if free else 3, test))
        self.changed.emit()
        (row.rating if self._rated else row.kind).setFocus(Qt.FocusReason.TabFocusReason)

    def _insert(self, rule: Rule) -> RuleRow:
        row = RuleRow(self._theme, rule, rated=self._rated, readonly=self._readonly)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        row.moved.connect(lambda by: self._move(row, by))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _remove(self, row: RuleRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        near = self.rows[min(at, len(self.rows) - 1)].kind if self.rows else self.add_button
        near.setFocus(Qt.FocusReason.TabFocusReason)
        row.hide()
        row.deleteLater()
        self.changed.emit()

    def _move(self, row: RuleRow, by: int) -> None:
        at = self.rows.index(row)
        if 0 <= at + by < len(self.rows):
            self.rows.insert(at + by, self.rows.pop(at))
            held = self.focusWidget()
            self._column.removeWidget(row)
            self._column.insertWidget(at + by, row)
            if held is not None:
                held.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()
