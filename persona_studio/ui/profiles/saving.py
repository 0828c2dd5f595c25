"""Between the form and the workbook: typing is written within 250 ms and sealed when the claim is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from persona_studio.actions import profiles, values
from persona_studio.domain.profile import Claim
from persona_studio.ui.editors.base import Change, Moved, Pasted, Typed
from persona_studio.ui.session import Session, State

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook

FLUSH_MS = 250
SILENCE_MS = 2000
NAME = 0  # stands for the name, which is no claim


@dataclass(frozen=True)
class Put:
    """One claim as it was typed."""

    profile: int
    field: str
    claim: int
    value: Any


class Saving(QObject):
    """Keeps what is typed until it is written, and writes it in order.

    A claim that is blank is only removed when it is left, so that it keeps its place and its ground while it is written anew.
    """

    settled = Signal()  # nothing is on its way any more: the workbook may be shown as it is
    arrived = Signal(str, object)  # field and ids of what was pasted

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pending: dict[tuple[int, int], Put] = {}  # by profile and claim
        self._flying: dict[tuple[int, int], Put] = {}
        self._open = 0
        self._visit = 0
        self._unsealed = False
        self._soon = self._timer(FLUSH_MS, self._flush_text)
        self._silence = self._timer(SILENCE_MS, self._rest)
        self._waits = False  # a write failed and is kept for later
        session.failed.connect(self._failed)
        session.state.connect(self._state)

    @property
    def busy(self) -> bool:
        """Whether something is on its way to the file."""
        return self._open > 0

    def take(self, profile: int, field: str, change: Change) -> None:
        """A change from an editor."""
        if isinstance(change, Typed):
            self._pending[profile, change.claim] = Put(profile, field, change.claim, change.value)
            if not self._soon.isActive():
                self._soon.start()
            self._silence.start()
        elif isinstance(change, Pasted):
            self.seal()
            self._run(values.insert, profile, field, change.values, after=change.after, then=lambda ids: self.arrived.emit(field, ids))
        elif isinstance(change, Moved):
            self.seal()
            self._run(values.move, change.claim, change.before)

    def remove(self, claims: Sequence[int]) -> None:
        """Removes claims, one step for all of them."""
        self.seal()
        self._run(values.remove, tuple(claims))

    def flush(self) -> None:
        """Hands all that is pending to the writer thread, blanks included."""
        for put in list(self._pending.values()):
            self._write(put)
        self._soon.stop()

    def seal(self) -> None:
        """Writes what is pending and ends the visit: what is typed next is a step of its own."""
        self.flush()
        self._silence.stop()
        if self._unsealed:
            self._unsealed = False
            self._visit += 1
            self._run(_seal)

    def over(self, profile: int, field: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims of a field with what was typed since laid over them; a blank one that is not left yet has the value None."""
        typed = {put.claim: put for put in (*self._flying.values(), *self._pending.values()) if (put.profile, put.field) == (profile, field)}
        if not typed:
            return tuple(claims)
        shown = [replace(claim, value=typed[claim.id].value) if claim.id in typed else claim for claim in claims]
        known = {claim.id for claim in claims}
        shown += [Claim(put.claim, field, put.value) for put in typed.values() if put.claim not in known]
        return tuple(claim for claim in shown if claim.value is not None or (profile, claim.id) in self._pending)

    def forget(self, profile: int, claim: int) -> None:
        """Drops what was typed into a claim and is not written yet."""
        self._pending.pop((profile, claim), None)

    def _flush_text(self) -> None:
        for put in list(self._pending.values()):
            if put.value is not None:
                self._write(put)

    def _rest(self) -> None:
        """Two seconds of silence: a step, except that a blank claim waits to be left."""
        self._flush_text()
        if self._unsealed:
            self._unsealed = False
            self._visit += 1
            self._run(_seal)

    def _write(self, put: Put) -> None:
        key = (put.profile, put.claim)
        self._pending.pop(key, None)
        visit = f"typing {self._visit}"
        self._unsealed = True
        if put.claim != NAME:
            self._flying[key] = put
            self._run(values.put, put.profile, put.field, put.value, claim=put.claim, visit=visit, then=lambda _done: self._landed(key, put))
        elif put.value:
            self._flying[key] = put
            self._run(profiles.rename, put.profile, put.value, visit=visit, then=lambda _done: self._landed(key, put))

    def _landed(self, key: tuple[int, int], put: Put) -> None:
        if self._flying.get(key) is put:
            del self._flying[key]

    def _run(self, action: Any, *args: Any, then: Any = None, **kw: Any) -> None:
        def done(result: Any) -> None:
            if not isValid(self):  # the form was closed while this was on its way
                return
            self._open = max(0, self._open - 1)
            if then:
                then(result)
            if not self._open:
                self.settled.emit()

        self._open += 1
        self._session.run(action, *args, then=done, **kw)

    def _failed(self, _problem: object, kept: bool) -> None:
        """A write failed: what is kept for later stays over what the file says, what made no sense goes."""
        self._open, self._waits = 0, kept
        if not kept:
            self._flying.clear()
        self.settled.emit()

    def _state(self, state: State) -> None:
        """What had to wait is in the file after all."""
        if self._waits and state is State.SAVED:
            self._waits = False
            self._flying.clear()
            self.settled.emit()

    def _timer(self, ms: int, call: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(call)
        return timer


def _seal(book: Workbook) -> None:
    book.seal()
