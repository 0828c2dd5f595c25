"""What the parts of Compare share: which profiles stand side by side, against which of them, and what of it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from persona_studio.domain.comparison import similarity, summary
from persona_studio.domain.comparison.compare import compare
from persona_studio.domain.comparison.model import FEWEST, MOST, Block, Column, Comparison
from persona_studio.foundation.words import _
from persona_studio.ui.compare import chosen

if TYPE_CHECKING:
    from persona_studio.ui.memory import Memory
    from persona_studio.ui.session import Session

SPEAK = 60  # ms until the sentences are asked for: the table is painted first


@dataclass(frozen=True)
class Slot:
    """A column that was asked for: a profile as it is, or `past`, as it was."""

    profile: int
    past: Column | None = None


class Board(QObject):
    """Lives on the interface thread. A profile that was deleted leaves the columns and comes back with undo."""

    changed = Signal()  # other columns, rows or values
    said = Signal()  # the sentences have come

    def __init__(self, session: Session, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self._memory = session, memory
        self._slots: list[Slot] = []
        self._base: Slot | None = None
        self.slots: list[Slot] = []  # those whose profile is there
        self.comparison: Comparison | None = None
        self.columns: tuple[Column, ...] = ()
        self.names: dict[str, str] = {}  # of all profiles, by code
        self.only_differences = False
        self.section = ""  # seen alone; "": all of them
        self.folded: set[str] = set()
        self.sentences: list[str] = []
        self._likeness: dict[int, float] = {}  # of the columns whose heads were painted
        self._turn = 0
        self._speak = QTimer(self, singleShot=True, interval=SPEAK)
        self._speak.timeout.connect(self._later)
        self._kept = True  # who is compared is in the memory
        session.changed.connect(self._changed)

    # what is seen

    @property
    def ids(self) -> list[int]:
        """The profiles of the columns, in their order."""
        return [slot.profile for slot in self.slots]

    @property
    def baseline(self) -> int:
        """The column that all others are measured against."""
        return next((n for n, slot in enumerate(self.slots) if slot == self._base), 0)

    @property
    def full(self) -> bool:
        return len(self.slots) >= MOST

    def blocks(self) -> tuple[Block, ...]:
        """The sections with the rows that are seen; a section without any is left out."""
        found = self.comparison.blocks if self.comparison else ()
        if self.section and any(block.id == self.section for block in found):
            found = tuple(block for block in found if block.id == self.section)
        if not self.only_differences:
            return found
        left = (replace(block, rows=tuple(row for row in block.rows if row.differs)) for block in found)
        return tuple(block for block in left if block.rows)

    @property
    def silence(self) -> str:
        """Why there is no row to see; "" where there are some."""
        if self.comparison is None or self.blocks():
            return ""
        if not self.comparison.blocks:
            return _("Ctrl+Enter opens the profile of a column, to fill it in.")
        return _("Nothing differs here. D shows what is the same.")

    def likeness(self, at: int) -> float:
        """How alike a column is to the baseline, by weighted rows; a row that only one of the two fills in counts as a difference."""
        if at not in self._likeness:
            pair = (at, self.baseline)
            rows = [row for row in self.comparison.rows if any(row.cells[n].items for n in pair)] if self.comparison else []
            whole = sum(similarity.weight(row) for row in rows)
            self._likeness[at] = sum(similarity.weight(row) * row.cells[at].closeness for row in rows) / whole if whole else 0.0
        return self._likeness[at]

    def editable(self, at: int) -> bool:
        """Whether what stands in a column can be changed: it is of today, and the workbook can be written."""
        return not self.session.readonly and self.slots[at].past is None

    # what can be done

    def stop(self) -> None:
        """Asks for nothing more; who is compared is remembered."""
        self._speak.stop()
        self._remember()

    def remembered(self) -> None:
        """Takes up the columns that this workbook was left with, and those added since from elsewhere."""
        self._remember()
        wanted = chosen.ids(self._memory, self.session.book)
        if [slot.profile for slot in self._slots if slot.past is None] != wanted:
            self._slots = ([Slot(id) for id in wanted] + [slot for slot in self._slots if slot.past])[:MOST]
            self.refresh()

    def add(self, profiles: Sequence[int]) -> str:
        """Adds profiles that are not there yet; says why it cannot, "" when all were added."""
        new = [id for id in dict.fromkeys(profiles) if Slot(id) not in self.slots]
        if not new:
            return _("It is in the comparison already.")
        if len(self.slots) + len(new) > MOST:
            return too_many()
        self._slots = self.slots + [Slot(id) for id in new]
        self._keep()
        return ""

    def add_column(self, column: Column) -> str:
        """Adds a profile as it was."""
        slot = Slot(column.profile.id, column)
        if any(known.past is not None and (known.profile, known.past.when) == (slot.profile, column.when) for known in self.slots):
            return _("It is in the comparison already.")
        if len(self.slots) >= MOST:
            return too_many()
        self._slots = [*self.slots, slot]
        self._keep()
        return ""

    def show(self, profiles: Sequence[int]) -> str:
        """Compares these profiles and no others."""
        if len(profiles) > MOST:
            return too_many()
        self._slots, self._base = [Slot(id) for id in dict.fromkeys(profiles)], None
        self._keep()
        return ""

    def remove(self, at: int) -> None:
        """Takes a column out of the comparison; nothing is deleted."""
        self._slots = [slot for n, slot in enumerate(self.slots) if n != at]
        self._keep()

    def move(self, at: int, to: int) -> None:
        """Puts a column elsewhere among the others; the baseline stays who it is."""
        if at != to and 0 <= to < len(self.slots):
            self._base = self.slots[self.baseline]
            self._slots = list(self.slots)
            self._slots.insert(to, self._slots.pop(at))
            self._keep()

    def make_baseline(self, at: int) -> None:
        """All others are measured against this column from now on."""
        if 0 <= at < len(self.slots) and at != self.baseline:
            self._base = self.slots[at]
            self.refresh()

    def show_only_differences(self, on: bool) -> None:
        if on != self.only_differences:
            self.only_differences = on
            self.changed.emit()

    def show_section(self, id: str) -> None:
        """One section alone; "" shows all."""
        self.section = id
        self.folded.discard(id)
        self.changed.emit()

    def fold(self, ids: Sequence[str], folded: bool) -> None:
        """Folds sections, or opens them."""
        self.folded = self.folded | set(ids) if folded else self.folded - set(ids)
        self.changed.emit()

    def refresh(self) -> None:
        """Reads the profiles and compares them."""
        book, slots, columns = self.session.book, [], []
        for slot in self._slots:
            try:
                column = slot.past or Column(book.profile(slot.profile))
            except KeyError:  # deleted; undo may bring it back
                continue
            slots.append(slot)
            columns.append(column)
        if slots != self.slots:  # what was said is about others
            self.sentences = []
            self.said.emit()
        self.slots, self.columns = slots, tuple(columns)
        self.names = {listed.code: listed.name for listed in book.profiles()}
        several = len(columns) >= FEWEST
        self.comparison = compare(self.columns, self.baseline, book.manner()) if several else None
        self._turn += 1
        self._likeness.clear()
        self.changed.emit()
        self._speak.start()

    def _keep(self) -> None:
        self._kept = False
        self.refresh()

    def _later(self) -> None:
        """What can wait until the table is seen: a small file is written, the sentences are thought of."""
        self._remember()
        self._ask_sentences()

    def _remember(self) -> None:
        if not self._kept:
            self._kept = True
            chosen.keep(self._memory, self.session.book, [slot.profile for slot in self._slots if slot.past is None])

    def _ask_sentences(self) -> None:
        """What it comes to is worked out beside the window, once the table is seen."""
        turn, comparison = self._turn, self.comparison
        if comparison is None:
            self.sentences = []
            self.said.emit()
        else:
            self.session.ask(lambda _book: summary.sentences(comparison), then=lambda found: self._take(turn, found))

    def _take(self, turn: int, found: list[str]) -> None:
        if turn == self._turn and self.comparison is not None:
            self.sentences = found
            self.said.emit()

    def _changed(self, changed: Any) -> None:
        ours = {slot.profile for slot in self._slots if slot.past is None}
        shared = changed.kind == "elsewhere" or any(table in ("template", "setting") for table, _key in changed.rows)
        if ours and (shared or ours & changed.profiles):
            self.refresh()


def too_many() -> str:
    """Why a seventh column is refused."""
    return _("Six profiles are as many as can be read side by side. Take one out first.")

