"""What a cell shows: its items with their signs, the bar before them, the ground behind them. Plain values, nothing is painted here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from persona_studio.domain.comparison import words
from persona_studio.domain.comparison.items import folded
from persona_studio.domain.comparison.model import Cell, Comparison, Item, Row, Sign
from persona_studio.domain.ground import Ground
from persona_studio.foundation.words import _
from persona_studio.template.kinds import ProfileCode
from persona_studio.template.model import Field
from persona_studio.ui.parts import marks

SIGNS = {Sign.SAME: "=", Sign.PARTLY: "≈", Sign.ALONE: "+"}
ROW_SIGNS = {Sign.SAME: "=", Sign.PARTLY: "≈", Sign.DIFFERENT: "≠", Sign.ALONE: "≠"}

SPOKEN = frozenset({"line", "text", "list"})  # kinds in which a changed word can be pointed at
MOST_WORDS = 40_000  # words of one times words of the other; beyond that nobody reads for single words


class Bar(Enum):
    """How a cell stands to the baseline's, as the bar before it says."""

    NONE = "same"
    HOLLOW = "overlaps"
    FULL = "differs"


@dataclass(frozen=True)
class Part:
    """One item: the sign or rank before it, its words, what is said behind them."""

    mark: str
    words: str
    behind: str = ""
    strong: bool = False
    changed: tuple[tuple[int, int], ...] = ()  # start and length of the words that the baseline does not have, where most are the same
    faint: bool = False


@dataclass(frozen=True)
class Shown:
    """One cell as it is painted, and in words for who does not see it."""

    parts: tuple[Part, ...]
    bar: Bar
    ground: Ground | None
    said: str


def shown(comparison: Comparison, row: Row, at: int, names: Mapping[str, str]) -> Shown:
    """The cell of a column. `names` are those of all profiles by their codes."""
    cell, field = row.cells[at], row.fields[at]
    base = comparison.columns[comparison.baseline].profile.name
    if not cell.items:
        silent = _("Nothing yet") if field is not None else _("Not asked here")
        missing = field is not None and cell.sign is Sign.MISSING and bool(row.cells[comparison.baseline].items)  # who is not asked is not silent
        return Shown((Part("", silent, faint=True),), Bar.FULL if missing else Bar.NONE, None, silent)
    ground = _weakest(item.ground for item in cell.items) if field is not None and field.claim else None
    if at != comparison.baseline and cell.sign is Sign.SAME:
        parts: tuple[Part, ...] = (Part("", _("Same as {name}").format(name=base), faint=True),)
    else:
        against = None if at == comparison.baseline else row.cells[comparison.baseline].items
        parts = tuple(_part(item, n, field, names, against) for n, item in enumerate(cell.items, 1))
    return Shown(parts, _bar(cell, at == comparison.baseline), ground, _said(comparison, cell, field, at, ground, names))


def text(cell: Cell, field: Field | None, names: Mapping[str, str]) -> str:
    """A cell as plain text, an item a line."""
    many, ranked = (field.kind.many, field.kind.ranked) if field else (False, False)
    lines = [text_of(item, field, names) for item in cell.items]
    if not many:
        return "\n".join(lines)
    return "\n".join(f"{n}. {line}" if ranked else f"• {line}" for n, line in enumerate(lines, 1))


def text_of(item: Item, field: Field | None, names: Mapping[str, str]) -> str:
    """One item in words; of a profile that is named, its name."""
    if field is not None and isinstance(field.kind, ProfileCode):
        return names.get(str(item.value), item.words)
    return item.words


def rose(item: Item) -> str:
    """By how many ranks an item stands higher or lower than in the baseline."""
    if not item.rose:
        return ""
    return (_("up {n}") if item.rose > 0 else _("down {n}")).format(n=abs(item.rose))


def _bar(cell: Cell, baseline: bool) -> Bar:
    if baseline or cell.sign is Sign.SAME:
        return Bar.NONE
    return Bar.HOLLOW if cell.sign is Sign.PARTLY else Bar.FULL


def changed(said: str, before: str) -> tuple[tuple[int, int], ...]:
    """Where words stand that another text does not have, or has elsewhere: (start, length)."""
    words, old = list(re.finditer(r"\S+", said)), re.findall(r"\S+", before)
    if len(words) * len(old) > MOST_WORDS:
        return ()
    steps = SequenceMatcher(None, [folded(w) for w in old], [folded(w.group()) for w in words], autojunk=False).get_opcodes()
    return tuple((words[a].start(), words[b - 1].end() - words[a].start()) for step, _i, _j, a, b in steps if step != "equal" and b > a)


def _part(item: Item, rank: int, field: Field | None, names: Mapping[str, str], against: Sequence[Item] | None) -> Part:
    """`against` is what the baseline says; None in the baseline itself."""
    said, baseline = text_of(item, field, names), against is None
    kind = field.kind if field else None
    if kind is not None and kind.ranked:
        near = SIGNS[Sign.PARTLY] if item.sign is Sign.PARTLY and not baseline else ""
        behind = " ".join(filter(None, (near, rose(item))))
        return Part(str(rank), said, "" if baseline else behind, strong=not baseline and (item.sign is not Sign.SAME or bool(item.rose)))
    strong = not baseline and item.sign is not Sign.SAME
    if against and item.sign is Sign.PARTLY and item.like is not None and kind is not None and kind.word in SPOKEN:
        spans = changed(said, text_of(against[item.like], field, names))
        if spans:
            return Part(SIGNS[Sign.PARTLY] if kind.many else "", said, changed=spans)
    mark = SIGNS.get(item.sign, "") if kind is not None and kind.many and not baseline else ""
    return Part(mark, said, strong=strong)


def _said(comparison: Comparison, cell: Cell, field: Field | None, at: int, ground: Ground | None, names: Mapping[str, str]) -> str:
    base = comparison.columns[comparison.baseline].profile.name
    items = "; ".join(" ".join(filter(None, (text_of(item, field, names), rose(item) if at != comparison.baseline else ""))) for item in cell.items)
    stands = "" if at == comparison.baseline else words.cell_words(cell, base)
    return ". ".join(filter(None, (items, stands, marks.words(ground) if ground is not None else "")))


def _weakest(grounds: Iterable[Ground]) -> Ground | None:
    """One ground for several items: validated and assumption only when all are."""
    found = set(grounds)
    return None if not found else found.pop() if len(found) == 1 else Ground.SOME
