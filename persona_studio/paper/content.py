"""What a profile has to say on a card: its values as text, in the slots that the template names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from persona_studio.domain.profile import Claim, Ground, Profile
from persona_studio.foundation.words import _, ngettext
from persona_studio.paper.boxes import CARD_BOXES, Said, Speech
from persona_studio.paper.findings import NO_PLACE, Finding
from persona_studio.template.kinds import Unclear
from persona_studio.template.model import Field, Section


@dataclass(frozen=True)
class Item:
    """One claim as it is said on paper."""

    said: Said
    ground: Ground | None = None  # None: needs no ground

    @property
    def text(self) -> str:
        return self.said.text

    @property
    def parts(self) -> str:
        return self.said.parts


@dataclass(frozen=True)
class Entry:
    """A field that has something to say."""

    field: Field
    section: Section
    items: tuple[Item, ...]

    @property
    def id(self) -> str:
        return self.field.id

    @property
    def label(self) -> str:
        return self.field.label

    @cached_property
    def joined(self) -> Item:
        """All items as one text, for slots that show a field as label over value."""
        if len(self.items) == 1 and not self.items[0].parts:
            return self.items[0]
        whole = ["; ".join(text for text in (item.text, item.parts) if text) for item in self.items]
        between = "; " if any("," in text or ";" in text for text in whole) else ", "
        return Item(Said(between.join(whole)), mixed(item.ground for item in self.items))

    @cached_property
    def heads(self) -> tuple[str, str]:
        """What stands over its statements and over their parts."""
        statements, parts = CARD_BOXES[type(self.field.kind)].heads(self.field.kind)
        return statements or self.label, parts


@dataclass(frozen=True)
class Content:
    """The entries of every slot, in the template's order, and what has no place at all."""

    slots: dict[str, tuple[Entry, ...]]
    homeless: tuple[Finding, ...]

    def of(self, slot: str) -> tuple[Entry, ...]:
        return self.slots.get(slot, ())


def mixed(grounds: Iterable[Ground | None]) -> Ground | None:
    """The ground of several claims shown under one mark: their own if they agree, else "some evidence"."""
    known = {ground for ground in grounds if ground is not None}
    if not known:
        return None
    return known.pop() if len(known) == 1 else Ground.SOME


def content(profile: Profile, speech: Speech) -> Content:
    """Reads a profile for paper; nothing of it is dropped. Sections that may be left out and have no place are found as a whole."""
    slots: dict[str, list[Entry]] = {}
    homeless: list[Finding] = []
    for section in profile.template.sections:
        without: list[Field] = []
        for field in section.fields:
            claims = () if field.id == "name" else profile.of(field.id)
            if not claims:
                continue
            if section.optional and field.card.slot == "none":
                without.append(field)
            elif field.card.slot in ("none", "name"):
                homeless.append(Finding(profile.id, field.id, field.label, NO_PLACE, items(len(claims))))
            else:
                entry = Entry(field, section, tuple(_item(field, claim, speech) for claim in claims))
                slots.setdefault(field.card.slot, []).append(entry)
        if without:
            homeless.append(of_section(profile.id, section, NO_PLACE, [(field, len(profile.of(field.id))) for field in without]))
    for id, kept in profile.kept.items():
        homeless.append(Finding(profile.id, id, _("Kept from before: {field}").format(field=id), NO_PLACE, items(len(kept))))
    return Content({slot: tuple(entries) for slot, entries in slots.items()}, tuple(homeless))


def of_section(profile: int, section: Section, what: str, fields: Sequence[tuple[Field, int]]) -> Finding:
    """One finding for all fields of a section that are not on the sheet, each with the number of its claims."""
    n = sum(count for _field, count in fields)
    amount = ngettext("{n} answer", "{n} answers", n).format(n=n)
    return Finding(profile, fields[0][0].id, section.title, what, amount, tuple(field.id for field, _count in fields))


def _item(field: Field, claim: Claim, speech: Speech) -> Item:
    ground = claim.ground if field.claim else None
    if isinstance(claim.value, Unclear):
        return Item(Said(claim.value.raw), ground)
    return Item(CARD_BOXES[type(field.kind)].says(field.kind, claim.value, speech), ground)


def items(n: int) -> str:
    return ngettext("{n} item", "{n} items", n).format(n=n)


def some_of(n: int, all: int) -> str:
    return ngettext("{n} of {all} item", "{n} of {all} items", all).format(n=n, all=all)


def words(text: str) -> str:
    """How much text it is: in words, or in characters where counting words would take long."""
    if len(text) > 100_000:
        return ngettext("{n} character", "{n} characters", len(text)).format(n=len(text))
    n = len(text.split())
    return ngettext("{n} word", "{n} words", n).format(n=n)
