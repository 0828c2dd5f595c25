"""The weight lab: what other weights and limits would do, before anybody saves them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from persona_studio.domain.scoring.many import Counts, Flags, Matrix, Tiers, limits, placed, whole
from persona_studio.domain.scoring.model import BEST, STEP, WORST, Scorecard
from persona_studio.domain.scoring.stability import stabilities as stabilities
from persona_studio.domain.scoring.stability import stability as stability
from persona_studio.foundation.words import _, ngettext

FULL = Decimal(100)
PERCENT = Decimal(1)
GOOD = 2  # the tiers in which won deals are hoped to sit


class Moves(NamedTuple):
    """How many accounts come to stand better or worse, and how all spread before and after. An account that could be in several
    tiers stands better when the ends of its range together do; one whose range only widens or narrows evenly has not moved."""

    up: int
    down: int
    before: Counts
    after: Counts

    @property
    def by_tier(self) -> tuple[int, ...]:
        """By how many each tier grows."""
        return tuple(now - then for then, now in zip(self.before.tiers, self.after.tiers, strict=True))


class Shifts(NamedTuple):
    """How many accounts come to stand better, and how many worse."""

    up: int
    down: int


@dataclass(frozen=True)
class Swing:
    """What happens when one criterion weighs more and when it weighs less."""

    criterion: str
    name: str
    more: Shifts
    less: Shifts

    @property
    def moved(self) -> int:
        """Accounts that move, both ways together."""
        return self.more.up + self.more.down + self.less.up + self.less.down


class Won(NamedTuple):
    """Of so many won deals so many sit in the tiers named."""

    deals: int
    sit: int
    tiers: tuple[str, ...]


def moved(matrix: Matrix, saved: Scorecard, now: Scorecard) -> Moves:
    """What another form of a scorecard changes. Both have the same number of tiers."""
    group = matrix.grouped.matrix
    before, after = group.tiers(saved), group.tiers(now)
    return Moves(*_shifts(matrix, before, after), matrix.spread(saved, before), matrix.spread(now, after))


def tornado(card: Scorecard, matrix: Matrix, step: Decimal | int = 10) -> list[Swing]:
    """Each criterion with `step` points more and less (between 0 and all there is), the others keeping their proportions exactly;
    those that move the most accounts first."""
    group = matrix.grouped.matrix
    before = group.tiers(card)
    weights, scale = whole(card)
    by = int(step * scale)

    def leaning(id: str, weight: int) -> Shifts:
        return _shifts(matrix, before, placed(group.weighted(_leaning(weights, id, weight)), limits(card)))

    swings = [Swing(c.id, c.name, leaning(c.id, weights[c.id] + by), leaning(c.id, weights[c.id] - by)) for c in card.criteria]
    return sorted(swings, key=lambda swing: -swing.moved)


def _leaning(weights: Mapping[str, int], id: str, weight: int) -> dict[str, int]:
    """One weight set, the others in proportion, all multiplied by what the others were together so that they stay whole."""
    total = sum(weights.values())
    others = total - weights[id]
    if not others:
        return dict(weights)
    weight = min(max(weight, 0), total)
    return {each: weight * others if each == id else w * (total - weight) for each, w in weights.items()}


def _shifts(matrix: Matrix, before: Tiers, after: Tiers) -> Shifts:
    """Between two sets of tiers of the grouped matrix."""
    change = before.best + before.worst - after.best - after.worst
    times = matrix.grouped.times
    return Shifts(int(times[change > 0].sum()), int(times[change < 0].sum()))


def rebalance(weights: Mapping[str, Decimal], id: str, value: Decimal, locked: Collection[str] = (), step: Decimal = PERCENT) -> dict[str, Decimal]:
    """Weights that add up to exactly 100, none negative. The dragged one gets its value as far as the locked ones leave room; the
    others share the rest in proportion to what they had (evenly, had they nothing), in whole steps. To keep proportions through a
    drag, start from the weights that stood when it began. Locked weights of more than 100 together cannot stay as they are: they
    share as if they were not locked."""
    held = {each: weights[each] for each in weights if each in locked and each != id}
    if sum(held.values()) > FULL:
        held = {}
    free = [each for each in weights if each != id and each not in held]
    room = FULL - sum(held.values(), Decimal(0))
    mine = min(max(value.quantize(STEP), Decimal(0)), room) if free else room
    given = shares({each: weights[each] for each in free}, room - mine, step)
    return {each: mine if each == id else held.get(each, given.get(each, Decimal(0))) for each in weights}


def shares(parts: Mapping[str, Decimal], whole: Decimal, step: Decimal = PERCENT) -> dict[str, Decimal]:
    """`whole` shared out in proportion, by largest remainders, in steps; what is less than a step goes to the largest part."""
    if not parts:
        return {}
    total = sum(parts.values(), Decimal(0))
    portions = {id: part if total else Decimal(1) for id, part in parts.items()}
    total = total or Decimal(len(parts))
    steps = int(whole // step)
    given = {id: int(steps * part // total) for id, part in portions.items()}
    by_remainder = sorted(portions, key=lambda id: -(steps * portions[id] % total))
    for id in by_remainder[: steps - sum(given.values())]:
        given[id] += 1
    shared = {id: count * step for id, count in given.items()}
    shared[max(portions, key=lambda id: portions[id])] += whole - steps * step
    return shared


def limit(limits: tuple[Decimal, ...], at: int, value: Decimal) -> tuple[Decimal, ...]:
    """The limits with one moved as far as its neighbours let it: they keep falling, and stay within 1 and 5."""
    highest = limits[at - 1] - STEP if at else Decimal(BEST)
    lowest = limits[at + 1] + STEP if at + 1 < len(limits) else Decimal(WORST)
    if lowest > highest:
        return limits
    return (*limits[:at], min(max(value.quantize(STEP), lowest), highest), *limits[at + 1 :])


def won(card: Scorecard, matrix: Matrix, deals: Flags) -> Won:
    """How many of the accounts that were won sit for certain in the two best tiers."""
    sit = deals & ~matrix.excluded & (matrix.tiers(card).worst < GOOD)
    return Won(int(deals.sum()), int(np.count_nonzero(sit)), tuple(tier.name for tier in card.tiers[:GOOD]))


def sentence(moves: Moves, won: Won | None = None) -> str:
    """What a change would do, in words."""
    up = ngettext("{n} account moves up", "{n} accounts move up", moves.up).format(n=moves.up)
    down = ngettext("{n} account moves down", "{n} accounts move down", moves.down).format(n=moves.down)
    if moves.up and moves.down:
        also = ngettext("{n} moves down", "{n} move down", moves.down).format(n=moves.down)
        said = _("{up}, {down}.").format(up=up, down=also)
    elif moves.up or moves.down:
        said = _("{moves}.").format(moves=up if moves.up else down)
    else:
        said = _("Nothing moves.")
    return said if won is None or not won.deals else _("{moves} {won}").format(moves=said, won=_won(won))


def _won(won: Won) -> str:
    names = _(" or ").join(won.tiers)
    if won.deals == 1:
        return (_("The one won deal now sits in {tiers}.") if won.sit else _("The one won deal does not sit in {tiers}.")).format(tiers=names)
    said = ngettext("Of {n} won deals, {sit} now sits in {tiers}.", "Of {n} won deals, {sit} now sit in {tiers}.", won.sit)
    return said.format(n=won.deals, sit=won.sit, tiers=names)
