"""One scored account as it leaves: plain values, in the order of the scorecard's criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from persona_studio.domain.scoring.model import Account, Assessment, Scorecard
from persona_studio.domain.scoring.score import Score, tier_words

DIGITS = 8  # of a score: two that are not equal never look so, as weights are whole hundredths


@dataclass(frozen=True)
class Result:
    """What is written of one account. `gate` names the gates that rule it out; `best` and `worst` are the tiers at the ends of its range,
    whatever the gates say, and `tier` is the verdict in words."""

    name: str
    code: str
    domain: str
    ratings: tuple[int | None, ...]
    low: Fraction
    high: Fraction
    known: Fraction
    best: str
    worst: str
    tier: str
    gate: str = ""
    ask: str = ""  # the question that could settle it
    cells: Mapping[str, str] = field(default_factory=dict)


def result(card: Scorecard, account: Account, assessment: Assessment, score: Score, ask: str = "") -> Result:
    """The result of an account that was scored."""
    known = assessment.known
    return Result(
        account.name, account.code, account.domain, tuple(known.get(c.id) for c in card.criteria), score.low, score.high, score.known,
        card.tiers[score.best].name, card.tiers[score.worst].name, tier_words(card, score), "; ".join(g.name for g in score.shut), ask, account.cells,
    )  # fmt: skip


def decimals(value: Fraction) -> str:
    """A number in figures, with a point whatever the language, and without zeros at its end."""
    text = f"{float(value):.{DIGITS}f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
