"""Values of several parts from what others wrote: statements and their costs, spoken jobs, rated outcomes, the stages of a journey."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from persona_studio.exchange.found import SEPARATOR, Item, normal
from persona_studio.template.kinds import Groups, Outcome, Outcomes, Statement, Table, Unclear, clean
from persona_studio.template.kinds.scores import RATING
from persona_studio.template.manner import Manner


@dataclass(frozen=True)
class Told:
    """An item, and the headings under which it stood below the field's own."""

    beneath: tuple[str, ...]
    item: Item

    @property
    def labelled(self) -> tuple[str, str]:
        """What its text is about, where a heading, a key or a label before a colon says so, and the text."""
        if self.item.key:
            return self.item.key, self.item.text
        label, colon, rest = self.item.text.partition(":")
        if colon and rest.strip() and len(label) < 40:
            return label.strip(), rest.strip()
        return (self.beneath[-1] if self.beneath else ""), self.item.text

    @property
    def whole(self) -> str:
        """Its text with the headings above it."""
        above = SEPARATOR.join(self.beneath)
        return f"{above}: {self.item.text}" if above and self.item.text else self.item.text or above


Shape = Callable[[Any, Sequence[Told], Manner], list[Any]]


def shaped(kind: Any, told: Sequence[Told], manner: Manner) -> list[Any]:
    """The values that items make; every word of them is in one."""
    return SHAPES[type(kind)](kind, told, manner)


def _aside(heading: str, text: str) -> str:
    return f" ({heading}: {text})" if heading else f" ({text})"


# ---- statements with parts


def _groups(kind: Groups, told: Sequence[Told], _manner: Manner) -> list[Any]:
    return [_group(kind, Item(t.whole, t.item.parts)) for t in told]


def _group(kind: Groups, item: Item) -> Any:
    """Their sub-headings become parts; one that is no part stays with the statement, in brackets."""
    parts: dict[str, str] = {}
    statement = item.text
    for heading, text in item.parts:
        id = _part(kind, heading, text)
        if id is None or not heading:
            statement += _aside(heading, text)
        else:
            parts[id] = f"{parts[id]}; {text}" if id in parts else text
    return kind.make(statement, parts)


def _part(kind: Groups, heading: str, text: str) -> str | None:
    """The part of that name; the only part for any heading; for "Impact" and the like, the part that the text speaks of."""
    id = _named(kind, heading)
    if id is not None:
        return id
    if len(kind.parts) == 1:
        return kind.parts[0].id
    spoken = set(normal(text).split())
    return next((p.id for p in kind.parts if spoken & _meaning(p.label, p.hint)), None)


def _named(kind: Groups, heading: str) -> str | None:
    words = normal(heading)
    for part in kind.parts:
        if words in (normal(part.id), normal(part.label)) or normal(part.label) in words.split():
            return part.id
    return None


def _meaning(label: str, hint: str) -> set[str]:
    """The words that a part's label and hint share with texts about it."""
    return {word for word in normal(f"{label} {hint}").split() if len(word) > 3 and not word.isdigit()}


# ---- tables


def _table(kind: Table, told: Sequence[Told], _manner: Manner) -> list[Any]:
    """A row for each of theirs; a table whose rows are our columns is turned."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for t in told:
        if not t.beneath:
            rows.setdefault(t.item.text, []).extend(t.item.parts)
        elif len(t.beneath) > 1:
            rows.setdefault(t.beneath[0], []).extend([(SEPARATOR.join(t.beneath[1:]), t.item.text), *t.item.parts])
        else:
            label, text = t.labelled
            known = _column(kind, label)
            rows.setdefault(t.beneath[0], []).extend([(label, text) if known else ("", t.item.text), *t.item.parts])
    if rows and all(_column(kind, name) for name in rows) and not any(_column(kind, heading) for cells in rows.values() for heading, _text in cells):
        rows = _turned(rows)
    return [_row(kind, name, cells) for name, cells in rows.items()]


def _turned(rows: dict[str, list[tuple[str, str]]]) -> dict[str, list[tuple[str, str]]]:
    turned: dict[str, list[tuple[str, str]]] = {}
    for name, cells in rows.items():
        for heading, text in cells:
            turned.setdefault(heading, []).append((name, text))
    return turned


def _row(kind: Table, name: str, cells: Iterable[tuple[str, str]]) -> Any:
    parts: dict[str, str] = {}
    for heading, text in cells:
        id = _column(kind, heading)
        if id is None:
            name += _aside(heading, text)
        else:
            parts[id] = f"{parts[id]}\n{text}" if id in parts else text
    return kind.make(name, parts)


def _column(kind: Table, heading: str) -> str | None:
    """The column that a heading speaks of: "Content types" is "Content they prefer"."""
    words = set(normal(heading).split())
    return next((p.id for p in kind.parts if normal(p.id) in words or normal(p.label) == normal(heading)), None)


# ---- sentences


def _statements(kind: Statement, told: Sequence[Told], manner: Manner) -> list[Any]:
    """Sentences as they are spoken, and those of which the parts stand under headings of their own."""
    made: list[Any] = []
    open_parts: dict[str, str] = {}

    def close() -> None:
        if open_parts:
            made.append(kind.make(open_parts))
            open_parts.clear()

    for t in told:
        label, text = t.labelled
        clause = _clause(kind, label)
        if clause and not t.item.parts:
            if clause in open_parts:
                close()
            open_parts[clause] = text
            continue
        close()
        parts = {id: words for heading, words in t.item.parts if (id := _clause(kind, heading))}
        left = "".join(_aside(heading, words) for heading, words in t.item.parts if parts.get(_clause(kind, heading) or "") != words)
        if clause:
            left += _aside(label, text) if parts.setdefault(clause, text) != text else ""
        elif parts:
            left = _aside("", t.whole) + left if t.whole else left
        if parts:
            last = list(parts)[-1]
            made.append(kind.make({**parts, last: parts[last] + left}))
        else:
            made.append(spoken(kind, t.item.text, manner) if not left and not t.beneath else kind.parse(t.whole + left, manner))
    close()
    return [value for value in made if value is not None and (isinstance(value, Unclear) or value.parts)]


def _clause(kind: Statement, heading: str) -> str | None:
    """The clause that a heading names: by its id, its label, or the words that lead to it ("so that")."""
    words = set(normal(heading).split())
    if not words or len(words) > 5:
        return None
    for clause in kind.parts:
        lead = set(normal(clause.lead).split())
        if normal(heading) in (normal(clause.id), normal(clause.label)) or words <= lead or lead <= words:
            return clause.id
    return next((c.id for c in kind.parts if words == {"so", "that"} and c.lead.casefold().startswith("so")), None)


_WHO = r"(?:i|we|you|he|she|they)"
_SPOKEN = re.compile(
    rf"when(?:ever)?\s+(?P<first>.+?),?\s+{_WHO}\s+wants?\s+to\s+(?P<second>.+?),?\s+so(?:\s+that)?\s+{_WHO}\s+can\s+(?P<third>.+)",
    re.IGNORECASE | re.DOTALL,
)


def spoken(kind: Statement, text: str, manner: Manner) -> Any:
    """A sentence that somebody spoke: by the template's own leads, else by the usual words of a job story, whoever speaks."""
    value = kind.parse(text, manner)
    if isinstance(value, Unclear) or value is None or len(value.parts) > 1 or len(text) > 2000:
        return value
    found = _SPOKEN.fullmatch(" ".join(clean(text).split()).rstrip("."))
    if found and [p.lead.casefold() for p in kind.parts] == ["when", "i want to", "so i can"]:
        return kind.make(dict(zip((p.id for p in kind.parts), (found["first"], found["second"], found["third"]), strict=True)))
    return value


# ---- outcomes

_SCORES = re.compile(r"\W*\bimportance\W{1,3}([\d.,]*\d)(?:\s*/\s*10)?\W+satisfaction\W{1,3}([\d.,]*\d)(?:\s*/\s*10)?\W*$", re.IGNORECASE)


def _outcomes(kind: Outcomes, told: Sequence[Told], manner: Manner) -> list[Any]:
    made: list[Any] = []
    for t in told:
        label, text = t.labelled
        rated = _rating(label, text, manner)
        if rated and made and isinstance(made[-1], Outcome) and not t.item.parts and getattr(made[-1], rated[0]) is None:
            made[-1] = Outcome(**{**vars(made[-1]), rated[0]: rated[1]})
        else:
            made.append(_outcome(kind, t, manner))
    return [value for value in made if value is not None]


def _outcome(kind: Outcomes, t: Told, manner: Manner) -> Any:
    statement = t.whole
    scores: dict[str, Decimal] = {}
    found = _SCORES.search(statement)
    if found and not t.item.parts:
        read = [_rating(name, text, manner) for name, text in zip(("importance", "satisfaction"), found.groups(), strict=True)]
        if all(read):
            scores, statement = dict(r for r in read if r), statement[: found.start()]
    for heading, text in t.item.parts:
        rated = _rating(heading, text, manner)
        if rated and rated[0] not in scores:
            scores[rated[0]] = rated[1]
        else:
            statement += _aside(heading, text)
    if not scores:
        return kind.parse(statement, manner)
    return Outcome(" ".join(clean(statement).split()), scores.get("importance"), scores.get("satisfaction"))


def _rating(heading: str, text: str, manner: Manner) -> tuple[str, Decimal] | None:
    """Which of the two figures a heading means, and the figure."""
    words = normal(heading).split()
    name = next((name for name in ("importance", "satisfaction") if name in words), None)
    value = RATING.parse(text, manner) if name else None
    return (name, value) if name and isinstance(value, Decimal) else None


SHAPES: dict[type[Any], Shape] = {Groups: _groups, Table: _table, Statement: _statements, Outcomes: _outcomes}
