"""Puts profiles in order: each figure on a scale from the worst to the best of all profiles, weighted. Unknown is not bad: it makes a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from persona_studio.domain.priority.model import EFFORT, VALUE, Criterion, Priorities
from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.template.kinds import Unclear
from persona_studio.template.kinds.amounts import Span
from persona_studio.template.kinds.money import Money

WHOLE = (Fraction(0), Fraction(1))
MANY, TOO_MANY = 5, 8  # profiles to serve: from more than the first it is said softly, from the second strongly (seed: three to five; eight dilute)
CORE = 3  # in tier 1 (the guide: two or three)
NOT_RANKED = ("negative", "segment")  # whom one does not serve, and what holds other profiles


@dataclass(frozen=True)
class Part:
    """What one criterion adds to a total of 100. `said` is the value as it stands; where none can be used `known` is False and `why` tells why."""

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
    parts: tuple[Part, ...]
    low: Fraction
    high: Fraction
    known: Fraction  # share of the weight, 0 to 1
    best: int
    worst: int
    value: tuple[Fraction, Fraction]  # the parts of that axis alone, 0 to 1
    ease: tuple[Fraction, Fraction]  # how little effort it takes, 0 to 1
    size: Decimal | None = None  # of the market

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2


def rank(priorities: Priorities, profiles: Sequence[Profile]) -> list[Ranked]:
    """The profiles that can be served, first the one that matters most (by the middle of its range); those of equal rank in the order given."""
    served = [p for p in profiles if p.kind not in NOT_RANKED]
    columns = {c.field: _column(c, served) for c in priorities.criteria}
    ranked = [_ranked(priorities, profile, {id: column[at] for id, column in columns.items()}) for at, profile in enumerate(served)]
    return sorted(ranked, key=lambda r: -r.middle)


@dataclass(frozen=True)
class _Figure:
    """A value on the scale of its column: from `low` to `high`, 1 is best."""

    low: Fraction
    high: Fraction
    said: str = ""
    known: bool = True
    why: str = ""


def _column(criterion: Criterion, profiles: Sequence[Profile]) -> list[_Figure]:
    """One criterion over all profiles: the least figure of any is 0, the greatest 1; where all are equal each is in the middle."""
    read = [_read(profile, criterion.field) for profile in profiles]
    measure = _measure([span for span, _said, _why in read if span])
    odd = _("This is in another currency or for another period than most.")
    usable = [span if span and _unit(span) == measure else None for span, _said, _why in read]
    ends = [Fraction(n) for span in usable if span for n in (span.low, span.high) if n is not None]
    least, most = (min(ends), max(ends)) if ends else WHOLE
    figures = []
    for (span, said, why), used in zip(read, usable, strict=True):
        if used is None:
            figures.append(_Figure(*WHOLE, said, False, why or (odd if span else "")))
            continue
        low = _on(Fraction(used.low), least, most) if used.low is not None else Fraction(0)
        high = _on(Fraction(used.high), least, most) if used.high is not None else Fraction(1)
        low, high = min(low, high), max(low, high)
        figures.append(_Figure(*((1 - high, 1 - low) if criterion.less else (low, high)), said))
    return figures


def _read(profile: Profile, field: str) -> tuple[Span | None, str, str]:
    """(the figure, as it stands, why it cannot be used)."""
    asked, value = profile.template.field(field), profile.value(field)
    if asked is None or value is None:
        return None, "", ""
    if isinstance(value, Unclear):
        return None, value.raw, value.why
    said = asked.kind.plain(value)
    if isinstance(value, Span):
        return value, said, ""
    if isinstance(value, Decimal):
        return Span(value, value), said, ""
    return None, said, _("This is not a figure.")


def _unit(span: Span) -> tuple[str, str]:
    return (span.currency, span.per) if isinstance(span, Money) else ("", "")


def _measure(spans: list[Span]) -> tuple[str, str]:
    """Currency and period of most figures; of equally many the first in the alphabet."""
    units = [_unit(span) for span in spans]
    return min(set(units), key=lambda unit: (-units.count(unit), unit), default=("", ""))


def _on(number: Fraction, least: Fraction, most: Fraction) -> Fraction:
    return (number - least) / (most - least) if most > least else Fraction(1, 2)


def _ranked(priorities: Priorities, profile: Profile, figures: dict[str, _Figure]) -> Ranked:
    total = Fraction(priorities.total)
    parts, axes = [], {VALUE: [Fraction(0), Fraction(0), Fraction(0)], EFFORT: [Fraction(0), Fraction(0), Fraction(0)]}
    for c in priorities.criteria:
        figure, share = figures[c.field], Fraction(c.weight) * 100 / total
        parts.append(Part(c.field, figure.low * share, figure.high * share, share, figure.said, figure.known, figure.why))
        for at, amount in enumerate((figure.low * share, figure.high * share, share)):
            axes[c.axis][at] += amount
    low, high = sum((p.low for p in parts), Fraction(0)), sum((p.high for p in parts), Fraction(0))
    known = sum((p.most for p in parts if p.known), Fraction(0)) / 100
    size = _read(profile, "market_size")[0]
    return Ranked(
        profile.id, profile.name, tuple(parts), low, high, known, _tier(priorities, high), _tier(priorities, low),
        _axis(axes[VALUE]), _axis(axes[EFFORT]), size.high if size else None,
    )  # fmt: skip


def _axis(amounts: list[Fraction]) -> tuple[Fraction, Fraction]:
    low, high, most = amounts
    return (low / most, high / most) if most else WHOLE


def _tier(priorities: Priorities, total: Fraction) -> int:
    return 1 if total >= Fraction(priorities.first) else 2 if total >= Fraction(priorities.second) else 3


def warnings(ranked: Sequence[Ranked], tiers: dict[int, int]) -> list[str]:
    """What a consultant would say of the order; `tiers` are those that hold, by profile."""
    found = []
    first = sum(tiers.get(r.profile) == 1 for r in ranked)
    if first > CORE or (len(ranked) > CORE and first == len(ranked)):
        words = ngettext("{n} of {all} profiles are in tier 1: where everyone comes first, nobody does.",
                         "{n} of {all} profiles are in tier 1: where everyone comes first, nobody does.", first)  # fmt: skip
        found.append(words.format(n=first, all=len(ranked)))
    if len(ranked) >= TOO_MANY:
        found.append(_("{n} profiles dilute the work: merge those that are alike, and serve three to five.").format(n=len(ranked)))
    elif len(ranked) > MANY:
        found.append(_("{n} profiles are more than most teams can keep in mind; three to five are enough.").format(n=len(ranked)))
    if len(ranked) > 1 and ranked and not any(r.known for r in ranked):
        found.append(_("No figures stand in any profile yet: fill in the prioritisation facts, or the order says nothing."))
    return found
