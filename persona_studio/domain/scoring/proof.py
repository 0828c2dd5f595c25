"""How sure a figure is: intervals of 95 % for a share and for an AUC, and whether win rates follow the order of the tiers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Z = 1.959963984540054  # 95 %, both sides
ROUNDS = 60  # of bisection, to the end of a float's digits


class Interval(NamedTuple):
    """The ends of an interval of 95 %."""

    low: float
    high: float


class Auc(NamedTuple):
    """How often a won deal scores above a lost one, of all such pairs; ties count half. 0.5 is a coin."""

    value: float
    interval: Interval


def share(part: int, all: int) -> Interval:
    """The interval of a share by Wilson (1927, Journal of the American Statistical Association 22)."""
    if not all:
        return Interval(0.0, 1.0)
    rate, spread = part / all, Z * Z / all
    middle = (rate + spread / 2) / (1 + spread)
    half = Z * sqrt(rate * (1 - rate) / all + spread / (4 * all)) / (1 + spread)
    return Interval(max(0.0, middle - half) if part else 0.0, min(1.0, middle + half) if part < all else 1.0)


def auc(scores: NDArray[np.float64], won: NDArray[np.bool_]) -> Auc | None:
    """None when there is nothing to compare."""
    n_won, n_lost = int(won.sum()), int((~won).sum())
    if not n_won or not n_lost:
        return None
    _values, which, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[which]
    value = float((ranks[won].sum() - n_won * (n_won + 1) / 2) / (n_won * n_lost))
    return Auc(value, around(value, n_won, n_lost))


def around(value: float, n_won: int, n_lost: int) -> Interval:
    """The interval of an AUC: the variance of Hanley and McNeil (1982, Radiology 143) in the score form of Newcombe (2006, Statistics
    in Medicine 25, method 5). Unlike the variance at the value itself it does not shrink to nothing where the value is 0 or 1."""
    fellow = (n_won + n_lost) / 2 - 1

    def within(true: float) -> bool:
        factor = 1 + fellow * (1 - true) / (2 - true) + fellow * true / (1 + true)
        return (value - true) ** 2 <= Z * Z * true * (1 - true) * factor / (n_won * n_lost)

    return Interval(_edge(0.0, value, within), _edge(1.0, value, within))


def _edge(outer: float, inner: float, within: Callable[[float], bool]) -> float:
    if outer == inner:
        return inner
    for _round in range(ROUNDS):
        middle = (outer + inner) / 2
        outer, inner = (outer, middle) if within(middle) else (middle, inner)
    return inner


def trend(won: Sequence[int], lost: Sequence[int]) -> float:
    """The statistic of Cochran and Armitage: above 1.96 the win rate falls from the best tier down by more than chance, below -1.96 it
    rises. 0 when there is nothing to compare."""
    sizes = [w + n for w, n in zip(won, lost, strict=True)]
    all, all_won = sum(sizes), sum(won)
    if not all or all_won in (0, all):
        return 0.0
    rate = all_won / all
    place = sum(n * at for at, n in enumerate(sizes)) / all
    spread = sum(n * (at - place) ** 2 for at, n in enumerate(sizes))
    if not spread:
        return 0.0
    return -sum((w - n * rate) * (at - place) for at, (w, n) in enumerate(zip(won, sizes, strict=True))) / sqrt(rate * (1 - rate) * spread)
