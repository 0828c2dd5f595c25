"""What a back-test needs to be told: where the deals are, what says how they ended, where the accounts are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from persona_studio.actions.deals import Which
from persona_studio.domain.scoring.fold import fold
from persona_studio.foundation.words import _, ngettext
from persona_studio.ui.frame.panels import Choice
from persona_studio.ui.parts.buttons import Button
from persona_studio.ui.parts.text import Elided, Text
from persona_studio.ui.theme import Theme

if TYPE_CHECKING:
    from persona_studio.actions.deals import Deals

WON, LOST, OPEN = "won", "lost", ""


class Setup(QWidget):
    """`deals_wanted` and `accounts_wanted` with a file (None: the accounts of the workbook), `changed` when the answers are others."""

    deals_wanted = Signal(object)
    accounts_wanted = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, accounts: int) -> None:
        super().__init__()
        self._theme, self._accounts = theme, accounts
        self._deals: Deals | None = None
        self.outcomes: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(6)
        words = _("Does this scorecard tell deals that were won from deals that were lost? Choose a list of deals that have ended.")
        column.addWidget(Text(theme, "body", words, tone="text_2", wrap=True))
        column.addSpacing(8)
        self._deals_row(column)
        self._asked = QWidget()
        below = QVBoxLayout(self._asked)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(4)
        self._outcome_rows(below)
        below.addSpacing(12)
        self._accounts_row(below)
        column.addWidget(self._asked)
        column.addStretch(1)
        self._asked.hide()
        self.setFocusProxy(self.choose)

    def _deals_row(self, column: QVBoxLayout) -> None:
        self.file = Elided(self._theme, "body", _("No deals chosen"), weight=500)
        self.choose = Button(self._theme, _("Choose a file…"), icon="folder-open")
        self.choose.clicked.connect(lambda: self._ask_file(_("Deals that were won and lost"), self.deals_wanted))
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(self.choose)
        column.addLayout(row)
        words = ngettext("Use the {n} account of this workbook", "Use the {n} accounts of this workbook", self._accounts)
        self.own = Button(self._theme, words.format(n=f"{self._accounts:,}"), kind="link")
        self.own.clicked.connect(lambda: self.deals_wanted.emit(None))
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        self.own.setVisible(self._accounts > 0)

    def _outcome_rows(self, column: QVBoxLayout) -> None:
        label = Text(self._theme, "label", _("Column that says how a deal ended"), tone="text_2")
        self.column = Choice(self._theme)
        self.column.setFont(self._theme.font("body"))
        self.column.setMinimumHeight(self._theme.size("field"))
        self.column.setAccessibleName(label.text())
        self.column.currentIndexChanged.connect(self._show_values)
        label.setBuddy(self.column)
        column.addWidget(label)
        column.addWidget(self.column)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        column.addWidget(inner)

    def _accounts_row(self, column: QVBoxLayout) -> None:
        self._accounts_label = Text(self._theme, "label", _("What the list does not say of an account is taken from"), tone="text_2")
        self.accounts = Elided(self._theme, "body")
        self.other = Button(self._theme, _("Take it from a file…"))
        self.other.clicked.connect(lambda: self._ask_file(_("A list of accounts"), self.accounts_wanted))
        self._accounts_line = QWidget()
        row = QHBoxLayout(self._accounts_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.accounts, 1)
        row.addWidget(self.other)
        column.addWidget(self._accounts_label)
        column.addWidget(self._accounts_line)
        self.take_accounts("")

    def take_deals(self, deals: Deals, *, own: bool) -> None:
        """Shows what was found in a list of deals."""
        self._deals = deals
        self.file.setText(deals.name)
        self.column.blockSignals(True)
        self.column.clear()
        for header in deals.values:
            self.column.addItem(header, header)
        self.column.setCurrentIndex(max(0, self.column.findData(deals.won.column if deals.won else "")))
        self.column.blockSignals(False)
        for part in (self._accounts_label, self._accounts_line):
            part.setVisible(not own)
        self._asked.show()
        self._show_values()

    def take_accounts(self, name: str) -> None:
        """Where accounts are looked up: a file, or the workbook."""
        here = ngettext("the {n} account of this workbook", "the {n} accounts of this workbook", self._accounts)
        self.accounts.setText(name or (here.format(n=f"{self._accounts:,}") if self._accounts else _("nowhere: this workbook has no accounts")))

    @property
    def won(self) -> Which:
        """What means won."""
        return self._which(WON)

    @property
    def lost(self) -> Which:
        """What means lost."""
        return self._which(LOST)

    @property
    def answered(self) -> bool:
        """Whether there is a value for won and one for lost."""
        return self._deals is not None and bool(self.won.values) and bool(self.lost.values)

    def _which(self, outcome: str) -> Which:
        return Which.of(self.column.currentData() or "", [value for value, choice in self.outcomes.items() if choice.currentData() == outcome])

    def _show_values(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.outcomes = {}
        deals, header = self._deals, self.column.currentData()
        for row, value in enumerate(deals.values.get(header, ()) if deals else ()):
            choice = Choice(self._theme)
            choice.setFont(self._theme.font("small"))
            for outcome, words in ((WON, _("Won")), (LOST, _("Lost")), (OPEN, _("Left out"))):
                choice.addItem(words, outcome)
            choice.setCurrentIndex(choice.findData(self._guess(header, value)))
            choice.setAccessibleName(_("What {value} means").format(value=value))
            choice.currentIndexChanged.connect(self.changed)
            self.outcomes[value] = choice
            self._grid.addWidget(Elided(self._theme, "small", value), row, 0)
            self._grid.addWidget(choice, row, 1)
        self.changed.emit()

    def _guess(self, header: str, value: str) -> str:
        deals = self._deals
        for which, outcome in ((deals.won, WON), (deals.lost, LOST)) if deals else ():
            if which is not None and which.column == header and fold(value) in which.values:
                return outcome
        return OPEN

    def _ask_file(self, title: str, wanted: SignalInstance) -> None:
        dialog = QFileDialog(self, title, str(Path.home()), _("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: wanted.emit(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
