"""Puts what was found where it belongs: values for the fields that claim it, every other word as Notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from persona_studio.exchange.found import SEPARATOR, Found, Item, Piece, normal
from persona_studio.exchange.guess import NOTES, Guess
from persona_studio.exchange.shaping import SHAPES, Told, shaped, spoken
from persona_studio.template.kinds import ListOf, Many, Sentence, Statement, Text, Unclear, clean
from persona_studio.template.manner import Manner
from persona_studio.template.model import Field

_PROSE = 200  # characters; a longer text that cannot be read as a number or choice is no number or choice


@dataclass(frozen=True)
class Placed:
    """One profile as it will be: values by field, the text for Notes, and where each heading went."""

    name: str
    fields: Mapping[str, Sequence[Any]]
    notes: str
    went: Sequence[tuple[str, str]]  # (their heading, field id or "notes")


def place(found: Found, guess: Guess, manner: Manner, mapping: Mapping[str, str]) -> Placed:
    """Places every piece; `mapping` overrides by their heading (whole path or last part). A single value that is there already keeps its place."""
    name, fields, went = found.name, dict[str, list[Any]](), dict[str, str]()
    told: dict[str, list[Told]] = {}
    left: list[Piece] = []
    chosen = {normal(theirs): ours for theirs, ours in mapping.items()}
    for piece in sorted(found.pieces, key=lambda p: (_mapped(p.heading, chosen) is None, p.heading.count(SEPARATOR))):
        id = _mapped(piece.heading, chosen)
        if id == "name" and len(piece.items) == 1:
            name, went[piece.heading] = piece.items[0].text, "name"
            continue
        f = (guess.template.field(id) if id else guess.field(piece.heading)) if piece.heading or id else None
        f = f or (None if id else _spoken(guess, piece, manner))
        beneath = () if id else guess.beneath(piece.heading)
        if f and type(f.kind) in SHAPES:
            told.setdefault(f.id, []).extend(Told(beneath, item) for item in piece.items)
            went[piece.heading] = f.id
            continue
        values = _values(f, piece, SEPARATOR.join(beneath), manner) if f and f.id not in (NOTES, "name") else None
        if f is None or values is None or (not f.kind.many and f.id in fields):
            left.append(piece)
            went[piece.heading] = NOTES
        else:
            fields.setdefault(f.id, []).extend(values)
            went[piece.heading] = f.id
    for id, items in told.items():
        fields[id] = shaped(guess.template.field(id).kind, items, manner)  # type: ignore[union-attr]
    left.sort(key=found.pieces.index)
    return Placed(name, fields, noted(left), [(p.heading, went[p.heading]) for p in found.pieces])


def _spoken(guess: Guess, piece: Piece, manner: Manner) -> Field | None:
    """The field for sentences of parts that were spoken under a heading of no field: "When …, I want to …, so I can …"."""
    for f in guess.template.fields:
        if isinstance(f.kind, Statement) and not any(item.parts for item in piece.items):
            values = [spoken(f.kind, item.text, manner) if "|" not in item.text else None for item in piece.items]
            if all(isinstance(value, Sentence) and len(value.parts) == len(f.kind.parts) for value in values):
                return f
    return None


def _mapped(heading: str, chosen: Mapping[str, str]) -> str | None:
    return chosen.get(normal(heading)) or chosen.get(normal(heading.rpartition(SEPARATOR)[2])) if chosen else None


def _values(f: Field, piece: Piece, below: str, manner: Manner) -> list[Any] | None:
    """The values of a piece for a field; None when the field is no place for it."""
    items = [Item(f"{below}: {item.text}", item.parts) if below else item for item in piece.items]
    if f.kind.many:
        return [value for item in items for value in _many(f, item, manner)] or None
    if len(items) == 1 and not items[0].parts:
        value = _read(f, items[0].value, manner)
    elif isinstance(f.kind, Text):
        value = f.kind.parse("\n".join(_told(item) for item in items), manner)
    else:
        value = _read(f, "; ".join(_told(item) for item in items), manner)
    if value is None or (isinstance(value, Unclear) and len(value.raw) > _PROSE):
        return None
    return [value]


def _many(f: Field, item: Item, manner: Manner) -> list[Any]:
    """The items that one of theirs makes: tokens between commas and lines of a text are items of their own."""
    kind = f.kind
    told = _told(item)
    if isinstance(kind, Many) and not item.parts and len(told) <= 10 * _PROSE:
        return list(kind.split(told))
    lines = [line for line in clean(told).split("\n") if line.strip()] if isinstance(kind, ListOf) else [told]
    return [value for line in lines if (value := kind.parse(line, manner)) is not None]


def _read(f: Field, value: Any, manner: Manner) -> Any:
    """A value of the field's kind from a text or a scalar of JSON."""
    if isinstance(value, str):
        if len(value) > _PROSE and not isinstance(f.kind, Text) and f.kind.word not in ("line", "choice"):
            return Unclear(value, "")
        return f.kind.parse(value, manner)
    return f.kind.absorb(value, manner)


def _told(item: Item) -> str:
    """An item with all that is said about it, in one run."""
    parts = "; ".join(f"{heading}: {text}" if heading else text for heading, text in item.parts)
    return f"{item.text} ({parts})" if parts and item.text else item.text or parts


def noted(pieces: Iterable[Piece]) -> str:
    """Pieces as text for Notes, with all their words."""
    return clean("\n".join(_noted(piece) for piece in pieces)).strip()


def _noted(piece: Piece) -> str:
    """A piece as lines of Notes."""
    alone = len(piece.items) == 1 or not piece.heading
    lines: list[str] = []
    for item in piece.items:
        under = [f"  – {heading}: {text}" if heading else f"  – {text}" for heading, text in item.parts]
        lines.append("\n".join([item.text if alone or not item.listed else f"• {item.text}", *under]).strip("\n"))
    if alone:
        return f"{piece.heading}: {lines[0]}" if piece.heading else "\n".join(lines)
    return "\n".join([f"{piece.heading}:", *lines])
