"""When space is short, and when there is plenty: one order for every layout (gaps, sizes, slots, tails, lines)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from persona_studio.paper.content import Entry
from persona_studio.paper.text import MOST_LINES
from persona_studio.paper.type import BODY, BODY_MOST

MOST_ITEMS = 40  # of a list; no page has room for more, so no more are measured
KEEP = 3  # items of a list that stay as long as anything else can go
EASY, TIGHT = (1.2, 7.0), (0.8, 4.0)  # gaps between items, between sections
LINES = (14, 9, 6, 4, 3, 2, 1)  # most lines of one text, when all else has been tried


@dataclass(frozen=True)
class Fit:
    """How a body is set: sizes, gaps, and what is left out of it."""

    size: float = BODY.size
    gap: float = EASY[0]
    between: float = EASY[1]
    out: frozenset[str] = frozenset()  # fields that left
    most: Mapping[str, int] = field(default_factory=dict)  # items of a list that are shown
    lines: int = 60  # most lines of one text
    running: Mapping[str, int] = field(default_factory=dict)  # most lines of a running text
    noted: bool = False  # something is named at the foot

    @property
    def scale(self) -> float:
        return self.size / BODY.size

    @property
    def leading(self) -> float:
        return 4.5 * self.scale


@dataclass(frozen=True)
class Column:
    """A part of the page that can overflow by itself: its entries, and by how many mm it is too long."""

    entries: Sequence[Entry]
    over: Callable[[Fit], float]


def fitted(columns: Sequence[Column], noted: bool) -> Fit:
    """The best setting in which every column fits; where none does, the one that leaves out most."""
    bounded = {entry.id: MOST_ITEMS for column in columns for entry in column.entries if len(entry.items) > MOST_ITEMS}
    fit = Fit(most=bounded, noted=noted or bool(bounded))
    if _fits(columns, fit):
        return _grown(columns, fit)
    for gap, between in ((EASY[0], 5.5), TIGHT):
        fit = replace(fit, gap=gap, between=between)
        if _fits(columns, fit):
            return fit
    floor = replace(fit, size=BODY.floor)
    if _fits(columns, floor):
        return _largest(columns, fit, BODY.floor, BODY.size)
    fit = replace(floor, noted=True)
    for column in columns:
        fit = _shortened(column, fit)
    return fit


def _fits(columns: Iterable[Column], fit: Fit) -> bool:
    return all(column.over(fit) <= 0 for column in columns)


def _grown(columns: Sequence[Column], fit: Fit) -> Fit:
    most = replace(fit, size=BODY_MOST)
    return most if _fits(columns, most) else _largest(columns, fit, BODY.size, BODY_MOST)


def _largest(columns: Sequence[Column], fit: Fit, low: float, high: float) -> Fit:
    """The largest size in steps of 0.1 that fits; `low` is known to fit and `high` not to."""
    small, large = round(low * 10), round(high * 10)
    while large - small > 1:
        middle = (small + large) // 2
        if _fits(columns, replace(fit, size=middle / 10)):
            small = middle
        else:
            large = middle
    return replace(fit, size=small / 10)


def _shortened(column: Column, fit: Fit) -> Fit:
    """Leaves out what must be, in one column: running text, slots of class D, of C, tails of lists, lines."""
    steps = (_running, _leave("D"), _leave("C"), _tails(KEEP), _leave_optional, _fewer_lines, _tails(1), _leave("BA"))
    for step in steps:
        if column.over(fit) <= 0:
            break
        fit = step(column, fit)
    return _returned(column, fit)


def _returned(column: Column, fit: Fit) -> Fit:
    """What had to leave comes back where shorter lists have made room for it."""
    for entry in column.entries:
        back = replace(fit, out=fit.out - {entry.id})
        if entry.id in fit.out and column.over(back) <= 0:
            fit = back
    return fit


def _running(column: Column, fit: Fit) -> Fit:
    """Texts over the whole width end where the page does, if three lines of them have room."""
    fit = replace(fit, lines=LINES[0]) if column.over(replace(fit, lines=LINES[0])) < column.over(fit) else fit
    for entry in reversed(column.entries):
        if entry.field.card.slot != "notes" or column.over(fit) <= 0:
            continue
        low, high = 0, MOST_LINES
        while high - low > 1:
            middle = (low + high) // 2
            if column.over(replace(fit, running={**fit.running, entry.id: middle})) <= 0:
                low = middle
            else:
                high = middle
        if low >= KEEP:
            fit = replace(fit, running={**fit.running, entry.id: low})
    return fit


def _leave(ranks: str) -> Callable[[Column, Fit], Fit]:
    def step(column: Column, fit: Fit) -> Fit:
        for entry in reversed(column.entries):
            if entry.field.card.rank in ranks and entry.id not in fit.out:
                if column.over(fit) <= 0:
                    break
                fit = replace(fit, out=fit.out | {entry.id})
        return fit

    return step


def _leave_optional(column: Column, fit: Fit) -> Fit:
    """Sections that not every profile has give way before the texts of those that it has are shortened."""
    for entry in reversed(column.entries):
        if entry.section.optional and entry.id not in fit.out and column.over(fit) > 0:
            fit = replace(fit, out=fit.out | {entry.id})
    return fit


def _tails(keep: int) -> Callable[[Column, Fit], Fit]:
    def step(column: Column, fit: Fit) -> Fit:
        lists = [entry for entry in column.entries if entry.field.card.slot in ("list", "pairs") and entry.id not in fit.out]
        while column.over(fit) > 0:
            longest = max(lists, key=lambda entry: shown(entry, fit), default=None)
            if longest is None or shown(longest, fit) <= keep:
                break
            fit = replace(fit, most={**fit.most, longest.id: shown(longest, fit) - 1})
        return fit

    return step


def _fewer_lines(column: Column, fit: Fit) -> Fit:
    for lines in LINES:
        if lines < fit.lines and column.over(fit) > 0:
            fit = replace(fit, lines=lines)
    return fit


def shown(entry: Entry, fit: Fit) -> int:
    """How many items of a list are shown."""
    return min(len(entry.items), fit.most.get(entry.id, len(entry.items)))
