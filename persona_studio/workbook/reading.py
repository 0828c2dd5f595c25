"""What may be asked of an open workbook, from any thread. What was read is kept until it changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from persona_studio.domain.faces import Portrait
from persona_studio.domain.ground import Evidence, SignOff, Source
from persona_studio.domain.profile import Claim, Profile
from persona_studio.template.manner import Manner
from persona_studio.template.model import Head, Template
from persona_studio.workbook import blobs, history, read, research, settings, templates
from persona_studio.workbook.connection import File
from persona_studio.workbook.edit import Changed
from persona_studio.workbook.lock import Holder
from persona_studio.workbook.trouble import telling

if TYPE_CHECKING:  # accounts, scores and the past are imported by who asks for them: the first form needs none
    from persona_studio.domain.committee import Committee, Link
    from persona_studio.domain.scoring.model import Account
    from persona_studio.workbook import past, scoring
    from persona_studio.workbook.accounts import Accounts

R = TypeVar("R")
OF_PROFILE = ("profile", "shares", "grounds", "signatures", "lately")
WHOLE = (("list", "profile"), ("links", "link"), ("scorecards", "scorecard"))  # readings of a whole table
OF_ACCOUNT = ("account", "rating", "shut")  # whose rows make an account
KEPT = 256  # readings kept; more would grow with the workbook


class Reading:
    """The reading half of a workbook. Every method takes the workbook's lock."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._lock = RLock()
        self._kept: dict[tuple[str, int], tuple[Any, Callable[[sqlite3.Connection], Any]]] = {}  # what was read, and how
        self._accounts: Accounts | None = None
        self._stale: dict[tuple[str, int], int] = {}  # rows of accounts that have changed since, and by which commit
        self._followed = self._elsewhere = 0  # commits followed, and the last one of another program

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def readonly(self) -> bool:
        return self._file.readonly

    @property
    def holder(self) -> Holder | None:
        """Who has the workbook open for writing, when it is somebody else."""
        return self._file.holder

    # ---- reading

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, telling(self.path):
            yield self._file.connection

    def _keep(self, what: str, id: int, read_it: Callable[[sqlite3.Connection], R]) -> R:
        """What was read is kept until it changes, so that a screen need not wait for a commit on its way to the disk."""
        known = self._kept.get((what, id))
        if known is not None:
            kept: R = known[0]
            return kept
        with self._reading() as connection:
            kept = read_it(connection)
            if len(self._kept) >= KEPT:
                self._kept.pop(next((key for key in self._kept if key[1]), (what, id)), None)  # the oldest profile; list and templates stay
            self._kept[what, id] = kept, read_it
        return kept

    def profiles(self) -> list[read.Listed]:
        """The list, in its order."""
        return list(self._keep("list", 0, self._read_list))

    def profile(self, id: int) -> Profile:
        """One profile with all its claims. Raises KeyError when there is none."""
        return self._keep("profile", id, lambda connection: self._read_profile(connection, id))

    def claims(self, id: int) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of one profile, by field."""
        return self.profile(id).claims

    def bodies(self, id: int) -> dict[str, list[tuple[int, str]]]:
        """The claims of one profile with their text as it is stored, by field, for exports."""
        with self._reading() as connection:
            return read.bodies(connection, id)

    def texts(self, id: int) -> tuple[str, Template, list[tuple[str, int, str]]]:
        """Name, template and claims (field, id, text as stored) of one profile, past what is kept for the screens; blank where there is none."""
        with self._reading() as connection:
            try:
                _id, _code, name, of, *_rest = read.profile(connection, id)
            except KeyError:
                return "", templates.missing(""), []
            bodies = read.bodies(connection, id)
            return name, self._template(of), [(field, claim, body) for field, claims in bodies.items() for claim, body in claims]

    def shares(self, id: int) -> read.Shares:
        """How full a profile is and how much of it rests on evidence. Raises KeyError when there is none."""
        return self._keep("shares", id, lambda connection: self._read_shares(connection, id))

    def grounds(self, id: int) -> Mapping[int, tuple[Evidence, ...]]:
        """What each claim of one profile stands on, by the claim's id."""
        return self._keep("grounds", id, lambda connection: research.grounds(connection, id))

    def signatures(self, id: int) -> Mapping[int, SignOff]:
        """Who signed each claim of one profile off last, by the claim's id; one whose text has changed since has lapsed."""
        return self._keep("signatures", id, lambda connection: research.signatures(connection, id))

    def sources(self) -> list[Source]:
        """Where evidence comes from, oldest first."""
        with self._reading() as connection:
            return list(research.sources(connection).values())

    def evidence(self) -> list[Evidence]:
        """All evidence, oldest first."""
        with self._reading() as connection:
            return research.evidence(connection)

    def inbox(self) -> list[Evidence]:
        """Evidence that stands under no claim yet, oldest first."""
        with self._reading() as connection:
            return research.inbox(connection)

    def cited(self) -> Mapping[int, list[tuple[int, str, int]]]:
        """Where each evidence is used: (profile, field, claim), by the evidence's id."""
        with self._reading() as connection:
            return research.cited(connection)

    def links(self) -> list[Link]:
        """All links between profiles, oldest first."""
        return list(self._keep("links", 0, research.links))

    def committee(self, icp: int) -> Committee:
        """The buying committee of an ideal customer profile."""
        from persona_studio.domain.committee import Person, committee

        return committee(icp, self.links(), {p.id: Person(p.id, p.name, p.kind, p.face) for p in self.profiles()})

    def blob(self, hash: str) -> bytes | None:
        """The content of an attached file; None when the workbook does not have it."""
        with self._reading() as connection:
            return blobs.find(connection, hash)

    def templates(self) -> dict[str, Template]:
        """The workbook's own copies of templates, by id."""
        return {id: templates.read(id, toml) for id, toml in self._tomls().items()}

    def heads(self) -> list[Head]:
        """What the workbook's own copies of templates say of themselves."""
        return [templates.head(id, toml) for id, toml in self._tomls().items()]

    def template_toml(self, id: str) -> str:
        """The text of a template. Raises KeyError when the workbook has none of that id."""
        return self._tomls()[id]

    def settings(self) -> settings.Settings:
        return self._keep("settings", 0, lambda connection: settings.read(read.settings(connection)))

    def manner(self) -> Manner:
        """How this workbook writes numbers and money."""
        return self.settings().manner

    def setting(self, id: str) -> Any:
        """What stands in a setting that only one action understands, as plain JSON; None where there is none that anyone can read."""
        with self._reading() as connection:
            return read.setting(connection, id)

    def lately(self, id: int, since: datetime) -> frozenset[str]:
        """The fields of one profile with values that were written since then."""
        return self._keep("lately", id, lambda connection: history.lately(connection, id, since))

    def history(self, profile: int | None = None, limit: int = 200) -> list[history.Entry]:
        """The newest steps, of the whole workbook or of one profile."""
        with self._reading() as connection:
            return history.history(connection, profile, limit)

    def snapshots(self) -> list[past.Snapshot]:
        """The points of the history that were given a name, newest first."""
        from persona_studio.workbook import past

        with self._reading() as connection:
            return past.snapshots(connection)

    def past(self, wanted: int | datetime | str, only: Collection[int] | None = None) -> past.Past:
        """The workbook, or some profiles of it, as it stood at a step, at a time, or at what a text means: a snapshot or a date. Raises Problem."""
        from persona_studio.workbook import past

        with self._reading() as connection:
            return past.Past(connection, past.point(connection, wanted), only, self.settings().faces)

    def _tomls(self) -> dict[str, str]:
        return self._keep("templates", 0, lambda connection: dict(read.templates(connection)))

    def _template(self, id: str) -> Template:
        toml = self._tomls().get(id)
        return templates.instead(id) if toml is None else templates.read(id, toml)

    def _read_list(self, connection: sqlite3.Connection) -> list[read.Listed]:
        tomls = self._tomls()
        policy = self.settings().faces
        return [
            read.Listed(id, code, name, of, templates.head(of, tomls.get(of, "")).kind, place, bool(retired), tier, Portrait(code, face, policy))
            for id, code, name, of, place, retired, tier, face in read.profiles(connection)
        ]

    def _read_profile(self, connection: sqlite3.Connection, id: int) -> Profile:
        _id, code, name, of, _place, _retired, tier, face = read.profile(connection, id)
        template = self._template(of)
        return Profile(id, code, name, template, read.claims(connection, id, template), tier, Portrait(code, face, self.settings().faces))

    def _read_shares(self, connection: sqlite3.Connection, id: int) -> read.Shares:
        _id, _code, name, of, *_rest = read.profile(connection, id)
        return read.shares(connection, id, name, self._template(of))

    # ---- scoring

    def scorecards(self) -> list[scoring.ListedCard]:
        """All scorecards, by profile, in their order."""
        from persona_studio.workbook import scoring

        return list(self._keep("scorecards", 0, scoring.scorecards))

    def editions(self, scorecard: int) -> list[scoring.Edition]:
        """The versions of a scorecard that were kept, oldest first."""
        from persona_studio.workbook import scoring

        with self._reading() as connection:
            return scoring.editions(connection, scorecard)

    def accounts(self) -> list[Account]:
        """All accounts in their order. The first time this takes long where there are many; afterwards only what has changed is read."""
        return list(self._accounts_now().by_id.values())

    def account(self, id: int) -> Account:
        """One account. Raises KeyError when there is none."""
        return self._accounts_now().by_id[id]

    def leftovers(self, source: int | None = None) -> list[scoring.Leftover]:
        """The rows that imports left over, of one source or of all."""
        from persona_studio.workbook import scoring

        with self._reading() as connection:
            return scoring.leftovers(connection, source)

    def mapping(self, headers: Iterable[str]) -> dict[str, Any] | None:
        """What the columns of a list with these headers meant the last time; its setting has the id `scoring.mapping_id(headers)`."""
        from persona_studio.workbook import scoring

        with self._reading() as connection:
            return scoring.mapping(connection, headers)

    def scored(self, account: int) -> list[scoring.Kept]:
        """The scores of an account that were kept, newest first."""
        from persona_studio.workbook import scoring

        with self._reading() as connection:
            return scoring.scored(connection, account)

    def _accounts_now(self) -> Accounts:
        """The accounts as they stand. They are made outside the lock; who was overtaken by another thread keeps his own."""
        from persona_studio.workbook.accounts import fetch, made

        with self._reading() as connection:
            known, stale, last = self._accounts, set(self._stale), self._followed
            if known is not None and not stale:
                return known
            fetched = fetch(connection, known, stale)
        now = made(known, fetched)
        with self._lock:
            if self._accounts is known and self._elsewhere <= last:
                self._accounts = now
                self._stale = {row: commit for row, commit in self._stale.items() if commit > last}
        return now

    # ---- following what is written

    def _follow(self, changed: Changed) -> None:
        """Drops what a commit made old."""
        self._followed += 1
        if changed.kind == "elsewhere":
            self._accounts, self._elsewhere = None, self._followed
            self._stale.clear()
        else:
            self._stale.update({(table, int(key)): self._followed for table, key in changed.rows if table in OF_ACCOUNT})
        if changed.kind == "elsewhere" or any(table in ("template", "setting") for table, _key in changed.rows):
            self._kept.clear()
        else:
            self._forget(changed)

    def _forget(self, changed: Changed) -> None:
        """Drops the readings that a commit made old. What a screen shows of the profile that is typed in is read again at once,
        while the file is ours: the screen would wait for it as long as the next commit takes."""
        tables = {table for table, _key in changed.rows}
        whole = [what for what, table in WHOLE if table in tables]
        shown = [(what, id, self._kept.pop((what, id), None)) for id in changed.profiles for what in OF_PROFILE]
        for what in whole:
            self._kept.pop((what, 0), None)
        if tables <= {"claim", "ground", "evidence"} and len(changed.profiles) == 1:
            for what, id, known in shown:
                if known is not None:
                    self._keep(what, id, known[1])
