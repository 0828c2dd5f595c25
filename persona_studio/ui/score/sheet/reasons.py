"""Why an account stands where it stands, as sentences: the rule behind a rating, ways to a better tier, how firm the tier is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from persona_studio.domain.scoring.model import (
    Absent,
    Account,
    After,
    Assessment,
    Before,
    Between,
    Contains,
    Criterion,
    OneOf,
    Rated,
    Scorecard,
    Test,
)
from persona_studio.domain.scoring.rate import Holds, holds
from persona_studio.foundation.words import _
from persona_studio.ui.score.words import stability as points

if TYPE_CHECKING:
    from persona_studio.domain.scoring.explain import Lift
    from persona_studio.domain.scoring.score import Score


def rated(criterion: Criterion, now: Rated, account: Account) -> str:
    """Where a rating comes from: "Rule: 140 lies in 50 to 200"."""
    if now.by == "hand":
        return _("Rated by hand")
    if now.by == "column":
        return _("As the list says it")
    if now.rating is None:
        return now.why
    cell = account.cells.get(criterion.column, "")
    for rule in criterion.rules:
        if rule.rating == now.rating and (isinstance(rule.test, Absent) if not cell else holds(rule.test, cell) is Holds.YES):
            return _("Rule: {reason}").format(reason=_held(rule.test, criterion.column, cell))
    return _("Rule on {column}: {cell}").format(column=criterion.column, cell=cell)


def _held(test: Test, column: str, cell: str) -> str:
    match test:
        case Between(low=low, high=None) if low is not None:
            return _("{cell} is {low} or more").format(cell=cell, low=_figure(low))
        case Between(low=None, high=high) if high is not None:
            return _("{cell} is at most {high}").format(cell=cell, high=_figure(high))
        case Between(low=low, high=high) if low is not None and high is not None:
            return _("{cell} lies in {low} to {high}").format(cell=cell, low=_figure(low), high=_figure(high))
        case OneOf():
            return _("“{cell}” is one of its words").format(cell=cell)
        case Contains():
            return _("“{cell}” contains one of its words").format(cell=cell)
        case Before(day=day):
            return _("{cell} is before {day}").format(cell=cell, day=day.isoformat())
        case After(day=day):
            return _("{cell} is {day} or later").format(cell=cell, day=day.isoformat())
        case Absent():
            return _("nothing stands in {column}").format(column=column)
    return _("something stands in {column}: {cell}").format(column=column, cell=cell)


def _figure(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral() else f"{value:f}"


def lifts(card: Scorecard, assessment: Assessment, found: list[Lift]) -> list[str]:
    """Ways to the next tier: "Pain intensity 5 (now 3) and Budget 3 would make it Tier 1"."""
    said = []
    for lift in found:
        parts = []
        for change in lift.changes:
            now = assessment.ratings[change.criterion.id].rating if change.criterion.id in assessment.ratings else None
            words = _("{criterion} {rating}, now {now}") if now is not None else _("{criterion} {rating}, not known now")
            parts.append(words.format(criterion=change.criterion.name, rating=change.rating, now=now))
        joined = _(" and ").join(parts)
        said.append(_("{changes}: {tier}").format(changes=joined, tier=card.tiers[lift.tier].name))
    return said


def firmness(score: Score, moved: Decimal | None) -> str:
    """How far weights would have to move before the tier flips."""
    if score.shut:
        return _("A gate is shut: no weights change that.")
    if moved is None:
        return _("No other weights change this tier.")
    if moved == 0:
        return _("The score stands on a limit: the slightest move of the weights changes the tier.")
    return _("The tier flips once {points} of weight move.").format(points=points(moved))
