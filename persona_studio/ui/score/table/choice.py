"""Which accounts are seen, and in which order: positions picked out with arrays, quick for a hundred thousand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from persona_studio.domain.scoring.many import KNOWN, MIDDLE, TIER, Flags, Whole
from persona_studio.domain.scoring.stability import stabilities

if TYPE_CHECKING:
    from decimal import Decimal

    from persona_studio.domain.scoring.model import Account
    from persona_studio.ui.score.board import Board

NAME, STABILITY = "name", "stability"
BY = (NAME, TIER, MIDDLE, KNOWN, STABILITY)
ALL, EXCLUDED, OPEN = -1, -2, -3  # beside the numbers of the tiers


@dataclass(frozen=True)
class Choice:
    """What a person asked to see. `which` is ALL, the number of a tier, EXCLUDED, or OPEN: those that are not certain."""

    which: int = ALL
    words: str = ""
    by: str = MIDDLE
    descending: bool = True


class Chooser:
    """Answers a choice with positions; keeps what is dear to work out until the accounts are others."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._names: Whole | None = None
        self._texts: list[str] | None = None
        self._stabilities: list[Decimal | None] | None = None

    def forget(self, *, accounts: bool) -> None:
        """Weights moved; with `accounts` these are others too."""
        self._stabilities = None
        if accounts:
            self._names = self._texts = None

    def positions(self, choice: Choice) -> Whole:
        """The accounts to be seen, in order."""
        seen = self._seen(choice)
        order = self._order(choice.by, choice.descending)
        return order if seen is None else order[seen[order]]

    def count_open(self) -> int:
        """How many accounts are not certain."""
        return int(self._open().sum())

    def stability(self, position: int) -> Decimal | None:
        """How far weights must move before its tier flips; None: no weights do."""
        if self._stabilities is None:
            self._stabilities = stabilities(self._board.draft, self._board.matrix)
        return self._stabilities[position]

    def _open(self) -> Flags:
        best, worst = self._board.tiers
        found: Flags = (best != worst) & ~self._board.matrix.excluded
        return found

    def _seen(self, choice: Choice) -> Flags | None:
        board = self._board
        seen: Flags | None = None
        if choice.which == OPEN:
            seen = self._open()
        elif choice.which == EXCLUDED:
            seen = board.matrix.excluded
        elif choice.which != ALL:
            best, worst = board.tiers
            seen = (best == choice.which) & (worst == choice.which) & ~board.matrix.excluded
        if words := choice.words.casefold().split():
            said = np.fromiter((all(w in text for w in words) for text in self._folded()), np.bool_, len(board.accounts))
            seen = said if seen is None else seen & said
        return seen

    def _order(self, by: str, descending: bool) -> Whole:
        if by == NAME:
            return self._by_name()[::-1] if descending else self._by_name()
        if by == STABILITY:
            if self._board.accounts:
                self.stability(0)
            figures = np.array([np.inf if one is None else float(one) for one in self._stabilities or ()])
            return np.argsort(-figures if descending else figures, kind="stable")
        return self._board.matrix.order(self._board.draft, by, descending)

    def _by_name(self) -> Whole:
        if self._names is None:
            names = [account.name.casefold() for account in self._board.accounts]
            self._names = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
        return self._names

    def _folded(self) -> Sequence[str]:
        if self._texts is None:
            self._texts = [_text(account) for account in self._board.accounts]
        return self._texts


def _text(account: Account) -> str:
    return "\n".join((account.name, account.domain, account.code, *account.cells.values())).casefold()
