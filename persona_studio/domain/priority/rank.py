"""Puts profiles in order: each figure on a scale from the worst to the best of all profiles, weighted. Unknown is not bad: it makes a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from persona_studio.domain.priority import figures
from persona_studio.domain.priority.figures import WHOLE, Ends, Position
from persona_studio.domain.priority.model import EFFORT, VALUE, Criterion, Priorities, ranks
from persona_studio.domain.profile import Profile
from persona_studio.template.manner import PLAIN, Manner

SIZE = "market_size"


@dataclass(frozen=True)
class Part:
    """What one criterion adds to a total of 100, at least and at most. `said` is the value as it stands; `why` tells why it cannot be used."""

    field: str
    low: Fraction
    high: Fraction
    most: Fraction
    said: str = ""
    known: bool = True
    why: str = ""


@dataclass(frozen=True)
class Ranked:
    """One profile in the order. Totals are 0 to 100; `best` and `worst` are the tiers (1 to 3) that its range allows."""

    profile: int
    name: str
    kind: str
    parts: tuple[Part, ...]
    low: Fraction
    high: Fraction
    known: Fraction  # share of the weight, 0 to 1
    best: int
    tier: int  # by the middle of the range; 0 where nothing is known
    worst: int
    value: Ends  # the parts of that axis alone, 0 to 1
    ease: Ends  # how little effort it takes, 0 to 1
    size: Fraction | None = None  # of the market

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2

    @property
    def missing(self) -> tuple[Part, ...]:
        """What would have to be known, heaviest first."""
        return tuple(sorted((p for p in self.parts if not p.known and p.most), key=lambda p: -p.most))


@dataclass(frozen=True)
class Measured:
    """One profile with the position of each of its figures, in the order of the questions."""

    profile: int
    name: str
    kind: str
    positions: tuple[Position, ...]
    size: Fraction | None


def rank(priorities: Priorities, profiles: Sequence[Profile], manner: Manner = PLAIN) -> list[Ranked]:
    """The profiles that can be served, first the one that matters most (by the middle of its range); those of equal rank in the order given."""
    return weighed(priorities, measured(priorities, profiles, manner))


def measured(priorities: Priorities, profiles: Sequence[Profile], manner: Manner = PLAIN) -> list[Measured]:
    """What weights play no part in, worked out once: where the figures of each profile stand among those of the others."""
    served = [p for p in profiles if ranks(p.kind)]
    columns = [_column(c, served, manner) for c in priorities.criteria]
    return [Measured(p.id, p.name, p.kind, tuple(column[n] for column in columns), _size(p, manner)) for n, p in enumerate(served)]


def weighed(priorities: Priorities, found: Sequence[Measured]) -> list[Ranked]:
    """The order under these weights and limits; the questions are those that were measured."""
    total = Fraction(priorities.total)
    shares = [Fraction(c.weight) * 100 / total if total else Fraction(0) for c in priorities.criteria]
    return sorted((_ranked(priorities, shares, each) for each in found), key=lambda r: -r.middle)


def _column(criterion: Criterion, profiles: Sequence[Profile], manner: Manner) -> list[Position]:
    """One criterion over all profiles, 1 the best."""
    found = figures.positions([figures.read(profile, criterion.field, manner) for profile in profiles])
    if not criterion.less:
        return found
    return [Position((1 - p.ends[1], 1 - p.ends[0]), p.said, p.known, p.why) for p in found]


def _ranked(priorities: Priorities, shares: Sequence[Fraction], each: Measured) -> Ranked:
    parts = tuple(_part(c, p, share) for c, p, share in zip(priorities.criteria, each.positions, shares, strict=True))
    low, high = sum((p.low for p in parts), Fraction(0)), sum((p.high for p in parts), Fraction(0))
    known = sum((p.most for p in parts if p.known), Fraction(0)) / 100
    best, middle, worst = (tier(priorities, total) for total in (high, (low + high) / 2, low))
    value, ease = (_axis([p for c, p in zip(priorities.criteria, parts, strict=True) if c.axis == axis]) for axis in (VALUE, EFFORT))
    return Ranked(each.profile, each.name, each.kind, parts, low, high, known, best, middle if known else 0, worst, value, ease, each.size)


def _part(criterion: Criterion, position: Position, share: Fraction) -> Part:
    low = position.ends[0] * share
    high = low if position.ends[0] == position.ends[1] else position.ends[1] * share
    return Part(criterion.field, low, high, share, position.said, position.known, position.why)


def _axis(parts: Sequence[Part]) -> Ends:
    most = sum((p.most for p in parts), Fraction(0))
    if not most:
        return WHOLE
    return sum((p.low for p in parts), Fraction(0)) / most, sum((p.high for p in parts), Fraction(0)) / most


def _size(profile: Profile, manner: Manner) -> Fraction | None:
    figure = figures.read(profile, SIZE, manner)
    return figure.high if figure.high is not None else figure.low


def tier(priorities: Priorities, total: Fraction) -> int:
    """The tier that a total reaches; a limit belongs to the better one."""
    return 1 if total >= Fraction(priorities.first) else 2 if total >= Fraction(priorities.second) else 3
