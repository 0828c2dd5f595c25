"""A scorecard: criteria with weights, tiers with limits, gates that override any score. Terms are those of the seed's scoring matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

BEST, WORST = 5, 1
RATINGS = (1, 2, 3, 4, 5)
FIT, READINESS = "fit", "readiness"
DISQUALIFYING, NEGATIVE = "disqualifying", "negative"
STEP = Decimal("0.01")  # weights and tier limits have at most two decimals, so that all arithmetic is in whole numbers


@dataclass(frozen=True)
class Between:
    """An amount within limits; both belong to it, None is no limit. A cell that is a range itself must lie in it as a whole."""

    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class OneOf:
    """The cell, or one of its parts between semicolons, is one of these words; case and outer blanks do not count."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contains:
    """The cell contains one of these words anywhere; case does not count."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Before:
    """A date before this day."""

    day: date


@dataclass(frozen=True)
class After:
    """A date on this day or after it."""

    day: date


@dataclass(frozen=True)
class Present:
    """Anything stands in the cell. As the last rule: every value that no rule before it speaks of."""


@dataclass(frozen=True)
class Absent:
    """The column is there and the cell is empty. Without this rule an empty cell is unknown."""


Test = Between | OneOf | Contains | Before | After | Present | Absent


@dataclass(frozen=True)
class Rule:
    """Gives a rating where its test holds; of several rules the first that holds counts."""

    rating: int
    test: Test


@dataclass(frozen=True)
class Criterion:
    """One line of the scoring matrix. `weight` is in percent; `axis` says on which side of the 3×3 it counts (fit, readiness or neither)."""

    id: str
    name: str
    weight: Decimal
    ideal: str = ""
    good: str = ""
    poor: str = ""
    question: str = ""  # what to ask when it is unknown
    axis: str = ""
    column: str = ""  # of the account, that the rules read
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Gate:
    """What rules an account out whatever it scores: a disqualifying criterion or a negative signal.
    It is shut by hand, or where one of its tests holds on its column; without a column it is unknown until somebody looked."""

    id: str
    name: str
    kind: str = DISQUALIFYING
    column: str = ""
    tests: tuple[Test, ...] = ()


@dataclass(frozen=True)
class Tier:
    """A band from `least` (which belongs to it) up to the tier before it (which does not). The last tier has no limit: all the rest."""

    name: str
    least: Decimal | None
    advice: str = ""


@dataclass(frozen=True)
class Scorecard:
    """All that a score is made of. Tiers stand from best to last."""

    criteria: tuple[Criterion, ...] = ()
    tiers: tuple[Tier, ...] = ()
    gates: tuple[Gate, ...] = ()

    def criterion(self, id: str) -> Criterion:
        """Raises KeyError."""
        for criterion in self.criteria:
            if criterion.id == id:
                return criterion
        raise KeyError(id)

    @property
    def total(self) -> Decimal:
        """The sum of the weights: 100 in a scorecard that is finished."""
        return sum((c.weight for c in self.criteria), Decimal(0))

    def weighing(self, weights: Mapping[str, Decimal]) -> Scorecard:
        """The same scorecard with other weights."""
        return replace(self, criteria=tuple(replace(c, weight=weights.get(c.id, c.weight)) for c in self.criteria))

    def limited(self, limits: tuple[Decimal, ...]) -> Scorecard:
        """The same scorecard with other tier limits, best first; one fewer than there are tiers."""
        tiers = tuple(replace(t, least=least) for t, least in zip(self.tiers, (*limits, None), strict=True))
        return replace(self, tiers=tiers)


@dataclass(frozen=True)
class Rated:
    """The rating of one criterion; None is unknown, which is not poor. `by` is hand, rule, column (the file held ratings) or empty.
    `said` is the cell it comes from, or the note of whoever rated; `why` tells why nothing could be made of a cell."""

    rating: int | None = None
    by: str = ""
    said: str = ""
    why: str = ""


@dataclass(frozen=True)
class Account:
    """A company. `cells` are its columns by name, as text; what is empty is left out. `ratings` and `gates` are what people said:
    they go before any rule. A gate is True when it is shut, False when somebody looked and it is open."""

    id: int
    name: str
    code: str = ""  # its key in the system it comes from
    domain: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, Rated] = field(default_factory=dict)
    gates: Mapping[str, bool] = field(default_factory=dict)
    source: int | None = None


@dataclass(frozen=True)
class Assessment:
    """What a scorecard makes of one account: a rating for each criterion, and the state of each gate (None: nobody looked)."""

    ratings: Mapping[str, Rated]
    gates: Mapping[str, bool | None] = field(default_factory=dict)

    @property
    def known(self) -> dict[str, int]:
        """Ratings without what is unknown."""
        return {id: rated.rating for id, rated in self.ratings.items() if rated.rating is not None}
