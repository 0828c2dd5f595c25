"""A board with a few accounts on it, without a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from types import SimpleNamespace

import numpy as np
from PySide6.QtCore import QObject, Signal

from persona_studio.domain.scoring.many import Counts, Matrix
from persona_studio.domain.scoring.model import Criterion, Scorecard, Tier
from persona_studio.workbook.scoring import Edition

WEIGHTS = {"Industry": 20, "Size": 15, "Pain": 25, "Budget": 20, "Tech fit": 10, "Champion": 10}
CARD = Scorecard(
    tuple(Criterion(name.lower().replace(" ", "_"), name, Decimal(weight)) for name, weight in WEIGHTS.items()),
    (Tier("Tier 1", Decimal(4)), Tier("Tier 2", Decimal(3)), Tier("Tier 3", Decimal(2)), Tier("Disqualify", None)),
)


class FakeBoard(QObject):
    """Holds what the lab reads, and what it asked for."""

    accounts_changed = Signal(object)
    draft_changed = Signal()
    card_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session = SimpleNamespace(flushed_by=lambda flush: None, readonly=False)
        self.id, self.version, self.readonly = 1, 2, False
        older = CARD.weighing({"industry": Decimal(25), "size": Decimal(10)})
        self.editions = [Edition(1, "before the fair", older, datetime(2024, 3, 12, tzinfo=UTC)), Edition(2, "", CARD)]
        self.looked_at: Edition | None = None
        self.saved = self.draft = CARD
        vectors = np.array(list(product((1, 3, 5), repeat=len(CARD.criteria))), dtype=np.int8)
        self.matrix = Matrix(tuple(c.id for c in CARD.criteria), vectors, np.zeros(len(vectors), dtype=np.bool_))
        self.settled: list[Scorecard] = []
        self.kept: list[str] = []

    @property
    def edited(self) -> bool:
        return self.draft != self.saved

    def counts(self) -> Counts:
        return self.matrix.counts(self.draft)

    def try_weights(self, weights: Mapping[str, Decimal]) -> None:
        self.take(self.draft.weighing(weights))

    def try_limits(self, limits: tuple[Decimal, ...]) -> None:
        self.take(self.draft.limited(limits))

    def take(self, draft: Scorecard) -> None:
        self.draft = draft
        self.draft_changed.emit()

    def settle(self) -> None:
        if self.draft != (self.settled[-1] if self.settled else CARD):
            self.settled.append(self.draft)

    def reset(self) -> None:
        self.take(self.saved)

    def save_version(self, name: str = "") -> None:
        self.kept.append(name)
        self.version, self.saved = self.version + 1, self.draft
        self.editions = [*self.editions, Edition(self.version, name, self.draft)]
        self.card_changed.emit()

    def look_at(self, number: int | None) -> None:
        self.looked_at = next((e for e in self.editions if e.number == number), None)
        self.readonly = self.looked_at is not None
        self.draft = self.looked_at.card if self.looked_at else CARD
        self.card_changed.emit()

    def bring_back(self, number: int) -> None:
        self.look_at(None)
        self.take(next(e.card for e in self.editions if e.number == number))

    def without_accounts(self) -> None:
        self.matrix = replace(self.matrix, ratings=self.matrix.ratings[:0], excluded=self.matrix.excluded[:0])
        self.accounts_changed.emit(None)
