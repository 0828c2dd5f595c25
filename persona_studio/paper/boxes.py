"""How each kind of value stands on paper: what it says on a card, and what a blank worksheet offers for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from persona_studio.domain.outcomes import opportunity
from persona_studio.foundation.words import _
from persona_studio.template.kinds import (
    Amount,
    Choice,
    Date,
    Flag,
    Group,
    Groups,
    Kind,
    Line,
    ListOf,
    Many,
    Money,
    Number,
    Outcome,
    Outcomes,
    ProfileCode,
    Range,
    Ranked,
    Scale,
    Statement,
    Table,
    Text,
)  # fmt: skip
from persona_studio.template.manner import PLAIN, Manner


@dataclass(frozen=True)
class Speech:
    """How values are written: signs of numbers, and the names of the profiles that codes stand for."""

    manner: Manner = PLAIN
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What a value says on a card; `parts` belong to the text (the cost of a pain point), `level` is its place on a scale, 0 to 1."""

    text: str
    parts: str = ""
    level: float | None = None
    quoted: bool = False  # somebody's words


# ---- cards

Says = Callable[[Any, Any, Speech], Said]  # (kind, value, speech)
Heads = Callable[[Any], tuple[str, str]]  # over the statements and over the parts; "" for the field's own label


@dataclass(frozen=True)
class CardBox:
    """How values of a kind stand on a card."""

    says: Says
    heads: Heads = lambda kind: ("", "")


def _plain(kind: Kind[Any], value: Any, speech: Speech) -> Said:
    return Said(kind.plain(value, speech.manner))


def _rated(kind: Scale, value: Decimal, speech: Speech) -> Said:
    level = float((value - kind.least) / (kind.most - kind.least)) if kind.least <= value <= kind.most else None
    return Said(kind.plain(value, speech.manner), level=level)


def _paid(kind: Amount, value: Money, speech: Speech) -> Said:
    """A year goes without saying; any other period does not, as a card shows no question beside it."""
    told = kind if value.per in ("", "year") else replace(kind, per="")
    return Said(told.plain(value, speech.manner))


def _grouped(kind: Groups, value: Group, _speech: Speech) -> Said:
    return Said(value.statement, "; ".join(", ".join(text.split("\n")) for _id, text in value.parts), quoted=kind.quoted)


def _grouped_heads(kind: Groups) -> tuple[str, str]:
    return kind.statements_label, kind.parts_label or (kind.parts[0].label if len(kind.parts) == 1 else "")


def _table_heads(kind: Table) -> tuple[str, str]:
    return kind.statements_label, kind.parts_label or ", ".join(part.label for part in kind.parts)


def _weighed(_kind: Outcomes, value: Outcome, speech: Speech) -> Said:
    score = opportunity(value.importance, value.satisfaction)
    texts = (
        (_("importance {score}"), value.importance),
        (_("satisfaction {score}"), value.satisfaction),
        (_("opportunity {score}"), score),
    )
    said = [text.format(score=speech.manner.write_number(number)) for text, number in texts if number is not None]
    return Said(value.statement, ", ".join(said))


def _named(_kind: ProfileCode, value: str, speech: Speech) -> Said:
    return Said(speech.names.get(value, value))


_WORDS = CardBox(_plain)
CARD_BOXES: dict[type[Kind[Any]], CardBox] = {
    Line: _WORDS, Text: _WORDS, Choice: _WORDS, Many: _WORDS, Number: _WORDS, Range: _WORDS, Date: _WORDS, Flag: _WORDS,
    ListOf: _WORDS, Ranked: _WORDS, Statement: _WORDS,
    Amount: CardBox(_paid),
    Scale: CardBox(_rated),
    Groups: CardBox(_grouped, _grouped_heads),
    Table: CardBox(_grouped, _table_heads),
    Outcomes: CardBox(_weighed, lambda _kind: ("", _("Importance and satisfaction, 0 to 10"))),
    ProfileCode: CardBox(_named),
}  # fmt: skip


# ---- worksheets

@dataclass(frozen=True)
class Lines:
    """Lines to write on; `after` is printed at the end of the last (a unit), `numbered` before each stands its rank."""

    count: int = 1
    after: str = ""
    prompts: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True)
class Choices:
    """Words to tick; `open` leaves a line for another."""

    options: tuple[str, ...]
    open: bool = False
    several: bool = False


@dataclass(frozen=True)
class Ticks:
    """A scale to mark, with the words of its ends."""

    least: int
    most: int
    low: str
    high: str


@dataclass(frozen=True)
class Rows:
    """A line for each statement and under it one for each part; `leads` are printed before the parts."""

    count: int
    parts: tuple[str, ...]
    prompts: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True)
class Grid:
    """An empty table with the names of its rows and columns."""

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]


Blank = Lines | Choices | Ticks | Rows | Grid
WorksheetBox = Callable[[Any], Blank]
LINE_CHARACTERS = 60  # that a hand writes in one line of a column
MOST_OPTIONS = 8  # of tokens that are offered for ticking; more would be read, not ticked


def _many(kind: Many) -> Blank:
    return Choices(kind.options[:MOST_OPTIONS], True, True) if kind.options else Lines(max(1, kind.wanted))


def _scale(kind: Scale) -> Blank:
    return Ticks(kind.least, kind.most, kind.low, kind.high)


def _list(kind: ListOf) -> Blank:
    return Lines(max(kind.wanted, len(kind.prompts)), prompts=kind.prompts, numbered=kind.ranked)


def _table(kind: Table) -> Blank:
    names = kind.rows or ("",) * kind.wanted
    return Grid(kind.rows_label, names, tuple(part.label for part in kind.parts))


def _sentences(kind: Statement) -> Blank:
    return Rows(kind.wanted, tuple(part.lead for part in kind.parts), leads=True)


WORKSHEET_BOXES: dict[type[Kind[Any]], WorksheetBox] = {
    Line: lambda kind: Lines(1),
    Text: lambda kind: Lines(min(4, 1 + kind.longest // LINE_CHARACTERS)),
    Choice: lambda kind: Choices(kind.options, kind.open),
    Flag: lambda kind: Choices((_("Yes"), _("No"))),
    Number: lambda kind: Lines(1, kind.unit),
    Range: lambda kind: Lines(1, kind.unit),
    Amount: lambda kind: Lines(1),
    Date: lambda kind: Lines(1),
    Many: _many,
    Scale: _scale,
    ListOf: _list,
    Ranked: _list,
    Groups: lambda kind: Rows(max(kind.wanted, len(kind.prompts)), tuple(part.label for part in kind.parts), kind.prompts),
    Table: _table,
    Statement: _sentences,
    Outcomes: lambda kind: Grid("", ("",) * kind.wanted, (_("Importance, 0 to 10"), _("Satisfaction, 0 to 10"))),
    ProfileCode: lambda kind: Lines(2),
}


def blank(kind: Kind[Any]) -> Blank:
    """What a worksheet offers for values of `kind`."""
    return WORKSHEET_BOXES[type(kind)](kind)
