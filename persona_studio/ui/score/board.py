"""What the parts of the Score place share: the scorecard that is seen, the weights being tried, the accounts and their ratings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from persona_studio.domain.scoring.many import Counts, Matrix, Sums, Tiers, limits, placed
from persona_studio.domain.scoring.model import Account, Assessment, Scorecard
from persona_studio.ui.score import reading

if TYPE_CHECKING:
    from persona_studio.domain.scoring.score import Score
    from persona_studio.ui.memory import Memory
    from persona_studio.ui.session import Session
    from persona_studio.workbook.scoring import Edition, ListedCard

REMEMBERED = "scorecards"  # the one last seen in each workbook
OF_ACCOUNTS = frozenset(("account", "rating", "shut"))
OF_CARDS = frozenset(("scorecard", "edition", "profile"))
SEEN_MOST = 4096  # scores and assessments kept for rows that are seen


class Board(QObject):
    """Everything it tells is as of the last signal. Nothing here blocks: the workbook is read by `session.ask`, written by `session.run`."""

    accounts_changed = Signal(object)  # list[int] of positions whose account or ratings changed; None: other accounts altogether
    draft_changed = Signal()  # weights or limits of the draft moved: only repaint
    card_changed = Signal()  # another scorecard, or its criteria, gates or versions changed: read everything again
    loading = Signal(bool)

    def __init__(self, session: Session, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self._memory = session, memory
        self.cards: list[ListedCard] = []
        self.listed: ListedCard | None = None
        self.editions: list[Edition] = []
        self.looked_at: Edition | None = None
        self.saved = self.draft = self._written = self._rules = Scorecard()
        self.accounts: list[Account] = []
        self.matrix = Matrix.of(self.saved, ())
        self.ready = False  # the accounts were read at least once
        self._places: dict[int, int] = {}
        self._assessed: dict[int, Assessment] = {}
        self._scores: dict[int, Score] = {}
        self._drafted: tuple[Sums, Tiers] | None = None
        self._asked = 0
        session.changed.connect(self._changed)

    # what is seen

    @property
    def id(self) -> int | None:
        """The chosen scorecard."""
        return self.listed.id if self.listed else None

    @property
    def name(self) -> str:
        return self.listed.name if self.listed else ""

    @property
    def version(self) -> int:
        """The number of the last saved version; 0 when none was saved."""
        return self.listed.version if self.listed else 0

    @property
    def readonly(self) -> bool:
        """Whether nothing can be changed: the workbook is read-only, or an older version is looked at."""
        return self.session.readonly or self.looked_at is not None

    @property
    def edited(self) -> bool:
        """Whether the draft is another than the last saved version."""
        return self.draft != self.saved

    def position(self, account: int) -> int | None:
        """Where an account stands in `accounts`."""
        return self._places.get(account)

    def assessment(self, position: int) -> Assessment:
        """What the scorecard makes of one account; weights and limits play no part in it. Worked out when asked for."""
        if position not in self._assessed:
            from persona_studio.domain.scoring.rate import assess

            _bound(self._assessed)
            self._assessed[position] = assess(self.draft, self.accounts[position])
        return self._assessed[position]

    def score(self, position: int) -> Score:
        """The exact score of one account under the draft."""
        if position not in self._scores:
            _bound(self._scores)
            self._scores[position] = reading.scored(self.draft, self.assessment(position))
        return self._scores[position]

    @property
    def sums(self) -> Sums:
        """Numerators of the lowest and highest score of all accounts under the draft."""
        return self._now()[0]

    @property
    def tiers(self) -> Tiers:
        """The tiers that all accounts can be in under the draft."""
        return self._now()[1]

    def counts(self) -> Counts:
        """How the accounts spread over the tiers of the draft."""
        return self.matrix.counts(self.draft, self.tiers)

    def saved_counts(self) -> Counts:
        """The same for what is saved."""
        return self.matrix.counts(self.saved)

    # the scorecard

    def load(self) -> None:
        """Reads scorecards and accounts."""
        self._read(cards=True)

    def choose(self, scorecard: int) -> None:
        """Turns to another scorecard."""
        self.settle()
        self.looked_at = None
        self._memory.put(**{REMEMBERED: self._remembered() | {str(self.session.book.path): scorecard}})
        self._read(cards=True)

    def try_weights(self, weights: Mapping[str, Decimal]) -> None:
        """Shows what other weights would make of the accounts; `settle` writes them."""
        self._try(self.draft.weighing(weights))

    def try_limits(self, limits: tuple[Decimal, ...]) -> None:
        """The same for the limits of the tiers, best first."""
        self._try(self.draft.limited(limits))

    def settle(self) -> None:
        """Writes what was tried: one undo step."""
        if self.draft != self._written and self.id is not None and not self.readonly:
            from persona_studio.actions import scorecards

            self._written = self.draft
            self._asked += 1  # what is being read now is older than this
            self.session.run(scorecards.change, self.id, self.draft)

    def change(self, card: Scorecard, visit: Hashable = None) -> None:
        """Takes another card at once and writes it; `visit` marks typing that extends a step."""
        if card == self.draft or self.id is None or self.readonly:
            return
        from persona_studio.actions import scorecards

        self._let_go()
        self.draft = self._written = card
        self._asked += 1
        self.session.run(scorecards.change, self.id, card, visit=visit)
        self.card_changed.emit()

    def reset(self) -> None:
        """Back to what is saved; one undo step."""
        if self.readonly or not self.edited:
            return
        if _alike(self.saved, self.draft):
            self._try(self.saved)
            self.settle()
        else:
            self.change(self.saved)

    def save_version(self, name: str = "") -> None:
        """Writes the draft and keeps it as the next version."""
        from persona_studio.actions import scorecards

        if self.id is not None and not self.readonly:
            self.settle()
            self.session.run(scorecards.save_version, self.id, name)

    def bring_back(self, number: int) -> None:
        """Makes an older version the draft: one undo step."""
        from persona_studio.actions import scorecards

        if self.id is not None and not self.session.readonly:
            self.looked_at = None
            self._asked += 1
            self.session.run(scorecards.bring_back, self.id, number)
            self._read(cards=True)

    def look_at(self, number: int | None) -> None:
        """Shows an older version, in which nothing can be changed; None shows the draft again."""
        self.settle()
        self.looked_at = next((e for e in self.editions if e.number == number), None)
        self._read(cards=True)

    # the accounts

    def rated(self, positions: Iterable[int], criterion: str, rating: int | None, said: str = "") -> None:
        """Rates accounts by hand; None takes back what was said."""
        from persona_studio.actions import accounts

        self._write(accounts.rate, positions, criterion, rating, said=said)

    def shut(self, positions: Iterable[int], gate: str, value: bool | None) -> None:
        """Shuts a gate for accounts (True), says that it is open (False) or takes back what was said (None)."""
        from persona_studio.actions import accounts

        self._write(accounts.shut, positions, gate, value)

    def remove(self, positions: Iterable[int]) -> None:
        """Deletes accounts; undo brings them back."""
        from persona_studio.actions import accounts

        self._write(accounts.remove, positions)

    # within

    def _write(self, action: Any, positions: Iterable[int], *rest: Any, **more: Any) -> None:
        ids = [self.accounts[at].id for at in positions]
        if ids and not self.session.readonly:
            self.session.run(action, ids, *rest, **more)

    def _try(self, draft: Scorecard) -> None:
        if draft != self.draft and not self.readonly:
            self.draft = draft
            self._drafted = None
            self._scores.clear()
            self.draft_changed.emit()

    def _let_go(self) -> None:
        self._drafted = None
        self._scores.clear()
        self._assessed.clear()

    def _now(self) -> tuple[Sums, Tiers]:
        if self._drafted is None:
            sums = self.matrix.sums(self.draft)
            self._drafted = sums, placed(sums, limits(self.draft))
        return self._drafted

    def _remembered(self) -> dict[str, Any]:
        found = self._memory.get(REMEMBERED)
        return dict(found) if isinstance(found, dict) else {}

    # following the workbook

    def _changed(self, changed: Any) -> None:
        tables = {table for table, _key in changed.rows}
        if changed.kind == "elsewhere" or tables & OF_CARDS:
            self._read(cards=True)
        elif tables & OF_ACCOUNTS:
            self._read(cards=False)

    def _read(self, *, cards: bool) -> None:
        self._asked += 1
        asked = self._asked
        if not self.ready:
            self.loading.emit(True)
        known = reading.Known(self.accounts, self.matrix, self._rules)
        wanted = reading.Wanted(
            cards or not self.ready, self._remembered().get(str(self.session.book.path)), self._written, self.looked_at,
            lambda: asked != self._asked,
        )  # fmt: skip
        self.session.ask(reading.read, known, wanted, then=lambda found: self._take(found, asked))

    def _take(self, found: reading.Found | None, asked: int) -> None:
        if found is None or asked != self._asked:
            return  # something newer is on its way
        before = self.listed, self.editions, self.draft
        other = found.cards is not None and (found.listed.id if found.listed else None) != self.id
        if found.cards is not None:
            self.cards, self.listed, self.editions = found.cards, found.listed, found.editions
        if other or found.card != self._written or self.looked_at is not None:
            self.draft = found.card
        self._written = found.card
        last = self.editions[-1].card if self.editions else None
        if last is not None or other:
            self.saved = last or found.card
        self._let_go()
        self.accounts, self.matrix, self._rules = found.accounts, found.matrix, found.card
        if found.positions is None:
            self._places = {account.id: at for at, account in enumerate(self.accounts)}
        first, self.ready = not self.ready, True
        if first:
            self.loading.emit(False)
        if found.positions is None or found.positions:
            self.accounts_changed.emit(found.positions)
        if first or before != (self.listed, self.editions, self.draft):
            self.card_changed.emit()


def _alike(one: Scorecard, other: Scorecard) -> bool:
    """Whether two scorecards differ by weights and limits only."""
    plain = [replace(card.weighing({c.id: Decimal(0) for c in card.criteria}), tiers=()) for card in (one, other)]
    return plain[0] == plain[1] and [t.name for t in one.tiers] == [t.name for t in other.tiers]


def _bound(kept: dict[int, Any]) -> None:
    if len(kept) >= SEEN_MOST:
        kept.clear()
