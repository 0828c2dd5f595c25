"""Any sequence of edits, typing, moves, deletes, undo, redo, failures and reopening leaves the file equal to a model kept beside it;
so do snapshots and the way back to them."""

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

from persona_studio.actions import prioritising, snapshots
from persona_studio.workbook.book import Workbook
from persona_studio.workbook.file import create, open_book
from tests.workbook.small import TOML

fields = st.sampled_from(["role", "pains", "gone"])
words = st.text(max_size=5).map(lambda text: "".join(c for c in text if c.isalnum()))


@dataclass
class State:
    """The facts of a workbook by their ids."""

    profiles: dict[int, tuple[str, dict[int, tuple[str, int, str]]]] = field(default_factory=dict)  # (name, claim: (field, place, value))
    links: dict[int, tuple[int, int, str]] = field(default_factory=dict)  # (subject, object, role)
    evidence: dict[int, str] = field(default_factory=dict)
    grounds: dict[int, tuple[int, int]] = field(default_factory=dict)  # (claim, evidence)

    scorecards: dict[int, tuple[int, str]] = field(default_factory=dict)  # (profile, body)
    editions: dict[int, int] = field(default_factory=dict)  # its scorecard
    accounts: dict[int, tuple[str, dict[str, int]]] = field(default_factory=dict)  # (name, ratings)
    tiers: dict[int, int] = field(default_factory=dict)  # of the profiles that have one

    def drop_claim(self, profile: int, claim: int) -> None:
        del self.profiles[profile][1][claim]
        self.grounds = {id: ground for id, ground in self.grounds.items() if ground[0] != claim}

    def drop_profile(self, profile: int) -> None:
        for claim in list(self.profiles[profile][1]):
            self.drop_claim(profile, claim)
        del self.profiles[profile]
        self.tiers.pop(profile, None)
        self.links = {id: link for id, link in self.links.items() if profile not in link[:2]}
        self.scorecards = {id: card for id, card in self.scorecards.items() if card[0] != profile}
        self.editions = {id: card for id, card in self.editions.items() if card in self.scorecards}


@dataclass
class Model:
    """What should be in the file: the present, and whole copies of it for undo and redo."""

    now: State = field(default_factory=State)
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
        self.named: list[State] = []  # the snapshots

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()

    def after(self) -> State:
        return copy.deepcopy(self.model.now)

    def done(self, after: State) -> None:
        self.model.step(after)
        self.typing = None

    def a_profile(self, n: int) -> int:
        return sorted(self.model.now.profiles)[n % len(self.model.now.profiles)]

    def claims(self) -> list[tuple[int, int]]:
        return [(profile, claim) for profile, (_name, claims) in sorted(self.model.now.profiles.items()) for claim in sorted(claims)]

    @rule(name=words)
    def new_profile(self, name: str) -> None:
        with self.book.edit("New") as e:
            id = e.put("profile", code="x", template="small", name=name)
        after = self.after()
        after.profiles[id] = (name, {})
        self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9), name=words)
    def rename(self, n: int, name: str) -> None:
        id, after = self.a_profile(n), self.after()
        with self.book.edit("Rename") as e:
            e.put("profile", id=id, name=name)
        changed = after.profiles[id][0] != name
        after.profiles[id] = (name, after.profiles[id][1])
        if changed:
            self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9))
    def delete_profile(self, n: int) -> None:
        id, after = self.a_profile(n), self.after()
        with self.book.edit("Delete") as e:
            e.remove("profile", id)
        after.drop_profile(id)
        self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9), items=st.lists(st.tuples(fields, st.integers(0, 3), words.filter(bool)), min_size=1, max_size=4))
    def paste(self, n: int, items: list[tuple[str, int, str]]) -> None:
        id, after = self.a_profile(n), self.after()
        with self.book.edit("Paste") as e:
            for name, place, value in items:
                claim = e.put("claim", profile=id, field=name, place=place, body=f'"{value}"')
                after.profiles[id][1][claim] = (name, place, value)
        self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9), start=words.filter(bool), more=st.lists(words.filter(bool), max_size=3))
    def type_new(self, n: int, start: str, more: list[str]) -> None:
        id, claim, after = self.a_profile(n), self.book.new_id("claim"), self.after()
        text = ""
        for piece in [start, *more]:
            text += piece
            with self.book.edit("Type", visit=claim) as e:
                e.put("claim", id=claim, profile=id, field="role", place=0, body=f'"{text}"')
        after.profiles[id][1][claim] = ("role", 0, text)
        self.done(after)
        self.typing = claim

    @precondition(lambda self: self.typing is not None)
    @rule(piece=words.filter(bool), seal=st.booleans())
    def type_on(self, piece: str, seal: bool) -> None:
        if seal:
            self.book.seal()
        claim = self.typing
        assert claim is not None
        (id,) = [profile for profile, (_name, claims) in self.model.now.profiles.items() if claim in claims]
        after = self.after()
        text = after.profiles[id][1][claim][2] + piece
        with self.book.edit("Type", visit=claim) as e:
            e.put("claim", id=claim, body=f'"{text}"')
        after.profiles[id][1][claim] = ("role", 0, text)
        if seal:
            self.done(after)
            self.typing = claim
        else:
            self.model.now = after

    @precondition(lambda self: self.claims())
    @rule(n=st.integers(0, 99), to=st.integers(0, 9), place=st.integers(0, 3))
    def move_claim(self, n: int, to: int, place: int) -> None:
        (old, claim), new, after = self.claims()[n % len(self.claims())], self.a_profile(to), self.after()
        name, was, value = after.profiles[old][1].pop(claim)
        after.profiles[new][1][claim] = (name, place, value)
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
        after.drop_claim(id, claim)
        self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(one=st.integers(0, 9), other=st.integers(0, 9), role=words)
    def link(self, one: int, other: int, role: str) -> None:
        subject, object, after = self.a_profile(one), self.a_profile(other), self.after()
        with self.book.edit("Link") as e:
            id = e.put("link", kind="contains", subject=subject, object=object, role=role)
        after.links[id] = (subject, object, role)
        self.done(after)

    @precondition(lambda self: self.model.now.links)
    @rule(n=st.integers(0, 9))
    def unlink(self, n: int) -> None:
        after = self.after()
        id = sorted(after.links)[n % len(after.links)]
        with self.book.edit("Unlink") as e:
            e.remove("link", id)
        del after.links[id]
        self.done(after)

    @precondition(lambda self: self.claims())
    @rule(n=st.integers(0, 99), text=words.filter(bool))
    def quote(self, n: int, text: str) -> None:
        (_profile, claim), after = self.claims()[n % len(self.claims())], self.after()
        with self.book.edit("Quote") as e:
            evidence = e.put("evidence", kind="quote", text=text)
            after.grounds[e.put("ground", claim=claim, evidence=evidence)] = (claim, evidence)
        after.evidence[evidence] = text
        self.done(after)

    @precondition(lambda self: self.model.now.evidence)
    @rule(n=st.integers(0, 9))
    def remove_evidence(self, n: int) -> None:
        after = self.after()
        id = sorted(after.evidence)[n % len(after.evidence)]
        with self.book.edit("Remove evidence") as e:
            e.remove("evidence", id)
        del after.evidence[id]
        after.grounds = {key: ground for key, ground in after.grounds.items() if ground[1] != id}
        self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9), version=st.booleans())
    def new_scorecard(self, n: int, version: bool) -> None:
        profile, after = self.a_profile(n), self.after()
        with self.book.edit("Scorecard") as e:
            card = e.put("scorecard", profile=profile, name="Fit", body="{}")
            if version:
                after.editions[e.put("edition", scorecard=card, number=1, body="{}")] = card
        after.scorecards[card] = (profile, "{}")
        self.done(after)

    @rule(names=st.lists(words, min_size=1, max_size=3))
    def new_accounts(self, names: list[str]) -> None:
        after = self.after()
        with self.book.edit("Accounts") as e:
            for name in names:
                after.accounts[e.put("account", name=name, body="{}")] = (name, {})
        self.done(after)

    @precondition(lambda self: self.model.now.accounts)
    @rule(n=st.integers(0, 9), criterion=st.sampled_from(["pain", "size"]), rating=st.none() | st.integers(1, 5))
    def rate(self, n: int, criterion: str, rating: int | None) -> None:
        from persona_studio.actions import accounts

        id, after = sorted(self.model.now.accounts)[n % len(self.model.now.accounts)], self.after()
        accounts.rate(self.book, id, criterion, rating)
        ratings = after.accounts[id][1]
        changed = ratings.get(criterion) != rating
        ratings.pop(criterion, None)
        if rating is not None:
            ratings[criterion] = rating
        if changed:
            self.done(after)

    @precondition(lambda self: self.model.now.accounts)
    @rule(n=st.integers(0, 9))
    def remove_account(self, n: int) -> None:
        id, after = sorted(self.model.now.accounts)[n % len(self.model.now.accounts)], self.after()
        with self.book.edit("Remove account") as e:
            e.remove("account", id)
        del after.accounts[id]
        self.done(after)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9), text=words.filter(bool))
    def type_and_empty(self, n: int, text: str) -> None:
        id, claim = self.a_profile(n), self.book.new_id("claim")
        with self.book.edit("Type", visit=claim) as e:
            e.put("claim", id=claim, profile=id, field="role", place=0, body=f'"{text}"')
        with self.book.edit("Type", visit=claim) as e:
            e.remove("claim", claim)
        self.book.seal()
        self.model.future, self.typing = [], None  # no step, but what was undone before it cannot be done again

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
            e.record("printed", profiles=list(self.model.now.profiles))
        self.typing = None

    @rule()
    def failing_edit(self) -> None:
        with pytest.raises(sqlite3.IntegrityError), self.book.edit("Fail") as e:
            e.put("profile", id=self.book.new_id("profile"), template="nowhere")

    @rule()
    def take_snapshot(self) -> None:
        snapshots.take(self.book, f"S{len(self.named)}")
        self.named.append(self.model.now)
        self.typing = None

    @precondition(lambda self: self.named)
    @rule(n=st.integers(0, 9))
    def look_back(self, n: int) -> None:
        n %= len(self.named)
        past, then = self.book.past(f"S{n}"), self.named[n]
        assert {p.id: p.name for p in past.profiles()} == {id: name for id, (name, _claims) in then.profiles.items()}
        assert {p.id: p.tier for p in past.profiles() if p.tier} == then.tiers
        for id, (_name, claims) in then.profiles.items():
            said = {c.id: (field, c.value) for field, items in past.profile(id).claims.items() for c in items}
            assert said == {claim: (field, value) for claim, (field, _place, value) in claims.items()}

    @precondition(lambda self: self.named)
    @rule(n=st.integers(0, 9))
    def restore_all(self, n: int) -> None:
        n %= len(self.named)
        changed = snapshots.restore(self.book, f"S{n}")
        assert bool(changed) == (self.named[n] != self.model.now)
        self.typing = None
        self.model.step(copy.deepcopy(self.named[n]))

    @precondition(lambda self: any(state.profiles for state in self.named))
    @rule(n=st.integers(0, 9), p=st.integers(0, 9))
    def restore_one(self, n: int, p: int) -> None:
        """What it says is as it was, where no other profile holds it by now; all others say what they said."""
        then = [state for state in self.named if state.profiles][n % sum(bool(state.profiles) for state in self.named)]
        id = sorted(then.profiles)[p % len(then.profiles)]
        others = {other: self.book.profile(other) for other in self.model.now.profiles if other != id}
        changed = snapshots.restore(self.book, f"S{self.named.index(then)}", [id])
        self.typing = None
        name, claims = then.profiles[id]
        found = read(self.book)
        assert found.profiles[id][0] == name
        assert found.tiers.get(id) == then.tiers.get(id)
        assert sorted(found.profiles[id][1].values()) == sorted(claims.values())
        assert {other: self.book.profile(other) for other in others} == others
        if changed:
            assert self.book.undo()
            assert read(self.book) == self.model.now
            assert self.book.redo()
            assert read(self.book) == found
            self.model.step(found)

    @precondition(lambda self: self.model.now.profiles)
    @rule(n=st.integers(0, 9), tier=st.integers(0, 3))
    def set_tier(self, n: int, tier: int) -> None:
        id, after = self.a_profile(n), self.after()
        prioritising.set_tier(self.book, id, tier)
        after.tiers.pop(id, None)
        if tier:
            after.tiers[id] = tier
        if after != self.model.now:
            self.done(after)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = open_book(self.path, backups=Path(self.folder.name) / "backups")
        self.typing = None

    @invariant()
    def equal(self) -> None:
        found = read(self.book)
        for id, (_name, claims) in found.profiles.items():
            shown = {claim.id: claim.value for items in self.book.profile(id).claims.values() for claim in items}
            assert shown == {claim: value for claim, (_field, _place, value) in claims.items()}
            for claim, evidence in self.book.grounds(id).items():
                assert sorted(e.id for e in evidence) == sorted(e for c, e in self.model.now.grounds.values() if c == claim)
        with self.book._reading() as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found == self.model.now
        assert (self.book.redo_step is not None) == bool(self.model.future)


def read(book: Workbook) -> State:
    """What is in the file."""
    found = State()
    found.tiers = {p.id: p.tier for p in book.profiles() if p.tier}
    found.links = {link.id: (link.subject, link.object, link.role) for link in book.links()}
    found.evidence = {evidence.id: evidence.text for evidence in book.evidence()}
    found.accounts = {a.id: (a.name, {id: rated.rating or 0 for id, rated in a.ratings.items()}) for a in book.accounts()}
    found.scorecards = {card.id: (card.profile, "{}") for card in book.scorecards()}
    with book._reading() as connection:
        for listed in book.profiles():
            rows = connection.execute("SELECT id, field, place, body FROM claim WHERE profile = ?", (listed.id,)).fetchall()
            found.profiles[listed.id] = (listed.name, {id: (field, place, body[1:-1]) for id, field, place, body in rows})
        found.editions = dict(connection.execute("SELECT id, scorecard FROM edition").fetchall())
        rows = connection.execute("SELECT id, claim, evidence FROM ground").fetchall()
    found.grounds = {id: (claim, evidence) for id, claim, evidence in rows}
    return found


TestModel = WorkbookMachine.TestCase
TestModel.settings = settings(
    max_examples=25, stateful_step_count=25, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)  # shrinking whole workbooks takes minutes
