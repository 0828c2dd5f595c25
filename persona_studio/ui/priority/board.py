"""What is known in Priority: the profiles with their figures, the weights that are tried, and the order that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from persona_studio.actions import prioritising, profiles
from persona_studio.domain.priority import rank, sentences
from persona_studio.domain.priority.model import Priorities, faults, ranks, usual
from persona_studio.foundation.words import _

if TYPE_CHECKING:
    from persona_studio.domain.profile import Profile
    from persona_studio.ui.session import Session
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.read import Listed

TABLES = {"profile", "claim", "template", "setting"}
Read = tuple[Priorities, "list[Listed]", "list[Profile]", "list[rank.Measured]"]


class Board(QObject):
    """Lives on the interface thread. While weights are tried only the order is worked out again; nothing is read."""

    changed = Signal()  # another order, other weights or tiers
    told = Signal(str, str)  # words for a toast, and the command it offers

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.loaded = False
        self.by_figures = True  # else the order in which the profiles stand
        self.draft = self.saved = usual()
        self.ranked: list[rank.Ranked] = []
        self.listed: dict[int, Listed] = {}
        self._profiles: list[Profile] = []
        self._measured: list[rank.Measured] = []
        self._order: list[rank.Ranked] = []
        self._stale = True
        session.changed.connect(self._heard)

    @property
    def readonly(self) -> bool:
        return self.session.readonly

    @property
    def applied(self) -> bool:
        """Whether the profiles stand in the order of the figures, with its tiers."""
        return prioritising.applied(self.session.book, self._order)

    @property
    def known(self) -> bool:
        """Whether any figure says anything."""
        return any(r.known for r in self._order)

    def warnings(self) -> list[str]:
        """What is wrong with the order that is shown, as sentences."""
        tiers = {r.profile: r.tier if self.by_figures else self.listed[r.profile].tier for r in self._order}
        return sentences.warnings(self._order, tiers)

    def label(self, profile: int, field: str) -> str:
        """What a field is called in the template of a profile."""
        found = next((p.template.field(field) for p in self._profiles if p.id == profile), None)
        return found.label if found else field

    def labels(self) -> dict[str, str]:
        """What the questions are called, by field."""
        known = {f.id: f.label for p in reversed(self._profiles) for f in p.template.fields}
        return {c.field: known.get(c.field, c.question) for c in self.draft.criteria}

    # reading

    def load(self) -> None:
        """Reads all figures, where something may have changed since."""
        if self._stale:
            self._stale = False
            self.session.ask(_read, then=self._take)

    def _take(self, found: Read) -> None:
        trying = self.draft != self.saved
        self.saved, listed, self._profiles, self._measured = found
        self.listed = {p.id: p for p in listed}
        self.draft = self.draft if trying else self.saved
        self.loaded = True
        self._rank()

    def _rank(self) -> None:
        self._order = rank.weighed(self.draft, self._measured)
        self._arrange()

    def _arrange(self) -> None:
        by_hand = sorted(self._order, key=lambda r: (self.listed[r.profile].place, r.profile))
        self.ranked = self._order if self.by_figures else by_hand
        self.changed.emit()

    def _heard(self, changed: Any) -> None:
        if changed.kind == "elsewhere" or TABLES & {table for table, _key in changed.rows}:
            self._stale = True
            if self.loaded and self._seen():
                self.load()

    def _seen(self) -> bool:
        parent = self.parent()
        return bool(parent is not None and parent.property("visible"))

    # what can be done

    def show_by_figures(self, on: bool) -> None:
        """The order of the figures, or that in which the profiles stand."""
        self.by_figures = on
        self._arrange()

    def try_weights(self, weights: Mapping[str, Decimal]) -> None:
        """Shows the order under other weights; `settle` keeps them."""
        self._try(self.draft.weighing(weights))

    def try_limits(self, first: Decimal, second: Decimal) -> None:
        """The same for where tiers 1 and 2 begin; one gives way to the other."""
        self._try(replace(self.draft, first=first, second=second))

    def _try(self, wish: Priorities) -> None:
        if not self.readonly and not faults(wish):
            self.draft = wish
            self._rank()

    def settle(self) -> None:
        """Keeps what was tried."""
        if self.draft != self.saved and not self.readonly:
            self.saved = self.draft
            self.session.run(prioritising.change, self.draft)

    def apply(self) -> None:
        """Makes the order of the figures that of the profiles everywhere."""
        self.settle()
        words = _("The profiles stand in this order now")
        self.session.run(prioritising.apply, then=lambda _done: self.told.emit(words, "edit.undo"))

    def set_tier(self, profile: int, tier: int) -> None:
        """Puts a profile into a tier by hand."""
        self.session.run(prioritising.set_tier, profile, tier)

    def move(self, profile: int, by: int) -> None:
        """Moves a profile up or down by one among those that are ranked, in the order in which they stand."""
        ids = [r.profile for r in self.ranked]
        at = ids.index(profile) if profile in ids else -1
        if at < 0 or self.by_figures or self.readonly or not 0 <= at + by < len(ids):
            return
        behind = ids[at + by :] if by < 0 else ids[at + by + 1 :]
        self.session.run(profiles.move, profile, behind[0] if behind else self._after(ids[-1]))

    def _after(self, profile: int) -> int | None:
        order = [p.id for p in sorted(self.listed.values(), key=lambda p: (p.place, p.id))]
        rest = order[order.index(profile) + 1 :]
        return rest[0] if rest else None


def _read(book: Workbook) -> Read:
    """On the writer thread: all that costs time and does not change while weights are tried."""
    asked, listed = prioritising.priorities(book), book.profiles()
    served = [book.profile(p.id) for p in listed if ranks(p.kind, p.retired)]
    return asked, listed, served, rank.measured(asked, served, book.manner())
