"""What a scorecard makes of an account: ratings from what people said, else from rules on its cells.

The rules of one criterion, in order, on one cell:
- a cell that says nothing (`amounts.empty`) is unknown; only Absent holds there. Absent does not hold where the list lacks the column altogether;
- a rule may hold, not hold, or hold in part: a range that lies in its limits only partly. Then the cell is rated if every rule that it
  may mean gives the same, up to the first that holds as a whole; else it is unknown;
- a cell that is no amount (no day) for a rule that wants one leaves that rule aside, but Present after it does not hold: what could
  not be read is not "anything else".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from persona_studio.domain.scoring.amounts import Amount, empty, read
from persona_studio.domain.scoring.days import read_date
from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import (
    RATINGS,
    Absent,
    Account,
    After,
    Assessment,
    Before,
    Between,
    Contains,
    Criterion,
    Gate,
    OneOf,
    Present,
    Rated,
    Scorecard,
    Test,
)  # fmt: skip
from persona_studio.foundation.words import _

RULE = "rule"
LEAST, MOST = Decimal("-Infinity"), Decimal("Infinity")  # of a range without an end


@dataclass(frozen=True)
class Manner:
    """How figures and days are written in the cells: the decimal sign, and `days.DAY_FIRST`, `days.MONTH_FIRST` or "" for neither."""

    decimal: str = "."
    dates: str = ""


PLAIN = Manner()


class Holds(Enum):
    """Whether a test holds on a cell."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNREAD = "unread"  # not an amount, not a day


def assess(card: Scorecard, account: Account, *, manner: Manner = PLAIN, columns: Collection[str] | None = None) -> Assessment:
    """A rating for each criterion and the state of each gate. `columns` are those of the list that the account comes from, where it is known."""
    ratings = {c.id: said if (said := _said(account, c.id)) else rate(c, account.cells, manner=manner, columns=columns) for c in card.criteria}
    gates = {g.id: account.gates[g.id] if g.id in account.gates else shut(g, account.cells, manner=manner, columns=columns) for g in card.gates}
    return Assessment(ratings, gates)


def _said(account: Account, criterion: str) -> Rated | None:
    said = account.ratings.get(criterion)
    return said if said is not None and said.rating is not None else None


def rate(criterion: Criterion, cells: Mapping[str, str], *, manner: Manner = PLAIN, columns: Collection[str] | None = None) -> Rated:
    """The rating by the criterion's rules; what people said does not count here."""
    if not criterion.rules or not criterion.column:
        return Rated()
    cell = cells.get(criterion.column, "")
    if empty(cell):
        asked = columns is None or criterion.column in columns
        absent = next((rule for rule in criterion.rules if isinstance(rule.test, Absent)), None) if asked else None
        return _rated(absent.rating, "") if absent else Rated()
    return _by_rules(criterion, cell, manner)


def _by_rules(criterion: Criterion, cell: str, manner: Manner) -> Rated:
    possible: set[int] = set()
    unread: Test | None = None
    for rule in criterion.rules:
        verdict = holds(rule.test, cell, manner)
        if verdict is Holds.UNREAD:
            unread = unread or rule.test
        elif verdict is Holds.PARTLY:
            possible.add(rule.rating)
        elif verdict is Holds.YES and not (unread and isinstance(rule.test, Present)):
            possible.add(rule.rating)
            return _rated(rule.rating, cell) if len(possible) == 1 else Rated(None, "", cell, _over_several(cell))
    return Rated(None, "", cell, _why(cell, possible, unread))


def _rated(rating: int, cell: str) -> Rated:
    """What a rule gives. A card from elsewhere may hold what is no rating: then nobody knows."""
    if rating in RATINGS:
        return Rated(rating, RULE, cell)
    return Rated(None, "", cell, _("A rule gives {rating}; ratings go from 1 to 5.").format(rating=rating))


def _over_several(cell: str) -> str:
    return _("{value} reaches over more than one rating.").format(value=cell)


def _why(cell: str, possible: set[int], unread: Test | None) -> str:
    """Why no rule holds as a whole."""
    if len(possible) > 1:
        return _over_several(cell)
    if possible:
        return _("{value} reaches beyond what the rules speak of.").format(value=cell)
    if isinstance(unread, Between):
        return _("“{value}” is not an amount.").format(value=cell)
    if unread:
        return _("“{value}” is not a date.").format(value=cell)
    return _("No rule speaks of “{value}”.").format(value=cell)


def shut(gate: Gate, cells: Mapping[str, str], *, manner: Manner = PLAIN, columns: Collection[str] | None = None) -> bool | None:
    """Whether a test of the gate holds; None where the cell says nothing, could not be read, or holds only in part."""
    if not gate.tests or not gate.column:
        return None
    cell = cells.get(gate.column, "")
    if empty(cell):
        asked = columns is None or gate.column in columns
        return True if asked and any(isinstance(test, Absent) for test in gate.tests) else None
    verdicts = {holds(test, cell, manner) for test in gate.tests}
    if Holds.YES in verdicts:
        return True
    return False if verdicts == {Holds.NO} else None


def holds(test: Test, cell: str, manner: Manner = PLAIN) -> Holds:
    """Whether one test holds on a cell that says something."""
    match test:
        case Between():
            amount = read(cell, manner.decimal)
            return Holds.UNREAD if amount is None else within(amount, test)
        case Before() | After():
            day = read_date(cell, manner.dates)
            return Holds.UNREAD if day is None else _yes((day < test.day) == isinstance(test, Before))
        case OneOf():
            whole = fold(cell)
            parts = {whole, *(part.strip(" ") for part in whole.split(";"))}
            return _yes(any(word in parts for word in _words(test)))
        case Contains():
            whole = fold(cell)
            return _yes(any(word in whole for word in _words(test)))
        case Present():
            return Holds.YES
        case Absent():
            return Holds.NO


def within(amount: Amount, limits: Between) -> Holds:
    """Whether an amount lies within limits as a whole, in part or not at all."""
    low, high = LEAST if amount.low is None else amount.low, MOST if amount.high is None else amount.high
    least, most = LEAST if limits.low is None else limits.low, MOST if limits.high is None else limits.high
    if least <= low and high <= most:
        return Holds.YES
    return Holds.PARTLY if low <= most and least <= high else Holds.NO


def _yes(really: bool) -> Holds:
    return Holds.YES if really else Holds.NO


def _words(test: OneOf | Contains) -> list[str]:
    """The words as they are compared; a blank one stands for nothing."""
    return [word for word in map(fold, test.words) if word]
