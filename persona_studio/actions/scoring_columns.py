"""Which column of a list feeds which criterion and gate of a scorecard, and which hold ratings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import Criterion, Scorecard
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.exchange.accounts.mapping import Column
    from persona_studio.exchange.accounts.mapping import Mapping as Guessed
    from persona_studio.exchange.bulk.expression import Plan, Reading


@dataclass(frozen=True)
class Planned:
    """How a list is scored: the columns used by the names of criteria and gates, the names of those that found none, and what the headers mean."""

    plan: Plan
    used: Mapping[str, str]
    missing: tuple[str, ...]
    guessed: Guessed


def planned(card: Scorecard, headers: Sequence[str], sample: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> Planned:
    """Which column feeds what: those that were named, else a header that is called as the scorecard says, else what the headers are guessed to
    mean. Raises Problem."""
    from persona_studio.exchange.accounts import columns
    from persona_studio.exchange.bulk.expression import Plan

    guessed = columns.guess(headers, sample)
    held, by_hand = _chosen(card, headers, sample, mapping)
    used = {criterion.name: headers[at] for criterion, at in (*held, *by_hand)}
    readings: dict[str, Reading] = {}
    for criterion, at in by_hand:
        card, column = _reading_from(card, criterion)
        readings[column] = _reading(guessed.columns[at], at)
    taken = {criterion.id for criterion, _at in held}
    wanted = [(c.name, c.column) for c in card.criteria if c.rules and c.column and c.id not in taken]
    wanted += [(g.name, g.column) for g in card.gates if g.tests and g.column]
    missing = []
    for name, column in wanted:
        if column not in readings:
            place = _place(column, headers, guessed)
            if place is None:
                missing.append(name)
                continue
            readings[column] = _reading(guessed.columns[place], place)
        used.setdefault(name, headers[readings[column].at])
    return Planned(Plan(card, len(headers), readings, {c.id: at for c, at in held}), used, tuple(missing), guessed)


def _reading_from(card: Scorecard, criterion: Criterion) -> tuple[Scorecard, str]:
    """The scorecard with a criterion that reads a column of its own name, which no other reads."""
    column = f"\0{criterion.id}"
    return replace(card, criteria=tuple(replace(c, column=column) if c.id == criterion.id else c for c in card.criteria)), column


def _reading(column: Column, at: int) -> Reading:
    from persona_studio.domain.scoring.days import DAY_FIRST, MONTH_FIRST
    from persona_studio.exchange.accounts.mapping import DMY, MDY
    from persona_studio.exchange.bulk.expression import Reading

    return Reading(at, column.decimal, {DMY: DAY_FIRST, MDY: MONTH_FIRST}.get(column.dates, ""), column.factor)


def _place(column: str, headers: Sequence[str], guessed: Guessed) -> int | None:
    same = [at for at, header in enumerate(headers) if fold(header) == fold(column)]
    if len(same) == 1:
        return same[0]
    return next((at for at, each in enumerate(guessed.columns) if each.role == "cell" and fold(each.name) == fold(column)), None)


Pairs = list[tuple[Criterion, int]]


def _chosen(card: Scorecard, headers: Sequence[str], sample: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> tuple[Pairs, Pairs]:
    """The columns that were named by hand: those that hold ratings, and those that rules have to read. Raises Problem."""
    held: Pairs = []
    by_rules: Pairs = []
    for column, name in mapping.items():
        at, criterion = _header(column, headers), named_criterion(card, name)
        if _holds_ratings(row[at] for row in sample):
            held.append((criterion, at))
        elif criterion.rules:
            by_rules.append((criterion, at))
        else:
            sentence = _("{criterion} has no rule that could rate the column {column}, and the column does not hold ratings from 1 to 5.")
            raise Problem(sentence.format(criterion=criterion.name, column=column), _("Add a rule to {name}.").format(name=criterion.name))
    return held, by_rules


def _holds_ratings(values: Iterator[str]) -> bool:
    from persona_studio.domain.scoring.amounts import empty
    from persona_studio.exchange.bulk.cells import RATING

    said = [value for value in values if not empty(value)]
    return bool(said) and all(re.fullmatch(RATING, value) for value in said)


def _header(column: str, headers: Sequence[str]) -> int:
    for same in (lambda a, b: a == b, lambda a, b: fold(a) == fold(b)):
        found = [at for at, header in enumerate(headers) if same(header, column)]
        if len(found) == 1:
            return found[0]
    shown = ", ".join(headers[:12]) + (", …" if len(headers) > 12 else "")
    raise Problem(_("The list has no column {column}.").format(column=column), _("It has {columns}.").format(columns=shown))


def named_criterion(card: Scorecard, name: str) -> Criterion:
    """The criterion of this id or name, in any case. Raises Problem."""
    found = [c for c in card.criteria if c.id == name] or [c for c in card.criteria if fold(name) in (fold(c.id), fold(c.name))]
    if len(found) == 1:
        return found[0]
    names = ", ".join(c.name for c in card.criteria)
    raise Problem(_("The scorecard has no criterion {name}.").format(name=name), _("It has {names}.").format(names=names))
