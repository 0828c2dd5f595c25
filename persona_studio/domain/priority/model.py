"""The criteria by which profiles are put in order. The questions are the seeds' (step 6 of the guide, anti-pattern 5 of the template)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from persona_studio.foundation.words import _

VALUE, EFFORT = "value", "effort"  # the axes of the chart
STEP = Decimal("0.01")
NOT_RANKED = ("negative", "segment")  # whom one does not serve, and what holds other profiles


def ranks(kind: str, retired: bool = False) -> bool:
    """Whether a profile of that kind is put in order at all."""
    return kind not in NOT_RANKED and not retired


@dataclass(frozen=True)
class Criterion:
    """A field of the template that speaks for or against serving somebody first. `weight` is in percent; `less` is better for costs and times."""

    field: str
    question: str
    weight: Decimal
    axis: str = VALUE
    less: bool = False


@dataclass(frozen=True)
class Priorities:
    """Criteria, and from which part of the best thinkable total (0 to 100) somebody is in tier 1 or 2; both limits belong to the better tier."""

    criteria: tuple[Criterion, ...]
    first: Decimal = Decimal(60)
    second: Decimal = Decimal(35)

    @property
    def total(self) -> Decimal:
        """The sum of the weights; 100 when they are in order."""
        return sum((c.weight for c in self.criteria), Decimal(0))

    def weighing(self, weights: Mapping[str, Decimal]) -> Priorities:
        """The same with other weights, by field."""
        return replace(self, criteria=tuple(replace(c, weight=weights.get(c.field, c.weight)) for c in self.criteria))


def usual() -> Priorities:
    """What a workbook begins with."""
    return Priorities((
        Criterion("lifetime_value", _("Who leaves the most with us over the years?"), Decimal(25)),
        Criterion("revenue_potential", _("With whom is the most to be earned?"), Decimal(20)),
        Criterion("market_size", _("Of whom are there most?"), Decimal(15)),
        Criterion("advocacy", _("Who speaks for us without being asked?"), Decimal(10)),
        Criterion("time_to_convert", _("Who decides fastest?"), Decimal(15), EFFORT, less=True),
        Criterion("acquisition_cost", _("Who costs least to win?"), Decimal(15), EFFORT, less=True),
    ))  # fmt: skip


def faults(priorities: Priorities) -> list[str]:
    """What is impossible about them, as sentences."""
    found = []
    if any(not c.weight.is_finite() or not 0 <= c.weight <= 100 for c in priorities.criteria):
        found.append(_("A weight lies between 0 and 100 percent."))
    elif priorities.total <= 0:
        found.append(_("At least one question needs a weight."))
    if not 0 < priorities.second < priorities.first <= 100:
        found.append(_("Tier 1 begins above tier 2, and both between 0 and 100."))
    return found


def dump(priorities: Priorities) -> dict[str, Any]:
    """As plain JSON: what a person may change of it."""
    return {
        "weights": {c.field: str(c.weight) for c in priorities.criteria},
        "first": str(priorities.first),
        "second": str(priorities.second),
    }


def load(body: Any) -> Priorities:
    """From JSON of any shape; what is missing or makes no sense is as usual."""
    found = usual()
    if not isinstance(body, dict):
        return found
    given = body.get("weights")
    given = given if isinstance(given, dict) else {}
    weights = {c.field: weight for c in found.criteria if (weight := _number(given.get(c.field))) is not None}
    first, second = _number(body.get("first")), _number(body.get("second"))
    if first is not None and second is not None and not faults(limited := replace(found, first=first, second=second)):
        found = limited
    weighed = found.weighing(weights)
    return found if faults(weighed) else weighed


def _number(text: Any) -> Decimal | None:
    if not isinstance(text, str) or len(text) > 20:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= 100 and number == number.quantize(STEP) else None
