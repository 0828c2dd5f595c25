"""One way in for every change: an edit is one transaction, one undo step, one entry in the history, one notice.

While one claim is typed in, the flushes of one `visit` extend the same edit. The log only grows: undo and redo are edits too.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.workbook import history, logged
from persona_studio.workbook.connection import File
from persona_studio.workbook.ids import Ids
from persona_studio.workbook.trouble import Damaged, telling

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from persona_studio.workbook.draft import Draft, Place, Row, Turned

LAST = "SELECT id, at, undo, redo FROM edit ORDER BY id DESC LIMIT 1"
STEP = 'SELECT e.id, e.label, e.below, COALESCE(e."of", e.id), r.at FROM edit e JOIN edit r ON r.id = COALESCE(e."of", e.id) WHERE e.id = :id'

RESTORE = "restore"  # the kind of a step that puts back what once was; one that would change nothing is none


@dataclass(frozen=True)
class Changed:
    """What a commit did. `rows` are (table, key); `source` is whatever the edit was given, so that a screen knows its own."""

    edit: int
    label: str
    rows: frozenset[tuple[str, int | str]] = frozenset()
    profiles: frozenset[int] = frozenset()
    kind: str = "do"  # undo, redo, record; "elsewhere": another program wrote, and no more is known
    source: Any = None


@dataclass(frozen=True)
class Step:
    """What undo or redo would turn: its name and when it was done (UTC)."""

    label: str
    at: datetime


@dataclass(frozen=True)
class Turn:
    """An undo or redo on its way: which step it turns and how the stacks stand after it."""

    kind: str
    of: int
    undo: int | None
    redo: int | None
    below: int | None


@dataclass(frozen=True)
class _Top:
    id: int
    label: str
    below: int | None
    of: int
    at: datetime


class Log:
    """The writing side of a workbook: edits, undo, redo. Its caller holds the workbook's lock."""

    def __init__(self, file: File, ids: Ids, before_first: Callable[[], None], tell: Callable[[Changed], None]) -> None:
        self._file, self._ids, self._before_first, self._tell = file, ids, before_first, tell
        self._adopted: Connection | None = None
        self._busy = False
        self.seal()
        self.reload()

    def reload(self) -> None:
        """Where the log stands; one row, however long it is."""
        self._stand(*(self._file.connection.execute(LAST).fetchone() or (0, 0, None, None)))

    def seal(self) -> None:
        """Ends the visit: what comes next is a step of its own."""
        self._visit: Hashable = None
        self._logged: dict[Place, tuple[Row | None, Row | None]] = {}  # each row as it was before the visit, and as it is
        self._about: frozenset[int] = frozenset()
        self._below: int | None = None

    def restore(self, label: str) -> AbstractContextManager[Draft]:
        """Like `edit`, for putting back what once was: the history tells it apart."""
        self.seal()
        return self.edit(label, turn=Turn(RESTORE, 0, self.last + 1, None, self._undo_top))

    @contextmanager
    def edit(self, label: str, visit: Hashable = None, source: Any = None, turn: Turn | None = None) -> Iterator[Draft]:
        """Yields a draft and writes it on leaving. An error inside drops it; an error while writing changes nothing either."""
        if self._busy:
            raise RuntimeError("an edit is already open")
        if self._file.readonly:
            raise self._file.refusal()
        self._busy = True
        try:
            draft = self._draft()
            with telling(self._file.path):
                yield draft
                changed = self._write(draft, label, visit, source, turn)
        except sqlite3.IntegrityError as error:
            if turn is None:
                raise
            raise Damaged(self._file.path) from error  # what was once there held together, so somebody wrote into the log
        finally:
            self._busy = False
        if changed:
            self._tell(changed)

    def _stand(self, last: int, at: int, undo_top: int | None, redo_top: int | None) -> None:
        self.last, self._at, self._undo_top, self._redo_top = last, at, undo_top, redo_top
        self.undo_step, self.redo_step = self._step(undo_top), self._step(redo_top)

    def _step(self, top: int | None) -> Step | None:
        found = self._top(top)
        return Step(found.label, found.at) if found else None

    def undo(self) -> str | None:
        """Turns the last step back and gives its name; None when there is none."""
        return self._turn(self._undo_top, lambda top: Turn("undo", top.of, top.below, self.last + 1, self._redo_top))

    def redo(self) -> str | None:
        """Does again what undo turned back last."""
        return self._turn(self._redo_top, lambda top: Turn("redo", top.of, self.last + 1, top.below, self._undo_top))

    def close(self) -> None:
        if self._adopted is not None:
            self._adopted.close()
            self._adopted.engine.dispose()
            self._adopted = None

    def _draft(self) -> Draft:
        from persona_studio.workbook.draft import Draft  # imports SQLModel, which opening and reading must not
        from persona_studio.workbook.statements import adopt

        if self._adopted is None:
            self._adopted = adopt(self._file.connection)
        return Draft(self._adopted, self._ids)

    def _top(self, top: int | None) -> _Top | None:
        found = self._file.connection.execute(STEP, {"id": top}).fetchone() if top else None
        if not found:
            return None
        id, label, below, of, at = found
        return _Top(id, label, below, of, history.time(at))

    def _turn(self, number: int | None, turn: Callable[[_Top], Turn]) -> str | None:
        self.seal()
        top = self._top(number)
        if top is None:
            return None
        with self.edit(top.label, turn=turn(top)) as draft:
            draft.become(self._befores(top.id))
        return top.label

    def _befores(self, edit: int) -> dict[Place, Row | None]:
        from persona_studio.workbook.statements import befores

        assert self._adopted is not None
        rows = self._adopted.execute(befores(), {"edit": edit}).all()
        shapes = logged.Shapes(self._file.connection)
        try:
            return {(table, logged.key(table, key)): shapes.row(table, key, before) for table, key, before in rows}
        except logged.Unreadable as error:
            raise Damaged(self._file.path) from error

    def _write(self, draft: Draft, label: str, visit: Hashable, source: Any, turn: Turn | None) -> Changed | None:
        turned = draft.turned()
        if not turned and not draft.records and (turn is None or turn.kind == RESTORE):
            return None
        about = draft.profiles(turned)
        more = visit is not None and visit == self._visit and not draft.records
        if turn is None:
            turn = Turn("do", 0, self.last + 1, None, self._undo_top) if turned else Turn("record", 0, self._undo_top, self._redo_top, None)
        edit = self.last if more else self.last + 1
        at = max(int(time.time() * 1000), self._at)
        known = self._logged if more else {}
        logged = known | {(t.table, t.key): (known.get((t.table, t.key), (t.before, None))[0], t.after) for t in turned}
        step = None if more else _step_row(edit, label, at, turn)
        top = self._top_of_visit(logged) if more else turn.undo
        self._commit(edit, step, draft, turned, set(known), about - self._about if more else about, top)
        if not more:
            self.seal()
            self._below = turn.below
            self._stand(edit, at, turn.undo, turn.redo)
        elif top != self._undo_top:
            self._stand(edit, at, top, self._redo_top)
        if visit is not None and not draft.records:
            self._visit = visit
            self._logged = logged
            self._about |= about
        rows = frozenset((t.table, t.key) for t in turned)
        return Changed(edit, label, rows, about, turn.kind, source)

    def _top_of_visit(self, logged: dict[Place, tuple[Row | None, Row | None]]) -> int | None:
        """What undo would turn after another flush: the visit, or what lies under it where typing has come back to how it began."""
        return self.last if any(before != after for before, after in logged.values()) else self._below

    def _commit(
        self, edit: int, step: Row | None, draft: Draft, turned: list[Turned], known: set[Place], about: frozenset[int], top: int | None
    ) -> None:
        from persona_studio.workbook.statements import insert, stand

        assert self._adopted is not None
        log = [
            {"edit": edit, "tbl": t.table, "key": str(t.key), "before": _text(t.before) if t.before else None}
            for t in turned
            if (t.table, t.key) not in known
        ]
        records = [{"id": self._ids.new("happened"), "edit": edit, "what": r.what, "claim": r.claim, "body": _text(r.body)} for r in draft.records]
        batches: list[tuple[Any, list[Row]]] = [
            (insert("edit"), [step] if step else []),
            (stand(), [{"one": edit, "top": top}] if step is None and top != self._undo_top else []),
            *_batches(turned),
            (insert("change"), log),
            (insert("touched"), [{"edit": edit, "profile": profile} for profile in sorted(about)]),
            (insert("happened"), records),
        ]
        self._before_first()
        with self._file.writing():
            self._alone()
            for statement, rows in batches:
                if rows:
                    self._adopted.execute(statement, rows)

    def _alone(self) -> None:
        """Where locks do not work, another program may have written: then this edit was made from old rows."""
        if self._file.moved_on():
            self.seal()
            self.reload()
            self._ids.saw_all(self._file.given())
            self._tell(Changed(self.last, "", kind="elsewhere"))
            raise Problem(_("{file} was changed by another program just now.").format(file=self._file.path.name), _("Try again."))


def _step_row(edit: int, label: str, at: int, turn: Turn) -> dict[str, Any]:
    return {"id": edit, "label": label, "at": at, "kind": turn.kind, "of": turn.of or None, "undo": turn.undo, "redo": turn.redo, "below": turn.below}


def _batches(turned: list[Turned]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """The statements of an edit, each with all its rows: a thousand rows cost little more than one."""
    from persona_studio.workbook.statements import delete, insert, update

    batches: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for t in turned:
        if t.after is None:
            batches[delete(t.table)].append({"one": t.key})
        elif t.before is None:
            batches[insert(t.table)].append(t.after)
        else:
            batches[update(t.table)].append({"one": t.key, **{name: value for name, value in t.after.items() if name != "id"}})
    return list(batches.items())


_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
