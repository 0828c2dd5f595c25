"""A scorecard as plain JSON values, and back. What comes from a file is not trusted: ValueError names the first thing that is wrong.

Well-formed is not sound: weights of 130 in all or a rating 7 in a rule are read, for `faults` to speak of; somebody may be at work on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, cast

from persona_studio.domain.scoring.model import (
    DISQUALIFYING,
    FIT,
    NEGATIVE,
    READINESS,
    Absent,
    After,
    Before,
    Between,
    Contains,
    Criterion,
    Gate,
    OneOf,
    Present,
    Rule,
    Scorecard,
    Test,
    Tier,
)  # fmt: skip

Json = Mapping[str, Any]
T = TypeVar("T")

MANY, LONG = 1000, 10_000  # items of a list, characters of a text
_HUNDREDTHS = re.compile(r"-?[0-9]{1,6}([.][0-9]{1,2})?")
_LIMIT = re.compile(r"-?[0-9]{1,30}([.][0-9]{1,6})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def dump(card: Scorecard) -> dict[str, Any]:
    """Decimals and days as text; `load` gives the same scorecard."""
    return {
        "criteria": [_criterion(c) for c in card.criteria],
        "tiers": [{"name": t.name, "least": _text(t.least), "advice": t.advice} for t in card.tiers],
        "gates": [{"id": g.id, "name": g.name, "kind": g.kind, "column": g.column, "tests": [_test(t) for t in g.tests]} for g in card.gates],
    }


def _criterion(c: Criterion) -> dict[str, Any]:
    return {
        "id": c.id, "name": c.name, "weight": _text(c.weight), "ideal": c.ideal, "good": c.good, "poor": c.poor, "question": c.question,
        "axis": c.axis, "column": c.column, "rules": [{"rating": r.rating, **_test(r.test)} for r in c.rules],
    }  # fmt: skip


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _test(test: Test) -> dict[str, Any]:
    match test:
        case Between():
            return {"test": "between", "low": _text(test.low), "high": _text(test.high)}
        case OneOf():
            return {"test": "one of", "words": list(test.words)}
        case Contains():
            return {"test": "contains", "words": list(test.words)}
        case Before():
            return {"test": "before", "day": test.day.isoformat()}
        case After():
            return {"test": "after", "day": test.day.isoformat()}
        case Present():
            return {"test": "present"}
        case Absent():
            return {"test": "absent"}


def load(body: object) -> Scorecard:
    """The scorecard of a body. Raises ValueError naming what is wrong."""
    table = _table(body, "scorecard", {"criteria", "tiers", "gates"})
    card = Scorecard(
        _each(table, "criteria", _load_criterion), _each(table, "tiers", _load_tier), _each(table, "gates", _load_gate)
    )  # fmt: skip
    for name, ids in (("criterion", [c.id for c in card.criteria]), ("gate", [g.id for g in card.gates])):
        if len(set(ids)) < len(ids) or "" in ids:
            raise ValueError(f"every {name} needs an id of its own")
    _last_tier_only(card.tiers)
    return card


def _last_tier_only(tiers: tuple[Tier, ...]) -> None:
    if not tiers or any((tier.least is None) != (tier is tiers[-1]) for tier in tiers):
        raise ValueError("every tier but the last has a limit, the last has none")


def _load_criterion(value: object) -> Criterion:
    texts = ("ideal", "good", "poor", "question", "axis", "column")
    table = _table(value, "criterion", {"id", "name", "weight", "rules", *texts})
    criterion = Criterion(
        _string(table, "id"), _string(table, "name"), _decimal(table, "weight", _HUNDREDTHS),
        **{key: _string(table, key) for key in texts}, rules=_each(table, "rules", _load_rule),
    )  # fmt: skip
    if criterion.axis not in ("", FIT, READINESS):
        raise ValueError(f"axis must be {FIT} or {READINESS}")
    return criterion


def _load_tier(value: object) -> Tier:
    table = _table(value, "tier", {"name", "least", "advice"})
    return Tier(_string(table, "name"), None if table.get("least") is None else _decimal(table, "least", _HUNDREDTHS), _string(table, "advice"))


def _load_gate(value: object) -> Gate:
    table = _table(value, "gate", {"id", "name", "kind", "column", "tests"})
    kind = _string(table, "kind") or DISQUALIFYING
    if kind not in (DISQUALIFYING, NEGATIVE):
        raise ValueError(f"kind must be {DISQUALIFYING} or {NEGATIVE}")
    return Gate(_string(table, "id"), _string(table, "name"), kind, _string(table, "column"), _each(table, "tests", _load_test))


def _load_rule(value: object) -> Rule:
    table = _table(value, "rule", {"rating", *_KEYS})
    rating = table.get("rating")
    if not isinstance(rating, int) or isinstance(rating, bool) or abs(rating) > MANY:
        raise ValueError("rating must be a whole number")
    return Rule(rating, _load_test({key: item for key, item in table.items() if key != "rating"}))


_KEYS = frozenset(("test", "low", "high", "words", "day"))
_TESTS: Mapping[str, tuple[frozenset[str], Callable[[Json], Test]]] = {
    "between": (frozenset(("low", "high")), lambda t: Between(_end(t, "low"), _end(t, "high"))),
    "one of": (frozenset(("words",)), lambda t: OneOf(_words(t))),
    "contains": (frozenset(("words",)), lambda t: Contains(_words(t))),
    "before": (frozenset(("day",)), lambda t: Before(_day(t))),
    "after": (frozenset(("day",)), lambda t: After(_day(t))),
    "present": (frozenset(), lambda t: Present()),
    "absent": (frozenset(), lambda t: Absent()),
}


def _load_test(value: object) -> Test:
    table = _table(value, "test", _KEYS)
    name = table.get("test")
    if not isinstance(name, str) or name not in _TESTS:
        raise ValueError("test must be one of " + ", ".join(_TESTS))
    keys, make = _TESTS[name]
    return make(_table(table, name, {"test", *keys}))


def _words(table: Json) -> tuple[str, ...]:
    return _each(table, "words", lambda word: _string({"words": word}, "words"))


def _end(table: Json, key: str) -> Decimal | None:
    return None if table.get(key) is None else _decimal(table, key, _LIMIT)


def _day(table: Json) -> date:
    text = table.get("day")
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise ValueError("day must be written as 2024-03-31")
    return date.fromisoformat(text)  # ValueError for the 30th of February


def _table(value: object, what: str, keys: set[str] | frozenset[str]) -> Json:
    """A dict with no other than these keys."""
    if not isinstance(value, dict):
        raise ValueError(f"{what} must be a table")
    if unknown := [key for key in value if key not in keys]:
        raise ValueError(f"{what} has an unknown key: {str(unknown[0])[:40]}")
    return cast(Json, value)


def _each(table: Json, key: str, make: Callable[[object], T]) -> tuple[T, ...]:
    items = table.get(key, [])
    if not isinstance(items, list) or len(items) > MANY:
        raise ValueError(f"{key} must be a list of at most {MANY}")
    return tuple(make(item) for item in items)


def _string(table: Json, key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str) or len(value) > LONG:
        raise ValueError(f"{key} must be a text of at most {LONG} characters")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{key} is not valid text") from None
    return value


def _decimal(table: Json, key: str, form: re.Pattern[str]) -> Decimal:
    value = table.get(key)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ValueError(f"{key} must be a decimal number written as text")
    return Decimal(value)
