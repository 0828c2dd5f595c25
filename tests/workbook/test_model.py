"""Any sequence of edits, typing, moves, deletes, undo, redo, failures and reopening leaves the file equal to a model kept beside it."""

from __future__ import annotations

import copy
import sqlite3
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book
from tests.workbook.small import TOML

State = dict[int, tuple[str, dict[int, tuple[str, int, str]]]]  # profile: (name, claim: (field, place, value))

fields = st.sampled_from(["role", "pains", "gone"])
words = st.text(max_size=5).map(lambda text: "".join(c for c in text if c.isalnum()))


@dataclass
class Model:
    """What should be in the file: the present, and whole copies of it for undo and redo."""

    now: State = field(default_factory=dict)
    past: list[State] = field(default_factory=list)
    future: list[State] = field(default_factory=list)

    def step(self, after: State) -> None:
        if after != self.now:
            self.past.append(self.now)
            self.now, self.future = after, []


class WorkbookMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "a.persona"
        self.book: Workbook = create(self.path, backups=Path(self.folder.name) / "backups")
        with self.book.edit("Template") as e:
            e.put("template", id="small", toml=TOML)
        self.model = Model()
        self.typing: int | None = None  # the claim whose visit is open

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()

    def after(self) -> State:
        return copy.deepcopy(self.model.now)

    def done(self, after: State) -> None:
        self.model.step(after)
        self.typing = None

    def a_profile(self, n: int) -> int:
        return sorted(self.model.now)[n % len(self.model.now)]

    def claims(self) -> list[tuple[int, int]]:
        return [(profile, claim) for profile, (_name, claims) in sorted(self.model.now.items()) for claim in sorted(claims)]

    @rule(name=words)
    def new_profile(self, name: str) -> None:
        with self.book.edit("New") as e:
            id = e.put("profile", code="x", template="small", name=name)
        self.done({**self.after(), id: (name, {})})

    @precondition(lambda self: self.model.now)
    @rule(n=st.integers(0, 9), name=words)
    def rename(self, n: int, name: str) -> None:
        id, after = self.a_profile(n), self.after()
        with self.book.edit("Rename") as e:
            e.put("profile", id=id, name=name)
        changed = after[id][0] != name
        after[id] = (name, after[id][1])
        if changed:
            self.done(after)

    @precondition(lambda self: self.model.now)
    @rule(n=st.integers(0, 9))
    def delete_profile(self, n: int) -> None:
        id, after = self.a_profile(n), self.after()
        with self.book.edit("Delete") as e:
            e.remove("profile", id)
        del after[id]
        self.done(after)

    @precondition(lambda self: self.model.now)
    @rule(n=st.integers(0, 9), items=st.lists(st.tuples(fields, st.integers(0, 3), words.filter(bool)), min_size=1, max_size=4))
    def paste(self, n: int, items: list[tuple[str, int, str]]) -> None:
        id, after = self.a_profile(n), self.after()
        with self.book.edit("Paste") as e:
            for name, place, value in items:
                claim = e.put("claim", profile=id, field=name, place=place, body=f'"{value}"')
                after[id][1][claim] = (name, place, value)
        self.done(after)

    @precondition(lambda self: self.model.now)
    @rule(n=st.integers(0, 9), start=words.filter(bool), more=st.lists(words.filter(bool), max_size=3))
    def type_new(self, n: int, start: str, more: list[str]) -> None:
        id, claim, after = self.a_profile(n), self.book.new_id("claim"), self.after()
        text = ""
        for piece in [start, *more]:
            text += piece
            with self.book.edit("Type", visit=claim) as e:
                e.put("claim", id=claim, profile=id, field="role", place=0, body=f'"{text}"')
        after[id][1][claim] = ("role", 0, text)
        self.done(after)
        self.typing = claim

    @precondition(lambda self: self.typing is not None)
    @rule(piece=words.filter(bool), seal=st.booleans())
    def type_on(self, piece: str, seal: bool) -> None:
        if seal:
            self.book.seal()
        claim = self.typing
        assert claim is not None
        (id,) = [profile for profile, (_name, claims) in self.model.now.items() if claim in claims]
        after = self.after()
        text = after[id][1][claim][2] + piece
        with self.book.edit("Type", visit=claim) as e:
            e.put("claim", id=claim, body=f'"{text}"')
        after[id][1][claim] = ("role", 0, text)
        if seal:
            self.done(after)
            self.typing = claim
        else:
            self.model.now = after

    @precondition(lambda self: self.claims())
    @rule(n=st.integers(0, 99), to=st.integers(0, 9), place=st.integers(0, 3))
    def move_claim(self, n: int, to: int, place: int) -> None:
        (old, claim), new, after = self.claims()[n % len(self.claims())], self.a_profile(to), self.after()
        name, was, value = after[old][1].pop(claim)
        after[new][1][claim] = (name, place, value)
        with self.book.edit("Move") as e:
            e.put("claim", id=claim, profile=new, place=place)
        if (old, was) != (new, place):
            self.done(after)

    @precondition(lambda self: self.claims())
    @rule(n=st.integers(0, 99))
    def remove_claim(self, n: int) -> None:
        (id, claim), after = self.claims()[n % len(self.claims())], self.after()
        with self.book.edit("Remove") as e:
            e.remove("claim", claim)
        del after[id][1][claim]
        self.done(after)

    @rule()
    def undo(self) -> None:
        if self.model.past:
            assert self.book.undo() is not None
            self.model.future.append(self.model.now)
            self.model.now = self.model.past.pop()
            self.typing = None

    @rule()
    def redo(self) -> None:
        done = self.book.redo()
        assert (done is not None) == bool(self.model.future)
        self.typing = None
        if self.model.future:
            self.model.past.append(self.model.now)
            self.model.now = self.model.future.pop()

    @rule()
    def record(self) -> None:
        with self.book.edit("Print") as e:
            e.record("printed", profiles=list(self.model.now))
        self.typing = None

    @rule()
    def failing_edit(self) -> None:
        with pytest.raises(sqlite3.IntegrityError), self.book.edit("Fail") as e:
            e.put("profile", id=self.book.new_id("profile"), template="nowhere")

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = open_book(self.path, backups=Path(self.folder.name) / "backups")
        self.typing = None

    @invariant()
    def equal(self) -> None:
        found: State = {}
        for listed in self.book.profiles():
            with self.book._reading() as connection:
                rows = connection.execute("SELECT id, field, place, body FROM claim WHERE profile = ?", (listed.id,)).fetchall()
            found[listed.id] = (listed.name, {id: (field, place, body[1:-1]) for id, field, place, body in rows})
            profile = self.book.profile(listed.id)
            shown = {claim.id: claim.value for claims in profile.claims.values() for claim in claims}
            assert shown == {id: value for id, (_field, _place, value) in found[listed.id][1].items()}
        assert found == self.model.now
        assert (self.book.redo_step is not None) == bool(self.model.future)


TestModel = WorkbookMachine.TestCase
TestModel.settings = settings(
    max_examples=20, stateful_step_count=25, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)  # shrinking whole workbooks takes minutes
