"""Which field of one template answers the same question as which field of another."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._by_word: dict[tuple[str, bool], Line] = {}

    def take(self, at: int, template: Template) -> None:
        known = {f.id: line for f in template.fields if (line := self._same_id(f))}
        taken = {id(line) for line in known.values()}
        before: Part | None = None
        for section in template.sections:
            part = self._part(section, before)
            above: Line | None = None
            for f in section.fields:
                if f.id == "name":
                    continue
                line = known.get(f.id) or self._same_words(f, taken) or self._new(f, part, above)
                line.fields.setdefault(at, f)
                taken.add(id(line))
                self._remember(f, line)
                above = line if line in part.lines else above
            before = part

    def _same_id(self, f: Field) -> Line | None:
        return next((self._by_id[id] for id in (f.id, *f.was) if id in self._by_id), None)

    def _same_words(self, f: Field, taken: set[int]) -> Line | None:
        found = (self._by_word.get((word, f.kind.many)) for word in _words(f))
        return next((line for line in found if line is not None and id(line) not in taken), None)

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
        for word in _words(f):
            self._by_word.setdefault((word, f.kind.many), line)


def _words(f: Field) -> list[str]:
    return [word.casefold() for word in (f.label, *f.also)]
