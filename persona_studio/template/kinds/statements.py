"""Sentences in named parts: "When …, I want to …, so I can …"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from persona_studio.foundation.words import _
from persona_studio.template.kinds import bars
from persona_studio.template.kinds.base import Json, Kind, Unclear, clip, overlap, wanted_flaw
from persona_studio.template.kinds.words import clean
from persona_studio.template.manner import PLAIN, Manner


@dataclass(frozen=True)
class Clause:
    """One part of a sentence and the words that lead to it."""

    id: str
    label: str  # what is asked for: "Situation"
    lead: str  # the words of the sentence before it: "When"
    hint: str = ""


@dataclass(frozen=True)
class Sentence:
    """The parts of a sentence; those that are blank are not there."""

    parts: tuple[tuple[str, str], ...] = ()  # (clause id, text), in the template's order

    def part(self, id: str) -> str:
        """The text of one part, "" when blank."""
        return dict(self.parts).get(id, "")


@dataclass(frozen=True)
class Statement(Kind[Sentence]):
    """Sentences of the same parts, each a claim of its own. Typed as the sentence itself or as "part | part | part"."""

    word = "statement"
    many = True
    parts: tuple[Clause, ...] = ()
    main: str = ""  # the part that a text without bars and leads means; the first when blank
    wanted: int = 1
    noun: str = ""

    def flaw(self) -> str | None:
        ids = [part.id for part in self.parts]
        if not ids:
            return _("parts must not be empty")
        if len(set(ids)) < len(ids):
            return _("a part is there twice")
        if not all(part.label for part in self.parts):
            return _("a part has a blank label")
        if not all(part.lead for part in self.parts):
            return _("every part must have a lead")
        if self.main and self.main not in ids:
            return _("main must be one of the parts")
        return wanted_flaw(self.wanted)

    def make(self, parts: Mapping[str, str]) -> Sentence:
        """A sentence of cleaned texts; ids that the template does not name are kept, after those it names."""
        order = [p.id for p in self.parts] + sorted(set(parts) - {p.id for p in self.parts})
        cleaned = {id: bars.one_line(clean(parts.get(id, ""))) for id in order}
        return Sentence(tuple((id, text) for id, text in cleaned.items() if text))

    def parse(self, text: str, manner: Manner = PLAIN) -> Sentence | Unclear | None:
        text = clean(text)
        ids, texts = [p.id for p in self.parts], bars.split(text)
        if any(bars.one_line(more) for more in texts[len(ids) :]):  # more bars than parts
            return self._bare(text)
        if len(texts) > 1:
            sentence = self.make(dict(zip(ids, texts, strict=False)))
            return sentence if sentence.parts else None
        return self._spoken(texts[0]) or self._bare(texts[0])

    def _bare(self, text: str) -> Sentence | None:
        sentence = self.make({self.main or self.parts[0].id: text})
        return sentence if sentence.parts else None

    def _spoken(self, text: str) -> Sentence | None:
        """The parts of a whole sentence, found by all its leads in their order; None when it is not said so."""
        found: dict[str, str] = {}
        rest, said = bars.one_line(text), ""
        for part in self.parts:
            lead = re.search(rf"(?<!\w){re.escape(part.lead)}(?!\w)", rest, re.IGNORECASE)
            if not lead or (not said and lead.start()):
                return None
            if said:
                found[said] = rest[: lead.start()].rstrip(" ,")
            rest, said = rest[lead.end() :], part.id
        sentence = self.make({**found, said: rest.strip().removesuffix(".")})
        return sentence if sentence.parts else None

    def format(self, value: Sentence, manner: Manner = PLAIN) -> str:
        texts = [value.part(p.id) for p in self.parts]
        return bars.join(texts) if any(texts[1:]) else bars.join(texts[:1]) + " |"  # the bar keeps it the first part

    def plain(self, value: Sentence, manner: Manner = PLAIN) -> str:
        """The sentence as it is spoken; blank parts and their leads are left out."""
        leads = {p.id: p.lead for p in self.parts}
        return ", ".join(f"{leads[id]} {text}" if id in leads else text for id, text in value.parts)

    def dump(self, value: Sentence) -> Json:
        return dict(value.parts)

    def load(self, json: Json) -> Sentence | Unclear:
        if isinstance(json, dict) and all(isinstance(k, str) and isinstance(v, str) for k, v in json.items()):
            known = json.keys() & {p.id for p in self.parts}
            sentence = self.make(json) if known else Sentence()
        else:
            sentence = Sentence()
        return sentence if sentence.parts else Unclear(clip(json), _("This is not a sentence of the parts asked for."))

    def distance(self, a: Sentence, b: Sentence) -> float:
        return overlap(self.plain(a), self.plain(b))
