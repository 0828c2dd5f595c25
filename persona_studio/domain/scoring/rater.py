"""Assesses many accounts by one scorecard: the very same as `rate.assess`. A column of a long list repeats itself, so what the rules made of
a cell is remembered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Generic, TypeVar

from persona_studio.domain.scoring.model import Account, Assessment, Rated, Scorecard
from persona_studio.domain.scoring.rate import PLAIN, Manner, rate, shut

REMEMBERED = 20_000  # cells of one column

T = TypeVar("T")
Lists = Collection[str] | None


class Rater:
    """Made for one scorecard, used for all accounts."""

    def __init__(self, card: Scorecard, manner: Manner = PLAIN) -> None:
        self._criteria = [(c.id, _Line[Rated](c.column, partial(rate, c, manner=manner))) for c in card.criteria]
        self._gates = [(g.id, _Line[bool | None](g.column, partial(shut, g, manner=manner))) for g in card.gates]

    def assess(self, account: Account, columns: Lists = None) -> Assessment:
        """A rating for each criterion and the state of each gate; `columns` are those of the list that the account comes from."""
        cells, said, shut = account.cells, account.ratings, account.gates
        ratings = {}
        for id, line in self._criteria:
            if said and id in said and said[id].rating is not None:
                ratings[id] = said[id]
            else:
                ratings[id] = (line.known if columns is None or line.column in columns else line.lacking)[cells.get(line.column, "")]
        gates = {}
        for id, gate in self._gates:
            known = gate.known if columns is None or gate.column in columns else gate.lacking
            gates[id] = shut[id] if id in shut else known[cells.get(gate.column, "")]
        return Assessment(ratings, gates)


class _Line(Generic[T]):
    """What is made of the cells of one column: `known` where the list has that column, `lacking` where it has not."""

    def __init__(self, column: str, make: Callable[..., T]) -> None:
        self.column = column
        self.known, self.lacking = (_Cells(partial(self._make, make, columns)) for columns in ((column,), ()))

    def _make(self, make: Callable[..., T], columns: Collection[str], cell: str) -> T:
        return make({self.column: cell}, columns=columns)


class _Cells(dict[str, T]):
    """Remembers what was made of a cell; begins anew when it has become many."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._made = make

    def __missing__(self, cell: str) -> T:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[cell] = self._made(cell)
        return found
