"""From somebody else's heading to the field that claims it; what no field claims goes to Notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from persona_studio.exchange.found import SEPARATOR, Found, normal
from persona_studio.foundation.words import _
from persona_studio.template.kinds import Text
from persona_studio.template.model import Field, Template

NOTES = "notes"
BUYER = "buyer-persona"
_TITLES = {  # what people write over whole profiles
    "icp": ("icp", "ideal customer profile", "ideal company profile", "ideal customer"),
    "user": ("user persona", "end user persona", "user profile"),
    "negative": ("negative persona", "anti persona", "exclusionary persona", "not a fit"),
    "segment": ("segment", "customer segment", "behavioural segment", "behavioral segment", "user segment"),
    "buyer": ("buyer persona", "buyer profile", "customer persona"),
}
_TYPES = ("type", "kind", "persona type", "profile type", "template")  # under which they say what a profile is
_SURE, _SURER = 2.0, 1.5  # how many words more than the buyer persona another template must know, and how many times as many
_AND = re.compile(r"\s*(?:[&/,+]|\band\b|\bund\b)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")


class Guess:
    """Knows the words of one template: ids, labels, earlier ids and other people's words of its fields."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self._words: dict[str, str] = {}
        asked = [f for f in template.fields if f.id != "name"]  # the name is found before anything is placed
        own = [(word, f.id) for f in asked for word in (f.id, f.label)]
        for word, id in own + [(word, f.id) for f in asked for word in (*f.was, *f.also)]:
            self._words.setdefault(normal(word), id)

    def field(self, heading: str) -> Field | None:
        """The field that claims a path of headings: one above it that has a part of that name, the last two together, the last, or a list or
        text that stands above it."""
        id, _beneath = self._found(heading)
        return self.template.field(id) if id else None

    def beneath(self, heading: str) -> tuple[str, ...]:
        """The headings of a path below the one by which the field was found: their words belong to the text."""
        return self._found(heading)[1]

    def _found(self, heading: str) -> tuple[str | None, tuple[str, ...]]:
        parts = heading.split(SEPARATOR)
        for n in reversed(range(len(parts) - 1)):
            found = self._one(parts[n])
            if found and normal(parts[-1]) in self._parts(found):
                return found, tuple(parts[n + 1 :])
        hit = self._one(" ".join(parts[-2:])) if len(parts) > 1 else None
        if hit := hit or self._one(parts[-1]):
            return hit, ()
        for n in reversed(range(len(parts) - 1)):
            found = self._one(parts[n])
            if found and self._roomy(found):
                return found, tuple(parts[n + 1 :])
        return None, ()

    def _parts(self, id: str) -> set[str]:
        """What the parts of a field's values are called."""
        f = self.template.field(id)
        named = getattr(f.kind, "parts", ()) if f else ()
        return {normal(word) for part in named for word in (part.id, part.label)}

    def named(self, ours: str) -> str | None:
        """The id of the field that somebody names by id or label; "notes" and "name" are names too."""
        folded = ours.strip().casefold()
        for f in self.template.fields:
            if folded in (f.id.casefold(), f.label.casefold()):
                return f.id
        return NOTES if folded == NOTES else self._words.get(normal(ours))

    def _roomy(self, id: str) -> bool:
        f = self.template.field(id)
        return f is not None and (f.kind.many or isinstance(f.kind, Text))

    def _one(self, heading: str) -> str | None:
        if len(heading) > 200:
            return None
        whole = self._words.get(normal(heading)) or self._words.get(normal(_ASIDE.sub(" ", heading)))
        if whole:
            return whole
        parts = [part for part in _AND.split(_ASIDE.sub(" ", heading)) if part]
        return next((hit for part in parts if (hit := self._words.get(normal(part)))), None) if 1 < len(parts) < 5 else None


def likely(found: Iterable[Found], templates: Sequence[Template]) -> Template:
    """The template whose words the headings are; the buyer persona unless another knows clearly more of them."""
    headings = {normal(part) for f in found for piece in f.pieces for part in piece.heading.split(SEPARATOR)}
    said = (item.text for f in found for piece in f.pieces if _titles(piece.heading) for item in piece.items)
    titles = " / ".join(normal(text) for text in said if len(text) < 120)
    words = {t.id: _vocabulary(t) for t in templates}
    claimed = Counter(word for known in words.values() for word in known)
    scores = {t.id: sum(1 / claimed[word] for word in words[t.id] & headings) for t in templates}
    for t in templates:
        scores[t.id] += 3 * any(re.search(rf"\b{title}\b", titles) or title in headings for title in map(normal, _TITLES.get(t.kind, ())))
    usual = next((t for t in templates if t.id == BUYER), templates[0])
    best = max(templates, key=lambda t: (scores[t.id], t is usual))
    return best if scores[best.id] >= max(_SURE + scores[usual.id], _SURER * scores[usual.id]) else usual


def told(found: Found, templates: Sequence[Template]) -> Found:
    """The profile with the template that it names itself: `"template": "icp"`, `"kind": "User persona"`, "ICP: Acme" as its title."""
    names = {normal(word): t.id for t in reversed(templates) for word in (*_TITLES.get(t.kind, ()), t.kind, t.name, t.id)}
    for piece in found.pieces:
        text = piece.items[0].text if len(piece.items) == 1 else ""
        if normal(piece.heading) in _TYPES and normal(text) in names:
            return replace(found, template=names[normal(text)], pieces=tuple(p for p in found.pieces if p is not piece))
        if piece.heading == _("Heading") and (id := names.get(normal(re.split(r"[:–—]", text)[0]))):
            return replace(found, template=id)
    return found


def _titles(heading: str) -> bool:
    return normal(heading) in ("", normal(_("Heading")), *_TYPES)


def _vocabulary(template: Template) -> set[str]:
    """The headings that a template asks for of every profile."""
    asked = [s for s in template.sections if not s.optional]
    words = [word for s in asked for word in (s.id, s.title, s.short)]
    words += [word for s in asked for f in s.fields if f.id not in ("name", NOTES) for word in (f.id, f.label, *f.also)]
    return {normal(word) for word in words} - {"", "about"}
