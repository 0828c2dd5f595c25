"""Back-test: does the scorecard tell deals that were won from deals that were lost, and how sure is that?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from persona_studio.domain.scoring.fitting import Reals, Seen, Suggestion, suggest
from persona_studio.domain.scoring.many import Flags, Matrix
from persona_studio.domain.scoring.model import Assessment, Scorecard
from persona_studio.domain.scoring.proof import Auc, Interval, auc, share, trend
from persona_studio.domain.scoring.score import check, score, tier_words
from persona_studio.foundation.words import _, ngettext

SMALL, SMALL_EACH, SMALL_TIER = 30, 10, 10
SURE = 1.96
THIN = 0.5  # of the weight known, below which coverage is low
CROWDED = 10  # deals of an account on average, above which the intervals are too narrow
WEAK, FAIR, GOOD = 0.6, 0.7, 0.8


@dataclass(frozen=True)
class Deal:
    """What the scorecard made of the account, and how the deal ended. `account` tells deals of the same account apart from others."""

    assessment: Assessment
    won: bool
    account: str = ""


@dataclass(frozen=True)
class Row:
    """The deals of one tier; those that could be in several tiers ("Tier 1 to 2"), and those that a gate rules out ("Excluded"), have
    rows of their own. `lift` is the win rate divided by that of all deals. `tier` is None for rows that are not one tier."""

    name: str
    won: int
    lost: int
    interval: Interval
    lift: float | None
    tier: int | None

    @property
    def deals(self) -> int:
        """How many there are."""
        return self.won + self.lost

    @property
    def rate(self) -> float | None:
        """The share won."""
        return self.won / self.deals if self.deals else None


@dataclass(frozen=True)
class Coverage:
    """The share of deals with any rating, and the share of weight that is known on average."""

    rated: float
    weight: float


@dataclass(frozen=True)
class Report:
    """What a back-test shows. The AUC is that of the middle of the score, over the deals that no gate rules out; `verdict` says it in
    words, `warnings` what must be known before anybody believes it, `unsuggested` why there are no suggested weights."""

    won: int
    lost: int
    accounts: int
    rows: tuple[Row, ...]
    auc: Auc | None
    coverage: Coverage
    verdict: str
    warnings: tuple[str, ...]
    suggestion: Suggestion | None
    unsuggested: str

    @property
    def deals(self) -> int:
        """How many were tested."""
        return self.won + self.lost


def test(card: Scorecard, deals: Sequence[Deal]) -> Report:
    """The report on deals that ended. The same deals always give the same report, whatever their order. Raises Problem when the card cannot be
    scored with."""
    check(card)
    deals = sorted(deals, key=lambda deal: deal.account)
    matrix = Matrix.of(card, (deal.assessment for deal in deals))
    won = np.array([deal.won for deal in deals], dtype=np.bool_)
    owners = [deal.account or f"#{at}" for at, deal in enumerate(deals)]
    low, high, denominator = matrix.sums(card)
    middle: Reals = (low + high) / (2 * denominator)
    rows, counted = _rows(card, matrix, won, deals), ~matrix.excluded
    curve = auc((low + high)[counted].astype(np.float64), won[counted])
    coverage = _coverage(card, matrix)
    seen = Seen(matrix.ratings[counted], won[counted], middle[counted], [o for o, c in zip(owners, counted, strict=True) if c])
    suggestion, unsuggested = suggest(card, seen)
    n_won, accounts = int(won.sum()), len(set(owners))
    warnings = [*_small(n_won, len(deals) - n_won), *_crowd(len(deals), accounts), *_thin(coverage), *_order(rows), *_few(rows)]
    return Report(n_won, len(deals) - n_won, accounts, rows, curve, coverage, _verdict(curve), tuple(warnings), suggestion, unsuggested)


def _rows(card: Scorecard, matrix: Matrix, won: Flags, deals: Sequence[Deal]) -> tuple[Row, ...]:
    best, worst = matrix.tiers(card)
    out = len(card.tiers), 0
    places = [out if shut else (b, w) for b, w, shut in zip(best.tolist(), worst.tolist(), matrix.excluded.tolist(), strict=True)]
    sizes, good = Counter(places), Counter(place for place, deal in zip(places, deals, strict=True) if deal.won)
    overall = float(won.mean()) if len(won) else 0.0

    def row(name: str, place: tuple[int, int], tier: int | None = None) -> Row:
        n, n_won = sizes[place], good[place]
        return Row(name, n_won, n - n_won, share(n_won, n), n_won / n / overall if n and overall else None, tier)

    rows = [row(tier.name, (at, at), at) for at, tier in enumerate(card.tiers)]
    for place in sorted(sizes):
        if place == out or place[0] != place[1]:
            rows.append(row(tier_words(card, score(card, deals[places.index(place)].assessment)), place))
    return tuple(rows)


def _coverage(card: Scorecard, matrix: Matrix) -> Coverage:
    if not len(matrix):
        return Coverage(0.0, 0.0)
    known = matrix.ratings > 0
    weights = np.array([float(c.weight) for c in card.criteria])
    return Coverage(float(known.any(axis=1).mean()), float((known @ weights).mean() / weights.sum()))


def _verdict(curve: Auc | None) -> str:
    """The AUC in words, never more than its interval bears."""
    if curve is None:
        return _("There is nothing to compare: it takes deals that were won and deals that were lost.")
    low, high = curve.interval
    if low <= 0.5 <= high:
        return _("This scorecard does not tell won from lost better than a coin.")
    if high < 0.5:
        return _("This scorecard points the wrong way: deals that were lost score higher than deals that were won.")
    if curve.value < WEAK:
        return _("This scorecard tells won from lost only a little better than a coin.")
    if curve.value < FAIR:
        return _("This scorecard tells won from lost somewhat better than a coin.")
    if curve.value < GOOD:
        return _("This scorecard tells won from lost fairly well.")
    return _("This scorecard tells won from lost well.")


def _small(won: int, lost: int) -> list[str]:
    said = []
    if won + lost < SMALL:
        text = ngettext(
            "There is only {n} deal; below 30 chance decides most of it.", "There are only {n} deals; below 30 chance decides most of it.", won + lost
        )
        said.append(text.format(n=won + lost))
    if won < SMALL_EACH:
        said.append(
            ngettext(
                "Only {n} deal was won; below 10 the win rates say little.", "Only {n} deals were won; below 10 the win rates say little.", won
            ).format(n=won)
        )
    if lost < SMALL_EACH:
        said.append(
            ngettext(
                "Only {n} deal was lost; below 10 the win rates say little.", "Only {n} deals were lost; below 10 the win rates say little.", lost
            ).format(n=lost)
        )
    return said


def _crowd(deals: int, accounts: int) -> list[str]:
    if not accounts or deals / accounts < CROWDED:
        return []
    text = ngettext(
        "All deals are of {n} account. Deals of one account are alike, so the true intervals are wider than those shown.",
        "All deals are of {n} accounts. Deals of one account are alike, so the true intervals are wider than those shown.",
        accounts,
    )
    return [text.format(n=accounts)]


def _thin(coverage: Coverage) -> list[str]:
    if coverage.weight >= THIN:
        return []
    text = _("On average {known} % of the weight is known. What is not known cannot tell deals apart; rate more before you rely on this.")
    return [text.format(known=round(coverage.weight * 100))]


def _order(rows: Sequence[Row]) -> list[str]:
    """Whether win rates fall from tier to tier. Only accounts whose tier is certain count."""
    tiers = [row for row in rows if row.tier is not None and row.deals]
    if len(tiers) < 2:
        one = _("All deals whose tier is certain are in {tier}, so there is nothing to compare.")
        return [one.format(tier=tiers[0].name)] if tiers else [_("No deal is in one tier for certain, so the tiers cannot be compared.")]
    slope = trend([row.won for row in tiers], [row.lost for row in tiers])
    if slope < -SURE:
        return [_("The tiers stand the wrong way round: the lower ones win more often, and by more than chance would make them.")]
    if slope < SURE:
        return [_("The tiers do not tell winners from losers: their win rates differ by no more than chance would make them.")]
    return [
        _("{better} and {worse} may be the same: the intervals of their win rates overlap.").format(better=above.name, worse=below.name)
        for above, below in pairwise(tiers)
        if above.interval.low <= below.interval.high
    ]


def _few(rows: Sequence[Row]) -> list[str]:
    tiers = [row for row in rows if row.tier is not None]
    few = [row.name for row in tiers if row.deals < SMALL_TIER]
    if not few or not any(row.deals for row in tiers):
        return []
    return [ngettext("{tiers} has fewer than 10 deals.", "{tiers} have fewer than 10 deals each.", len(few)).format(tiers=", ".join(few))]
