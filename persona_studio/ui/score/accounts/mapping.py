"""What each column of the list becomes: its header, what stands in it, a choice, and what belongs to the choice."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from persona_studio.domain.scoring.amounts import number_style
from persona_studio.foundation.words import _
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.score.accounts.picker import Picker
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.actions.account_import import Incoming
    from persona_studio.exchange.accounts.mapping import Column, Mapping

SAMPLES = 3
MONEY = "Annual revenue"  # lists give it in thousands and millions
LONGEST = 40  # characters of a sample value
FIRST, STEP = 24, 6  # columns whose rows are made at once, and each time the window has nothing else to do
WIDE, EXTRA = 196, 132  # px of the choice, and of what stands behind it


class ColumnRow:
    """The widgets of one column of the list. `unit_chosen` and `ticked` hear what is chosen behind the choice."""

    def __init__(self, theme: Theme, header: str, roles: QStandardItemModel, unit_chosen: Callable[[Decimal], None],
                 ticked: Callable[[bool], None]) -> None:  # fmt: skip
        self._unit_chosen, self._ticked = unit_chosen, ticked
        self.header = header
        self.title, self.samples = Elided(theme, "small", header, weight=500), Elided(theme, "small", tone="text_2")
        self.choice: QComboBox = Picker(theme)
        self.choice.setModel(roles)
        self.choice.setFixedWidth(WIDE)
        self.choice.setMaxVisibleItems(18)
        self.choice.setAccessibleName(_("What {header} becomes").format(header=header))
        self.choice.setFont(theme.font("small"))
        self.behind = QWidget()
        self.behind.setFixedWidth(EXTRA)
        row = QHBoxLayout(self.behind)
        row.setContentsMargins(0, 0, 0, 0)
        self._theme, self._row = theme, row

    @cached_property
    def factor(self) -> QComboBox:
        """The unit of amounts. Made when it is wanted: few of hundreds of columns have one."""
        made = Picker(self._theme)
        for power, words in ((0, _("as written")), (3, _("in thousands")), (6, _("in millions")), (9, _("in billions"))):
            made.addItem(words, f"{10**power}")
        made.setAccessibleName(_("Unit of {header}").format(header=self.header))
        made.setFont(self._theme.font("small"))
        heard = self._unit_chosen
        made.activated.connect(lambda index: heard(Decimal(made.itemData(index))))
        self._row.addWidget(made, 1)
        return made

    @cached_property
    def personal(self) -> QCheckBox:
        """Whether what is about persons is taken in. Made when it is wanted."""
        made = QCheckBox(_("personal"))
        made.setToolTip(_("It is about persons and stays out. Tick to take it in."))
        made.setAccessibleName(_("Take in {header}, which is about persons").format(header=self.header))
        made.setFont(self._theme.font("small"))
        made.clicked.connect(self._ticked)
        self._row.addWidget(made, 1)
        return made

    def show_column(self, column: Column, values: str, *, unit: bool) -> None:
        """As the column is mapped now."""
        from persona_studio.exchange.accounts.mapping import OUT

        out = column.role == OUT
        self.title.set_tone("text_2" if out else "text")
        self.samples.setText(values)
        if unit or "factor" in vars(self):
            self._show_factor(f"{column.factor:f}", unit)
        if column.personal or "personal" in vars(self):
            self.personal.setVisible(column.personal)
            self.personal.setChecked(not out)
        self.choice.setAccessibleDescription(_("In the list: {values}").format(values=values) if values else "")

    def _show_factor(self, factor: str, unit: bool) -> None:
        self.factor.setVisible(unit)
        if unit and self.factor.findData(factor) < 0:
            self.factor.addItem(_("times {factor}").format(factor=factor), factor)
        self.factor.setCurrentIndex(max(0, self.factor.findData(factor)))


class MappingTable(QWidget):
    """`changed` with the mapping as somebody changed it."""

    changed = Signal(object)

    def __init__(self, theme: Theme, incoming: Incoming) -> None:
        super().__init__()
        from persona_studio.exchange.accounts.words import vocabulary

        self._table, self._amounts = incoming.table, vocabulary().amounts
        self._units = set[int]()  # columns whose unit can be chosen
        self.mapping = incoming.mapping
        self._roles, self._at = _roles(self)
        self._theme, self.rows = theme, list[ColumnRow]()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 14, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for at, words in enumerate((_("Column"), _("In the list"), _("Becomes"))):
            grid.addWidget(Text(theme, "micro", words, tone="text_2", weight=600), 0, at)
        self._grid = grid
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self._build(STEP))
        self._build(FIRST)

    def _build(self, count: int) -> None:
        """Makes the next rows; those of a very wide list come bit by bit, while the window goes on."""
        start = len(self.rows)
        for at in range(start, min(start + count, len(self.mapping.columns))):
            row = ColumnRow(self._theme, self.mapping.columns[at].header, self._roles, self._unit(at), self._ticker(at))
            self.rows.append(row)
            self._show_row(at)
            for column, widget in enumerate((row.title, row.samples, row.choice, row.behind)):
                self._grid.addWidget(widget, at + 1, column, Qt.AlignmentFlag.AlignVCenter if column < 2 else Qt.AlignmentFlag(0))
            row.choice.activated.connect(self._chooser(at))
        if len(self.rows) < len(self.mapping.columns):
            self._soon.start()

    def show_mapping(self, mapping: Mapping) -> None:
        """As it is now; nothing is told."""
        self.mapping = mapping
        for at in range(len(self.rows)):
            self._show_row(at)

    def _show_row(self, at: int) -> None:
        row, column = self.rows[at], self.mapping.columns[at]
        if not self._says(row.choice.currentIndex(), column):
            row.choice.setCurrentIndex(self._at.get((column.role, column.name), self._at[column.role, ""]))
        if column.factor != 1 or column.name == MONEY:
            self._units.add(at)  # stays there when somebody says that it has none
        row.show_column(column, self._values(at, column), unit=at in self._units and column.role == "cell")

    def _says(self, index: int, column: Column) -> bool:
        """Whether that choice is what the column is: its own name may be one of ours."""
        item = self._roles.item(index)
        role, name = item.data(Qt.ItemDataRole.UserRole) if item else ("", "")
        return bool(role == column.role and (role != "cell" or (name or column.header) == column.name))

    def _values(self, at: int, column: Column) -> str:
        """The first different values; one that is written anew is shown with what it becomes."""
        from persona_studio.exchange.accounts.cells import writer

        write, found = writer(column), list[str]()
        for row in self._table.sample:
            value = " ".join(row[at].split())
            if value and value not in found:
                found.append(value)
                if len(found) == SAMPLES:
                    break
        said = [value[:LONGEST] for value in found]
        if column.role == "cell" and found and (made := write(found[0])) and made != found[0]:
            said[0] = f"{said[0]} → {made[:LONGEST]}"
        return " · ".join(said)

    def _chooser(self, at: int) -> Callable[[int], None]:
        def choose(index: int) -> None:
            role, name = self._roles.item(index).data(Qt.ItemDataRole.UserRole)
            column = self.mapping.columns[at]
            how = {}
            if column.role != "cell" and name in self._amounts:
                how["decimal"] = number_style([row[at] for row in self._table.sample if row[at].strip()])
            self._take(self.mapping.put(column.header, role, name, **how))

        return choose

    def _unit(self, at: int) -> Callable[[Decimal], None]:
        def choose(factor: Decimal) -> None:
            column = self.mapping.columns[at]
            self._take(self.mapping.put(column.header, column.role, column.name, factor=factor))

        return choose

    def _ticker(self, at: int) -> Callable[[bool], None]:
        return lambda on: self._take(self.mapping.put(self.mapping.columns[at].header, "cell" if on else "out"))

    def _take(self, mapping: Mapping) -> None:
        self.show_mapping(mapping)
        self.changed.emit(mapping)


def _roles(parent: QWidget) -> tuple[QStandardItemModel, dict[tuple[str, str], int]]:
    """What a column can become, shared by all choices; and where each stands."""
    from persona_studio.exchange.accounts.columns import COLUMNS
    from persona_studio.exchange.accounts.mapping import CELL, DOMAIN, ID, NAME, OUT

    model, at = QStandardItemModel(parent), {}
    choices = [(NAME, "", _("Name")), (ID, "", _("Key in their system")), (DOMAIN, "", _("Domain"))]
    choices += [(CELL, name, name) for name in COLUMNS]
    choices += [(CELL, "", _("Keep under its own name")), (OUT, "", _("Leave out"))]
    for role, name, words in choices:
        item = QStandardItem(words)
        item.setData((role, name), Qt.ItemDataRole.UserRole)
        at[role, name] = model.rowCount()
        model.appendRow(item)
    return model, at
