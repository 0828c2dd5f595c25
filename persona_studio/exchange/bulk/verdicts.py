"""Rules and gates as SQL: what `domain/scoring/rate.py` says of them, on cells that stand ready. NULL is never true here, and never taken for false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, false, func, literal, not_, null, or_, true

from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import Absent, After, Before, Between, Contains, Criterion, Gate, OneOf, Present, Test
from persona_studio.exchange.bulk.cells import empty
from persona_studio.exchange.bulk.dialect import WIDE

Column = ColumnElement[Any]
_FINEST = Decimal("0.000001")
_GREATEST = Decimal(10) ** 31
_EXACT = Context(prec=80)


@dataclass(frozen=True)
class Cell:
    """A cell as the tests ask for it: whether it says nothing, its folded text, its parts between semicolons with one around each, its amount, its day.
    What no test asks for is None."""

    silent: Column
    bare: Column | None = None
    parts: Column | None = None
    low: Column | None = None
    high: Column | None = None
    day: Column | None = None


@dataclass(frozen=True)
class Verdict:
    """A test on a cell that says something. `partly` holds where `yes` does too; `unread` is None for tests that read everything."""

    yes: Column
    partly: Column | None = None
    unread: Column | None = None


def rating(criterion: Criterion, cell: Cell) -> Column:
    """The rating by rules; NULL for unknown."""
    verdicts = [(rule, judge(rule.test, cell)) for rule in criterion.rules]
    ways: list[Any] = [(cell.silent, _when_silent(criterion))]
    for at, (rule, verdict) in enumerate(verdicts):
        before = verdicts[:at]
        others = [v.partly for r, v in before if v.partly is not None and r.rating != rule.rating]
        yes = verdict.yes
        if isinstance(rule.test, Present):  # what could not be read is not "anything else"
            yes = and_(true(), *(not_(v.unread) for _r, v in before if v.unread is not None))
        ways.append((yes, case((or_(false(), *others), null()), else_=literal(rule.rating, Integer)) if others else literal(rule.rating, Integer)))
    return cast(case(*ways), Integer)


def _when_silent(criterion: Criterion) -> Column:
    absent = next((rule.rating for rule in criterion.rules if isinstance(rule.test, Absent)), None)
    return cast(null(), Integer) if absent is None else literal(absent, Integer)


def shut(gate: Gate, cell: Cell) -> Column:
    """Whether a gate is shut; NULL where nobody can say."""
    verdicts = [judge(test, cell) for test in gate.tests]
    when_silent = true() if any(isinstance(test, Absent) for test in gate.tests) else null()
    open_ = [not_(v.partly if v.partly is not None else v.yes) for v in verdicts]
    read = [not_(v.unread) for v in verdicts if v.unread is not None]
    return case((cell.silent, when_silent), (or_(false(), *(v.yes for v in verdicts)), true()), (and_(*open_, *read), false()))


def judge(test: Test, cell: Cell) -> Verdict:
    """What one test says of a cell."""
    match test:
        case Between():
            return _between(test, _there(cell.low), _there(cell.high))
        case Before() | After():
            day = _there(cell.day)
            limit = test.day.year * 10_000 + test.day.month * 100 + test.day.day
            asked = day < limit if isinstance(test, Before) else day >= limit
            return Verdict(func.coalesce(asked, false()), unread=day.is_(None))
        case OneOf():
            return Verdict(_one_of(_words(test.words), _there(cell.bare), _there(cell.parts)))
        case Contains():
            return Verdict(or_(false(), *(func.strpos(cell.bare, word) > 0 for word in _words(test.words))))
        case Present():
            return Verdict(true())
        case Absent():
            return Verdict(false())


def _there(column: Column | None) -> Column:
    assert column is not None, "the cell was made without what its test asks for"
    return column


def _words(words: Sequence[str]) -> list[str]:
    """The words as they are compared. No database keeps the sign of number nought in a text."""
    return [word for word in dict.fromkeys(map(fold, words)) if word and "\0" not in word]


def _one_of(words: list[str], bare: Column, parts: Column) -> Column:
    if not words:
        return false()
    single = [word for word in words if ";" not in word]
    within = and_(parts.is_not(None), or_(false(), *(func.strpos(parts, f";{word};") > 0 for word in single)))
    return or_(bare.in_(words), within) if single else bare.in_(words)


def _between(limits: Between, low: Column, high: Column) -> Verdict:
    """Amounts have six decimals at most, so a limit between two of them may as well be the next one inside."""
    least = None if limits.low is None else limits.low.quantize(_FINEST, ROUND_CEILING, _EXACT)
    most = None if limits.high is None else limits.high.quantize(_FINEST, ROUND_FLOOR, _EXACT)
    unread = and_(low.is_(None), high.is_(None))
    yes = and_(not_(unread), *_sides(least, most, low, high, beyond=False))
    return Verdict(yes, and_(not_(unread), *_sides(least, most, high, low, beyond=True)), unread)


def _sides(least: Decimal | None, most: Decimal | None, lower: Column, upper: Column, *, beyond: bool) -> list[Column]:
    """`least <= lower` and `upper <= most`, where an end that is not there counts as `beyond` says."""
    sides = []
    if least is not None:
        sides.append(func.coalesce(_compared(lower, least, ">="), literal(beyond)))
    if most is not None:
        sides.append(func.coalesce(_compared(upper, most, "<="), literal(beyond)))
    return sides


def _compared(end: Column, limit: Decimal, sign: str) -> Column:
    """No amount has more than 30 figures before its point: a limit of more is above or below all of them."""
    if abs(limit) >= _GREATEST:
        return case((end.is_not(None), literal((limit < 0) == (sign == ">="))))
    number = cast(literal(limit, WIDE), WIDE)
    return end >= number if sign == ">=" else end <= number


def silence(bare: Column | None, plain: Column | None) -> Column:
    """Whether a cell says nothing; `plain` is its number where it is nothing else."""
    assert bare is not None
    asked = func.coalesce(empty(bare), true())
    return asked if plain is None else and_(plain.is_(None), asked)
