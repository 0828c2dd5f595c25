"""What the parts of the Score place share: the scorecard that is seen, the weights being tried, the accounts and their ratings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from persona_studio.domain.scoring.many import Counts, Flags, Matrix, Sums, Tiers, limits, placed
from persona_studio.domain.scoring.model import Account, Assessment, Scorecard
from persona_studio.foundation.problem import Problem
from persona_studio.ui.score import reading
from persona_studio.ui.score.loader import Loader

if TYPE_CHECKING:
    from persona_studio.domain.scoring.score import Score
    from persona_studio.ui.memory import Memory
    from persona_studio.ui.session import Session
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.scoring import Edition, ListedCard

REMEMBERED = "scorecards"  # the one last seen in each workbook
OF_ACCOUNTS = frozenset(("account", "rating", "shut"))
OF_CARDS = frozenset(("scorecard", "edition", "profile"))
SEEN_MOST = 4096  # scores and assessments kept for rows that are seen


class Board(QObject):
    """Everything it tells is as of the last signal. Nothing here blocks: accounts are read on a thread of their own, `session.run` writes."""

    accounts_changed = Signal(object)  # list[int] of positions whose account or ratings changed; None: other accounts altogether
    draft_changed = Signal()  # weights or limits of the draft moved: only repaint
    card_changed = Signal()  # another scorecard, or its criteria, gates or versions changed: read everything again
    loading = Signal(bool)
    progress = Signal(int)  # percent of the accounts that are assessed, while that takes long

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
        self._lists: reading.Lists = {}
        self.won: Flags | None = None  # accounts that were won, where a column of theirs tells
        self.ready = False  # the accounts were read at least once
        self._places: dict[int, int] = {}
        self._assessed: dict[int, Assessment] = {}
        self._scores: dict[int, Score] = {}
        self._drafted: tuple[Sums, Tiers] | None = None
        self._told: Edition | None = None  # the version that was looked at when the card was told of last
        self._asked = 0
        self._owed = reading.NOTHING  # what was asked for and has not come
        self._loader = Loader(self)
        self._loader.progress.connect(self.progress)
        self._loader.failed.connect(self._failed)
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
            account = self.accounts[position]
            self._assessed[position] = assess(self.draft, account, columns=self.columns(account))
        return self._assessed[position]

    def columns(self, account: Account) -> Collection[str] | None:
        """The columns of the list that an account comes from: an empty cell says something only where the list has it."""
        return self._lists.get(account.source)

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

    def close(self) -> None:
        """Ends the thread that reads."""
        self._asked += 1
        self._loader.close()

    def load(self) -> None:
        """Reads scorecards and accounts."""
        self._read(reading.EVERYTHING)

    def choose(self, scorecard: int) -> None:
        """Turns to another scorecard."""
        self.settle()
        self.looked_at = None
        self._memory.put(**{REMEMBERED: self._remembered() | {str(self.session.book.path): scorecard}})
        self._read(reading.EVERYTHING)

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
            self._forget()  # what is being read now is older than this
            self.session.run(scorecards.change, self.id, self.draft)

    def change(self, card: Scorecard, visit: Hashable = None) -> None:
        """Takes another card at once and writes it; `visit` marks typing that extends a step."""
        if card == self.draft or self.id is None or self.readonly:
            return
        from persona_studio.actions import scorecards

        self._let_go()
        self.draft = self._written = card
        self._forget()
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
            self.session.run(scorecards.bring_back, self.id, number)
            self._read(reading.EVERYTHING)

    def look_at(self, number: int | None) -> None:
        """Shows an older version, in which nothing can be changed; None shows the draft again."""
        self.settle()
        self.looked_at = next((e for e in self.editions if e.number == number), None)
        self._read(reading.EVERYTHING)

    # the accounts

    def rated(self, positions: Iterable[int], criterion: str, rating: int | None, said: str = "") -> None:
        """Rates accounts by hand; None takes back what was said. Shown at once, written behind it."""
        from persona_studio.actions import accounts

        positions = list(positions)
        if self._write(accounts.rate, positions, criterion, rating, said=said):
            self._foresee(positions, partial(reading.with_rating, criterion=criterion, rating=rating, said=said))

    def shut(self, positions: Iterable[int], gate: str, value: bool | None) -> None:
        """Shuts a gate for accounts (True), says that it is open (False) or takes back what was said (None)."""
        from persona_studio.actions import accounts

        positions = list(positions)
        if self._write(accounts.shut, positions, gate, value):
            self._foresee(positions, partial(reading.with_gate, gate=gate, value=value))

    def remove(self, positions: Iterable[int]) -> None:
        """Deletes accounts; undo brings them back."""
        from persona_studio.actions import accounts

        self._write(accounts.remove, positions)

    # within

    def _write(self, action: Any, positions: Iterable[int], *rest: Any, **more: Any) -> bool:
        ids = [self.accounts[at].id for at in positions]
        if not ids or self.session.readonly:
            return False
        self.session.run(action, ids, *rest, **more)
        return True

    def _foresee(self, positions: list[int], change: Callable[[Account], Account]) -> None:
        """Shows what was said of accounts before the workbook has it; what is read afterwards is the same, or tells better."""
        found = reading.foreseen(self._known(), {at: change(self.accounts[at]) for at in positions})
        self._put(found)
        self._drafted = None
        for at in positions:
            self._assessed.pop(at, None)
            self._scores.pop(at, None)
        if self._owed.anything:
            self._read(self._owed)  # what is being read does not know of it
        self.accounts_changed.emit(positions)

    def _known(self) -> reading.Known:
        return reading.Known(self.accounts, self.matrix, self._rules, self._lists, self.won)

    def _put(self, known: reading.Known) -> None:
        self.accounts, self.matrix, self._rules, self._lists, self.won = known.accounts, known.matrix, known.card, known.lists, known.won

    def _try(self, draft: Scorecard) -> None:
        if draft != self.draft and not self.readonly:
            self.draft = draft
            self._drafted = None
            self._scores.clear()
            self.draft_changed.emit()

    def _forget(self) -> None:
        """Takes no answer to what was asked so far; the commit that is on its way asks anew."""
        self._asked += 1
        self._loader.forget()

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
        elsewhere = changed.kind == "elsewhere"
        owed = reading.Owed(elsewhere or bool(tables & OF_ACCOUNTS), elsewhere or bool(tables & OF_CARDS))
        if owed.anything:
            self._read(owed)

    def _read(self, owed: reading.Owed) -> None:
        """Reads behind what is being written now."""
        self._asked += 1
        self._loader.forget()
        self._owed = self._owed.and_(owed) if self.ready else reading.EVERYTHING
        if not self.ready:
            self.loading.emit(True)
        self.session.ask(_in_turn, then=partial(self._load, self._asked))

    def _load(self, asked: int, _nothing: object) -> None:
        if asked == self._asked:
            scorecard = self._remembered().get(str(self.session.book.path))
            wanted = reading.Wanted(self._owed, scorecard, self._written, self.looked_at)
            self._loader.ask(partial(reading.read, self.session.book, self._known(), wanted), self._take)

    def _failed(self, error: Exception) -> None:
        self._owed = reading.NOTHING
        if not isinstance(error, Problem):
            raise error
        self.session.failed.emit(error, False)

    def _take(self, found: reading.Found) -> None:
        self._owed = reading.NOTHING
        before = _seen(self.listed), self.editions, self.draft, self.saved
        other = found.cards is not None and (found.listed.id if found.listed else None) != self.id
        if found.cards is not None:
            self.cards, self.listed, self.editions = found.cards, found.listed, found.editions
        if other or found.known.card != self._written or self.looked_at is not None:
            self.draft = found.known.card
        self._written = found.known.card
        last = self.editions[-1].card if self.editions else None
        if last is not None or other:
            self.saved = last or found.known.card
        self._put(found.known)
        if found.positions is None:
            self._places = {account.id: at for at, account in enumerate(self.accounts)}
        first, self.ready = not self.ready, True
        changed = first or self._told is not self.looked_at or before != (_seen(self.listed), self.editions, self.draft, self.saved)
        self._told = self.looked_at
        if changed or found.positions is None or found.positions:
            self._let_go()
        if first:
            self.loading.emit(False)
        if found.positions is None or found.positions:
            self.accounts_changed.emit(found.positions)
        if changed:
            self.card_changed.emit()


def _in_turn(_book: Workbook) -> None:
    """Ends when everything that was to be written before it is."""


def _seen(listed: ListedCard | None) -> object:
    """What is seen of a scorecard beside what is tried in it."""
    return replace(listed, card=Scorecard()) if listed else None


def _alike(one: Scorecard, other: Scorecard) -> bool:
    """Whether two scorecards differ by weights and limits only."""
    plain = [replace(card.weighing({c.id: Decimal(0) for c in card.criteria}), tiers=()) for card in (one, other)]
    return plain[0] == plain[1] and [t.name for t in one.tiers] == [t.name for t in other.tiers]


def _bound(kept: dict[int, Any]) -> None:
    if len(kept) >= SEEN_MOST:
        kept.clear()
