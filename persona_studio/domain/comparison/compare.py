"""Lays profiles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from persona_studio.domain.comparison import items
from persona_studio.domain.comparison.model import Block, Cell, Column, Comparison, Item, Row, Sign
from persona_studio.domain.comparison.rows import Line, matched
from persona_studio.domain.ground import Ground
from persona_studio.template.manner import PLAIN, Manner
from persona_studio.template.model import Field


def compare(columns: Sequence[Column], baseline: int = 0, manner: Manner = PLAIN) -> Comparison:
    """Columns in the order given, all measured against one of them. Rows that nobody has filled in are left out."""
    parts = matched([column.profile.template for column in columns])
    blocks = []
    for part in parts:
        rows = tuple(row for line in part.lines if (row := _row(line, columns, baseline, manner)).sign is not Sign.BLANK)
        if rows:
            blocks.append(Block(part.id, part.title, rows))
    return Comparison(tuple(columns), tuple(blocks), baseline)


@dataclass(frozen=True)
class Side:
    """What one profile says to one question."""

    field: Field | None
    claims: tuple[tuple[int, Any, Ground], ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """Two sides against each other: which item answers to which (from the first to the second), how near, and the sign of it all."""

    pairs: dict[int, tuple[int, float]]
    closeness: float
    sign: Sign


def side(column: Column, f: Field | None, manner: Manner = PLAIN) -> Side:
    """What a column says in the field that answers a question."""
    claims = column.profile.of(f.id) if f else ()
    found = tuple((c.id, c.value, c.ground) for c in claims)
    return Side(f, found, tuple(items.words(f, value, manner) for _id, value, _ground in found) if f else ())


def match(a: Side, b: Side) -> Match:
    """SAME: as many items, all the same, ranked ones in the same order; PARTLY: some answer to each other; DIFFERENT: none does;
    MISSING: only the first says something; BLANK: neither does. Closeness is what they share of all they say."""
    if not a.claims or not b.claims or a.field is None or b.field is None:
        return Match({}, 0.0, Sign.MISSING if a.claims or b.claims else Sign.BLANK)
    f, g = a.field, b.field
    near = [[items.closeness(f, mine, g, theirs) for _i, theirs, _g in b.claims] for _j, mine, _h in a.claims]
    found = items.pairs(near)
    closeness = sum(c for _other, c in found.values()) / (len(a.claims) + len(b.claims) - len(found))
    if closeness == 1 and not (f.kind.ranked and g.kind.ranked and any(i != j for i, (j, _c) in found.items())):
        return Match(found, 1.0, Sign.SAME)
    return Match(found, min(closeness, 0.99), Sign.PARTLY if found else Sign.DIFFERENT)


def _row(line: Line, columns: Sequence[Column], baseline: int, manner: Manner) -> Row:
    fields = tuple(line.fields.get(at) for at in range(len(columns)))
    sides = [side(column, f, manner) for column, f in zip(columns, fields, strict=True)]
    matches = {(i, j): match(sides[i], sides[j]) for i in range(len(sides)) for j in range(i + 1, len(sides))}
    cells = tuple(_cell(sides, at, baseline, matches) for at in range(len(sides)))
    return Row(line.key, line.label, fields, cells, _sign(sides, [m.sign for m in matches.values()]))


def _sign(sides: list[Side], signs: list[Sign]) -> Sign:
    speaking = sum(bool(s.claims) for s in sides)
    if speaking < 2:
        return Sign.ALONE if speaking else Sign.BLANK
    if all(sign is Sign.SAME for sign in signs):
        return Sign.SAME
    return Sign.PARTLY if any(sign in (Sign.SAME, Sign.PARTLY) for sign in signs) else Sign.DIFFERENT


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
