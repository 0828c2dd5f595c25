"""Puts what was found where it belongs: values for the fields that claim it, every other word as Notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from persona_studio.exchange.found import SEPARATOR, Found, Item, Piece, normal
from persona_studio.exchange.guess import NOTES, Guess
from persona_studio.template.kinds import Groups, ListOf, Many, Text, Unclear, clean
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
    left: list[Piece] = []
    chosen = {normal(theirs): ours for theirs, ours in mapping.items()}
    for piece in sorted(found.pieces, key=lambda p: (_mapped(p.heading, chosen) is None, p.heading.count(SEPARATOR))):
        id = _mapped(piece.heading, chosen)
        if id == "name" and len(piece.items) == 1:
            name, went[piece.heading] = piece.items[0].text, "name"
            continue
        f = (guess.template.field(id) if id else guess.field(piece.heading)) if piece.heading or id else None
        values = _values(f, piece, "" if id else guess.below(piece.heading), manner) if f and f.id not in (NOTES, "name") else None
        if f is None or values is None or (not f.kind.many and f.id in fields):
            left.append(piece)
            went[piece.heading] = NOTES
        else:
            fields.setdefault(f.id, []).extend(values)
            went[piece.heading] = f.id
    left.sort(key=found.pieces.index)
    return Placed(name, fields, noted(left), [(p.heading, went[p.heading]) for p in found.pieces])


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
    if isinstance(kind, Groups):
        return [_group(kind, item)]
    told = _told(item)
    if isinstance(kind, Many) and not item.parts and len(told) <= 10 * _PROSE:
        return list(kind.split(told))
    lines = [line for line in clean(told).split("\n") if line.strip()] if isinstance(kind, ListOf) else [told]
    return [value for line in lines if (value := kind.parse(line, manner)) is not None]


def _group(kind: Groups, item: Item) -> Any:
    """Their sub-headings become parts; one that is no part stays with the statement, in brackets."""
    parts: dict[str, str] = {}
    statement = item.text
    for heading, text in item.parts:
        id = _part(kind, heading, text)
        if id is None or not heading:
            statement += f" ({heading}: {text})" if heading else f" ({text})"
        else:
            parts[id] = f"{parts[id]}; {text}" if id in parts else text
    return kind.make(statement, parts)


def _part(kind: Groups, heading: str, text: str) -> str | None:
    """The part of that name; the only part for any heading; for "Impact" and the like, the part that the text speaks of."""
    words = normal(heading)
    for part in kind.parts:
        if words in (normal(part.id), normal(part.label)) or normal(part.label) in words.split():
            return part.id
    if len(kind.parts) == 1:
        return kind.parts[0].id
    spoken = set(normal(text).split())
    return next((p.id for p in kind.parts if spoken & _meaning(p.label, p.hint)), None)


def _meaning(label: str, hint: str) -> set[str]:
    """The words that a part's label and hint share with texts about it."""
    return {word for word in normal(f"{label} {hint}").split() if len(word) > 3 and not word.isdigit()}


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
