"""What rules make of the accounts: how many they rate, how, and what they do not understand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from persona_studio.domain.scoring.model import Account, Criterion, Gate
from persona_studio.foundation.words import _, ngettext

SLICE = 8  # ms of work between two looks at the keyboard
PAUSE = 150  # ms after the last change
EXAMPLES = 3


@dataclass
class Tally:
    """Accounts by rating (True and False for a gate), those without a value, and values of which nothing could be made."""

    ratings: Counter[int] = field(default_factory=Counter)
    blank: int = 0
    unclear: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.ratings.total() + self.blank + self.unclear.total()


def values(accounts: Iterable[Account], column: str) -> Counter[str]:
    """The values of a column, with how many accounts have them; "" for those that have none."""
    return Counter(account.cells.get(column, "") for account in accounts)


def tallied(row: Criterion | Gate, found: Counter[str]) -> Iterator[Tally]:
    """The tally as it grows, value by value."""
    from persona_studio.domain.scoring.amounts import empty
    from persona_studio.domain.scoring.rate import rate, shut

    tally = Tally()
    yield tally
    for value, n in found.items():
        cells = {row.column: value} if value else {}
        made = rate(row, cells).rating if isinstance(row, Criterion) else shut(row, cells)
        if made is not None:
            tally.ratings[int(made)] += n
        elif empty(value):
            tally.blank += n
        else:
            tally.unclear[value] += n
        yield tally


def sentence(row: Criterion | Gate, tally: Tally) -> str:
    """The tally in words."""
    parts = [_rated(tally) if isinstance(row, Criterion) else _shut(tally)]
    if tally.blank:
        parts.append(ngettext("{n} has nothing in this column.", "{n} have nothing in this column.", tally.blank).format(n=tally.blank))
    if tally.unclear:
        n = tally.unclear.total()
        examples = ", ".join(f"“{value}”" for value, _n in tally.unclear.most_common(EXAMPLES))
        parts.append(ngettext("{n} not understood: {examples}.", "{n} not understood: {examples}.", n).format(n=n, examples=examples))
    return " ".join(parts)


def _rated(tally: Tally) -> str:
    rated = tally.ratings.total()
    each = ", ".join(_so_many(rating, tally.ratings[rating]) for rating in sorted(tally.ratings, reverse=True))
    words = _("Rates {n} of {total} accounts: {each}.") if each else _("Rates {n} of {total} accounts.")
    return words.format(n=rated, total=tally.total, each=each)


def _so_many(rating: int, n: int) -> str:
    named = {5: _("{n} ideal"), 3: _("{n} good"), 1: _("{n} poor")}.get(rating)
    return named.format(n=n) if named else _("{n} with {rating}").format(n=n, rating=rating)


def _shut(tally: Tally) -> str:
    return _("Rules out {n} of {total} accounts.").format(n=tally.ratings[1], total=tally.total)


class Counting(QObject):
    """Counts beside the typing: in slices, anew after each change. `told` with the sentence when it is done."""

    told = Signal(str)

    def __init__(self, accounts: Sequence[Account], parent: QObject) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self._found: tuple[str, Counter[str]] = ("", Counter())
        self._row: Criterion | Gate | None = None
        self._work: Iterator[Tally] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def ask(self, row: Criterion | Gate | None) -> None:
        """Another row, or the same with other rules; None or one without column and rules tells nothing."""
        self._row, self._work = row, None
        tests = row is not None and bool(row.rules if isinstance(row, Criterion) else row.tests)
        if row is None or not row.column or not tests or not self._accounts:
            self._timer.stop()
            self.told.emit("")
        else:
            self._timer.start(PAUSE)

    def _go_on(self) -> None:
        row = self._row
        if row is None:
            return
        if self._work is None:
            if self._found[0] != row.column:
                self._found = row.column, values(self._accounts, row.column)
            self._work = tallied(row, self._found[1])
        clock = QElapsedTimer()
        clock.start()
        for tally in self._work:
            done = tally.total == len(self._accounts)
            if done or clock.elapsed() > SLICE:
                break
        if done:
            self.told.emit(sentence(row, tally))
        else:
            self._timer.start(0)
