"""A comparison in words: the note under a row's label, and what its sign is called."""

from __future__ import annotations

from collections import Counter

from persona_studio.domain.comparison.items import SPANS
from persona_studio.domain.comparison.model import Cell, Comparison, Row, Sign
from persona_studio.foundation.words import _, ngettext


def sign_words(sign: Sign) -> str:
    """What a row's sign says, for who does not see it."""
    return {
        Sign.SAME: _("all the same"),
        Sign.PARTLY: _("partly the same"),
        Sign.DIFFERENT: _("all differ"),
        Sign.ALONE: _("only one says anything"),
        Sign.MISSING: _("missing"),
        Sign.BLANK: _("blank"),
    }[sign]


def note(row: Row, baseline: int = 0) -> str:
    """The few words under a row's label."""
    speaking = [cell for cell in row.cells if cell.items]
    if row.sign is Sign.PARTLY:
        same = max(Counter(tuple(item.words for item in cell.items) for cell in speaking).values())  # the baseline need not be among them
        same = max(same, sum(cell.sign is Sign.SAME for cell in speaking))
        if same > 1:
            return ngettext("{n} the same", "{n} the same", same).format(n=same)
        if any(_only_order(cell) for at, cell in enumerate(row.cells) if at != baseline):
            return _("order differs")
        if not any(f is not None and f.kind.many for f in row.fields):
            return _("they overlap") if any(f is not None and f.kind.word in SPANS for f in row.fields) else _("nearly the same")
        most = max((sum(item.sign is not Sign.ALONE for item in cell.items) for at, cell in enumerate(row.cells) if at != baseline), default=0)
        return ngettext("{n} in common", "{n} in common", most).format(n=most) if most else _("some share it")
    if row.sign is Sign.DIFFERENT and len(speaking) < len(row.cells):
        silent = len(row.cells) - len(speaking)
        return ngettext("differ, {n} blank", "differ, {n} blank", silent).format(n=silent)
    return sign_words(row.sign)


def cell_words(cell: Cell, baseline: str) -> str:
    """How a cell stands to the baseline's, for who does not see its bar."""
    return {
        Sign.SAME: _("same as {name}"),
        Sign.PARTLY: _("overlaps with {name}"),
        Sign.DIFFERENT: _("differs from {name}"),
        Sign.ALONE: _("only here, {name} says nothing"),
        Sign.MISSING: _("nothing here"),
        Sign.BLANK: _("blank"),
    }[cell.sign].format(name=baseline)


def count(comparison: Comparison) -> tuple[int, int]:
    """(rows that differ, rows)."""
    rows = comparison.rows
    return sum(row.differs for row in rows), len(rows)


def _only_order(cell: Cell) -> bool:
    return bool(cell.items) and all(item.sign is Sign.SAME for item in cell.items) and any(item.rose for item in cell.items)
