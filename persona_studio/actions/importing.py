"""Import: what was found in files becomes profiles, all of it in one step; the same file again updates."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from persona_studio.actions import links, profiles, scorecards, settings, values
from persona_studio.actions.importing_ground import Grounds
from persona_studio.actions.naming import tidy
from persona_studio.actions.places import STEP, ordered
from persona_studio.exchange import files
from persona_studio.exchange.found import Found, normal
from persona_studio.exchange.guess import BUYER, NOTES, Guess, likely, told
from persona_studio.exchange.own_json import BLANK, Own, OwnProfile
from persona_studio.exchange.placing import Placed, noted, place
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _, ngettext
from persona_studio.template import shipped
from persona_studio.template.model import Template
from persona_studio.template.reader import read as read_template
from persona_studio.workbook.values import dump, load

if TYPE_CHECKING:
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft

# Ids like these are given anew in every file, so they name a profile only together with its name.
_COUNTED = re.compile(r"(?:persona|profile|user|buyer|customer|segment|icp|id|no|nr|p)?[-_ .#]?\d{1,6}", re.IGNORECASE)
_CODE = re.compile(r"[\w.:@-]{1,64}")


@dataclass(frozen=True)
class Incoming:
    """What files hold, before anything is written: show `headings` for checking, then `take` it."""

    template: Template
    sources: tuple[files.Source, ...]

    @property
    def count(self) -> int:
        """How many profiles there are."""
        return sum(len(s.own.profiles) if s.own else len(s.found) for s in self.sources)

    @cached_property
    def headings(self) -> dict[str, str]:
        """Their headings, in order, each with the field that is guessed for it, or "notes"."""
        guess = Guess(self.template)
        found = {piece.heading: guess.field(piece.heading) for s in self.sources for f in s.found for piece in f.pieces if piece.heading}
        return {heading: f.id if f else NOTES for heading, f in found.items()}


@dataclass(frozen=True)
class Taken:
    """One profile that an import made or brought up to date."""

    id: int
    code: str
    name: str
    new: bool


@dataclass(frozen=True)
class Went:
    """Where their heading went, in how many profiles of a file: the label of a field, or Notes."""

    file: str
    heading: str
    field: str
    label: str
    profiles: int


@dataclass(frozen=True)
class Report:
    """What an import did."""

    taken: tuple[Taken, ...]
    went: tuple[Went, ...]

    @property
    def new(self) -> int:
        return sum(t.new for t in self.taken)

    @property
    def updated(self) -> int:
        return len(self.taken) - self.new


def read(paths: Sequence[Path | str], template_id: str = "", book: Workbook | None = None) -> Incoming:
    """Reads files; nothing is written. Headings are guessed with the workbook's copy of the template where there is one.

    Without a template, the one whose words the headings are, by which the files are then read; a profile that names its own keeps to that.
    """
    incoming = _read(paths, _template(template_id or BUYER, book))
    found = [f for source in incoming.sources for f in source.found]
    if template_id or not found:
        return incoming
    ids = dict.fromkeys([BUYER, *shipped.templates(), *(book.templates() if book else ())])
    templates = [_template(id, book) for id in ids]
    unnamed = [f for f in found if not told(f, templates).template]
    best = likely(unnamed or found, templates)
    incoming = incoming if best.id == incoming.template.id else _read(paths, best)
    sources = [replace(source, found=tuple(told(f, templates) for f in source.found)) for source in incoming.sources]
    return replace(incoming, sources=tuple(sources))


def _template(id: str, book: Workbook | None) -> Template:
    return profiles.template_for(book, id) if book else shipped.templates()[id]


def _read(paths: Sequence[Path | str], template: Template) -> Incoming:
    guess = Guess(template)
    return Incoming(template, tuple(files.read(Path(path), guess) for path in paths))


def take(book: Workbook, incoming: Incoming, mapping: Mapping[str, str] | None = None) -> Report:
    """Writes what was read, as one step. `mapping` says for their headings (a whole path or its last part) which of our fields takes it, or "notes".

    Raises Problem, with nothing written, when a heading, a field or a template is not known.
    """
    chosen = _checked(incoming, mapping or {})
    count = incoming.count
    label = ngettext("Import of {count} profile", "Import of {count} profiles", count).format(count=count)
    with book.edit(label) as e:
        work = _Import(book, e, incoming, chosen)
        for source in incoming.sources:
            work.source(source)
    return Report(tuple(work.taken.values()), tuple(work.report()))


def _checked(incoming: Incoming, mapping: Mapping[str, str]) -> dict[str, str]:
    """The mapping with ids of fields."""
    guess, theirs = Guess(incoming.template), {normal(h) for heading in incoming.headings for h in (heading, heading.rpartition(" / ")[2])}
    checked = {}
    for heading, ours in mapping.items():
        if normal(heading) not in theirs:
            known = ", ".join(list(incoming.headings)[:20])
            way_out = _("They have: {known}.").format(known=known) if known else _("Only other people's files have headings to map.")
            raise Problem(_("No heading in these files is called “{heading}”.").format(heading=heading), way_out)
        id = guess.named(ours)
        if id is None:
            known = ", ".join(f.id for f in incoming.template.fields)
            raise Problem(_("“{field}” is not a field of the template.").format(field=ours), _("It has: {known}.").format(known=known))
        checked[heading] = id
    return checked


class _Import:
    """One import while its edit is open."""

    def __init__(self, book: Workbook, e: Draft, incoming: Incoming, mapping: Mapping[str, str]) -> None:
        self._e, self._incoming, self._mapping = e, incoming, mapping
        self._manner = book.manner()
        self._rows = {row["code"]: row for row in e.find("profile")}
        self._fresh = not self._rows
        self._place = max((row["place"] for row in self._rows.values()), default=0)
        self._templates: dict[str, Template] = {**book.templates()}
        self._guesses: dict[str, Guess] = {}
        self._went: Counter[tuple[str, str, str, str]] = Counter()
        self.taken: dict[str, Taken] = {}

    def report(self) -> Iterator[Went]:
        for (file, heading, field, label), count in self._went.items():
            yield Went(file, heading, field, label, count)

    def source(self, source: files.Source) -> None:
        if source.own:
            if self._fresh:
                settings.write(self._e, source.own.settings)
            for id, toml in source.own.templates.items():
                self._template(id, toml)
            grounds = Grounds(self._e, source.own)
            for profile in source.own.profiles:
                grounds.of(self._own(source.file, profile), profile)
            self._links(source.own)
        else:
            self._foreign(source)

    # ---- ours

    def _own(self, file: str, profile: OwnProfile) -> int:
        template = self._template(profile.template)
        id, new = self._profile(profile.code, profile.name, template.id)
        told = {"tier": profile.tier, "face": profile.face}
        self._e.put("profile", id=id, retired=int(profile.retired), **{column: value for column, value in told.items() if value is not None})
        for field_id, plain in profile.fields.items():
            f = template.field(field_id)
            # As it stands in the file, so that an export of it is the same again; what is no value of ours shows as unclear.
            bodies = [dump(None, value) for value in plain if value not in BLANK]
            self._fill(id, new, field_id, bodies)
            self._went[file, field_id, field_id, f.label if f else field_id] += 1
        if template.kind == profiles.ICP:
            scorecards.take(self._e, id, profile.scorecards)
        return id

    def _links(self, own: Own) -> None:
        """Links between profiles of the file; none that the window would refuse."""
        names = {row["id"]: row["name"] for row in self._e.find("profile")}
        kinds = {p.code: self._template(p.template).kind for p in own.profiles}
        for link in own.links:
            links.check(link.kind, kinds[link.subject], kinds[link.object], link.role)
            subject, object = self._rows[link.subject]["id"], self._rows[link.object]["id"]
            links.add(self._e, link.kind, subject, object, link.role, names)

    # ---- other people's

    def _foreign(self, source: files.Source) -> None:
        beside = noted(source.rest)
        if beside:
            beside = _("About the file {file}:").format(file=source.file) + "\n" + beside
        again: Counter[str] = Counter()
        for found in source.found:
            code = self._code(found, again)
            row = self._rows.get(code)
            template = self._template(row["template"] if row else found.template or self._incoming.template.id)
            guess = self._guesses.setdefault(template.id, Guess(template))
            placed = place(found, guess, self._manner, self._mapping)
            id, new = self._profile(code, placed.name, template.id)
            for field_id, items in placed.fields.items():
                f = template.field(field_id)
                self._fill(id, new, field_id, [dump(f, value) for value in items])
            self._note(id, new, template, "\n".join(text for text in (placed.notes, beside) if text))
            self._count(source.file, placed, template)
            beside = ""
        for piece in source.rest:
            self._went[source.file, piece.heading, NOTES, self._label(self._incoming.template, NOTES)] += 1

    def _code(self, found: Found, again: Counter[str]) -> str:
        """The same for the same profile in every import: its id where that says enough, else made of id and name. Twice in a file is two."""
        if found.id in self._rows or (_CODE.fullmatch(found.id) and not _COUNTED.fullmatch(found.id)):
            code = found.id
        else:
            code = _hashed(found.id, found.name)
        again[code] += 1
        return code if again[code] == 1 else _hashed(code, str(again[code]))

    def _note(self, id: int, new: bool, template: Template, text: str) -> None:
        """Adds to Notes the lines that are not there yet: what somebody wrote there stays."""
        f = template.field(NOTES)
        old = [] if new else ordered(self._e.find("claim", profile=id, field=NOTES))
        before = "\n".join(value if isinstance(value := load(f, row["body"]), str) else value.raw for row in old)
        there = set(before.split("\n"))
        lines = [line for line in text.split("\n") if line not in there]
        if any(line.strip() for line in lines):
            whole = "\n".join([before, *lines]) if before else text
            self._fill(id, new, NOTES, [dump(f, whole)])

    def _count(self, file: str, placed: Placed, template: Template) -> None:
        for heading, field_id in placed.went:
            self._went[file, heading, field_id, self._label(template, field_id)] += 1

    # ---- both

    def _profile(self, code: str, name: str, template: str) -> tuple[int, bool]:
        """The row's key, and whether it is new."""
        name = tidy(name) or _("Persona")
        row = self._rows.get(code)
        if row:
            self._e.put("profile", id=row["id"], name=name, template=template)
            id = row["id"]
        else:
            self._place += STEP
            id = self._e.put("profile", code=code, template=template, name=name, place=self._place)
            self._rows[code] = {"id": id, "code": code, "template": template}
        known = self.taken.get(code)
        self.taken[code] = Taken(id, code, name, known.new if known else row is None)
        return id, row is None

    def _fill(self, id: int, new: bool, field: str, bodies: Sequence[str]) -> None:
        if not new:
            values.replace(self._e, id, field, bodies)
            return
        for n, body in enumerate(bodies, 1):
            self._e.put("claim", profile=id, field=field, place=STEP * n, body=body)

    def _template(self, id: str, toml: str = "") -> Template:
        """The workbook's template of that id; put there from the file or from those shipped when it has none."""
        if id not in self._templates:
            text = toml or profiles.shipped_toml(id)
            self._e.put("template", id=id, toml=text)
            self._templates[id] = read_template(text, f"{id}.toml")
        return self._templates[id]

    @staticmethod
    def _label(template: Template, field_id: str) -> str:
        f = template.field(field_id)
        return f.label if f else _("Notes") if field_id == NOTES else field_id


def _hashed(*words: str) -> str:
    digest = hashlib.blake2b("\x1f".join(words).encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode().lower()
