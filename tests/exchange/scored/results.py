"""Accounts that were scored, for the tests of what is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from persona_studio.domain.scoring.model import Account, Assessment, Criterion, Gate, Rated, Scorecard, Tier
from persona_studio.domain.scoring.score import score
from persona_studio.exchange.scored.result import Result, result

WEIGHTS = ("20", "15", "25", "20", "10", "10")
GATE = Gate("premises", "Data stays on the premises")


def card(weights: Iterable[str] = WEIGHTS, limits: Iterable[str] = ("4", "3", "2"), gates: tuple[Gate, ...] = (GATE,)) -> Scorecard:
    names = ("Industry", "Company size", "Pain intensity", "Budget", "Tech fit", "Champion")
    criteria = tuple(Criterion(f"c{n}", names[n % 6], Decimal(w)) for n, w in enumerate(weights))
    tiers = tuple(Tier(f"Tier {n}", Decimal(limit), "pursue") for n, limit in enumerate(limits, 1))
    return Scorecard(criteria, (*tiers, Tier("Disqualify", None, "do not pursue")), gates)


def scored(on: Scorecard, name: str, ratings: Iterable[int | None], shut: bool = False, cells: Mapping[str, str] | None = None) -> Result:
    rated = {c.id: Rated(r, "hand") for c, r in zip(on.criteria, ratings, strict=True)}
    assessment = Assessment(rated, {g.id: shut for g in on.gates})
    account = Account(1, name, "A1", "acme.example", cells or {})
    return result(on, account, assessment, score(on, assessment), "Is there a budget line?")
