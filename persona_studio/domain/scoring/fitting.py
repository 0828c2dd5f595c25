"""Weights that won and lost deals would suggest: a logistic regression held back by a penalty, none of its weights negative, and
judged on deals that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from persona_studio.domain.scoring.lab import shares
from persona_studio.domain.scoring.many import Flags, Ratings
from persona_studio.domain.scoring.model import Scorecard
from persona_studio.domain.scoring.proof import Auc, around, auc
from persona_studio.foundation.words import _

Reals = NDArray[np.float64]

PENALTY = 1.0  # half of it times the squares: a step from poor to ideal is expected to change the odds by some e² at most
FOLDS = 5
STEPS = 2000  # of descent at most; it ends sooner when nothing moves any more
STILL = 1e-9
FEWEST, FEWEST_EACH = 30, 10  # deals together, and of each kind, below which nothing is suggested
BARELY = 0.55  # an AUC on unseen deals that is not worth new weights


@dataclass(frozen=True)
class Suggestion:
    """Weights beside the present ones, and what both reach on deals held back. `kept` are criteria of which the deals say nothing
    (never rated, or rated the same everywhere): their weight stays."""

    weights: dict[str, Decimal]
    present: dict[str, Decimal]
    auc: Auc
    present_auc: Auc
    kept: tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """Deals in arrays: ratings (0 unknown), won, the middle of the score today, and whose deal each is."""

    ratings: Ratings
    won: Flags
    middle: Reals
    owners: Sequence[str]


def suggest(card: Scorecard, seen: Seen) -> tuple[Suggestion | None, str]:
    """Weights, or None and the sentence that says why there are none."""
    n_won, n_lost = int(seen.won.sum()), int((~seen.won).sum())
    if n_won + n_lost < FEWEST or min(n_won, n_lost) < FEWEST_EACH:
        return None, _("No weights are suggested: that takes at least 30 deals, 10 of them won and 10 lost.")
    filled = _filled(seen.ratings)
    tells = filled.max(axis=0) > filled.min(axis=0)
    if not tells.any():
        return None, _("No weights are suggested: every deal has the same ratings, or none.")
    folds = _folds(seen.owners)
    if folds.max(initial=0) == 0:
        return None, _("No weights are suggested: all deals are of one account, so there is nothing to check them against.")
    theirs, ours = _held_back(filled[:, tells], seen, folds)
    if theirs is None or ours is None:
        return None, _("No weights are suggested: the deals of too few accounts were won or lost to check them.")
    if theirs.interval.low <= 0.5 or theirs.value < BARELY:
        return None, _("No weights are suggested: no weighting of these ratings tells won from lost on deals it has not seen.")
    if theirs.value <= ours.value:
        return None, _("No weights are suggested: the present ones do as well on deals held back.")
    strengths = fit(filled[:, tells], seen.won)
    return Suggestion(_weights(card, tells, strengths), {c.id: c.weight for c in card.criteria}, theirs, ours, _kept(card, tells)), ""


def fit(filled: Reals, won: Flags) -> Reals:
    """Strengths of the columns, none below 0, by projected descent with momentum; the same deals always give the same."""
    rows, which = np.unique(np.column_stack([filled, won]), axis=0, return_inverse=True)
    times = np.bincount(which.reshape(-1)).astype(np.float64)
    sheet, target = np.column_stack([np.ones(len(rows)), rows[:, :-1]]), rows[:, -1]
    rate = 1 / (0.25 * np.linalg.norm((sheet * times[:, None]).T @ sheet, 2) + PENALTY)
    at = ahead = np.zeros(sheet.shape[1])
    pull = 1.0
    for _step in range(STEPS):
        slope = sheet.T @ (times * (1 / (1 + np.exp(-(sheet @ ahead))) - target))
        slope[1:] += PENALTY * ahead[1:]
        new = ahead - rate * slope
        new[1:] = np.maximum(new[1:], 0)
        further = (1 + np.sqrt(1 + 4 * pull * pull)) / 2
        ahead, moved = new + (pull - 1) / further * (new - at), np.abs(new - at).max()
        at, pull = new, further
        if moved < STILL:
            break
    strengths: Reals = at[1:]
    return strengths


def _filled(ratings: Ratings) -> Reals:
    """Ratings from -1 (poor) to 1 (ideal); unknown is the mean of what is known."""
    scaled = (ratings.astype(np.float64) - 3) / 2
    known = ratings > 0
    means = np.where(known, scaled, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    filled: Reals = np.where(known, scaled, means)
    return filled


def _folds(owners: Sequence[str]) -> NDArray[np.int64]:
    """All deals of an account are in one fold, so that nothing is checked on an account it was learned from."""
    places = {owner: at % FOLDS for at, owner in enumerate(sorted(set(owners)))}
    return np.array([places[owner] for owner in owners], dtype=np.int64)


def _held_back(filled: Reals, seen: Seen, folds: NDArray[np.int64]) -> tuple[Auc | None, Auc | None]:
    """The AUC within each fold, of weights learned from the others and of the present ones, averaged by the pairs compared."""
    sums, pairs = np.zeros(2), 0
    for fold in range(FOLDS):
        out = folds == fold
        won = seen.won[out]
        if not won.any() or won.all() or seen.won[~out].all() or not seen.won[~out].any():
            continue
        theirs, ours = auc(filled[out] @ fit(filled[~out], seen.won[~out]), won), auc(seen.middle[out], won)
        if theirs is not None and ours is not None:
            here = int(won.sum()) * int((~won).sum())
            sums += here * np.array([theirs.value, ours.value])
            pairs += here
    if not pairs:
        return None, None
    n_won, n_lost = int(seen.won.sum()), int((~seen.won).sum())
    theirs_value, ours_value = (float(v) for v in sums / pairs)
    return Auc(theirs_value, around(theirs_value, n_won, n_lost)), Auc(ours_value, around(ours_value, n_won, n_lost))


def _weights(card: Scorecard, tells: Flags, strengths: Reals) -> dict[str, Decimal]:
    """Whole percent that add up to 100; what the deals say nothing of keeps its weight."""
    learned = [c.id for c, told in zip(card.criteria, tells, strict=True) if told]
    total = card.total or Decimal(1)
    kept = {c.id: c.weight * 100 / total for c in card.criteria if c.id not in learned}
    room = Decimal(100) - sum((w.quantize(Decimal(1)) for w in kept.values()), Decimal(0))
    given = shares({id: Decimal(repr(float(s))) for id, s in zip(learned, strengths, strict=True)}, room)
    return {c.id: given[c.id] if c.id in given else kept[c.id].quantize(Decimal(1)) for c in card.criteria}


def _kept(card: Scorecard, tells: Flags) -> tuple[str, ...]:
    return tuple(c.name for c, told in zip(card.criteria, tells, strict=True) if not told)
