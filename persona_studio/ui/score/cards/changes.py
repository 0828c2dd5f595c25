"""What can be done to a scorecard as a list of rows: add, remove, move. Each gives the new card and the row that is chosen then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import uuid4

from persona_studio.domain.scoring.model import BEST, WORST, Criterion, Gate, Scorecard, Tier
from persona_studio.foundation.words import _

CRITERION, TIER, GATE = "criteria", "tiers", "gates"  # the fields of a scorecard
KINDS = (CRITERION, TIER, GATE)
TENTH = Decimal("0.1")


class Spot(NamedTuple):
    """A row of a scorecard."""

    kind: str
    at: int


Changed = tuple[Scorecard, Spot]


def spots(card: Scorecard) -> list[Spot]:
    """All rows, in order."""
    return [Spot(kind, at) for kind in KINDS for at in range(len(getattr(card, kind)))]


def row(card: Scorecard, spot: Spot) -> Any:
    """The criterion, tier or gate of a row."""
    return getattr(card, spot.kind)[spot.at]


def put(card: Scorecard, spot: Spot, **values: Any) -> Scorecard:
    """The row with other values."""
    rows = list(getattr(card, spot.kind))
    rows[spot.at] = replace(rows[spot.at], **values)
    return _with(card, spot.kind, rows)


def add(card: Scorecard, kind: str, after: Spot | None = None) -> Changed:
    """A new row behind another of its kind, else at the end. A new tier begins half-way between its neighbours."""
    rows = list(getattr(card, kind))
    at = after.at + 1 if after is not None and after.kind == kind else len(rows)
    if kind == CRITERION:
        rows.insert(at, Criterion(_new_id(), _free(_("New criterion"), (c.name for c in rows)), Decimal(0)))
    elif kind == GATE:
        rows.insert(at, Gate(_new_id(), _free(_("New gate"), (g.name for g in rows))))
    else:
        at = min(at, len(rows) - 1)
        rows.insert(at, Tier(_free(_("New tier"), (t.name for t in rows)), _between(rows, at)))
    return _with(card, kind, rows), Spot(kind, at)


def remove(card: Scorecard, spot: Spot) -> Changed:
    """Without the row. A last tier stays: every account is in one."""
    rows = list(getattr(card, spot.kind))
    if spot.kind == TIER and len(rows) == 1:
        return card, spot
    del rows[spot.at]
    if spot.kind == TIER and spot.at == len(rows):
        rows[-1] = replace(rows[-1], least=None)
    changed = _with(card, spot.kind, rows)
    left = Spot(spot.kind, min(spot.at, len(rows) - 1)) if rows else next(iter(spots(changed)), Spot(TIER, 0))
    return changed, left


def move(card: Scorecard, spot: Spot, by: int) -> Changed:
    """The row one further up or down. Of tiers only name and advice move: the limits stay in order."""
    rows, to = list(getattr(card, spot.kind)), spot.at + by
    if not 0 <= to < len(rows):
        return card, spot
    rows[spot.at], rows[to] = rows[to], rows[spot.at]
    if spot.kind == TIER:
        for at in (spot.at, to):
            rows[at] = replace(rows[at], least=card.tiers[at].least)
    return _with(card, spot.kind, rows), Spot(spot.kind, to)


def _with(card: Scorecard, kind: str, rows: Iterable[Any]) -> Scorecard:
    return replace(card, **{kind: tuple(rows)})


def _between(tiers: list[Tier], at: int) -> Decimal:
    """A limit between that of the tier above and that of the tier below."""
    above = tiers[at - 1].least if at else None
    below = tiers[at].least if at < len(tiers) else None
    high, low = above if above is not None else Decimal(BEST), below if below is not None else Decimal(WORST)
    return ((high + low) / 2).quantize(TENTH)


def _new_id() -> str:
    """Never one that was used before: ratings of accounts hang on it."""
    return uuid4().hex[:12]


def _free(wish: str, taken: Iterable[str]) -> str:
    names, name, n = set(taken), wish, 1
    while name in names:
        n += 1
        name = f"{wish} {n}"
    return name
