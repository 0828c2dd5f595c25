"""From somebody else's heading to the field that claims it; what no field claims goes to Notes."""

from __future__ import annotations

import re

from persona_studio.exchange.found import SEPARATOR, normal
from persona_studio.template.kinds import Text
from persona_studio.template.model import Field, Template

NOTES = "notes"
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
        """The field that claims a path of headings: by the last two together, the last, or a list or text that stands above it."""
        parts = heading.split(SEPARATOR)
        hit = self._one(" ".join(parts[-2:])) if len(parts) > 1 else None
        hit = hit or self._one(parts[-1])
        for above in reversed(parts[:-1]):
            if hit:
                break
            found = self._one(above)
            hit = found if found and self._roomy(found) else None
        return self.template.field(hit) if hit else None

    def below(self, heading: str) -> str:
        """The last heading of a path where the field was found by one above it: its words belong to the text."""
        last = heading.rpartition(SEPARATOR)[2]
        two = " ".join(heading.split(SEPARATOR)[-2:])
        return "" if last == heading or self._one(last) or self._one(two) else last

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
