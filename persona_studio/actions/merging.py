"""Makes one profile of two, without losing what either of them says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from persona_studio.actions.naming import free_name, gone, short
from persona_studio.actions.places import STEP, ordered
from persona_studio.actions.profiles import REFERENCE, row
from persona_studio.domain.comparison.carrying import Carried, carried, mergeable
from persona_studio.domain.comparison.merging import NOTES, Choice, Choices, MergeItem, MergeRow, kept, plan
from persona_studio.foundation.problem import Problem
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Unclear
from persona_studio.template.manner import Manner
from persona_studio.template.versions import convert
from persona_studio.workbook.history import MERGED
from persona_studio.workbook.values import dump, load

if TYPE_CHECKING:
    from persona_studio.domain.profile import Profile
    from persona_studio.workbook.book import Workbook
    from persona_studio.workbook.draft import Draft
    from persona_studio.workbook.read import Listed

KEEP_ALL: Choices = {}


@dataclass(frozen=True)
class Preview:
    """What a merge will do, for whoever decides about it."""

    rows: tuple[MergeRow, ...]
    links: Carried
    named: tuple[int, ...]  # profiles that name the one that goes
    scorecards: int


def preview(book: Workbook, stays: int, goes: int) -> Preview:
    """Looks without changing anything. Raises Problem where the two cannot become one."""
    people = _checked(book, stays, goes)
    one, other = book.profile(stays), book.profile(goes)
    rows = tuple(plan(one, other, book.manner()))
    links = carried(book.links(), stays, goes, {id: p.kind for id, p in people.items()})
    with book.edit("") as e:  # an edit that only looks leaves no trace
        named = {claim["profile"] for claim in _naming(book, e, other.code)} - {stays, goes}
        return Preview(rows, links, tuple(id for id in people if id in named), len(e.find("scorecard", profile=goes)))


def merge(book: Workbook, stays: int, goes: int, choices: Choices = KEEP_ALL) -> None:
    """Brings everything of one profile into another and removes it: one step.

    Claims that are kept move with their evidence, their sign-off and their history; where both say the same, one claim stands on the
    evidence of both. Links, scorecards and whoever names the one that goes follow. Raises Problem for kinds that cannot become one.
    """
    people = _checked(book, stays, goes)
    with book.edit(_("Merge {name} into {other}").format(name=short(people[goes].name), other=short(people[stays].name))) as e:
        work = _Merge(book, e, book.profile(stays), book.profile(goes))
        for line in plan(work.stays, work.goes, book.manner()):
            work.take(line, choices.get(line.key, Choice()))
        work.write_notes()
        work.carry(carried(book.links(), stays, goes, {id: p.kind for id, p in people.items()}))
        work.rename_mentions()
        work.leave()


def _checked(book: Workbook, stays: int, goes: int) -> dict[int, Listed]:
    people = {p.id: p for p in book.profiles()}
    if stays not in people or goes not in people:
        raise gone()
    if stays == goes:
        raise Problem(_("A profile cannot be merged with itself."), _("Choose another one."))
    one, other = people[stays], people[goes]
    if not mergeable(one.kind, other.kind):
        sentence = _("{name} and {other} describe different things and cannot become one.").format(name=short(one.name), other=short(other.name))
        raise Problem(sentence, _("Merge profiles of one kind, or a buyer persona with a user persona."))
    return people


class _Merge:
    """One merge while its edit is open."""

    def __init__(self, book: Workbook, e: Draft, stays: Profile, goes: Profile) -> None:
        self._book, self._e = book, e
        self.stays, self.goes = stays, goes
        self._manner: Manner = book.manner()
        self._notes: list[str] = []  # paragraphs
        self._noted: list[int] = []  # the claims that they come from

    # ---- what both say

    def take(self, line: MergeRow, choice: Choice) -> None:
        """Puts a row as it was chosen: what stands, what goes to the notes, what is turned down."""
        stands, noted = kept(line, choice)
        if line.field is not None and line.field.id == NOTES:
            self._into_notes(stands, [item.words for item in stands])
        else:
            for item in stands:
                self._settle(line, item)
            self._into_notes(noted, [f"{self._said_by(item, line)}: {item.words}" for item in noted])
        wanted = {claim for item in (*stands, *noted) for claim in item.claims}
        for item in line.items:
            self._e.remove("claim", *(claim for claim in item.claims if claim not in wanted))

    def _settle(self, line: MergeRow, item: MergeItem) -> None:
        """One claim says it from now on: of two that say the same the one on firmer ground, with what the other stood on."""
        if item.goes is None:
            return
        here = self._e.get("claim", item.stays.claim) if item.stays else None
        if here and item.stays and item.goes.ground <= item.stays.ground:
            self._stand_on(item.stays.claim, item.goes.claim)
            self._e.remove("claim", item.goes.claim)
            return
        field = line.field.id if line.field else line.theirs.id if line.theirs else line.key
        place = here["place"] if here else self._end(field)
        body = self._body(line, item.goes.claim, item.goes.value)
        self._e.put("claim", id=item.goes.claim, profile=self.stays.id, field=field, place=place, body=body)
        if item.stays:
            self._stand_on(item.goes.claim, item.stays.claim)
            self._e.remove("claim", item.stays.claim)

    def _body(self, line: MergeRow, claim: int, value: Any) -> str:
        """A value of the one that goes as the field of the one that stays holds it; as it is written where that means the same there."""
        found = self._e.get("claim", claim)
        if found is None:
            raise gone()
        body: str = found["body"]
        f, old = line.field, self.goes.template.field(found["field"])
        if f is None or isinstance(value, Unclear) or (old is not None and old.kind == f.kind) or load(f, body) == value:
            return body
        if old is not None:
            return dump(f, convert(value, old.kind, f.kind, self._manner))
        read = f.kind.parse(str(value), self._manner)
        return dump(f, Unclear(str(value), "") if read is None else read)

    def _end(self, field: str) -> int:
        rows = self._e.find("claim", profile=self.stays.id, field=field)
        return STEP + max((int(claim["place"]) for claim in rows), default=0)

    def _stand_on(self, claim: int, other: int) -> None:
        """The evidence of another claim becomes evidence of this one."""
        known = {ground["evidence"] for ground in self._e.find("ground", claim=claim)}
        for ground in self._e.find("ground", claim=other):
            if ground["evidence"] not in known:
                self._e.put("ground", id=ground["id"], claim=claim)

    # ---- notes

    def _into_notes(self, items: Sequence[MergeItem], paragraphs: Sequence[str]) -> None:
        self._notes += paragraphs
        self._noted += [claim for item in items for claim in item.claims]

    def _said_by(self, item: MergeItem, line: MergeRow) -> str:
        who = self.stays if item.stays else self.goes
        return _("{label} ({name})").format(label=line.label, name=who.name)

    def write_notes(self) -> None:
        """One claim holds the notes of both and what lost its place, on the evidence that it had there."""
        if not self._noted:
            return
        f = self.stays.template.field(NOTES)
        body = dump(f, "\n".join(self._notes))
        own = [c.id for p in (self.stays, self.goes) for c in p.of(NOTES) if c.id in self._noted]
        claim = own[0] if own else self._book.new_id("claim")
        place = self._end(NOTES)
        self._e.put("claim", id=claim, profile=self.stays.id, field=NOTES, place=place, body=body)
        for other in self._noted:
            if other != claim:
                self._stand_on(claim, other)
                self._e.remove("claim", other)

    # ---- what hangs on the profile

    def carry(self, links: Carried) -> None:
        """Links with their new ends, and the scorecards of an ideal customer profile behind those of the one that stays."""
        self._e.remove("link", *(link.id for link in links.left))
        for link in links.moved:
            self._e.put("link", id=link.id, subject=link.subject, object=link.object)
        rows = ordered(self._e.find("scorecard", profile=self.stays.id))
        taken = [card["name"] for card in rows]
        place = max((int(card["place"]) for card in rows), default=0)
        for card in ordered(self._e.find("scorecard", profile=self.goes.id)):
            place += STEP
            taken.append(free_name(card["name"], taken))
            self._e.put("scorecard", id=card["id"], profile=self.stays.id, name=taken[-1], place=place)

    def rename_mentions(self) -> None:
        """Who named the one that goes names the one that stays, once; the one that stays does not name itself."""
        new = dump(None, self.stays.code)
        for claim in _naming(self._book, self._e, self.goes.code):
            there = self._e.find("claim", profile=claim["profile"], field=claim["field"], body=new)
            if there:
                self._stand_on(there[0]["id"], claim["id"])
            if there or claim["profile"] == self.stays.id:
                self._e.remove("claim", claim["id"])
            else:
                self._e.put("claim", id=claim["id"], body=new)
        for claim in _naming(self._book, self._e, self.stays.code):
            if claim["profile"] == self.stays.id:
                self._e.remove("claim", claim["id"])

    def leave(self) -> None:
        """The one that goes is removed; the history keeps what both were called."""
        tier, face = (row(self._e, self.goes.id)[column] for column in ("tier", "face"))
        if tier and not self.stays.tier:
            self._e.put("profile", id=self.stays.id, tier=tier)
        if face and not row(self._e, self.stays.id)["face"]:  # one that somebody chose
            self._e.put("profile", id=self.stays.id, face=face)
        self._e.remove("profile", self.goes.id)
        both: Mapping[str, Any] = {"stays": _named(self.stays), "goes": _named(self.goes)}
        self._e.record(MERGED, profiles=(self.stays.id, self.goes.id), **both)


def _named(profile: Profile) -> dict[str, Any]:
    return {"id": profile.id, "code": profile.code, "name": profile.name}


def _naming(book: Workbook, e: Draft, code: str) -> list[dict[str, Any]]:
    """The claims that name a profile by its code."""
    fields = {f.id for template in book.templates().values() for f in template.fields if f.kind.word == REFERENCE}
    return e.find("claim", field=fields, body=dump(None, code)) if fields else []
