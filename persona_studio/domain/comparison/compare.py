"""Lays profiles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from persona_studio.domain.comparison.model import Block, Cell, Column, Comparison, Item, Row, Sign
from persona_studio.domain.comparison.rows import Line, Part, matched
from persona_studio.domain.comparison.sides import Match as Match
from persona_studio.domain.comparison.sides import Side as Side
from persona_studio.domain.comparison.sides import match as match
from persona_studio.domain.comparison.sides import side as side
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Text
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Comparing, Field

KEPT = "kept-from-before"  # the section of what the templates no longer ask


def compare(columns: Sequence[Column], baseline: int = 0, manner: Manner = PLAIN) -> Comparison:
    """Columns in the order given, all measured against one of them. Rows that nobody has filled in are left out."""
    parts = [*matched([column.profile.template for column in columns]), _kept(columns)]
    blocks = []
    for part in parts:
        rows = tuple(row for line in part.lines if (row := _row(line, columns, baseline, manner)).sign is not Sign.BLANK)
        if rows:
            blocks.append(Block(part.id, part.title, rows))
    return Comparison(tuple(columns), tuple(blocks), baseline)


def _kept(columns: Sequence[Column]) -> Part:
    """What stands under fields that a template no longer has: shown, never dropped. It counts for nothing."""
    lines: dict[str, Line] = {}
    for at, column in enumerate(columns):
        for id in column.profile.kept:
            field = Field(id, id, Text(), claim=False, compare=Comparing(weight=0))
            lines.setdefault(id, Line(f"{KEPT} {id}", _("Kept from before: {field}").format(field=id), True)).fields[at] = field
    return Part(KEPT, _("Kept from before"), list(lines.values()))


def _row(line: Line, columns: Sequence[Column], baseline: int, manner: Manner) -> Row:
    fields = tuple(line.fields.get(at) for at in range(len(columns)))
    sides = [side(column, f, manner) for column, f in zip(columns, fields, strict=True)]
    pairs = list(combinations(range(len(sides)), 2))
    matches = {pair: match(sides[pair[0]], sides[pair[1]]) for pair in pairs if baseline in pair}
    others = (match(sides[i], sides[j]).sign for i, j in pairs if baseline not in (i, j))  # looked at only where the row's sign hangs on them
    cells = tuple(_cell(sides, at, baseline, matches) for at in range(len(sides)))
    return Row(line.key, line.label, fields, cells, _sign(sides, chain((m.sign for m in matches.values()), others)))


def _sign(sides: list[Side], signs: Iterable[Sign]) -> Sign:
    """How the sides stand to each other, from the signs of their pairs: no more of them than it takes."""
    speaking = sum(bool(s.claims) for s in sides)
    if speaking < 2:
        return Sign.ALONE if speaking else Sign.BLANK
    found: set[bool] = set()  # whether pairs have anything in common; one that is not quite the same has and has not
    for sign in signs:
        found |= {Sign.SAME: {True}, Sign.PARTLY: {True, False}}.get(sign, {False})
        if len(found) == 2:
            return Sign.PARTLY
    return Sign.SAME if found == {True} else Sign.DIFFERENT


def _cell(sides: list[Side], at: int, baseline: int, matches: dict[tuple[int, int], Match]) -> Cell:
    here = sides[at]
    if at == baseline:
        return Cell(_items(here, {}, Sign.SAME), Sign.SAME if here.claims else _silent(sides), 1.0 if here.claims else 0.0)
    found = matches[min(at, baseline), max(at, baseline)]
    answers = found.pairs if at < baseline else {j: (i, c) for i, (j, c) in found.pairs.items()}
    if not here.claims:
        return Cell((), _silent(sides))
    sign = Sign.ALONE if found.sign is Sign.MISSING else found.sign
    return Cell(_items(here, answers, Sign.ALONE), sign, found.closeness)


def _silent(sides: list[Side]) -> Sign:
    return Sign.MISSING if any(s.claims for s in sides) else Sign.BLANK


def _items(here: Side, answers: dict[int, tuple[int, float]], alone: Sign) -> tuple[Item, ...]:
    ranked = here.field is not None and here.field.kind.ranked
    made = []
    for at, ((claim, value, ground), words) in enumerate(zip(here.claims, here.words, strict=True)):
        like, near = answers.get(at, (None, 0.0))
        sign = alone if like is None else Sign.SAME if near == 1 else Sign.PARTLY
        made.append(Item(claim, value, words, ground, sign, like, like - at if ranked and like is not None else 0))
    return tuple(made)
