"""Which field of one template answers the same question as which field of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from persona_studio.template.model import Field, Section, Template


@dataclass
class Line:
    """One question, and the field of each template that asks it, by the template's place."""

    key: str
    label: str
    many: bool
    fields: dict[int, Field] = field(default_factory=dict)


@dataclass
class Part:
    """The lines of one section."""

    id: str
    title: str
    lines: list[Line] = field(default_factory=list)


def matched(templates: Sequence[Template]) -> list[Part]:
    """The questions of all templates in the order of the first, each once; what another template asks besides stands where it stands there.

    Two fields are the same question when they have the same id, or had it once, or when one bears the other's label or
    one of its other names and both hold one value or both hold many. The name heads its column and is no question.
    """
    table = _Table()
    for at, template in enumerate(templates):
        table.take(at, template)
    return [part for part in table.parts if part.lines]


class _Table:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._by_id: dict[str, Line] = {}
        self._by_word: dict[tuple[str, bool], list[tuple[bool, Line]]] = {}  # whether it is the label, and where

    def take(self, at: int, template: Template) -> None:
        known = self._same_ids(template)
        known |= self._same_words(template, known)
        before: Part | None = None
        for section in template.sections:
            part = self._part(section, before)
            above: Line | None = None
            for f in section.fields:
                if f.id == "name":
                    continue
                line = known.get(f.id) or self._new(f, part, above)
                line.fields[at] = f
                self._remember(f, line)
                above = line if line in part.lines else above
            before = part

    def _same_ids(self, template: Template) -> dict[str, Line]:
        """Fields of the same id, then those that had it once; each line once."""
        made = {f.id: self._by_id[f.id] for f in template.fields if f.id in self._by_id}
        taken = {id(line) for line in made.values()}
        for f in template.fields:
            line = next((self._by_id[was] for was in f.was if was in self._by_id), None)
            if f.id not in made and line is not None and id(line) not in taken:
                made[f.id] = line
                taken.add(id(line))
        return made

    def _same_words(self, template: Template, known: Mapping[str, Line]) -> dict[str, Line]:
        """Fields that only words join to a line: the same labels first, then a label that is the other's by-word, then two by-words. Each line
        once; where several are as good, the ids decide, so that it does not matter which template comes first."""
        taken = {id(line) for line in known.values()}
        wished: list[tuple[int, list[str], str, Line]] = []
        for f in template.fields:
            if f.id not in known and f.id != "name":
                for is_label, word in _words(f):
                    found = self._by_word.get((word, f.kind.many), ())
                    wished += [(2 - is_label - theirs, sorted((f.id, line.key)), f.id, line) for theirs, line in found]
        made: dict[str, Line] = {}
        for _rank, _ids, field_id, line in sorted(wished, key=lambda each: each[:2]):
            if field_id not in made and id(line) not in taken:
                made[field_id] = line
                taken.add(id(line))
        return made

    def _part(self, section: Section, before: Part | None) -> Part:
        part = next((p for p in self.parts if p.id == section.id), None)
        if part is None:
            part = Part(section.id, section.title)
            self.parts.insert(self.parts.index(before) + 1 if before else len(self.parts), part)
        return part

    def _new(self, f: Field, part: Part, above: Line | None) -> Line:
        line = Line(f.id, f.label, f.kind.many)
        at = next((n for n, other in enumerate(part.lines, 1) if other is above), len(part.lines))
        part.lines.insert(at, line)
        return line

    def _remember(self, f: Field, line: Line) -> None:
        for id in (f.id, *f.was):
            self._by_id.setdefault(id, line)
        for is_label, word in _words(f):
            self._by_word.setdefault((word, f.kind.many), []).append((is_label, line))


def _words(f: Field) -> list[tuple[bool, str]]:
    """Its label and its other names, each with whether it is the label."""
    return [(True, f.label.casefold()), *((False, word.casefold()) for word in f.also)]
