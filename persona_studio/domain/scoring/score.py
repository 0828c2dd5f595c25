"""The score, in exact arithmetic: weights and limits are whole hundredths, a score is a fraction of whole numbers. No float decides a tier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import floor

from persona_studio.domain.scoring.model import BEST, RATINGS, STEP, WORST, Assessment, Gate, Scorecard
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _


@dataclass(frozen=True)
class Score:
    """From `low` (every unknown criterion at its worst) to `high` (at its best), and the tiers at these ends by number: 0 is the best,
    worst >= best. Gates override: with one in `shut` the account is excluded, and the score is what it would have been. Of the gates in
    `unchecked` nobody knows."""

    low: Fraction
    high: Fraction
    known: Fraction  # share of the weight, 0 to 1
    best: int
    worst: int
    shut: tuple[Gate, ...] = ()
    unchecked: tuple[Gate, ...] = ()
    limits: tuple[Decimal, ...] = ()

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2

    @property
    def exact(self) -> bool:
        """Whether nothing that bears weight is unknown."""
        return self.low == self.high

    @property
    def certain(self) -> bool:
        """Whether no answer that is still missing changes the tier. Gates that nobody checked are told by `unchecked`."""
        return bool(self.shut) or self.best == self.worst

    def figures(self) -> str:
        """ "4.2", or "3.2–5.0" when something is unknown."""
        low, high = written(self.low, self.limits), written(self.high, self.limits)
        return low if low == high else f"{low}–{high}"


@lru_cache(maxsize=1000)
def hundredths(value: Decimal) -> int:
    """Raises ValueError for what is not whole hundredths."""
    if not value.is_finite() or value % STEP:
        raise ValueError(f"{value} has more than two decimals")
    return int(value * 100)


def shares(card: Scorecard) -> dict[str, int]:
    """The weights in hundredths, by criterion. Raises Problem when they cannot be scored with."""
    weights = {c.id: hundredths(c.weight) for c in card.criteria}
    if any(weight < 0 for weight in weights.values()):
        raise Problem(_("A weight is below zero."), _("Set every weight to zero or more."))
    if not any(weights.values()):
        raise Problem(_("No criterion has a weight."), _("Give at least one criterion a weight above zero."))
    return weights


def check(card: Scorecard) -> None:
    """Raises Problem when nothing can be scored with the card: its weights are of no use, or a rule gives what is no rating."""
    shares(card)
    for c in card.criteria:
        if wrong := [rule.rating for rule in c.rules if rule.rating not in RATINGS]:
            sentence = _("A rule of {name} gives {rating}; ratings go from 1 to 5.").format(name=c.name, rating=wrong[0])
            raise Problem(sentence, _("Change the rule."))


def score(card: Scorecard, assessment: Assessment) -> Score:
    """The score of one account. Weights are shares of their sum, whatever that is. Raises ValueError for a rating other than 1 to 5."""
    weights = shares(card)
    total, ratings = sum(weights.values()), checked(assessment.known)
    points = sum(weight * ratings[id] for id, weight in weights.items() if id in ratings)
    known = sum(weight for id, weight in weights.items() if id in ratings)
    low, high = (Fraction(points + (total - known) * rating, total) for rating in (WORST, BEST))
    limits = tuple(tier.least for tier in card.tiers if tier.least is not None)
    return Score(
        low, high, Fraction(known, total), tier_of(high, limits), tier_of(low, limits),
        tuple(g for g in card.gates if assessment.gates.get(g.id) is True),
        tuple(g for g in card.gates if assessment.gates.get(g.id) is None), limits,
    )  # fmt: skip


def checked(ratings: Mapping[str, int]) -> Mapping[str, int]:
    """The ratings themselves, once each is known to be one."""
    for id, rating in ratings.items():
        if isinstance(rating, bool) or rating not in RATINGS:
            raise ValueError(f"the rating of {id} is {rating!r}, not 1 to 5")
    return ratings


def tier_of(value: Fraction, limits: tuple[Decimal, ...]) -> int:
    """The number of the tier: that of the first limit which the value reaches, else the last. A limit belongs to the tier above it."""
    points, parts = value.numerator * 100, value.denominator
    return next((n for n, least in enumerate(limits) if points >= hundredths(least) * parts), len(limits))


def shown(value: Fraction, card: Scorecard) -> str:
    """A score in figures: one decimal, rounded half up, and as many more as it takes to stay in the value's own tier: 3.95 is not "4.0"."""
    return written(value, tuple(tier.least for tier in card.tiers if tier.least is not None))


def written(value: Fraction, limits: tuple[Decimal, ...]) -> str:
    """`shown`, for limits."""
    tier, places = tier_of(value, limits), 1
    while tier_of(Fraction(_rounded(value, places), 10**places), limits) != tier:
        places += 1
    return f"{Decimal(_rounded(value, places)).scaleb(-places):f}"


def _rounded(value: Fraction, places: int) -> int:
    """The digits of the value with so many decimals, half up."""
    digits: int = floor(value * 10**places + Fraction(1, 2))
    return digits


def tier_words(card: Scorecard, score: Score) -> str:
    """ "Tier 1", "Tier 1 to 3" while something is unknown, "Excluded" behind a shut gate."""
    if score.shut:
        return _("Excluded")
    best, worst = card.tiers[score.best].name, card.tiers[score.worst].name
    if score.best == score.worst:
        return best
    head, _blank, number = worst.rpartition(" ")
    short = number if head and number.isdigit() and best.rpartition(" ")[0] == head else worst
    return _("{best} to {worst}").format(best=best, worst=short)
