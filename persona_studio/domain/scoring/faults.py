"""What is wrong with a scorecard that somebody works on, as sentences; and weights brought back to 100."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from persona_studio.domain.scoring.fold import fold
from persona_studio.domain.scoring.model import BEST, RATINGS, STEP, WORST, Between, Contains, Criterion, OneOf, Scorecard, Test, Tier
from persona_studio.domain.scoring.score import shares
from persona_studio.foundation.words import _

FULL = Decimal(100)


def faults(card: Scorecard) -> list[str]:
    """Empty when the scorecard is sound."""
    return [*_of_weights(card), *_of_limits(card.tiers), *_of_names(card), *_of_rules(card), *_of_gates(card)]


def figure(value: Decimal) -> str:
    """A number without needless zeros: "130", "12.5"."""
    return f"{value.normalize():f}"


def _of_weights(card: Scorecard) -> Iterator[str]:
    for c in card.criteria:
        if c.weight < 0:
            yield _("The weight of {name} is below zero.").format(name=c.name)
        if c.weight % STEP:
            yield _("The weight of {name} has more than two decimals.").format(name=c.name)
    off = card.total - FULL
    if not card.criteria:
        yield _("There is no criterion yet.")
    elif not any(c.weight for c in card.criteria):
        yield _("All weights are zero.")
    elif off > 0:
        yield _("The weights add up to {total}, {off} too many.").format(total=figure(card.total), off=figure(off))
    elif off < 0:
        yield _("The weights add up to {total}, {off} too few.").format(total=figure(card.total), off=figure(-off))


def _of_limits(tiers: tuple[Tier, ...]) -> Iterator[str]:
    if not tiers:
        yield _("There is no tier yet.")
    limited = [(tier, tier.least) for tier in tiers if tier.least is not None]
    for tier, least in limited:
        if not WORST <= least <= BEST:
            yield _("{tier} begins at {limit}; scores go from 1 to 5.").format(tier=tier.name, limit=figure(least))
        elif least % STEP:
            yield _("The limit of {tier} has more than two decimals.").format(tier=tier.name)
    for (above, higher), (tier, least) in pairwise(limited):
        if least >= higher:
            yield _("{tier} begins at {limit}, which is not below {above} at {higher}.").format(
                tier=tier.name, limit=figure(least), above=above.name, higher=figure(higher)
            )


def _of_names(card: Scorecard) -> Iterator[str]:
    if any(not fold(c.name) for c in card.criteria):
        yield _("A criterion has no name.")
    for name in _twice(c.name for c in card.criteria):
        yield _("Two criteria are called {name}.").format(name=name)
    if any(not fold(t.name) for t in card.tiers):
        yield _("A tier has no name.")
    for name in _twice(t.name for t in card.tiers):
        yield _("Two tiers are called {name}.").format(name=name)


def _twice(names: Iterable[str]) -> list[str]:
    """Names that stand there more than once, as they are first written."""
    first: dict[str, str] = {}
    count: Counter[str] = Counter()
    for name in names:
        first.setdefault(fold(name), name)
        count[fold(name)] += 1
    return [first[key] for key, n in count.items() if n > 1 and key]


def _of_rules(card: Scorecard) -> Iterator[str]:
    for c in card.criteria:
        if c.rules and not fold(c.column):
            yield _("{name} has rules, but no column that they read.").format(name=c.name)
        yield from _of_ratings(c)
        for rule in c.rules:
            yield from _of_test(c.name, rule.test)


def _of_ratings(c: Criterion) -> Iterator[str]:
    for rule in c.rules:
        if rule.rating not in RATINGS:
            yield _("A rule of {name} gives {rating}; ratings go from 1 to 5.").format(name=c.name, rating=rule.rating)


def _of_gates(card: Scorecard) -> Iterator[str]:
    for gate in card.gates:
        if gate.tests and not fold(gate.column):
            yield _("{name} has tests, but no column that they read.").format(name=gate.name)
        for test in gate.tests:
            yield from _of_test(gate.name, test)


def _of_test(name: str, test: Test) -> Iterator[str]:
    if isinstance(test, Between):
        if test.low is not None and test.high is not None and test.low > test.high:
            yield _("A range of {name} goes from {low} down to {high}.").format(name=name, low=figure(test.low), high=figure(test.high))
    elif isinstance(test, OneOf | Contains) and not any(map(fold, test.words)):
        yield _("A rule of {name} has no words to look for.").format(name=name)


def rescaled(card: Scorecard) -> Scorecard:
    """The same scorecard with weights that add up to 100 exactly: in proportion, cut to hundredths, and what is left goes to those that lost
    the most by that. Raises Problem when a weight is negative or all are zero."""
    weights = shares(card)
    total, full = sum(weights.values()), int(FULL / STEP)
    whole = {id: weight * full // total for id, weight in weights.items()}
    lost = sorted(weights, key=lambda id: -(weights[id] * full % total))  # stable: of equals the first
    for id in lost[: full - sum(whole.values())]:
        whole[id] += 1
    return card.weighing({id: Decimal(weight) * STEP for id, weight in whole.items()})
