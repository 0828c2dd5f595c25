"""What stands in a profile as a figure: read, brought to one measure, put on a scale from the worst to the best of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from persona_studio.domain.profile import Profile
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Unclear
from persona_studio.template.kinds.amounts import Span
from persona_studio.template.kinds.money import Money
from persona_studio.template.manner import Manner

Ends = tuple[Fraction, Fraction]
WHOLE: Ends = (Fraction(0), Fraction(1))
COMPANY = "icp"  # companies are measured against companies, people against people
_IN_MEASURE = {  # only what is exact: a month has no whole number of weeks
    "week": ("week", 1), "day": ("week", 7), "year": ("year", 1), "quarter": ("year", 4), "month": ("year", 12),
}  # fmt: skip

Measure = tuple[bool, str, str, str]  # of a company, currency, period, unit


@dataclass(frozen=True)
class Figure:
    """A value as a span with its measure; an end that is open is None. Without a `measure` nothing can be used, and `why` tells why."""

    low: Fraction | None = None
    high: Fraction | None = None
    measure: Measure | None = None
    said: str = ""  # as it stands
    why: str = ""


@dataclass(frozen=True)
class Position:
    """Where a figure stands between the least (0) and the greatest (1) of all; the whole of it where nobody can tell."""

    ends: Ends = WHOLE
    said: str = ""
    known: bool = False
    why: str = field(default="", compare=False)


def read(profile: Profile, id: str, manner: Manner) -> Figure:
    """The figure in one field of a profile."""
    asked, value = profile.template.field(id), profile.value(id)
    if asked is None or value is None:
        return Figure()
    if isinstance(value, Unclear):
        return Figure(said=value.raw, why=value.why)
    said = asked.kind.plain(value, manner)
    if isinstance(value, Span):
        span = value
    elif asked.kind.word in ("number", "scale"):
        span = Span(value, value)
    else:
        return Figure(said=said, why=_("This is not a figure."))
    period, times = _IN_MEASURE.get(span.per, (span.per, 1)) if isinstance(span, Money) else ("", 1)
    low, high = (None if n is None else Fraction(n) * times for n in (span.low, span.high))
    if low is not None and high is not None and low > high:
        low, high = high, low
    currency = span.currency if isinstance(span, Money) else ""
    return Figure(low, high, (profile.kind == COMPANY, currency, period, getattr(asked.kind, "unit", "")), said)


def positions(figures: Sequence[Figure]) -> list[Position]:
    """Each figure among the others of its measure.

    A span is judged from both its ends: at worst its own low end against the best of all others, at best its own high end against the
    worst of them. So to know a figure better never widens its range, and a better figure never stands lower.
    """
    usual = {company: _usual([f.measure for f in figures if f.measure and f.measure[0] == company]) for company in (False, True)}
    found: list[Position] = [Position(said=f.said, why=f.why) for f in figures]
    for measure in usual.values():
        at = [n for n, f in enumerate(figures) if measure is not None and f.measure == measure]
        for n, ends in zip(at, _among([figures[n] for n in at]), strict=True):
            alone = _("No other profile has a figure to compare this with yet.")
            found[n] = Position(ends, figures[n].said, True) if len(at) > 1 else Position(WHOLE, figures[n].said, False, alone)
    for n, f in enumerate(figures):
        if f.measure and f.measure != usual[f.measure[0]]:
            found[n] = Position(WHOLE, f.said, False, _("This is in another currency, unit or period than that of most."))
    return found


def _usual(measures: list[Measure]) -> Measure | None:
    """The measure of most figures; of equally many the first in the alphabet."""
    return min(set(measures), key=lambda measure: (-measures.count(measure), measure), default=None)


def _among(figures: Sequence[Figure]) -> list[Ends]:
    """Where each stands among the others. An open end counts by its other end for the others, and is the end of the scale for itself."""
    lows, highs = [_end(f.low, f.high) for f in figures], [_end(f.high, f.low) for f in figures]
    reach = [_Rest(ends) for ends in (lows, highs)]
    found = []
    for n, f in enumerate(figures):
        low = Fraction(0) if f.low is None else _on(f.low, *reach[1](n))
        high = Fraction(1) if f.high is None else _on(f.high, *reach[0](n))
        found.append((low, high))
    return found


def _end(own: Fraction | None, other: Fraction | None) -> Fraction:
    return own if own is not None else other if other is not None else Fraction(0)


class _Rest:
    """Least and greatest of all but one, without looking through all of them for each."""

    def __init__(self, ends: Sequence[Fraction]) -> None:
        order = sorted(range(len(ends)), key=lambda n: ends[n])
        self._ends, self._least, self._most = ends, order[:2], order[::-1][:2]

    def __call__(self, n: int) -> Ends:
        if len(self._ends) == 1:
            return self._ends[n], self._ends[n]
        least, most = (next(m for m in two if m != n) for two in (self._least, self._most))
        return self._ends[least], self._ends[most]


def _on(own: Fraction, least: Fraction, most: Fraction) -> Fraction:
    least, most = min(own, least), max(own, most)
    return (own - least) / (most - least) if most > least else Fraction(1, 2)
